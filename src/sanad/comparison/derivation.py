"""Which report was made from which: copied, rewritten, translated, or taken from an agency.

Ten reporters at one press conference share its quotations, so only words outside quotation marks make a report the
child of another; quotations count towards the share that is then told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from sanad.comparison.bodies import Body, make_body
from sanad.comparison.direction import order_of
from sanad.comparison.translation import translated_share
from sanad.records.marks import Analysis, Source
from sanad.records.report import Report
from sanad.records.story import Derivation, How, Place, Reason
from sanad.text.fingerprint import Run, shared_runs
from sanad.text.normalise import fold

SHORTEST_RUN = 5
FEWEST_SHINGLES = 8
"""Pairs that share fewer runs of four words are not looked at: boilerplate and names alone give as many."""
OWN_SHARE = 0.22
"""Share of a report's own words from which it comes from the other; independent reports of the development stories
share up to .15, rewritten ones .2 to .5."""
LONGEST = 9
"""... while at least one run of so many words is shared; from ``LONG`` words on half of that share is enough."""
LONG = 25
FEWEST_OWN = 12
"""Words outside quotations that must be shared: "kata Sari" beside one long quotation is no copying."""
COPY = 0.6
TRANSLATED = 0.55
"""Share of a report's content words in translated sentences from which the whole is a translation."""
CARRIED = 0.6
"""Share of a report's statements that came through one agency from which the report is the agency's."""


def find_derivations(
    reports: Sequence[Report], analyses: Sequence[Analysis], sources: Sequence[Source]
) -> tuple[Derivation, ...]:
    """Every derivation of a story: for each report its nearest parent among the others, and the agencies it is from."""
    bodies = [make_body(r, a) for r, a in zip(reports, analyses, strict=True)]
    found = [d for left, right in combinations(bodies, 2) if (d := _relate(left, right))]
    kept = [d for d in found if d is _nearest(d.child, found)]
    kept += [d for body in bodies for d in _from_agencies(body, sources)]
    return tuple(sorted(kept, key=lambda d: (d.child, d.parent, d.how)))


def _relate(left: Body, right: Body) -> Derivation | None:
    """The derivation between two reports, if there is one."""
    if left.analysis.language != right.analysis.language:
        return _translation(left, right)
    if len(left.fingerprint & right.fingerprint) < FEWEST_SHINGLES:
        return None
    parent, child, reasons = order_of(left, right)
    runs = shared_runs(child.lower, parent.lower, size=SHORTEST_RUN)
    own = sum(sum(child.own[r.left_start : r.left_end]) for r in runs)
    smaller = max(1, min(child.own_words, parent.own_words))
    longest = max((r.left_end - r.left_start for r in runs), default=0)
    own_share = own / smaller
    if own < FEWEST_OWN or longest < LONGEST or own_share < (OWN_SHARE / 2 if longest >= LONG else OWN_SHARE):
        return None
    share = sum(r.left_end - r.left_start for r in runs) / max(1, len(child.words))
    how: How = "copy" if share >= COPY or own_share >= COPY else "rewrite"
    evidence = (
        Reason("shared_wording", round(own_share, 3), note=f"{own}/{smaller}"),
        Reason("longest_run", min(1.0, longest / 100), note=str(longest)),
        *reasons,
    )
    return Derivation(child.report.id, parent.report.id, how, round(share, 3), _places(child, parent, runs), evidence)


def _places(child: Body, parent: Body, runs: Sequence[Run]) -> tuple[tuple[Place, Place], ...]:
    return tuple(
        (
            Place(child.report.id, child.span_of(r.left_start, r.left_end)),
            Place(parent.report.id, parent.span_of(r.right_start, r.right_end)),
        )
        for r in runs
    )


def _translation(left: Body, right: Body) -> Derivation | None:
    parent, child, reasons = order_of(left, right)
    found = translated_share(child, parent)
    if found.share < TRANSLATED:
        return None
    places = tuple((Place(child.report.id, a), Place(parent.report.id, b)) for a, b in found.pairs)
    evidence = (Reason("translated_sentences", round(found.share, 3), note=str(len(places))), *reasons)
    return Derivation(child.report.id, parent.report.id, "translation", round(found.share, 3), places, evidence)


def _nearest(child: str, found: Sequence[Derivation]) -> Derivation:
    """Of several parents the one that explains most of the child."""
    return max((d for d in found if d.child == child), key=lambda d: (d.share or 0.0, d.parent))


def _from_agencies(body: Body, sources: Sequence[Source]) -> Iterator[Derivation]:
    """The agencies that a report credits as a whole, or through which most of its statements came."""
    forms = {fold(f): s for s in sources if s.kind in ("agency", "outlet") for f in (s.name, *s.forms)}
    own = fold(body.report.outlet or "")
    credited = {}
    for credit in body.report.credits:
        source = forms.get(fold(credit.name))
        if credit.scope == "report" and source and fold(source.name) != own:
            credited[source.id] = Reason("credit", 0.95, note=credit.name)
    statements = body.analysis.statements
    for source in forms.values():
        carried = sum(any(h.source == source.id for h in s.via) for s in statements)
        if source.kind == "agency" and len(statements) > 2 and carried >= CARRIED * len(statements):
            credited.setdefault(source.id, Reason("carried_by", round(carried / len(statements), 3), note=source.name))
    for key, reason in sorted(credited.items()):
        yield Derivation(body.report.id, key, "agency", None, (), (reason,))
