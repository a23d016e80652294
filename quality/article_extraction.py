"""Finding the article of a web page, against pages whose article was marked by hand.

The definition is the benchmark's own (article-extraction-benchmark, Zyte): both texts are cut into 4-grams of words;
per page the shared ones are true positives, as a share of all that either has; precision and recall are averaged over
the pages, and F1 is made of the averages.

    python -m quality.article_extraction [--pages]
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from quality.places import BENCH

FOLDER = BENCH / "article-extraction"
_WORD = re.compile(r"\w+", re.UNICODE)
Counts = tuple[float, float, float]


def shingles(text: str, n: int = 4) -> Counter[tuple[str, ...]]:
    """The n-grams of the words of ``text``; a text with fewer words is one."""
    words = _WORD.findall(text or "")
    return (
        Counter(tuple(words[max(0, i) : i + n]) for i in range(min(0, len(words) - n), len(words) - n + 1))
        if words
        else Counter()
    )


def count(wanted: str, got: str) -> Counts:
    """True positives, false positives, false negatives of one page, as shares that sum to one."""
    left, right = shingles(wanted), shingles(got)
    both = sum((left & right).values())
    extra, missed = sum(right.values()) - both, sum(left.values()) - both
    total = both + extra + missed
    return (both / total, extra / total, missed / total) if total else (0.0, 0.0, 0.0)


def precision(counts: Counts) -> float:
    """The share of what was found that is right; 0 where nothing is right, 1 where nothing was found or wanted."""
    hit, extra, missed = counts
    return 1.0 if hit == extra == missed == 0 else (0.0 if hit + extra == 0 else hit / (hit + extra))


def recall(counts: Counts) -> float:
    """The share of what is wanted that was found."""
    hit, extra, missed = counts
    return 1.0 if hit == extra == missed == 0 else (0.0 if hit + missed == 0 else hit / (hit + missed))


def article_of(page: Path) -> str:
    """The article that the project reads from a page."""
    from sanad.intake.clean import clean
    from sanad.intake.reports import read_reports
    from sanad.records.report import RawReport

    raw = next(iter(read_reports([str(page)])))
    if not isinstance(raw, RawReport):
        return ""
    report = clean(raw)
    return "\n".join(b.span.of(report.text) for b in report.blocks if b.kind == "body")


def counts() -> dict[str, Counts]:
    """The counts of every page; empty when the benchmark is not there."""
    if not (FOLDER / "ground-truth.json").exists():
        return {}
    wanted = json.loads((FOLDER / "ground-truth.json").read_text("utf-8"))
    return {
        key: count(row["articleBody"], article_of(FOLDER / "html" / f"{key}.html.gz")) for key, row in wanted.items()
    }


def measure(found: dict[str, Counts] | None = None) -> dict[str, float]:
    """Precision, recall and F1 over the pages."""
    found = counts() if found is None else found
    if not found:
        return {}
    right = [precision(c) for c in found.values()]
    complete = [recall(c) for c in found.values()]
    p, r = sum(right) / len(right), sum(complete) / len(complete)
    return {"precision": p, "recall": r, "f1": 2 * p * r / (p + r) if p + r else 0.0}


def main() -> int:
    found = counts()
    if "--pages" in sys.argv:
        for key, c in sorted(found.items(), key=lambda pair: precision(pair[1]) + recall(pair[1])):
            print(f"{key[:12]}  P {precision(c):.3f}  R {recall(c):.3f}")
    print("  ".join(f"{name} {value:.3f}" for name, value in measure(found).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
