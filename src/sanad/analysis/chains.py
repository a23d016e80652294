"""Finds the chains: through which media each statement came, stated, inherited or credited."""

from __future__ import annotations

from dataclasses import replace

from sanad.language.loader import Language
from sanad.records.marks import Analysis, Hop, Source, Statement
from sanad.records.report import Report
from sanad.text.normalise import fold, key_of

REACH = 600
"""Characters over which a carrier named for one statement holds for the next of the same speaker."""


def find_chains(report: Report, language: Language, so_far: Analysis) -> Analysis:
    """``so_far`` with every statement's ``via`` made whole: carriers inherited from the statement before and from the
    credits of the report added, the outlet itself left out."""
    sources = {s.id: s for s in so_far.sources}
    credits = _credited(report, sources)
    statements: list[Statement] = []
    before: Statement | None = None
    for statement in so_far.statements:
        via = [h for h in statement.via if not _is_outlet(report, sources.get(h.source))]
        if not via and before is not None and _goes_on(before, statement):
            via = [replace(h, inherited=True) for h in before.via if h.source not in statement.speakers]
        if statement.where == "body":
            before = replace(statement, via=tuple(via))
        held = {h.source for h in via} | set(statement.speakers)
        via += [h for h in credits if h.source not in held and not _is_outlet(report, sources.get(h.source))]
        statements.append(replace(statement, via=tuple(via)))
    return replace(so_far, statements=tuple(statements), sources=tuple(sources.values()))


def _goes_on(before: Statement, statement: Statement) -> bool:
    """Whether a statement follows so closely that what carried the one before carries it, too."""
    if not before.via or before.speakers != statement.speakers or statement.where != "body":
        return False
    return statement.content[0].start - before.content[-1].end < REACH


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
    outlet = _bare(report.outlet)
    return any(_bare(f) == outlet for f in (source.name, *source.forms))


def _bare(name: str) -> str:
    """A name without spaces and the end of its address: "Liputan6.com" and "Liputan 6" are one outlet."""
    return fold(name).replace(" ", "").removesuffix("id").removesuffix("co").removesuffix("com")
