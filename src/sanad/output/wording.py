"""The same quotation side by side: what each report changed in the words of the first that printed it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from sanad.output.rows import PlaceView
from sanad.output.view import View
from sanad.records.marks import Statement
from sanad.records.story import Claim, Place
from sanad.text.normalise import fold

SAME_SENTENCE = 0.35
"""Share of words in the same order from which two quotations get marks: under it nearly every word is marked."""
LONGEST = 120
"""Words of a quotation that are compared."""

_PIECES = re.compile(r"[^\w\s]*\w+(?:[-'’.,]\w+)*[^\w\s]*\s*|[^\w\s]+\s*")
"""A word with the marks and the space around it: a changed mark alone is no change of wording."""
Change = Literal["same", "added", "left_out"]
Relation = Literal["first", "same", "changed", "other_words", "other_language"]


@dataclass(frozen=True, slots=True)
class Variant:
    """One report's wording. ``pieces`` are runs of words, with a space between two, that are the same, added
    or left out against the first.
    """

    place: PlaceView
    speakers: tuple[str, ...]
    relation: Relation
    pieces: tuple[tuple[Change, str], ...]
    also: tuple[PlaceView, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A claim's quotations, each language's first leading those of its language."""

    claim: str
    variants: tuple[Variant, ...]


def wordings(view: View) -> tuple[Wording, ...]:
    """For every claim whose quotations in at least two reports differ: the quotations, none of them only again."""
    found: list[Wording] = []
    seen: list[frozenset[str]] = []
    for claim in view.numbered.claims:
        quoted = _quotations(view, claim)
        ids = frozenset(s.id for s in quoted)
        if len({s.report for s in quoted}) < 2 or any(ids <= shown for shown in seen):
            continue
        seen.append(ids)
        variants = _variants(view, quoted)
        if any(v.relation == "changed" for v in variants):
            found.append(Wording(view.numbered.claim_ids[claim.id], variants))
    return tuple(found)


def compare_words(left: str, right: str) -> tuple[float, tuple[tuple[Change, str], ...]]:
    """How alike two quotations are (0 to 1, over words), and ``right`` in pieces against ``left``."""
    old, new = _PIECES.findall(left), _PIECES.findall(right)
    matcher = SequenceMatcher(None, [_key(w) for w in old], [_key(w) for w in new], autojunk=False)
    pieces: list[tuple[Change, str]] = []
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            pieces.append(("same", _joined(new[c:d])))
            continue
        if b > a and _matters(old[a:b]):
            pieces.append(("left_out", _joined(old[a:b])))
        if d > c:
            pieces.append(("added" if _matters(new[c:d]) else "same", _joined(new[c:d])))
    return matcher.ratio(), tuple(pieces)


def _quotations(view: View, claim: Claim) -> tuple[Statement, ...]:
    """The claim's affirmed statements with words in quotation marks, in the reports' order."""
    rank = view.numbered.statement_rank
    members = sorted((i for i in set(claim.statements) if i in rank), key=rank.__getitem__)
    return tuple(
        s
        for s in (view.numbered.statements[rank[i]] for i in members)
        if s.kind != "indirect" and s.polarity == "affirm" and s.content
    )


def _variants(view: View, quoted: tuple[Statement, ...]) -> tuple[Variant, ...]:
    """One variant per wording; reports with the very same words stand with the first that has them."""
    groups: dict[str, list[Statement]] = {}
    for statement in quoted:
        groups.setdefault(fold(_words(view, statement)), []).append(statement)
    leading: dict[str | None, Statement] = {}
    for statement in quoted:
        leading.setdefault(_language(view, statement), statement)
    order = list(leading)
    ordered = sorted(groups.values(), key=lambda g: order.index(_language(view, g[0])))
    return tuple(_variant(view, leading[_language(view, group[0])], group, quoted[0]) for group in ordered)


def _variant(view: View, leading: Statement, group: list[Statement], first: Statement) -> Variant:
    statement = group[0]
    words = _words(view, statement)
    relation, pieces = _against(view, leading, statement, words)
    if statement is leading and statement is not first:
        relation = "other_language"
    also = tuple(view.place(Place(s.report, s.content[0])) for s in group[1:])
    place = view.place(Place(statement.report, statement.content[0]))
    return Variant(place, view.names(statement.speakers), relation, pieces, also)


def _against(
    view: View, first: Statement, statement: Statement, words: str
) -> tuple[Relation, tuple[tuple[Change, str], ...]]:
    whole: tuple[tuple[Change, str], ...] = (("same", words),)
    if statement is first:
        return "first", whole
    likeness, pieces = compare_words(_words(view, first), words)
    if likeness < SAME_SENTENCE:
        return "other_words", whole
    return "changed", pieces


def _language(view: View, statement: Statement) -> str | None:
    return view.report(statement.report).report.language


def _words(view: View, statement: Statement) -> str:
    text = view.report(statement.report).report.text
    said = " … ".join(" ".join(part.of(text).split()) for part in statement.content)
    return " ".join(said.split()[:LONGEST])


def _key(word: str) -> str:
    return fold(word) or "…"


def _joined(pieces: list[str]) -> str:
    return "".join(pieces).strip()


def _matters(pieces: list[str]) -> bool:
    """Whether there is a word among them: spaces and marks alone are no change of wording."""
    return any(any(c.isalnum() for c in piece) for piece in pieces)
