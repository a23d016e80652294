"""What numbers look like with their bounds, ranges, currencies and units: compiled from a language's tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sanad.analysis.quantities_numbers import FIGURES, alternatives, number_words
from sanad.language.loader import Language, load_shared
from sanad.records.marks import Bound

_GAP = "[ \u00a0]"
_BLANKS = " \u00a0"
_MARKS = '"“”‘’(),;:'
_TOKEN = re.compile(r"[^\s\"“”‘’(),;:]+")
_WORD_LISTS = (
    "vague_before", "bound_fillers", "one_not_counted", "rate_before", "rate_after", "day_needs", "spanning",
    "spanning_kept_after", "change_verbs", "change_starts", "attributes", "not_plurals",
)  # fmt: skip
_LONGEST_BOUND = 4
"""Words in the longest bound of any table."""


@dataclass(frozen=True)
class Shapes:
    """Patterns and word lists for one language.

    ``number`` matches a number that begins with a figure or one of ``firsts``; ``after`` (matched at its end) gives
    ``factor``, ``high`` of a range with ``dash`` or ``joint``, ``unit``, and a bound ``early`` or ``late``;
    ``after_currency`` also ``amount``, a scale of one letter ("Rp 5 M"). ``units`` (after a number, casefolded) and
    ``leading`` (before it) map a form to key and kind, ``bounds`` a casefolded word to its bound or "between".
    """

    number: re.Pattern[str]
    firsts: frozenset[str]
    fillers: frozenset[str]
    bounds_before: frozenset[str]
    bound_ends: frozenset[str]
    """What the last word before a number is where a bound stands there, fillers included."""
    leading_forms: tuple[str, ...]
    after: re.Pattern[str]
    after_currency: re.Pattern[str]
    idioms: re.Pattern[str]
    units: dict[str, tuple[str, str]]
    leading: dict[str, tuple[str, str]]
    bounds: dict[str, str]
    numbering: frozenset[str]
    between_words: frozenset[str]
    range_words: frozenset[str]
    ordinal_nouns: frozenset[str]
    linkers: frozenset[str]
    unit_reach: int
    zones: re.Pattern[str]
    not_nouns: frozenset[str]
    stand_ins: frozenset[str]
    coordinators: frozenset[str]
    counting_words: frozenset[str]
    verb_beginnings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    change_verbs: frozenset[str]
    change_starts: frozenset[str]
    vague_before: frozenset[str]
    bound_fillers: frozenset[str]
    one_not_counted: frozenset[str]
    counts_one: bool
    one_times: dict[str, str]
    """Units of time with their one in them ("sebulan"), with their keys."""
    rate_before: frozenset[str]
    rate_after: frozenset[str]
    day_needs: frozenset[str]
    spanning: frozenset[str]
    spanning_kept_after: frozenset[str]
    counting_phrases: tuple[str, ...]
    attributes: frozenset[str]
    plural_endings: tuple[str, ...]
    not_plurals: frozenset[str]

    def key_and_kind(self, leading: str | None, unit: str | None) -> tuple[str | None, str | None]:
        """The key and kind of what stands before a number, or else after it."""
        if leading:
            return self.leading[leading]
        return self.units.get(unit.casefold(), (None, None)) if unit else (None, None)

    def is_count(self, unit: str | None) -> bool:
        """Whether a unit counts persons or things."""
        return bool(unit) and self.units.get(str(unit).casefold(), ("", ""))[1] == "count"

    def bound_of(self, word: str | None) -> Bound | None:
        """The bound that a word sets, ``None`` for none and for the first word of "between … and …"."""
        found = self.bounds.get(word.casefold()) if word else None
        return None if found in (None, "between") else found  # type: ignore[return-value]


@cache
def load_shapes(language: Language) -> Shapes:
    """The shapes of a language, from its tables ``numbers``, ``bounds``, ``units`` and the shared ``currencies``."""
    settings = language.settings["quantities"]
    words = number_words(language)
    number = rf"(?:(?:{FIGURES})(?:{_GAP}?{words.scales}\b)*|{words.run})"
    bounds = language.table("bounds")
    rows = language.table("units")
    units = {row["form"].casefold(): (row["key"], row["kind"]) for row in rows if row["kind"] != "prefix"}
    leading = {row["form"]: (row["key"], "currency") for row in load_shared("currencies")}
    currency = f"(?-i:{alternatives(leading)})"
    for row in rows:
        if row["kind"] == "prefix":
            leading[row["form"]] = leading[row["form"][0].upper() + row["form"][1:]] = (row["key"], "prefix")
    unit = _words(form for form, (_, kind) in units.items() if kind != "one_time")
    joints = alternatives((*settings["range_words"], *settings["between_words"]))
    trailing = _words(row["form"] for row in bounds if row["place"] == "after")
    after = (
        rf"(?:{_GAP}?[x×]{_GAP}?(?P<factor>\d+)\b)?(?:{_GAP}?(?P<early>{trailing}))?"
        rf"(?:{_GAP}?{unit}?(?:{_GAP}?(?P<dash>[-–—]){_GAP}?|{_GAP}+(?P<joint>{joints}){_GAP}+)"
        rf"(?:{currency}{_GAP}?)?(?P<high>{number})(?![\w/]))?"
        rf"(?:[ \u00a0-]?(?P<unit>{unit}))?(?:{_GAP}+(?P<late>{trailing}))?"
    )
    amount, high = f"(?-i:{alternatives(words.amounts)})", f"(?P<high>{number})"
    high_amount = rf"{high}(?:{_GAP}?(?P<high_amount>{amount})(?!\w))?"
    return Shapes(
        number=re.compile(number, re.IGNORECASE),
        firsts=frozenset(re.split(r"[ -]", form)[0].lower() for form in words.words)
        | {form for form, (_, kind) in units.items() if kind == "one_time"},
        fillers=frozenset(str(settings["fillers"]).split()),
        bound_ends=frozenset(
            [r["form"].casefold().split()[-1] for r in bounds if r["place"] == "before"]
            + str(settings["fillers"]).split()
            + str(settings["bound_fillers"]).split()
        ),
        bounds_before=frozenset(r["form"].casefold() for r in bounds if r["place"] == "before"),
        leading_forms=tuple(sorted(leading, key=lambda form: (-len(form), form))),
        after=re.compile(after, re.IGNORECASE),
        after_currency=re.compile(
            rf"(?:{_GAP}?(?P<amount>{amount})(?!\w))?{after.replace(high, high_amount)}", re.IGNORECASE
        ),
        idioms=re.compile(rf"\b{alternatives(settings['idioms'])}\b", re.IGNORECASE),
        units=units,
        leading=leading,
        bounds={row["form"].casefold(): row["bound"] for row in bounds},
        numbering=frozenset(str(settings["numbering"]).split()),
        between_words=frozenset(settings["between_words"]),
        range_words=frozenset(settings["range_words"]),
        stand_ins=frozenset(str(settings["stand_ins"]).split()),
        coordinators=frozenset(str(settings["coordinators"]).split()),
        counting_words=frozenset(str(settings["counting_words"]).split()),
        verb_beginnings=tuple(settings["verb_beginnings"]),
        verb_endings=tuple(settings["verb_endings"]),
        counts_one=bool(settings["counts_one"]),
        one_times={form: key for form, (key, kind) in units.items() if kind == "one_time"},
        counting_phrases=tuple(settings["counting_phrases"]),
        plural_endings=tuple(settings["plural_endings"]),
        **{name: frozenset(str(settings[name]).split()) for name in _WORD_LISTS},
        linkers=frozenset(form for form, (_, role) in words.words.items() if role == "linker"),
        unit_reach=int(settings["unit_reach"]),
        zones=re.compile(rf"{_GAP}{alternatives(row['form'] for row in load_shared('zones'))}\b"),
        ordinal_nouns=frozenset(str(settings["ordinal_nouns"]).split()),
        not_nouns=frozenset(str(language.settings["comparison"]["stop_words"]).split())
        | frozenset(str(settings["not_nouns"]).split()),
    )


class Before(NamedTuple):
    """What stands before a number: a bound's word, a currency or other ``leading`` mark with its kind, their length."""

    bound: str | None
    leading: str | None
    kind: str | None
    length: int


def read_before(lead: str, shapes: Shapes) -> Before:
    """What the end of ``lead``, the text before a number, says of it: a currency, and before that a bound."""
    rest = lead.rstrip(_BLANKS)
    leading = _leading(rest, shapes) if rest.endswith(shapes.leading_forms) else None
    kind = shapes.leading[leading][1] if leading else None
    length = len(lead) - len(rest) + len(leading) if leading else 0
    tail = rest[: len(rest) - len(leading or "")].rsplit(None, 1)[-1:]
    if not tail or tail[0].strip(_MARKS).lower() not in shapes.bound_ends:
        return Before(None, leading, kind, length)
    words = [(m.start(), m[0].lower()) for m in _TOKEN.finditer(rest, 0, len(rest) - len(leading or ""))]
    while words and words[-1][1] in shapes.fillers:
        words.pop()
    for count in range(min(_LONGEST_BOUND, len(words)), 0, -1):
        bound = " ".join(word for _, word in words[-count:])
        if bound in shapes.bounds_before:
            return Before(bound, leading, kind, len(lead) - words[-count][0])
    return _bound_further(lead, words, shapes) or Before(None, leading, kind, length)


def _bound_further(lead: str, words: list[tuple[int, str]], shapes: Shapes) -> Before | None:
    """A lower bound with a word between it and its number: "setidaknya ada tujuh", but not "sampai ada tujuh"."""
    if len(words) < 2 or words[-1][1] not in shapes.bound_fillers:
        return None
    for count in range(min(_LONGEST_BOUND, len(words) - 1), 0, -1):
        bound = " ".join(word for _, word in words[-count - 1 : -1])
        if shapes.bounds.get(bound) == "at_least" and bound in shapes.bounds_before:
            return Before(bound, None, None, len(lead) - words[-count - 1][0])
    return None


def _leading(rest: str, shapes: Shapes) -> str | None:
    for form in shapes.leading_forms:
        if rest.endswith(form):
            before = rest[-len(form) - 1 : -len(form)]
            if not (before.isalnum() and form[0].isalnum()):
                return form
    return None


def _words(forms: Iterable[str]) -> str:
    """A pattern for any of ``forms``, where those that end in a letter end as a word."""
    forms = tuple(forms)
    wordy = [form for form in forms if form[-1].isalnum()]
    return rf"(?:{alternatives(wordy)}(?!\w)|{alternatives(set(forms) - set(wordy))})"
