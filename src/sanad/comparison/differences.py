"""Where the members of a claim do not agree, typed and weighed."""

from __future__ import annotations

from collections.abc import Sequence

from sanad.comparison.claims import Group
from sanad.comparison.kinship import Kinship
from sanad.records.marks import Analysis
from sanad.records.report import Report
from sanad.records.story import Claim, Difference


def find_differences(
    reports: Sequence[Report],
    analyses: Sequence[Analysis],
    groups: Sequence[Group],
    claims: Sequence[Claim],
    kinship: Kinship,
) -> tuple[Difference, ...]:
    """All differences of a story, those that matter most first."""
    return ()
