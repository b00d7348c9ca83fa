"""Deadlines: the worked examples of each law, both sides of every line, and the chain that carries each day."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.act.deadlines import Events, Pause, keep_clocks, law_for, no_clocks
from camcensus.act.working_days import Term, WorkingDays, add_months
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()
LAWS, TABLE = BOOK.request_laws, BOOK.holiday_tables["uk-bank-holidays"]


def day(text):
    return date.fromisoformat(text)


def due(law, received, rule="reply", body_type="", **events):
    clocks = keep_clocks(LAWS[law], TABLE, Events(day(received), **events), body_type)
    return next(one for one in clocks.deadlines if one.rule == rule)


@pytest.mark.parametrize(
    ("law", "received", "expected", "skipped"),
    [
        ("foia", "2026-11-16", "2026-12-15", ["2026-11-30"]),
        ("foia", "2026-12-21", "2027-01-22", ["2026-12-25", "2026-12-28", "2027-01-01", "2027-01-04"]),
        ("foia", "2026-03-16", "2026-04-16", ["2026-03-17", "2026-04-03", "2026-04-06"]),
        ("foisa", "2026-03-16", "2026-04-14", ["2026-04-03"]),
        ("foia", "2026-06-18", "2026-07-17", ["2026-07-13"]),
        ("foisa", "2026-06-18", "2026-07-16", []),
        ("foia", "2027-03-10", "2027-04-12", ["2027-03-17", "2027-03-26", "2027-03-29"]),
        ("foisa", "2027-03-10", "2027-04-08", ["2027-03-26"]),
        ("foia", "2027-06-25", "2027-07-26", ["2027-07-12"]),
        ("foia", "2026-07-11", "2026-08-11", ["2026-07-13", "2026-08-03"]),
    ],
)
def test_worked_examples(law, received, expected, skipped):
    reply = due(law, received)
    assert reply.due == day(expected)
    assert [str(one.day) for one in reply.not_counted] == skipped
    assert reply.earliest is None


def test_a_day_added_by_proclamation_does_not_count():
    assert due("foisa", "2026-06-12").not_counted[0].day == day("2026-06-15")


def test_every_deadline_carries_rule_citation_and_source():
    for law in LAWS.values():
        for one in keep_clocks(law, TABLE, Events(day("2026-11-16"))).deadlines:
            assert one.citation
            assert one.chain[0].citation == one.citation
            assert one.sources


def test_the_holiday_table_used_is_in_the_result():
    used = keep_clocks(LAWS["foia"], TABLE, Events(day("2026-12-21"))).holidays
    assert used is not None
    assert "GOV.UK" in used.edition
    assert used.parts == ("ENG", "WLS", "SCT", "NIR")
    assert day("2027-01-04") in [one.day for one in used.days]
    assert used.covers == (day("2012-01-01"), day("2028-12-31"))


def test_a_scottish_body_answers_under_its_own_act_without_school_days():
    law, note = law_for(BOOK.request_bodies["school"], "Scotland", LAWS)
    assert law is LAWS["foisa"]
    assert "council" in note
    assert due("foisa", "2026-07-01", body_type="school").due == day("2026-07-29")


@pytest.mark.parametrize("nation", ["England", "Wales", "Scotland", "Northern Ireland"])
def test_a_body_outside_the_law_has_no_clock(nation):
    law, note = law_for(BOOK.request_bodies["outside"], nation, LAWS)
    assert law is None
    clocks = no_clocks("outside", day("2026-11-16"), note)
    assert clocks.deadlines == ()
    assert "no clock runs" in clocks.notes[0]


def test_a_body_nobody_knows_about_is_said_to_be_unknown_not_outside():
    law, note = law_for(BOOK.request_bodies["housing-association"], "Scotland", LAWS)
    assert law is None
    assert "not in the facts" in note


class TestSchools:
    def test_without_term_dates_the_outer_limit_stands_and_says_so(self):
        reply = due("foia", "2026-07-20", "reply-school", "school")
        assert reply.due == WorkingDays(TABLE, LAWS["foia"].holidays_of).count(day("2026-07-20"), 60).due
        assert reply.earliest == day("2026-08-18")
        assert "earlier if 20 school days" in reply.note

    def test_with_term_dates_twenty_school_days_count(self):
        terms = (Term(day("2026-09-02"), day("2026-10-23")),)
        assert due("foia", "2026-07-20", "reply-school", "school", terms=terms).due == day("2026-09-29")

    def test_sixty_working_days_end_it_where_school_is_out_for_long(self):
        terms = (Term(day("2026-07-01"), day("2026-07-22")), Term(day("2026-11-02"), day("2027-02-01")))
        reply = due("foia", "2026-07-20", "reply-school", "school", terms=terms)
        assert reply.due == WorkingDays(TABLE, LAWS["foia"].holidays_of).count(day("2026-07-20"), 60).due
        assert "came before" in reply.note

    def test_terms_that_end_too_early_leave_the_day_open(self):
        terms = (Term(day("2026-07-01"), day("2026-07-22")),)
        reply = due("foia", "2026-07-20", "reply-school", "school", terms=terms)
        assert reply.earliest is not None
        assert "term dates given end on 2026-07-22" in reply.note

    def test_under_the_environmental_rules_a_school_has_twenty_working_days(self):
        assert due("eir", "2026-11-16", body_type="school").due == day("2026-12-15")


class TestPauses:
    def test_a_clarification_starts_the_period_anew(self):
        pause = Pause("clarification", day("2026-11-18"), day("2026-11-25"))
        reply = due("foia", "2026-11-16", pauses=(pause,))
        assert reply.runs_from == day("2026-11-25")
        assert reply.due == due("foia", "2026-11-25").due
        assert any("s.1(3)" in link.citation for link in reply.chain)

    def test_while_it_waits_for_an_answer_no_day_is_named(self):
        reply = due("foia", "2026-11-16", pauses=(Pause("clarification", day("2026-11-18")),))
        assert reply.due is None
        assert "Answer it" in reply.note

    def test_days_of_a_fee_do_not_count(self):
        pause = Pause("fee", day("2026-11-18"), day("2026-11-20"))
        reply = due("foia", "2026-11-16", pauses=(pause,))
        assert reply.due == day("2026-12-18")
        assert [str(one.day) for one in reply.not_counted][:3] == ["2026-11-18", "2026-11-19", "2026-11-20"]


class TestAfterTheReply:
    def test_more_time_under_the_uk_act_is_guidance(self):
        reply = due("foia", "2026-11-16", "reply-extended", extended=True)
        assert (reply.basis, reply.due) == ("guidance", day("2027-01-18"))

    def test_an_extension_that_the_scottish_act_does_not_know_moves_nothing(self):
        clocks = keep_clocks(LAWS["foisa"], TABLE, Events(day("2026-11-16"), extended=True))
        assert clocks.deadlines[0].due == due("foisa", "2026-11-16").due
        assert "no longer period" in clocks.notes[0]

    @pytest.mark.parametrize(("law", "count"), [("foia", 20), ("foisa", 20), ("eir", 40), ("eisr", 20)])
    def test_reviews(self, law, count):
        review = due(law, "2026-11-16", "review", replied=day("2026-12-01"), review_asked=day("2026-12-02"))
        calendar = WorkingDays(TABLE, LAWS[law].holidays_of)
        assert review.due == calendar.count(day("2026-12-02"), count).due

    def test_a_reply_in_good_time_does_not_shorten_the_scottish_time_for_a_review(self):
        early = due("foisa", "2026-11-16", "ask-review", replied=day("2026-11-18"))
        assert early.runs_from == due("foisa", "2026-11-16").due
        late = due("foisa", "2026-11-16", "ask-review", replied=day("2027-01-20"))
        assert late.runs_from == day("2027-01-20")

    def test_six_months_to_the_scottish_commissioner(self):
        events = {"review_asked": day("2027-01-05"), "reviewed": day("2027-01-29")}
        assert due("foisa", "2026-11-16", "complain", **events).due == day("2027-07-29")

    def test_the_uk_act_names_no_last_day_for_a_complaint(self):
        complain = due("foia", "2026-11-16", "complain", review_asked=day("2027-01-05"), reviewed=day("2027-01-29"))
        assert complain.due is None
        assert "without undue delay" in complain.note

    def test_exceptional_reviews_show_both_days(self):
        review = due("foia", "2026-11-16", "review", review_asked=day("2026-12-02"))
        assert review.latest is not None
        assert review.due is not None
        assert review.latest > review.due


def test_past_the_published_holidays_nothing_is_counted():
    reply = due("foia", "2028-12-18")
    assert reply.due is None
    assert "2028-12-31" in reply.note


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ({"replied": date(2026, 11, 1)}, "before the request came in"),
        ({"pauses": (Pause("fee", date(2026, 11, 20), date(2026, 11, 19)),)}, "before it was asked"),
        ({"reviewed": date(2026, 12, 1)}, "before it was asked for"),
    ],
)
def test_days_out_of_order_are_refused(events, words):
    with pytest.raises(ValueError, match=words):
        Events(date(2026, 11, 16), **events)


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [("2026-08-31", 6, "2027-02-28"), ("2027-08-31", 6, "2028-02-29"), ("2026-06-30", 6, "2026-12-30")],
)
def test_months(start, months, expected):
    assert add_months(day(start), months) == day(expected)


@pytest.mark.parametrize("part", ["ENG", "WLS", "SCT", "NIR"])
def test_the_table_agrees_with_an_independent_calendar(part):
    oracle = holidays.UnitedKingdom(subdiv=part, years=range(2012, 2029))
    working = WorkingDays(TABLE, (part,))
    one = date(2012, 1, 1)
    wrong = []
    while one <= TABLE.last:
        if one.weekday() < 5 and (one in oracle) != (working.why_not(one) is not None):
            wrong.append(one)
        one += timedelta(days=1)
    assert wrong == []


@given(st.dates(date(2012, 1, 1), date(2028, 9, 1)), st.integers(1, 60))
def test_as_many_working_days_lie_between_as_were_asked_for(start, count):
    working = WorkingDays(TABLE, ("ENG", "WLS", "SCT", "NIR"))
    found = working.count(start, count)
    assert found.due is not None
    between = [start + timedelta(days=n) for n in range(1, (found.due - start).days + 1)]
    assert sum(working.why_not(one) is None for one in between) == count
    assert working.why_not(found.due) is None


@given(st.dates(), st.sampled_from(sorted(LAWS)), st.sampled_from(["", "school"]))
def test_any_day_ends_in_clocks(received, law, body_type):
    clocks = keep_clocks(LAWS[law], TABLE, Events(received), body_type)
    assert all(one.due is None or one.due >= received for one in clocks.deadlines)
