"""iCalendar: folding, escaping, stable events."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from camcensus.act.calendar import MAX_OCTETS, make_calendar
from camcensus.act.deadlines import Events, keep_clocks
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()
STAMP = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CLOCKS = keep_clocks(
    BOOK.request_laws["foia"], BOOK.holiday_tables["uk-bank-holidays"], Events(date(2026, 11, 16)), "council"
)


def unfolded(text):
    return text.replace("\r\n ", "").split("\r\n")


def test_the_reply_is_an_all_day_event_with_its_chain():
    lines = unfolded(make_calendar([("Example Council", CLOCKS)], STAMP))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20261215" in lines
    assert "DTEND;VALUE=DATE:20261216" in lines
    description = next(line for line in lines if line.startswith("DESCRIPTION"))
    assert "FOIA s.10(1)" in description
    assert "St Andrew's Day" in description
    assert "GOV.UK" in description


def test_deadlines_without_a_day_make_no_event():
    text = make_calendar([("", CLOCKS)], STAMP)
    dated = sum(one.due is not None for one in CLOCKS.deadlines)
    assert text.count("BEGIN:VEVENT") == dated < len(CLOCKS.deadlines)


def test_the_same_request_keeps_its_events():
    later = datetime(2027, 1, 1, tzinfo=UTC)
    uids = [
        [line for line in unfolded(make_calendar([("A", CLOCKS)], stamp)) if line.startswith("UID")]
        for stamp in (STAMP, later)
    ]
    assert uids[0] == uids[1]
    assert len(set(uids[0])) == len(uids[0])


@given(st.text())
def test_any_name_stays_inside_its_line(name):
    text = make_calendar([(name, CLOCKS)], STAMP)
    assert all(len(line.encode("utf-8", "replace")) <= MAX_OCTETS for line in text.split("\r\n"))
    summaries = [line for line in unfolded(text) if line.startswith("SUMMARY:")]
    assert len(summaries) == text.count("BEGIN:VEVENT")
    assert "\n" not in "".join(unfolded(text))
