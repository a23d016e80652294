"""What a report itself says about words no list knows: places it names, people it names alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sanad.analysis.name_lines import Line

Words = tuple[str, ...]
CAPITALS = re.compile(rb"\x01+")
DASHES = frozenset("-–—,(")


class Evidence:
    """Gathered from all lines of one report, when it is first asked for."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    @cached_property
    def places(self) -> frozenset[Words]:
        """Runs of capital words behind "di" or "Kota", or at the head of a dateline, in small letters."""
        found = []
        for line, first, end in self._runs():
            start, before = first, line.small[first - 1] if first else ""
            while start < end and line.small[start] in line.words.place_nouns:
                start += 1
            dateline = first == 0 and end < line.size and line.texts[end] in DASHES
            if start < end and (start > first or dateline or before in line.words.place_before):
                found.append(line.small[start:end])
        return frozenset(found)

    @cached_property
    def people(self) -> frozenset[Words]:
        """Runs of two to four capital words that no word of another sort stands among, in small letters."""
        found = []
        for line, first, end in self._runs():
            plain = 1 < end - first < 5 and not any(
                line.title(k) or line.body(k) or line.facts[k].acronym or line.facts[k].never for k in range(first, end)
            )
            if plain and not (first and line.small[first - 1] in line.words.place_before):
                found.append(line.small[first:end])
        return frozenset(found)

    def _runs(self) -> Iterator[tuple[Line, int, int]]:
        for line in self._lines:
            if line.title_case:
                continue
            for run in CAPITALS.finditer(bytes(line.capital)):
                yield line, run.start(), run.end()


def place_end(line: Line, j: int) -> int | None:
    """Where an unknown place ends that begins at ``j`` with a person's name behind it: "BPBD Tanjung Rawi Ratna …"."""
    end = j
    while line.is_capital(end) and end - j < 7 and not (line.title(end) or line.match(end)):
        end += 1
    if end - j < 2 or line.evidence is None or len(line.texts[j]) == 1:
        return None
    for k in range(end - 1, j, -1):
        if line.small[j:k] in line.evidence.places:
            return k
    for k in range(j + 1, end - 1):
        if line.small[k:end] in line.evidence.people:
            return k
    return None


def given_end(line: Line, j: int) -> int | None:
    """Where the first given name stands from ``j`` on: behind two words that are none, with one more behind it."""
    end = j
    while line.is_capital(end) and end - j < 7 and not (line.title(end) or line.match(end)):
        end += 1
    for k in range(j, end):
        if line.small[k] in line.words.given:
            return k if k - j == 2 and end - k >= 2 else None
    return None
