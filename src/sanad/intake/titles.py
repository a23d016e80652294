"""The headline without what sites hang on it: " | Section", " - Outlet", "Halaman all"."""

from __future__ import annotations

import re

from sanad.intake.furniture import is_section_line
from sanad.intake.outlets import looks_like_outlet, squashed
from sanad.intake.words import head_words
from sanad.text.normalise import fold

FEWEST_WORDS = 3
_BAR = re.compile(r"\s+[|»]\s+|\s*\|\s*")
_DASH = re.compile(r"\s+[-–—]\s+")


def headline_length(line: str, outlets: frozenset[str] = frozenset()) -> int:
    """How many characters of ``line`` are the headline; ``outlets`` are names its page goes by (``squashed``)."""
    end = len(line)
    while (shorter := _without_page(line[:end], _without_suffix(line[:end], outlets))) < end:
        end = shorter
    return end


def bare_title(title: str) -> str:
    """A page's ``<title>`` or ``og:title`` without suffixes and odd spaces."""
    title = " ".join(title.split())
    return title[: headline_length(title)]


def _without_suffix(line: str, outlets: frozenset[str]) -> int:
    bars = list(_BAR.finditer(line))
    if bars and len(line[: bars[0].start()].split()) >= FEWEST_WORDS:
        return bars[0].start()
    dashes = list(_DASH.finditer(line))
    if dashes:
        last, suffix = dashes[-1], line[dashes[-1].end() :]
        enough = len(line[: last.start()].split()) >= FEWEST_WORDS - 1
        if enough and (
            squashed(suffix) in outlets or looks_like_outlet(suffix) or is_section_line(suffix, frozenset())
        ):
            return last.start()
    return len(line)


def _without_page(line: str, end: int) -> int:
    """Drops "Halaman all", "- Page 2" at the end."""
    words = "|".join(sorted(head_words().page, key=len, reverse=True))
    match = re.search(rf"[\s-]+(?:{words})\s+(?:all|\d+)$", line[:end], re.IGNORECASE)
    return match.start() if match else end


def same_title(left: str, right: str) -> bool:
    """Whether two headlines are one, letters, marks and a cut end ("...") aside."""
    a, b = fold(left), fold(right)
    return bool(a) and bool(b) and (a == b or (min(len(a), len(b)) >= 20 and (a.startswith(b) or b.startswith(a))))
