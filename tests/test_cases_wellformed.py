"""The cases under ``tests/cases`` are what ``tests/cases/README.md`` says they are."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

CASES = Path(__file__).resolve().parent / "cases"
OTHER_FORMS = {"sentences.jsonl", "dates.jsonl", "quantities.jsonl"}
FILES = sorted(p for p in CASES.glob("*/*.jsonl") if p.name not in OTHER_FORMS)
FEWEST_PER_FILE = 15
FEWEST_PER_LANGUAGE = {"id": 600, "en": 200}
FEWEST_PHENOMENA = {"id": 30, "en": 12}
CASE_FIELDS = {"id", "text", "outlet", "credits", "where", "headline", "statements", "known_gap"}
STATEMENT_FIELDS = {"content", "cue", "speakers", "via", "kind", "polarity", "hedged", "where"}


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def in_order(pieces: list[str], text: str) -> bool:
    """Whether the pieces stand in the text one after another."""
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def problems_of_statement(statement: dict[str, Any], case: dict[str, Any]) -> list[str]:
    text, found = case["text"], []
    found += [f"unknown field {f}" for f in statement.keys() - STATEMENT_FIELDS]
    content = statement["content"]
    if not content or any(not c or c != c.strip() for c in content):
        found.append("empty content, or with blanks around it")
    if not in_order(content, text):
        found.append(f"content is not in the text: {content}")
    if statement["cue"] is not None and (not statement["cue"] or statement["cue"] not in text):
        found.append(f"cue is not in the text: {statement['cue']}")
    if statement["kind"] not in {"direct", "indirect", "mixed"}:
        found.append(f"kind {statement['kind']}")
    if statement["polarity"] not in {"affirm", "deny", "no_comment"}:
        found.append(f"polarity {statement['polarity']}")
    if statement.get("where", "body") not in {"headline", "standfirst", "caption", "body"}:
        found.append(f"where {statement['where']}")
    if not isinstance(statement.get("hedged", False), bool):
        found.append("hedged is true or false")
    known = [*case.get("credits", []), case.get("outlet")]
    for name in [*statement["speakers"], *statement.get("via", [])]:
        bare = name.removeprefix("unnamed: ")
        if bare != "unnamed" and bare not in text and bare not in known:
            found.append(f"a name that the case does not hold: {name}")
    if not statement["speakers"]:
        found.append("a speaker nobody names is 'unnamed'")
    return found


def problems_of_case(case: dict[str, Any], language: str) -> list[str]:
    found = [f"unknown field {f}" for f in case.keys() - CASE_FIELDS]
    if not case["id"].startswith(f"{language}-"):
        found.append("the id begins with the language")
    if not case["text"].strip() or case["text"] != case["text"].strip():
        found.append("text is empty or has blanks around it")
    if case.get("where") == "headline" and "\n" in case["text"]:
        found.append("a headline is one line")
    for number, statement in enumerate(case["statements"], 1):
        found += [f"statement {number}: {p}" for p in problems_of_statement(statement, case)]
    return found


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_cases_hold_what_their_text_holds(path):
    problems = {c["id"]: p for c in read(path) if (p := problems_of_case(c, path.parent.name))}
    assert not problems


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_phenomenon_has_enough_cases(path):
    assert len(read(path)) >= FEWEST_PER_FILE


def test_no_id_and_no_text_twice():
    cases = [c for path in FILES for c in read(path)]
    assert not [k for k, n in Counter(c["id"] for c in cases).items() if n > 1]
    assert not [k for k, n in Counter(c["text"] for c in cases).items() if n > 1]


@pytest.mark.parametrize("language", sorted(FEWEST_PER_LANGUAGE))
def test_a_language_has_enough_cases(language):
    files = [path for path in FILES if path.parent.name == language]
    assert len(files) >= FEWEST_PHENOMENA[language]
    assert sum(len(read(path)) for path in files) >= FEWEST_PER_LANGUAGE[language]
