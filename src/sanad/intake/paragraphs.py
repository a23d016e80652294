"""Cuts plain text into paragraphs, whichever way its lines were broken.

Three layouts occur: a blank line between paragraphs, one line per paragraph, and lines wrapped at a width. Only in the
last do line breaks inside a paragraph mean nothing. A text was wrapped when its lines break where the next word would
not have fitted any more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from sanad.intake.broken_lines import is_broken
from sanad.intake.dateline import find_dateline
from sanad.records.report import BlockKind, FurnitureKind, Span

# Lines wider than this are paragraphs, not the work of a mail program or an editor.
WIDEST_WRAP = 132
NARROWEST_WRAP = 40
# Share of line breaks within blocks that must stand amid a sentence where the next word no longer fitted: wrapped texts
# of 60 to 100 columns give .75 and more, one-line paragraphs under .1.
WRAPPED_SHARE = 0.5
STOPS = '.!?”"'
# A paragraph this long that ends a sentence is the report's body.
PROSE = 80
FEWEST_BREAKS = 3
SLACK = 3
# Headlines and addresses may be wider than the width the rest was wrapped at.
COMMON_WIDTH = 0.95

_LINE = re.compile(r"[^\n]+")
_NEW_PARAGRAPH = re.compile(r"[-*•·>#]\s|\d{1,2}[.)]\s|[“\"][A-Z]|[^\W\d_][\w ]{1,24}\s?:\s")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's place in the text; ``hint`` is what the page's markup says of it, ``None`` for plain text."""

    span: Span
    hint: BlockKind | None = None
    furniture: FurnitureKind | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    indent: int
    first_word: int

    @property
    def width(self) -> int:
        return self.end - self.start + self.indent


def find_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of ``text`` in order; spans leave out surrounding white space."""
    groups = _groups(text)
    width = _wrap_width(text, groups)
    spaced = 2 * sum(len(group) == 1 for group in groups) > len(groups) > 2
    begun, paragraphs = False, list[Paragraph]()
    for group in groups:
        start = group[0].start
        for line, following in zip(group, [*group[1:], None], strict=True):
            joined = following is not None and (
                _goes_on(text, line, following, width)
                if width is not None
                else is_broken(text[start : line.end], text[following.start : group[-1].end], in_body=spaced and begun)
            )
            if following is None or not joined:
                begun = begun or (line.end - start >= PROSE and text[line.end - 1] in STOPS)
                paragraphs.append(Paragraph(Span(start, line.end)))
                start = following.start if following else start
    return tuple(paragraphs)


def _groups(text: str) -> list[list[_Line]]:
    """Lines that no blank line parts."""
    groups: list[list[_Line]] = []
    previous_end = -2
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        line = _Line(start, start + len(stripped), indent, len(stripped.split(maxsplit=1)[0]))
        if match.start() == previous_end + 1 and groups:
            groups[-1].append(line)
        else:
            groups.append([line])
        previous_end = match.end()
    return groups


def _wrap_width(text: str, groups: list[list[_Line]]) -> int | None:
    """The width at which the text was wrapped; ``None`` when it was not."""
    widths = sorted(line.width for group in groups for line in group)
    width = widths[int(len(widths) * COMMON_WIDTH)] if widths else 0
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    pairs = [(a, b) for group in groups for a, b in pairwise(group)]
    full = sum(_is_full(a, b, width) and text[a.end - 1] not in STOPS for a, b in pairs)
    return width if full >= FEWEST_BREAKS and full >= WRAPPED_SHARE * len(pairs) else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    return line.width + 1 + following.first_word > width - SLACK


def _goes_on(text: str, line: _Line, following: _Line, width: int) -> bool:
    """Whether ``following`` continues the paragraph of ``line``."""
    if not _is_full(line, following, width) or following.indent > line.indent + 1:
        return False
    dateline = find_dateline(text, following.start, following.end)
    if dateline and (dateline.outlet or dateline.agency):
        return False
    opens_anew = _NEW_PARAGRAPH.match(text, following.start) is not None
    return not (opens_anew and text[line.end - 1] in '.!?”"')
