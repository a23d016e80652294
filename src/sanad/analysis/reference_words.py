"""The words of one language that stand for somebody: pronouns, pointers, nameless people and media."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sanad.analysis.name_words import NameWords, load_name_words
from sanad.language.loader import load_language
from sanad.text.tokens import tokenise


@dataclass(frozen=True)
class ReferenceWords:
    """``pronouns`` gives what each pronoun stands for; ``unnamed`` the kind of each nameless source."""

    names: NameWords
    pronouns: dict[str, str]
    unnamed: dict[str, str]
    possessives: frozenset[str]
    collectives: frozenset[str]
    by: frozenset[str]
    pointers: frozenset[str]
    joiner: re.Pattern[str]
    separator: re.Pattern[str]
    quoted: re.Pattern[str]

    def is_unnamed(self, words: str) -> bool:
        """Whether ``words`` hold a noun for people or things without a name."""
        small = words.casefold()
        return small in self.unnamed or any(w in self.unnamed for w in small.split()[:4])

    def is_state_medium(self, words: str) -> bool:
        """Whether ``words`` mean a government's own media."""
        small = words.casefold()
        return any(kind == "state_medium" and form in small for form, kind in self.unnamed.items())

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

    def has_title(self, words: str) -> bool:
        """Whether ``words`` hold the name of an office or of nameless people."""
        small = tuple(t.text.casefold() for t in tokenise(words))
        return any(self.names.titles.longest(small, i) for i in range(len(small))) or any(
            w in self.unnamed for w in small
        )


@cache
def load_reference_words(code: str) -> ReferenceWords:
    """The words of one language, read from its tables and settings."""
    language, names = load_language(code), load_name_words(code)
    pronouns = {f.casefold(): row["stands_for"] for row in language.table("pronouns") for f in row["form"].split("|")}
    unnamed = {f.casefold(): row["kind"] for row in language.table("unnamed_sources") for f in row["form"].split("|")}
    settings = language.settings["names"]
    joiners = "|".join(re.escape(j) for j in sorted(names.joiners, key=len, reverse=True))
    marks = "|".join(
        f"{re.escape(a)}[^{re.escape(b)}\\n]*{re.escape(b)}" for a, b in language.settings["quotes"] if a != "'"
    )
    return ReferenceWords(
        names=names,
        pronouns={form: what for form, what in pronouns.items() if what not in ("this", "clitic")},
        unnamed=unnamed,
        possessives=frozenset(settings["possessives"]),
        collectives=frozenset(settings["collectives"]),
        by=names.by,
        pointers=names.points_back,
        joiner=re.compile(rf"\s(?:{joiners})\s"),
        separator=re.compile(rf"\s*,\s*(?:(?:{joiners})\s+)?|\s+(?:{joiners})\s+"),
        quoted=re.compile(marks),
    )
