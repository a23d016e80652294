"""Where the members of a claim do not agree, typed and weighed: the front of the finders of differences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sanad.comparison.attribution import find_attributions, find_lost_attributions, find_requoting
from sanad.comparison.claims import Group
from sanad.comparison.figures import find_dates, find_numbers, find_weekdays
from sanad.comparison.kinship import Kinship
from sanad.comparison.likeness import Comparer
from sanad.comparison.material import Material, make_material
from sanad.comparison.stance import find_left_out_denials, find_lost_hedges, find_moved_blame
from sanad.comparison.wording import find_wordings
from sanad.records.marks import Analysis
from sanad.records.report import Report
from sanad.records.story import Claim, Difference

Finder = Callable[[Material], Iterator[Difference]]

FINDERS: tuple[Finder, ...] = (
    find_numbers,
    find_dates,
    find_left_out_denials,
    find_lost_hedges,
    find_wordings,
    find_requoting,
    find_attributions,
    find_lost_attributions,
)


def find_differences(
    reports: Sequence[Report],
    analyses: Sequence[Analysis],
    groups: Sequence[Group],
    claims: Sequence[Claim],
    comparer: Comparer,
    kinship: Kinship,
) -> tuple[Difference, ...]:
    """All differences of a story, those that matter most first."""
    claims_of = {statement: claim.id for claim in reversed(claims) for statement in claim.statements}
    found: list[Difference] = list(find_moved_blame(comparer, kinship, claims_of))
    for group, claim in zip(groups, claims, strict=True):
        if len(group.spoken) + len(group.told) > 1:
            material = make_material(group, claim, reports, analyses, kinship)
            found.extend(d for finder in FINDERS for d in finder(material))
    for report, analysis in zip(reports, analyses, strict=True):
        found.extend(find_weekdays(report, analysis.dates, analysis.language))
    unique = {(d.kind, d.places, d.detail): d for d in reversed(found)}
    return tuple(sorted(unique.values(), key=_order))


def _order(difference: Difference) -> tuple[float, str, str, int, str, str]:
    first = difference.places[0]
    return -difference.weight, difference.kind, first.report, first.span.start, str(difference.claim), difference.detail
