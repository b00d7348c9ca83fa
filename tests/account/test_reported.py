"""Figures of others are shown as reported: what they add up to, never forced to agree."""

from __future__ import annotations

import pytest

from camcensus.account.intervals import Bounds
from camcensus.account.reported import (
    ReportedSector,
    bound_by_response,
    build_reported_page,
    parse_survey,
    weigh_sectors,
)
from camcensus.facts.records import Record
from camcensus.jobs.tally import list_surveys, reported_page
from camcensus.model.errors import FactError, InputError
from camcensus.store.shipped import shipped_facts


def survey():
    (found,) = list_surveys(shipped_facts())
    return found


def test_the_sectors_of_2022_weight_to_64_2_percent_and_not_to_the_headline():
    share, rounding = weigh_sectors(survey().sectors)
    assert sum(row.respondents for row in survey().sectors) == 1217
    assert round(100 * share, 1) == 64.2
    assert survey().headline == 0.608
    assert not rounding.low <= survey().headline <= rounding.high


def test_the_report_says_so_and_corrects_neither():
    page = build_reported_page(survey(), ())
    assert "over 1,217 respondents weight to 64.2%; the headline says 60.8%" in page.lead
    assert "Rounding cannot make the one of the other" in page.lead
    assert "reported figures of others" in page.warning
    headline = next(section for section in page.sections if section.key == "headline")
    assert headline.sentences[1] == (
        "With the same 782 users it needs 1,286 respondents, 69 more than the chart lists."
    )
    assert headline.sentences[2].startswith("With the same 1,217 respondents it needs 740 users, 42 fewer")


def test_rounding_that_can_explain_a_headline_is_not_called_a_difference():
    sectors = [ReportedSector("a", 100, 0.61)]
    share, rounding = weigh_sectors(sectors)
    assert rounding.low <= 0.608 <= rounding.high
    assert share == pytest.approx(0.61)


@pytest.mark.parametrize(
    ("rate", "low", "high"), [(1.0, 0.642, 0.642), (0.5, 0.321, 0.821), (0.25, 0.1605, 0.9105), (0.0, 0.0, 1.0)]
)
def test_what_non_response_could_make_of_it(rate, low, high):
    found = bound_by_response(0.642, rate)
    assert (found.low, found.high) == (pytest.approx(low), pytest.approx(high))


def test_overlap_of_makers_that_rounding_alone_could_make_is_not_claimed():
    makers = next(section for section in build_reported_page(survey(), ()).sections if section.key == "makers")
    assert makers.sentences[-1] == "They add up to 101%, which rounding alone could make."


def test_every_chart_has_a_table():
    page = build_reported_page(survey(), ())
    assert all(section.grids for section in page.sections if section.chart)
    assert [url.startswith("https://") for _, url, _ in page.sources] == [True] * 3


@pytest.mark.parametrize(
    "values", [{}, {"id": "x"}, {"id": "x", "title": "t", "marked": "m", "question": "q", "headline": 5}]
)
def test_a_record_that_is_no_survey_is_named(values):
    with pytest.raises(FactError, match=r"x.yaml:1: is no survey"):
        parse_survey(Record("x.yaml:1", values))


def test_a_survey_that_is_not_shipped_is_told_with_those_that_are():
    with pytest.raises(InputError, match="There are: uk-survey-2022"):
        reported_page(shipped_facts(), "uk-survey-1922")


def test_bounds_are_exact_where_all_answered():
    assert bound_by_response(0.5, 1.0) == Bounds(0.5, 0.5)
