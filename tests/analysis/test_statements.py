"""Statements: the cases as data, and what every user of a statement relies on."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from sanad.analysis.cues import find_cues, lexicon
from sanad.analysis.polarity import polarity_of
from sanad.language.loader import available_languages, load_language
from sanad.text.tokens import tokenise
from tests.analysis.cases import analyse_case, differences, known_gaps, load_cases

GAPS = known_gaps()
FLOOR = {"id": 0.62, "en": 0.68}
"""Least share of all cases of a language that are wholly right, carriers included."""


def _params() -> list[Any]:
    params = []
    for language, case in load_cases():
        marks = []
        if case.get("known_gap"):
            marks = [pytest.mark.xfail(reason=case["known_gap"], strict=True)]
        elif case["id"] in GAPS:
            marks = [pytest.mark.xfail(reason="not right yet", strict=True)]
        params.append(pytest.param(language, case, id=case["id"], marks=marks))
    return params


@pytest.mark.parametrize(("language", "case"), _params())
def test_case(language: str, case: dict[str, Any]) -> None:
    assert differences(language, case) == []


def test_most_cases_are_right() -> None:
    right, every = Counter[str](), Counter[str]()
    for language, case in load_cases():
        every[language] += 1
        right[language] += not differences(language, case)
    shares = {language: right[language] / count for language, count in every.items()}
    assert all(shares[language] >= floor for language, floor in FLOOR.items()), shares


PASSAGE = (
    "Bupati Lestari Widya mengatakan jembatan itu selesai Mei. “Kami tidak akan menunda lagi,” ujarnya.\n\n"
    "“Anggarannya sudah ada.”"
)


def test_a_passage_gives_its_statements_in_order() -> None:
    report, analysis = analyse_case("id", {"id": "passage", "text": PASSAGE})
    said = [
        (s.content[0].of(report.text), s.cue.of(report.text) if s.cue else None, s.kind) for s in analysis.statements
    ]
    assert said == [
        ("jembatan itu selesai Mei", "mengatakan", "indirect"),
        ("“Kami tidak akan menunda lagi,”", "ujarnya", "direct"),
        ("“Anggarannya sudah ada.”", None, "direct"),
    ]
    assert len({s.speakers for s in analysis.statements}) == 1


def test_the_same_report_gives_the_same_ids_and_another_report_others() -> None:
    _, first = analyse_case("id", {"id": "one", "text": PASSAGE})
    _, again = analyse_case("id", {"id": "one", "text": PASSAGE})
    _, other = analyse_case("id", {"id": "two", "text": PASSAGE})
    assert first.statements == again.statements
    assert not {s.id for s in first.statements} & {s.id for s in other.statements}
    assert all(s.id.startswith("t") and len(s.id) == 11 for s in first.statements)


def test_every_span_lies_in_the_text_and_every_speaker_is_a_source() -> None:
    for language, case in load_cases()[::7]:
        report, analysis = analyse_case(language, case)
        known = {s.id for s in analysis.sources}
        for statement in analysis.statements:
            spans = [*statement.content, *statement.speaker_spans, *([statement.cue] if statement.cue else [])]
            assert all(0 <= s.start < s.end <= len(report.text) for s in spans)
            assert set(statement.speakers) <= known
            assert {h.source for h in statement.via} <= known
            assert 0 <= statement.confidence <= 1


@pytest.mark.parametrize("code", available_languages())
def test_every_example_of_a_cue_holds_one_of_its_forms(code: str) -> None:
    language = load_language(code)
    for row in language.table("cues"):
        tokens = tokenise(row["example"])
        lower = [t.lower for t in tokens]
        lemmas = {cue.entry.lemma for cue in find_cues(lower, range(len(lower)), language)}
        assert lemmas, row["lemma"]


@pytest.mark.parametrize(("code", "least"), [("id", 200), ("en", 150)])
def test_a_language_has_enough_cue_forms(code: str, least: int) -> None:
    assert sum(len(rows) for rows in lexicon(load_language(code)).values()) >= least


def test_negation_turns_the_stance() -> None:
    assert polarity_of("deny", negated=False) == "deny"
    assert polarity_of("deny", negated=True) == "affirm"
    assert polarity_of("say", negated=True) == "no_comment"
    assert polarity_of("admit", negated=True) == "deny"
    assert polarity_of("admit", negated=True, unsettled=True) == "no_comment"
