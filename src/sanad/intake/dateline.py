"""The opening that says where a report was written and for whom: "PYONGYANG, KOMPAS.TV - ", "SEOUL (Reuters) - "."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sanad.intake.outlets import known_outlet, looks_like_outlet, outlet_name
from sanad.intake.words import head_words, is_headline, places
from sanad.records.report import Span
from sanad.text.normalise import fold

LONGEST = 90
_OPENING = re.compile(
    r"(?P<head>[^\n()“”\"]{0,60}?)(?:\s*\((?P<paren>[^()\n]{2,40})\))?\s*(?:(?<=\s)|(?<=\)))(?:--|[-–—])\s*(?=\S)"
)
_TIGHT = re.compile(r"(?P<head>[^\n()“”\"]{2,60}?)(?:\s?\((?P<paren>[^()\n]{2,40})\))?(?:—|--|–)\s*(?=\S)")
_BARE_PAREN = re.compile(r"(?P<head>[A-Z][^\n()“”\"]{1,40}?)\s\((?P<paren>[A-Z][^()\n]{1,30})\)\s*(?=[“\"A-Z])")
_SITE_FIRST = re.compile(r"(?P<outlet>[\w-]+(?:\.[a-z]{2,4}){1,2}), (?=[A-Z])", re.IGNORECASE)
_PLACE_WORDS = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}")


@dataclass(frozen=True, slots=True)
class Dateline:
    """``span`` runs up to where the first sentence begins; ``agency`` is the one in parentheses, at ``agency_span``."""

    span: Span
    place: str | None
    outlet: str | None
    agency: str | None = None
    agency_span: Span | None = None


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that the paragraph ``text[start:end]`` opens with, ``None`` when it has none."""
    stop = min(end, start + LONGEST)
    for pattern in (_OPENING, _TIGHT, _BARE_PAREN):
        match = pattern.match(text, start, stop)
        if match and (found := _read(match, bare=pattern is _BARE_PAREN)):
            return found
    return _without_dash(text, start, stop)


def dateline_alone(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that a whole short line is, its dash at the end: "JAKARTA —"."""
    line = text[start:end]
    if len(line) > LONGEST // 2 or not line.endswith(("-", "–", "—")):
        return None
    found = find_dateline(line + " X", 0, len(line) + 2)
    if found is None or found.span.end < len(line):
        return None
    agency = found.agency_span and Span(start + found.agency_span.start, start + found.agency_span.end)
    return replace(found, span=Span(start, end), agency_span=agency)


def _read(match: re.Match[str], *, bare: bool) -> Dateline | None:
    head, paren = match["head"].strip(" ,"), match["paren"]
    segments = [s.strip() for s in head.split(",") if s.strip()]
    if any(len(s.split()) > 5 for s in segments) or len(segments) > 4:
        return None
    segments = [s for s in segments if not _is_day(s)]
    outlet = next((s for s in segments if looks_like_outlet(s)), None)
    others = [s for s in segments if s is not outlet]
    place = others[0] if others else None
    if place is not None and not _may_be_place(place, sure=bool(outlet or paren) and not bare):
        return None
    if place is None and outlet is None and paren is None:
        return None
    if len(others) == 2 and outlet is None and not paren:
        place, outlet = _place_and_outlet(others)
        if outlet is None and fold(others[1]) not in places():
            return None
    elif len(others) > 2 or (paren and not _may_be_agency(paren)):
        return None
    if place is not None and outlet is None and len(others) == 2:
        place = ", ".join(others)
    span = Span(match.start(), match.end())
    agency_span = Span(match.start("paren"), match.end("paren")) if paren else None
    return Dateline(span, place, outlet_name(outlet) if outlet else None, paren, agency_span)


def _place_and_outlet(names: list[str]) -> tuple[str, str | None]:
    """Which of two names is the place: the gazetteer's, else the first ("JAKARTA, KABAR PESISIR -")."""
    first, second = names
    if fold(second) in places():
        return (first, None) if fold(first) in places() else (second, first)
    return first, second if second.isupper() else None


def _may_be_place(name: str, *, sure: bool) -> bool:
    """Whether a dateline can open with ``name``; where nothing else speaks for one it must be known or in capitals."""
    if fold(name) in places():
        return True
    if sure:
        return len(name.split()) <= 4 and is_headline(name) and not any(c.isdigit() for c in name)
    letters = [c for c in name if c.isalpha()]
    return len(letters) >= 4 and name == name.upper() and len(name.split()) <= 3


def _may_be_agency(name: str) -> bool:
    return name[0].isupper() and len(name.split()) <= 4 and not any(c.isdigit() for c in name)


def _is_day(segment: str) -> bool:
    """Whether a segment is a date ("30 November", "Nov 12", "Sabtu")."""
    words = re.findall(r"[^\W\d_]+", segment.casefold())
    known = head_words()
    return (
        bool(words or segment.isdigit())
        and all(w in known.months or w in known.weekdays for w in words)
        and (bool(words) or segment.isdigit())
    )


def _without_dash(text: str, start: int, stop: int) -> Dateline | None:
    """ "Liputan6.com, Jakarta Ketua …": a site's name, a comma, a known place and nothing after it."""
    match = _SITE_FIRST.match(text, start, stop)
    if not match or not (found := _PLACE_WORDS.match(text, match.end(), stop)):
        return None
    words = found.group().split()
    for count in range(len(words), 0, -1):
        place = " ".join(words[:count])
        if fold(place) in places() and known_outlet(place) is None:
            end = match.end() + len(place)
            while end < stop and text[end] in " \xa0":
                end += 1
            return Dateline(Span(start, end), place, outlet_name(match["outlet"]))
    return None
