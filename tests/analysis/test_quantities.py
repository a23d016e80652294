"""Quantities: cases of a language stand in ``tests/cases/<language>/quantities.jsonl`` (text, expected)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.analysis.dates import find_dates
from sanad.analysis.quantities import find_quantities
from sanad.analysis.quantities_numbers import figure_value, number_value
from sanad.language.loader import load_language
from sanad.records.marks import Analysis
from sanad.records.report import Block, Report, Span

CASES = Path(__file__).resolve().parents[1] / "cases"


def quantities_of(text, code, *, kind="body"):
    report = Report("r", "r.txt", "text", text, text, (), (Block(kind, Span(0, len(text))),), code)
    language = load_language(code)
    return find_quantities(report, language, find_dates(report, language, Analysis("r", code))).quantities


def cases():
    for path in sorted(CASES.glob("*/quantities.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            case = json.loads(line)
            marks = [pytest.mark.xfail(reason=case["known_gap"], strict=True)] if case.get("known_gap") else []
            yield pytest.param(path.parent.name, case, id=f"{path.parent.name}-{number}", marks=marks)


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_case(code, case):
    expected = [(e["text"], e["value"], e["bound"], e["unit"], e.get("high")) for e in case["expected"]]
    found = quantities_of(case["text"], code)
    assert [(q.span.of(case["text"]), q.value, q.bound, q.unit, q.high) for q in found] == expected


def test_furniture_is_not_read():
    assert quantities_of("10.000 orang menyukai ini", "id", kind="furniture") == ()


def test_the_unit_is_kept_as_written():
    (quantity,) = quantities_of("Sebanyak 10.000 kontainer amunisi tiba.", "id")
    assert (quantity.unit, quantity.unit_text) == ("containers", "kontainer")


def test_the_same_thing_has_one_key_in_both_languages():
    (left,) = quantities_of("Negara itu mengirim lebih dari 10.000 tentara.", "id")
    (right,) = quantities_of("The state sent more than 10,000 North Korean troops.", "en")
    assert (left.value, left.bound, left.unit) == (right.value, right.bound, right.unit)


@pytest.mark.parametrize(
    ("figures", "code", "value"),
    [
        ("10.000", "id", 10000),
        ("10,000", "id", 10000),
        ("1,5", "id", 1.5),
        ("1.5", "id", 1.5),
        ("1.000.000,50", "id", 1000000.5),
        ("10,000", "en", 10000),
        ("1.234", "en", 1.234),
        ("1,000,000.5", "en", 1000000.5),
        ("0,125", "id", 0.125),
    ],
)
def test_figures(figures, code, value):
    assert figure_value(figures, load_language(code)) == value


@pytest.mark.parametrize(
    ("words", "code", "value"),
    [
        ("seratus dua puluh lima", "id", 125),
        ("dua juta tiga ratus ribu lima", "id", 2300005),
        ("sebelas ribu", "id", 11000),
        ("satu setengah juta", "id", 1500000),
        ("two hundred and five", "en", 205),
        ("half a million", "en", 500000),
        ("twenty-five", "en", 25),
    ],
)
def test_words(words, code, value):
    number = number_value(words, load_language(code))
    assert number is not None
    assert number.value == value


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_figures_read_back(value):
    language = load_language("id")
    grouped = f"{value:,}".replace(",", ".")
    if value > 999:
        assert figure_value(grouped, language) == value


PIECES = st.sampled_from(
    [
        "10.000",
        "2x24",
        " jam",
        "Rp",
        " ",
        "lebih dari",
        "dua",
        "belas",
        "-",
        "hingga",
        "31/12/2023",
        "%",
        ",",
        ".",
        "\n",
        "ratusan",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["id", "en"]))
def test_spans_stay_inside_and_in_order(text, code):
    spans = [q.span for q in quantities_of(text, code)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)
