"""The sentences of a report's readable blocks."""

from __future__ import annotations

from dataclasses import replace

from sanad.language.loader import Language
from sanad.records.marks import Analysis, Sentence
from sanad.records.report import READABLE_BLOCKS, Report
from sanad.text.segment import sentence_spans


def find_sentences(report: Report, language: Language, so_far: Analysis) -> Analysis:
    """``so_far`` with the sentences of every readable block; a headline is cut like any other block."""
    sentences = tuple(
        Sentence(span, index)
        for index, block in enumerate(report.blocks)
        if block.kind in READABLE_BLOCKS
        for span in sentence_spans(report.text, language, start=block.span.start, end=block.span.end)
    )
    return replace(so_far, sentences=sentences)
