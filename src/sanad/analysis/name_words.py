"""The words that tell names, offices and bodies apart in one language, ready for looking up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sanad.analysis.gazetteer import Phrases
from sanad.language.loader import Language, load_language
from sanad.text.tokens import cut

TitleKind = Literal["honorific", "noble", "rank", "degree", "modifier", "office", "kin", "person"]

# Endings and beginnings of words that are made, not given: they hold for words that no list knows.
_SETTINGS = "names"


@dataclass(frozen=True)
class Title:
    """A word beside a name: its kind, and whether it must begin with a capital to count."""

    kind: TitleKind
    text: str


@dataclass(frozen=True)
class Body:
    """A word that makes an organisation's name: its concept, and whether it counts when written small."""

    concept: str
    small: bool

    @property
    def takes_name(self) -> bool:
        """Whether a proper name follows the word: "Universitas Gadjah Mada"."""
        return self.concept == "named" or self.is_medium

    @property
    def is_medium(self) -> bool:
        """Whether the word makes the name of a medium."""
        return self.concept in ("medium", "agency", "wire", "paper")


@dataclass(frozen=True)
class NameWords:
    """One language's words around names. All sets hold small letters."""

    titles: Phrases[Title]
    bodies: Phrases[Body]
    common: frozenset[str]
    given: frozenset[str]
    never: frozenset[str]
    particles: frozenset[str]
    role_links: frozenset[str]
    role_stops: frozenset[str]
    points_back: frozenset[str]
    place_before: frozenset[str]
    by: frozenset[str]
    also_called: tuple[tuple[str, ...], ...]
    of_person: frozenset[str]
    deputies: frozenset[str]
    joiners: frozenset[str]
    body_links: frozenset[str]
    rank_links: frozenset[str]
    pairs: bool
    belongs_to: frozenset[str]
    acting_as: frozenset[str]
    one_of: frozenset[str]
    foreign_tails: frozenset[str]
    small_places: frozenset[str]
    everyday: frozenset[str]
    venues: frozenset[str]
    headline_verbs: frozenset[str]
    body_last: bool
    closing_cues: frozenset[str]
    active_cues: frozenset[str]
    cues: frozenset[str]
    place_nouns: frozenset[str]
    domains: frozenset[str]
    media_tails: frozenset[str]
    verb_like: re.Pattern[str]
    made_word: re.Pattern[str]

    def is_common(self, small: str) -> bool:
        """Whether a word begins no person's name: the lists know it as a word, or it is built like one."""
        return (small in self.common or bool(self.made_word.search(small))) and small not in self.given


@cache
def load_name_words(code: str) -> NameWords:
    """The words of one language, read from its tables and the section [names] of its settings."""
    language = load_language(code)
    settings = language.settings[_SETTINGS]
    return NameWords(
        titles=_titles(language),
        bodies=_bodies(language),
        common=frozenset(row["form"] for row in language.table("common_words")) | frozenset(settings["role_words"]),
        given=frozenset(row["form"] for row in language.table("given_names")) | _forms(language, "first_names"),
        never=_forms(language, "not_names"),
        particles=frozenset(settings["particles"]),
        role_links=frozenset(settings["role_links"]),
        role_stops=frozenset(settings["role_stops"]),
        points_back=frozenset(settings["points_back"]),
        place_before=frozenset(settings["place_before"]),
        by=frozenset(settings["by"]),
        also_called=tuple(tuple(phrase.split()) for phrase in settings["also_called"]),
        of_person=frozenset(settings["of_person"]),
        deputies=frozenset(settings["deputies"]),
        joiners=frozenset(settings["joiners"]),
        body_links=frozenset(settings["body_links"]),
        rank_links=frozenset(settings["rank_links"]),
        pairs=settings["hyphen_pairs"],
        belongs_to=frozenset(settings["belongs_to"]),
        acting_as=frozenset(settings["acting_as"]),
        one_of=frozenset(settings["one_of"]),
        foreign_tails=frozenset(settings["foreign_tails"]),
        small_places=frozenset(settings["small_places"]),
        everyday=frozenset(settings["everyday_names"]),
        venues=frozenset(settings["venues"]),
        headline_verbs=frozenset(settings["headline_verbs"]),
        body_last=settings["body_last"],
        closing_cues=_cue_forms(language, "closing"),
        active_cues=_cue_forms(language, "active"),
        cues=frozenset().union(*(_cue_forms(language, c) for c in ("lemma", "active", "closing"))),
        place_nouns=frozenset(settings["place_nouns"]),
        domains=frozenset(language.settings["sentences"]["domains"].split()),
        media_tails=frozenset(settings["media_tails"]),
        verb_like=re.compile(settings["verb_like"]),
        made_word=re.compile(settings["made_word"]),
    )


def words_of(form: str) -> tuple[str, ...]:
    """The tokens of a form in small letters."""
    return tuple([word.casefold() for word in cut(form)])


def _titles(language: Language) -> Phrases[Title]:
    titles: Phrases[Title] = Phrases()
    for row in language.table("titles"):
        kind: TitleKind = row["kind"]  # type: ignore[assignment]
        for form in row["form"].split("|"):
            titles.add(words_of(form), Title(kind, form))
    titles.close()
    return titles


def _bodies(language: Language) -> Phrases[Body]:
    bodies: Phrases[Body] = Phrases()
    for row in language.table("bodies"):
        for form in row["form"].split("|"):
            bodies.add(words_of(form), Body(row["concept"], row["small"] == "yes"))
    bodies.close()
    return bodies


def _forms(language: Language, table: str) -> frozenset[str]:
    """All forms of a table in small letters."""
    return frozenset(f.casefold() for row in language.table(table) for f in row["form"].split("|"))


def _cue_forms(language: Language, column: str) -> frozenset[str]:
    """The one-word forms of cues in one column of the language's table."""
    rows = language.table("cues")
    return frozenset(f for row in rows for f in row.get(column, "").split(",") if f and " " not in f)
