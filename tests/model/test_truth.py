"""Kleene's tables."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.truth import Truth, all_of, any_of, negate

ORDER = {Truth.NO: 0, Truth.UNKNOWN: 1, Truth.YES: 2}


@pytest.mark.parametrize(("left", "right"), list(itertools.product(Truth, Truth)))
def test_and_is_the_least_or_the_greatest(left, right):
    assert all_of([left, right]) is min(left, right, key=ORDER.__getitem__)
    assert any_of([left, right]) is max(left, right, key=ORDER.__getitem__)


@given(st.lists(st.sampled_from(Truth)))
def test_de_morgan(parts):
    assert negate(all_of(parts)) is any_of(negate(part) for part in parts)


def test_of_nothing():
    assert all_of([]) is Truth.YES
    assert any_of([]) is Truth.NO


def test_a_truth_is_no_bool():
    with pytest.raises(TypeError, match="three-valued"):
        bool(Truth.UNKNOWN)
