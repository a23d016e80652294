"""Finds names, offices and bodies in a run of tokens by their shape; who they are is settled in ``name_entities``."""

from __future__ import annotations

from collections.abc import Iterator

from sanad.analysis.gazetteer import load_people
from sanad.analysis.name_appositions import with_what_follows
from sanad.analysis.name_bodies import body_at, known_at, tail_body
from sanad.analysis.name_lines import Line, Shape, pair_end
from sanad.analysis.name_media import KINDS, media_tail, medium_after_noun, site_at
from sanad.analysis.name_offices import office_after, office_at
from sanad.analysis.name_persons import person_at


def find_shapes(line: Line) -> Iterator[Shape]:
    """The shapes of one line from left to right, none overlapping another."""
    free = 0
    for i in [n for n, word in enumerate(line.facts) if word.begins != "no"]:
        if i < free or not _may_begin(line, i):
            continue
        ends_site = line.facts[i].begins == "site end" and i - 2 >= free
        shape = site_at(line, i - 2) if ends_site else _shape_at(line, i)
        if shape is not None:
            shape = with_what_follows(line, shape)
            yield shape
            free = max(shape.full[1], i + 1)


def _may_begin(line: Line, i: int) -> bool:
    """Whether a shape can begin at token ``i`` at all: most small words are passed over here."""
    begins = line.facts[i].begins
    if begins == "site end":
        return i > 1 and line.texts[i - 1] == "."
    return begins == "yes" or line.is_capital(i + 1) or (i + 1 < line.size and line.texts[i + 1] == ".")


def _shape_at(line: Line, i: int) -> Shape | None:
    text = line.texts[i]
    title = line.title(i)
    if title and title[1].kind in ("honorific", "rank", "noble"):
        shape = person_at(line, i, None, None)
        if shape:
            return shape
    if title and title[1].kind in ("office", "modifier", "kin", "person"):
        shape = office_at(line, i, i)
        if shape:
            return shape
    if line.small[i] in line.words.venues and line.is_capital(i + 1):
        return _venue(line, i)
    match = line.match(i)
    if i + 1 < line.size and line.texts[i + 1] == "." and not (match and match.end > i + 1):
        site = site_at(line, i)
        if site:
            return site
    if line.is_capital(i) and not line.title_case:
        shape = office_after(line, i)
        if shape:
            return shape
    body = line.body(i)
    if body and body[1].concept in KINDS and not match:
        medium = medium_after_noun(line, i, body)
        if medium:
            return medium
    if body and not (match and match.end >= body[0] and match.entry.kind != "place"):
        return body_at(line, i, body)
    if match:
        return known_at(line, match)
    if text in line.acronyms or (len(text) > 2 and line.is_acronym(i) and _may_be_body(line, i)):
        return Shape("body", (i, i + 1), (i, i + 1))
    pair = pair_end(line, i)
    return Shape("place", (i, pair)) if pair else _plain_name(line, i)


def _may_be_body(line: Line, i: int) -> bool:
    """Whether an unknown word in capitals may be an organisation: not in a line of capitals, and not a thing's name."""
    small = line.small[i]
    if small in load_people():
        return False
    neighbour = i + 1 < line.size and len(line.texts[i + 1]) > 3 and line.texts[i + 1].isupper()
    return small not in line.words.never and not line.title_case and not neighbour and not line.words.is_common(small)


def _venue(line: Line, i: int) -> Shape:
    """A place named after somebody: "Stadion Gelora Bung Tomo"."""
    end = i + 1
    while (
        end < line.size
        and line.is_capital(end)
        and not (line.title_case and line.small[end] in line.words.headline_verbs)
    ):
        end += 1
    return Shape("place", (i, end))


def _plain_name(line: Line, i: int) -> Shape | None:
    if not line.is_capital(i) or not line.may_begin_name(i):
        return None
    if line.title_case and line.small[i] not in line.words.given and line.small[i] not in line.introduced:
        return None
    shape = person_at(line, i, None, None)
    if shape and shape.name:
        tail = media_tail(line, shape.name) or tail_body(line, shape.name)
        return tail or shape
    return None
