"""Reads the names of media that no list holds: "kantor berita Samudra", "Samudra News", "Samudra.co.id"."""

from __future__ import annotations

from sanad.analysis.name_bodies import body_end
from sanad.analysis.name_lines import Line, Range, Shape
from sanad.analysis.name_words import Body
from sanad.records.marks import SourceKind

KINDS: dict[str | None, SourceKind] = {"agency": "agency", "wire": "agency", "medium": "outlet", "paper": "outlet"}
"""What sort of source the words for media make; "wire" and "paper" are nouns that are no part of the name."""
PLAIN_NOUNS = frozenset(("wire", "paper"))


def site_at(line: Line, i: int) -> Shape | None:
    """The address of a site used as its name: "Samudra.co.id"."""
    if not line.texts[i][0].isalpha():
        return None
    end = i + 1
    while end + 1 < line.size and line.texts[end] == "." and line.small[end + 1] in line.words.domains:
        if line.tokens[end].start != line.tokens[end - 1].end or line.tokens[end + 1].start != line.tokens[end].end:
            break
        end += 2
    if end == i + 1 or line.small[end - 1] == "org":
        return None
    return Shape("body", (i, end), (i, end), concept="medium")


def medium_after_noun(line: Line, i: int, body: tuple[int, Body]) -> Shape | None:
    """A name behind a noun for media, written small or not: "harian Suara Karangsari"."""
    end, word = body
    if not line.is_capital(end) or line.title(end):
        return None
    if line.match(end):
        return None
    stop = body_end(line, end, named=True)
    if stop <= end:
        return None
    name = (end, stop) if word.concept in PLAIN_NOUNS else (i, stop)
    return Shape("body", (i, stop), name, concept=word.concept)


def media_tail(line: Line, name: Range) -> Shape | None:
    """A run of capitals that ends in a word for media: "Samudra News"."""
    end = name[0] + 1
    while line.is_capital(end) and not line.title_case:
        if line.small[end] in line.words.media_tails:
            return Shape("body", (name[0], end + 1), (name[0], end + 1), concept="medium")
        end += 1
    return None
