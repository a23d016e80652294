"""Labelled pairs of passages (``tests/cases/pairs``): enough of each label come out as a careful reader says."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from quality.pairs import CASES, MET, Pair, read_cases, score, trace_all, trace_pair

FLOORS = {"same": 0.9, "different": 0.7, "contrary": 0.78, "growth": 0.92, "other_scope": 0.93}
"""A little below what is reached: pairs near a threshold come and go."""
FEWEST = {"id": 110, "en": 50, "across": 60}
SIDE_FIELDS = {"text", "language", "speaker", "published"}


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    return trace_all()


@pytest.mark.parametrize("label", FLOORS)
def test_enough_pairs_of_a_label_are_right(pairs: list[Pair], label: str) -> None:
    fresh = [p for p in pairs if p.label == label and not p.is_right and "known_gap" not in p.case]
    misses = "\n".join(p.describe() for p in fresh)
    assert score(pairs)[label] >= FLOORS[label], f"not known as gaps:\n{misses}"


def test_contradictions_are_not_excused_as_growth_or_scope(pairs: list[Pair]) -> None:
    explained = [p.numbers() for p in pairs if p.label == "contrary" and p.numbers()]
    assert len(explained) >= 8
    assert set().union(*explained) == {"contradiction"}


def test_pairs_do_not_depend_on_which_passage_comes_first(pairs: list[Pair]) -> None:
    for pair in pairs[::5]:
        turned = {**pair.case, "left": pair.case["right"], "right": pair.case["left"]}
        assert trace_pair(pair.group, turned).is_one_claim == pair.is_one_claim, pair.case["id"]


def test_files_hold_their_label_and_group() -> None:
    for path in sorted(CASES.glob("*/*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            assert case["label"] == path.stem and path.stem in MET
            assert case["id"].startswith(f"{path.parent.name}-{path.stem.replace('_', '-')}-")
            assert {*case} <= {"id", "left", "right", "label", "known_gap"}


@pytest.mark.parametrize(("group", "case"), read_cases(), ids=lambda v: v["id"] if isinstance(v, dict) else v)
def test_a_pair_is_well_formed(group: str, case: dict[str, dict[str, str]]) -> None:
    left, right = case["left"], case["right"]
    assert {*left, *right} <= SIDE_FIELDS
    assert left["text"] != right["text"]
    languages = {left["language"], right["language"]}
    assert languages == ({"id", "en"} if group == "across" else {group})
    if case["label"] == "growth":
        assert left["published"] < right["published"]


def test_there_are_enough_pairs_and_none_twice() -> None:
    cases = read_cases()
    ids = Counter(case["id"] for _, case in cases)
    texts = Counter((case["left"]["text"], case["right"]["text"]) for _, case in cases)
    assert not [k for k, n in (ids | texts).items() if n > 1]
    groups = Counter(group for group, _ in cases)
    assert all(groups[group] >= fewest for group, fewest in FEWEST.items())
