"""How well copied passages are found with their places: plagdet (Potthast et al., 2010) on Indonesian documents.

python -m quality.copies
"""

from __future__ import annotations

import math
import re
import sys
import time
from pathlib import Path
from typing import NamedTuple

from quality.places import BENCH
from sanad.text.copies import cut_sentences, find_copies

LANGUAGE = "id"
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class Case(NamedTuple):
    """A passage and where it is from: half-open positions."""

    suspicious: str
    start: int
    end: int
    source: str
    source_start: int
    source_end: int


def read_cases(folder: Path) -> list[Case]:
    """The labelled cases."""
    cases = []
    for path in sorted(folder.glob("suspicious-documents/*.xml")):
        for feature in re.findall(r"<feature [^>]*/>", path.read_text("utf-8")):
            found = dict(_ATTRIBUTE.findall(feature))
            if found.get("name") == "plagiarism":
                a, b = int(found["this_offset"]), int(found["source_offset"])
                ends = a + int(found["this_length"]), b + int(found["source_length"])
                cases.append(Case(path.stem, a, ends[0], found["source_reference"][:-4], b, ends[1]))
    return cases


def detect(folder: Path) -> list[Case]:
    """What is found between every suspicious and every source document."""
    sources = {p.stem: cut_sentences(p.read_text("utf-8"), LANGUAGE) for p in folder.glob("source-documents/*.txt")}
    found = []
    for path in sorted(folder.glob("suspicious-documents/*.txt")):
        suspicious = cut_sentences(path.read_text("utf-8"), LANGUAGE)
        for name, source in sorted(sources.items()):
            for a, b in find_copies(suspicious, source):
                found.append(Case(path.stem, a.start, a.end, name, b.start, b.end))
    return found


def _overlap(a: Case, b: Case) -> int:
    """Characters that two cases share, 0 unless they share some on both sides."""
    if (a.suspicious, a.source) != (b.suspicious, b.source):
        return 0
    here = min(a.end, b.end) - max(a.start, b.start)
    there = min(a.source_end, b.source_end) - max(a.source_start, b.source_start)
    return here + there if here > 0 and there > 0 else 0


def _covered(case: Case, others: list[Case]) -> float:
    """The share of a case's characters that the others cover, both sides together."""
    here = {i for o in others if _overlap(case, o) for i in range(max(case.start, o.start), min(case.end, o.end))}
    there = {
        i
        for o in others
        if _overlap(case, o)
        for i in range(max(case.source_start, o.source_start), min(case.source_end, o.source_end))
    }
    return (len(here) + len(there)) / (case.end - case.start + case.source_end - case.source_start)


def plagdet(cases: list[Case], found: list[Case]) -> dict[str, float]:
    """Macro-averaged precision and recall, granularity, and what they make together."""
    recall = sum(_covered(c, found) for c in cases) / len(cases)
    precision = sum(_covered(f, cases) for f in found) / len(found) if found else 0.0
    times = [n for c in cases if (n := sum(bool(_overlap(c, f)) for f in found))]
    granularity = sum(times) / len(times) if times else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {
        "plagdet": f1 / math.log2(1 + granularity),
        "precision": precision,
        "recall": recall,
        "granularity": granularity,
    }


def measure() -> dict[str, float]:
    """The figures on the development documents."""
    folder = BENCH / "plagiarism-id"
    start = time.perf_counter()
    found = detect(folder)
    return {**plagdet(read_cases(folder), found), "seconds": time.perf_counter() - start}


def main() -> int:
    print({k: round(v, 3) for k, v in measure().items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
