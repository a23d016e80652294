"""TimeML: its labelled texts read, and the package's dates written in its terms, so that the two can be compared.

Scored as in TempEval-3: ``strict`` counts equal spans, ``relaxed`` spans that overlap (one to one, in order), ``value``
the relaxed ones whose value is the same, all as F1.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path

from sanad.analysis.dates import TimeExpression, find_time_expressions
from sanad.analysis.dates_values import names, singular
from sanad.analysis.quantities_numbers import number_value
from sanad.language.loader import Language, load_language
from sanad.text.calendar import first_day

ALL_KINDS = frozenset(("date", "time", "duration", "set", "reference"))
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_PARTS = {"DH": "DH", "MO": "MO", "MI": "MI", "AF": "AF", "EV": "EV", "NI": "NI"}
_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "quarter": "Q",
}


@dataclass(frozen=True)
class Labelled:
    """A text without its tags, its date, and its time expressions as (start, end, value)."""

    name: str
    text: str
    created: str
    expressions: tuple[tuple[int, int, str], ...]


def read_timeml(path: Path) -> Labelled:
    raw = path.read_text("utf-8", errors="replace")
    created = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", raw, re.S)
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    pieces: list[str] = []
    opened: list[tuple[int, str] | None] = []
    found = []
    length = position = 0
    for tag in _TAG.finditer(body):
        piece = html.unescape(body[position : tag.start()])
        pieces.append(piece)
        length += len(piece)
        position = tag.end()
        if tag[1]:
            mark = opened.pop()
            if mark:
                found.append((mark[0], length, mark[1]))
        elif not tag[3].endswith("/"):
            value = re.search(r'value="([^"]*)"', tag[3])
            opened.append((length, value[1]) if tag[2] == "TIMEX3" and value else None)
    pieces.append(html.unescape(body[position:]))
    assert created
    text = re.sub(r"(?<=\S)\n(?=\S)", " ", "".join(pieces))
    return Labelled(path.name, text, created[1], tuple(sorted(found)))


def predicted(labelled: Labelled, language: Language) -> list[tuple[int, int, str]]:
    """What the package finds, as (start, end, TIMEX3 value)."""
    found = []
    last_day = None
    for e in find_time_expressions(labelled.text, language, labelled.created, kinds=ALL_KINDS):
        value = timex_value(e, language, labelled.created, last_day)
        found.append((e.span.start, e.span.end, value or "?"))
        if e.value and len(e.value) >= 10:
            last_day = e.value
    return found


def timex_value(e: TimeExpression, language: Language, created: str, last_day: str | None) -> str | None:
    meaning, elements = e.form.meaning, e.form.elements
    kind, _, which = meaning.partition(":")
    if kind == "reference":
        return which
    if kind == "duration":
        return _duration(which, elements, language)
    if kind == "set":
        return which if which != "1" else _duration("one", elements, language)
    if kind == "season":
        year = int(created[:4]) - (1 if elements.get("past") else 0)
        return f"{year}-{which}"
    if kind == "decade":
        return (elements["decade"] if len(elements["decade"]) == 4 else "19" + elements["decade"])[:3]
    if kind == "century":
        return f"{int(re.sub(r'[^0-9]', '', elements['ordinal'])) - 1:02d}"
    value = re.sub(r"(T\d\d:\d\d).*", r"\1", e.value) if e.value else None
    if value and kind == "anchor" and last_day and len(value) < 10 and which.startswith("unit"):
        value = _day_later(value, last_day)
    if value and len(value) == 10 and "daypart" in elements:
        value += "T" + str(language.settings["dates"]["daypart"][elements["daypart"].casefold()])
    return value


def _day_later(value: str, last_day: str) -> str:
    """A week, month or year counted from a day is that day of it."""
    day = first_day(last_day)
    target = first_day(value)
    if not day or not target:
        return value
    if "W" in value:
        return target.fromordinal(target.toordinal() + day.isoweekday() - 1).isoformat()
    return f"{value}-{day.day:02d}" if len(value) == 7 else f"{value}-{day.month:02d}-{day.day:02d}"


def _duration(which: str, elements: dict[str, str], language: Language) -> str | None:
    form = elements.get("unit") or elements.get("one_unit") or elements.get("plural_unit")
    if which.startswith("P"):
        return which
    if which == "XX" or not form:
        return "PXX"
    unit = singular(names(language).units[form.casefold()])
    count = "X"
    if which in ("n", "one"):
        number = number_value(elements["number"], language) if which == "n" else None
        count = "1" if which == "one" else "X" if number is None or number.is_vague else str(number.value)
    if unit in ("decade", "century") and count != "X":
        unit, count = "year", str(int(float(count) * (10 if unit == "decade" else 100)))
    return f"P{'T' if unit in ('second', 'minute', 'hour') else ''}{count}{_LETTERS.get(unit, 'X')}"


def measure_folder(folder: Path, code: str, *, show: bool = False) -> dict[str, float]:
    """The figures over all ``.tml`` files of a folder, nothing when it is not there."""
    language = load_language(code)
    gold = found = strict = relaxed = valued = 0
    for path in sorted(folder.rglob("*.tml")):
        labelled = read_timeml(path)
        ours = predicted(labelled, language)
        used: set[int] = set()
        gold, found = gold + len(labelled.expressions), found + len(ours)
        for start, end, value in labelled.expressions:
            index = next((i for i, o in enumerate(ours) if i not in used and o[0] < end and start < o[1]), None)
            same = index is not None and ours[index][2] == value
            if index is not None:
                used.add(index)
                relaxed += 1
                strict += ours[index][:2] == (start, end)
                valued += same
            if show and not same:
                got = (labelled.text[ours[index][0] : ours[index][1]], ours[index][2]) if index is not None else None
                near = labelled.text[max(0, start - 40) : end + 20].replace("\n", " ")
                print(f"{path.name[:18]} {labelled.text[start:end]!r} {value} got {got} in {near!r}")
        for index, (start, end, value) in enumerate(ours):
            if show and index not in used:
                near = labelled.text[max(0, start - 40) : end + 25].replace("\n", " ")
                print(f"{path.name[:18]} EXTRA {labelled.text[start:end]!r} {value} in {near!r}")
    if not gold:
        return {}
    return {
        name: 2 * hit / (gold + found) for name, hit in (("strict", strict), ("relaxed", relaxed), ("value", valued))
    }
