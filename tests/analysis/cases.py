"""Cases as data: passages of ``tests/cases`` as reports, and what they should hold against what was found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sanad.analysis.chains import find_chains
from sanad.analysis.names import find_sources
from sanad.analysis.sentences import find_sentences
from sanad.analysis.statements import find_statements
from sanad.language.loader import load_language
from sanad.records.marks import Analysis, Statement
from sanad.records.report import Block, Credit, Report, Span
from sanad.text.normalise import fold

CASES = Path(__file__).resolve().parents[1] / "cases"
OVERLAP = 0.8
_OPENING, _CLOSING = "\"“‘'«„”", "\"”’'»“"


def load_cases() -> list[tuple[str, dict[str, Any]]]:
    """Every case that labels statements, with its language."""
    found = []
    for path in sorted(CASES.glob("*/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line) if line.strip() else {}
            if "statements" in case:
                found.append((path.parent.name, case))
    return found


def report_of(language: str, case: dict[str, Any]) -> Report:
    """The case's passage as a cleaned report: one block a paragraph."""
    before = case.get("before")
    text = f"{before}\n\n{case['text']}" if before else case["text"]
    blocks, position = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        first = case.get("where") == "headline" or (case.get("headline") and number == 0)
        blocks.append(Block("headline" if first else "body", Span(position, position + len(paragraph))))
        position += len(paragraph) + 2
    credits = tuple(Credit(name, Span(0, 0)) for name in case.get("credits") or ())
    return Report(
        case["id"],
        case["id"],
        "text",
        text,
        text,
        (),
        tuple(blocks),
        language,
        outlet=case.get("outlet"),
        credits=credits,
    )


def analyse_case(language: str, case: dict[str, Any]) -> tuple[Report, Analysis]:
    """The report of a case and what was found in it."""
    report = report_of(language, case)
    analysis = Analysis(report.id, report.language)
    for find in (find_sentences, find_sources, find_statements, find_chains):
        analysis = find(report, load_language(language), analysis)
    return report, analysis


def differences(language: str, case: dict[str, Any]) -> list[str]:
    """What is not as the case says, in words; empty when all is right."""
    report, analysis = analyse_case(language, case)
    offset = len(report.text) - len(case["text"])
    found = [s for s in analysis.statements if s.content[0].start >= offset]
    wanted = list(case["statements"])
    wrong = []
    for expected in wanted:
        places = _places(report.text, expected["content"], offset)
        best = max(found, key=lambda s: _overlap(places, _covered(s)), default=None)
        if best is None or _overlap(places, _covered(best)) < OVERLAP:
            wrong.append(f"missing: {expected['content']}")
            continue
        found.remove(best)
        wrong += _compare(report, analysis, expected, best)
    return wrong + [
        f"not labelled: {[c.of(report.text) for c in s.content]} cue {s.cue and s.cue.of(report.text)!r}" for s in found
    ]


def _compare(report: Report, analysis: Analysis, expected: dict[str, Any], found: Statement) -> list[str]:
    wrong = []
    cue = found.cue.of(report.text) if found.cue else None
    if not _same_cue(cue, expected["cue"]):
        wrong.append(f"cue: {cue!r} not {expected['cue']!r}")
    if not _same_all(analysis, list(found.speakers), expected["speakers"]):
        wrong.append(f"speakers: {_names(analysis, found.speakers)} not {expected['speakers']}")
    via = [h.source for h in found.via]
    if not _same_all(analysis, via, expected["via"], ordered=True):
        wrong.append(f"via: {_names(analysis, via)} not {expected['via']}")
    quoted = all(c[0] in _OPENING and c[-1] in _CLOSING for c in expected["content"])
    wanted = {**expected, "kind": "direct"} if quoted else expected
    for field in ("kind", "polarity", "hedged", "where"):
        if field in wanted and getattr(found, field) != wanted[field]:
            wrong.append(f"{field}: {getattr(found, field)} not {wanted[field]}")
    return wrong


def _same_cue(found: str | None, wanted: str | None) -> bool:
    if found is None or wanted is None:
        return found == wanted
    return bool(set(fold(found).split()) & set(fold(wanted).split())) or found == wanted


def _names(analysis: Analysis, keys: Any) -> list[str]:
    names = {s.id: s.name for s in analysis.sources}
    return [names.get(k, k) for k in keys]


def _same_all(analysis: Analysis, keys: list[str], wanted: list[str], *, ordered: bool = False) -> bool:
    if wanted == ["unnamed"] and not keys:
        return True
    if len(keys) != len(wanted):
        return False
    if ordered:
        return all(_same(analysis, k, w) for k, w in zip(keys, wanted, strict=True))
    return all(any(_same(analysis, k, w) for k in keys) for w in wanted)


def _same(analysis: Analysis, key: str, wanted: str) -> bool:
    source = next((s for s in analysis.sources if s.id == key), None)
    if source is None:
        return False
    name = fold(wanted.removeprefix("unnamed").lstrip(": "))
    forms = {fold(f) for f in (source.name, *source.forms)}
    if wanted.startswith("unnamed"):
        return source.kind == "unnamed" or name in forms
    if source.kind == "document":
        return any(name in f or f in name for f in forms)
    return name in forms or any(f" {name} " in f" {f} " for f in forms)


def _places(text: str, pieces: list[str], offset: int) -> set[int]:
    covered: set[int] = set()
    position = offset
    for piece in pieces:
        at = text.find(piece, position)
        at = at if at >= 0 else text.find(piece)
        covered |= set(range(at, at + len(piece)))
        position = at + len(piece)
    return covered


def _covered(statement: Statement) -> set[int]:
    return {i for span in statement.content for i in range(span.start, span.end)}


def _overlap(left: set[int], right: set[int]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


GAPS = Path(__file__).with_name("known_gaps.txt")


def known_gaps() -> frozenset[str]:
    """The ids of cases that are not right yet, one a line."""
    return frozenset(GAPS.read_text("utf-8").split()) if GAPS.exists() else frozenset()


def write_gaps() -> None:
    """Notes which cases are not right: ``python -m tests.analysis.cases``."""
    wrong = sorted(
        {case["id"] for language, case in load_cases() if not case.get("known_gap") and differences(language, case)}
    )
    GAPS.write_text("\n".join(wrong) + "\n", "utf-8")


if __name__ == "__main__":
    write_gaps()
