"""What the words around a date say about it: whether it is part of a name, and whether it lies ahead."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from sanad.analysis.dates_forms import Found
from sanad.analysis.dates_values import Reading, names
from sanad.language.loader import Language
from sanad.text.calendar import first_day, settle_relation
from sanad.text.quotations import quotation_spans

CUE_REACH = 60
"""Characters before a date in which a word of the future, within the same clause, puts it ahead."""

FUTURE_DAYS, PAST_DAYS = 60, 270
"""A day without year that lies at most so far ahead and at least so far back is ahead: 7 April read on 22 March."""

_CLAUSE_END = re.compile(r"[,.;:!?\"“”\n()]")
_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEFORE = re.compile(r"([^\W_]+(?:[-'’][^\W_]+)*)[ \u00a0]*$")
_WORD_BEFORE_CLOCK = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)?\.?)[ \u00a0]+\Z")
_NEXT_WORD = re.compile(r"[ \u00a0]+([^\W\d_]+)")
_DAY_BEFORE = re.compile(r"(?<![\w.,:/-])(?P<day>0?[1-9]|[12]\d|3[01])(?P<joint>[ ]?[^\d\n]{1,15}?)\Z")
_YEAR_RANGE = re.compile(r"[-–](?:19|20)\d\d\b")
_SENTENCE_START = re.compile(r"(?:^|[.!?\n\"“”‘’:])[ \u00a0]*$")


@cache
def _words(language: Language, name: str) -> frozenset[str]:
    return frozenset(str(language.settings["dates"][name]).split())


@cache
def _counted(language: Language) -> frozenset[str]:
    return frozenset(row["form"].casefold() for row in language.table("units"))


def is_part_of_name(text: str, found: Found, language: Language, block_start: int) -> bool:
    """Whether a year or month that stands alone belongs to a name ("Pemilu 2024") or is a count ("2000 warga")."""
    if found.meaning.startswith("weekday:"):
        return _is_named_by_weekday(text, found, language, block_start)
    if found.meaning not in ("bare_year", "of_month:bare"):
        return False
    is_year = found.meaning == "bare_year"
    if not is_year and len(found.elements["month"]) < found.end - found.start:
        return False
    if is_year and _YEAR_RANGE.match(text, found.end):
        return False
    following = _NEXT_WORD.match(text, found.end)
    lead = text[max(block_start, found.start - 40) : found.start]
    before = _WORD_BEFORE.search(lead)
    if is_year and following and following[1].casefold() in _counted(language):
        return before is None or before[1].casefold() not in _words(language, "year_prepositions")
    if before is None and not is_year and _needs_company(found, language):
        return True
    if before is None:
        return is_year and lead.rstrip().endswith((")", "/", "\u2019", "$"))
    word = before[1]
    plain = word.casefold()
    if plain in _words(language, "articles"):
        return is_year and following is not None
    if plain in _words(language, "indefinite"):  # "a 2010 raid", but "a 2010 Ford"
        is_round = is_year and found.elements["year"].endswith("00")  # "a 1600 pound fine"
        return is_year and (is_round or following is None or not following[1].islower())
    if plain in _words(language, "prepositions"):
        return False
    if is_year and plain in _words(language, "not_years"):
        return True
    if not is_year and _needs_company(found, language):
        return True
    begins = _SENTENCE_START.search(lead[: before.start()]) is not None and len(lead) < found.start - block_start + 1
    return (word[0].isupper() and not (begins and word[1:].islower() and not is_year)) or word[-1].isdigit()


def _is_named_by_weekday(text: str, found: Found, language: Language, block_start: int) -> bool:
    """Whether a weekday is part of a name: "Pasar Senen", "salat Jumat", "Good Friday", "Sunday Times"."""
    if not {"weekday"} >= found.elements.keys():
        return False
    before = _WORD_BEFORE.search(text[max(block_start, found.start - 20) : found.start])
    after = _NEXT_WORD.match(text, found.end)
    return bool(before and before[1] in _words(language, "names_before_weekday")) or bool(
        after and after[1] in _words(language, "names_after_weekday")
    )


def _needs_company(found: Found, language: Language) -> bool:
    """Whether a month's form is a common word or name too ("May", "Mar") that needs a preposition before it."""
    form = found.elements["month"].rstrip(".").casefold()
    return any(row["form"].casefold() == form and row["bare"] == "no" for row in language.table("months"))


def is_loose_in_speech(text: str, found: Found, language: Language) -> bool:
    """Whether a word that in speech only means "lately" ("kemarin") stands within a quotation."""
    words = language.settings["dates"]["loose_in_speech"]
    if text[found.start : found.end].casefold() not in words:
        return False
    line_start, line_end = text.rfind("\n", 0, found.start) + 1, text.find("\n", found.end)
    line_end = len(text) if line_end < 0 else line_end
    return any(q.start < found.start < q.end for q in quotation_spans(text, language, line_start, line_end))


def joins_range(gap: str, language: Language) -> bool:
    """Whether the words between two dates make a range of them: "10 November hingga 2 Desember 2023"."""
    return gap.strip(" \u00a0").casefold() in language.settings["dates"]["range_words"]


def first_of_days(text: str, found: Found, language: Language, block_start: int) -> Found | None:
    """The first day of "20-31 Januari 2021" as a date of its own, where ``found`` is the last."""
    is_numeric = "numdate" in found.elements and text.startswith(found.elements["numdate"], found.start)
    if found.meaning != "calendar" or not text[found.start].isdigit():
        return None
    if not is_numeric and not {"day", "month"} <= found.elements.keys():
        return None
    lead = _DAY_BEFORE.search(text[max(block_start, found.start - 24) : found.start])
    if lead is None or not joins_range(lead["joint"], language):
        return None
    start = found.start - len(lead[0]) + lead.start("day") - lead.start()
    if is_numeric:  # (12-13/10/2024)
        rest = found.elements["numdate"].lstrip("0123456789")
        return Found(start, start + len(lead["day"]), "calendar", "date", {"numdate": lead["day"] + rest})
    elements = {name: form for name, form in found.elements.items() if name in ("month", "year", "past", "next")}
    return Found(start, start + len(lead["day"]), "calendar", "date", {**elements, "day": lead["day"]})


def last_of_days(text: str, found: Found) -> Found | None:
    """The last day of "December 3-5, 2024" as a date of its own, where ``found`` reads the first."""
    last = found.elements.get("last_day")
    if last is None:
        return None
    start = text.index(last, text.index(found.elements["day"], found.start) + len(found.elements["day"]))
    elements = {name: form for name, form in found.elements.items() if name in ("month", "year")}
    return Found(start, start + len(last), "calendar", "date", {**elements, "day": last})


def clock_phrase_start(text: str, found: Found, language: Language) -> int | None:
    """Where the phrase of a time of day begins that follows a date in words ("Senin (6/11) | pukul 19.50 WIB")."""
    clock = found.elements.get("clock") or found.elements.get("hour")
    start = text.find(clock, found.start, found.end) if clock else -1
    if clock is None or start < 0:
        return None
    start = text.rfind(clock, found.start, found.end) if "numdate" in found.elements else start
    phrase = start
    while before := _WORD_BEFORE_CLOCK.search(text, found.start, phrase):
        if before[1].casefold() not in _words(language, "clock_words"):
            break
        phrase = before.start(1)
    return phrase if found.start < phrase < start else None


def week_at_beginning(text: str, found: Found, language: Language, block_start: int) -> Found:
    """``found`` as a week where its weekday is a word for week too and its capital only begins a sentence."""
    kind, _, which = found.meaning.partition(":")
    shift = {"last": "-1", "near": "0", "next": "+1"}.get(which)
    form = found.elements.get("weekday", "")
    if kind != "weekday" or shift is None or form.casefold() not in names(language).units:
        return found
    if not text.startswith(form, found.start) or not _SENTENCE_START.search(
        text[max(block_start, found.start - 3) : found.start]
    ):
        return found
    return found._replace(meaning=f"unit:{shift}", elements={**found.elements, "unit": form})


def has_future_cue(text: str, found: Found, language: Language, block_start: int) -> bool:
    """Whether a word of the future goes before in its clause: "akan tiba pada Sabtu", but not "akan tiba, Sabtu".

    So does putting off to a day: "ditunda ke 24 Juli", where "ditunda pada 24 Juli" tells when.
    """
    lead = text[max(block_start, found.start - CUE_REACH) : found.start]
    words = _WORD.findall(_CLAUSE_END.split(lead)[-1].casefold())
    if not _words(language, "future_cues").isdisjoint(words):
        return True
    if " ".join(words[-2:]) in language.settings["dates"]["future_ends"]:
        return True
    return (
        bool(words)
        and words[-1] in _words(language, "to_words")
        and not _words(language, "putting_off").isdisjoint(words)
    )


def with_direction(
    reading: Reading, text: str, found: Found, language: Language, block_start: int, reference: date | None
) -> str | None:
    """The relation of ``reading`` with "bare" replaced: next after a word of the future, else past, as news tells.

    A day or month without year lies ahead too where that is much nearer.
    """
    relation = reading.relation
    if relation is None or not reading.is_bare:
        return relation
    if has_future_cue(text, found, language, block_start):
        which = "next"
    elif relation.startswith(("of_year", "of_month")):
        which = _nearer_day(relation, reference)
    else:
        which = "past"
    return relation.replace(":bare", f":{which}")


def _nearer_day(relation: str, reference: date | None) -> str:
    if reference is None:
        return "near"
    ahead = settle_relation(relation.replace(":bare", ":next"), reference)
    behind = settle_relation(relation.replace(":bare", ":past"), reference)
    if ahead is None or behind is None:
        return "near"
    first_ahead, first_behind = first_day(ahead), first_day(behind)
    if first_ahead is None or first_behind is None:
        return "near"
    days_ahead, days_behind = (first_ahead - reference).days, (reference - first_behind).days
    return "next" if days_ahead <= FUTURE_DAYS and days_behind >= PAST_DAYS else "past"


def settle_here(
    relation: str | None, origin: date | None, found: Found, language: Language, year: int | None
) -> str | None:
    """The value of a relation from ``origin``; a day without year takes the year that its weekday or the text gives."""
    if relation is None:
        return None
    if relation.startswith("of_year:"):
        form = found.elements.get("weekday", "").rstrip(".").casefold()
        around = origin.year if origin else year
        value = _by_weekday(relation, names(language).weekdays.get(form), around)
        if value or origin is None:
            return value or (_in_year(relation, year) if year else None)
    return settle_relation(relation, origin) if origin else None


def _by_weekday(relation: str, weekday: int | None, year: int | None) -> str | None:
    """The day in ``year``, the year before or after that falls on ``weekday``."""
    if weekday is None or year is None:
        return None
    for near in (year, year - 1, year + 1):
        value = _in_year(relation, near)
        if value and date.fromisoformat(value[:10]).isoweekday() == weekday:
            return value
    return None


def _in_year(relation: str, year: int) -> str | None:
    try:
        day = date.fromisoformat(f"{year}-{relation.split(':')[1]}").isoformat()
    except ValueError:
        return None
    _, _, clock = relation.partition("@")
    return f"{day}T{clock}" if clock else day
