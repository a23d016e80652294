"""Cuts text into sentences that keep quotations whole.

Own boundary rules: a candidate is a full stop, question or exclamation mark with its closing marks; it is refused
inside a quotation, after an abbreviation or an initial, and where what follows does not look like a beginning. What is
known of a language stands in its table ``abbreviations`` and the ``[sentences]`` section of its settings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from sanad.language.loader import Language
from sanad.records.report import Span
from sanad.text.quotations import quotation_spans

__all__ = ["quotation_spans", "sentence_spans"]

_CLOSING = "\"'”’»)\\]"
_OPENING = "\"'“‘„«”(\\["
_CANDIDATE = re.compile(
    # A set of characters first, so that the search runs from one to the next.
    rf"[.!?…\n](?:(?<!\n)[.!?…]*(?P<closing>[{_CLOSING}]*)(?P<gap>[ \t\u00a0]+)(?=[{_OPENING}]*[^\W_])"
    rf"|(?<=[^\W\d_][.!?])(?=[{_OPENING}]*[A-Z][a-z])"  # the space is missing
    rf"|(?<=\n)\n*)"
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"“”'‘’,/]*$")
_NEXT_WORD = re.compile(rf"[{_OPENING}]*([^\W_]+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[a-zA-Z])")
_WORD_REACH = 24


@dataclass(frozen=True)
class _Rules:
    """``never`` ends no sentence; ``number`` none before one; ``maybe`` only before a frequent beginning."""

    never: frozenset[str]
    number: frozenset[str]
    maybe: frozenset[str]
    starters: frozenset[str]
    one_letter_words: frozenset[str]
    domains: frozenset[str]
    cue_after_quotation: re.Pattern[str]


@cache
def _rules(language: Language) -> _Rules:
    table = language.table("abbreviations")
    settings = language.settings.get("sentences", {})
    cues = "|".join(re.escape(word) for word in str(settings.get("cues_after_name", "")).split()) or r"(?!)"
    never, number, maybe = (
        frozenset(_key(row["form"]) for row in table if row["ends_sentence"] == ends)
        for ends in ("never", "number", "maybe")
    )
    return _Rules(
        never,
        number,
        maybe,
        frozenset(str(settings.get("starters", "")).split()),
        frozenset(str(settings.get("one_letter_words", "")).split()),
        frozenset(str(settings.get("domains", "")).split()),
        re.compile(rf"(?:[A-Z][\w.'’-]*\s+){{1,4}}(?:{cues})\b"),
    )


def _key(form: str) -> str:
    return form.rstrip(".").casefold()


def sentence_spans(text: str, language: Language, *, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]`` in order, without the white space between them; offsets index ``text``.

    A quotation of several sentences stays whole within the sentence that holds its cue. A line break always ends a
    sentence: give text whose wrapped lines are joined.
    """
    end = len(text) if end is None else end
    rules = _rules(language)
    quotations = quotation_spans(text, language, start, end)
    starts = [span.start for span in quotations]
    spans: list[Span] = []
    begin = start
    for match in _CANDIDATE.finditer(text, start, end):
        if opened := _opened_at_end(match, starts):
            _append(text, spans, begin, opened)
            begin = opened
            continue
        at = match.end("closing") if match["gap"] else match.start() if text[match.start()] == "\n" else match.end()
        if text[match.start()] != "\n" and (
            _is_inside(quotations, starts, at) or not _is_boundary(text, match, rules, begin, end)
        ):
            continue
        _append(text, spans, begin, at)
        begin = match.end()
    _append(text, spans, begin, end)
    return tuple(spans)


def _append(text: str, spans: list[Span], begin: int, end: int) -> None:
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    if begin < end:
        spans.append(Span(begin, end))


def _opened_at_end(match: re.Match[str], starts: list[int]) -> int | None:
    """Where a quotation begins whose mark stands glued to a sentence's end, as if it closed one there."""
    if not match["closing"]:
        return None
    index = bisect_right(starts, match.end("closing") - 1) - 1
    return starts[index] if index >= 0 and match.start("closing") <= starts[index] else None


def _is_inside(quotations: tuple[Span, ...], starts: list[int], position: int) -> bool:
    index = bisect_right(starts, position - 1) - 1
    return index >= 0 and position < quotations[index].end


def _is_boundary(text: str, match: re.Match[str], rules: _Rules, begin: int, end: int) -> bool:
    following = _NEXT_WORD.match(text, match.end(), end)
    if following is None:
        return False
    word = following[1]
    if word[0].islower() and not (_key(word) in rules.never and text[following.end() : following.end() + 1] == "."):
        return False
    if match["closing"] and match["closing"].strip(")]"):
        return not rules.cue_after_quotation.match(text, match.end(), end)
    if text[match.start()] != "." or (match["gap"] and match.start("closing") - match.start() > 1):
        return True  # "?", "!", "...": nothing is abbreviated with them
    before = _WORD_BEFORE.search(text, max(begin, match.start() - _WORD_REACH), match.start())
    stem = before[0] if before else ""
    if match["gap"] is None:
        return stem.islower() and word.casefold() not in rules.domains
    return _ends_after(stem, word, rules, is_first=not text[begin : match.start() - len(stem)].strip())


def _ends_after(stem: str, word: str, rules: _Rules, *, is_first: bool) -> bool:
    """Whether a full stop after ``stem`` ends the sentence when ``word`` follows."""
    key = stem.casefold()
    if key in rules.never or (is_first and _LIST_NUMBER.fullmatch(stem)):
        return False
    if stem in rules.one_letter_words:
        return True
    if _INITIALS.fullmatch(stem):
        return "." in stem and word in rules.starters
    if key in rules.maybe:
        return word in rules.starters
    return not (key in rules.number and word[0].isdigit())
