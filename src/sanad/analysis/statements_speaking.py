"""Turns drafts into statements: resolves who speaks, in order, so that each can look back on those before."""

from __future__ import annotations

import hashlib
from functools import cache

from sanad.analysis.chains_media import Media
from sanad.analysis.chains_tails import read_tail
from sanad.analysis.confidence import confidence_of
from sanad.analysis.polarity import is_guess, is_hedged, polarity_of, stance_of
from sanad.analysis.references import References
from sanad.analysis.speakers import Grammar
from sanad.analysis.statements_agentless import with_agents
from sanad.analysis.statements_drafts import Draft
from sanad.analysis.statements_kinds import kind_of
from sanad.language.loader import Language
from sanad.records.marks import Act, Hop, Polarity, Source, Statement
from sanad.records.report import Report, Span

PEOPLE_BACK = 3
"""Statements back to the person whom a clitic at a quotation means though an institution spoke since."""


@cache
def people_words(language: Language) -> frozenset[str]:
    """The words that stand for people without a name: nameless sources, offices, bodies, pronouns."""
    forms = [
        f
        for table in ("unnamed_sources", "titles", "bodies", "pronouns")
        for row in language.table(table)
        for f in row["form"].split("|")
    ]
    return frozenset(f.split()[0].casefold() for f in forms if f)


class Speaking:
    """The statements of one report in the making."""

    def __init__(
        self, report: Report, language: Language, references: References, grammar: Grammar, media: Media
    ) -> None:
        self.report = report
        self.language = language
        self.references = references
        self.grammar = grammar
        self.words = grammar.words
        self.media = media
        self.marks_lost = not set(report.text) & set('“”„«»"')
        self.before: list[tuple[str, ...]] = []
        self.last: tuple[Draft, tuple[str, ...]] | None = None

    def sources(self) -> tuple[Source, ...]:
        """Every source of the report, those met in attributions included."""
        known = {s.id: s for s in self.references.sources}
        return (*known.values(), *(s for s in self.media.sources.values() if s.id not in known))

    def resolve(self, drafts: list[Draft]) -> tuple[Statement, ...]:
        """The statements, in order of the text; headlines look back on the whole body."""
        body = [d for d in drafts if d.line.where != "headline"]
        head = [d for d in drafts if d.line.where == "headline"]
        found: dict[str, Statement] = {}
        agentless: set[str] = set()
        doubtful: set[str] = set()
        for draft in [*body, *head]:
            statement = self._statement(draft)
            if statement is None:
                continue
            found.setdefault(statement.id, statement)
            if draft.by == "agentless":
                agentless.add(statement.id)
                if draft.cue and self.words.lower[draft.cue.first] in self.grammar.small["doubtful"]:
                    doubtful.add(statement.id)
        ordered = tuple(sorted(found.values(), key=lambda s: (s.content[0], s.cue or Span(0, 0))))
        return with_agents(ordered, frozenset(agentless), frozenset(doubtful), self.report.text)

    def _statement(self, draft: Draft) -> Statement | None:
        read_tail(self.grammar, self.media, draft)
        speakers = self._speakers(draft)
        if not speakers and draft.by == "previous" and not self._is_continued(draft):
            return None
        if self._is_thing(draft, speakers):
            return None
        if draft.line.where != "headline" and draft.by not in ("agentless", "nobody"):
            self.before.append(speakers)
        self.last = (draft, speakers)
        span = self.words.span
        content = tuple(span(a, b) for a, b in draft.content)
        act = draft.cue.entry.act if draft.cue else "say"
        return Statement(
            id=statement_id(self.report.id, content),
            report=self.report.id,
            where=draft.line.where,
            content=content,
            cue=span(*draft.cue_range) if draft.cue_range else None,
            kind=kind_of(self.grammar, draft, marks_lost=self.marks_lost),
            polarity=self._polarity(draft, act, content),
            act=act,
            speakers=speakers,
            speaker_spans=(span(*draft.speaker),) if draft.speaker else (),
            via=self._hops(draft, speakers),
            hedged=self._is_hedged(draft, content),
            confidence=confidence_of(draft.pattern, bool(speakers)),
        )

    def _is_continued(self, draft: Draft) -> bool:
        """Whether a quotation stands right after another statement; a cue without subject needs a known speaker."""
        if draft.pattern != "quote-alone":
            return draft.pattern != "subject-cue-content"
        return self.last is not None and 0 <= draft.line.block - self.last[0].line.block <= 1

    def _is_thing(self, draft: Draft, speakers: tuple[str, ...]) -> bool:
        """Whether the subject of a weak cue is nobody who can speak: "protokol itu mewajibkan masker"."""
        if draft.cue is None or draft.speaker is None or draft.pattern != "subject-cue-content":
            return False
        if draft.line.where in ("headline", "standfirst") or draft.cue.entry.strength in ("strong", "told", "that"):
            return False
        kinds = {s.id: s.kind for s in self.references.sources}
        if not speakers or any(kinds.get(k) != "unnamed" for k in speakers):
            return False
        words = self.words.lower[draft.speaker[0] : draft.speaker[1]]
        return not set(words) & people_words(self.language)

    def _polarity(self, draft: Draft, act: Act, content: tuple[Span, ...]) -> Polarity:
        polarity = polarity_of(act, negated=draft.negated, unsettled=self._is_unsettled(draft))
        if polarity == "affirm" and draft.pattern.startswith("quote"):
            return stance_of(self.language, " ".join(c.of(self.report.text) for c in content)) or polarity
        return polarity

    def _is_hedged(self, draft: Draft, content: tuple[Span, ...]) -> bool:
        if draft.by == "nobody" or (draft.cue and draft.cue.entry.lemma in self.grammar.small["guesses"]):
            return True
        said = " ".join(c.of(self.report.text) for c in content)
        return is_hedged(self.language, self._around(draft, content)) or is_guess(self.language, said)

    def _told_by(self, draft: Draft) -> list[Span]:
        """The words that would be hearsay but name who tells: "katanya" at a quotation, "seperti dilaporkan X"."""
        lower, small = self.words.lower, self.grammar.small
        cue, named = draft.cue, draft.by not in ("agentless", "nobody") and draft.pattern != "noun"
        hears = cue is not None and named and (cue.can("clitic") or cue.can("closing") or cue.can("passive"))
        told = [draft.cue_range] if hears and draft.cue_range else []
        for index in range(draft.line.first, draft.line.last - 1):
            if lower[index] in small["quoted_by"] and (
                lower[index - 1] in small["as_carry"]
                or lower[index + 1] in small["by"]
                or index + 1 in self.grammar.name_starts
            ):
                told.append((index, index + 1))
        return [self.words.span(*words) for words in told]

    def _around(self, draft: Draft, content: tuple[Span, ...]) -> str:
        """The sentence without what was said and without the words that name who tells it."""
        text = self.report.text
        pieces, position = [], self.words.tokens[draft.line.first].start
        for part in sorted([*content, *self._told_by(draft)]):
            pieces.append(text[position : max(part.start, position)])
            position = max(position, part.end)
        pieces.append(text[position : self.words.tokens[draft.line.end - 1].end])
        return " ".join(pieces)

    def _hops(self, draft: Draft, speakers: tuple[str, ...]) -> tuple[Hop, ...]:
        """The media a draft names, in order, without the speakers themselves."""
        hops: dict[str, Hop] = {}
        for words in draft.carriers:
            place = self.words.span(*words)
            medium = self.media.source_of(words)
            keys = [medium] if medium else [(k, place) for k in self.references.who(place)]
            for key, span in keys:
                if key not in speakers:
                    hops.setdefault(key, Hop(key, span))
        return tuple(hops.values())

    def _is_unsettled(self, draft: Draft) -> bool:
        """Whether the negation says "not yet": nothing is denied by it."""
        if not draft.negated or draft.cue is None:
            return False
        near = self.words.lower[max(draft.line.first, draft.cue.first - 4) : draft.cue.first]
        return bool(set(near) & self.grammar.small["not_yet"])

    def _speakers(self, draft: Draft) -> tuple[str, ...]:
        before = tuple(self.before)
        if draft.by == "agentless":
            return ()
        if draft.by == "nobody" and draft.cue_range:
            return (self.media.nameless(draft.cue_range),)
        if draft.by == "same" and self.last and self.last[0].line is draft.line:
            return self.last[1]
        if draft.by == "words" and draft.speaker:
            return self._named(draft, before)
        if draft.pattern == "quote-alone" and before and before[-1]:
            return before[-1]
        place = self.words.tokens[draft.cue.first if draft.cue else draft.content[0][0]].start
        if draft.pattern.startswith("quote"):
            before = self._people(before)
        return self.references.who(Span(place, place), speakers_before=before)

    def _named(self, draft: Draft, before: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
        """Whom the speaker's words stand for."""
        assert draft.speaker is not None
        medium = self.media.source_of(draft.speaker) if self.media.is_medium(draft.speaker) else None
        if medium:
            return (medium[0],)
        first, last = draft.speaker
        if draft.pattern == "noun" and draft.cue and draft.speaker == (draft.cue.first, draft.cue.last):
            return (self.media.nameless(draft.speaker),)
        for index in range(first + 1, last - 1):
            if self.words.lower[index] in self.grammar.small["both"]:
                parts = ((first, index), (index + 1, last))
                return tuple(
                    dict.fromkeys(
                        k for p in parts for k in self.references.who(self.words.span(*p), speakers_before=before)
                    )
                )
        return self.references.who(self.words.span(first, last), speakers_before=before)

    def _people(self, before: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        """The speakers before, the last person last: a quotation is spoken by somebody, not by an institution."""
        kinds = {s.id: s.kind for s in self.references.sources}
        for back in range(1, min(PEOPLE_BACK, len(before)) + 1):
            if any(kinds.get(k) == "person" for k in before[-back]):
                return before[: len(before) - back + 1]
        return before


def statement_id(report: str, content: tuple[Span, ...]) -> str:
    """The id of a statement: a hash of its report and the places of its content."""
    places = ",".join(f"{s.start}-{s.end}" for s in content)
    return "t" + hashlib.sha256(f"{report}:{places}".encode()).hexdigest()[:10]
