"""Dates: cases of a language stand in ``tests/cases/<language>/dates.jsonl`` (text, published, expected)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.analysis.dates import find_dates, find_time_expressions
from sanad.language.loader import available_languages, load_language
from sanad.records.marks import Analysis
from sanad.records.report import Block, Report, Span

CASES = Path(__file__).resolve().parents[1] / "cases"


def report_of(text, code, *, published=None, kind="body"):
    return Report("r", "r.txt", "text", text, text, (), (Block(kind, Span(0, len(text))),), code, published=published)


def dates_of(text, code, *, published=None, kind="body"):
    report = report_of(text, code, published=published, kind=kind)
    return find_dates(report, load_language(code), Analysis("r", code)).dates


def cases():
    for path in sorted(CASES.glob("*/dates.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            case = json.loads(line)
            marks = [pytest.mark.xfail(reason=case["known_gap"], strict=True)] if case.get("known_gap") else []
            yield pytest.param(path.parent.name, case, id=f"{path.parent.name}-{number}", marks=marks)


@pytest.mark.parametrize(("code", "case"), list(cases()))
def test_case(code, case):
    found = dates_of(case["text"], code, published=case["published"])
    expected = [(e["text"], e["value"], e["granularity"], e.get("relation")) for e in case["expected"]]
    got = [(w.span.of(case["text"]), w.value, w.granularity, None if w.value else w.relation) for w in found]
    assert got == expected


def test_what_the_publication_date_settled_says_so():
    (when,) = dates_of("Warga datang kemarin pagi.", "id", published="2024-11-30T10:52+07:00")
    assert (when.value, when.settled_by) == ("2024-11-29", "report")


def test_a_stated_date_is_settled_by_the_text():
    (when,) = dates_of("Warga datang Jumat (29/11/2024).", "id", published="2024-11-30")
    assert when.settled_by == "text"


def test_without_any_reference_the_story_has_to_settle():
    (when,) = dates_of("The mayor spoke last week.", "en")
    assert (when.value, when.settled_by, when.relation) == (None, "story", "week:-1")


def test_only_full_dates_count_in_the_masthead():
    assert [w.value for w in dates_of("Redaksi - 30 November 2024, 10:52 WIB", "id", kind="masthead")] == [
        "2024-11-30T10:52+07:00"
    ]
    assert dates_of("Berita Hari Ini", "id", kind="masthead") == ()


def test_furniture_has_no_dates():
    assert dates_of("Baca juga: Banjir Jumat (29/11/2024)", "id", kind="furniture") == ()


def test_spans_index_the_report():
    text = "Menu\nWarga datang Jumat (29/11/2024).\nSidang Rabu (27/11/2024)."
    blocks = (Block("furniture", Span(0, 4)), Block("body", Span(5, 37)), Block("body", Span(38, len(text))))
    report = Report("r", "r.txt", "text", text, text, (), blocks, "id")
    found = find_dates(report, load_language("id"), Analysis("r", "id")).dates
    assert [w.span.of(text) for w in found] == ["Jumat (29/11/2024)", "Rabu (27/11/2024)"]


def lines_report(code, *lines):
    """A report whose lines are (kind, text)."""
    text, blocks, position = "\n".join(line for _, line in lines), [], 0
    for kind, line in lines:
        blocks.append(Block(kind, Span(position, position + len(line))))
        position += len(line) + 1
    return Report("r", "r.txt", "text", text, text, (), tuple(blocks), code)


def test_the_dateline_tells_the_day_and_a_caption_does_not():
    report = lines_report(
        "en",
        ("headline", "Council votes to close old bridge"),
        ("caption", "The old bridge on Sunday, 2 February 2020."),
        ("masthead", "MAPLE GROVE, Feb 10 (Agency) -"),
        ("body", "The clerk opened the vote today. The mayor left on Sunday."),
    )
    found = find_dates(report, load_language("en"), Analysis("r", "en")).dates
    assert [w.value for w in found][-2:] == ["2020-02-10", "2020-02-09"]


def test_a_date_on_a_line_of_its_own_tells_the_day():
    report = lines_report(
        "en",
        ("headline", "Ferry sinks off Delima"),
        ("standfirst", "Oct 17, 2024 at 6:12 pm"),
        ("body", "The ferry sank late Wednesday, a clerk said."),
    )
    found = find_dates(report, load_language("en"), Analysis("r", "en")).dates
    assert found[-1].value == "2024-10-16"


def test_today_in_a_quotation_is_the_day_it_was_spoken():
    text = '"Kami mulai bekerja hari ini," kata Rina Hadi, Rabu (16/10/2024).'
    assert [w.value for w in dates_of(text, "id", published="2024-10-18")] == ["2024-10-16", "2024-10-16"]


def test_durations_come_only_when_asked_for():
    text, language = "Ia menunggu tiga jam pada 3 Mei 2021.", load_language("id")
    assert [e.form.kind for e in find_time_expressions(text, language, None)] == ["date"]
    kinds = frozenset(("date", "duration"))
    assert [e.form.kind for e in find_time_expressions(text, language, None, kinds=kinds)] == ["duration", "date"]


@pytest.mark.parametrize("code", available_languages())
def test_every_example_of_a_form_has_its_form(code):
    language = load_language(code)
    for row in language.table("date_forms"):
        kinds = frozenset(("date", "time", row["kind"]))
        text = f"2021-05-03. {row['example']}"  # some count from a date before them
        found = find_time_expressions(text, language, "2024-11-29", kinds=kinds)
        assert len(found) > 1 or row["meaning"] == "none", row["form"]


PIECES = st.sampled_from(
    [
        "Jumat",
        " ",
        "(29/11/2024)",
        "(6/11)",
        "31",
        " Februari",
        "2023",
        "-",
        "lalu",
        " pukul 10.30",
        " WIB",
        "kemarin",
        ",",
        ".",
        "\n",
        "10 hingga",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from([None, "2024-11-30"]))
def test_spans_stay_inside_and_in_order(text, published):
    spans = [w.span for w in dates_of(text, "id", published=published)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)
