"""Finds the article of a page: boxes that are not it are taken out, then trafilatura looks for it.

The pruning pass comes first because trafilatura by itself keeps related links and loses loose text after nested
advertisement boxes in bodies made of ``<br>``; ``drop_tree`` keeps that text.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from sanad.intake.html_stream import Piece
from sanad.intake.html_tags import box_of, box_words

_DROPPED_TAGS = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "nav",
    "footer",
    "aside",
    "form",
    "button",
    "dialog",
    "select",
)
_KEPT_TAGS = frozenset({"html", "body", "main", "article", "h1", "a", "span", "b", "strong", "em", "i"})
# A box with more than this share of the page's paragraph text is no side box, whatever its class says.
LARGEST_BOX = 0.3
# Boxes are only told by their class while they are this short, or by far the smaller part of the page.
SHORTEST_LINE = 25
_NOT_LETTERS = re.compile(r"[\W_]+")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def parse(source: str) -> Any | None:
    """The page as an lxml tree, ``None`` when there is nothing to parse."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = lxml_html.document_fromstring(_DECLARATION.sub("", source).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    return tree


def prune(tree: Any) -> None:
    """Takes out of ``tree`` what is not the report by its tag or class; text behind a box stays."""
    total = max(1, _paragraph_text(tree))
    words = box_words()
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None:
            continue
        if element.tag in _DROPPED_TAGS:
            if element.tag in ("form", "aside") and _paragraph_text(element) > LARGEST_BOX * total:
                continue
            element.drop_tree()
        elif element.tag not in _KEPT_TAGS and (element.get("class") or element.get("id")):
            attributes = f'class="{element.get("class", "")}" id="{element.get("id", "")}"'
            word = box_of(attributes)
            if word and words[word][1] and _paragraph_text(element) <= LARGEST_BOX * total:
                element.drop_tree()


def _paragraph_text(element: Any) -> int:
    return sum(len(p.text_content()) for p in element.iter("p"))


def find_article(tree: Any) -> list[str]:
    """The article's paragraphs as trafilatura gives them; empty when it finds none. ``tree`` is used up."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it could not do, our issues say
    try:
        text = trafilatura.extract(tree, output_format="txt", include_comments=False, include_tables=True)
    except Exception:
        return []
    return [line for line in (text or "").split("\n") if line.strip()]


@dataclass(slots=True)
class _Cursor:
    """Where in the article's letters the last piece was found."""

    letters: str
    lines: frozenset[str]
    position: int = field(default=0)


def align(text: str, pieces: tuple[Piece, ...], article: list[str]) -> list[bool]:
    """Which pieces of the page's visible text are part of the article.

    Both are compared by their letters and digits alone. A long piece must stand in the article, a short one must be a
    line of it or stand right where the last one ended.
    """
    folded = [_letters(line) for line in article]
    cursor = _Cursor("\n".join(folded), frozenset(folded))
    return [_is_part(_letters(piece.span.of(text)), cursor) for piece in pieces]


def _letters(line: str) -> str:
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", line).casefold())


def _is_part(letters: str, cursor: _Cursor) -> bool:
    if not letters:
        return False
    found = cursor.letters.find(letters, cursor.position)
    if found < 0 and len(letters) > SHORTEST_LINE:
        found = cursor.letters.find(letters)
    if found < 0:
        return False
    if len(letters) <= SHORTEST_LINE and letters not in cursor.lines and found > cursor.position + 2:
        return False
    cursor.position = max(cursor.position, found + len(letters))
    return True
