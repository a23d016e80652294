"""Pairs of passages, labelled by hand: do they make one claim, and how do they stand to each other?

    python -m quality.claims [--misses]

``same``, ``contrary`` and ``growth`` are one claim, ``different`` is not; ``other_scope`` (another thing, place or part
in the same frame) is printed and not counted, for careful readers part there. All passages are weighed as one story,
each pair is judged alone.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import Any

from quality.places import ROOT
from sanad.analysis.quantities import find_quantities
from sanad.comparison.claims import JOIN
from sanad.comparison.kinship import Kinship
from sanad.comparison.likeness import Comparer
from sanad.comparison.passages import cut_passages
from sanad.language.loader import load_language
from sanad.records.marks import Analysis, Sentence, Statement
from sanad.records.report import Block, Report, Span

CASES = ROOT / "tests" / "cases" / "pairs.jsonl"
ONE_CLAIM = ("same", "contrary", "growth")


def read_pairs() -> list[dict[str, Any]]:
    """The labelled pairs."""
    return [json.loads(line) for line in CASES.read_text("utf-8").splitlines() if line]


def speak(name: str, text: str, language: str, speaker: str = "person:tira-wening") -> tuple[Report, Analysis]:
    """A report that consists of one statement, its figures found."""
    span = Span(0, len(text))
    report = Report(name, name, "text", text, text, (), (Block("body", span),), language)
    statement = Statement(name, name, "body", (span,), None, "indirect", "affirm", "say", (speaker,))
    analysis = Analysis(name, language, (Sentence(span, 0),), statements=(statement,))
    return report, find_quantities(report, load_language(language), analysis)


def measure(pairs: list[dict[str, Any]], misses: bool = False) -> dict[str, float]:
    """Precision, recall and F1 of one claim against two, and the share found right by label."""
    spoken = [
        speak(f"{n}.{side}", pair[side], pair["languages"][side == "right"])
        for n, pair in enumerate(pairs)
        for side in ("left", "right")
    ]
    passages = cut_passages([r for r, _ in spoken], [a for _, a in spoken])
    comparer = Comparer(passages, Kinship(()))
    at: dict[str, list[int]] = {}
    for passage in passages:
        at.setdefault(passage.report, []).append(passage.at)
    right, total = Counter[str](), Counter[str]()
    hit = found = wanted = 0
    for n, pair in enumerate(pairs):
        score = max(comparer.compare(a, b).score for a in at[f"{n}.left"] for b in at[f"{n}.right"])
        one, want = score >= JOIN, pair["label"] in ONE_CLAIM
        if pair["label"] != "other_scope":
            hit, found, wanted = hit + (one and want), found + one, wanted + want
        kind = f"{pair['label']} {'-'.join(sorted(set(pair['languages'])))}"
        right[kind] += one == want
        total[kind] += 1
        if misses and one != want:
            print(f"{score:.2f} {pair['label']:11} {pair['left']} | {pair['right']}")
    figures = {"precision": hit / found, "recall": hit / wanted, "f1": 2 * hit / (found + wanted)}
    return figures | {k: right[k] / total[k] for k in sorted(total)}


def main() -> int:
    print({k: round(v, 3) for k, v in measure(read_pairs(), "--misses" in sys.argv).items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
