"""The tokens of one block with what looking them up needs, and the shapes that are found among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sanad.analysis.gazetteer import Gazetteer, Match, load_people
from sanad.analysis.name_evidence import Evidence
from sanad.analysis.name_facts import Word
from sanad.analysis.name_words import Body, NameWords, Title
from sanad.text.tokens import Token

ShapeKind = Literal["person", "known", "body", "role", "place"]
Range = tuple[int, int]
SENTENCE_MARKS = frozenset('.?!:“"”')


class Shape(NamedTuple):
    """A name or office at tokens ``full``. ``name`` leaves out titles and degrees; all ranges index the token list."""

    kind: ShapeKind
    full: Range
    name: Range | None = None
    titled: Range | None = None
    role: Range | None = None
    affiliation: Range | None = None
    match: Match | None = None
    concept: str | None = None
    sure: bool = False


@dataclass
class Line:
    """The tokens of one block: ``texts`` without possessive endings, ``small`` in small letters."""

    tokens: Sequence[Token]
    facts: list[Word]
    words: NameWords
    gazetteer: Gazetteer
    title_case: bool = False
    acronyms: dict[str, str] = field(default_factory=dict)
    capitals: frozenset[str] = frozenset()
    introduced: frozenset[str] = frozenset()
    evidence: Evidence | None = None
    known: dict[int, Match | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.texts = [w.text for w in self.facts]
        self.small = tuple([w.small for w in self.facts])
        self.capital = [w.capital for w in self.facts]
        self.size = len(self.facts)

    @property
    def places(self) -> frozenset[tuple[str, ...]]:
        """The places that the report names, in small letters."""
        return self.evidence.places if self.evidence else frozenset()

    def is_start(self, i: int) -> bool:
        """Whether a sentence or quotation begins at token ``i``."""
        return i == 0 or self.texts[i - 1] in SENTENCE_MARKS

    def is_common(self, i: int) -> bool:
        """Whether the word at token ``i`` begins no person's name."""
        return self.facts[i].common

    def match(self, i: int) -> Match | None:
        """The known name at token ``i``."""
        if i >= self.size or not self.facts[i].is_known:
            return None
        try:
            return self.known[i]
        except KeyError:
            pass
        match = self.gazetteer.at(self.texts, self.small, i)
        found = self.known[i] = None if match and self._is_everyday(match) else match
        return found

    def _is_everyday(self, match: Match) -> bool:
        """A known name that is also a word or a given name ("Antara", "Vale") counts only where it must be a name."""
        i = match.first
        if match.end - i > 1 or self.is_acronym(i) or match.sense != "name":
            return False
        if self.small[i] in self.words.given and match.entry.kind != "state":
            return self.is_capital(match.end) or (i > 0 and self.is_capital(i - 1))
        return self.small[i] in self.words.everyday and (self.title_case or self.is_start(i))

    def title(self, i: int) -> tuple[int, Title] | None:
        """The title at token ``i``; kinds that are also everyday words must begin with a capital."""
        if i >= self.size or not self.facts[i].titles:
            return None
        for end, title in self.words.titles.at(self.small, i):
            capital = not self.texts[i][0].islower()
            if title.kind in ("noble", "honorific", "rank"):
                if self.texts[i] == title.text.split()[0] or (capital and len(self.texts[i]) > 2):
                    return end, title
            elif title.kind == "modifier":
                if end < self.size and self.texts[end] == ".":
                    end += 1
                after = self.title(end)
                if after and after[1].kind in ("office", "modifier"):
                    return end, title
            elif title.kind != "degree" and (capital or not title.text.isupper()):
                return end, title
        return None

    def body(self, i: int) -> tuple[int, Body] | None:
        """The word for an organisation at token ``i``; most count only with a capital."""
        if i >= self.size or not self.facts[i].bodies:
            return None
        found = self.words.bodies.longest(self.small, i)
        if found and (self.is_capital(i) or found[1].small):
            return found
        return None

    def is_capital(self, i: int) -> bool:
        """Whether token ``i`` begins with a capital."""
        return i < self.size and self.capital[i]

    def is_acronym(self, i: int) -> bool:
        """Whether token ``i`` is all capitals."""
        return self.facts[i].acronym

    def is_possessive(self, i: int) -> bool:
        """Whether token ``i`` lost an ending ("Trump's", "polisi-nya")."""
        return self.texts[i] != self.tokens[i].text

    def is_pair(self, i: int) -> bool:
        """Whether token ``i`` joins two people by a hyphen: "Ganjar-Mahfud"."""
        if "-" not in self.texts[i]:
            return False
        left, hyphen, right = self.texts[i].partition("-")
        if right not in self.capitals and right.casefold() not in self.words.given:
            return False
        return (
            bool(hyphen)
            and min(len(left), len(right)) > 3
            and left[0].isupper()
            and right[0].isupper()
            and self.words.pairs
        )

    def may_begin_name(self, i: int, *, titled: bool = False) -> bool:
        """Whether token ``i`` looks like the first word of a person's name."""
        word = self.facts[i]
        text, small = word.text, word.small
        if (
            not word.capital
            or word.never
            or text in self.acronyms
            or (not text.isalpha() and _is_made(word, self.words))
        ):
            return False
        if len(text) == 1:
            return i + 2 < self.size and (
                self.is_capital(i + 1) or (self.texts[i + 1] == "." and self.is_capital(i + 2))
            )
        if self.is_acronym(i) and not titled and small in load_people():
            return True
        if self.is_acronym(i) and not titled:
            return len(text) <= 2 and self.is_capital(i + 1) and self.small[i + 1] in self.words.given
        if titled or small in self.introduced:
            return True
        title = self.title(i)
        return not word.common or (title is not None and title[1].kind == "noble")


def _is_made(word: Word, words: NameWords) -> bool:
    """Whether a word with digits or a hyphen is no name: "Covid19", "Anak-anak"."""
    if any(c.isdigit() for c in word.text):
        return True
    stem, hyphen, rest = word.small.partition("-")
    return bool(hyphen) and rest.islower() and word.text[len(stem) + 1].islower() and words.is_common(stem)


def bracket_end(line: Line, i: int) -> int | None:
    """Where round brackets at token ``i`` end that hold an acronym or a short name: "(KPK)", "(KAI Commuter)"."""
    if i >= line.size or line.texts[i] != "(":
        return None
    for j in range(i + 1, min(i + 5, line.size)):
        if line.texts[j] == ")":
            return j + 1 if j > i + 1 else None
        if not line.is_capital(j):
            return None
    return None


def numbered_end(line: Line, j: int) -> int | None:
    """Where "U-17" or "Covid-19" ends, cut into three tokens."""
    if line.is_capital(j) and j + 2 < line.size and line.texts[j + 1] == "-" and line.texts[j + 2].isdigit():
        return j + 3
    return None


def pair_end(line: Line, j: int) -> int | None:
    """Where two names joined by a hyphen end that begin at token ``j``: "Ganjar Pranowo-Mahfud MD"."""
    if not line.words.pairs:
        return None
    end = j
    while end < line.size and line.is_capital(end) and end - j < 7:
        if line.title(end):
            break
        end += 1
    if any(line.is_pair(k) for k in range(j, end)):
        return end
    joined = end >= j + 2 and f"{line.texts[j]}-{line.texts[j + 1]}" in line.capitals
    return j + 2 if joined else None
