"""Leaves out what is too unsure, and compares again what remains."""

from __future__ import annotations

from dataclasses import replace

from sanad.comparison.compare import compare
from sanad.records.story import Trace


def without_unsure(trace: Trace, least: float) -> Trace:
    """``trace`` without the statements whose confidence is under ``least``; claims and counts are made anew."""
    analyses = tuple(
        replace(a, statements=tuple(s for s in a.statements if s.confidence >= least)) for a in trace.analyses
    )
    found = compare(trace.reports, analyses)
    return replace(
        found, issues=tuple(sorted({*trace.issues, *found.issues}, key=lambda i: (i.input, i.code, i.message)))
    )
