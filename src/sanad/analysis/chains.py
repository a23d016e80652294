"""Finds the chains: through which media each statement came, stated, inherited or credited."""

from __future__ import annotations

from dataclasses import replace

from sanad.language.loader import Language
from sanad.records.marks import Analysis, Hop, Source
from sanad.records.report import Report
from sanad.text.normalise import fold, key_of


def find_chains(report: Report, language: Language, so_far: Analysis) -> Analysis:
    """``so_far`` with every statement's ``via`` made whole: the credits of the report added last, the outlet left out."""
    sources = {s.id: s for s in so_far.sources}
    credits = _credited(report, sources)
    statements = []
    for statement in so_far.statements:
        via = [*statement.via]
        for hop in credits:
            if hop.source not in statement.speakers and all(h.source != hop.source for h in via):
                via.append(hop)
        statements.append(
            replace(statement, via=tuple(h for h in via if not _is_outlet(report, sources.get(h.source))))
        )
    return replace(so_far, statements=tuple(statements), sources=tuple(sources.values()))


def _credited(report: Report, sources: dict[str, Source]) -> list[Hop]:
    """Hops for the credits of the whole report; a medium not met in the text becomes a source."""
    hops = []
    for credit in report.credits:
        if credit.scope != "report":
            continue
        wanted = fold(credit.name)
        source = next((s for s in sources.values() if wanted in {fold(f) for f in (s.name, *s.forms)}), None)
        if source is None:
            source = Source(key_of("agency", credit.name), credit.name, "agency", (credit.name,))
            sources[source.id] = source
        hops.append(Hop(source.id, credit.span, inherited=True))
    return hops


def _is_outlet(report: Report, source: Source | None) -> bool:
    if source is None or not report.outlet:
        return False
    outlet = fold(report.outlet).replace(" ", "")
    return any(fold(f).replace(" ", "") == outlet for f in (source.name, *source.forms))
