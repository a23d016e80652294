"""English dates and times against the TempEval-3 platinum set, where it lies beside the project.

python -m quality.tempeval [--misses]
"""

from __future__ import annotations

import sys

from quality.places import BENCH
from quality.timex import measure_folder


def measure(*, show: bool = False) -> dict[str, float]:
    """F1 of recognition (strict, relaxed) and of value."""
    return measure_folder(BENCH / "tempeval3-en", "en", show=show)


if __name__ == "__main__":
    print({name: round(figure, 3) for name, figure in measure(show="--misses" in sys.argv).items()})
