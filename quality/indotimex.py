"""Indonesian dates and times against IndoTimex (Mirza 2015), of which some Kompas articles lie beside the project.

python -m quality.indotimex [--misses]
"""

from __future__ import annotations

import sys

from quality.places import BENCH
from quality.timex import measure_folder


def measure(*, show: bool = False) -> dict[str, float]:
    """F1 of recognition (strict, relaxed) and of value."""
    return measure_folder(BENCH / "indotimex", "id", show=show)


if __name__ == "__main__":
    print({name: round(figure, 3) for name, figure in measure(show="--misses" in sys.argv).items()})
