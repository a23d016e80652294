"""Every figure, beside its floor.

    python -m quality.measure            print all figures and floors; exit 1 when one is below its floor
    python -m quality.measure --write    also write them into docs/measures.md

A measurement is a module of this folder with ``measure() -> {figure: value}`` (or groups of such); one whose data is
not there gives nothing. Floors stand in ``floors.json`` under the same names.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")
DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "measures.md"
BEGIN, END = "<!-- figures: begin -->", "<!-- figures: end -->"
MEASUREMENTS = (
    "gold_stories",
    "panl",
    "pfsa",
    "polnear",
    "indotimex",
    "tempeval",
    "names",
    "pairs",
    "grouping",
    "distractors",
    "copies",
    "translations",
    "article_extraction",
)
NO_QUALITY = ("seconds", "found", "documents", "reports", "wanted", "stories", "granularity", "tagger")
MARGIN = 0.01
"""How far a new floor stands under its figure: a rule that mends one text may cost a word in another."""


def flatten(name: str, value: Any) -> dict[str, float]:
    """Nested figures under one name each: ``{"a": {"b": 1}}`` gives ``{"a / b": 1}``."""
    if isinstance(value, Mapping):
        return {k: v for key, inner in value.items() for k, v in flatten(f"{name} / {key}", inner).items()}
    return {name: round(float(value), 4)}


def measure(names: tuple[str, ...] = MEASUREMENTS) -> dict[str, float]:
    """All figures of the named measurements."""
    figures: dict[str, float] = {}
    for name in names:
        figures |= flatten(name, importlib.import_module(f"quality.{name}").measure())
    return figures


def load_floors() -> dict[str, float]:
    """The floor of each figure that has one."""
    return dict(json.loads(FLOORS.read_text("utf-8")))


def below(figures: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """A line for each figure that is under its floor."""
    return [
        f"{name}: {figures[name]:.3f} is below its floor {floor:.3f}"
        for name, floor in floors.items()
        if name in figures and figures[name] < floor
    ]


def new_floors(figures: Mapping[str, float], old: Mapping[str, float]) -> dict[str, float]:
    """A floor a little under every figure that measures quality; none is lower than it was."""
    kept = {n: v for n, v in figures.items() if 0.3 < v <= 1 and n.rsplit(" / ", 1)[-1] not in NO_QUALITY}
    return {name: round(max(old.get(name, 0.0), value - MARGIN), 3) for name, value in sorted(kept.items())}


def table(figures: Mapping[str, float], floors: Mapping[str, float]) -> str:
    """The figures as a Markdown table."""
    rows = [
        f"| {name} | {value:.3f} | {floors[name]:.3f} |" if name in floors else f"| {name} | {value:.3f} | |"
        for name, value in figures.items()
    ]
    return "\n".join(["| figure | value | floor |", "|---|---|---|", *rows])


def write(text: str) -> None:
    """Puts the table between its two marks in docs/measures.md."""
    document = DOCUMENT.read_text("utf-8")
    head, rest = document.split(BEGIN)
    DOCUMENT.write_text(f"{head}{BEGIN}\n{text}\n{END}{rest.split(END)[1]}", "utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=MEASUREMENTS)
    parser.add_argument("--write", action="store_true", help="write the figures into docs/measures.md")
    parser.add_argument("--raise-floors", action="store_true", help="set each floor a little under today's figure")
    arguments = parser.parse_args()
    figures, floors = measure(tuple(arguments.names)), load_floors()
    shown = table(figures, floors)
    print(shown)
    if arguments.write:
        write(shown)
    if arguments.raise_floors:
        FLOORS.write_text(json.dumps(new_floors(figures, floors), indent=1) + "\n", "utf-8")
    fallen = below(figures, floors)
    print(*fallen, sep="\n", file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
