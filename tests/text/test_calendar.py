"""ISO values of reduced precision, and relations settled from a day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.records.marks import When
from sanad.records.report import Span
from sanad.text.calendar import first_day, granularity_of, iso_week, settle, settle_relation, shifted, weekday_near

SATURDAY = date(2024, 11, 30)


@pytest.mark.parametrize(
    ("value", "granularity", "first"),
    [
        ("2024", "year", date(2024, 1, 1)),
        ("2024-11", "month", date(2024, 11, 1)),
        ("2024-W48", "week", date(2024, 11, 25)),
        ("2024-11-29", "day", date(2024, 11, 29)),
        ("2024-11-29T10:52+07:00", "minute", date(2024, 11, 29)),
    ],
)
def test_values(value, granularity, first):
    assert granularity_of(value) == granularity
    assert first_day(value) == first


def test_no_date_is_no_day():
    assert first_day("2024-02-31") is None
    assert first_day("yesterday") is None
    with pytest.raises(ValueError, match="not an ISO"):
        granularity_of("yesterday")


@pytest.mark.parametrize(
    ("relation", "value"),
    [
        ("day:-1", "2024-11-29"),
        ("week:-1", "2024-W47"),
        ("month:+0", "2024-11"),
        ("month:+2", "2025-01"),
        ("year:-2", "2022"),
        ("weekday:5:past", "2024-11-29"),
        ("weekday:6:past", "2024-11-30"),
        ("weekday:6:last", "2024-11-23"),
        ("weekday:6:next", "2024-12-07"),
        ("weekday:1:near", "2024-12-02"),
        ("weekday:1:week+1", "2024-12-02"),
        ("of_month:6:past", "2024-06"),
        ("of_month:12:past", "2023-12"),
        ("of_month:11:last", "2023-11"),
        ("of_month:3:next", "2025-03"),
        ("month_of:3:-1", "2023-03"),
        ("day_of_month:24:past", "2024-11-24"),
        ("day_of_month:31:past", "2024-10-31"),
        ("of_year:11-29:near", "2024-11-29"),
        ("of_year:01-05:next", "2025-01-05"),
        ("of_year:12-05:past", "2023-12-05"),
        ("of_year:02-29:past", "2024-02-29"),
        ("day:0@19:50+07:00", "2024-11-30T19:50+07:00"),
        ("nonsense", None),
    ],
)
def test_relations(relation, value):
    assert settle_relation(relation, SATURDAY) == value


def test_settling_fills_in_what_the_story_knows():
    when = When(Span(0, 5), None, "day", "story", "weekday:5:past")
    settled = settle(when, "2024-11-30T10:52+07:00")
    assert (settled.value, settled.granularity, settled.settled_by) == ("2024-11-29", "day", "story")


def test_what_is_settled_or_cannot_be_stays():
    known = When(Span(0, 5), "2020", "year", "text")
    unknown = When(Span(0, 5), None, "day", "story", "nonsense")
    assert settle(known, "2024-11-30") is known
    assert settle(unknown, "2024-11-30") is unknown


@given(st.dates(min_value=date(1900, 1, 8)), st.integers(1, 7))
def test_weekdays_lie_where_asked(day, weekday):
    past, last = weekday_near(day, weekday, "past"), weekday_near(day, weekday, "last")
    assert past is not None
    assert last is not None
    assert past.isoweekday() == last.isoweekday() == weekday
    assert 0 <= (day - past).days < 7
    assert 0 < (day - last).days <= 7


@given(st.dates())
def test_a_day_lies_in_its_week(day):
    week = first_day(iso_week(day)) if day.year > 1 else None
    assert week is None or 0 <= (day - week).days < 7


@given(st.dates(), st.sampled_from(["day", "week", "month", "year"]), st.integers(-5000, 5000))
def test_shifting_never_fails(day, unit, count):
    value = shifted(day, unit, count)
    assert value is None or isinstance(value, str)
