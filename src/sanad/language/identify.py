"""Tells the language of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sanad.language.loader import available_languages, load_language

LONGEST_SAMPLE = 1500
# Fewer letters than this say too little.
FEWEST_LETTERS = 40
# So many different words of its own settle a text for a language that the model takes for a near one.
MARKERS = 3


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(text: str, *, sure: float = 0.8) -> str | None:
    """The ISO 639-1 code of ``text``'s language, ``None`` where the model is less than ``sure`` or the text too short.

    What the model gives to languages that a known one is mistaken for counts for the known one, if its own words stand in
    the text or the model prefers it.
    """
    sample = text[:LONGEST_SAMPLE]
    if sum(c.isalpha() for c in sample) < FEWEST_LETTERS:
        return None
    ranked = [(str(code), float(p)) for code, p in _identifier().rank(sample)[:4]]
    best, probability = ranked[0]
    for known in available_languages():
        near = _settings(known)[0] | {known}
        if (
            best in near
            and sum(p for code, p in ranked if code in near) >= sure
            and (best == known or _has_markers(known, sample))
        ):
            return known
    return best if probability >= sure else None


@cache
def _settings(code: str) -> tuple[frozenset[str], frozenset[str]]:
    settings = load_language(code).settings.get("identify", {})
    return frozenset(settings.get("mistaken_for", ())), frozenset(settings.get("markers", "").split())


def _has_markers(code: str, sample: str) -> bool:
    """Whether ``sample`` has words that only the language ``code`` uses."""
    return len(set(re.findall(r"[^\W\d_]+", sample.casefold())) & _settings(code)[1]) >= MARKERS
