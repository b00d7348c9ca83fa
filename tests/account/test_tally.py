"""A census counts every body once, says what each number is out of, and never takes silence for a no."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.account.answers import Answer, Decision, Question, parse_answer
from camcensus.account.census_report import build_page
from camcensus.account.intervals import Bounds
from camcensus.account.tally import ALL, FrameBody, Standing, frame_body, join_bodies, tally
from camcensus.model.errors import InputError
from camcensus.model.request import Outcome, Use

YES, NO, FORMER, UNKNOWN = Use.YES, Use.NO, Use.FORMER, Use.UNKNOWN


def answer(
    request="R1", body="id 1", use=YES, outcome=Outcome.ANSWERED, *, sector="council", day=None, decision=Decision.AUTO,
    exemptions=(), silent=False, dahua=None, prc=None, others=(), name=None,
):  # fmt: skip
    return Answer(
        request_id=request,
        body=body,
        name=name or f"Body {body}",
        sector=sector,
        nation="England",
        outcome=outcome,
        silent=silent,
        exemptions=exemptions,
        uses={Question.HIKVISION: use, Question.DAHUA: dahua or NO, Question.ANY_PRC: prc or use},
        other_makers=others,
        oem_brand="",
        decision=decision,
        day=date.fromisoformat(day) if day else None,
    )


def figure(found, question=Question.HIKVISION, sector=ALL):
    return next(row for row in found.figures if row.question is question and row.sector == sector)


CENSUS = [
    answer("R1", "id 1", YES, others=("Axis", "Bosch")),
    answer("R2", "id 2", NO, others=("Axis",)),
    answer("R3", "id 3", FORMER),
    answer("R4", "id 4", YES, Outcome.PARTIAL, exemptions=("s.43(2)",)),
    answer("R5", "id 5", UNKNOWN, Outcome.REFUSED, exemptions=("s.31(1)(a)", "s.43(2)")),
    answer("R6", "id 6", UNKNOWN, Outcome.NOT_HELD, sector="school"),
    answer("R7", "id 7", UNKNOWN, Outcome.NO_ANSWER_YET, sector="school"),
    answer("R8", "id 8", UNKNOWN, Outcome.NO_ANSWER_YET, sector="school", silent=True),
    answer("R9", "id 9", YES, sector="school", decision=Decision.REVIEW),
    answer("R10", "id 10", UNKNOWN, Outcome.CLARIFICATION, sector="school"),
]


def test_every_body_stands_in_one_place_and_they_add_up_to_those_asked():
    row = figure(tally(CENSUS))
    places = (row.answered, row.refused, row.not_held, row.no_answer_yet, row.silent, row.to_check)
    assert places == (4, 1, 1, 2, 1, 1)
    assert sum(places) == row.asked == 10


def test_shares_say_what_they_are_out_of():
    row = figure(tally(CENSUS))
    assert (row.yes, row.settled) == (2, 4)
    assert (row.share_of_settled, row.share_of_answered, row.share_of_asked) == (0.5, 0.5, 0.2)


def test_bounds_take_every_unsettled_body_both_ways():
    assert figure(tally(CENSUS)).bounds == Bounds(0.2, 0.8)


def test_a_reading_that_waits_for_a_person_settles_nothing_unless_asked_for():
    assert figure(tally(CENSUS), sector="school").yes == 0
    row = figure(tally(CENSUS, with_review=True), sector="school")
    assert (row.yes, row.to_check, row.answered) == (1, 0, 1)


def test_a_reading_that_a_person_checked_counts():
    row = figure(tally([answer(decision=Decision.CHECKED)]))
    assert (row.yes, row.answered) == (1, 1)


def test_former_use_is_settled_and_not_a_yes():
    row = figure(tally([answer(use=FORMER)]))
    assert (row.settled, row.yes, row.former, row.share_of_settled) == (1, 0, 1, 0.0)


def test_refusals_are_counted_by_section_and_a_body_with_two_stands_in_both():
    rows = {(sector, section): number for sector, section, number in tally(CENSUS).refusals}
    assert rows[ALL, "s.43(2)"] == 2
    assert rows[ALL, "s.31(1)(a)"] == 1


def test_a_refusal_that_names_no_section_is_counted_too():
    assert (ALL, "no section named", 1) in tally([answer(use=UNKNOWN, outcome=Outcome.REFUSED)]).refusals


def test_other_makers_are_counted_once_a_body():
    assert tally(CENSUS).others == (("Axis", 2), ("Bosch", 1))


def test_a_sector_without_a_settled_body_has_bounds_and_no_share():
    row = figure(tally(CENSUS), sector="school")
    assert row.share_of_settled is None
    assert row.interval is None
    assert row.bounds == Bounds(0, 1)


# several requests to one body


def test_of_two_settled_answers_the_later_counts():
    several = [answer("R2", use=NO, day="2026-03-02"), answer("R1", use=YES, day="2026-03-03")]
    bodies, notes = join_bodies(several)
    assert [body.uses[Question.HIKVISION] for body in bodies] == [YES]
    assert notes == ["Body id 1: 2 requests (R2, R1) count as one body"]


def test_a_settled_answer_stands_above_a_later_refusal():
    several = [
        answer("R1", use=YES, day="2026-03-02"),
        answer("R2", use=UNKNOWN, outcome=Outcome.REFUSED, day="2026-05-01"),
    ]
    (body,), _ = join_bodies(several)
    assert (body.uses[Question.HIKVISION], body.standing) == (YES, Standing.ANSWERED)


@pytest.mark.parametrize("days", [(None, None), ("2026-03-02", None), ("2026-03-02", "2026-03-02")])
def test_answers_that_disagree_without_a_later_one_settle_nothing(days):
    several = [answer("R1", use=YES, day=days[0]), answer("R2", use=NO, day=days[1])]
    (body,), notes = join_bodies(several)
    assert body.uses[Question.HIKVISION] is UNKNOWN
    assert "disagree and no day says which is later" in notes[1]


def test_of_a_refusal_and_a_later_not_held_the_later_is_where_it_stands():
    several = [
        answer("R1", use=UNKNOWN, outcome=Outcome.NOT_HELD, day="2026-02-01"),
        answer("R2", use=UNKNOWN, outcome=Outcome.REFUSED, day="2026-01-01"),
    ]
    (body,), _ = join_bodies(several)
    assert body.standing is Standing.NOT_HELD


def test_one_request_in_two_rows_is_one_request():
    (body,), notes = join_bodies([answer(use=YES), answer(use=NO)])
    assert body.uses[Question.HIKVISION] is NO
    assert "stands there twice" in notes[0]


@given(st.permutations([*CENSUS, answer("R11", "id 1", NO, day="2026-01-01"), answer("R12", "id 5", YES)]))
def test_the_order_of_readings_changes_nothing(shuffled):
    again = tally(shuffled)
    first = tally(sorted(shuffled, key=lambda row: row.request_id))
    assert (again.figures, again.bodies, again.refusals, again.makers) == (
        first.figures, first.bodies, first.refusals, first.makers,
    )  # fmt: skip


# frame, weights, makers


def frame_of(*sizes):
    return [
        frame_body(str(number), f"Body {number}", sector, "England")
        for sector, numbers in sizes
        for number in numbers
    ]  # fmt: skip


def test_a_frame_gives_bounds_over_all_of_it_and_a_narrower_interval():
    asked = [answer(f"R{n}", f"id {n}", YES if n < 30 else NO) for n in range(60)]
    free, framed = figure(tally(asked)), figure(tally(asked, frame_of(("council", range(100)))))
    assert framed.frame == 100
    assert framed.frame_bounds == Bounds(0.3, 0.7)
    assert free.interval.low < framed.interval.low < 0.5 < framed.interval.high < free.interval.high


def test_where_the_whole_frame_is_settled_nothing_is_left_to_chance():
    asked = [answer(f"R{n}", f"id {n}", YES if n < 3 else NO) for n in range(4)]
    assert figure(tally(asked, frame_of(("council", range(4))))).interval == Bounds(0.75, 0.75)


def test_an_interval_never_leaves_what_the_frame_allows():
    """None of two settled in a frame of three: at most one in three, whatever chance could do."""
    asked = [answer(f"R{n}", f"id {n}", NO) for n in range(2)]
    row = figure(tally(asked, frame_of(("council", range(3)))))
    assert row.frame_bounds == row.interval == Bounds(0, 1 / 3)


def test_a_body_outside_the_frame_is_left_out_and_named():
    found = tally(
        [answer("R1", "id 1"), answer("R2", "id 99", name="Elsewhere Council")], frame_of(("council", [1, 2]))
    )
    assert figure(found).asked == 1
    assert found.notes[-1] == "1 bodies asked are not in the frame and are left out: Elsewhere Council"


def test_the_sector_of_the_frame_is_the_one_that_counts():
    found = tally([answer("R1", "id 1", sector="not stated")], frame_of(("school", [1, 2])))
    assert figure(found, sector="school").asked == 1


def test_a_sector_of_which_nobody_was_asked_still_has_its_row():
    row = figure(tally([answer("R1", "id 1")], frame_of(("council", [1]), ("police", [7, 8]))), sector="police")
    assert (row.frame, row.asked, row.frame_bounds) == (2, 0, Bounds(0, 1))


def test_weights_undo_that_one_sector_answers_more_readily():
    """Councils: 8 of 8 answered, all yes. Schools: 2 of 8 answered, both no. Plain 8 of 10; by size one half."""
    rows = [answer(f"C{n}", f"id c{n}", YES) for n in range(8)]
    rows += [
        answer(f"S{n}", f"id s{n}", NO if n < 2 else UNKNOWN, Outcome.ANSWERED if n < 2 else Outcome.REFUSED, sector="school")
        for n in range(8)
    ]  # fmt: skip
    found = tally(rows)
    assert figure(found).share_of_settled == 0.8
    assert (found.weighted[0].share, found.weighted[0].basis) == (0.5, "asked")


def test_a_sector_that_nothing_stands_for_is_left_out_of_the_weighted_share_by_name():
    rows = [answer("R1", "id 1"), answer("R2", "id 2", UNKNOWN, Outcome.REFUSED, sector="police")]
    assert tally(rows).weighted[0].left_out == ("police",)


def test_makers_are_shares_of_users_and_may_pass_the_whole():
    rows = [
        answer("R1", "id 1", YES, dahua=YES),
        answer("R2", "id 2", UNKNOWN, dahua=YES, prc=YES),
        answer("R3", "id 3", NO),
    ]
    hikvision, dahua = tally(rows).makers
    assert (hikvision.users, hikvision.yes, hikvision.unsettled, hikvision.bounds) == (2, 1, 1, Bounds(0.5, 1))
    assert (dahua.yes, dahua.share) == (2, 1.0)


# rows

ROW = {
    "request_id": "R1", "outcome": "partial", "exemptions": "s.31(1)(a); s.43(2)", "uses_hikvision": "yes",
    "uses_dahua": "unknown", "uses_any_prc_maker": "yes", "other_makers": "Axis; Bosch", "decision": "checked",
    "body": "St Ebb's  Primary", "sector": "school", "nation": "Wales", "received_on": "2026-04-01",
}  # fmt: skip


def test_a_row_of_text_becomes_an_answer():
    found = parse_answer(ROW, "readings.csv", "line 2")
    assert found.body == "st ebb's primary (school, wales)"
    assert found.exemptions == ("s.31(1)(a)", "s.43(2)")
    assert (found.outcome, found.decision, found.day) == (Outcome.PARTIAL, Decision.CHECKED, date(2026, 4, 1))


def test_schools_of_one_name_are_told_apart_by_their_ids():
    first, second = (parse_answer({**ROW, "body_id": number}, "", "").body for number in ("101", "102"))
    assert first != second


def test_a_row_without_a_body_is_a_body_of_its_own():
    assert parse_answer({**ROW, "body": ""}, "", "").body == "request R1"


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("outcome", "maybe", "outcome is 'maybe'"),
        ("uses_dahua", "ja", "uses_dahua is 'ja'"),
        ("decision", "", "decision is ''"),
        ("received_on", "1 April", "received_on is '1 april'"),
        ("uses_hikvision", None, "has no uses_hikvision"),
    ],
)
def test_a_row_outside_the_closed_lists_is_refused_with_its_place(column, value, problem):
    with pytest.raises(InputError, match="line 2") as caught:
        parse_answer({**ROW, column: value}, "readings.csv", "line 2")
    assert problem.casefold() in str(caught.value).casefold()


def test_the_report_names_the_days_of_the_answers_that_count():
    dated = [
        answer("R1", day="2026-11-20"),
        answer("R2", "id 2", day="2026-12-01"),
        answer("R3", "id 3", day="2027-01-09"),
    ]
    silent = answer("R4", "id 4", day="2025-01-01", silent=True)
    within = [FrameBody(f"id {n}", "", "council") for n in (1, 2, 4)]
    assert tally([*dated, silent]).days == (date(2026, 11, 20), date(2027, 1, 9))
    assert tally([*dated, silent], within).days == (date(2026, 11, 20), date(2026, 12, 1))
    assert tally([answer()]).days is None


def test_any_maker_of_the_prc_has_no_interval_and_says_so_at_its_bars():
    found = tally([answer(), answer("R2", "id 2", use=NO)])
    row = figure(found, Question.ANY_PRC)
    assert row.share_of_settled == 0.5
    assert row.interval is None
    assert figure(found).interval is not None
    page = build_page(found, "T", [])
    section = next(one for one in page.sections if one.key == "uses-any-prc-maker")
    assert section.chart.bars[-1].note == "1 yes, 0 unsettled"
    assert section.chart.bars[-1].range.point is None
