"""Whole pages as they are pasted: every case of ``tests/cases/mastheads`` with what its page says about itself.

A field that a case leaves out is not looked at. ``furniture`` holds the lines that are no part of the report, all of
them; ``credits`` the names of those the whole report is owed to; ``body`` passages that a reader must find in it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sanad.intake.clean import clean
from sanad.intake.outlets import known_outlet
from sanad.intake.signoff import agency_name
from sanad.records.report import RawReport, Report

CASES = [
    json.loads(line)
    for path in sorted((Path(__file__).parents[1] / "cases" / "mastheads").glob("*/*.jsonl"))
    for line in path.read_text("utf-8").splitlines()
]


def furniture_lines(report: Report) -> list[str]:
    """The lines of the report's text that are furniture for the most part."""
    inside = {i for b in report.blocks if b.kind == "furniture" for i in range(b.span.start, b.span.end)}
    lines, position = [], 0
    for line in report.text.split("\n"):
        if line.strip() and sum(i in inside for i in range(position, position + len(line))) > len(line) / 2:
            lines.append(line.strip())
        position += len(line) + 1
    return lines


def shown(name: str | None) -> str | None:
    """A medium by the name that the tables give it."""
    return name and (agency_name(name) or known_outlet(name) or name)


@pytest.mark.parametrize("case", CASES, ids=[c["id"] for c in CASES])
def test_what_a_page_says_about_itself(case: dict[str, Any]) -> None:
    report = clean(RawReport("page.txt", case["text"], "text"))
    found: dict[str, Any] = {
        "title": report.title,
        "published": report.published,
        "authors": list(report.authors),
        "editor": report.editor,
        "dateline": report.dateline,
        "outlet": shown(report.outlet),
        "language": report.language,
        "credits": [shown(c.name) for c in report.credits if c.scope == "report"],
        "furniture": furniture_lines(report),
    }
    wanted = {name: case[name] for name in found if name in case}
    if "outlet" in wanted:
        wanted["outlet"] = shown(wanted["outlet"])
    if "credits" in wanted:
        wanted["credits"] = [shown(name) for name in wanted["credits"]]
    assert {name: found[name] for name in wanted} == wanted
    readable = [b.span.of(report.text) for b in report.blocks if b.kind == "body"]
    for passage in case.get("body", ()):
        assert any(passage in text for text in readable), readable
