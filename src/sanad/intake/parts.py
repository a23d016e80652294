"""Names the parts of a report: which paragraphs are headline, standfirst, byline, caption, body, credit, furniture.

A page runs head, body, tail. The body begins at a dateline or at the first paragraph of prose; lines before it are sorted
by what they say and how they look, lines after the last prose are furniture unless they credit somebody.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from sanad.intake.dateline import Dateline, dateline_alone, find_dateline
from sanad.intake.furniture import inside_furniture, is_initials, is_row, is_section_line, line_kind
from sanad.intake.masthead import (
    Line,
    caption_credit,
    credit_in_parentheses,
    read_line,
    read_outlet_line,
    read_signature,
)
from sanad.intake.outlets import squashed
from sanad.intake.paragraphs import Paragraph
from sanad.intake.signoff import SignOff, find_sign_off
from sanad.intake.titles import headline_length, same_title
from sanad.intake.words import is_headline
from sanad.records.report import Block, BlockKind, FurnitureKind, Span
from sanad.text.normalise import fold

# A paragraph this long is prose whatever its end; shorter ones need a sentence's end.
LONG = 170
PROSE = 40
LONGEST_HEADLINE = 220
LONGEST_STANDFIRST = 220
# The dateline is looked for in this many paragraphs of text from the top.
HEAD = 25
TAIL_WORDS = 14

_SENTENCE_END = re.compile(r"[.!?:;,…][\"”’')\]]*$|[”\"]$")
_SHORT_SENTENCE = re.compile(r"^[“\"‘]?[A-Z]\S*(?:\s\S+){2,}[.!?][\"”’')\]]*$|^[“\"].{6,}[”\"],? \w+")
_FIRST_LABEL = re.compile(r"\s{2,}|\s*[|›»>•·]\s*")
_STOP = re.compile(r"[.!?]\s+[\"“A-Z]")


@dataclass(slots=True)
class Part:
    """A paragraph on its way to being named. ``said`` is what a masthead line says."""

    span: Span
    text: str
    kind: BlockKind | None = None
    furniture: FurnitureKind | None = None
    said: Line | None = None
    dateline: Dateline | None = None
    sign_off: SignOff | None = None
    sure: bool = field(default=False)

    def become(self, kind: BlockKind, furniture: FurnitureKind | None = None) -> None:
        """Names the part."""
        self.kind, self.furniture = kind, furniture

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text."""
        if self.dateline or self.sign_off or len(self.text) >= LONG:
            return True
        if len(self.text) >= PROSE:
            return _SENTENCE_END.search(self.text) is not None
        return _SHORT_SENTENCE.search(self.text) is not None and not is_headline(self.text)


def name_parts(text: str, paragraphs: tuple[Paragraph, ...], title: str | None = None) -> list[Part]:
    """The parts of ``text`` in order, each named. ``title`` is the headline where the input itself tells it."""
    parts = [Part(p.span, p.span.of(text), p.hint, p.furniture, sure=p.hint is not None) for p in paragraphs]
    _by_words(text, parts)
    start = _body_start(parts)
    _name_head(parts, start, title)
    _name_comments(parts)
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
    for part in parts:
        if part.sure and part.kind != "body":
            part.said = read_line(part.text) if part.kind in ("byline", "masthead", "credit") else None
            continue
        _by_own_words(part, repeated[part.text] > 1 and not part.is_prose and not part.sure)
        if part.kind not in (None, "body"):
            continue
        if not opened and looked < HEAD and len(part.text) >= PROSE:
            part.dateline = find_dateline(text, part.span.start, part.span.end)
            opened, looked = part.dateline is not None, looked + 1
        elif not opened and looked < HEAD and (line := dateline_alone(text, part.span.start, part.span.end)):
            part.dateline, opened = line, True
            part.become("masthead")
            continue
        part.sign_off = find_sign_off(text, part.span.start, part.span.end)


def _by_own_words(part: Part, repeated: bool) -> None:
    if furniture := line_kind(part.text, by_shape=False):
        part.become("furniture", furniture)
    elif said := read_line(part.text):
        part.said = said
        part.become(_kind_of_line(said))
    elif not part.sure and (furniture := line_kind(part.text)):
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
    for number, part in enumerate(parts):
        if part.dateline:
            return number
    prose = [n for n, p in enumerate(parts) if p.kind in (None, "body") and p.is_prose]
    if not prose:
        return len(parts)
    first = prose[0]
    no_headline_before = all(p.kind is not None for p in parts[:first])
    if no_headline_before and len(prose) > 1 and _could_be_headline(parts[first]):
        first = prose[1]
    return first


def _could_be_headline(part: Part) -> bool:
    text = part.text
    return (
        len(text) <= LONGEST_HEADLINE
        and _STOP.search(text) is None
        and (is_headline(text) or not text.endswith((".", ".”", '."', ",")))
    )


def _name_head(parts: list[Part], start: int, title: str | None) -> None:
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
        if len(p.text.split()) >= 3 and not is_section_line(p.text, words) and _could_be_headline(p)
    ]
    plain = [p for p in fit if not _is_outlet_s_name(p.text, words)] or fit
    return next((p for p in plain if len(p.text.split()) >= 4), plain[0] if plain else None)


def _is_outlet_s_name(line: str, outlet_words: frozenset[str]) -> bool:
    """Whether a short line opens with the name of the page's outlet: its logo, its motto."""
    letters = squashed(line)
    return len(line.split()) <= 7 and any(len(w) >= 5 and letters.startswith(w) for w in outlet_words)


def _outlet_words(parts: list[Part]) -> frozenset[str]:
    """The words of the outlets that datelines and time lines of the page name."""
    named = named_outlets(parts)
    return frozenset(w for name in named for w in (*fold(name).split(), squashed(name)))


def named_outlets(parts: list[Part]) -> list[str]:
    """The outlets that the page's head lines name, then those of its datelines."""
    said = [p.said.outlet for p in parts if p.said and p.said.outlet]
    return said + [p.dateline.outlet for p in parts if p.dateline and p.dateline.outlet]


def _name_head_line(part: Part, parts: list[Part], number: int, below: bool, outlet_words: frozenset[str]) -> None:
    if said := read_outlet_line(part.text):
        part.said = said
        part.become("masthead") if "," in part.text else part.become("furniture", "navigation")
    elif is_section_line(part.text, outlet_words) or not below:
        part.become("furniture", "navigation")
    elif (said := read_signature(part.text)) and _by_byline(part, parts, number):
        part.said = said
        part.become("byline")
    elif part.is_prose or len(part.text.split()) >= 7:
        part.become("standfirst")
    else:
        part.become("furniture", "navigation")


def _by_byline(part: Part, parts: list[Part], number: int) -> bool:
    return any(_is_byline(p) for p in parts[max(0, number - 1) : number + 2] if p is not part)


def _is_byline(part: Part) -> bool:
    return part.said is not None and (part.said.moment is not None or bool(part.said.roles))


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


def _name_tail(parts: list[Part]) -> None:
    """Names what stands below the last paragraph of prose."""
    last = max((n for n, p in enumerate(parts) if p.kind in (None, "body") and p.is_prose), default=None)
    if last is None:
        return
    related = False
    for part in parts[last + 1 :]:
        if part.furniture == "related_link":
            related = True
        elif part.kind is None and (is_headline(part.text) or len(part.text.split()) <= TAIL_WORDS):
            part.become("furniture", "related_link" if related and len(part.text.split()) > 3 else "navigation")


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
        if part.kind == "furniture" and part.furniture in ("related_link", "navigation"):
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


def to_blocks(text: str, parts: list[Part]) -> tuple[Block, ...]:
    """The blocks of the parts, datelines and furniture inside paragraphs cut out, in order and disjoint."""
    blocks: list[Block] = []
    outlets = frozenset(squashed(name) for name in named_outlets(parts))
    for part in parts:
        assert part.kind is not None
        if part.kind == "headline":
            end = part.span.start + headline_length(part.text, outlets)
            blocks += [Block("headline", Span(part.span.start, end)), *_trimmed(text, end, part.span.end, "masthead")]
        elif part.kind in ("body", "standfirst", "caption"):
            blocks += _body_blocks(text, part)
        else:
            blocks.append(Block(part.kind, part.span, part.furniture))
    return tuple(blocks)


def _body_blocks(text: str, part: Part) -> list[Block]:
    position, blocks = part.span.start, []
    kind = part.kind or "body"
    if part.dateline:
        blocks += _trimmed(text, position, part.dateline.span.end, "masthead")
        position = part.dateline.span.end
    end = part.sign_off.span.start if part.sign_off else part.span.end
    for found in inside_furniture(text, position, end):
        blocks += _trimmed(text, position, found.span.start, kind)
        blocks += [
            replace(b, furniture=found.kind) for b in _trimmed(text, found.span.start, found.span.end, "furniture")
        ]
        position = found.span.end
    blocks += _trimmed(text, position, end, kind)
    if part.sign_off:
        blocks.append(Block("credit" if part.sign_off.agencies else "byline", part.sign_off.span))
    return blocks


def _trimmed(text: str, start: int, end: int, kind: BlockKind) -> list[Block]:
    """One block without white space around it, none for white space alone."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return [Block(kind, Span(start, end))] if start < end else []
