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
from sanad.analysis.quantities_numbers import FIGURES, Number, number_value, number_words
from sanad.analysis.quantities_sense import Candidate, counted_noun, counts_something
from sanad.analysis.quantities_shapes import Before, Shapes, load_shapes, read_before
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
        if first in shapes.one_times:
            length = _one_time(text, shapes, block, begin, first, dates)
            found += [length] if length else []
            continue
        match = shapes.number.match(text, begin, span.end)
        if match is None:
            continue
        position = match.end()
        place = Span(*match.span())
        when = _date_at(place, dates)
        if when and when.relation is None:
            continue
        quantity = _read(text, shapes, language, block, place, when, last_count_end, _follows(text, place, dates))
        if quantity:
            found.append(quantity)
            position = quantity.span.end
            last_count_end = position if shapes.is_count(quantity.unit_text) else None
    return found


def _date_at(place: Span, dates: list[When]) -> When | None:
    index = bisect_left(dates, place.end, key=lambda when: when.span.start) - 1
    return dates[index] if index >= 0 and dates[index].span.overlaps(place) else None


def _follows(text: str, place: Span, dates: list[When]) -> bool:
    """Whether a date stands before ``place``, with only a comma between."""
    if text[place.start - 2 : place.start - 1] not in (",", ")"):
        return False
    index = bisect_left(dates, place.start, key=lambda when: when.span.start) - 1
    return index >= 0 and text[dates[index].span.end : place.start].strip() in (",", "),", ")")


def _one_time(text: str, shapes: Shapes, block: Block, begin: int, form: str, dates: list[When]) -> Quantity | None:
    """A length of time with its one in the word ("selama sepekan"), no rate ("tiga kali sehari") and no date."""
    place = Span(begin, begin + len(form))
    lead = text[max(block.span.start, begin - BOUND_REACH) : begin]
    words = lead.casefold().split()
    last = words[-1] if words else ""
    following = text[place.end : place.end + 16].casefold()
    is_glued = following[:1] in ("-", "/") or lead[-1:] in ("-", "/")
    is_rate = last in shapes.rate_before or bool(following.split() and following.split()[0] in shapes.rate_after)
    if is_glued or is_rate or _date_at(place, dates):
        return None
    before = read_before(lead, shapes)
    if shapes.one_times[form] == "days" and not before.bound and last not in shapes.day_needs:
        return None  # "Sehari setelah", "Sehari ini"
    bound = shapes.bound_of(before.bound) or "exact"
    start = begin - (before.length if before.bound else 0)
    return Quantity(Span(start, place.end), 1, bound, shapes.one_times[form], place.of(text))


def _read(
    text: str,
    shapes: Shapes,
    language: Language,
    block: Block,
    place: Span,
    when: When | None,
    last_count_end: int | None,
    follows_date: bool,
) -> Quantity | None:
    """The quantity whose number stands at ``place``; ``None`` when it counts nothing or belongs to the date there."""
    span = block.span
    number = number_value(place.of(text), language)
    lead = text[max(span.start, place.start - BOUND_REACH) : place.start]
    before = read_before(lead, shapes)
    shape = shapes.after_currency if before.kind == "currency" else shapes.after
    after = shape.match(text, place.end, span.end)
    if number is None or after is None:
        return None
    if _is_vague_power(place.of(text), lead, shapes, language):
        number = number._replace(is_vague=True)
        before = before._replace(length=_vague_length(text[span.start : place.start]))
    bound_word = before.bound
    number, high = _with_range(number, place.of(text), after, before, lead, shapes, language)
    if high is None and after["high"]:  # what follows is another number, not the end of a range
        after = shape.match(text, place.end, after.start("dash") if after["dash"] else after.start("joint"))
        assert after is not None
    if high is None and bound_word and shapes.bounds.get(bound_word) == "between":  # "from 12 to 15" that is no range
        before = before._replace(bound=None, length=len(before.leading or ""))
        bound_word = None
    if after["factor"] and (factor := number_value(after["factor"], language)):
        number = Number(number.value * factor.value)
    unit = before.leading or after["unit"]
    key, kind = shapes.key_and_kind(before.leading, after["unit"])
    if kind == "time" and bound_word and _only_spans(text, span, place, before, shapes):
        before, bound_word = before._replace(bound=None, length=0), None
    if when and (kind != "time" or when.span.start > place.start):
        return None
    rest = after.end() if after[0].strip(" \u00a0-") else place.end
    has_bound = bool(bound_word or after["early"])
    candidate = Candidate(
        text, span, place, rest, number, unit, kind, has_bound, high is not None,
        block.kind == "headline", last_count_end, follows_date,
    )  # fmt: skip
    if not counts_something(candidate, shapes, language):
        return None
    if unit is None and (noun := counted_noun(candidate, shapes)):
        unit, rest = noun.of(text), noun.end
        key = shapes.key_and_kind(None, unit)[0] or unit.casefold()
    bound = _bound(number, high, bound_word, after["late"] or after["early"], shapes)
    return Quantity(Span(place.start - before.length, rest), number.value, bound, key, unit, high)


def _with_range(
    number: Number, words: str, after: re.Match[str], before: Before, lead: str, shapes: Shapes, language: Language
) -> tuple[Number, float | int | None]:
    """The number and its range's upper end, each in its scale: "2-3 miliar", "Rp 2-3 M", "$900k-$1.2m"."""
    amounts = number_words(language).amounts if before.kind == "currency" else {}
    own = Number(round(number.value * amounts[after["amount"]])) if amounts and after["amount"] else number
    if after["joint"] and _is_change(lead.rstrip().removesuffix(before.leading or ""), shapes):
        return own, None
    high = _high(after, before.bound, shapes, language)
    if high is None:
        return own, None
    low = own
    if amounts and after["high_amount"]:
        scale = amounts[after["high_amount"]]
        high, low = (
            round(high * scale),
            own if after["amount"] or words[-1].isalpha() else Number(round(number.value * scale)),
        )
    low = _scaled_as(low, words, after["high"], high, language)
    return (low, high) if high > low.value else (own, None)


def _is_change(lead: str, shapes: Shapes) -> bool:
    """Whether the number is where a change begins and the next one no end of a range: "fell from 62% to 48%"."""
    words = lead.casefold().split()
    return bool(words) and words[-1] in shapes.change_starts and not shapes.change_verbs.isdisjoint(words)


def _is_vague_power(words: str, lead: str, shapes: Shapes, language: Language) -> bool:
    """Whether a power of ten is only told as some of them: "beberapa ratus", "a few hundred"."""
    if words[0].isdigit():
        return False
    role = number_words(language).words.get(re.split("[ -]", words.casefold())[0], (0.0, ""))[1]
    before = lead.casefold().split()
    return role in ("times", "scale") and bool(before) and before[-1] in shapes.vague_before


def _vague_length(lead: str) -> int:
    """The length of the word before the number, and of the article before that ("a few ")."""
    match = re.search(r"(?:\b[aA][ \u00a0]+)?\S+[ \u00a0]+\Z", lead)
    return len(match[0]) if match else 0


def _only_spans(text: str, block: Span, place: Span, before: Before, shapes: Shapes) -> bool:
    """Whether the bound's word only tells how long something spans: "£3bn over six years"."""
    if (before.bound or "").casefold() not in shapes.spanning:
        return False
    words = text[max(block.start, place.start - before.length - BOUND_REACH) : place.start - before.length].split()
    return bool(words) and words[-1].casefold() not in shapes.spanning_kept_after


def _scaled_as(number: Number, low: str, high: str, high_value: float | int, language: Language) -> Number:
    """The low end of a range in the scale that its high end names: "2-3 miliar" begins at two thousand million."""
    figures = re.match(FIGURES, high)
    if figures is None or not low.replace(",", "").replace(".", "").isdigit():
        return number
    unscaled = number_value(figures[0], language)
    if unscaled is None or not unscaled.value or number.value > unscaled.value:
        return number
    scaled = number.value * (high_value / unscaled.value)
    return number._replace(value=int(scaled) if float(scaled).is_integer() else scaled)


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
    if number.is_vague and not number.is_rounded:
        return "vague"
    if number.is_rounded:
        return shapes.bound_of(before) or "about"
    return shapes.bound_of(before) or shapes.bound_of(after) or "exact"
