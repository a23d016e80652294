"""Numbers and dates that do not agree, told apart from growth, rounding, other scope and other units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sanad.comparison.likeness import shared_wording
from sanad.comparison.material import Material, within
from sanad.comparison.passages import OF_MONEY, Passage, is_money
from sanad.records.marks import Quantity, When
from sanad.records.report import Report, Span
from sanad.records.story import Difference, Place, Reason
from sanad.text.concepts import terms
from sanad.text.signs import changes_of, scopes_of, weekday_of

ROUNDED = 0.06
"""Two numbers nearer than this share of the larger are one, rounded."""
WEIGHTS = {"growth": 0.45, "rounding": 0.15, "bound_changed": 0.6, "other_scope": 0.3, "contradiction": 0.9}
SAME_UTTERANCE = 0.7
"""Share of words from which two passages report one utterance, so that its day must be one."""
GROWING = frozenset({"dead", "injured", "missing", "survived", "displaced", "arrested", "infected", "damaged", "loss"})
"""What is counted again and again while an event goes on."""


SAID_OF_ALL = frozenset({"aboard"})
_NUMBER = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{3})*(?![\w.,]*\d)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of one passage with what it counts."""

    passage: Passage
    quantity: Quantity
    measure: str | None

    @property
    def place(self) -> Place:
        """Where the number stands."""
        return Place(self.passage.report, self.quantity.span)

    @property
    def text(self) -> str:
        """The number as a short sign: ``>10000 soldiers``."""
        sign = {"more_than": ">", "at_least": "≥", "less_than": "<", "at_most": "≤", "about": "~", "vague": "~"}
        high = f"–{self.quantity.high:g}" if self.quantity.high is not None else ""
        unit = self.measure or self.quantity.unit_text or ""
        return f"{sign.get(self.quantity.bound, '')}{self.quantity.value:g}{high} {unit}".strip()


def find_numbers(material: Material) -> Iterator[Difference]:
    """Figures of a claim that count the same thing and are not the same."""
    by_thing: dict[str, list[Figure]] = {}
    for member in material.members:
        for thing, figure in _countable(member):
            by_thing.setdefault(thing, []).append(figure)
    for figures in by_thing.values():
        for kind, unequal in _unequal(figures, material).items():
            detail = " | ".join(f.text for f in unequal)
            reasons = (Reason(kind, WEIGHTS[kind], unequal[0].text, unequal[-1].text),)
            places = tuple(f.place for f in unequal)
            yield Difference("number", material.claim.id, places, detail, WEIGHTS[kind], reasons)


def _unequal(figures: list[Figure], material: Material) -> dict[str, list[Figure]]:
    """The figures of one thing that disagree, under the kind of their disagreement; each value once."""
    found: dict[str, list[Figure]] = {}
    for i, left in enumerate(figures):
        for right in figures[i + 1 :]:
            comparable = left.passage.report != right.passage.report or _affirmed_twice(left, right)
            if comparable and not _agree(left.quantity, right.quantity):
                found.setdefault(_why(left, right, material), []).extend((left, right))
    return {kind: _distinct(sorted(fs, key=lambda f: f.passage.at)) for kind, fs in sorted(found.items())}


def _countable(member: Passage) -> Iterator[tuple[str, Figure]]:
    """The figures of a passage whose thing is plain: one measure, or a unit that stands there once."""
    measure = _measure(member)
    units = [q.unit for q in member.figures]
    if measure and not member.figures and (bare := _bare_number(member)):
        yield measure, Figure(member, bare, measure)
    for quantity in member.figures:
        if measure and len(member.figures) == 1:
            yield measure, Figure(member, quantity, measure)
        elif quantity.unit and units.count(quantity.unit) == 1 and not member.measures:
            yield quantity.unit, Figure(member, quantity, None)


def _measure(member: Passage) -> str | None:
    """What the figure of a passage counts; who was aboard is said of all, so anything else comes first."""
    found = member.measures if len(member.measures) == 1 else member.measures - SAID_OF_ALL
    measure = next(iter(found)) if len(found) == 1 else None
    return measure if measure in OF_MONEY or not any(is_money(q) for q in member.figures) else None


def _bare_number(member: Passage) -> Quantity | None:
    """The only number of a passage that names no unit: "the death toll rose to 29"."""
    found = list(_NUMBER.finditer(member.text))
    if len(found) != 1 or len(member.spans) != 1:
        return None
    start = member.spans[0].start + found[0].start()
    value = int(re.sub(r"[.,]", "", found[0].group()))
    return Quantity(Span(start, start + len(found[0].group())), value, "exact")


def _affirmed_twice(left: Figure, right: Figure) -> bool:
    """Within one report only two named speakers can contradict each other."""
    a, b = left.passage.statement, right.passage.statement
    return bool(a and b and set(a.speakers) != set(b.speakers))


def _distinct(figures: list[Figure]) -> list[Figure]:
    """The first figure of every value and bound."""
    return list({(f.quantity.value, f.quantity.bound): f for f in reversed(figures)}.values())[::-1]


def _agree(left: Quantity, right: Quantity) -> bool:
    """Whether two figures say the same; a vague one agrees with all of its size."""
    if left.bound == "vague" or right.bound == "vague":
        low, high = sorted((left.value, right.value))
        return low > 0 and high / low < 100
    return left.value == right.value and left.bound == right.bound and left.high == right.high


def _why(left: Figure, right: Figure, material: Material) -> str:
    """What kind of disagreement it is."""
    a, b = left.quantity, right.quantity
    if a.value == b.value:
        return "bound_changed"
    if abs(a.value - b.value) <= ROUNDED * max(abs(a.value), abs(b.value)) and "about" in (a.bound, b.bound):
        return "rounding"
    days = [material.published(f.passage.report)[:10] for f in (left, right)]
    changing = left.measure in GROWING or any(_says_change(f.passage) for f in (left, right))
    if changing and all(days) and days[0] != days[1]:
        return "growth"
    return "other_scope" if _is_other_scope(left.passage, right.passage, material) else "contradiction"


def _says_change(passage: Passage) -> bool:
    """Whether a passage says itself that a number moved."""
    return changes_of(passage.language).search(passage.text) is not None


def _is_other_scope(left: Passage, right: Passage, material: Material) -> bool:
    """Whether two passages count over another time or another part, or one speaker counts two things."""
    a, b = scopes_of(left.text, left.language), scopes_of(right.text, right.language)
    if a != b:
        return True
    same = bool(left.statement and right.statement and set(left.statement.speakers) & set(right.statement.speakers))
    one, other = _uncounted(left, material), _uncounted(right, material)
    return same and bool(one - other) and bool(other - one)


def _uncounted(passage: Passage, material: Material) -> frozenset[str]:
    """The content words of a passage but for those of its numbers."""
    text = material.reports[passage.report].text
    numbers = {t.lemma for q in passage.figures for t in terms(q.span.of(text), passage.language)}
    return passage.lemmas - numbers


def find_dates(material: Material) -> Iterator[Difference]:
    """One utterance that reports set on different days."""
    dated = [(p, day) for p in material.spoken if (day := _day_of(p, material))]
    for i, (left, first) in enumerate(dated):
        for right, second in dated[i + 1 :]:
            if left.report == right.report or first.value == second.value or left.language != right.language:
                continue
            if shared_wording(left.words, right.words) >= SAME_UTTERANCE and len(left.words) > 4:
                places = (Place(left.report, first.span), Place(right.report, second.span))
                swapped = _is_swapped(first.value or "", second.value or "")
                reasons = (Reason("day_and_month_changed_round", 1.0),) if swapped else ()
                yield Difference("date", material.claim.id, places, f"{first.value} | {second.value}", 0.6, reasons)
                return


def _day_of(passage: Passage, material: Material) -> When | None:
    """The day beside the attribution of a statement: in its sentence, outside what was said."""
    statement = passage.statement
    if statement is None or statement.cue is None:
        return None
    analysis = material.analyses[passage.report]
    sentence = next((s.span for s in analysis.sentences if s.span.overlaps(statement.cue)), None)
    days = [
        d
        for d in analysis.dates
        if sentence
        and d.span.overlaps(sentence)
        and d.granularity == "day"
        and d.value
        and not within(d.span, statement.content)
    ]
    return days[0] if len(days) == 1 else None


def _is_swapped(left: str, right: str) -> bool:
    """2023-11-07 and 2023-07-11."""
    return len(left) == len(right) == 10 and left[:4] == right[:4] and left[5:7] == right[8:] and left[8:] == right[5:7]


def find_weekdays(report: Report, dates: tuple[When, ...], language: str | None) -> Iterator[Difference]:
    """Weekdays that do not fit the date written beside them."""
    for when in dates:
        if not when.value or when.granularity not in ("day", "minute") or len(when.value) < 10:
            continue
        text = report.text[max(0, when.span.start - 12) : when.span.end]
        named = weekday_of(text, language)
        written = any(c.isdigit() for c in when.span.of(report.text))
        try:
            actual = date.fromisoformat(when.value[:10]).isoweekday()
        except ValueError:
            continue
        if written and named and named != actual:
            span = Span(when.span.start, when.span.end)
            detail = f"{when.span.of(report.text)} ({when.value[:10]})"
            yield Difference("weekday_date_mismatch", None, (Place(report.id, span),), detail, 0.5)
