"""Dates and times in a report, resolved to ISO 8601 from its own words, its date of publication, or left to the story.

"Jumat (29/11/2024)" → 2024-11-29        "pekan lalu" → 2024-W47       "Juni lalu" → 2024-06
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sanad.analysis.dates_context import (
    clock_phrase_start,
    first_of_days,
    is_loose_in_speech,
    is_part_of_name,
    joins_range,
    last_of_days,
    settle_here,
    week_at_beginning,
    with_direction,
)
from sanad.analysis.dates_forms import DATE_KINDS, Found, find_forms
from sanad.analysis.dates_reference import Reference, SettledBy, find_reference
from sanad.analysis.dates_speech import clocks_of_next_day, settle_in_speech
from sanad.analysis.dates_values import Reading, read_form
from sanad.language.loader import Language
from sanad.records.marks import Analysis, When
from sanad.records.report import READABLE_BLOCKS, Block, Report, Span
from sanad.text.calendar import first_day, granularity_of, settle_relation

_HEAD_BLOCKS = ("masthead", "byline")
_LONG_UNITS: dict[str, tuple[str, ...]] = {"month": ("month", "year"), "year": ("year",)}


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date, time, duration, set or vague reference in the text, before and after settling.

    ``form`` holds the words' elements and meaning; ``value`` is ISO 8601 or ``None``; ``relation`` how to settle it.
    """

    span: Span
    form: Found
    value: str | None
    relation: str | None
    settled_by: SettledBy | None
    reading: Reading | None = None


def find_dates(report: Report, language: Language, so_far: Analysis) -> Analysis:
    """``so_far`` with the report's dates.

    Those that need a day of reference take the publication date; where the report names none, the day that its own
    words count from (see ``find_reference``); where there is none, ``value`` is ``None`` and ``relation`` says what is
    missing.
    """
    blocks = [b for b in report.blocks if b.kind in READABLE_BLOCKS]
    heads = [b for b in report.blocks if b.kind in _HEAD_BLOCKS]
    reference = find_reference(report, language, blocks)
    expressions = _read_blocks(report.text, language, reference, blocks, DATE_KINDS)
    in_heads = [e for e in _read_blocks(report.text, language, reference, heads, DATE_KINDS) if _is_full(e)]
    said = [e for e in expressions if not is_loose_in_speech(report.text, e.form, language)]
    apart = [part for e in said for part in _clock_apart(e, report.text, language)]
    found = sorted((_when(e) for e in (*in_heads, *apart) if e.value or e.relation), key=lambda w: w.span)
    return replace(so_far, dates=tuple(found))


def find_time_expressions(
    text: str, language: Language, reference: str | None, *, kinds: frozenset[str] = DATE_KINDS
) -> tuple[TimeExpression, ...]:
    """Everything in ``text`` that tells time, of the ``kinds`` of the table ``date_forms``, in order.

    ``reference`` is the ISO day of publication. Durations and sets carry no value: their elements tell them.
    """
    day = first_day(reference) if reference else None
    known = Reference(day, "report", day.year if day else None)
    blocks = [Block("body", Span(m.start(), m.end())) for m in re.finditer(r"[^\n]+", text)]
    return tuple(_read_blocks(text, language, known, blocks, kinds))


def _is_full(expression: TimeExpression) -> bool:
    return bool(expression.value) and bool({"year", "numdate"} & expression.form.elements.keys())


def _clock_apart(e: TimeExpression, text: str, language: Language) -> tuple[TimeExpression, ...]:
    """A day and the time of day told after it in words ("Senin (6/11) pukul 19.50 WIB") as two; others as they are."""
    phrase = clock_phrase_start(text, e.form, language) if e.value and "T" in e.value else None
    if phrase is None or not e.value:
        return (e,)
    day = text[e.span.start : phrase].rstrip(" ,\u00a0")
    first = replace(e, span=Span(e.span.start, e.span.start + len(day)), value=e.value[:10])
    return first, replace(e, span=Span(phrase, e.span.end))


def _when(e: TimeExpression) -> When:
    granularity = granularity_of(e.value) if e.value else e.reading.granularity if e.reading else "day"
    return When(e.span, e.value, granularity, e.settled_by if e.value else "story", e.relation)


def _read_blocks(
    text: str, language: Language, reference: Reference, blocks: Iterable[Block], kinds: frozenset[str]
) -> list[TimeExpression]:
    expressions: list[TimeExpression] = []
    last_day: date | None = None  # the last day named
    event_day: date | None = None  # the last one that is not the report's own
    for block in blocks:
        has_day, first_of_block = False, len(expressions)
        longer: str | None = None  # the month or year named last, until a day is
        for found in find_forms(text, language, block.span.start, block.span.end, kinds):
            before = last_day if has_day or event_day is None else event_day
            first = first_of_days(text, found, language, block.span.start)
            if first and (opening := _read(text, language, reference, first, block.span, before)):
                expressions.append(opening)
            expression = _from_longer(found, language, longer) if longer else None
            expression = expression or _read(text, language, reference, found, block.span, before)
            if expression is None:
                continue
            if expressions and expressions[-1].span.start >= block.span.start:
                expressions[-1] = _in_range(text, language, expressions[-1], expression)
            last = last_of_days(text, found)
            if last:
                expression = replace(
                    expression, span=Span(found.start, found.start + len(text[found.start : last.start].rstrip(" -–")))
                )
            expressions.append(expression)
            if last and (closing := _read(text, language, reference, last, block.span, before)):
                expressions.append(closing)
            if expression.value and granularity_of(expression.value) in ("day", "minute"):
                last_day, has_day = first_day(expression.value), True
                event_day = last_day if last_day != reference.day else event_day
                longer = None
            elif expression.value:
                longer = expression.value
        if len(expressions) == first_of_block:
            continue
        of_block = clocks_of_next_day(text, expressions[first_of_block:])
        expressions[first_of_block:] = settle_in_speech(text, language, of_block, block.span, reference.day)
    return expressions


def _from_longer(found: Found, language: Language, before: str) -> TimeExpression | None:
    """What counts from a month or year ("in May 2020 ... three months earlier"), in units as long as that."""
    reading = read_form(found, language) if found.meaning.startswith("anchor:unit") else None
    origin = first_day(before)
    if reading is None or reading.relation is None or origin is None:
        return None
    if reading.relation.split(":")[0] not in _LONG_UNITS.get(granularity_of(before), ()):
        return None
    value = settle_relation(reading.relation, origin)
    return TimeExpression(Span(found.start, found.end), found, value, reading.relation, "text", reading)


def _in_range(text: str, language: Language, first: TimeExpression, second: TimeExpression) -> TimeExpression:
    """``first`` in the year of ``second`` where it names none and both are the ends of a range."""
    has_no_year = first.reading is not None and first.reading.is_bare and (first.relation or "").startswith("of_year:")
    last = first_day(second.value) if second.value else None
    if not has_no_year or last is None or not joins_range(text[first.span.end : second.span.start], language):
        return first
    month_day = (first.relation or "").split(":")[1]
    year = last.year - (month_day > last.isoformat()[5:])
    return replace(first, value=f"{year}-{month_day}", settled_by="text")


def _read(
    text: str, language: Language, reference: Reference, found: Found, block: Span, last_day: date | None
) -> TimeExpression | None:
    span, block_start = Span(found.start, found.end), block.start
    if found.kind not in DATE_KINDS:
        return None if found.meaning == "none" else TimeExpression(span, found, None, None, None)
    if found.meaning == "none" or is_part_of_name(text, found, language, block_start):
        return None
    found = week_at_beginning(text, found, language, block_start)
    reading = read_form(found, language)
    if reading is None:
        return TimeExpression(span, found, None, None, None)
    if reading.value:
        return TimeExpression(span, found, reading.value, None, "text", reading)
    settled_by: SettledBy = "text" if reading.from_before else reference.settled_by
    if last_day is None and (reading.from_before or (reading.clock and reference.day is None)):
        return None  # what it counts from is not told
    if reading.clock:  # a time of day belongs to the day before it
        day = last_day or reference.day
        value = f"{day.isoformat()}T{reading.clock}" if day else None
        settled_by = "text" if last_day else settled_by
        return TimeExpression(span, found, value, f"day:0@{reading.clock}", settled_by, reading)
    relation = with_direction(reading, text, found, language, block_start, reference.day)
    origin = last_day if reading.from_before else reference.day
    value = settle_here(relation, origin, found, language, reference.year)
    return TimeExpression(span, found, value, relation, settled_by, reading)
