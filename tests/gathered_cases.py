"""Cases kept as data, one JSON object a line, as parameters of a test."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).resolve().parent / "cases"


def params_of(name: str) -> Iterator[Any]:
    """(language, case) for every line of ``cases/<language>/<name>.jsonl``; a known gap fails until it is mended."""
    for path in sorted(CASES.glob(f"*/{name}.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            case = json.loads(line)
            marks = [pytest.mark.xfail(reason=case["known_gap"], strict=True)] if case.get("known_gap") else []
            yield pytest.param(path.parent.name, case, id=f"{path.parent.name}-{number}", marks=marks)
