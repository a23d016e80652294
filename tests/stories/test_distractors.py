"""The example stories among 300 reports of other events: none falls apart, none takes in a stranger."""

from __future__ import annotations

import itertools
import tomllib
from collections import Counter

from quality.distractors import (
    HERE,
    NEAR_COPY,
    found_stories,
    make_distractors,
    merged,
    pair_f1,
    split,
    triples,
    twins_together,
)


def test_no_example_story_is_split() -> None:
    assert split(found_stories()) == []


def test_no_example_story_is_merged_with_another_event() -> None:
    assert merged(found_stories()) == []


def test_every_pair_of_an_example_story_is_found() -> None:
    assert pair_f1(found_stories()) == 1.0


def test_two_quakes_in_one_town_a_month_apart_are_two_stories() -> None:
    assert twins_together(found_stories()) == []


def test_there_are_300_distractors_and_they_are_always_the_same() -> None:
    made = make_distractors()
    assert len(made) == len({d.name for d in made}) == 300
    assert made == make_distractors()
    assert sum(d.before is not None for d in made) >= 15


def test_no_two_distractors_are_near_copies() -> None:
    marks = [triples(d.text) for d in make_distractors()]
    for left, right in itertools.combinations(marks, 2):
        assert len(left & right) < NEAR_COPY * min(len(left), len(right))


def test_distractors_are_written_from_many_leads() -> None:
    kinds = [k for path in HERE.glob("distractors_*.toml") for k in tomllib.loads(path.read_text("utf-8"))["kind"]]
    assert sum(len(k["leads"]) for k in kinds) >= 60
    sentences = Counter(s for k in kinds for s in (*k["leads"], *k["details"], *k["quotes"]))
    assert not [s for s, n in sentences.items() if n > 1]
