"""Partial dates and the time a fact holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.interval import Interval, PartialDate
from camcensus.model.truth import Truth


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("2022", date(2022, 1, 1), date(2022, 12, 31), id="a year"),
        pytest.param("2024-02", date(2024, 2, 1), date(2024, 2, 29), id="a month of a leap year"),
        pytest.param("2022-11-24", date(2022, 11, 24), date(2022, 11, 24), id="a day"),
    ],
)
def test_partial_date_spans_what_it_can_mean(text, earliest, latest):
    parsed = PartialDate.parse(text)
    assert (parsed.earliest, parsed.latest, str(parsed)) == (earliest, latest, text)


@pytest.mark.parametrize(
    "text", ["", "22", "2022-13", "2023-02-29", "2022-1-1", "2022-11-24T00:00", "0000", "２０２２"]
)
def test_partial_date_refuses(text):
    with pytest.raises(ValueError):
        PartialDate.parse(text)


def interval(start=None, end=None, witnessed=None):
    return Interval(*(PartialDate.parse(day) if day else None for day in (start, end, witnessed)))


@pytest.mark.parametrize(
    ("held", "day", "expected"),
    [
        pytest.param(interval("2022-11-24"), "2022-11-23", Truth.NO, id="the day before the first"),
        pytest.param(interval("2022-11-24"), "2022-11-24", Truth.YES, id="the first day"),
        pytest.param(interval("2022-11-24", "2024-03-22"), "2024-03-21", Truth.YES, id="the last day"),
        pytest.param(interval("2022-11-24", "2024-03-22"), "2024-03-22", Truth.NO, id="the end is exclusive"),
        pytest.param(interval("2022-06"), "2022-05-31", Truth.NO, id="before a month"),
        pytest.param(interval("2022-06"), "2022-06-15", Truth.UNKNOWN, id="inside the month it began"),
        pytest.param(interval("2022-06"), "2022-06-30", Truth.YES, id="begun by the end of the month"),
        pytest.param(interval("2015", "2018-02"), "2018-02-10", Truth.UNKNOWN, id="inside the month it ended"),
        pytest.param(interval("2015", "2018-02"), "2018-03-01", Truth.NO, id="after the month it ended"),
        pytest.param(
            interval(None, None, "2026-11-23"), "2020-01-01", Truth.UNKNOWN, id="an unknown start is not always"
        ),
        pytest.param(interval(None, None, "2026-11-23"), "2026-11-23", Truth.YES, id="seen to hold"),
        pytest.param(interval(), "2026-11-23", Truth.UNKNOWN, id="nothing known"),
        pytest.param(interval(None, "2018-02-05"), "2018-02-05", Truth.NO, id="ended, begun nobody knows when"),
    ],
)
def test_holds_on(held, day, expected):
    assert held.holds_on(date.fromisoformat(day)) is expected


def test_end_before_start_is_refused():
    with pytest.raises(ValueError, match="before it starts"):
        interval("2022", "2021")


@given(st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 4000), st.integers(-5000, 9000))
def test_whole_days_leave_nothing_unknown(start, length, offset):
    end = start + timedelta(days=length)
    held = Interval(PartialDate.of(start), PartialDate.of(end))
    day = start + timedelta(days=offset)
    assert held.holds_on(day) is (Truth.YES if start <= day < end else Truth.NO)
