"""Finds the short names that a report introduces in brackets: "Tim Pemenangan Nasional (TPN)"."""

from __future__ import annotations

from collections.abc import Iterator

from sanad.analysis.name_lines import Line, Range

# An expansion has no more words than this.
LONGEST = 14


def find_acronyms(line: Line) -> Iterator[tuple[str, Range]]:
    """Each short name in round brackets with the tokens it stands for."""
    for j, text in enumerate(line.texts):
        if text == "(" and 0 < j < line.size - 2 and line.texts[j + 2] == ")" and _is_short_name(line, j + 1):
            start = _expansion(line, j)
            if start is not None:
                yield line.texts[j + 1], (start, j)


def _is_short_name(line: Line, i: int) -> bool:
    text = line.texts[i]
    return text[0].isupper() and text.isalpha() and 2 <= len(text) <= 12 and line.small[i] not in line.words.never


def _expansion(line: Line, end: int) -> int | None:
    """Where the words begin whose short name follows at token ``end``.

    Initials decide; where they do not fit ("Bareskrim"), the nearest word for an organisation does.
    """
    letters = line.small[end + 1]
    starts = list(_starts(line, end))
    for start in starts:
        initials = "".join(line.small[k][0] for k in range(start, end) if line.is_capital(k))
        if initials == letters and end - start > 1:
            return None if _is_person(line, start, end) else start
    heads = [s for s in starts if line.body(s) and line.small[s][0] == letters[0]]
    if heads:
        return heads[-1]
    heads = [s for s in starts if line.body(s)]
    return heads[-1] if heads and not line.texts[end + 1].isupper() else None


def _is_person(line: Line, start: int, end: int) -> bool:
    """Whether the words are a person's name, whose initials are a nickname: "Syahrul Yasin Limpo (SYL)"."""
    return not line.body(start) and not any(line.is_common(k) for k in range(start, end))


def _starts(line: Line, end: int) -> Iterator[int]:
    """The capital words before ``end``, the nearest first, as far as one name can reach."""
    k = end - 1
    while k >= 0 and end - k <= LONGEST:
        if line.is_capital(k):
            yield k
        elif line.small[k] not in line.words.body_links and line.texts[k] not in (",", "-", "/"):
            return
        k -= 1
