"""Names the parts of a report: which paragraphs are headline, standfirst, byline, caption, body, credit, furniture.

A page runs head, body, tail. The body begins at a dateline or at the first paragraph of prose; lines before it are
sorted by what they say and how they look, lines after the last prose are furniture unless they credit somebody.
"""

from __future__ import annotations

import re
from collections import Counter

from sanad.intake.appearance import read_appearance
from sanad.intake.bylines import name_labelled_pairs
from sanad.intake.credits import caption_credit, credit_in_parentheses
from sanad.intake.dateline import Dateline, dateline_alone, find_dateline
from sanad.intake.furniture import is_initials, is_row, line_kind, shape_kind
from sanad.intake.head import could_be_headline, name_head
from sanad.intake.masthead import (
    Line,
    read_line,
    read_outlet_line,
)
from sanad.intake.paragraphs import Paragraph
from sanad.intake.part import PROSE, Part
from sanad.intake.signoff import find_sign_off
from sanad.intake.titles import same_title
from sanad.intake.words import is_headline, places
from sanad.records.report import BlockKind
from sanad.text.normalise import fold

# The dateline is looked for in this many paragraphs of text from the top.
HEAD = 25
TAIL_WORDS = 14
# A dateline opens the body when no more paragraphs of prose (standfirst, caption, headline) stand above it.
MOST_BEFORE = 4
# A line of so many words in small letters is a sentence without its stop, not a label.
SENTENCE_WORDS = 5

# So many lines without a sentence's end below the report are links; fewer may be its last sentence.
LINKS = 2
# Paragraphs of prose that a report has at least above the initials that close it.
FEWEST_ABOVE = 3

# What makes a line an entry of a list that belongs to the report: line-ups, scores, prices.
_LIST_ITEM = re.compile(r"^\d{1,2}[.)]\s|;|(?:[^,]+,){3}|^[^:]{2,40}:\s.+\d|^[“\"]")
_BULLET = re.compile(r"[•·▪●◦»›▶►]\s*(?=\w)")
_FIRST_LABEL = re.compile(r"\s{2,}|\s*[|›»>•·]\s*")


def name_parts(text: str, paragraphs: tuple[Paragraph, ...], title: str | None = None) -> list[Part]:
    """The parts of ``text`` in order, each named. ``title`` is the headline where the input itself tells it."""
    parts = [Part(p.span, p.span.of(text), p.hint, p.furniture, sure=p.hint is not None) for p in paragraphs]
    _by_words(text, parts)
    name_labelled_pairs(parts)
    start = _body_start(parts)
    name_head(parts, start, title)
    _name_repeated_headline(parts)
    _name_comments(parts)
    _name_below_initials(parts)
    _name_tail(parts)
    _name_lists(parts)
    for part in parts:
        if part.kind is None:
            part.become("body")
    return parts


def _by_words(text: str, parts: list[Part]) -> None:
    """Names the parts whose own words tell what they are."""
    repeated = Counter(p.text for p in parts if len(p.text) <= 120)
    opened, looked = False, 0
    for part, following in zip(parts, [*parts[1:], None], strict=False):
        if part.sure and part.kind != "body":
            part.said = read_line(part.text) if part.kind in ("byline", "masthead", "credit") else None
            continue
        _by_own_words(part, repeated[part.text] > 1 and not part.is_prose and not part.sure)
        if part.kind not in (None, "body"):
            continue
        if not opened and looked < HEAD and len(part.text) >= PROSE:
            part.dateline = find_dateline(text, part.span.start, part.span.end)
            opened, looked = part.dateline is not None, looked + 1
        elif not opened and looked < HEAD and (line := _dateline_alone(text, part, following)):
            part.dateline, opened = line, True
            part.become("masthead")
            continue
        part.sign_off = find_sign_off(text, part.span.start, part.span.end)


def _dateline_alone(text: str, part: Part, following: Part | None) -> Dateline | None:
    """The dateline that a line of its own is: with a dash or a region, or a town in capitals above a paragraph."""
    if line := dateline_alone(text, part.span.start, part.span.end):
        return line
    town = part.text.isupper() and fold(part.text) in places() and following is not None and following.is_prose
    return Dateline(part.span, part.text, None) if town else None


def _by_own_words(part: Part, repeated: bool) -> None:
    if appeared := read_appearance(part.text):
        part.said = appeared
        part.become("credit")
    elif furniture := line_kind(part.text, by_shape=False):
        part.become("furniture", furniture)
    elif said := read_line(part.text):
        part.said = said
        part.become(_kind_of_line(said))
    elif not part.sure and (furniture := shape_kind(part.text)):
        part.said = read_outlet_line(_FIRST_LABEL.split(part.text)[0]) if is_row(part.text) else None
        part.become("furniture", furniture)
    elif caption_credit(part.text):
        part.become("caption")
    elif is_initials(part.text):
        part.become("byline")
    elif credit_in_parentheses(part.text):
        part.become("credit")
    elif repeated and not is_headline(part.text):
        part.become("furniture", "navigation")


def _kind_of_line(said: Line) -> BlockKind:
    roles = {role for role, _ in said.roles}
    if roles & {"photo", "caption"} and roles <= {"photo", "caption", "none"}:
        return "caption"
    if roles and roles <= {"credit", "none"} and "credit" in roles:
        return "credit"
    return "byline" if roles & {"author", "editor", "translator"} else "masthead"


def _body_start(parts: list[Part]) -> int:
    """The index of the body's first paragraph."""
    prose = [n for n, p in enumerate(parts) if p.kind in (None, "body") and p.is_prose]
    for number, part in enumerate(parts):
        if part.dateline and sum(n < number for n in prose) <= MOST_BEFORE:
            return number
    if not prose:
        return len(parts)
    first = prose[0]
    no_headline_before = all(p.kind is not None for p in parts[:first])
    if no_headline_before and len(prose) > 1 and could_be_headline(parts[first]):
        first = prose[1]
    return first


def _name_tail(parts: list[Part]) -> None:
    """Names what stands below the last paragraph of prose."""
    last = max((n for n, p in enumerate(parts) if p.kind in (None, "body") and p.is_prose), default=None)
    if last is None:
        return
    tail = parts[last + 1 :]
    related, furniture = False, sum(_is_unfinished(p) or p.kind == "furniture" for p in tail) > LINKS
    furniture = furniture or sum(_is_unfinished(p) for p in tail) >= LINKS
    for part in tail:
        furniture = furniture or part.kind == "furniture"
        if part.furniture == "related_link":
            related = True
        elif part.kind is None and _is_label(part.text, furniture):
            part.become("furniture", "related_link" if related and len(part.text.split()) > 3 else "navigation")


def _is_linked_headline(part: Part) -> bool:
    """Whether a part is a headline behind a bullet: "• Resep Soto Ayam Kampung"."""
    match = _BULLET.match(part.text)
    words = part.text[match.end() :] if match else ""
    return len(words.split()) >= 3 and not words.endswith((".", ";", ",", ":")) and is_headline(words)


def _is_unfinished(part: Part) -> bool:
    return part.kind is None and not part.is_prose and not _LIST_ITEM.search(part.text)


def _name_repeated_headline(parts: list[Part]) -> None:
    """The headline once more, below itself, is furniture."""
    headline = next((p for p in parts if p.kind == "headline"), None)
    if headline is None:
        return
    opening = headline.text[:4].casefold()
    for part in parts[parts.index(headline) + 1 :]:
        alike = part.kind is None and len(part.text) <= 2 * len(headline.text)
        if alike and part.text[:4].casefold() == opening and same_title(part.text, headline.text):
            part.become("furniture", "navigation")


def _is_label(line: str, among_furniture: bool) -> bool:
    words = len(line.split())
    if _LIST_ITEM.search(line):
        return False
    return is_headline(line) or (words <= TAIL_WORDS and (among_furniture or words < SENTENCE_WORDS))


def _name_below_initials(parts: list[Part]) -> None:
    """Names what stands below the initials that close a report: teasers of other reports, whole sentences or not.

    Initials close it where most of the page's prose stands above them.
    """
    closing = [n for n, p in enumerate(parts) if _is_closed(p)]
    if not closing:
        return
    last = closing[-1]
    prose = [n for n, p in enumerate(parts) if p.kind in (None, "body") and p.is_prose and not p.sure]
    above = sum(n <= last for n in prose)
    if above < FEWEST_ABOVE or above <= len(prose) - above:
        return
    for part in parts[last + 1 :]:
        if part.kind is None and not part.sign_off and part.text[0] not in '"“':
            part.become("furniture", "related_link")


def _is_closed(part: Part) -> bool:
    """Whether a part ends with the initials of those who made the report, or is nothing else."""
    return is_initials(part.text) or (part.sign_off is not None and not part.sign_off.agencies)


def _name_comments(parts: list[Part]) -> None:
    """Names all that stands below the heading of the comments, if that stands in the page's lower half."""
    start = next((n for n, p in enumerate(parts) if p.furniture == "comment" and 2 * n >= len(parts)), len(parts))
    for part in parts[start:]:
        if part.kind in (None, "furniture"):
            part.become("furniture", "comment")


def _name_lists(parts: list[Part]) -> None:
    """Names the headlines listed below a heading such as "Berita Terkait" within the body."""
    listing = False
    for part in parts:
        if part.kind is None and _is_linked_headline(part):
            part.become("furniture", "related_link")
        elif part.kind == "furniture" and part.furniture in ("related_link", "navigation"):
            listing = len(part.text.split()) <= 4
        elif (
            listing
            and part.kind is None
            and not part.is_prose
            and is_headline(part.text)
            and len(part.text.split()) >= 3
        ):
            part.become("furniture", "related_link")
        else:
            listing = False
