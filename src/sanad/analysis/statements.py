"""Finds the statements of a report: what somebody is said to have said, with cue, speaker, kind and stance."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from sanad.analysis.chains_media import Media, media_of
from sanad.analysis.chains_tails import read_tail
from sanad.analysis.confidence import confidence_of
from sanad.analysis.cues import find_cues, lexicon
from sanad.analysis.polarity import is_hedged, polarity_of
from sanad.analysis.references import References, gather
from sanad.analysis.speakers import Grammar
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_frames import reported_drafts
from sanad.analysis.statements_headlines import headline_drafts
from sanad.analysis.statements_lines import Line, Words, particles, read_lines, read_words
from sanad.analysis.statements_quotes import quoted_drafts
from sanad.analysis.statements_reader import Reader
from sanad.language.loader import Language
from sanad.records.marks import Analysis, Hop, Mention, Source, Statement, StatementKind
from sanad.records.report import Report, Span

FREE = ("content-cue-speaker", "content-subject-cue", "clitic")
"""Patterns in which words without marks may be somebody's own."""


def find_statements(report: Report, language: Language, so_far: Analysis) -> Analysis:
    """``so_far`` with the statements of every readable block in order of the text, and the sources met on the way."""
    words = read_words(report.text)
    starts = frozenset(words.range_of(m.span)[0] for m in so_far.mentions)
    kinds = {s.id: s.kind for s in so_far.sources}
    people = frozenset(_start(words, m) for m in so_far.mentions if kinds.get(m.source) == "person")
    bodies = frozenset(
        words.range_of(m.span)[0]
        for m in so_far.mentions
        if kinds.get(m.source) in ("organisation", "agency", "outlet")
    )
    shapes = verb_shapes(language)
    grammar = Grammar(words, particles(language), lexicon(language), starts, *shapes, people, bodies)
    media = media_of(report, language, so_far, words, grammar.small)
    reader = Reader(grammar, media)
    lines = read_lines(report, language, so_far, words)
    drafts = [draft for line in lines for draft in _drafts(reader, line, language)]
    drafts = _with_continued(lines, drafts)
    speaking = Speaking(report, language, gather(report, language, so_far), grammar, media)
    statements = speaking.resolve(drafts)
    return replace(so_far, statements=statements, sources=speaking.sources())


@cache
def verb_shapes(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a verb, a predicate, and a verb that may only describe look like (``[statements]`` in the settings)."""
    settings = language.settings.get("statements", {})
    verb, predicate, describing = (str(settings.get(k) or "(?!)") for k in ("verb", "predicate", "describing"))
    return re.compile(verb), re.compile(predicate), re.compile(describing)


def _start(words: Words, mention: Mention) -> int:
    """The token where a mention begins, its office included."""
    first = min(mention.span.start, mention.role.start if mention.role else mention.span.start)
    return words.range_of(Span(first, mention.span.end))[0]


def _drafts(reader: Reader, line: Line, language: Language) -> list[Draft]:
    grammar = reader.grammar
    cues = find_cues(grammar.words.lower, line.outside(), language)
    if line.where == "headline":
        colon = headline_drafts(grammar, line, cues)
        if colon and colon[0].speaker:
            return [*reported_drafts(reader, line, cues, line.first, colon[0].speaker[0]), *colon]
    if not cues:
        return []
    quoted = quoted_drafts(grammar, line, cues)
    if not quoted:
        return reported_drafts(reader, line, cues, line.first, line.last)
    first = quoted[0].content[0][0]
    before = [c for c in cues if c.last <= first]
    return [*(reported_drafts(reader, line, before, line.first, first) if before else []), *quoted]


def _with_continued(lines: Iterable[Line], drafts: list[Draft]) -> list[Draft]:
    """The drafts and, between them, quotations that stand without a cue beside a quotation with one."""
    by_line: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_line.setdefault(draft.line.first, []).append(draft)
    out: list[Draft] = []
    for line in lines:
        found = by_line.get(line.first, [])
        for quotation in line.speech:
            if not any(a <= quotation[0] and quotation[1] <= b for d in found for a, b in d.content) and _stands_alone(
                line, quotation
            ):
                found = sorted(
                    [*found, Draft(line, [quotation], None, "previous", "quote-alone")], key=lambda d: d.content[0]
                )
        out += found
    return out


def _stands_alone(line: Line, quotation: tuple[int, int]) -> bool:
    """Whether a quotation is the whole sentence."""
    return quotation[0] <= line.first + 1 and quotation[1] >= line.last - 1 and line.where == "body"


class Speaking:
    """Turns drafts into statements: resolves speakers in order, so that each can look back on those before."""

    def __init__(
        self, report: Report, language: Language, references: References, grammar: Grammar, media: Media
    ) -> None:
        self.report = report
        self.language = language
        self.references = references
        self.words: Words = grammar.words
        self.grammar = grammar
        self.media = media
        self.before: list[tuple[str, ...]] = []
        self.last_draft: tuple[Draft, tuple[str, ...]] | None = None

    def sources(self) -> tuple[Source, ...]:
        """Every source of the report, those met in attributions included."""
        known = {s.id: s for s in self.references.sources}
        return (*known.values(), *(s for s in self.media.sources.values() if s.id not in known))

    def resolve(self, drafts: list[Draft]) -> tuple[Statement, ...]:
        """The statements, in order of the text; headlines look back on the whole body."""
        body = [d for d in drafts if d.line.where != "headline"]
        head = [d for d in drafts if d.line.where == "headline"]
        found = [s for d in [*body, *head] if (s := self._statement(d))]
        unique = {s.id: s for s in reversed(found)}
        return tuple(sorted(unique.values(), key=lambda s: (s.content[0], s.cue or Span(0, 0))))

    def _statement(self, draft: Draft) -> Statement | None:
        read_tail(self.grammar, self.media, draft)
        speakers = self._speakers(draft)
        if not speakers and draft.by in ("previous", "agentless") and draft.pattern != "quote-clitic":
            if draft.pattern in ("subject-cue-content", "quote-alone"):
                return None
        if draft.line.where != "headline" and draft.by != "agentless":
            self.before.append(speakers)
        self.last_draft = (draft, speakers)
        text, span = self.report.text, self.words.span
        content = tuple(span(a, b) for a, b in draft.content)
        cue = span(*draft.cue_range) if draft.cue_range else None
        act = draft.cue.entry.act if draft.cue else "say"
        around = text[self.words.tokens[draft.line.first].start : self.words.tokens[draft.line.end - 1].end]
        for part in content:
            around = around.replace(part.of(text), " ")
        hops = []
        for words in draft.carriers:
            medium = self.media.source_of(words)
            if medium:
                hops.append(Hop(*medium))
                continue
            for source in self.references.who(span(*words), speakers_before=tuple(self.before[:-1])):
                hops.append(Hop(source, span(*words)))
        hops = [h for h in hops if h.source not in speakers]
        return Statement(
            id=statement_id(self.report.id, content),
            report=self.report.id,
            where=draft.line.where,
            content=content,
            cue=cue,
            kind=self._kind(draft),
            polarity=polarity_of(act, negated=draft.negated, unsettled=self._unsettled(draft)),
            act=act,
            speakers=speakers,
            speaker_spans=(span(*draft.speaker),) if draft.speaker else (),
            via=tuple(hops),
            hedged=is_hedged(self.language, around),
            confidence=confidence_of(draft.pattern, bool(speakers)),
        )

    def _unsettled(self, draft: Draft) -> bool:
        """Whether the negation says "not yet": nothing is denied by it."""
        if not draft.negated or draft.cue is None:
            return False
        near = self.words.lower[max(draft.line.first, draft.cue.first - 4) : draft.cue.first]
        return bool(set(near) & self.grammar.small["not_yet"])

    def _speakers(self, draft: Draft) -> tuple[str, ...]:
        before = tuple(self.before)
        if draft.by == "same" and self.last_draft and self.last_draft[0].line is draft.line:
            return self.last_draft[1]
        if draft.by == "words" and draft.speaker:
            medium = self.media.source_of(draft.speaker) if self.media.is_medium(draft.speaker) else None
            if medium:
                return (medium[0],)
            return self.references.who(self.words.span(*draft.speaker), speakers_before=before)
        if draft.by == "agentless":
            return ()
        if draft.pattern == "quote-alone" and before and before[-1]:
            return before[-1]
        place = self.words.tokens[draft.cue.first if draft.cue else draft.content[0][0]].start
        return self.references.who(Span(place, place), speakers_before=before)

    def _kind(self, draft: Draft) -> StatementKind:
        speech = draft.line.marked
        whole = all(any(a <= first and last <= b + 1 for a, b in draft.line.speech) for first, last in draft.content)
        if whole:
            return "direct"
        if any(first <= a and b <= last and self._is_said(a, b) for first, last in draft.content for a, b in speech):
            return "mixed"
        if (
            not any(a <= i < b for a, b in speech for part in draft.content for i in part)
            and draft.pattern in FREE
            and self._first_person(draft)
        ):
            return "direct"
        return "indirect"

    def _is_said(self, first: int, last: int) -> bool:
        double = self.words.tokens[first].text in '"“”„«»'
        return double or last - first > 3

    def _first_person(self, draft: Draft) -> bool:
        return any(
            self.words.lower[i] in self.grammar.small["first_person"] for a, b in draft.content for i in range(a, b)
        )


def statement_id(report: str, content: tuple[Span, ...]) -> str:
    """The id of a statement: a hash of its report and the places of its content."""
    places = ",".join(f"{s.start}-{s.end}" for s in content)
    return "t" + hashlib.sha256(f"{report}:{places}".encode()).hexdigest()[:10]
