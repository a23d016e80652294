"""Whole stories, traced and scored against labels made by hand.

python -m quality.gold_stories                  every story, and the three groups pooled
python -m quality.gold_stories seed-story --misses
"""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from quality.places import EXAMPLE_STORIES, REAL_STORIES, SEEDS, gold_path, load_score, report_paths

GROUPS = {"seeds": SEEDS, "real stories": REAL_STORIES, "example stories": EXAMPLE_STORIES}
COLUMNS = (
    "statements",
    "speakers",
    "chains",
    "carriers",
    "kind",
    "polarity",
    "claims",
    "origins",
    "independent",
    "quantities",
    "dates",
    "furniture",
    "masthead",
)


def trace_story(story: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The labels of a story and its trace as JSON."""
    from sanad.output.json import to_json
    from sanad.run.pipeline import trace

    gold = json.loads(gold_path(story).read_text("utf-8"))
    return gold, json.loads(to_json(trace(report_paths(gold, story)), with_text=True))


def figure(value: dict[str, Any]) -> float | None:
    """The one number of a score: F1 where there is one, else the share."""
    return value["f1"] if "f1" in value else value["share"]


def pool(scores: list[dict[str, dict[str, Any]]]) -> dict[str, float]:
    """One figure per column over several stories, from the summed counts."""
    pooled: dict[str, float] = {}
    for column in COLUMNS:
        rows = [s[column] for s in scores if column in s]
        hit = sum(r["hit"] for r in rows)
        if rows and "f1" in rows[0]:
            total = sum(r["predicted"] + r["gold"] for r in rows)
            pooled[column] = 2 * hit / total if total else 0.0
        elif sum(r["of"] for r in rows):
            pooled[column] = hit / sum(r["of"] for r in rows)
        if column == "independent" and rows and sum(r["of"] for r in rows):
            pooled["independent exact"] = sum(r["exact"] for r in rows) / sum(r["of"] for r in rows)
    return pooled


def measure() -> dict[str, dict[str, float]]:
    """Pooled figures of every group whose labels are there."""
    score = load_score()
    out = {}
    for group, stories in GROUPS.items():
        there = [s for s in stories if gold_path(s).exists()]
        if there:
            out[group] = pool([score(*trace_story(s))[0] for s in there])
    return out


def describe(trace: dict[str, Any], miss: str, gold: dict[str, Any]) -> str:
    """A miss with the words it is about."""
    texts = {r["id"]: r.get("text") or "" for r in trace["reports"]}
    files = {r["input"].rsplit("/", 1)[-1]: texts[r["id"]] for r in trace["reports"]}
    of_gold = {r["id"]: files.get(r["file"].rsplit("/", 1)[-1], "") for r in gold["reports"]}
    sources = {s["id"]: s["name"] for s in trace["sources"]}
    lines = [miss]
    for word in miss.replace("=", " ").split():
        for statements, where, named in ((gold["statements"], of_gold, None), (trace["statements"], texts, sources)):
            for s in statements:
                if s["id"] == word.strip(",:"):
                    text = where[s["report"]]
                    who = [named.get(x, x) if named else x for x in s["speakers"]]
                    via = [named[v["source"]] if named else v for v in s["via"]]
                    cue = text[slice(*s["cue"])] if s.get("cue") else None
                    said = " … ".join(text[a:b] for a, b in s["content"])
                    label = f"{s['id']} [{s['report']}/{s.get('where')}] {s['kind']}/{s['polarity']}"
                    lines.append(f"    {label} {who} via {via} cue {cue!r}: {said[:300]}")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stories", nargs="*", help="which stories; all when none is named")
    parser.add_argument("--misses", action="store_true", help="list every miss with its words")
    arguments = parser.parse_args()
    score = load_score()
    print(f"{'':18}" + " ".join(f"{c[:8]:>8}" for c in (*COLUMNS, "exact")))
    for group, stories in GROUPS.items():
        scores = []
        for story in stories:
            if not gold_path(story).exists() or (arguments.stories and story not in arguments.stories):
                continue
            gold, trace = trace_story(story)
            figures, misses = score(gold, trace)
            scores.append(figures)
            print_row(story, pool([figures]))
            if arguments.misses:
                print(*(describe(trace, m, gold) for m in misses), sep="\n")
        if scores and not arguments.stories:
            print_row(group.upper(), pool(scores))
    return 0


def print_row(name: str, figures: dict[str, float]) -> None:
    cells = [figures.get(c) for c in (*COLUMNS, "independent exact")]
    print(f"{name:18}" + " ".join(f"{c:8.3f}" if c is not None else f"{'-':>8}" for c in cells))


if __name__ == "__main__":
    sys.exit(main())
