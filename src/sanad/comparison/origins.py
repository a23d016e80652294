"""Counts the independent origins of a claim: who is known to have said it, and who may be one more.

Every member is walked to its origin: up its own chain, and where the chain ends on through the report it was derived
from. ``least`` counts distinct known origins that affirm, and is one where anybody affirms it; ``most`` adds the
members whose origin is unknown. Every merge gives its reason.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sanad.comparison.claims import Group
from sanad.comparison.kinship import Kinship
from sanad.comparison.likeness import shared_wording
from sanad.comparison.passages import Passage
from sanad.records.report import Report
from sanad.records.story import Claim, Derivation, Place, Reason
from sanad.text.normalise import fold
from sanad.text.signs import own_grounds

KIN = 0.5
"""What ``Kinship`` gives to two sources of which one speaks for the other."""
FEW_WORDS = 5
VERBATIM = 0.95
"""... and so much of a passage of few words."""
NEAR = 3
"""Characters between "laporan" and the body whose report it is."""
SAME_WORDS = 0.6
"""A retelling that shares this much of an attributed passage's words has its words from there."""


@dataclass(slots=True)
class _Count:
    """What is known of a claim's origins while its members are walked."""

    known: dict[str, set[str]]
    unknown: dict[str, str]
    denied: set[str]
    silent: set[str]
    reasons: list[Reason]


def count_origins(
    group: Group, kinship: Kinship, derivations: Sequence[Derivation], reports: Sequence[Report]
) -> Claim:
    """The claim that a group of passages makes, with its origins counted."""
    count = _Count(defaultdict(set), {}, set(), set(), [])
    for passage in group.spoken:
        if not _is_shortened(passage, group, kinship):
            _walk(passage, count, kinship)
    for passage in group.told:
        count.unknown.setdefault(passage.report, "unattributed")
    _settle_unknown(group, count, derivations)
    origins = _merge_lines(count, kinship)
    _note_absent(group, count, kinship, reports)
    order = {r.id: n for n, r in enumerate(reports)}
    carrying = sorted({p.report for p in (*group.spoken, *group.told)}, key=order.__getitem__)
    affirmed = bool(origins or count.unknown)
    return Claim(
        id=group.id,
        gist=group.gist,
        statements=group.statements,
        narrative=tuple(sorted({Place(p.report, p.span) for p in group.told}, key=lambda p: (order[p.report], p.span))),
        origins=tuple(origins),
        carriers=_carriers(group, origins),
        least=max(len(origins), int(affirmed)),
        most=len(origins) + len(count.unknown),
        denied_by=tuple(sorted(count.denied)),
        not_confirmed_by=tuple(sorted(count.silent)),
        reports=tuple(carrying),
        silent=tuple(r.id for r in reports if r.id not in set(carrying)),
        reasons=tuple(dict.fromkeys((*group.reasons, *count.reasons))),
    )


def _is_shortened(passage: Passage, group: Group, kinship: Kinship) -> bool:
    """Whether a headline gives to an office what the report below gives to the one who speaks for it."""
    headline = passage.statement
    if headline is None or headline.where != "headline":
        return False
    below = [p.statement for p in group.spoken if p.report == passage.report and p.statement]
    return any(
        s.where == "body" and s.polarity == headline.polarity and kinship(headline.speakers, s.speakers) == KIN
        for s in below
    )


def _walk(passage: Passage, count: _Count, kinship: Kinship) -> None:
    """Books one passage of a statement: its speakers as origins, deniers, or people who do not confirm."""
    statement = passage.statement
    assert statement is not None
    named = [s for s in statement.speakers if not kinship.is_unknown(s)]
    if statement.polarity == "deny":
        count.denied.update(statement.speakers)
    elif statement.polarity == "no_comment":
        count.silent.update(statement.speakers)
    elif named:
        for speaker in _grounds(passage, named, count, kinship):
            count.known[speaker].add(passage.report)
    elif statement.via and not statement.speakers:
        carrier = statement.via[0].source
        count.known[carrier].add(passage.report)
        count.reasons.append(Reason("carrier_is_first_known", 0.6, right=kinship.name(carrier)))
    else:
        count.unknown.setdefault(passage.report, "unnamed")


def _grounds(passage: Passage, named: Sequence[str], count: _Count, kinship: Kinship) -> Sequence[str]:
    """Where the speakers say they have it from, if they do ("laporan BPBD"), else the speakers themselves."""
    for match in own_grounds(passage.language).finditer(passage.text):
        for source, at in passage.named_at:
            if 0 <= at - match.end() <= NEAR and source not in named and kinship.is_body(source):
                note = passage.text[match.start() : at] + kinship.name(source)
                count.reasons.append(
                    Reason(
                        "names_own_source", 0.8, kinship.name(named[0]), kinship.name(source), " ".join(note.split())
                    )
                )
                return (source,)
    return named


def _settle_unknown(group: Group, count: _Count, derivations: Sequence[Derivation]) -> None:
    """An unattributed member of a report that also names the origin, or was made from one that does, is no origin."""
    naming = {report for reports in count.known.values() for report in reports}
    parents = defaultdict(list)
    for derivation in derivations:
        parents[derivation.child].append(derivation.parent)
    for report in sorted(count.unknown):
        if report in naming:
            count.reasons.append(Reason("named_in_the_same_report", 0.9, left=count.unknown[report]))
        elif known := sorted(p for p in parents[report] if p in naming):
            count.reasons.append(Reason("derived_from_a_report_that_names_it", 0.8, left=report, right=known[0]))
        elif near := _same_words(report, group):
            count.reasons.append(Reason("shared_wording", round(near, 3), left=report))
        else:
            continue
        del count.unknown[report]
    _join_derived(count, parents)


def _join_derived(count: _Count, parents: dict[str, list[str]]) -> None:
    """Of unattributed members that were made from one another only one may be an origin."""
    for report in sorted(count.unknown):
        if any(p in count.unknown for p in parents[report]):
            count.reasons.append(Reason("derived_from_another_member", 0.8, left=report))
            del count.unknown[report]


def _same_words(report: str, group: Group) -> float:
    """How much of a report's own passage stands in an attributed one of another report, 0 below the threshold."""
    own = [p for p in (*group.told, *group.spoken) if p.report == report]
    named = [p for p in group.spoken if p.report != report and p.statement and p.statement.speakers]
    shares = [(shared_wording(a.words, b.words), min(len(a.words), len(b.words))) for a in own for b in named]
    return max((s for s, length in shares if s >= (SAME_WORDS if length > FEW_WORDS else VERBATIM)), default=0.0)


def _note_absent(group: Group, count: _Count, kinship: Kinship, reports: Sequence[Report]) -> None:
    """Notes carriers whose own text was not given: seeing no second origin does not say that there is none."""
    given = {fold(r.outlet) for r in reports if r.outlet}
    carried = {h.source for p in group.spoken if p.statement for h in p.statement.via}
    for key in sorted(carried):
        source = kinship.source(key)
        if (
            source
            and source.kind in ("agency", "outlet")
            and not given & {fold(f) for f in (source.name, *source.forms)}
        ):
            count.reasons.append(Reason("text_not_given", 1.0, right=source.name))


def _merge_lines(count: _Count, kinship: Kinship) -> list[str]:
    """The known origins, with those that belong to another of them merged into it."""
    origins = []
    for key in sorted(count.known):
        above = [k for k in kinship.line(key)[1:] if k in count.known]
        if above:
            count.reasons.append(Reason("part_of", 1.0, left=kinship.name(key), right=kinship.name(above[-1])))
        else:
            origins.append(key)
    return origins


def _carriers(group: Group, origins: Sequence[str]) -> tuple[str, ...]:
    found = {h.source for p in group.spoken if p.statement for h in p.statement.via}
    return tuple(sorted(found - set(origins)))
