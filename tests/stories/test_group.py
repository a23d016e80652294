"""Reports of one event come together, reports of another stay away, and late ones may join two stories."""

from __future__ import annotations

import random

from sanad.records.marks import Analysis
from sanad.records.report import Block, Report, Span
from sanad.records.story import Card
from sanad.stories.card import make_card
from sanad.stories.group import group, join

FIRE = (
    "Gudang pupuk milik Haji Sarmun di Kota Wungu terbakar Selasa malam. Penjaga bernama Tolip Wiranata terluka bakar.",
    "Kebakaran gudang pupuk di Kota Wungu melukai penjaga, Tolip Wiranata. Gudang itu milik Haji Sarmun.",
    "Polisi Kota Wungu memeriksa Haji Sarmun setelah gudang pupuk terbakar dan Tolip Wiranata terluka.",
)
STORM = (
    "Angin kencang merobohkan tribun stadion Cempaka di Desa Lompoh. Pelatih Gino Artama selamat dari reruntuhan.",
    "Tribun stadion Cempaka roboh diterjang angin. Gino Artama, pelatih tim tamu, berhasil keluar dari reruntuhan.",
)
ENGLISH = (
    "A fertiliser warehouse of Haji Sarmun in Wungu burned on Tuesday night. The guard, Tolip Wiranata, was injured."
)


def card(name: str, text: str, day: str = "2025-05-06", language: str = "id") -> Card:
    report = Report(name, name, "text", text, text, (), (Block("body", Span(0, len(text))),), language, published=day)
    return make_card(report, Analysis(name, language))


def cards() -> list[Card]:
    return [card(f"f{n}", t) for n, t in enumerate(FIRE)] + [card(f"s{n}", t) for n, t in enumerate(STORM)]


def parts(found: list[Card]) -> set[tuple[str, ...]]:
    return {s.reports for s in group(found)}


def test_two_events_are_two_stories() -> None:
    assert parts(cards()) == {("f0", "f1", "f2"), ("s0", "s1")}


def test_every_card_is_in_one_story_whatever_the_order() -> None:
    expected = group(cards())
    for seed in range(3):
        shuffled = cards()
        random.Random(seed).shuffle(shuffled)
        assert group(shuffled) == expected
    assert sorted(r for s in expected for r in s.reports) == sorted(c.report for c in cards())


def test_a_story_says_why_it_is_one() -> None:
    story = next(s for s in group(cards()) if "f0" in s.reports)
    names = {r.name for r in story.reasons}
    assert {"shared_words", "shared_names"} <= names
    assert (story.began, story.ended) == ("2025-05-06", "2025-05-06")


def test_reports_in_two_languages_meet() -> None:
    assert ("e", "f0", "f1", "f2") in parts([*cards(), card("e", ENGLISH, language="en")])


def test_the_same_words_months_apart_are_another_event() -> None:
    again = card("x", "Gudang pupuk di Kota Wungu terbakar. Penjaga terluka bakar.", "2025-11-20")
    assert not any({"x", "f0"} <= set(s.reports) for s in group([*cards(), again]))


def test_a_new_report_joins_its_story_and_leaves_the_others_alone() -> None:
    known = cards()[1:]
    before = group(known)
    joined = join(before, known, cards()[0])
    assert joined.story.reports == ("f0", "f1", "f2")
    assert joined.merged == ()
    assert next(s for s in before if "s0" in s.reports) in joined.stories


def test_no_cards_no_stories() -> None:
    assert group([]) == ()


def test_one_card_is_a_story() -> None:
    assert [s.reports for s in group(cards()[:1])] == [("f0",)]
