"""Tells the language of a text."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sanad.language.loader import available_languages, load_language

LONGEST_SAMPLE = 1200
# Fewer letters than this say too little to the model, and fewer than that to anyone.
FEWEST_LETTERS, FEWEST_OF_ALL = 40, 8
# Texts of fewer words than this go to the known language whose words they have, where the model is not sure of another.
FEW_WORDS = 25
# Shares of a short text's words that its language's own words and its commonest words make up at least.
LEAST_OWN, LEAST_COMMON = 0.15, 0.5
# So many different words of its own settle a text for a language that the model takes for a near one.
MARKERS = 3
# Where this share of at least so many words are function words of a known language, three times as many as of any
# other, and the language has none that it is mistaken for or so many words of its own are there, the model (1.5 ms)
# need not be asked: on 136 Indonesian and English texts and 92 pages in nine languages both agree where this answers.
FEWEST_WORDS, STOP_WORDS, SURE_MARKERS = 60, 0.2, 4
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def identify(text: str, *, sure: float = 0.8) -> str | None:
    """The ISO 639-1 code of ``text``'s language, ``None`` where the model is less than ``sure`` or the text too short.

    What the model gives to languages that a known one is mistaken for counts for the known one, if its own words stand
    in the text or the model prefers it.
    """
    sample = text[:LONGEST_SAMPLE]
    words = _WORD.findall(sample[: 4 * FEWEST_LETTERS].casefold())
    letters = sum(map(len, words))
    if letters < FEWEST_LETTERS:
        return _by_few_words(sample) if letters >= FEWEST_OF_ALL else None
    if plain := _by_words(sample):
        return plain
    ranked = [(str(code), float(p)) for code, p in _identifier().rank(sample)[:4]]
    best, probability = ranked[0]
    for known in _known():
        near = _settings(known)[0] | {known}
        if (
            best in near
            and sum(p for code, p in ranked if code in near) >= sure
            and (best == known or _has_markers(known, sample))
        ):
            return known
    of_near = any(best in _settings(known)[0] for known in _known()) and len(_WORD.findall(sample)) < FEW_WORDS
    if probability < sure or of_near:
        return _by_few_words(sample) or (best if probability >= sure else None)
    return best


def _by_few_words(sample: str) -> str | None:
    """The known language that has the most of a short text's words; ``None`` where none has one, or two as many.

    Function words and words of its own count, then the commonest words.
    """
    words = set(_WORD.findall(sample.casefold()))
    for lists in (_own_words, _common_words):
        counts = sorted(((len(words & lists(code)), code) for code in _known()), reverse=True)
        share = LEAST_OWN if lists is _own_words else LEAST_COMMON
        if counts[0][0] > counts[1][0] and counts[0][0] >= share * len(words):
            return counts[0][1]
    return None


@cache
def _own_words(code: str) -> frozenset[str]:
    return _stop_words(code) | _settings(code)[1]


@cache
def _common_words(code: str) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in load_language(code).table("common_words"))


def _by_words(sample: str) -> str | None:
    """The known language that the sample's commonest words leave no doubt of, ``None`` where there is doubt."""
    words = _WORD.findall(sample.casefold())
    if len(words) < FEWEST_WORDS:
        return None
    shares = sorted(
        ((sum(w in _stop_words(code) for w in words) / len(words), code) for code in _known()), reverse=True
    )
    (best, code), others = shares[0], shares[1:]
    if best < STOP_WORDS or any(best < 3 * share for share, _ in others):
        return None
    near, markers = _settings(code)
    return code if not near or len(markers.intersection(words)) >= SURE_MARKERS else None


@cache
def _stop_words(code: str) -> frozenset[str]:
    return frozenset(load_language(code).settings.get("comparison", {}).get("stop_words", "").split())


@cache
def _known() -> tuple[str, ...]:
    return available_languages()


@cache
def _settings(code: str) -> tuple[frozenset[str], frozenset[str]]:
    settings = load_language(code).settings.get("identify", {})
    return frozenset(settings.get("mistaken_for", ())), frozenset(settings.get("markers", "").split())


def _has_markers(code: str, sample: str) -> bool:
    """Whether ``sample`` has words that only the language ``code`` uses."""
    return len(set(_WORD.findall(sample.casefold())) & _settings(code)[1]) >= MARKERS
