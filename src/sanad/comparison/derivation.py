"""Which report was made from which."""

from __future__ import annotations

from collections.abc import Sequence

from sanad.records.marks import Analysis, Source
from sanad.records.report import Report
from sanad.records.story import Derivation


def find_derivations(
    reports: Sequence[Report], analyses: Sequence[Analysis], sources: Sequence[Source]
) -> tuple[Derivation, ...]:
    """Every derivation between two reports of a story, and from agencies whose text was not given."""
    return ()
