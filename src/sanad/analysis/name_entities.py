"""Settles who the shapes of one report are: one source per entity across full name, short name, acronym and office."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from sanad.analysis.gazetteer import Entry, load_people
from sanad.analysis.name_lines import Line, Range, Shape
from sanad.records.marks import Mention, MentionForm, Source, SourceKind
from sanad.records.report import Span
from sanad.text.normalise import fold, key_of

# A name and a misspelling of it differ by one letter, or two that changed places, in words at least this long.
MISSPELT_FROM = 5
MISSPELT_BY = 2

Signature = frozenset[str]


class Office(NamedTuple):
    """What somebody is: the words folded, organisations in it as keys; ``deputy`` where it is somebody's second."""

    head: str
    words: Signature
    deputy: bool


@dataclass
class Entity:
    """A source that is being put together."""

    id: str
    name: str
    kind: SourceKind
    part_of: str | None = None
    forms: dict[str, None] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    offices: list[Office] = field(default_factory=list)
    last: int = -1
    lead: SourceKind | None = None

    def source(self) -> Source:
        """The finished record."""
        return Source(self.id, self.name, self.kind, tuple(f for f in self.forms if f != self.name), self.part_of)


@dataclass(frozen=True)
class Placed:
    """A shape with the line it stands in and where it is in the text."""

    line: Line
    shape: Shape

    def span(self, tokens: Range) -> Span:
        """Where these tokens are in the text, without a possessive ending."""
        first, last = self.line.tokens[tokens[0]], self.line.tokens[tokens[1] - 1]
        cut = len(last.text) - len(self.line.texts[tokens[1] - 1])
        return Span(first.start, last.end - cut)


class Entities:
    """The sources of one report while its shapes are read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.by_id: dict[str, Entity] = {}
        self.persons: dict[str, list[Entity]] = {}
        self.acronyms: dict[str, str] = {}
        self.bodies: dict[str, str] = {}
        self.mentions: list[Mention] = []
        self._by_letter: dict[str, dict[str, Entity]] = {}
        self._holding: dict[str, list[tuple[Entity, Office]]] = {}
        self._beginning: dict[str, dict[str, None]] = {}

    def known(self, entry: Entry) -> Entity:
        """The entity of a gazetteer entry, and of what it is part of."""
        entity = self.by_id.get(entry.key)
        if entity is None:
            kind: SourceKind = "organisation" if entry.kind == "place" else entry.kind
            part_of = entry.part_of
            entity = self.by_id[entry.key] = Entity(entry.key, entry.name, kind, part_of)
            self._note_beginning(entity, entry.name)
        return entity

    def other(self, kind: SourceKind, name: str, *, key: str | None = None, part_of: str | None = None) -> Entity:
        """The entity with this name that no gazetteer knows."""
        key = key or key_of(kind, name)
        entity = self.by_id.get(key)
        if entity is None:
            entity = self.by_id[key] = Entity(key, name, kind, part_of)
            self._note_beginning(entity, name)
        return entity

    def _note_beginning(self, entity: Entity, form: str) -> None:
        """Keeps the first word of an organisation's name of several words."""
        first, more, _ = form.partition(" ")
        if more and entity.kind == "organisation":
            self._beginning.setdefault(first, {}).setdefault(entity.id)

    def mention(
        self, entity: Entity, span: Span, form: MentionForm, role: Span | None = None, affiliation: Span | None = None
    ) -> None:
        """Notes a place where ``entity`` is named; the words join its forms."""
        words = span.of(self.text)
        if words not in entity.forms:
            entity.forms[words] = None
            self._note_beginning(entity, words)
        entity.last = span.start
        self.mentions.append(Mention(entity.id, span, form, role, affiliation))

    def person(self, name: str) -> Entity | None:
        """The person of this report whose name ``name`` is, or is part of, or misspells."""
        words = tuple(fold(name).split())
        if not words:
            return None
        same = self.by_id.get(key_of("person", self._full(name)))
        if same is not None:
            return same
        candidates = {e.id: e for w in words for e in self.persons.get(w, ())}
        fitting = [e for e in candidates.values() if _fits(words, e.words)]
        if fitting:
            return max(fitting, key=lambda e: (len(words) > 1 and e.words == words, e.last))
        alike = self._by_letter.get(words[0][0], {}).values()
        near = [e for e in alike if e.id in self.by_id and _misspells(words, e.words)]
        return near[0] if len(near) == 1 else None

    def body_beginning(self, word: str) -> str | None:
        """The one organisation so far whose name begins with a single ``word``: "Polda" after "Polda Metro Jaya"."""
        if " " in word:
            return None
        found = [key for key in self._beginning.get(word, ()) if key in self.by_id]
        return found[0] if len(found) == 1 else None

    def people(self) -> list[Entity]:
        """The persons found so far."""
        return [e for e in self.by_id.values() if e.kind == "person"]

    def _full(self, name: str) -> str:
        """The name by which the people known under several names are kept."""
        return load_people().get(fold(name), name)

    def new_person(self, name: str) -> Entity:
        """A person nobody has named before."""
        entity = self.other("person", name, key=key_of("person", self._full(name)))
        self.rename(entity, name)
        return entity

    def drop(self, entity: Entity) -> None:
        """Forgets a person who turned out to be none."""
        self.by_id.pop(entity.id, None)
        for word in entity.words:
            self.persons[word].remove(entity)

    def rename(self, entity: Entity, name: str) -> None:
        """Takes ``name`` for the person's full name."""
        self.by_id.pop(entity.id, None)
        old = entity.id
        full = self._full(name)
        entity.name, entity.id = name, key_of("person", full)
        entity.words = tuple(dict.fromkeys([*fold(name).split(), *(fold(full).split() if full != name else ())]))
        self.by_id[entity.id] = entity
        for word in entity.words:
            holders = self.persons.setdefault(word, [])
            if entity not in holders:
                holders.append(entity)
        self.note_letters(entity, old)
        if old != entity.id and self.mentions:
            self.mentions = [
                m if m.source != old else Mention(entity.id, m.span, m.form, m.role, m.affiliation)
                for m in self.mentions
            ]

    def note_letters(self, entity: Entity, old: str = "") -> None:
        """Keeps ``entity`` where a misspelling of one of its names would look for it."""
        for letter in {word[0] for word in entity.words}:
            alike = self._by_letter.setdefault(letter, {})
            alike.pop(old, None)
            alike[entity.id] = entity

    def holds(self, entity: Entity, office: Office) -> None:
        """Notes that ``entity`` holds ``office``."""
        if office not in entity.offices:
            entity.offices.append(office)
            for word in office.words:
                self._holding.setdefault(word, []).append((entity, office))

    def office_of(self, placed: Placed, tokens: Range) -> Office:
        """The office at these tokens, with organisations as keys so that acronym and expansion compare equal."""
        line, j, words = placed.line, tokens[0], []
        deputy = False
        while j < tokens[1]:
            match = line.match(j)
            if match and match.end <= tokens[1] and match.entry.kind != "place":
                words.append(match.entry.key)
                j = match.end
                continue
            small = line.small[j]
            deputy = deputy or small in line.words.deputies
            title = line.title(j)
            if (
                small[0].isalpha()
                and small not in line.words.points_back
                and not (title and title[1].kind == "modifier")
            ):
                words.append(self.acronyms.get(line.texts[j], fold(small)))
            j += 1
        return Office(words[0] if words else "", frozenset(words), deputy)

    def holder(self, office: Office, before: int) -> Entity | None:
        """The one person known to hold ``office``; where several do, the one named last before ``before``."""
        if not office.words:
            return None
        rarest = min((self._holding.get(w, []) for w in office.words), key=len)
        found = {e.id: e for e, held in rarest if e.id in self.by_id and _same_office(office, held)}
        holders = list(found.values())
        if len(holders) > 1:
            holders = [max(holders, key=lambda e: e.last if e.last < before else -1)]
        return holders[0] if holders else None


def _same_office(asked: Office, held: Office) -> bool:
    if not asked.words or asked.deputy != held.deputy:
        return False
    return asked.words <= held.words and (len(asked.words) > 1 or asked.head == held.head)


def _fits(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether one name is the other, or its words in order: "Andika" and "Andika Perkasa"; "M Andika" is not."""
    short, long = (words, full) if len(words) <= len(full) else (full, words)
    rest = iter(long)
    return all(any(_abbreviates(w, x) for x in rest) for w in short)


def _abbreviates(short: str, long: str) -> bool:
    return short == long or (len(short) == 1 and long.startswith(short))


def _misspells(words: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if len(words) == 1:
        return any(_near(words[0], w) for w in full)
    return len(words) == len(full) and all(a == b or _near(a, b) for a, b in zip(words, full, strict=True))


def _near(left: str, right: str) -> bool:
    if min(len(left), len(right)) < MISSPELT_FROM or left[0] != right[0]:
        return False
    swapped = sorted(left) == sorted(right)
    return Levenshtein.distance(left, right, score_cutoff=MISSPELT_BY) <= (MISSPELT_BY if swapped else 1)
