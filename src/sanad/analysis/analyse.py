"""The front door from a report to its marks, and the order in which they are found."""

from __future__ import annotations

from collections.abc import Callable

from sanad.analysis.chains import find_chains
from sanad.analysis.dates import find_dates
from sanad.analysis.names import find_sources
from sanad.analysis.quantities import find_quantities
from sanad.analysis.sentences import find_sentences
from sanad.analysis.statements import find_statements
from sanad.language.loader import Language, available_languages, load_language
from sanad.records.issue import Issue
from sanad.records.marks import Analysis
from sanad.records.report import Report

Finder = Callable[[Report, Language, Analysis], Analysis]

FINDERS: tuple[Finder, ...] = (
    find_sentences,
    find_dates,
    find_quantities,
    find_sources,
    find_statements,
    find_chains,
)
"""What finds marks, in order: each may look at what those before it found."""


def analyse(report: Report) -> Analysis:
    """The marks of a report, all spans into ``report.text``.

    A report in a language without data is given back unanalysed, with an issue that says so.
    """
    analysis = Analysis(report.id, report.language)
    if report.language not in available_languages():
        name = report.language or "unknown"
        message = f"language {name}: read and shown, but not analysed; there is {', '.join(available_languages())}"
        return Analysis(
            report.id, report.language, issues=(Issue(report.input, "language_not_analysed", message, report.place),)
        )
    language = load_language(report.language)
    for find in FINDERS:
        analysis = find(report, language, analysis)
    return analysis
