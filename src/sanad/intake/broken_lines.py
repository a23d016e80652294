"""Lines that break inside a sentence, as texts have them that were pasted from pages with links in them."""

from __future__ import annotations

import re

from sanad.intake.dateline import find_dateline
from sanad.intake.furniture import line_kind
from sanad.intake.masthead import read_line
from sanad.intake.words import head_words, is_headline

# A line longer than this is a paragraph that lacks its stop rather than the words before a link.
LONGEST_PIECE = 400
LONGEST_DATELINE = 60
SHORTEST_REST = 40
_ENDED = re.compile(r"[.!?:;…|\"”’')\]>]\s*$")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*$")
_GOES_ON = re.compile(r"[a-z]+,?\s+\S+|[,;]\s|\)\s|[”’]\s")
_DASH = re.compile(r"(?:--|[-–—])\s?(?=[A-Z\"“])")
_LABEL = re.compile(r"[^\n:]{1,24}\s?:")


def is_broken(line: str, rest: str, *, in_body: bool) -> bool:
    """Whether a sentence breaks off at the end of ``line`` and goes on in ``rest``, the lines below it.

    ``in_body`` says that the text parts its paragraphs by blank lines and that others stand above: then two lines
    without a blank one between belong together even where the second begins with a name.
    """
    following = rest.split("\n", 1)[0].strip()
    if _ENDED.search(line) or not following or len(line) > LONGEST_PIECE:
        return False
    if _DASH.match(following):
        return _is_dateline(line, following)
    if len(line.split()) < 2 or _LABEL.match(following) or not _comes_to_an_end(rest):
        return False
    if _is_of_the_page(line) or _is_of_the_page(following):
        return False
    if _GOES_ON.match(following) and not is_headline(following):
        return True
    last = line.rsplit(None, 1)[-1]
    if last.islower() and last in head_words().small:
        return True
    if not in_body or is_headline(line) or not (line[0].isupper() and following[0].isupper()):
        return False
    return len(following) >= SHORTEST_REST and _SENTENCE_END.search(following) is not None


def _is_dateline(line: str, following: str) -> bool:
    """Whether a place or outlet and a sentence behind a dash make a dateline: "AMBON, KABAR.COM" and "– Sebanyak …"."""
    if len(line) > LONGEST_DATELINE or len(following) < 2 * SHORTEST_REST or not _SENTENCE_END.search(following):
        return False
    found = find_dateline(f"{line} {following}", 0, len(line) + len(following) + 1)
    return found is not None and found.span.end > len(line)


def _is_of_the_page(line: str) -> bool:
    """Whether a line is furniture, or a byline, a credit, a time."""
    return line_kind(line) is not None or read_line(line) is not None


def _comes_to_an_end(rest: str) -> bool:
    """Whether one of the next three lines ends a sentence."""
    return any(_SENTENCE_END.search(line.strip()) for line in rest.split("\n", 3)[:3])
