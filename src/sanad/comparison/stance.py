"""What a report leaves out of a claim's standing: its denial, its hedge, the one it blames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sanad.comparison.claims import JOIN
from sanad.comparison.kinship import Kinship
from sanad.comparison.likeness import Comparer, shared_wording
from sanad.comparison.material import Material, places_of, shorten
from sanad.comparison.passages import Passage
from sanad.records.story import Difference, Reason
from sanad.text.signs import causes, hedge_words

SAME_TEXT = 0.85
"""Share of words from which a hedge of the statement around is no hedge of the part."""
RELATED = 0.4
"""Share of content words from which a hedged and an unhedged passage are held against each other."""


def find_left_out_denials(material: Material) -> Iterator[Difference]:
    """Reports that carry a claim and not the denial that others carry."""
    denying = [p for p in material.spoken if p.statement and p.statement.polarity == "deny"]
    if not denying:
        return
    aware = {p.report for p in denying}
    silent = [p for p in material.members if p.report not in aware and not _denies(p)]
    if silent:
        first = list({p.report: p for p in reversed(silent)}.values())[::-1]
        keys = sorted({s for p in denying if p.statement for s in p.statement.speakers})
        weight = 0.75 + 0.2 * len(first) / max(1, len(material.claim.reports))
        yield Difference(
            "denial_left_out",
            material.claim.id,
            places_of((denying[0], *first)),
            f"{material.names(keys)}: {shorten(denying[0].text)}",
            round(weight, 3),
        )


def _denies(passage: Passage) -> bool:
    return passage.statement is not None and passage.statement.polarity != "affirm"


def find_lost_hedges(material: Material) -> Iterator[Difference]:
    """What one report gives as hearsay, fear or possibility and another as fact."""
    hedged = [(p, words) for p in material.members if (words := hedge_of(p)) and not _denies(p)]
    plain = [p for p in material.members if not hedge_of(p) and not _denies(p)]
    best = max(
        (
            (share, -left.at, -right.at, left, words, right)
            for left, words in hedged
            for right in plain
            if left.report != right.report
            and not _is_same_text(left, right, words)
            and (share := _related(left, right)) >= RELATED
        ),
        key=lambda x: x[:3],
        default=None,
    )
    if best and not any(p.report == best[5].report for p, _ in hedged):
        share, _, _, left, words, right = best
        others = [p for p in plain if p.report != right.report and _related(left, p) >= RELATED]
        first = list({p.report: p for p in reversed(others)}.values())[::-1]
        yield Difference(
            "hedge_lost",
            material.claim.id,
            places_of((left, right, *first)),
            f"{words}: {shorten(left.text)} → {shorten(right.text)}",
            0.7,
            (Reason("shared_words", round(share, 3)),),
        )


def _is_same_text(left: Passage, right: Passage, words: str) -> bool:
    """Whether both print the same words, so that a mark of the whole statement is not lost in this part."""
    return words == "~" and shared_wording(left.words, right.words) >= SAME_TEXT


def hedge_of(passage: Passage) -> str:
    """The words that make a passage uncertain, empty where it is not."""
    for match in hedge_words(passage.language).finditer(passage.text):
        if match.start() < 2 or match.group().islower():  # "May" is a month, "may" is not
            return match.group()
    statement = passage.statement
    if statement is None or not (statement.hedged or statement.act == "fear"):
        return ""
    return statement.act if statement.act == "fear" else "~"


def _related(left: Passage, right: Passage) -> float:
    """The share of content words of the shorter that both have; across languages the claim itself is the evidence."""
    if left.language != right.language:
        return RELATED
    small = min(len(left.lemmas), len(right.lemmas))
    return max(len(left.lemmas & right.lemmas) / small if small else 0.0, shared_wording(left.words, right.words) - 0.2)


def find_moved_blame(comparer: Comparer, kinship: Kinship, claims_of: Mapping[str, str]) -> Iterator[Difference]:
    """The same speaker blames somebody else for the same thing in another report, in one claim or in two.

    ``claims_of`` gives a statement's claim. Whoever moves the blame tells the thing differently, so claims do not bind.
    """
    blamed = [(p, b) for p in comparer.passages if p.statement and (b := _blamed(p))]
    best: tuple[float, Passage, Passage, str, str] | None = None
    for i, (left, first) in enumerate(blamed):
        for right, second in blamed[i + 1 :]:
            assert left.statement and right.statement
            same = kinship(left.statement.speakers, right.statement.speakers) > 0
            if left.report == right.report or not same or first == second:
                continue
            score = comparer.compare(left.at, right.at).score
            if score >= JOIN and (best is None or score > best[0]):
                best = (score, left, right, first, second)
    if best:
        score, left, right, first, second = best
        claim = claims_of.get(left.statement.id) if left.statement else None
        detail = f"{kinship.name(first)} | {kinship.name(second)}"
        reasons = (Reason("shared_words", round(score, 3)),)
        yield Difference("object_of_blame", claim, places_of((left, right)), detail, 0.85, reasons)


def _blamed(passage: Passage) -> str | None:
    """The source that a passage blames: the first named after a word of cause, or what an accusation names first."""
    statement = passage.statement
    if statement is None or not passage.named:
        return None
    cause = causes(passage.language).search(passage.text)
    if cause:
        after = [s for s, at in passage.named_at if at >= cause.end()]
        return after[0] if after else None
    return passage.named[0] if statement.act == "blame" else None
