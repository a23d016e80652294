"""Whom a report speaks of: the subject of the sentences before a place, for pronouns and speakers left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence

from sanad.analysis.reference_words import ReferenceWords
from sanad.records.marks import Mention, Sentence, Source
from sanad.records.report import Report, Span

# Somebody named further back than this many characters is no longer meant by a pronoun.
REACH = 900
# Words before a comma that cannot be a clause of their own.
SHORT_LEAD = 12
# A subject begins within this many words of its sentence, or of the clause after a leading comma.
WORDS_BEFORE_SUBJECT = 4
# A cue and its pronoun stand among this many words at the head of a sentence.
HEAD = 8
# A cue and its pronoun stand this close behind the quotation they close.
CUE_AFTER_QUOTE = 40
WORD = re.compile(r"\w+")


class Salience:
    """The persons the sentences of one report speak of, in the order of the text."""

    def __init__(
        self, report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention], words: ReferenceWords
    ) -> None:
        self._text = report.text
        self._words = words
        self._sentences = [s.span for s in sentences]
        self._ends = [s.end for s in self._sentences]
        self._mentions = mentions
        self._starts = [m.span.start for m in mentions]
        self._quotes = [
            Span(m.start(), m.end())
            for b in report.readable()
            for m in words.quoted.finditer(report.text, b.span.start, b.span.end)
        ]
        self._noted: dict[int, str] = {}
        self._noted_starts: list[int] = []
        self._places: dict[str, list[int]] = {}
        for mention in mentions:
            self._places.setdefault(mention.source, []).append(mention.span.start)
        self._quote_starts = [q.start for q in self._quotes]

    def note(self, span: Span, person: str) -> None:
        """Notes that the words at ``span`` were found to stand for ``person``."""
        if span.start not in self._noted:
            insort(self._noted_starts, span.start)
        self._noted[span.start] = person

    def last_named(self, keys: Iterable[str], place: int) -> str | None:
        """Which of the sources ``keys`` is named last before ``place``."""
        best, found = -1, None
        for key in keys:
            places = self._places.get(key, ())
            index = bisect_left(places, place) - 1
            if index >= 0 and places[index] > best:
                best, found = places[index], key
        return found

    def inside(self, span: Span) -> list[Mention]:
        """The mentions within ``span``."""
        first, end = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [m for m in self._mentions[first:end] if m.span.end <= span.end + 1]

    def is_quoted(self, span: Span) -> bool:
        """Whether ``span`` stands between quotation marks."""
        index = bisect_right(self._quote_starts, span.start) - 1
        return index >= 0 and self._quotes[index].covers(span)

    def begin_of_statement(self, place: int) -> int:
        """Where the quotation begins that a cue at ``place`` closes, else ``place``."""
        index = bisect_right(self._quote_starts, place) - 1
        if index < 0:
            return place
        quote = self._quotes[index]
        between = self._text[quote.end : place]
        return quote.start if 0 <= place - quote.end <= CUE_AFTER_QUOTE and "." not in between else place

    def before(self, place: int) -> Iterator[Span]:
        """The sentences that begin before ``place``, the nearest first, as far as memory reaches."""
        index = bisect_left(self._sentences, Span(place, place)) - 1
        while index >= 0 and self._ends[index] > place - REACH:
            yield self._sentences[index]
            index -= 1

    def persons(self, sentence: Span, place: int, sources: dict[str, Source]) -> list[Mention]:
        """The persons named in ``sentence`` outside quotations and before ``place``."""
        within = self.inside(Span(sentence.start, min(sentence.end, place)))
        return [m for m in within if sources[m.source].kind == "person" and not self.is_quoted(m.span)]

    def subject(self, sentence: Span, place: int, sources: dict[str, Source]) -> str | None:
        """The person ``sentence`` is about: who speaks in it, else who stands at the head of its main clause."""
        index = bisect_left(self._noted_starts, min(sentence.end, place)) - 1
        if index >= 0 and self._noted_starts[index] >= sentence.start:
            return self._noted[self._noted_starts[index]]
        persons = self.persons(sentence, place, sources)
        speaking = [m for m in persons if self._is_speaking(m)]
        if speaking:
            return speaking[-1].source
        heads = [m for m in persons if self._heads_clause(m, sentence)]
        if not heads:
            return None
        return (heads[-1] if self._is_subordinate(sentence) and len(heads) > 1 else heads[0]).source

    def is_told(self, sentence: Span) -> bool:
        """Whether ``sentence`` holds a quotation, so that somebody speaks in it."""
        first = bisect_left(self._quote_starts, sentence.start)
        return first < len(self._quotes) and self._quotes[first].start < sentence.end

    def goes_on(self, sentence: Span) -> bool:
        """Whether a pronoun or clitic speaks in ``sentence``, so that who spoke before it goes on."""
        words = WORD.findall(self._text[sentence.start : sentence.end].casefold())[:HEAD]
        clitics, cues = self._words.clitics, self._words.names.cues
        if any(w.removesuffix(c) in cues for w in words for c in clitics if w.endswith(c)):
            return True
        pronouns = self._words.pronouns
        return any(pronouns.get(w) == "person" for w in words[:3]) and any(w in cues for w in words)

    def _begin(self, mention: Mention) -> int:
        starts = [s.start for s in (mention.role, mention.affiliation) if s is not None]
        return min([mention.span.start, *starts])

    def _is_speaking(self, mention: Mention) -> bool:
        before = WORD.findall(self._text[max(0, self._begin(mention) - 24) : self._begin(mention)].casefold())
        tail = self._text[mention.span.end : mention.span.end + 24]
        after = [] if tail.lstrip().startswith(",") else WORD.findall(tail.casefold())
        return bool(
            (before and before[-1] in self._words.names.closing_cues)
            or any(w in self._words.names.active_cues for w in after[:2])
        )

    def _heads_clause(self, mention: Mention, sentence: Span) -> bool:
        before = self._text[sentence.start : self._begin(mention)]
        clause = before.rsplit(",", 1)[-1]
        words = WORD.findall(clause.casefold())
        if "," in before:
            return not words and self._is_adverbial(before)
        return len(words) <= WORDS_BEFORE_SUBJECT and all(
            w in self._words.names.never or w in self._words.subordinators for w in words
        )

    def _is_adverbial(self, before: str) -> bool:
        """Whether the part before the last comma only leads to the main clause, or is too short to be one."""
        words = WORD.findall(before.casefold())
        return not words or words[0] in self._words.subordinators or len(words) <= SHORT_LEAD

    def _is_subordinate(self, sentence: Span) -> bool:
        match = WORD.search(self._text, sentence.start, sentence.end)
        return bool(match) and match.group().casefold() in self._words.subordinators  # type: ignore[union-attr]
