"""How well reports come apart into stories: gun violence incidents (English), and all labelled stories in one heap.

    python -m quality.grouping

Pair F1 counts the pairs of reports put together; B-cubed (Bagga and Baldwin, 1998) averages over reports. What is known
of the incidents is used for scoring only.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any

from quality.places import BENCH, EXAMPLE_STORIES, REAL_STORIES, SEEDS, gold_path, report_paths
from sanad.records.marks import Analysis
from sanad.records.report import Block, Report, Span
from sanad.records.story import Card
from sanad.stories.card import make_card
from sanad.stories.group import group


def pair_f1(found: Sequence[Sequence[str]], label: dict[str, str]) -> float:
    """F1 over the pairs of reports in one story."""
    together = sum(len(s) * (len(s) - 1) // 2 for s in found)
    wanted = sum(n * (n - 1) // 2 for n in Counter(label.values()).values())
    hit = sum(n * (n - 1) // 2 for s in found for n in Counter(label[r] for r in s).values())
    return 2 * hit / (together + wanted) if together + wanted else 1.0


def b_cubed(found: Sequence[Sequence[str]], label: dict[str, str]) -> float:
    """F1 of B-cubed precision and recall."""
    sizes = Counter(label.values())
    precision = recall = 0.0
    for story in found:
        for name, n in Counter(label[r] for r in story).items():
            precision += n * n / len(story)
            recall += n * n / sizes[name]
    p, r = precision / len(label), recall / len(label)
    return 2 * p * r / (p + r)


def gun_violence() -> tuple[list[Card], dict[str, str]]:
    """Cards of the articles, made from title, text and publication date only, and the incident of each."""
    with gzip.open(BENCH / "gunviolence" / "docs.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    cards = [make_card(*_stub(row)) for row in rows]
    return cards, {row["id"]: str(row["incident"]) for row in rows}


def _stub(row: dict[str, Any]) -> tuple[Report, Analysis]:
    title, text = row["title"] or "", row["content"] or ""
    whole = f"{title}\n\n{text}"
    blocks = [Block("headline", Span(0, len(title)))] if title else []
    blocks.append(Block("body", Span(len(title) + 2, len(whole))))
    report = Report(
        row["id"], row["id"], "text", whole, whole, (), tuple(blocks), "en", title=title, published=row["dct"]
    )
    return report, Analysis(row["id"], "en")


def heap() -> tuple[list[Card], dict[str, str]]:
    """Cards of every report of the labelled stories, read as anybody's files are."""
    from sanad.analysis.analyse import analyse
    from sanad.intake.clean import clean
    from sanad.intake.reports import read_reports
    from sanad.records.report import RawReport

    cards, label = [], {}
    for story in (*SEEDS, *EXAMPLE_STORIES, *REAL_STORIES):
        if gold_path(story).exists():
            gold = json.loads(gold_path(story).read_text("utf-8"))
            for raw in read_reports(report_paths(gold, story)):
                if isinstance(raw, RawReport):
                    report = clean(raw)
                    cards.append(make_card(report, analyse(report)))
                    label[report.id] = story
    return cards, label


def score(cards: list[Card], label: dict[str, str]) -> dict[str, float]:
    """Both figures, the number of stories, and the seconds grouping took."""
    start = time.perf_counter()
    found = [s.reports for s in group(cards)]
    seconds = time.perf_counter() - start
    return {
        "pair_f1": pair_f1(found, label),
        "b_cubed": b_cubed(found, label),
        "stories": len(found),
        "wanted": len(set(label.values())),
        "seconds": seconds,
    }


HEAPS = {"gun violence": gun_violence, "labelled stories in one heap": heap}


def measure() -> dict[str, dict[str, float]]:
    """Pair and B-cubed F1 of each heap, by its name."""
    return {name: score(*cards()) for name, cards in HEAPS.items()}


def main() -> int:
    for name, figures in measure().items():
        print(name, {k: round(v, 3) for k, v in figures.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
