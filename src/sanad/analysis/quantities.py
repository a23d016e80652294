"""The numbers of a report that count or measure something, with their bounds and units.

    "lebih dari 10.000 pasukan" → 10000, more_than, soldiers      "Rp 1,5 triliun" → 1500000000000, exact, IDR

What merely numbers ("Pasal 17", "U-17", "Pemilu 2024", "ketiga kalinya") is no quantity, and no more are dates.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from sanad.analysis.dates_forms import DATE_KINDS, possible_starts
from sanad.analysis.dates_grammar import FIGURE
from sanad.analysis.quantities_numbers import Number, number_value, number_words
from sanad.analysis.quantities_sense import Candidate, counted_noun, counts_something
from sanad.analysis.quantities_shapes import Shapes, load_shapes, read_before
from sanad.language.loader import Language
from sanad.records.marks import Analysis, Bound, Quantity, When
from sanad.records.report import READABLE_BLOCKS, Block, Report, Span

BOUND_REACH = 48
"""Characters before a number in which its bound, a filler ("berusia") and its currency stand."""


def find_quantities(report: Report, language: Language, so_far: Analysis) -> Analysis:
    """``so_far`` with the quantities of the readable blocks; its dates tell which numbers belong to the calendar."""
    shapes = load_shapes(language)
    dates = sorted(so_far.dates, key=lambda when: when.span)
    found: list[Quantity] = []
    for block in report.blocks:
        if block.kind in READABLE_BLOCKS:
            found += _in_block(report.text, shapes, language, block, dates)
    return replace(so_far, quantities=tuple(found))


def _in_block(text: str, shapes: Shapes, language: Language, block: Block, dates: list[When]) -> list[Quantity]:
    found: list[Quantity] = []
    span, position = block.span, block.span.start
    last_count_end: int | None = None
    starts, firsts = possible_starts(text, language, DATE_KINDS)
    for index in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
        begin, first = starts[index], firsts[index]
        if begin < position or (first != FIGURE and first not in shapes.firsts):
            continue
        match = shapes.number.match(text, begin, span.end)
        if match is None:
            continue
        position = match.end()
        place = Span(*match.span())
        when = _date_at(place, dates)
        if when and when.relation is None:
            continue
        quantity = _read(text, shapes, language, block, place, when, last_count_end)
        if quantity:
            found.append(quantity)
            position = quantity.span.end
            last_count_end = position if shapes.is_count(quantity.unit_text) else None
    return found


def _date_at(place: Span, dates: list[When]) -> When | None:
    index = bisect_left(dates, place.end, key=lambda when: when.span.start) - 1
    return dates[index] if index >= 0 and dates[index].span.overlaps(place) else None


def _read(
    text: str,
    shapes: Shapes,
    language: Language,
    block: Block,
    place: Span,
    when: When | None,
    last_count_end: int | None,
) -> Quantity | None:
    """The quantity whose number stands at ``place``; ``None`` when it counts nothing or belongs to the date there."""
    span = block.span
    number = number_value(place.of(text), language)
    before = read_before(text[max(span.start, place.start - BOUND_REACH) : place.start], shapes)
    shape = shapes.after_currency if before.kind == "currency" else shapes.after
    after = shape.match(text, place.end, span.end)
    if number is None or after is None:
        return None
    bound_word = before.bound
    high = _high(after, bound_word, shapes, language)
    if high is None and after["high"]:  # what follows is another number, not the end of a range
        after = shape.match(text, place.end, after.start("dash") if after["dash"] else after.start("joint"))
        assert after is not None
    if after["factor"] and (factor := number_value(after["factor"], language)):
        number = Number(number.value * factor.value)
    if before.kind == "currency" and after["amount"]:
        number = Number(round(number.value * number_words(language).amounts[after["amount"]]))
    unit = before.leading or after["unit"]
    key, kind = shapes.key_and_kind(before.leading, after["unit"])
    if when and (kind != "time" or when.span.start > place.start):
        return None
    rest = after.end() if after[0].strip(" \u00a0-") else place.end
    has_bound = bool(bound_word or after["early"])
    candidate = Candidate(
        text, span, place, rest, number, unit, kind, has_bound, high is not None,
        block.kind == "headline", last_count_end,
    )  # fmt: skip
    if not counts_something(candidate, shapes, language):
        return None
    if unit is None and (noun := counted_noun(candidate, shapes)):
        unit, rest = noun.of(text), noun.end
        key = shapes.key_and_kind(None, unit)[0] or unit.casefold()
    bound = _bound(number, high, bound_word, after["late"] or after["early"], shapes)
    return Quantity(Span(place.start - before.length, rest), number.value, bound, key, unit, high)


def _high(after: re.Match[str], bound_word: str | None, shapes: Shapes, language: Language) -> float | int | None:
    """The upper end of a range, ``None`` where the words between the numbers do not join them."""
    if not after["high"]:
        return None
    is_between = bool(bound_word) and shapes.bounds.get(str(bound_word).casefold()) == "between"
    joint = (after["joint"] or "").casefold()
    if joint in shapes.between_words and not is_between and joint not in shapes.range_words:
        return None
    number = number_value(after["high"], language)
    return number.value if number else None


def _bound(number: Number, high: float | int | None, before: str | None, after: str | None, shapes: Shapes) -> Bound:
    if high is not None:
        return "range"
    if number.is_vague:
        return "vague"
    return shapes.bound_of(before) or shapes.bound_of(after) or "exact"
