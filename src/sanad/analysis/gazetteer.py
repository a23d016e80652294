"""Names that are known beforehand: states, agencies, outlets, institutions and places, found as runs of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, Literal, NamedTuple, TypeVar

from sanad.language.loader import Row, load_shared
from sanad.records.marks import Source, SourceKind
from sanad.text.normalise import fold
from sanad.text.tokens import cut

Sense = Literal["name", "seat", "people", "place"]
Value = TypeVar("Value")

# A form all in capitals and no longer than this is an acronym and must be written so: "AS" is a state, "as" is not.
ACRONYM = 6
# Texts looked up as a whole whose answer is kept.
MOST_KEPT = 20_000


class Entry(NamedTuple):
    """A known name. ``key`` is its source key, ``country`` an ISO code in small letters or "" where none is known."""

    key: str
    name: str
    kind: SourceKind | Literal["place"]
    country: str = ""
    part_of: str | None = None
    state_medium: bool = False


class Match(NamedTuple):
    """Tokens ``first`` up to ``end`` are a form of ``entry``, in one of its senses."""

    first: int
    end: int
    entry: Entry
    sense: Sense


Runs = Sequence[tuple[tuple[str, ...], Value]]


class Phrases(Generic[Value]):
    """Runs of words and what they stand for; ``longest`` looks them up in small letters."""

    def __init__(self) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}

    def add(self, words: Sequence[str], value: Value) -> None:
        """Adds a run of words in small letters. The first value added for a run is the one that holds."""
        if words:
            self._by_first.setdefault(words[0], []).append((tuple(words[1:]), value))

    def close(self) -> None:
        """Puts longer runs before shorter ones; to be called when all are added."""
        for found in self._by_first.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def at(self, words: tuple[str, ...], start: int) -> Iterator[tuple[int, Value]]:
        """The runs that begin at ``start``, longest first, as (end, value)."""
        for rest, value in self._by_first.get(words[start], ()):
            if not rest:
                yield start + 1, value
            elif words[start + 1 : start + 1 + len(rest)] == rest:
                yield start + 1 + len(rest), value

    def begins(self, word: str) -> bool:
        """Whether any run begins with ``word``."""
        return word in self._by_first

    def beginning(self, word: str) -> Runs[Value]:
        """The runs that begin with ``word``, longest first, as (the words after it, value)."""
        return self._by_first.get(word, ())

    def longest(self, words: tuple[str, ...], start: int) -> tuple[int, Value] | None:
        """The longest run that begins at ``start``."""
        return next(self.at(words, start), None)


@dataclass(frozen=True)
class Form:
    """How a known name is written: ``exact`` holds the letters where their case counts."""

    entry: Entry
    sense: Sense
    exact: tuple[str, ...] | None


class Gazetteer:
    """All known names for reports in one language."""

    def __init__(self, forms: Iterable[tuple[str, Entry, Sense]]) -> None:
        self._phrases: Phrases[Form] = Phrases()
        self.entries: dict[str, Entry] = {}
        self._of_texts: dict[str, Match | None] = {}
        seen: set[tuple[str, ...]] = set()
        for text, entry, sense in forms:
            self.entries.setdefault(entry.key, entry)
            words = tuple(text.split()) if text.replace(" ", "").isalpha() else cut(text)
            if not words or words in seen:
                continue
            seen.add(words)
            acronym = len(words) == 1 and text.isupper() and len(text) <= ACRONYM
            form = Form(entry, sense, words if acronym or "." in words else None)
            self._phrases.add([w.casefold() for w in words], form)
        self._phrases.close()

    def begins(self, word: str) -> bool:
        """Whether a known name begins with ``word`` in small letters."""
        return self._phrases.begins(word)

    def at(self, texts: Sequence[str], small: tuple[str, ...], start: int) -> Match | None:
        """The longest known name that begins at token ``start``; one word of it may be small."""
        for end, form in self._phrases.at(small, start):
            if texts[start].islower() and (end - start < 3 or texts[start + 1].islower()):
                continue
            if form.exact is None or tuple(texts[start:end]) == form.exact:
                return Match(start, end, form.entry, form.sense)
        return None

    def of_text(self, text: str) -> Match | None:
        """The entry that ``text`` as a whole is a form of."""
        if text not in self._of_texts:
            if len(self._of_texts) >= MOST_KEPT:
                self._of_texts.clear()
            words = cut(text)
            match = self.at(words, tuple([w.casefold() for w in words]), 0) if words else None
            self._of_texts[text] = match if match and match.end == len(words) else None
        return self._of_texts[text]


@cache
def load_gazetteer(code: str) -> Gazetteer:
    """The gazetteer for reports in the language ``code``; states come first, then agencies, outlets, institutions."""
    return Gazetteer([*_states(code), *_bodies(), *_places(code)])


@cache
def load_people() -> dict[str, str]:
    """The full name of people known under several, by each of those names folded."""
    rows = load_shared("people")
    return {fold(form): row["name"] for row in rows for form in (row["name"], *_split(row["forms"]))}


def source_of(entry: Entry, form: str) -> Source:
    """The source that ``entry`` is, written as ``form``; a place is the organisation that governs it."""
    kind: SourceKind = "organisation" if entry.kind == "place" else entry.kind
    return Source(entry.key, entry.name, kind, (form,), entry.part_of)


def _split(cell: str) -> list[str]:
    return [form for form in cell.split("|") if form]


def _states(code: str) -> Iterator[tuple[str, Entry, Sense]]:
    more = {row["key"]: row for row in load_shared("country_forms")}
    for row in load_shared("countries"):
        key = row["key"]
        extra: Row = more.get(key, {})
        entry = Entry(key, row.get(f"name.{code}") or row["name"], "state", key.removeprefix("state:"))
        for form in [entry.name, *_split(extra.get(f"forms.{code}", ""))]:
            yield form, entry, "name"
        for form in _split(extra.get(f"stands_for.{code}", "")):
            yield form, entry, "seat"
        for form in _split(extra.get(f"people.{code}", "")):
            yield form, entry, "people"


def _bodies() -> Iterator[tuple[str, Entry, Sense]]:
    kinds: tuple[tuple[str, SourceKind], ...] = (
        ("agencies", "agency"),
        ("outlets", "outlet"),
        ("institutions", "organisation"),
    )
    for table, kind in kinds:
        for row in load_shared(table):
            part_of = row.get("part_of") or None
            entry = Entry(row["key"], row["name"], kind, row["country"], part_of, row.get("state") == "yes")
            for form in [row["name"], *_split(row["forms"]), *_split(row.get("domains", ""))]:
                yield form, entry, "name"


def _places(code: str) -> Iterator[tuple[str, Entry, Sense]]:
    for row in (*load_shared("place_forms"), *load_shared("places")):
        for form in _split(row["form"]):
            yield form, Entry(f"place:{form.casefold()}", form, "place", row["country"]), "place"
