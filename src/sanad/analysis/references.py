"""Tells whom words stand for: a name, a list of names, an office, a pronoun, nothing at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import pairwise

from sanad.analysis.gazetteer import load_gazetteer
from sanad.analysis.reference_words import ReferenceWords, load_reference_words
from sanad.language.loader import Language
from sanad.records.marks import Analysis, Mention, Source
from sanad.records.report import Report, Span
from sanad.text.normalise import fold, key_of

Speakers = tuple[tuple[str, ...], ...]

# Somebody named further back than this many characters is no longer meant by a pronoun that follows no speaker.
REACH = 700


class References:
    """Whom the words of one report stand for. Built by ``gather``; asking may add sources (``sources``)."""

    def __init__(self, report: Report, language: Language, analysis: Analysis, words: ReferenceWords) -> None:
        self._text = report.text
        self._words = words
        self._gazetteer = load_gazetteer(language.code)
        self._sources = {s.id: s for s in analysis.sources}
        self._mentions = [m for m in analysis.mentions]
        self._starts = [m.span.start for m in self._mentions]
        self._sentences = analysis.sentences
        self._blocks = report.readable()
        self._quoted = _quoted_spans(report, words)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of the report, those found while asking included, with all forms seen."""
        return tuple(self._sources.values())

    def who(self, span: Span | None, *, speakers_before: Speakers = ()) -> tuple[str, ...]:
        """The ids of the sources that the words at ``span`` stand for, empty when it cannot be told.

        ``None`` or an empty span stands for a speaker who is left out or only a clitic; ``speakers_before`` holds the
        speakers of the statements before this one, in order.
        """
        if span is None or len(span) == 0:
            return self._omitted(span.start if span else None, speakers_before)
        span = self._trim(span)
        words = span.of(self._text)
        stands_for = self._words.pronouns.get(words.casefold())
        if stands_for:
            return self._pronoun(stands_for, span.start, speakers_before)
        named = self._named(span)
        if named:
            return named
        parts = self._parts(span)
        if len(parts) > 1:
            return self._several(parts, speakers_before)
        return self._single(span, speakers_before)

    def _named(self, span: Span) -> tuple[str, ...]:
        """The sources named inside ``span``; what only belongs to an office or a list's gaps is left out."""
        inside = [m for m in self._inside(span) if m.form == "name"]
        people = [m for m in inside if self._sources[m.source].kind == "person"]
        lesser = [s for m in inside for s in (m.role, m.affiliation) if s is not None]
        free = [m for m in inside if not any(s.covers(m.span) for s in lesser)]
        if people:
            holders = [m for m in people if m in free]
            kept = _apart(self._text, holders, self._words) if len(holders) > 1 else holders
            others = [m for m in free if m not in people]
            if len(kept) == 1 and others and not self._is_list(span):
                return (kept[0].source,)
            chosen = sorted([*kept, *(others if self._is_list(span) else [])], key=lambda m: m.span.start)
            return tuple(dict.fromkeys(m.source for m in chosen))
        if not inside or self._begins_with_role(span, inside[0]):
            return ()
        parts = self._parts(span)
        if len(parts) > 1:
            return ()
        return (inside[0].source,)

    def _several(self, parts: list[Span], speakers_before: Speakers) -> tuple[str, ...]:
        """The sources of a list; nameless members give way to named ones where they only point at them."""
        found: list[tuple[Span, tuple[str, ...]]] = [(p, self.who(p, speakers_before=speakers_before)) for p in parts]
        kept = [ids for p, ids in found if not (self._points(p) and len(found) > 1)]
        return tuple(dict.fromkeys(i for ids in (kept or [ids for _, ids in found]) for i in ids))

    def _points(self, span: Span) -> bool:
        words = re.findall(r"\w+", span.of(self._text).casefold())
        return any(w in self._words.possessives for w in words)

    def _single(self, span: Span, speakers_before: Speakers) -> tuple[str, ...]:
        """An office, a nameless source, or a name that the finder did not see."""
        words = span.of(self._text)
        for mention in self._inside(span):
            if mention.form == "role" and mention.span.start - span.start <= 4:
                return (self._add_form(mention.source, words),)
        known = self._gazetteer.of_text(words)
        if known and known.entry.kind != "place":
            entry = known.entry
            return (self._add(Source(entry.key, entry.name, entry.kind, (words,), entry.part_of)),)
        person = self._holder(words)
        if person:
            return (self._add_form(person, words),)
        if self._words.is_state_medium(words):
            agency = self._state_agency()
            if agency:
                return (self._add_form(agency, words),)
        if self._words.points_back(words) and not self._words.is_unnamed(words):
            earlier = self._salient(span.start, speakers_before)
            if earlier:
                return (self._add_form(earlier, words),)
        organisation = self._collective(span)
        if organisation:
            return (self._add_form(organisation, words),)
        if self._looks_like_name(words):
            return (self._add(Source(key_of("person", words), words, "person", (words,))),)
        return (self._add(Source(key_of("unnamed", words), words, "unnamed", (words,), self._part_of(span))),)

    def _looks_like_name(self, words: str) -> bool:
        parts = words.split()
        return 0 < len(parts) <= 4 and all(p[0].isupper() for p in parts) and not self._words.is_unnamed(words)

    def _holder(self, words: str) -> str | None:
        folded = fold(self._words.without_pointer(words))
        holders = [
            s.id
            for s in self._sources.values()
            if s.kind == "person" and folded and any(fold(f) == folded for f in s.forms)
        ]
        return holders[0] if len(holders) == 1 else None

    def _collective(self, span: Span) -> str | None:
        """The organisation whose people speak for it: "penyidik Polda Metro Jaya"."""
        inside = [m for m in self._inside(span) if self._sources[m.source].kind != "person"]
        if not inside:
            return None
        before = self._text[span.start : inside[0].span.start].casefold().split()
        if before and all(w in self._words.collectives for w in before):
            return inside[0].source
        return None

    def _part_of(self, span: Span) -> str | None:
        inside = [m for m in self._inside(span) if self._sources[m.source].kind in ("organisation", "state")]
        return inside[0].source if inside else None

    def _state_agency(self) -> str | None:
        """The one agency named in the report that speaks for its government."""
        agencies = {m.source for m in self._mentions if self._sources[m.source].kind == "agency"}
        state = [a for a in agencies if (e := self._gazetteer.entries.get(a)) and e.state_medium]
        return state[0] if len(state) == 1 else None

    def _pronoun(self, stands_for: str, place: int, speakers_before: Speakers) -> tuple[str, ...]:
        if stands_for == "person":
            person = self._salient(place, speakers_before)
            return (person,) if person else ()
        if stands_for in ("persons", "pair"):
            return self._plural(place, speakers_before)
        return self._omitted(place, speakers_before)

    def _plural(self, place: int, speakers_before: Speakers) -> tuple[str, ...]:
        """The speakers who were several, or the organisation that spoke last."""
        for ids in reversed(speakers_before):
            if len(ids) > 1 or any(self._sources[i].kind != "person" for i in ids if i in self._sources):
                return ids
        return self._subjects_before(place, several=True)

    def _omitted(self, place: int | None, speakers_before: Speakers) -> tuple[str, ...]:
        if place is not None:
            subject = self._recent_subject(place, speakers_before)
            if subject:
                return (subject,)
        for ids in reversed(speakers_before):
            if ids:
                return ids
        return ()

    def _salient(self, place: int, speakers_before: Speakers) -> str | None:
        """The person a pronoun at ``place`` means: who is spoken of in the sentence before, else who spoke last."""
        subject = self._recent_subject(place, speakers_before)
        if subject:
            return subject
        for ids in reversed(speakers_before):
            people = [i for i in ids if i in self._sources and self._sources[i].kind == "person"]
            if len(people) == 1:
                return people[0]
        return None

    def _recent_subject(self, place: int, speakers_before: Speakers) -> str | None:
        """The person the sentence before ``place`` begins with, when nobody spoke after being named there."""
        last = speakers_before[-1] if speakers_before else ()
        for sentence in self._sentences_before(place):
            subjects = self._subjects(sentence, place)
            if subjects:
                return subjects[0]
            if last:
                return None
        return None

    def _sentences_before(self, place: int) -> list[Span]:
        """The sentences that begin before ``place``, the nearest first, as far as memory reaches."""
        found = [s.span for s in self._sentences if s.span.start < place and s.span.end > place - REACH]
        return list(reversed(found))

    def _subjects(self, sentence: Span, place: int) -> list[str]:
        """The persons a sentence speaks of outside quotations, before ``place``, those after "by" or "to" last."""
        direct, oblique = [], []
        for m in self._inside(Span(sentence.start, min(sentence.end, place))):
            if self._sources[m.source].kind != "person" or any(q.covers(m.span) for q in self._quoted):
                continue
            start = m.role.start if m.role and m.role.start < m.span.start else m.span.start
            before = re.findall(r"\w+", self._text[max(sentence.start, start - 20) : start].casefold())
            (oblique if before and before[-1] in self._words.by else direct).append(m.source)
        return list(dict.fromkeys([*direct, *oblique]))

    def _subjects_before(self, place: int, *, several: bool) -> tuple[str, ...]:
        for sentence in self._sentences_before(place):
            subjects = self._subjects(sentence, place)
            if len(subjects) > 1 or (subjects and not several):
                return tuple(subjects[:2])
        return ()

    def _inside(self, span: Span) -> list[Mention]:
        first = bisect_left(self._starts, span.start)
        return [m for m in self._mentions[first : bisect_left(self._starts, span.end)] if m.span.end <= span.end + 1]

    def _begins_with_role(self, span: Span, first: Mention) -> bool:
        """Whether other words than a body's own stand before the first name: "penyidik Polda", "juru bicara PBB"."""
        before = self._text[span.start : first.span.start].strip(" ,")
        return bool(before) and self._words.has_title(before)

    def _is_list(self, span: Span) -> bool:
        return bool(self._words.joiner.search(span.of(self._text)))

    def _parts(self, span: Span) -> list[Span]:
        """The members of "A, B, dan C"."""
        if not self._is_list(span):
            return [span]
        bounds = [m.span() for m in self._words.separator.finditer(self._text, span.start, span.end)]
        edges = [span.start, *(e for pair in bounds for e in pair), span.end]
        parts = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if self._text[a:b].strip()]
        whole = [m.span for m in self._inside(span)]
        joined: list[Span] = []
        for part in parts:
            cut = next((w for w in whole if w.start < part.start < w.end), None)
            if cut and joined:
                joined[-1] = Span(joined[-1].start, part.end)
            else:
                joined.append(part)
        return [self._trim(p) for p in joined]

    def _trim(self, span: Span) -> Span:
        start, end = span.start, span.end
        while start < end and self._text[start] in ' \n\t,.:;–—-"“”':
            start += 1
        while end > start and self._text[end - 1] in ' \n\t,:;–—-"“”':
            end -= 1
        return Span(start, end)

    def _add(self, source: Source) -> str:
        old = self._sources.get(source.id)
        if old is None:
            self._sources[source.id] = source
        elif source.forms:
            self._add_form(old.id, source.forms[0])
        return source.id

    def _add_form(self, key: str, form: str) -> str:
        source = self._sources[key]
        if form != source.name and form not in source.forms:
            self._sources[key] = replace(source, forms=(*source.forms, form))
        return key


def gather(report: Report, language: Language, analysis: Analysis) -> References:
    """What is needed to tell whom the words of ``report`` stand for; ``analysis`` holds its sentences and sources."""
    return References(report, language, analysis, load_reference_words(language.code))


def _apart(text: str, mentions: list[Mention], words: ReferenceWords) -> list[Mention]:
    """The first of several people, and those after it that a comma or "and" sets beside it."""
    kept = mentions[:1]
    for left, right in pairwise(mentions):
        between = text[
            left.span.end : right.role.start if right.role and right.role.start >= left.span.end else right.span.start
        ]
        if words.separator.fullmatch(between) or not between.strip(" ,"):
            kept.append(right)
        else:
            break
    return kept


def _quoted_spans(report: Report, words: ReferenceWords) -> list[Span]:
    """The stretches between quotation marks."""
    return [
        Span(m.start(), m.end())
        for b in report.readable()
        for m in words.quoted.finditer(report.text, b.span.start, b.span.end)
    ]
