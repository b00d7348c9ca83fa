"""Shares, bounds and intervals: published values, both ends of every range, and what must hold for all numbers."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from camcensus.account.intervals import Bounds, bound_share, share, wilson


@pytest.mark.parametrize(
    ("yes", "settled", "low", "high"),
    [
        pytest.param(81, 263, 0.2553, 0.3662, id="a large sample"),
        pytest.param(15, 148, 0.0624, 0.1605, id="a small share"),
        pytest.param(0, 20, 0.0, 0.1611, id="none of twenty"),
        pytest.param(1, 29, 0.0061, 0.1718, id="one of twenty-nine"),
    ],
)
def test_wilson_gives_the_published_values(yes, settled, low, high):
    """Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I."""
    found = wilson(yes, settled)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


def test_a_whole_population_leaves_nothing_to_chance():
    assert wilson(30, 40, 40) == Bounds(0.75, 0.75)


def test_one_body_short_of_the_whole_population_leaves_little_to_chance():
    found = wilson(30, 40, 41)
    assert 0.70 < found.low < 0.75 < found.high < 0.80


def test_the_correction_is_that_of_the_variance():
    """With n of N the count that stands in for n is n (N - 1) / (N - n): 100 of 397 is as good as 133.3 of endlessly many."""
    corrected, larger, smaller = wilson(50, 100, 397), wilson(67, 134), wilson(66, 132)
    assert larger.high - larger.low < corrected.high - corrected.low < smaller.high - smaller.low


@given(st.integers(1, 500), st.data())
def test_an_interval_holds_the_share_and_shrinks_with_a_finite_population(settled, data):
    yes = data.draw(st.integers(0, settled))
    population = data.draw(st.integers(settled, 5000))
    plain, corrected = wilson(yes, settled), wilson(yes, settled, population)
    slack = 1e-12
    assert 0 <= plain.low <= corrected.low + slack
    assert corrected.low <= yes / settled + slack
    assert yes / settled <= corrected.high + slack
    assert corrected.high <= plain.high + slack
    assert plain.high <= 1


@given(st.integers(0, 300), st.integers(0, 300), st.integers(0, 300))
def test_every_way_the_unsettled_could_answer_lies_within_the_bounds(yes, no, unsettled):
    assume(yes + no + unsettled)
    asked = yes + no + unsettled
    found = bound_share(asked, yes + no, yes)
    assert all(found.low <= (yes + more) / asked <= found.high for more in (0, unsettled // 2, unsettled))
    assert (found.low, found.high) == (yes / asked, (yes + unsettled) / asked)


def test_nothing_settled_is_bounded_by_everything():
    assert bound_share(7, 0, 0) == Bounds(0, 1)
    assert wilson(0, 0) is None


def test_nobody_asked_has_no_share():
    assert bound_share(0, 0, 0) is None
    assert share(0, 0) is None


@pytest.mark.parametrize("numbers", [(5, 6, 1), (5, 4, 5), (5, 4, -1)])
def test_numbers_that_cannot_be_are_refused(numbers):
    with pytest.raises(ValueError, match="cannot be"):
        bound_share(*numbers)


@pytest.mark.parametrize("numbers", [(2, 1, None), (1, 3, 2), (-1, 3, 4)])
def test_intervals_of_numbers_that_cannot_be_are_refused(numbers):
    with pytest.raises(ValueError, match="cannot be"):
        wilson(*numbers)


def test_a_part_larger_than_its_whole_is_refused():
    with pytest.raises(ValueError, match="no share"):
        share(2, 1)
