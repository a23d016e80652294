"""Speed and memory of the main job on one core.

    python -m benchmarks.speed                 all figures
    python -m benchmarks.speed --profile       where the time of reading and analysing goes

Texts are made at run time from staged news (see ``texts.py``); none are kept. Rates count processor time, so
that another program on the machine does not change them.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.texts import STAGED, make_reports


def write_reports(folder: Path, count: int) -> list[str]:
    paths = []
    for number, text in enumerate(make_reports(count)):
        path = folder / f"{number:05}.txt"
        path.write_text(text, "utf-8")
        paths.append(str(path))
    return paths


def read_and_analyse(paths: list[str]) -> int:
    """Read, clean and analyse every path; how many reports that were."""
    from sanad.analysis.analyse import analyse
    from sanad.run.pipeline import read_all

    reports = read_all(paths).reports
    for report in reports:
        analyse(report)
    return len(reports)


def import_seconds() -> float:
    """The best of five fresh interpreters that import sanad, less one that imports nothing."""

    def best(code: str) -> float:
        times = []
        for _ in range(5):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True)
            times.append(time.perf_counter() - began)
        return min(times)

    return best("import sanad") - best("pass")


def story_seconds(count: int) -> tuple[float, float]:
    """Seconds to analyse, and then to compare, ``count`` reports taken as one story."""
    from sanad.analysis.analyse import analyse
    from sanad.comparison.compare import compare
    from sanad.run.pipeline import read_all

    with tempfile.TemporaryDirectory() as folder:
        reports = read_all(write_reports(Path(folder), count)).reports
    began = time.process_time()
    analyses = tuple(analyse(r) for r in reports)
    analysed = time.process_time()
    compare(reports, analyses)
    return analysed - began, time.process_time() - analysed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="how many reports to read and analyse")
    parser.add_argument("--profile", action="store_true", help="profile 300 reports instead of timing")
    arguments = parser.parse_args()
    if not STAGED.exists():
        print("the staged news is not there; nothing to measure with")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        paths = write_reports(Path(folder), 300 if arguments.profile else arguments.count)
        read_and_analyse(paths[:5])
        if arguments.profile:
            profile = cProfile.Profile()
            profile.runcall(read_and_analyse, paths)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(45)
            return 0
        began = time.process_time()
        done = read_and_analyse(paths)
        seconds = time.process_time() - began
    print(f"read + clean + analyse   {done / seconds:8.1f} reports a second on one core ({done} reports)")
    print(f"peak memory              {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB")
    print(f"import sanad             {import_seconds():8.3f} s")
    analysing, comparing = story_seconds(50)
    print(f"a story of 50 reports    {analysing:8.2f} s to analyse, {comparing:.2f} s to compare")
    return 0


if __name__ == "__main__":
    sys.exit(main())
