"""The opening that says where a report was written and for whom: "PYONGYANG, KOMPAS.TV - ", "SEOUL (Reuters) - "."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sanad.intake.outlets import has_outlet_word, is_site, known_outlet, looks_like_outlet, outlet_name
from sanad.intake.signoff import agency_name
from sanad.intake.words import head_words, is_headline, places
from sanad.records.report import Span
from sanad.text.normalise import fold

LONGEST = 90
# Names in capitals as short as this in the parentheses are a reporter's or a desk's initials.
LONGEST_INITIALS = 4
# A paragraph that opens with a place and a colon is at least so long, where no outlet stands before the place.
SHORTEST_AFTER_COLON = 90

_HEAD = r"(?P<head>[^\n()“”\"]{0,60}?)"
_PAREN = r"\((?P<paren>[^()\n]{2,40})\)"
_OPENING = re.compile(rf"{_HEAD}(?:\s*{_PAREN})?[.,]?\s*(?:(?<=[\s),])|(?<=\)\.))(?:--|[-–—])\s*(?=\S)")
_TIGHT = re.compile(rf"(?P<head>[^\n()“”\"]{{2,60}}?)(?:\s?{_PAREN})?(?:—|--|–)\s*(?=\S)")
_BARE_PAREN = re.compile(r"(?P<head>[A-Z][^\n()“”\"]{1,40}?)\s\((?P<paren>[A-Z][^()\n]{1,30})\)\s*(?=[“\"A-Z])")
_COLON = re.compile(r"(?P<head>[A-Z][^\n()“”\":]{2,40}?)(?:\s\((?P<paren>[A-Z][^()\n]{1,30})\))?:\s+(?=[“\"A-Z0-9])")
_OUTLET_DASH_PLACE = re.compile(
    r"(?P<outlet>[A-Z][^\n()“”\",]{2,40}?)\s?(?:--|[-–—|])\s?"
    r"(?P<place>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}?)(?:\.|,?\s*(?:--|[-–—:]))\s+(?=[“\"A-Z0-9])"
)
_OUTLET_STOP = re.compile(r"(?P<outlet>[A-Z][A-Z0-9.]{3,24})\.\s+(?=[“\"A-Z])")
_SITE_FIRST = re.compile(r"(?P<outlet>[\w-]+(?:\.[a-z]{2,4}){1,2}), (?=[A-Z])", re.IGNORECASE)
_PLACE_WORDS = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}")
_MARKS = frozenset("-–—:(")


@dataclass(frozen=True, slots=True)
class Dateline:
    """``span`` runs up to where the first sentence begins; ``agency`` is the one in parentheses, at ``agency_span``.

    What the parentheses hold may also be the page's own name: ``bracket`` is a name that is no agency's.
    """

    span: Span
    place: str | None
    outlet: str | None
    agency: str | None = None
    agency_span: Span | None = None
    bracket: str | None = None


def find_dateline(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that the paragraph ``text[start:end]`` opens with, ``None`` when it has none."""
    stop = min(end, start + LONGEST)
    opening = text[start:stop]
    if _MARKS.isdisjoint(opening) and "." not in opening:
        return None
    if found := _outlet_then_place(text, start, stop):
        return found
    for pattern in (_OPENING, _TIGHT, _BARE_PAREN):
        match = pattern.match(text, start, stop)
        if match and (found := _read(match, bare=pattern is _BARE_PAREN)):
            return found
    return _with_colon(text, start, stop, end) or _without_dash(text, start, stop)


def dateline_alone(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that a whole short line is: with its dash at the end, "JAKARTA —", or "BOGOR, Jawa Barat"."""
    line = text[start:end]
    if len(line) > LONGEST // 2:
        return None
    if not line.endswith(("-", "–", "—")):
        return Dateline(Span(start, end), line, None) if _is_place_and_region(line) else None
    found = find_dateline(line + " X", 0, len(line) + 2)
    if found is None or found.span.end < len(line):
        return None
    agency = found.agency_span and Span(start + found.agency_span.start, start + found.agency_span.end)
    return replace(found, span=Span(start, end), agency_span=agency)


def _is_place_and_region(line: str) -> bool:
    """ "BOGOR, Jawa Barat": a town in capitals and the known place it lies in."""
    town, comma, region = line.partition(", ")
    return bool(comma) and town.isupper() and fold(region) in places() and _may_be_place(town, sure=False)


def _outlet_then_place(text: str, start: int, stop: int) -> Dateline | None:
    """ "KONTAN.CO.ID - JAKARTA. ", "JurnalKita – Jakarta,- ": an outlet, a dash, a place; or "RMOL. "."""
    match = _OUTLET_DASH_PLACE.match(text, start, stop)
    if match:
        outlet, place = match["outlet"].strip(), match["place"].strip(" .")
        named = looks_like_outlet(outlet) or has_outlet_word(outlet)
        if named and fold(outlet) not in places() and _may_be_place(place, sure=fold(place) in places()):
            return Dateline(Span(match.start(), match.end()), place, outlet_name(outlet))
        if fold(place) in places() and fold(outlet) not in places() and _is_one_name(outlet):
            return Dateline(Span(match.start(), match.end()), place, outlet)
    match = _OUTLET_STOP.match(text, start, stop)
    if match and (known := known_outlet(match["outlet"])):
        return Dateline(Span(match.start(), match.end()), None, known)
    return None


def _is_one_name(words: str) -> bool:
    """Whether ``words`` are written as a name of its own making: "JurnalKita", "KABAR LERENG"."""
    return words.isupper() or (" " not in words and any(c.isupper() for c in words[1:]))


def _with_colon(text: str, start: int, stop: int, end: int) -> Dateline | None:
    """ "BOGOR: ", "BOGOR (KS): ", "KBRN, Jakarta: ": a known place before a colon, in a paragraph of some length."""
    match = _COLON.match(text, start, stop)
    if not match or text[end - 1] not in '.!?”")]':
        return None
    *before, place = (s.strip() for s in match["head"].split(","))
    if fold(place) not in places() or len(before) > 1 or not (place.isupper() or end - start >= SHORTEST_AFTER_COLON):
        return None
    if before and not (before[0].isupper() or looks_like_outlet(before[0])):
        return None
    found = _in_parentheses(match)
    outlet = outlet_name(before[0]) if before else found.outlet
    return replace(found, span=Span(match.start(), match.end()), place=place, outlet=outlet)


def _read(match: re.Match[str], *, bare: bool) -> Dateline | None:
    head, paren = match["head"].strip(" ,"), match["paren"]
    segments = [s.strip() for s in re.split(r"[,|]", head) if s.strip()]
    if any(len(s.split()) > 5 for s in segments) or len(segments) > 4:
        return None
    segments = [s for s in segments if not _is_day(s)]
    outlet = next((s for s in segments if looks_like_outlet(s)), None)
    outlet = outlet or next((s for s in segments if has_outlet_word(s) and s.isupper()), None)
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
    found = _in_parentheses(match)
    named = outlet_name(outlet) if outlet else found.outlet
    return replace(found, span=Span(match.start(), match.end()), place=place, outlet=named)


def _in_parentheses(match: re.Match[str]) -> Dateline:
    """What the parentheses say: an agency, the page's own site, a name that may be either, or initials."""
    nothing = Dateline(Span(match.start(), match.end()), None, None)
    paren = match["paren"]
    if not paren:
        return nothing
    span = Span(match.start("paren"), match.end("paren"))
    if agency_name(paren):
        return replace(nothing, agency=paren, agency_span=span)
    if is_site(paren):
        return replace(nothing, outlet=outlet_name(paren), bracket=paren, agency_span=span)
    initials = paren.isupper() and len(paren) <= LONGEST_INITIALS and known_outlet(paren) is None
    return nothing if initials else replace(nothing, bracket=paren, agency_span=span)


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
