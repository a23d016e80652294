"""Where labelled data lies, when it is there."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
BENCH = SHARED / "bench"
DATA = SHARED / "data"
EXAMPLES = ROOT / "examples"

REAL_STORIES = (
    "firli-summons",
    "jis-brazil-coach",
    "jokowi-drama",
    "mkmk-reactions",
    "mkmk-ruling",
    "susi-tpn",
    "u17-ecuador",
)
SEEDS = ("seed-story",)
EXAMPLE_STORIES = ("ferry-disaster", "foreign-agency", "viral-claim")


def load_score() -> Callable[[dict[str, Any], dict[str, Any]], tuple[dict[str, Any], list[str]]]:
    """The ``score`` function of the shared scoring script."""
    spec = importlib.util.spec_from_file_location("shared_score", SHARED / "score" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score  # type: ignore[no-any-return]


def gold_path(story: str) -> Path:
    """The labels of a story: one of the shared ones or of the examples."""
    shared = GOLD / f"{story}.json"
    return shared if shared.exists() else EXAMPLES / "labels" / f"{story}.json"


def report_paths(gold: dict[str, Any], story: str) -> list[str]:
    """The files that a story's labels speak of."""
    base = EXAMPLES if (EXAMPLES / "labels" / f"{story}.json").exists() else SHARED
    return [str(base / report["file"]) for report in gold["reports"]]
