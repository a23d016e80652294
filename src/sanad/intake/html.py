"""Reads a web page: its visible text stream, which paragraphs of it are the article, and what its markup says."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import cast, get_args

from sanad.intake.credits import caption_credit
from sanad.intake.furniture import line_kind
from sanad.intake.html_article import align, find_article, parse, prune
from sanad.intake.html_meta import Markup, read_markup
from sanad.intake.html_stream import Piece, Stream, read_stream
from sanad.intake.masthead import read_line, read_signature
from sanad.intake.page import Page
from sanad.intake.paragraphs import Paragraph
from sanad.intake.titles import headline_length, same_title
from sanad.records.report import FurnitureKind, RawReport, Span
from sanad.text.normalise import fold

# Less than this found by the extractor, and the page's own prose is taken instead.
SHORTEST_ARTICLE = 120
PROSE = 60
# The extractor takes 10 ms for 100 kB and minutes for dumps; of those the prose is taken as it stands.
LARGEST_PAGE = 3_000_000
# Bylines and credits stand this many paragraphs from the article at most.
NEAR = 12
# A paragraph with more of its characters in links is a list of links.
LINKED = 0.6
# Prose so many paragraphs from paragraphs of the article on both sides belongs to it.
NEIGHBOURS = 6
# A link with a word before it ("Read more: …") is one thing, so many links in a row are several.
FEWEST_LABELS = 3
# A second half of an article has at least so many paragraphs of this length.
RUN, LONG = 5, 120


def read_page(raw: RawReport) -> Page:
    """The page of a report in HTML. A page that no parser can make sense of is still its visible text."""
    stream = read_stream(raw.original)
    tree = parse(raw.original)
    if tree is None:
        return Page(stream.text, stream.shifts, tuple(Paragraph(p.span) for p in stream.pieces))
    markup = read_markup(tree)
    prune(tree)
    article = find_article(tree) if len(raw.original) <= LARGEST_PAGE else []
    inside = align(stream.text, stream.pieces, article)
    if sum(len(p.span) for p, yes in zip(stream.pieces, inside, strict=True) if yes) < SHORTEST_ARTICLE:
        inside = [_is_prose(stream.text, piece) for piece in stream.pieces]
    if markup.body and len(markup.body) >= SHORTEST_ARTICLE:
        told = align(stream.text, stream.pieces, markup.body.split("\n"))
        inside = [
            yes or (also and _is_prose(stream.text, p))
            for p, yes, also in zip(stream.pieces, inside, told, strict=True)
        ]
    inside = _filled(stream, _extended(stream, inside))
    title = _shown_title(stream, raw.title or markup.title)
    return Page(
        text=stream.text,
        shifts=stream.shifts,
        paragraphs=tuple(_paragraphs(stream, inside, title, markup)),
        title=title,
        url=markup.url,
        outlet=markup.site,
        published=markup.published,
        authors=markup.authors,
        editor=markup.editor,
    )


def _is_prose(text: str, piece: Piece) -> bool:
    line = piece.span.of(text)
    if piece.box in get_args(FurnitureKind) or piece.links > LINKED * len(line):
        return False
    return len(line) >= PROSE and line.rstrip("\"”’') ").endswith((".", "!", "?", ","))


def _extended(stream: Stream, inside: list[bool]) -> list[bool]:
    """Adds the rest of an article that a page cuts in two: a run of long plain paragraphs soon after its last one."""
    found = [n for n, yes in enumerate(inside) if yes]
    if not found:
        return inside
    extended, run, number = list(inside), [], found[-1] + 1
    limit = number + NEIGHBOURS
    while number < min(limit, len(stream.pieces)):
        piece = stream.pieces[number]
        if piece.tag == "p" and piece.box is None and _is_prose(stream.text, piece) and len(piece.span) >= LONG:
            run.append(number)
            limit = number + 1 + NEIGHBOURS
        number += 1
    if len(run) >= RUN:
        for n in run:
            extended[n] = True
    return extended


def _filled(stream: Stream, inside: list[bool]) -> list[bool]:
    """Adds prose amid the article that the extractor lost: loose text behind advertisements, embedded posts."""
    found = [n for n, yes in enumerate(inside) if yes]
    if not found:
        return inside
    filled = list(inside)
    for number in range(found[0], found[-1]):
        piece = stream.pieces[number]
        close = any(inside[max(0, number - NEIGHBOURS) : number]) and any(inside[number + 1 : number + 1 + NEIGHBOURS])
        if close and not filled[number] and (piece.box == "quote" or _is_prose(stream.text, piece)):
            filled[number] = True
    return filled


def _shown_title(stream: Stream, title: str | None) -> str | None:
    """The markup's headline, or the page's own ``<h1>`` where that is the longer form of it or the only one."""
    shown = [p.span.of(stream.text) for p in stream.pieces if p.tag == "h1"]
    shown = [line[: headline_length(line)] for line in shown if len(line.split()) >= 3]
    if title is None:
        return shown[0] if shown else None
    return next((line for line in shown if same_title(line, title)), title)


def _paragraphs(stream: Stream, inside: list[bool], title: str | None, markup: Markup) -> list[Paragraph]:
    """Every piece of the stream with what it is, as far as the page's structure tells."""
    text, pieces = stream.text, stream.pieces
    found = [n for n, yes in enumerate(inside) if yes]
    headline = _headline(stream, title, found[0] if found else len(pieces))
    body = [n for n in found if n != headline and pieces[n].tag not in ("h1", "figcaption")]
    first, last = (body[0], body[-1]) if body else (len(pieces), len(pieces))
    top = min(headline if headline is not None else first, first)
    named = []
    for number, (piece, yes) in enumerate(zip(pieces, inside, strict=True)):
        line = piece.span.of(text)
        near = top - 3 <= number <= last + NEAR and number >= first - NEAR - 3
        if number == headline:
            named.append(Paragraph(piece.span, "headline"))
        elif yes and not (title and number < first + 3 and same_title(line, title)):
            named.append(_inside(piece, line))
        elif near:
            named.append(_near(piece, line, markup, above=number < first))
        else:
            named.append(Paragraph(piece.span, "furniture", _furniture_kind(piece, line)))
    return [p for whole in named for p in _unlinked(stream, whole)]


def _unlinked(stream: Stream, whole: Paragraph) -> list[Paragraph]:
    """The paragraph; furniture is cut where tags stand in its source, so that no block covers a menu's markup."""
    if whole.hint != "furniture":
        return [replace(whole, span=_trimmed(stream.text, whole.span))]
    first = bisect_left(stream.shifts, whole.span.start, key=lambda shift: shift.clean.start)
    runs: list[list[int]] = []
    raw_end = -1
    for shift in stream.shifts[first:]:
        if shift.clean.start >= whole.span.end:
            break
        if shift.raw.start == raw_end:
            runs[-1][1] = shift.clean.end
        else:
            runs.append([shift.clean.start, shift.clean.end])
        raw_end = shift.raw.end
    spans = [_trimmed(stream.text, Span(a, b)) for a, b in runs if stream.text[a:b].strip()]
    if len(spans) < FEWEST_LABELS:
        spans = [_trimmed(stream.text, whole.span)]
    return [replace(whole, span=span) for span in spans]


def _headline(stream: Stream, title: str | None, first: int) -> int | None:
    """The piece that shows the headline: an ``<h1>`` at best, the one nearest above the article."""
    if not title:
        return None
    shows = [n for n, p in enumerate(stream.pieces) if same_title(p.span.of(stream.text), title)]
    return next(
        (n for n in shows if stream.pieces[n].tag == "h1"),
        max((n for n in shows if n <= first), default=shows[0] if shows else None),
    )


def _inside(piece: Piece, line: str) -> Paragraph:
    """A piece of the article: a caption by its box, otherwise body that the line classifier looks at again."""
    if piece.box == "caption":
        return Paragraph(piece.span, "caption")
    if piece.links > 0.85 * len(line) and len(line.split()) >= 3 and not line.endswith((".", "!", ",", "”", '"')):
        return Paragraph(piece.span, "furniture", "related_link")
    return Paragraph(piece.span, "body")


def _near(piece: Piece, line: str, markup: Markup, *, above: bool) -> Paragraph:
    """A piece beside the article that is not in it: byline, time, credit, caption, standfirst, or furniture."""
    if piece.box in get_args(FurnitureKind) and not above:
        return Paragraph(piece.span, "furniture", _furniture_kind(piece, line))
    if line_kind(line):
        return Paragraph(piece.span, "furniture", _furniture_kind(piece, line))
    if read_line(line) or (above and piece.box == "byline" and read_signature(line)):
        return Paragraph(piece.span)
    if piece.box == "caption" or (caption_credit(line) and piece.links < LINKED * len(line)):
        return Paragraph(piece.span, "caption")
    if above and (piece.box == "standfirst" or _is_description(line, markup.description)):
        return Paragraph(piece.span, "standfirst")
    return Paragraph(piece.span, "furniture", _furniture_kind(piece, line))


def _is_description(line: str, description: str | None) -> bool:
    return len(line) >= PROSE and bool(description) and fold(line)[:100] == fold(description or "")[:100]


def _furniture_kind(piece: Piece, line: str) -> FurnitureKind:
    if kind := line_kind(line):
        return kind
    if piece.box in get_args(FurnitureKind):
        return cast(FurnitureKind, piece.box)
    return "related_link" if piece.links > LINKED * len(line) and len(line.split()) > 4 else "navigation"


def _trimmed(text: str, span: Span) -> Span:
    line = span.of(text)
    return Span(span.start + len(line) - len(line.lstrip()), span.end - (len(line) - len(line.rstrip())))
