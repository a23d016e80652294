"""Tells whom words stand for: a name, a list of names, an office, a pronoun, nothing at all."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sanad.analysis.gazetteer import load_gazetteer, source_of
from sanad.analysis.name_words import words_of
from sanad.analysis.reference_words import ReferenceWords, load_reference_words
from sanad.analysis.references_salience import Salience
from sanad.language.loader import Language
from sanad.records.marks import Analysis, Mention, Source
from sanad.records.report import Report, Span
from sanad.text.normalise import fold, key_of

Speakers = tuple[tuple[str, ...], ...]

# A speaker this many statements back may still be who goes on speaking.
MEMORY = 12
MEDIUM_NAME = re.compile(r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|of|the|and))*(?<! of)(?<! the)(?<! and)$")


class References:
    """Whom the words of one report stand for. Built by ``gather``; asking may add sources (``sources``)."""

    def __init__(self, report: Report, language: Language, analysis: Analysis, words: ReferenceWords) -> None:
        self._text = report.text
        self._words = words
        self._gazetteer = load_gazetteer(language.code)
        self._sources = {s.id: s for s in analysis.sources}
        self._mentions = analysis.mentions
        self._with_office = frozenset([m.source for m in analysis.mentions if m.role is not None])
        self._salience = Salience(report, analysis.sentences, analysis.mentions, words)

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
            return self._omitted(None if span is None else span.start, speakers_before)
        found = self._spelt_out(span, speakers_before)
        if len(found) == 1 and self._kind(found[0]) == "person" and not self._salience.is_quoted(span):
            self._salience.note(span, found[0])
        return found

    def _spelt_out(self, span: Span, speakers_before: Speakers) -> tuple[str, ...]:
        """Whom words that are there stand for."""
        span = self._whole(self._trim(span))
        words = span.of(self._text)
        if not any(c.isalpha() for c in words):
            return ()
        stands_for = self._words.pronouns.get(words.casefold())
        if stands_for:
            return self._pronoun(stands_for, span.start, speakers_before)
        if self._words.is_empty(words):
            return ()
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
            holders = [m for m in people if m in free and not self._is_topic(span, m)]
            if not holders:
                return ()
            kept = _apart(self._text, holders, self._words) if len(holders) > 1 else holders
            others = [m for m in free if m not in people]
            if len(kept) == 1 and others and not self._is_list(span):
                return (kept[0].source,)
            chosen = sorted([*kept, *(others if self._is_list(span) else [])], key=lambda m: m.span.start)
            return tuple(dict.fromkeys(m.source for m in chosen))
        media = [m for m in inside if self._sources[m.source].kind in ("agency", "outlet")]
        if media and not self._is_list(span):
            return (media[-1].source,)
        if not inside or self._has_other_noun(span, inside) or len(self._parts(span)) > 1:
            return ()
        return (inside[0].source,)

    def _has_other_noun(self, span: Span, inside: list[Mention]) -> bool:
        """Whether nameless people stand beside the name: "penyidik Polda", "U.S. officials", "kantor berita Rusia"."""
        rest = self._text[span.start : inside[0].span.start] + self._text[inside[-1].span.end : span.end]
        return bool(rest.strip(" ,")) and self._words.has_title(rest)

    def _is_topic(self, span: Span, mention: Mention) -> bool:
        """Whether other words come first that only bear on the person: "the complaint against Tarno"."""
        start = min(s.start for s in (mention.span, mention.role) if s is not None)
        before = self._text[span.start : start].casefold().split()
        return len(before) > 1 and before[-1] in self._words.about

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
            return (self._add(source_of(known.entry, words)),)
        medium = self._medium_named(words)
        if medium:
            return (medium,)
        person = self._holder(words)
        if person:
            return (self._add_form(person, words),)
        if self._words.is_state_medium(words):
            agency = self._state_agency()
            if agency:
                return (self._add_form(agency, words),)
        earlier = self._earlier(span, words, speakers_before)
        if earlier:
            return (self._add_form(earlier, words),)
        organisation = self._collective(span)
        if organisation:
            return (self._add_form(organisation, words),)
        if self._words.medium(words):
            name = self._medium_name(words)
            if name:
                return (self._add(Source(key_of("outlet", name), name, "outlet", (words,))),)
        if self._looks_like_name(span):
            return (self._add(Source(key_of("person", words), words, "person", (words,))),)
        return (self._add(Source(key_of("unnamed", words), words, "unnamed", (words,), self._part_of(span))),)

    def _earlier(self, span: Span, words: str, speakers_before: Speakers) -> str | None:
        """Whom "the paper", "kementerian itu", "bupati tersebut" point back at."""
        body = self._earlier_body(span, words)
        if body or not self._words.points_back(words):
            return body
        if self._words.medium(words):
            return self._last_of(span.start, ("agency", "outlet"))
        if not self._words.has_office(words):
            return None
        return self._unplaced(span.start, speakers_before, weak=self._words.is_weak(words))

    def _earlier_body(self, span: Span, words: str) -> str | None:
        """The organisation named earlier that these words mean: "angkatan udara", "the ministry", "perusahaan itu"."""
        plain = words_of(self._words.without_pointer(words))
        if not plain:
            return None
        bodies = [s for s in self._sources.values() if s.kind == "organisation"]
        marks = self._words.body_marks.get(" ".join(plain)) if self._words.points_back(words) else None
        if marks:
            fitting = [s.id for s in bodies if any(w in marks for f in (s.name, *s.forms) for w in words_of(f))]
            return self._salience.last_named(fitting, span.start)
        found = self._words.names.bodies.longest(plain, 0)
        if not found or found[0] != len(plain):
            return None
        head = " ".join(plain)
        fitting = [s.id for s in bodies if any(head in f.casefold() for f in (s.name, *s.forms))]
        return self._salience.last_named(fitting, span.start)

    def _last_of(self, place: int, kinds: tuple[str, ...]) -> str | None:
        return self._salience.last_named([s.id for s in self._sources.values() if s.kind in kinds], place)

    def _medium_name(self, words: str) -> str | None:
        """The name behind a noun for a medium: "surat kabar Nigeria This Day"."""
        match = MEDIUM_NAME.search(words)
        if not match or match.start() == 0:
            return None
        parts = match.group().split()
        while parts and any(self._gazetteer.of_text(" ".join(parts[:n])) for n in (1, 2)):
            parts = parts[2:] if self._gazetteer.of_text(" ".join(parts[:2])) else parts[1:]
        return " ".join(parts) or None

    def _looks_like_name(self, span: Span) -> bool:
        words = span.of(self._text)
        parts = words.split()
        if not 0 < len(parts) <= 4 or not all(p[0].isupper() for p in parts) or self._words.is_unnamed(words):
            return False
        before = self._text[max(0, span.start - 9) : span.start].rstrip()[-1:]
        begins = not before or before in '.!?:"“”\n' or "\n" in self._text[max(0, span.start - 2) : span.start]
        return not begins or not all(self._words.names.is_common(p.casefold()) for p in parts)

    def _holder(self, words: str) -> str | None:
        folded = fold(self._words.without_pointer(words))
        holders = [
            s.id
            for s in self._sources.values()
            if s.kind == "person" and folded and any(fold(f) == folded for f in s.forms)
        ]
        return holders[0] if len(holders) == 1 else None

    def _medium_named(self, words: str) -> str | None:
        """The medium of this report whose name ``words`` are."""
        media = [s for s in self._sources.values() if s.kind in ("agency", "outlet")]
        return next((s.id for s in media if words == s.name or words in s.forms), None)

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
        agencies = {s.id for s in self._sources.values() if s.kind == "agency"}
        state = [a for a in agencies if (e := self._gazetteer.entries.get(a)) and e.state_medium]
        return state[0] if len(state) == 1 else None

    def _pronoun(self, stands_for: str, place: int, speakers_before: Speakers) -> tuple[str, ...]:
        if stands_for == "person":
            person = self._salient(place, speakers_before)
            if person:
                return (person,)
            last = next((ids for ids in reversed(speakers_before) if ids), ())
            return last if len(last) == 1 and self._kind(last[0]) == "unnamed" else ()
        if stands_for in ("persons", "pair"):
            return self._plural(place, speakers_before)
        return self._omitted(place, speakers_before)

    def _plural(self, place: int, speakers_before: Speakers) -> tuple[str, ...]:
        """The speakers who were several, or the organisation that spoke last, or the people spoken of."""
        for ids in reversed(speakers_before[-MEMORY:]):
            if len(ids) > 1 or any(self._kind(i) not in ("person", None) for i in ids):
                return ids
        for sentence in self._salience.before(place):
            persons = list(dict.fromkeys(m.source for m in self._salience.persons(sentence, place, self._sources)))
            if len(persons) > 1:
                return tuple(persons[:2])
        return ()

    def _omitted(self, place: int | None, speakers_before: Speakers) -> tuple[str, ...]:
        """Who goes on speaking: a person where there is one, since quotations are spoken by people."""
        if place is not None:
            person = self._salient(place, speakers_before)
            if person:
                return (person,)
        return next((ids for ids in reversed(speakers_before) if ids), ())

    def _salient(self, place: int, speakers_before: Speakers) -> str | None:
        """The person whom the sentences before ``place`` are about, else who spoke last."""
        last = self._last_person(speakers_before)
        place = self._salience.begin_of_statement(place)
        for sentence in self._salience.before(place):
            if last and self._salience.goes_on(sentence):
                return last
            subject = self._salience.subject(sentence, place, self._sources)
            if subject:
                return subject
            if last and self._salience.is_told(sentence):
                return last
        return last

    def _last_person(self, speakers_before: Speakers) -> str | None:
        for ids in reversed(speakers_before[-MEMORY:]):
            people = [i for i in ids if self._kind(i) == "person"]
            if people:
                return people[0] if len(people) == 1 else None
        return None

    def _kind(self, key: str) -> str | None:
        source = self._sources.get(key)
        return source.kind if source else None

    def _unplaced(self, place: int, speakers_before: Speakers, *, weak: bool) -> str | None:
        """The person an office points back at: of those just spoken of, one whose office is not known to be another."""
        known = self._with_office
        for sentence in self._salience.before(place):
            persons = [m.source for m in self._salience.persons(sentence, place, self._sources)]
            free = [p for p in persons if p not in known]
            if free:
                return free[0]
            if persons:
                break
        return None if weak else self._salient(place, speakers_before)

    def _inside(self, span: Span) -> list[Mention]:
        return self._salience.inside(span)

    def _whole(self, span: Span) -> Span:
        """``span`` to the end of a name or pointer that it cuts: "Mantan Gubernur Jawa" before "Tengah itu"."""
        for mention in self._salience.inside(Span(span.start, span.end + 40)):
            begins = min(s.start for s in (mention.span, mention.role) if s is not None)
            if begins < span.end < mention.span.end:
                return Span(span.start, mention.span.end)
        pointer = self._words.pointer_after.match(self._text, span.end)
        if not pointer:
            return span
        words = span.of(self._text)
        described = words.casefold() in self._words.body_marks or self._words.has_office(words)
        return Span(span.start, pointer.end()) if described else span

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
