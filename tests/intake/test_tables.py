"""Every row of the tables that reading uses does what its example shows."""

from __future__ import annotations

import re

import pytest

from sanad.intake.credits import caption_credit
from sanad.intake.furniture import inside_furniture, is_promotion, line_kind
from sanad.intake.html_tags import box_of
from sanad.intake.masthead import read_line
from sanad.intake.names import is_name, split_names
from sanad.intake.times import find_moments
from sanad.language.loader import Row, available_languages, load_language, load_shared

FURNITURE = [row for code in available_languages() for row in load_language(code).table("furniture")]
MASTHEAD = [row for code in available_languages() for row in load_language(code).table("masthead")]


def form(row: Row) -> str:
    return f"{row['form']} ({row.get('place', row.get('role'))})"


@pytest.mark.parametrize("row", FURNITURE, ids=form)
def test_furniture_rows_know_their_example(row: Row) -> None:
    example = row["example"]
    if row["place"] == "mark":
        assert [f.kind for f in inside_furniture(example, 0, len(example))] == [row["kind"]]
    elif row["place"] == "phrase":
        assert is_promotion(example)
    else:
        assert line_kind(example)


@pytest.mark.parametrize("row", [r for r in FURNITURE if r["place"] == "inside"], ids=form)
def test_links_are_cut_out_of_running_text(row: Row) -> None:
    text = f"Kapal itu karam tadi malam. {row['example']}"
    found = inside_furniture(text, 0, len(text))
    assert [f.span.of(text) for f in found] == [row["example"]]


@pytest.mark.parametrize("row", [r for r in MASTHEAD if r["place"] in ("label", "word")], ids=form)
def test_masthead_rows_know_their_example(row: Row) -> None:
    line = read_line(row["example"])
    assert line is not None
    if row["role"] not in ("updated", "time"):
        assert row["role"] in {role for role, _ in line.roles}


@pytest.mark.parametrize("row", [r for r in MASTHEAD if r["place"] == "caption"], ids=form)
def test_caption_rows_know_their_example(row: Row) -> None:
    assert caption_credit(f"Warga menunggu di dermaga. {row['example']}")


@pytest.mark.parametrize("row", [r for r in MASTHEAD if r["place"] == "job"], ids=form)
def test_jobs_are_no_names(row: Row) -> None:
    assert not is_name(row["example"]) and not split_names(row["example"])


@pytest.mark.parametrize("row", load_shared("zones"), ids=form)
def test_zones_know_their_example(row: Row) -> None:
    assert [m.offset for m in find_moments(row["example"])] == [row["offset"]]


@pytest.mark.parametrize("row", load_shared("page_boxes"), ids=lambda row: row["word"])
def test_page_boxes_know_their_example(row: Row) -> None:
    match = re.match(r"<\w+ (.*)>", row["example"])
    assert match and box_of(match[1]) is not None
