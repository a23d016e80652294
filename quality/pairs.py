"""Pairs of passages through the whole trace: does comparing see that two passages say the same, or that they do not?

    python -m quality.pairs [LABEL …]     the figures and every miss, of these labels only

Each pair of ``tests/cases/pairs`` becomes two reports of one passage, read and analysed as files are, compared as a
story of two. A label is met so: ``same``, the passages are of one claim; ``different``, they are not; ``contrary``,
they are of one claim or a denial or a number is set between them; ``growth``, they are of one claim and the numbers are
told apart as growth; ``other_scope``, no number is set against the other. The folder of a pair is its languages:
``across`` holds one passage in each.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from quality.places import ROOT
from sanad.analysis.analyse import analyse
from sanad.comparison.compare import compare
from sanad.intake.clean import clean
from sanad.records.marks import Analysis
from sanad.records.report import RawReport, Report
from sanad.records.story import Difference, Trace

CASES = ROOT / "tests" / "cases" / "pairs"
TOLD_APART = frozenset({"other_scope", "rounding", "bound_changed"})
"""A number that the trace itself explains so is not set against the other."""


@dataclass(frozen=True)
class Pair:
    """A labelled pair and the trace of its two passages."""

    case: dict[str, Any]
    group: str
    trace: Trace

    @property
    def label(self) -> str:
        """What a careful reader says of the two."""
        return str(self.case["label"])

    @property
    def is_right(self) -> bool:
        """Whether the trace agrees."""
        return MET[self.label](self)

    @property
    def is_one_claim(self) -> bool:
        """Whether one claim has a place in both passages."""
        return any(len(reports) > 1 for reports in self._reports_of_claims())

    def _reports_of_claims(self) -> Iterable[set[str]]:
        home = {s.id: a.report for a in self.trace.analyses for s in a.statements}
        for claim in self.trace.claims:
            yield {home[s] for s in claim.statements} | {p.report for p in claim.narrative}

    def between(self, kind: str) -> list[Difference]:
        """The differences of one kind that stand between the two passages."""
        return [d for d in self.trace.differences if d.kind == kind and len({p.report for p in d.places}) > 1]

    def numbers(self) -> set[str]:
        """How the numbers set between the two are explained."""
        return {reason.name for d in self.between("number") for reason in d.reasons}

    def describe(self) -> str:
        """One line: what was found, and both passages with what was taken for statements in brackets."""
        found = ", ".join(sorted({d.kind for d in self.trace.differences} | self.numbers())) or "-"
        one = "one claim" if self.is_one_claim else "two claims"
        reports = {r.id: r for r in self.trace.reports}
        texts = [_bracketed(reports[a.report], a) for a in self.trace.analyses]
        return f"{self.case['id']}: {one}; {found}\n    " + "\n    ".join(texts)


def _bracketed(report: Report, analysis: Analysis) -> str:
    text = report.text
    for span in sorted({c for s in analysis.statements for c in s.content}, reverse=True):
        text = f"{text[: span.start]}[{span.of(report.text)}]{text[span.end :]}"
    speakers = ",".join(k for s in analysis.statements for k in s.speakers)
    return f"{text}  <{speakers}>"


MET: dict[str, Callable[[Pair], bool]] = {
    "same": lambda p: p.is_one_claim,
    "different": lambda p: not p.is_one_claim,
    "contrary": lambda p: p.is_one_claim or bool(p.between("denial_left_out") or p.between("number")),
    "growth": lambda p: p.is_one_claim and "growth" in p.numbers(),
    "other_scope": lambda p: p.numbers() <= TOLD_APART,
}


def read_cases() -> list[tuple[str, dict[str, Any]]]:
    """Every case with its group: ``id``, ``en`` or ``across``."""
    paths = sorted(CASES.glob("*/*.jsonl"))
    return [(p.parent.name, json.loads(line)) for p in paths for line in p.read_text("utf-8").splitlines() if line]


def trace_pair(group: str, case: dict[str, Any]) -> Pair:
    """The pair with the trace of its passages; their language is the one the case gives."""
    reports = []
    for side in ("left", "right"):
        passage = case[side]
        report = clean(RawReport(f"{side}.txt", passage["text"], "text", published=passage.get("published")))
        reports.append(replace(report, language=passage["language"]))
    return Pair(case, group, compare(reports, [analyse(r) for r in reports]))


def trace_all() -> list[Pair]:
    """All pairs with their traces."""
    return [trace_pair(group, case) for group, case in read_cases()]


def score(pairs: Iterable[Pair]) -> dict[str, float]:
    """The share that is right, by label and group, by label, by group, and of all."""
    right, total = Counter[str](), Counter[str]()
    for pair in pairs:
        for name in (f"{pair.label} {pair.group}", pair.label, pair.group, "all"):
            total[name] += 1
            right[name] += pair.is_right
    return {name: right[name] / total[name] for name in sorted(total)}


def measure() -> dict[str, float]:
    """The figures of all pairs."""
    return score(trace_all())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", nargs="*", help="show the misses of these labels only")
    wanted = parser.parse_args().labels
    pairs = trace_all()
    for pair in pairs:
        if not pair.is_right and (not wanted or pair.label in wanted):
            print(pair.describe())
    for name, value in score(pairs).items():
        print(f"{name:24} {value:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
