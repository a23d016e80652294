"""Tells text of the page from text of the report, line by line and inside paragraphs.

Two signs are used here: the pattern tables of all languages, and the shape of a line (a slug, an address, a row of
hashtags). Where a line stands and what is around it is judged in ``parts``.
"""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from sanad.intake.patterns import first_token, furniture_matchers, phrases
from sanad.intake.words import head_words, is_headline
from sanad.records.report import FurnitureKind, Span

# Lines of navigation, promotion and the like are short; longer ones that open alike are sentences of a report.
SHORT_LINE = 110
LONGEST_START = 300
LONGEST_NOTICE = 700

_SLUG = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+){3,}(?:\.html?)?")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_HASHTAGS = re.compile(r"(?:#\w[\w-]*[\s,|]*)+")
_SYMBOLS = re.compile(r"[\W\d_]{1,20}")
_COUNT = re.compile(r"\s*\(?\b\d{1,6}\b\)?\s*")
_ROW = re.compile(r"\s{2,}|\s*[|›»>•·]\s*|\s+[/~]\s+")
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")
_INITIALS = re.compile(r"[(\[](?:[a-z]{2,5}(?:/[a-z]{2,5})*|\*+)[)\]]|[a-z]{2,4}(?:/[a-z]{2,4})+")
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s*(?:19|20)\d\d)", re.IGNORECASE)
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")
_RIGHTS_OPENING = re.compile(r"copyright\b", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[]\s*$")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?=\s|$)")
_WORD = re.compile(r"[^\s]+")


class Furniture(NamedTuple):
    """A stretch of page text and its kind."""

    span: Span
    kind: FurnitureKind


def line_kind(line: str, *, by_shape: bool = True) -> FurnitureKind | None:
    """What kind of furniture a whole line or paragraph is, ``None`` when its words (and ``by_shape``) do not tell."""
    matchers = furniture_matchers()
    short, opening = len(line) <= SHORT_LINE, first_token(line[:40].casefold())
    for place in ("whole", "start_short", "line", "start", "start_title"):
        matcher = matchers[place]
        if (place in ("whole", "start_short", "line") and not short) or len(line) > LONGEST_START:
            continue
        if place not in ("whole", "line") and not matcher.may_open(opening):
            continue
        counted = _COUNT.sub("", line) if place == "whole" else line
        found = matcher.pattern.search(line) if place == "line" else matcher.pattern.match(counted)
        if not found or (place in ("start_short", "whole") and _is_sentence(line)):
            continue
        if place == "start_title" and not is_headline(line):
            continue
        if place == "start" and _goes_on_as_prose(line, found.end()):
            continue
        return cast(FurnitureKind, matcher.kind_of(found))
    if is_run_together(line) or is_legal(line):
        return "navigation"
    if is_promotion(line):
        return "promotion"
    return shape_kind(line) if by_shape else None


def is_run_together(line: str) -> bool:
    """Whether a line is entries of a menu without a space between: "Tentang KamiPedoman Media SiberRedaksi"."""
    if len(line) > LONGEST_START or not (joints := _JOINT.findall(line)):
        return False
    entries = _JOINT.sub("\n", line).split("\n")
    known = sum(line_kind(entry, by_shape=False) is not None for entry in entries)
    return known >= 1 and 2 * known >= len(joints)


def is_promotion(line: str) -> bool:
    """Whether a paragraph of some length speaks for the page's own channels: two phrases of such, or more."""
    if len(line) > LONGEST_NOTICE or line[0] in '"“':
        return False
    lowered = line.lower()
    return sum(phrase in lowered for phrase in phrases()) >= 2


def is_legal(line: str) -> bool:
    """Whether a paragraph, of whatever length, is the page's notice of its rights."""
    if len(line) > LONGEST_NOTICE or not (_COPYRIGHT.match(line) or _RIGHTS_OPENING.match(line)):
        return False
    return furniture_matchers()["line"].pattern.search(line) is not None


def _is_sentence(line: str) -> bool:
    """Whether a short line reads as a sentence of prose: a final stop and mostly words in small letters."""
    return line.rstrip().endswith((".", ".”", '."')) and not is_headline(line) and len(line) > 60


def _goes_on_as_prose(line: str, position: int) -> bool:
    """Whether a paragraph that opens like furniture holds a report's sentence after it (see ``inside_furniture``)."""
    return (
        line[position:].count(". ") >= 1
        and _SENTENCE_END.search(line, position) is not None
        and len(line) > 2 * SHORT_LINE
    )


def shape_kind(line: str) -> FurnitureKind | None:
    """What kind of furniture a line is by its shape alone: a slug, an address, hashtags, a row of labels."""
    if _SLUG.fullmatch(line):
        return "slug"
    if _ADDRESS.fullmatch(line) or (_HASHTAGS.fullmatch(line) and len(line) > 2):
        return "navigation"
    if len(line) <= SHORT_LINE and _COPYRIGHT.match(line):
        return "navigation"
    if _DATE.search(line) or is_initials(line):
        return None
    if is_row(line):
        return "navigation"
    return "navigation" if _SYMBOLS.fullmatch(line) and not line.strip().endswith(('"', "”")) else None


def is_row(line: str) -> bool:
    """Whether a line is three or more short labels parted by bars, arrows or wide gaps: a menu, share buttons."""
    if "  " not in line and not any(mark in line for mark in "|›»>•·/~"):
        return False
    labels = [part for part in _ROW.split(line.strip()) if part]
    if len(labels) < 3 or len(line) > 2 * SHORT_LINE:
        return False
    return all(len(part.split()) <= 4 and not part.endswith((".", "?", "!", ",", "”")) for part in labels)


def is_section_line(line: str, outlet_words: frozenset[str]) -> bool:
    """Whether a line holds nothing but names of sections and of the outlet ("Home > News > World").

    ``outlet_words`` are the outlet's words and its name in one word.
    """
    words = re.findall(r"[\w-]+", line.casefold())
    other = [w for w in words if w not in head_words().sections]
    if not words or len(words) > 12:
        return False
    return all(w in outlet_words for w in other) or "".join(other) in outlet_words


def inside_furniture(text: str, start: int, end: int) -> list[Furniture]:
    """Furniture in the paragraph ``text[start:end]``: marks such as "[Gambas:Video]", and links amid its sentences."""
    matchers = furniture_matchers()
    found: list[Furniture] = []
    lowered = text[start:end].lower()
    for place in ("mark", "inside"):
        matcher = matchers[place]
        if not matcher.may_match(lowered):
            continue
        position = start
        while match := matcher.pattern.search(text, position, end):
            if place == "mark":
                stop = match.end()
            elif not _opens_link(text, start, match):
                position = match.end()
                continue
            else:
                stop = _link_end(text, match.end(), end)
            begin = match.start()
            if _BRACKET.search(text, max(start, begin - 2), begin):
                begin = _BRACKET.search(text, max(start, begin - 2), begin).start()  # type: ignore[union-attr]
            while begin < stop and text[begin].isspace():
                begin += 1
            found.append(Furniture(Span(begin, stop), cast(FurnitureKind, matcher.kind_of(match))))
            position = max(stop, match.end())
    return _merged(sorted(found))


def _opens_link(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether "Baca juga" in running text leads to a link: a colon or a quote follows it, or it opens the sentence."""
    after = text[match.end() : match.end() + 3].lstrip()
    before = text[start : match.start()].rstrip()
    opens = not before or before[-1] in '.!?”"):]([|'
    if match.group().endswith(":"):
        return opens
    return after[:1] in (":", "'", "‘") or (match.group()[:1].isupper() and opens)


def _link_end(text: str, position: int, end: int) -> int:
    """Where the headline after "Baca juga:" ends.

    At a closing bracket, a stop, an opening quotation, or where small letters begin that no headline has; there the
    word before them belongs to the sentence that follows.
    """
    stop = _SENTENCE_END.search(text, position, end)
    limit = stop.end() if stop else end
    bracket = re.compile(r"[)\]]").search(text, position, limit)
    if bracket and not re.compile(r"[(\[]").search(text, position, bracket.start()):
        return bracket.end()
    if stop is None or is_headline(text[position:limit]):
        return limit
    small, previous = head_words().small, position
    for word in _WORD.finditer(text, position, limit):
        bare = word.group().strip(".,:;!?'‘’“”\"()-")
        if word.group()[0] in '“"' and previous > position:
            return previous
        if bare and bare[0].islower() and bare not in small:
            return _before_subject(text, position, word.start())
        previous = word.end()
    return limit


def _before_subject(text: str, position: int, verb: int) -> int:
    """The end of the headline when a sentence's verb stands at ``verb``; one capitalised word is its subject."""
    words = list(_WORD.finditer(text, position, verb))
    return words[-2].end() if len(words) >= 4 else (words[-1].end() if words else position)


def _merged(found: list[Furniture]) -> list[Furniture]:
    merged: list[Furniture] = []
    for item in found:
        if merged and item.span.start < merged[-1].span.end:
            last = merged.pop()
            item = Furniture(Span(last.span.start, max(last.span.end, item.span.end)), last.kind)
        merged.append(item)
    return merged


def is_initials(line: str) -> bool:
    """Whether a line is the initials of those who made the report: "(fas/idh)"."""
    return _INITIALS.fullmatch(line) is not None
