"""The text that a reader sees of a web page, with the way back from every character to the page's source.

A tokeniser of our own runs over the source, because parsers forget where characters stood: tags and comments are passed
over, entities decoded, white space folded, and block-level tags begin a new paragraph. It follows the HTML standard
where that matters for text (void, raw-text and self-closing elements) and never fails: what is no tag is text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache

from sanad.intake.html_tags import BLOCK, BOX_OF_TAG, CLOSED_BY, NO_BOX, RAW, VOID, box_of, box_words
from sanad.records.report import Shift, Span

# How deep pages nest; beyond it elements are not followed.
DEEPEST = 400

_COMMENT = r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?\]\]>|<[!?][^>]{0,5000}>"
_QUOTED = r"""(?>[^<>"']|"[^"]{0,20000}"|'[^']{0,20000}')*+"""
_TAG = rf"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*)(?P<attributes>{_QUOTED}|[^>]{{0,5000}})>"
_TOKEN = re.compile(f"{_COMMENT}|{_TAG}", re.DOTALL)

_SPACE_ENTITY = r"&nbsp;?|&#0*160;?|&#x0*a0;?|&(?:ensp|emsp|thinsp|Tab|NewLine);|&#0*(?:9|10|13|32);?"
_ODD_SPACE = rf"(?:[^\S ]|[\x00-\x08\x0e-\x1f\x7f\x85]|{_SPACE_ENTITY})"
_SPACE = rf"(?: |{_ODD_SPACE})"
_GONE_ENTITY = r"&(?:shy|zwnj|zwj|lrm|rlm|ZeroWidthSpace);|&#0*(?:173|8203|8204|8205|65279);"
_GONE = rf"(?:[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|{_GONE_ENTITY})+"
_ENTITY = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?"
_ODD = re.compile(
    rf"(?P<space> ?{_ODD_SPACE}{_SPACE}*|  {_SPACE}*)|(?P<gone>{_GONE})|(?P<entity>{_ENTITY})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of the stream: ``span`` in the visible text, its nearest block's ``tag``, the ``box`` it lies in.

    ``box`` is a kind from ``page_boxes.tsv`` or the tag's own; ``links`` counts its characters inside links.
    """

    span: Span
    tag: str
    box: str | None
    links: int


@dataclass(frozen=True, slots=True)
class Stream:
    """The visible text, the shifts into the page's source, and the pieces."""

    text: str
    shifts: tuple[Shift, ...]
    pieces: tuple[Piece, ...]


@dataclass(slots=True)
class _Element:
    name: str
    box: str | None


class _Builder:
    """Collects the visible text; ``space`` and ``broken`` are what stands between the last character and the next."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[str] = []
        self.shifts: list[list[int]] = []
        self.length = 0
        self.space: tuple[int, int] | None = None
        self.paragraphs: list[Piece] = []
        self.start: int | None = None
        self.links = 0
        self.place: tuple[str, str | None] = ("", None)

    def add(self, piece: str, start: int, end: int) -> None:
        """Appends ``piece``, made from ``source[start:end]``."""
        last = self.shifts[-1] if self.shifts else None
        even = len(piece) == end - start
        if even and last and last[1] == self.length and last[3] == start and last[1] - last[0] == last[3] - last[2]:
            last[1], last[3] = self.length + len(piece), end
        else:
            self.shifts.append([self.length, self.length + len(piece), start, end])
        self.pieces.append(piece)
        self.length += len(piece)

    def blank(self, start: int, end: int) -> None:
        """Remembers white space that shows only if words follow it in the same paragraph."""
        if self.start is not None and self.space is None:
            self.space = (start, end)

    def run(self, start: int, end: int, place: tuple[str, str | None], linked: bool) -> None:
        """Appends ``source[start:end]``, which may begin and end with one space."""
        if start < end and self.source[start] == " ":
            self.blank(start, start + 1)
            start += 1
        last = end - 1 if start < end and self.source[end - 1] == " " else end
        if start < last:
            self.words(self.source[start:last], start, last, place, linked)
        if last < end:
            self.blank(last, end)

    def words(self, piece: str, start: int, end: int, place: tuple[str, str | None], linked: bool) -> None:
        """Appends visible characters, opening a paragraph or putting the space due before them."""
        if self.start is None:
            if self.paragraphs:
                self.pieces.append("\n\n")
                self.length += 2
            self.start, self.place, self.links = self.length, place, 0
        elif self.space:
            self.add(" ", *self.space)
        self.space = None
        self.links += len(piece) if linked else 0
        self.add(piece, start, end)

    def end_paragraph(self) -> None:
        """Closes the open paragraph, if there is one."""
        if self.start is not None:
            self.paragraphs.append(Piece(Span(self.start, self.length), *self.place, self.links))
        self.start, self.space = None, None


def read_stream(source: str) -> Stream:
    """The visible text of the page ``source``."""
    builder = _Builder(source)
    stack = [_Element("", None)]
    position, links, length = 0, 0, len(source)
    while position < length:
        match = _next_tag(source, position)
        end = match.start() if match else length
        if end > position:
            _add_text(builder, source, position, end, stack, links > 0)
        if not match:
            break
        position = match.end()
        name = (match["name"] or "").casefold()
        if not name:
            continue
        if name == "a":
            links = max(0, links - 1) if match["close"] else 1
        if name in BLOCK:
            builder.end_paragraph()
        if match["close"]:
            _close(stack, name)
        elif name in RAW and not match["attributes"].endswith("/"):
            position = _end_of_raw(source, position, name)
        elif name not in VOID:
            _open(stack, name, match["attributes"])
    builder.end_paragraph()
    shifts = tuple(Shift(Span(a, b), Span(c, d)) for a, b, c, d in builder.shifts)
    return Stream("".join(builder.pieces), shifts, tuple(builder.paragraphs))


def _next_tag(source: str, position: int) -> re.Match[str] | None:
    """The next tag or comment; a "<" that opens none is text."""
    while (position := source.find("<", position)) >= 0:
        if match := _TOKEN.match(source, position):
            return match
        position += 1
    return None


def _add_text(builder: _Builder, source: str, start: int, end: int, stack: list[_Element], linked: bool) -> None:
    place = (next((e.name for e in reversed(stack) if e.name in BLOCK), ""), stack[-1].box)
    position = start
    for match in _ODD.finditer(source, start, end):
        builder.run(position, match.start(), place, linked)
        position = match.end()
        if match["space"]:
            builder.blank(match.start(), match.end())
        elif match["entity"]:
            decoded = html.unescape(match["entity"])
            if decoded.strip():
                builder.words(decoded.replace("\n", " "), match.start(), match.end(), place, linked)
    builder.run(position, end, place, linked)


@cache
def _raw_end(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])[^>]*>", re.IGNORECASE)


def _end_of_raw(source: str, position: int, name: str) -> int:
    """Behind the end tag of an element whose content is not shown; one that is never closed is taken as empty."""
    match = _raw_end(name).search(source, position)
    if match:
        return match.end()
    return len(source) if name in ("script", "style") else position


def _open(stack: list[_Element], name: str, attributes: str) -> None:
    while len(stack) > 1 and name in CLOSED_BY.get(stack[-1].name, ()):
        stack.pop()
    if len(stack) >= DEEPEST:
        return
    box = stack[-1].box
    if box is None and name not in NO_BOX:
        word = box_of(attributes) if attributes else None
        box = box_words()[word][0] if word else BOX_OF_TAG.get(name)
    elif name == "h1" and box == "byline":
        box = "headline"
    stack.append(_Element(name, box))


def _close(stack: list[_Element], name: str) -> None:
    """Pops up to the element ``name``; an inline end tag does not close blocks."""
    for depth in range(len(stack) - 1, 0, -1):
        if stack[depth].name == name:
            del stack[depth:]
            return
        if name not in BLOCK and stack[depth].name in BLOCK:
            return
