"""sanad traces the news: who really said it, through whom, from how many origins, and what changed on the way.

The verbs, each a plain function from record to record::

    trace = read_reports → clean → analyse → group → compare

They are loaded on first use, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import Any

from sanad.version import __version__

_VERBS = {
    "trace": "sanad.run.pipeline",
    "read_reports": "sanad.intake.reports",
    "clean": "sanad.intake.clean",
    "analyse": "sanad.analysis.analyse",
    "make_card": "sanad.stories.card",
    "group": "sanad.stories.group",
    "compare": "sanad.comparison.compare",
}

__all__ = ["__version__", *_VERBS]


def __getattr__(name: str) -> Any:
    if name not in _VERBS:
        raise AttributeError(f"module 'sanad' has no attribute {name!r}")
    return getattr(importlib.import_module(_VERBS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
