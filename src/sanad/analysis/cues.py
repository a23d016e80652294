"""Finds the words that attribute: the forms of the table ``cues``, one or more words long, clitics joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from sanad.language.loader import Language
from sanad.records.marks import Act
from sanad.text.tokens import tokenise

Form = Literal["active", "closing", "clitic", "passive", "bare"]
"""How the form attributes: speaker before it (active), right after the content (closing), joined to it (clitic), with
the said thing for its subject (passive), or in the short dress of headlines (bare)."""

PRECEDENCE: tuple[Form, ...] = ("active", "closing", "passive", "bare")


@dataclass(frozen=True, slots=True)
class CueEntry:
    """A row of the table: ``place`` is verb, preposition or noun; ``strength`` says what must follow it."""

    lemma: str
    act: Act
    place: str
    strength: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a text: tokens ``first`` to ``last`` (exclusive), its row, and the forms these words can be."""

    first: int
    last: int
    entry: CueEntry
    forms: frozenset[Form]

    def can(self, form: Form) -> bool:
        """Whether these words may stand in this form."""
        return form in self.forms


Lexicon = dict[str, tuple[tuple[tuple[str, ...], CueEntry, frozenset[Form]], ...]]


@cache
def lexicon(language: Language) -> Lexicon:
    """The cue forms of a language by their first word, longest first."""
    clitics = tuple(str(language.settings.get("statements", {}).get("clitics", "")).split())
    forms: dict[tuple[str, ...], tuple[CueEntry, set[Form]]] = {}
    for row in language.table("cues"):
        entry = CueEntry(row["lemma"], row["act"], row["place"], row["strength"])  # type: ignore[arg-type]
        for column, form in (
            ("active", "active"),
            ("closing", "closing"),
            ("passive", "passive"),
            ("headline", "bare"),
        ):
            for written in _cells(row[column]):
                words = tuple(t.lower for t in tokenise(written))
                _add(forms, words, entry, form)  # type: ignore[arg-type]
                if (form in ("closing", "passive") or entry.place == "preposition") and entry.strength not in (
                    "paper",
                    "carry",
                ):
                    for clitic in clitics:
                        _add(forms, (*words[:-1], words[-1] + clitic), entry, "clitic")
    by_first: dict[str, list[tuple[tuple[str, ...], CueEntry, frozenset[Form]]]] = {}
    for words, (entry, kinds) in forms.items():
        by_first.setdefault(words[0], []).append((words, entry, frozenset(kinds)))
    return {first: tuple(sorted(rows, key=lambda r: -len(r[0]))) for first, rows in by_first.items()}


def _cells(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]


def _add(
    forms: dict[tuple[str, ...], tuple[CueEntry, set[Form]]], words: tuple[str, ...], entry: CueEntry, form: Form
) -> None:
    """The first row that names a form keeps it; later rows add their form only to the same entry."""
    known = forms.get(words)
    if known is None:
        forms[words] = (entry, {form})
    elif known[0] is entry or (form != "bare" and known[0].place == entry.place):
        known[1].add(form)


def find_cues(lower: Sequence[str], positions: Iterable[int], language: Language) -> list[Cue]:
    """The cues that begin at one of ``positions``, leftmost and longest first, none within another.

    ``lower`` are the casefolded tokens of the whole text; ``positions`` ascend.
    """
    table = lexicon(language)
    found: list[Cue] = []
    free = -1
    for index in positions:
        if index < free:
            continue
        rows = table.get(lower[index])
        if rows is None:
            continue
        for words, entry, forms in rows:
            end = index + len(words)
            if len(words) == 1 or tuple(lower[index:end]) == words:
                found.append(Cue(index, end, entry, forms))
                free = end
                break
    return found


@cache
def closing_words(language: Language) -> frozenset[str]:
    """The single words that follow a quotation: "kata", "ujarnya", "said"."""
    return frozenset(
        words[0]
        for rows in lexicon(language).values()
        for words, _, forms in rows
        if len(words) == 1 and forms & {"closing", "clitic"}
    )
