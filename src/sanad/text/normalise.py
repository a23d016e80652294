"""Folds text so that the same name or words, written differently, compare equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_WORDS = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` without case, accents and punctuation, words parted by one space: "Kim Jong-Un" gives "kim jong un"."""
    if text.isascii():
        return " ".join(_WORDS.findall(text.lower()))
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_WORD.sub(" ", "".join(c for c in decomposed if not unicodedata.combining(c))).strip()


def key_of(kind: str, name: str) -> str:
    """The key of a source that no gazetteer knows: ``key_of("person", "Kim Jong-Un")`` gives "person:kim-jong-un"."""
    return f"{kind}:{fold(name).replace(' ', '-')}"
