"""Work handed out in handfuls: nothing is lost, whatever a piece does to its process."""

from __future__ import annotations

import os

import pytest

from camcensus.jobs.workers import spread

ENDS_ITS_PROCESS = 13


def ready() -> None:
    """Nothing to prepare."""


def double(item: int) -> int:
    if item == ENDS_ITS_PROCESS:
        os._exit(3)
    return 2 * item


@pytest.mark.parametrize("together", [1, 3, 50])
def test_every_item_comes_back_once_with_its_result(together: int) -> None:
    found = sorted(spread(double, range(12), 2, ready, together))
    assert found == [(item, 2 * item) for item in range(12)]


@pytest.mark.parametrize("together", [1, 3, 50])
def test_an_item_that_ends_its_process_costs_only_itself(together: int) -> None:
    found = dict(spread(double, range(20), 2, ready, together))
    assert found == {item: None if item == ENDS_ITS_PROCESS else 2 * item for item in range(20)}


def refuse(item: int) -> int:
    raise ValueError(f"item {item}")


def test_an_error_of_the_work_reaches_the_caller() -> None:
    with pytest.raises(ValueError, match="item"):
        list(spread(refuse, range(5), 2, ready, 3))
