"""Whether a number counts or measures something, or only numbers, names or enumerates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sanad.analysis.quantities_numbers import Number, number_words
from sanad.analysis.quantities_shapes import Shapes
from sanad.language.loader import Language
from sanad.records.report import Span

LARGE = 1000
"""From here on a number counts even where no noun follows that tells what."""

TELEPHONE = 7
"""Figures in a row, no mark among them, from which on a bare number is a code and no count."""

COUNT_REACH = 60
"""Characters after a count within which a bare number may go on counting the same."""

_CLAUSE_END = re.compile(r"[.;!?\"“”]")
_WORD_BEFORE = re.compile(r"([^\W_]+(?:[-'’./][^\W_]+)*\.?)[ \u00a0]*\Z")
_SENTENCE_START = re.compile(r"(?:\A|[.!?\n\"“”‘’:(–—]|- )[ \u00a0]*\Z")
_ENUMERATED = re.compile(r"\d[ ]*(?:,|dan|and|&)[ ]*(?:[^\W\d_]{2,3}[ ]+)?\Z")
_COUNTED_BEFORE = re.compile(r"\d[ ][^\W\d_]+[ ]\Z")
"""A count just before, as in "5 tahun 6 bulan"."""

_CLOCK = re.compile(r"\d{1,2}\.[0-5]\d")
_NOUN = re.compile(r"[ \u00a0]+([^\W\d_][^\W\d_-]+(?:-[^\W\d_]+)*)")
_ANY_WORD = re.compile(r"[ \u00a0]+([^\W\d_]+(?:[-'’.][^\W\d_]+)*)")
_WORD_REACH = 30


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number in its block with what stands around it.

    ``number`` stands at ``place``; ``rest`` is where its unit and bounds end; ``unit`` the words of a unit from the
    table, ``kind`` that unit's kind ("currency", "time", "measure", "count", "prefix").
    """

    text: str
    block: Span
    place: Span
    rest: int
    number: Number
    unit: str | None
    kind: str | None
    has_bound: bool
    has_range: bool
    is_headline: bool
    last_count_end: int | None
    """Where the count before it in the block ends."""
    follows_date: bool = False
    """Whether only a comma parts it from a date before it: "In 2019, 30 hikers"."""

    @property
    def words(self) -> str:
        """The number as written."""
        return self.place.of(self.text)

    @property
    def is_in_figures(self) -> bool:
        """Whether it begins with a figure."""
        return self.text[self.place.start].isdigit()

    @property
    def lead(self) -> str:
        """What stands before the number in its block, as far as it matters."""
        return self.text[max(self.block.start, self.place.start - _WORD_REACH) : self.place.start]


def counts_something(candidate: Candidate, shapes: Shapes, language: Language) -> bool:
    """Whether the candidate is a quantity: it has a unit, a counted noun, or is large, and nothing makes it a label."""
    if candidate.kind in ("currency", "prefix"):
        return True
    if _is_glued(candidate, shapes) or _is_idiom(candidate, shapes):
        return False
    lead = candidate.lead
    before = _WORD_BEFORE.search(lead)
    if (
        before
        and before[1].casefold() in shapes.numbering
        and candidate.kind != "measure"
        and not _is_fraction(candidate)
        and not (candidate.kind == "time" and _COUNTED_BEFORE.search(lead))
    ):
        return False
    if not candidate.is_in_figures:
        return _word_counts(candidate, shapes, language, before)
    if candidate.kind is None and not candidate.follows_date and _ENUMERATED.search(lead):
        return False
    if candidate.unit or _stands_in(candidate, shapes) or _goes_on(candidate, before, shapes):
        return True
    if before and before[1].casefold() in shapes.counting_words and not _is_year(candidate):
        return True
    if lead.rstrip(" \u00a0").casefold().endswith(shapes.counting_phrases) and not _is_year(candidate):
        return True
    if candidate.is_headline and _counts_in_headline(candidate, before, shapes):
        return True
    if before and before[1][0].isupper() and not _SENTENCE_START.search(lead[: before.start()]):
        return False
    return _figure_counts(candidate, shapes)


def _is_glued(candidate: Candidate, shapes: Shapes) -> bool:
    """Whether the number is part of a longer token: "U-17", "4x4", "90/PUU", "5G", "0500 GMT"."""
    text, start, end = candidate.text, candidate.place.start, candidate.place.end
    if start > candidate.block.start and text[start - 1].isalpha():
        return True
    if start > candidate.block.start and text[start - 1] in "-–/.,:+#@_":
        behind = text[start - 2] if start > 1 else " "
        if behind.isalnum() or text[start - 1] in "#@_+":
            return True
    if candidate.rest > end:  # a unit, a bound or a range follows at once
        return False
    if shapes.zones.match(text, end, candidate.block.end):
        return True
    following, next_one = text[end : end + 1], text[end + 1 : end + 2]
    return following.isalpha() or (following in "/-–:_" and following != "" and next_one.isalnum())


def _is_idiom(candidate: Candidate, shapes: Shapes) -> bool:
    if candidate.is_in_figures:
        return False
    begin = max(candidate.block.start, candidate.place.start - _WORD_REACH)
    idiom = shapes.idioms.search(candidate.text, begin, min(candidate.block.end, candidate.place.end + _WORD_REACH))
    while idiom:
        if idiom.start() < candidate.place.end and candidate.place.start < idiom.end():
            return True
        idiom = shapes.idioms.search(
            candidate.text, idiom.end(), min(candidate.block.end, candidate.place.end + _WORD_REACH)
        )
    return False


def _stands_in(candidate: Candidate, shapes: Shapes) -> bool:
    """Whether a word for the rest follows: "61 orang selamat dan 23 lainnya hilang"."""
    following = _ANY_WORD.match(candidate.text, candidate.rest, candidate.block.end)
    return following is not None and following[1].casefold() in shapes.stand_ins


def _goes_on(candidate: Candidate, before: re.Match[str] | None, shapes: Shapes) -> bool:
    """Whether the number goes on counting what was counted just before: "12 orang tewas, 15 masih dicari"."""
    if candidate.last_count_end is None or candidate.place.start - candidate.last_count_end > COUNT_REACH:
        return False
    gap = candidate.text[candidate.last_count_end : candidate.place.start]
    is_joined = gap.rstrip().endswith(",") or (before is not None and before[1].casefold() in shapes.coordinators)
    following = candidate.text[candidate.rest : candidate.rest + 2]
    return is_joined and not _CLAUSE_END.search(gap) and following[:1] == " " and following[1:].isalpha()


def _counts_in_headline(candidate: Candidate, before: re.Match[str] | None, shapes: Shapes) -> bool:
    """Whether a noun with a headline's capital follows, and no name goes before: "RSUD: 11 Jenazah Tiba"."""
    if _is_year(candidate):
        return False
    follows_name = before is not None and before[1].casefold() not in shapes.not_nouns
    following = _ANY_WORD.match(candidate.text, candidate.rest, candidate.block.end)
    return not follows_name and following is not None and following[1].casefold() not in shapes.not_nouns


def _is_fraction(candidate: Candidate) -> bool:
    return candidate.number.value != int(candidate.number.value) and not _CLOCK.fullmatch(candidate.words)


def _is_year(candidate: Candidate) -> bool:
    return candidate.words.isdigit() and len(candidate.words) == 4 and 1900 <= candidate.number.value < 2100


def _word_counts(candidate: Candidate, shapes: Shapes, language: Language, before: re.Match[str] | None) -> bool:
    known = number_words(language).words
    first = re.split(r"[ -]", candidate.words.casefold())[0]
    role = known.get(first, (0.0, ""))[1]
    number = candidate.number
    if role in ("times", "scale", "plus", "part") and not number.is_vague:  # "juta" without a number
        return False
    noun = noun_after(candidate, shapes)
    if number.is_collective:
        if (noun and noun.casefold() in shapes.ordinal_nouns) or (
            candidate.unit and candidate.unit.casefold() in shapes.ordinal_nouns
        ):
            return False
        begins = (
            before is None or before[1].casefold() in shapes.not_nouns or bool(_SENTENCE_START.search(candidate.lead))
        )
        return candidate.kind == "count" or (begins and noun is not None)
    if number.is_vague or number.value >= LARGE:
        return True
    if candidate.unit or candidate.has_bound or _stands_in(candidate, shapes):
        return True
    if number.value == 1 and noun and shapes.counts_one:
        return noun.casefold() not in shapes.one_not_counted
    return noun is not None and number.value > 0 and number.value != 1


def _figure_counts(candidate: Candidate, shapes: Shapes) -> bool:
    words, value = candidate.words, candidate.number.value
    is_plain = words.isdigit()
    if is_plain and ((words.startswith("0") and len(words) > 1) or len(words) >= TELEPHONE):
        return False
    if _is_year(candidate):
        return False
    if candidate.has_range and candidate.unit is None and value < LARGE:
        return noun_after(candidate, shapes) is not None and candidate.has_bound
    if candidate.has_bound and value > 0:
        return True
    if noun_after(candidate, shapes):
        return True
    return _is_fraction(candidate) or (not is_plain and value >= LARGE)


def counted_noun(candidate: Candidate, shapes: Shapes) -> Span | None:
    """What is counted: a unit of the table behind attributes ("10,000 North Korean troops"), else the next noun."""
    position, words = candidate.rest, 0
    while words < shapes.unit_reach and (match := _ANY_WORD.match(candidate.text, position, candidate.block.end)):
        word = match[1].casefold()
        if shapes.key_and_kind(None, word)[1] == "count":
            return Span(match.start(1), match.end(1))
        if word in shapes.not_nouns and word not in shapes.linkers:
            break
        position, words = match.end(), words + 1
    noun = noun_after(candidate, shapes)
    start = candidate.text.index(noun, candidate.rest) if noun else 0
    return Span(start, start + len(noun)) if noun else None


def _plural_after(candidate: Candidate, shapes: Shapes) -> str | None:
    """The first plural after a number and at most three attributes: "9 stranded hikers", "six other nurses"."""
    position = candidate.rest
    for _ in range(shapes.unit_reach):
        match = _ANY_WORD.match(candidate.text, position, candidate.block.end)
        if match is None:
            return None
        word = match[1].casefold()
        if word in shapes.not_nouns and word not in shapes.attributes:
            return None
        if word.endswith(shapes.plural_endings) and match[1].islower() and word not in shapes.not_plurals:
            return match[1] if len(word) > 3 else None
        position = match.end()
    return None


def noun_after(candidate: Candidate, shapes: Shapes) -> str | None:
    """The noun that follows a number, as far as word lists can tell: no function word, no name."""
    if shapes.plural_endings and (plural := _plural_after(candidate, shapes)):
        return plural
    match = _NOUN.match(candidate.text, candidate.rest, candidate.block.end)
    if match is None or match[1].casefold() in shapes.not_nouns or not (match[1].islower() or match[1].isupper()):
        return None
    if len(match[1]) < 3 and not match[1].isupper():
        return None
    if match[1].startswith(shapes.verb_beginnings) or match[1].endswith(shapes.verb_endings):
        return None
    return match[1]
