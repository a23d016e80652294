"""Finds quotations by their marks, also where a mark is missing, wrong or the same on both sides.

Whether a mark opens or closes is told by what stands beside it, not by its shape: newsrooms mix straight and curly
marks and often print ” on both sides. Shape decides only where the neighbours say nothing. Paragraphs are read alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from sanad.language.loader import Language
from sanad.records.report import Span

UNCLOSED_LIMIT = 320
"""Characters up to which a quotation without closing mark, opened inside a paragraph, runs to the paragraph's end. Of
2,000 quotations in whole newspaper articles 96 % are shorter; a longer rest is cut at the end of its sentence."""

UNOPENED_LIMIT = 400
"""Characters up to which a quotation without opening mark goes back to its paragraph's beginning; a longer one is taken
to be the last sentence alone."""

SINGLE_LIMIT = 400
"""Characters within which a single mark must be closed to count as a quotation: it is an apostrophe otherwise."""

_SINGLE = frozenset("'‘’‚`")
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[\"“”'‘A-Z0-9])")
_BEFORE_OPENING = frozenset("([{<—–-/:=«“‘\"'„")
_AFTER_CLOSING = frozenset(")]}>,.;:!?…—–-/")

Role = Literal["opens", "closes", "either", "none"]


class _Mark(NamedTuple):
    start: int
    end: int
    role: Role


@dataclass(frozen=True)
class _Marks:
    """The quotation marks of a language: patterns for double and single ones, and which shapes only open or close."""

    double: re.Pattern[str]
    single: re.Pattern[str]
    opening: frozenset[str]
    closing: frozenset[str]


@cache
def _marks(language: Language) -> _Marks:
    pairs = [tuple(pair) for pair in language.settings["quotes"]]
    opening, closing = {p[0] for p in pairs}, {p[1] for p in pairs}
    double = "".join(re.escape(c) for c in sorted((opening | closing) - _SINGLE))
    return _Marks(
        re.compile(rf"[{double}]|''|``"),
        re.compile(r"(?<![^\W_])['‘’`‚](?!\d0s)(?=[^\W_])"),
        frozenset(opening - closing),
        frozenset(closing - opening),
    )


def quotation_spans(text: str, language: Language, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The outermost quotations within ``text[start:end]``, marks included, in order; offsets index ``text``.

    A quotation never runs over a line break. Where the closing mark is missing it ends with its paragraph, if it began
    it or the rest is short, else with its sentence. Where the opening mark is missing it begins with the paragraph or
    after the quotation before. Apostrophes, inch marks and quotations inside quotations give no span of their own.
    """
    end = len(text) if end is None else end
    marks = _marks(language)
    spans: list[Span] = []
    for line_start, line_end in _lines(text, start, end):
        doubles = _double_quotations(text, marks, line_start, line_end)
        spans += _with_singles(text, marks, doubles, line_start, line_end)
    return tuple(spans)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if stop > start:
            lines.append((start, stop))
        start = stop + 1
    return lines


def _double_quotations(text: str, marks: _Marks, start: int, end: int) -> list[Span]:
    found = [
        _Mark(m.start(), m.end(), _role(text, m, marks, start, end)) for m in marks.double.finditer(text, start, end)
    ]
    found = [mark for mark in found if mark.role != "none"]
    spans: list[Span] = []
    opened: _Mark | None = None
    depth = 0
    for index, mark in enumerate(found):
        if opened is None:
            if mark.role == "closes" and not _opens_glued(text, found, index):
                _add_unopened(text, spans, mark, start)
            else:
                opened, depth = mark, 1
        elif mark.role == "opens":
            if _is_nested(found, index):
                depth += 1
            else:  # the closing mark before is missing
                spans.append(Span(opened.start, _unclosed_end(text, opened, start, mark.start)))
                opened, depth = mark, 1
        elif depth > 1:
            depth -= 1
        else:
            spans.append(Span(opened.start, mark.end))
            opened = None
    if opened is not None:
        spans.append(Span(opened.start, _unclosed_end(text, opened, start, end)))
    return spans


def _opens_glued(text: str, found: list[_Mark], index: int) -> bool:
    """Whether a mark that looks like a closing one opens: glued to a sentence's end, and the next mark closes too.

    So some newsrooms' systems print it: «… kata Rahmat.” Kami siap. Besok mulai,” lanjutnya.»
    """
    before = text[found[index].start - 1]
    return before in ".!?" and index + 1 < len(found) and found[index + 1].role == "closes"


def _role(text: str, match: re.Match[str], marks: _Marks, start: int, end: int) -> Role:
    """What a mark does, by its neighbours; by its shape where they leave it open."""
    before = text[match.start() - 1] if match.start() > start else " "
    after = text[match.end()] if match.end() < end else " "
    space_before, space_after = before.isspace(), after.isspace()
    if before.isdigit() and match.group() == '"' and not _closes_number(text, match.end(), end):
        return "none"
    opens = not space_after and after not in _AFTER_CLOSING and (space_before or not before.isalnum())
    closes = not space_before and before not in "([{" and (space_after or not after.isalnum())
    if opens and not closes:
        return "opens"
    if closes and not opens:
        return "closes"
    shape = match.group()
    if space_before and space_after:
        return "opens" if shape in marks.opening else "closes" if shape in marks.closing else "either"
    if space_before != space_after:
        return "opens" if space_before else "closes"
    return "opens" if shape in marks.opening else "either"


def _closes_number(text: str, position: int, end: int) -> bool:
    """Whether a straight mark after a digit can close a quotation: the text before it has opened one."""
    line = text.rfind("\n", 0, position - 1) + 1
    return text.count('"', line, position - 1) % 2 == 1


def _is_nested(found: list[_Mark], index: int) -> bool:
    """Whether an opening mark inside a quotation opens one more: both then close before anything else opens."""
    following = [mark.role for mark in found[index + 1 : index + 3]]
    return len(following) == 2 and "opens" not in following


def _unclosed_end(text: str, opened: _Mark, start: int, limit: int) -> int:
    """Where a quotation without closing mark ends."""
    rest = len(text[opened.end : limit].rstrip())
    begins_paragraph = not text[start : opened.start].strip()
    at_paragraph_end = limit >= len(text) or text[limit] == "\n" or not text[limit:].strip()
    if rest <= UNCLOSED_LIMIT or (begins_paragraph and at_paragraph_end):
        return opened.end + rest
    sentence = _SENTENCE_END.search(text, opened.end, limit)
    return sentence.end() if sentence else opened.end + rest


def _add_unopened(text: str, spans: list[Span], mark: _Mark, start: int) -> None:
    """Adds the quotation that ``mark`` closes though nothing opened it; only where a comma or full stop goes before."""
    if text[mark.start - 1] not in ",.!?…":
        return
    begin = start
    if spans:
        sentence = _SENTENCE_END.search(text, spans[-1].end, mark.start - 1)
        if sentence is None:
            return
        begin = sentence.end()
    if mark.start - begin > UNOPENED_LIMIT:
        for sentence in _SENTENCE_END.finditer(text, begin, mark.start - 1):
            begin = sentence.end()
    while begin < mark.start and text[begin].isspace():
        begin += 1
    spans.append(Span(begin, mark.end))


def _with_singles(text: str, marks: _Marks, doubles: list[Span], start: int, end: int) -> list[Span]:
    """``doubles`` and the quotations in single marks between them, in order."""
    spans: list[Span] = []
    position = start
    for double in (*doubles, Span(end, end)):
        while opening := marks.single.search(text, position, double.start):
            closing = _single_closing(text, opening.end(), min(double.start, opening.end() + SINGLE_LIMIT))
            if closing is None:
                position = opening.end()
            else:
                spans.append(Span(opening.start(), closing))
                position = closing
        if double.start < double.end:
            spans.append(double)
        position = double.end
    return spans


_SINGLE_END = re.compile(r"(?<=[^\s(\[])['’`](?![^\W_])")
_FIRM_SINGLE_END = re.compile(r"(?<=[,.!?…])['’`](?![^\W_])|(?<=[^\s(\[])['’`](?=[.,;:!?)\]]|$)")


def _single_closing(text: str, position: int, limit: int) -> int | None:
    """The end of the mark that closes a single quotation; one beside punctuation goes before a plural's apostrophe."""
    first = _SINGLE_END.search(text, position, limit)
    if first is None:
        return None
    if text[first.start() - 1] == "s":
        firm = _FIRM_SINGLE_END.search(text, first.start(), limit)
        return (firm or first).end()
    return first.end()
