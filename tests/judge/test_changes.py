"""What changed between two days, and which instrument did it."""

from __future__ import annotations

from datetime import date

import pytest
from tests.judge.world import RULE, book_of

from camcensus.judge.changes import change_between
from camcensus.store.shipped import shipped_facts

BOOK = book_of(RULE)


def told(book, first: str, last: str, body: str | None = None) -> list[tuple[str, str, str | None]]:
    changes = change_between(book, date.fromisoformat(first), date.fromisoformat(last), body)
    return [(change.instrument, change.kind, change.on) for change in changes]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param("2019-01-01", "2020-01-01", [], id="before anything"),
        pytest.param("2020-01-01", "2020-01-02", [("rule", "began", "2020-01-02")], id="the first day"),
        pytest.param("2020-01-02", "2022-06-30", [], id="while nothing changes"),
        pytest.param(
            "2022-06-30", "2022-07-01", [("rule", "deadline-passed", "2022-06-30")], id="the day after the deadline"
        ),
        pytest.param("2022-07-01", "2030-01-01", [], id="after the deadline"),
    ],
)
def test_beginning_and_deadline(first, last, expected):
    assert told(BOOK, first, last) == expected


def test_only_what_concerns_the_body():
    assert told(BOOK, "2019-01-01", "2021-01-01", "council") == [("rule", "began", "2020-01-02")]
    assert told(BOOK, "2019-01-01", "2021-01-01", "ministry") == []


def test_what_began_and_ended_between_the_days_is_told():
    book = book_of(
        RULE.replace("from: 2020-01-02", "from: 2020-01-02, to: 2020-06-01").replace("by: 2022-06-30", "by: 2020-03-01")
    )
    assert [kind for _, kind, _ in told(book, "2019-01-01", "2021-01-01")] == ["began", "ended"]
    assert [kind for _, kind, _ in told(book, "2020-02-01", "2021-01-01")] == ["deadline-passed", "ended"]


def test_a_successor_is_named_as_the_cause():
    changes = change_between(shipped_facts(), date(2022, 10, 12), date(2022, 10, 13))
    ended = [change for change in changes if change.kind == "ended"]
    assert {(change.instrument, change.caused_by) for change in ended} == {
        ("uk-huawei-decision-2020-07-14", "uk-huawei-dvd-2022")
    }
    assert {change.instrument for change in changes if change.kind == "began"} == {"uk-huawei-dvd-2022"}


def test_a_month_makes_unclear_before_it_makes_clear():
    book, notice = shipped_facts(), "us-fcc-2026-06-26-notice"
    assert (notice, "became-unclear", "2026-07") in told(book, "2026-06-30", "2026-07-10")
    assert (notice, "began", "2026-07") in told(book, "2026-06-30", "2026-08-01")


def test_a_department_between_the_statement_and_today():
    changes = change_between(shipped_facts(), date(2022, 11, 23), date(2026, 11, 23), "uk-government-department")
    rows = [change.as_row() for change in changes]
    assert {"uk-wms-dowden-2022-11-24", "uk-sensitive-sites-timeline-2024"} <= {row["instrument"] for row in rows}
    deadline = [row for row in rows if row["change"] == "deadline-passed"]
    assert [(row["on"], row["duty"]) for row in deadline if row["instrument"].startswith("uk-sensitive")] == [
        ("2025-04", "remove-by")
    ]
    assert rows == sorted(rows, key=lambda row: row["on"])


def test_days_in_the_wrong_order_and_unknown_bodies_are_refused():
    with pytest.raises(ValueError, match="is before"):
        change_between(BOOK, date(2021, 1, 1), date(2020, 1, 1))
    with pytest.raises(KeyError):
        change_between(BOOK, date(2020, 1, 1), date(2021, 1, 1), "nobody")
