"""Who is named for a claim, and in what form: speakers that differ, lost sources, quotation and paraphrase."""

from __future__ import annotations

from collections.abc import Iterator

from sanad.comparison.likeness import shared_wording
from sanad.comparison.material import Material, places_of, shorten
from sanad.comparison.passages import Passage
from sanad.comparison.wording import quoted_words
from sanad.records.story import Difference, Reason

SAME_SENTENCE = 0.75
"""Share of words from which two passages are one sentence that somebody else is said to have said."""
SHORTEST = 5
"""Quoted words that two passages need for it."""
PARAPHRASE = 0.45
"""Share of words from which an indirect passage retells a quotation."""
NEAR_VERBATIM = 0.7
"""... and from which it is that quotation without its marks."""


def find_attributions(material: Material) -> Iterator[Difference]:
    """Speakers that differ from report to report: another one for the same words, or other sources for the claim."""
    named = {
        report: frozenset(
            s for p in passages if p.statement and p.statement.polarity == "affirm" for s in p.statement.speakers
        )
        for report, passages in material.by_report(material.spoken).items()
    }
    named = {report: keys for report, keys in named.items() if keys}
    sets = sorted(set(named.values()), key=lambda keys: min(material.order[r] for r, k in named.items() if k == keys))
    if len(sets) < 2:
        return
    kin = all(material.kinship(tuple(sets[0]), tuple(other)) >= 0.5 for other in sets[1:])
    members = [p for p in material.spoken if p.report in named]
    swapped = None if kin else _other_speaker(members, material)
    detail = " | ".join(material.names(sorted(keys)) for keys in sets)
    if swapped:
        yield Difference("speaker", material.claim.id, places_of(swapped), detail, 0.8, (Reason("same_words", 0.9),))
    else:
        reasons = (Reason("one_speaks_for_the_other", 1.0),) if kin else ()
        yield Difference(
            "attribution_differs",
            material.claim.id,
            places_of(_one_each(members, named)),
            detail,
            0.2 if kin else 0.5,
            reasons,
        )


def _one_each(members: list[Passage], named: dict[str, frozenset[str]]) -> list[Passage]:
    """The first member of every set of speakers."""
    seen: set[frozenset[str]] = set()
    found = []
    for member in members:
        keys = named[member.report]
        if keys not in seen and member.statement and set(member.statement.speakers) & keys:
            seen.add(keys)
            found.append(member)
    return found


def _other_speaker(members: list[Passage], material: Material) -> tuple[Passage, Passage] | None:
    """Two passages of one wording with speakers who are strangers to each other."""
    for i, left in enumerate(members):
        for right in members[i + 1 :]:
            quoted = min(len(quoted_words(left)), len(quoted_words(right)))
            if left.report == right.report or left.language != right.language or quoted < SHORTEST:
                continue
            assert left.statement and right.statement
            strangers = material.kinship(left.statement.speakers, right.statement.speakers) == 0
            if strangers and shared_wording(left.words, right.words) >= SAME_SENTENCE:
                return left, right
    return None


def find_lost_attributions(material: Material) -> Iterator[Difference]:
    """What some reports give to a source and others tell as fact."""
    attributed = [p for p in material.spoken if p.statement and p.statement.speakers and _affirms(p)]
    naming = {p.report for p in attributed}
    lost = [p for p in material.told if p.report not in naming]
    if attributed and lost:
        source = attributed[0].statement.speakers if attributed[0].statement else ()
        detail = f"{material.names(source)} → ∅: {shorten(lost[0].text)}"
        weight = 0.45 + 0.2 * len({p.report for p in lost}) / max(1, len(material.claim.reports))
        places = places_of((attributed[0], *_first_of_each(lost)))
        yield Difference("attribution_lost", material.claim.id, places, detail, round(weight, 3))


def _affirms(passage: Passage) -> bool:
    return passage.statement is not None and passage.statement.polarity == "affirm"


def _first_of_each(passages: list[Passage]) -> list[Passage]:
    """The first passage of every report."""
    return list({p.report: p for p in reversed(passages)}.values())[::-1]


def find_requoting(material: Material) -> Iterator[Difference]:
    """What one report quotes and another only retells, and retelling that somebody put into quotation marks."""
    quoting = [p for p in material.spoken if len(quoted_words(p)) >= 3 and p.statement and p.statement.kind == "direct"]
    retelling = [p for p in material.spoken if p.statement and p.statement.kind == "indirect"]
    both = {p.report for p in quoting}
    pairs = [
        (share, q, r)
        for q in quoting
        for r in retelling
        if r.report not in both and q.language == r.language and (share := _retold(q, r, material)) >= PARAPHRASE
    ]
    if not pairs:
        return
    share, quoted, retold = max(pairs, key=lambda x: (x[0], -x[1].at, -x[2].at))
    made_up = _is_made_quote(quoted, retold, share, material, both)
    detail = f"{shorten(retold.text)} | {shorten(quoted.text)}"
    others = [r for _, _, r in pairs if r.report != retold.report]
    places = places_of((retold, quoted) if made_up else (quoted, retold, *_first_of_each(others)))
    kind, weight = ("paraphrase_made_quote", 0.75) if made_up else ("quote_made_paraphrase", 0.2)
    yield Difference(kind, material.claim.id, places, detail, weight, (Reason("shared_wording", round(share, 3)),))  # type: ignore[arg-type]


def _retold(quoted: Passage, retold: Passage, material: Material) -> float:
    """How much of the retelling stands in the quotation, 0 where the speakers are strangers."""
    assert quoted.statement and retold.statement
    if material.kinship(quoted.statement.speakers, retold.statement.speakers) == 0:
        return 0.0
    return shared_wording(quoted.words, retold.words)


def _is_made_quote(quoted: Passage, retold: Passage, share: float, material: Material, quoting: set[str]) -> bool:
    """One late report alone quotes what several earlier ones retell, nearly word for word."""
    retelling = {p.report for p in material.spoken if p.statement and p.statement.kind == "indirect"} - quoting
    later = material.published(quoted.report) >= material.published(retold.report) != ""
    return len(quoting) == 1 and len(retelling) > 1 and share >= NEAR_VERBATIM and later
