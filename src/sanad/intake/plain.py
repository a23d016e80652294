"""The text that a reader sees in a plain-text or Markdown file, one character for one wherever that can be."""

from __future__ import annotations

import re
import unicodedata

from sanad.intake.paragraphs import Paragraph, find_paragraphs
from sanad.records.report import Shift, Span

# Spaces that are not the plain one, tabs and form feeds too: one for one.
_SPACES = str.maketrans(
    dict.fromkeys(
        "\t\v\f\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000",
        " ",
    )
)
# Invisible characters, which go, and letters with combining marks, which become one letter.
_UNEVEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]+|[^\W\d_][\u0300-\u036f]+"
)
# A quick look for any of them.
_ANY_UNEVEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f\xad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb]"
)
_OLD_MAC = re.compile(r"\r(?!\n)")
_MARKUP = re.compile(
    r"(?m)^[ \t]*(?P<head>\#{1,6}[ \t]+|>[ \t]+|[-*_]{3,}[ \t]*$)|(?P<bold>\*\*|__)(?=\S)|(?<=\S)(?P<close>\*\*|__)"
    r"|!?\[(?=[^\]\n]+\]\([^)\n]*\))|(?<!\A)\]\((?:https?:|/|mailto:|\#)[^)\n]*\)"
)


def read_plain(original: str, *, markdown: bool = False) -> tuple[str, tuple[Shift, ...], tuple[Paragraph, ...]]:
    """The visible text, its shifts into ``original`` (none where both are the same length), and its paragraphs.

    The line breaks of wrapped paragraphs become spaces. Marks of ``markdown`` (headings, emphasis, link targets) are
    left out.
    """
    source = _OLD_MAC.sub("\n", original) if "\r" in original else original
    text, shifts = _without(source, markdown)
    text = text.translate(_SPACES)
    paragraphs = find_paragraphs(text)
    return _unwrapped(text, paragraphs), shifts, paragraphs


def _unwrapped(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    pieces, position = [], 0
    for paragraph in paragraphs:
        span = paragraph.span
        pieces += [text[position : span.start], text[span.start : span.end].replace("\n", " ")]
        position = span.end
    return "".join(pieces) + text[position:]


def _without(source: str, markdown: bool) -> tuple[str, tuple[Shift, ...]]:
    """``source`` without invisible characters (and Markdown's marks), with the shifts that lead back."""
    uneven = _UNEVEN.finditer(source) if _ANY_UNEVEN.search(source) else ()
    cuts = [(m.start(), m.end(), _composed(m.group())) for m in uneven]
    if markdown:
        cuts += [(m.start(), m.end(), "") for m in _MARKUP.finditer(source) if m.end() > m.start()]
    cuts = [c for c in cuts if len(c[2]) != c[1] - c[0]]
    if not cuts:
        return source, ()
    pieces: list[str] = []
    shifts: list[Shift] = []
    position = length = 0
    for start, end, replacement in [*sorted(cuts), (len(source), len(source), "")]:
        if start < position:
            continue
        for piece, raw in ((source[position:start], Span(position, start)), (replacement, Span(start, end))):
            if piece:
                shifts.append(Shift(Span(length, length + len(piece)), raw))
                pieces.append(piece)
                length += len(piece)
        position = end
    return "".join(pieces), tuple(shifts)


def _composed(found: str) -> str:
    """Nothing for invisible characters, the composed letter for one with combining marks."""
    return unicodedata.normalize("NFC", found) if found[0].isalpha() else ""
