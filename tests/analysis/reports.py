"""Reports made of plain paragraphs, for tests of single finders."""

from __future__ import annotations

import re

from sanad.analysis.names import find_sources
from sanad.analysis.sentences import find_sentences
from sanad.language.loader import load_language
from sanad.records.marks import Analysis, Source
from sanad.records.report import Block, Report, Span


def report_of(text: str, language: str = "id", *, headline: bool = False) -> Report:
    """A report whose text is ``text``: one block a line, the first a headline where asked."""
    spans = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    blocks = tuple(Block("headline" if headline and n == 0 else "body", s) for n, s in enumerate(spans))
    return Report("r", "r.txt", "text", text, text, (), blocks, language)


def named(text: str, language: str = "id", *, headline: bool = False) -> tuple[Report, Analysis]:
    """The report and its analysis after sentences and sources."""
    report = report_of(text, language, headline=headline)
    analysis = Analysis(report.id, language)
    for find in (find_sentences, find_sources):
        analysis = find(report, load_language(language), analysis)
    return report, analysis


def source_named(analysis: Analysis, name: str) -> Source:
    """The source with this name."""
    return next(s for s in analysis.sources if s.name == name)
