"""Dates that the words after them settle: a quotation's by the day it was spoken, a clock's by the day beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from sanad.language.loader import Language
from sanad.records.report import Span
from sanad.text.calendar import first_day, settle_relation
from sanad.text.quotations import quotation_spans

if TYPE_CHECKING:
    from sanad.analysis.dates import TimeExpression

SPEAKING_REACH = 200
"""Characters after a quotation in which the day it was spoken stands ('... hari ini," kata Rina, Senin (6/11)')."""

DAYS_OF_SPEECH = 14
"""Days that a quotation is at most older than its report; beyond that the date after it dates something else."""

_JOINT = re.compile(r"(?:[ \u00a0]*[,(]?[ \u00a0]*(?:on|pada|hari)?[ \u00a0]*)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=[ \u00a0]+[^\W\d_a-z]|[\"”])|\n")
_DEICTIC = ("day:", "week:", "month:", "year:")


def settle_in_speech(
    text: str, language: Language, found: list[TimeExpression], block: Span, reference: date | None
) -> list[TimeExpression]:
    """The expressions of a block, those spoken ("hari ini" in a quotation) counted from the day of their utterance."""
    if not any(_is_deictic(e) for e in found) or not any(_is_dated(e) for e in found):
        return found
    quotations = quotation_spans(text, language, block.start, block.end)
    settled = []
    for e in found:
        inside = next((q for q in quotations if q.start < e.span.start < q.end), None) if _is_deictic(e) else None
        day = _day_spoken(text, found, inside, quotations, reference) if inside else None
        value = settle_relation(e.relation, day) if day and e.relation else None
        settled.append(replace(e, value=value, settled_by="text") if value else e)
    return settled


def clocks_of_next_day(text: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Times of day told before their day ("pukul 10 pagi, Senin (14/10)") on that day."""
    settled = list(found)
    for index, (clock, day) in enumerate(pairwise(found)):
        reading = clock.reading
        if reading is None or not reading.clock or not day.value or len(day.value) != 10:
            continue
        if _JOINT.fullmatch(text, clock.span.end, day.span.start) and clock.span.end < day.span.start:
            settled[index] = replace(clock, value=f"{day.value}T{reading.clock}", settled_by=day.settled_by)
    return settled


def _is_deictic(e: TimeExpression) -> bool:
    """Whether the expression counts from the day of whoever says it: "hari ini", "besok", "pekan depan"."""
    from_before = e.reading is not None and (e.reading.from_before or e.reading.clock)
    return not from_before and (e.relation or "").startswith(_DEICTIC)


def _is_dated(e: TimeExpression) -> bool:
    """Whether the expression is a weekday with its day, as the day of speaking is told: "Senin (6/11)"."""
    elements = e.form.elements
    return "weekday" in elements and bool(e.value) and bool({"daymonth", "numdate", "day"} & elements.keys())


def _day_spoken(
    text: str, found: Sequence[TimeExpression], inside: Span, quotations: Sequence[Span], reference: date | None
) -> date | None:
    """The day told after a quotation, within the sentence that tells who spoke."""
    stop = min([q.start for q in quotations if q.start >= inside.end] + [inside.end + SPEAKING_REACH])
    end = _SENTENCE_END.search(text, inside.end, stop)
    limit = end.start() if end else stop
    for e in found:
        if inside.end <= e.span.start < limit and _is_dated(e) and e.value:
            day = first_day(e.value)
            is_near = day and (reference is None or 0 <= (reference - day).days <= DAYS_OF_SPEECH)
            return day if is_near else None
    return None
