"""Names what stands above the body: headline, standfirst, bylines, the page's own lines."""

from __future__ import annotations

import re

from sanad.intake.bylines import is_beside_byline, is_writer_below
from sanad.intake.furniture import is_section_line
from sanad.intake.masthead import read_outlet_line, read_signature
from sanad.intake.outlets import squashed
from sanad.intake.part import Part
from sanad.intake.titles import headline_length, same_title
from sanad.intake.words import is_headline
from sanad.text.normalise import fold

LONGEST_HEADLINE = 220
LONGEST_STANDFIRST = 220
LONGEST_KICKER = 4  # words
_STOP = re.compile(r"[.!?]\s+[\"“A-Z]")


def could_be_headline(part: Part) -> bool:
    """Whether a part is short and one line of words, as headlines are."""
    text = part.text
    return (
        len(text) <= LONGEST_HEADLINE
        and _STOP.search(text) is None
        and (is_headline(text) or not text.endswith((".", ".”", '."', ",")))
    )


def name_head(parts: list[Part], start: int, title: str | None) -> None:
    """Names what stands before the body."""
    head = [p for p in parts[:start] if p.kind is None or (p.kind == "body" and p.sure)]
    sure = next((p for p in parts if p.kind == "headline"), None)
    headline = sure or _find_headline(parts[:start], head, title, _outlet_words(parts))
    if headline and not sure:
        headline.become("headline")
    outlet_words = _outlet_words(parts)
    below = False
    for number, part in enumerate(parts[:start]):
        if part is headline:
            below = True
        elif part in head and part.kind is None:
            _name_head_line(part, parts, number, below or headline is None, outlet_words)
    if headline is not None:
        _name_standfirst(parts, start, parts.index(headline))


def _find_headline(above: list[Part], candidates: list[Part], title: str | None, words: frozenset[str]) -> Part | None:
    if title:
        for part in candidates:
            if same_title(part.text[: headline_length(part.text)], title) or same_title(part.text, title):
                return part
        return None
    slugs = {fold(p.text) for p in above if p.furniture == "slug"}
    for part in candidates:
        if fold(part.text) in slugs:
            return part
    fit = [
        p
        for p in candidates
        if len(p.text.split()) >= 3 and not is_section_line(p.text, words) and could_be_headline(p)
    ]
    plain = [p for p in fit if not _is_outlet_s_name(p.text, words)] or fit
    first = next((p for p in plain if len(p.text.split()) >= 4), plain[0] if plain else None)
    return _below_kicker(first, plain) if first else None


def _below_kicker(first: Part, fit: list[Part]) -> Part:
    """The headline below a short line of its own that only leads to it ("Liga Contoh Pekan Terakhir")."""
    number = fit.index(first) + 1
    if len(first.text.split()) > LONGEST_KICKER or number >= len(fit):
        return first
    second = fit[number]
    longer = len(second.text.split()) >= len(first.text.split()) + 2
    return second if longer and is_headline(second.text) and not second.is_prose else first


def _is_outlet_s_name(line: str, outlet_words: frozenset[str]) -> bool:
    """Whether a short line opens with the name of the page's outlet: its logo, its motto."""
    letters = squashed(line)
    return len(line.split()) <= 7 and any(len(w) >= 5 and letters.startswith(w) for w in outlet_words)


def _outlet_words(parts: list[Part]) -> frozenset[str]:
    """The words of the outlets that datelines and time lines of the page name."""
    named = named_outlets(parts)
    return frozenset(w for name in named for w in (*fold(name).split(), squashed(name)))


def named_outlets(parts: list[Part]) -> list[str]:
    """The outlets that the page's head lines name, then those of its datelines.

    A name alone on its line below the headline comes last: it may be whom the photo is from.
    """
    headline = next((n for n, p in enumerate(parts) if p.kind == "headline"), len(parts))
    lines = [(n, p.said) for n, p in enumerate(parts) if p.said and p.said.outlet]
    alone = [said.outlet for n, said in lines if n > headline and said.is_outlet_alone]
    said = [said.outlet for n, said in lines if n <= headline or not said.is_outlet_alone]
    datelines = [p.dateline.outlet for p in parts if p.dateline]
    return [name for name in (*said, *datelines, *alone) if name]


def _name_head_line(part: Part, parts: list[Part], number: int, below: bool, outlet_words: frozenset[str]) -> None:
    if said := read_outlet_line(part.text):
        part.said = said
        part.become("masthead") if "," in part.text else part.become("furniture", "navigation")
    elif is_section_line(part.text, outlet_words) or not (below or part.is_prose):
        part.become("furniture", "navigation")
    elif (said := read_signature(part.text)) and (is_beside_byline(parts, number) or is_writer_below(parts, number)):
        part.said = said
        part.become("byline")
    elif part.is_prose or len(part.text.split()) >= 7:
        part.become("standfirst")
    else:
        part.become("furniture", "navigation")


def _name_standfirst(parts: list[Part], start: int, headline: int) -> None:
    """Names a short sentence below the headline that sums the report up, where the body only starts after it."""
    if (
        start >= len(parts)
        or parts[start].dateline
        or start != headline + 1
        or (parts[start].kind == "body" and parts[start].sure)
    ):
        return
    first = parts[start]
    following = next((p for p in parts[start + 1 :] if p.kind is None and p.is_prose), None)
    short = len(first.text) <= LONGEST_STANDFIRST and _STOP.search(first.text) is None
    if short and following and (parts[start + 1] is not following or len(following.text) >= 1.3 * len(first.text)):
        first.become("standfirst")
