"""The words of one language that stand for somebody: pronouns, pointers, nameless people and media."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanad.analysis.gazetteer import Phrases
from sanad.analysis.name_words import NameWords, load_name_words, words_of
from sanad.language.loader import load_language


@dataclass(frozen=True)
class ReferenceWords:
    """``pronouns`` gives what each pronoun stands for; ``unnamed`` the kind of each nameless source."""

    names: NameWords
    pronouns: dict[str, str]
    clitics: tuple[str, ...]
    unnamed: dict[str, str]
    nameless: Phrases[str]
    possessives: frozenset[str]
    collectives: frozenset[str]
    by: frozenset[str]
    about: frozenset[str]
    pointers: frozenset[str]
    joiner: re.Pattern[str]
    separator: re.Pattern[str]
    quoted: re.Pattern[str]
    pointer_after: re.Pattern[str]
    subordinators: frozenset[str]
    weak_pointers: frozenset[str]
    body_marks: dict[str, frozenset[str]]

    def is_unnamed(self, words: str) -> bool:
        """Whether ``words`` hold a noun for people or things without a name."""
        small = words_of(words)
        return any(self.nameless.longest(small, i) for i in range(min(len(small), 6)))

    def is_state_medium(self, words: str) -> bool:
        """Whether ``words`` mean a government's own media."""
        small = words.casefold()
        return any(kind == "state_medium" and form in small for form, kind in self.unnamed.items())

    def medium(self, words: str) -> bool:
        """Whether ``words`` hold a noun for a medium: "kantor berita", "the paper"."""
        small = f" {words.casefold()} "
        return any(kind in ("medium", "state_medium") and f" {form} " in small for form, kind in self.unnamed.items())

    def is_weak(self, words: str) -> bool:
        """Whether ``words`` point back only by a word that also stands before what is new."""
        return words.casefold().split()[0] in self.weak_pointers

    def is_empty(self, words: str) -> bool:
        """Whether ``words`` hold nothing that could stand for somebody."""
        small = [w for w in words.casefold().split() if w[0].isalpha()]
        hollow = all(w in self.names.never or w in self.names.role_stops or w in self.pointers for w in small)
        return hollow and not self.is_unnamed(words)

    def points_back(self, words: str) -> bool:
        """Whether ``words`` point at somebody already named: "bupati itu", "the mayor"."""
        parts = words.casefold().split()
        return len(parts) > 1 and (parts[-1] in self.pointers or parts[0] in self.pointers)

    def without_pointer(self, words: str) -> str:
        """``words`` without "itu" or "the"."""
        parts = words.split()
        if len(parts) > 1 and parts[-1].casefold() in self.pointers:
            parts = parts[:-1]
        if len(parts) > 1 and parts[0].casefold() in self.pointers:
            parts = parts[1:]
        return " ".join(parts)

    def has_office(self, words: str) -> bool:
        """Whether ``words`` say what somebody is: an office, a trade, a kinship."""
        small = words_of(words)
        return any(self.names.titles.longest(small, i) for i in range(len(small)))

    def has_title(self, words: str) -> bool:
        """Whether ``words`` hold the name of an office or of nameless people."""
        small = words_of(words)
        return any(self.names.titles.longest(small, i) or self.nameless.longest(small, i) for i in range(len(small)))


@cache
def load_reference_words(code: str) -> ReferenceWords:
    """The words of one language, read from its tables and settings."""
    language, names = load_language(code), load_name_words(code)
    pronouns = {f.casefold(): row["stands_for"] for row in language.table("pronouns") for f in row["form"].split("|")}
    unnamed = {f.casefold(): row["kind"] for row in language.table("unnamed_sources") for f in row["form"].split("|")}
    nameless: Phrases[str] = Phrases()
    for form, kind in unnamed.items():
        nameless.add(words_of(form), kind)
        nameless.add((f"{form}-{form}",), kind)
    nameless.close()
    settings = language.settings["names"]
    joiners = "|".join(re.escape(j) for j in sorted(names.joiners, key=len, reverse=True))
    marks = "|".join(
        f"{re.escape(a)}[^{re.escape(b)}\\n]*{re.escape(b)}" for a, b in language.settings["quotes"] if a != "'"
    )
    return ReferenceWords(
        names=names,
        pronouns={form: what for form, what in pronouns.items() if what not in ("this", "clitic")},
        clitics=tuple(form.lstrip("-") for form, what in pronouns.items() if what == "clitic"),
        unnamed=unnamed,
        nameless=nameless,
        possessives=frozenset(settings["possessives"]),
        collectives=frozenset(settings["collectives"]),
        by=names.by,
        about=frozenset(settings["about"]),
        pointers=names.points_back,
        joiner=re.compile(rf"\s(?:{joiners})\s"),
        separator=re.compile(rf"\s*,\s*(?:(?:{joiners})\s+)?|\s+(?:{joiners})\s+"),
        quoted=re.compile(marks),
        pointer_after=re.compile(
            rf"(?:\s+(?:{'|'.join(settings['describers'])})(?:\s+\w+){{1,2}}?)?(?:\s+[A-Z]\w+){{0,3}}"
            rf"\s+(?:{'|'.join(names.points_back)})\b"
        ),
        subordinators=frozenset(settings["subordinators"]),
        weak_pointers=frozenset(settings["weak_pointers"]),
        body_marks={
            noun: frozenset(marks.split())
            for nouns, marks in settings["body_marks"].items()
            for noun in nouns.split(", ")
        },
    )
