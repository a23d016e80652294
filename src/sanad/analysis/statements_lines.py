"""A report as tokens, and its sentences as stretches of them with their quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sanad.language.loader import Language
from sanad.records.marks import Analysis, Where
from sanad.records.report import Report, Span
from sanad.text.segment import quotation_spans
from sanad.text.tokens import Token, tokenise

MARKS = frozenset("\"“”„«»'‘’")
"""What opens and closes quotations."""

SPEECH_WORDS = 4
"""A shorter quotation is a name or a word held at arm's length, unless it ends like a sentence."""

Range = tuple[int, int]
"""Tokens ``[first, last)`` of the report."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a report's text with their casefolded forms."""

    text: str
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]

    def span(self, first: int, last: int) -> Span:
        """The characters from token ``first`` to the end of token ``last - 1``."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def range_of(self, span: Span) -> Range:
        """The tokens that begin within ``span``."""
        return bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its tokens, without its final mark, and the quotations in it that are speech."""

    words: Words
    first: int
    last: int
    end: int
    block: int
    where: Where
    speech: tuple[Range, ...]
    marked: tuple[Range, ...]

    def in_speech(self, index: int) -> bool:
        """Whether the token stands inside somebody's quoted words."""
        return any(a <= index < b for a, b in self.speech)

    def outside(self) -> Iterator[int]:
        """The tokens of the sentence that stand outside quoted words."""
        position = self.first
        for a, b in self.speech:
            yield from range(position, max(a, position))
            position = max(b, position)
        yield from range(position, self.last)


@dataclass(frozen=True)
class Particles:
    """The small words of a language by what they do beside a cue (table ``connectives``), and its negations."""

    classes: dict[str, frozenset[str]]
    longest: int
    negations: frozenset[str]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes.get(name, frozenset())


@cache
def particles(language: Language) -> Particles:
    """The particles of a language."""
    classes = {
        row["class"]: frozenset(f.strip() for f in row["forms"].split(",") if f.strip())
        for row in language.table("connectives")
    }
    longest = max((f.count(" ") + 1 for forms in classes.values() for f in forms), default=1)
    return Particles(classes, longest, frozenset(row["form"] for row in language.table("negation")))


def read_words(text: str) -> Words:
    """The tokens of a text."""
    tokens = tokenise(text)
    return Words(text, tokens, tuple(t.text.casefold() for t in tokens), tuple(t.start for t in tokens))


def read_lines(
    report: Report, language: Language, analysis: Analysis, words: Words, closing: frozenset[str]
) -> tuple[Line, ...]:
    """The report's sentences in order; ``closing`` are the cues that may follow a quotation whose mark is missing."""
    quotations: dict[int, tuple[Range, ...]] = {}
    lines = []
    for sentence in analysis.sentences:
        block = report.blocks[sentence.block]
        if sentence.block not in quotations:
            spans = quotation_spans(report.text, language, block.span.start, block.span.end)
            quotations[sentence.block] = tuple(words.range_of(s) for s in spans)
        first, end = words.range_of(sentence.span)
        marked = tuple(
            _closed(words, (max(a, first), min(b, end)), closing)
            for a, b in quotations[sentence.block]
            if a < end and b > first
        )
        speech = tuple(r for r in marked if _is_speech(words, r))
        last = _without_final_mark(words, first, end, speech)
        if last > first:
            where: Where = block.kind  # type: ignore[assignment]
            lines.append(Line(words, first, last, end, sentence.block, where, speech, marked))
    return tuple(lines)


def _closed(words: Words, quotation: Range, closing: frozenset[str]) -> Range:
    """A quotation that no mark closes, cut before the cue that follows it."""
    first, last = quotation
    if words.tokens[last - 1].text in MARKS or words.tokens[first].text not in MARKS:
        return quotation
    for index in range(first + 3, last):
        if words.lower[index] in closing and words.tokens[index - 1].text == ",":
            return first, index
    return quotation


def _is_speech(words: Words, quotation: Range) -> bool:
    first, last = quotation
    count = sum(1 for i in range(first, last) if words.tokens[i].text[0].isalnum())
    if count >= SPEECH_WORDS:
        return True
    inner = last - 2 if words.tokens[last - 1].text in "\"”’'»“" else last - 1
    return count > 0 and inner > first and words.tokens[inner].text in (",", ".", "?", "!", "…")


def _without_final_mark(words: Words, first: int, last: int, speech: tuple[Range, ...]) -> int:
    """The sentence's end without its full stop; a closing quotation keeps its own."""
    while last > first and words.tokens[last - 1].text in (".", "!", "?", "…", ";", ":"):
        if speech and speech[-1][1] >= last:
            break
        last -= 1
    return last


def token_at(words: Words, position: int) -> int:
    """The index of the token that holds or follows the character at ``position``."""
    return max(0, bisect_right(words.starts, position) - 1)
