"""Whose a page is, and to whom its report is owed: outlet and credits.

An outlet never credits itself, and a credit of the whole report stands behind every statement in it, so a wrong one
costs more than a missing one: only names known as agencies or outlets, sites, and what a line expressly calls its
source count, and people never do.
"""

from __future__ import annotations

import re

from sanad.intake.credits import caption_credit, credit_in_parentheses, credited, photo_chain
from sanad.intake.head import named_outlets
from sanad.intake.names import is_person
from sanad.intake.outlets import is_site, known_outlet, outlet_name, outlet_of_url, squashed
from sanad.intake.page import Page
from sanad.intake.part import Part
from sanad.intake.signoff import agency_name
from sanad.intake.titles import same_title
from sanad.records.report import Credit, Span
from sanad.text.normalise import fold

# Names in promotion lines shorter than this are words ("Grid", "Bola") as often as outlets.
SHORTEST_PROMOTED = 6
LONGEST_COPYRIGHT = 300
_COPYRIGHT = re.compile(
    r"(?:©|\bcopyright\b)[\s©\d,–-]*(?P<name>[A-Za-z][A-Za-z.]*(?: [A-Z][A-Za-z.]*){0,3})", re.IGNORECASE
)
_NAMES = re.compile(r"[A-Z][\w.-]*\w(?: [A-Z][\w.-]*\w){0,3}")


def find_outlet(page: Page, parts: list[Part]) -> str | None:
    """The outlet of the page: what the input or its address says, else its head, its dateline, its foot."""
    if page.outlet:
        return outlet_name(page.outlet)
    if known := outlet_of_url(page.url):
        return known
    return (
        next(iter(named_outlets(parts)), None)
        or _copyright_holder(parts)
        or next((p.dateline.bracket for p in parts if p.dateline and p.dateline.bracket), None)
        or _own_appearance(parts)
        or _promoted(parts)
    )


def _copyright_holder(parts: list[Part]) -> str | None:
    """The outlet that the page's copyright line names, where the table or the report's own dateline knows it."""
    own = [name for p in parts if p.dateline for name in (p.dateline.agency, p.dateline.bracket) if name]
    for part in parts:
        if part.kind not in ("furniture", "masthead") or len(part.text) > LONGEST_COPYRIGHT:
            continue
        match = _COPYRIGHT.search(part.text)
        name = match["name"].strip(" .,|-") if match else ""
        if known := known_outlet(name) or agency_name(name):
            return known
        if shown := next((n for n in own if name and squashed(n) == squashed(name)), None):
            return shown
    return None


def _own_appearance(parts: list[Part]) -> str | None:
    """The outlet of "This article appeared in X with the title …" where the title is the page's own."""
    title = next((p.text for p in parts if p.kind == "headline"), None)
    for part in parts:
        if title and part.said and (names := part.said.values("appeared")):
            given = next(iter(part.said.values("title")), "")
            if same_title(title, given) or fold(title) in fold(given):
                return outlet_name(names[0])
    return None


def _promoted(parts: list[Part]) -> str | None:
    """The one outlet that lines of promotion name: "Follow X on Google News"."""
    found = set()
    for part in parts:
        if part.kind != "furniture" or part.furniture not in ("promotion", "navigation"):
            continue
        for match in _NAMES.finditer(part.text):
            words = match.group().split()
            names = [" ".join(words[a:b]) for a in range(len(words)) for b in range(len(words), a, -1)]
            name = next((n for n in names if len(n) >= SHORTEST_PROMOTED and known_outlet(n)), None)
            if name and not agency_name(name) and (match.start() > 2 or " " in name or is_site(name)):
                found.add(known_outlet(name))
    return found.pop() if len(found) == 1 else None


def name_appearances(parts: list[Part], outlet: str | None) -> None:
    """Makes lines that say where else the article appeared furniture, where that is the page's own outlet."""
    for part in parts:
        if part.said and (names := part.said.values("appeared")) and _is_own_name(names[0], outlet):
            part.become("furniture", "promotion")


def find_credits(parts: list[Part], outlet: str | None) -> tuple[Credit, ...]:
    """Whom the report and its photos are owed to, in the order of the text, ``outlet`` itself left out."""
    found = [c for part in parts for c in _credits_of(part)]
    kept = [c for c in found if c.scope == "photo" or not _is_own_name(c.name, outlet)]
    return tuple(kept)


def _credits_of(part: Part) -> list[Credit]:
    found: list[Credit] = []
    line = part.dateline
    if line and line.agency_span:
        if line.agency:
            found.append(Credit(line.agency, line.agency_span))
        elif line.bracket:  # on the page of another outlet an unknown name there is an agency's
            found.append(Credit(line.bracket, line.agency_span))
    if part.sign_off and part.kind == "body":
        return found + [Credit(name, part.sign_off.span) for name in part.sign_off.agencies]
    if part.kind == "caption":
        return found + _photo_credits(part)
    if part.said and part.kind != "furniture":
        named = [n for v in part.said.values("credit") for n in credited(v) if not is_person(n)]
        return found + [Credit(name, part.span) for name in (*named, *part.said.values("appeared"))]
    if part.kind == "credit" and (name := credit_in_parentheses(part.text)) and not is_person(name):
        found.append(Credit(name, part.span))
    return found


def _is_own_name(name: str, outlet: str | None) -> bool:
    """Whether an outlet credits itself, as an agency's own pages do in their datelines."""
    if outlet is None:
        return False
    own, other = fold(outlet), fold(name)
    return (
        own == other
        or own.startswith(f"{other} ")
        or squashed(outlet) == squashed(name)
        or known_outlet(name) == (known_outlet(outlet) or outlet)
        or (agency_name(name) is not None and agency_name(name) == agency_name(outlet))
    )


def _photo_credits(part: Part) -> list[Credit]:
    credit = caption_credit(part.text)
    if credit is None and part.said:
        credit = next(iter(part.said.values("photo")), None)
    if not credit:
        return []
    at = part.text.rfind(credit)
    span = Span(part.span.start + at, part.span.start + at + len(credit)) if at >= 0 else part.span
    return [Credit(name, span, "photo") for name in photo_chain(credit)]
