"""What tags and their classes say about text: where paragraphs begin, what is not shown, which box it lies in."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from sanad.language.loader import load_shared

_VOID = "area base br col embed hr img input link meta param source track wbr"
_RAW = "script style noscript template svg math iframe object textarea select title audio video canvas"
_BLOCK = """
address article aside blockquote body br button center dd details dialog dir div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html li main menu nav ol option p pre section summary table tbody td
tfoot th thead tr ul
"""
VOID = frozenset(_VOID.split())
RAW = frozenset(_RAW.split())
BLOCK = frozenset(_BLOCK.split())
CLOSED_BY = {
    "p": BLOCK - {"br", "html", "body", "head"},
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
}
BOX_OF_TAG = {
    "nav": "navigation",
    "footer": "navigation",
    "aside": "related_link",
    "menu": "navigation",
    "button": "navigation",
    "form": "navigation",
    "dialog": "promotion",
    "figcaption": "caption",
    "h1": "headline",
    "blockquote": "quote",
}
NO_BOX = frozenset({"html", "body", "main", "article"})
_MEANINGLESS = ("has", "with", "no", "is", "without", "js", "page", "single", "wp")

_ATTRIBUTE = re.compile(
    r"\b(class|id|role|itemprop|hidden)\b(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?", re.IGNORECASE
)


@cache
def box_words() -> dict[str, tuple[str, bool]]:
    """Word of a class attribute → kind of box, and whether it is taken out before the article is looked for."""
    return {row["word"]: (row["kind"], row["drop"] == "yes") for row in load_shared("page_boxes")}


def box_of(attributes: str) -> str | None:
    """The word of ``page_boxes.tsv`` that a tag's class, id or role holds, ``None`` for none."""
    words = box_words()
    for match in _ATTRIBUTE.finditer(attributes):
        value = (match[2] or match[3] or match[4] or "").casefold()
        for token in value.split():
            if word := word_in(token, words):
                return word
    return None


def word_in(token: str, words: dict[str, tuple[str, bool]]) -> str | None:
    """The listed word that a class name such as "article__baca-juga" holds; "has-sidebar" holds none."""
    if token in words:
        return token
    parts = re.split(r"[-_]+", token)
    if parts[0] in _MEANINGLESS:
        return None
    pairs = [f"{a}-{b}" for a, b in pairwise(parts)]
    return next((p for p in (*pairs, *parts) if p in words), None)
