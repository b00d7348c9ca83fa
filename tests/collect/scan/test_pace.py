from __future__ import annotations

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.scan.pace import Pace
from camcensus.model.scan import MAX_RATE


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@given(
    st.integers(20, 10_000),
    st.lists(st.tuples(st.floats(0, 0.5), st.integers(1, 5), st.integers(0, 3)), min_size=1, max_size=200),
)
def test_never_more_than_the_rate_in_any_second_whatever_is_asked(rate, asks):
    """What is owed is paid by those who follow; only what one act owes after it was let go may come on top."""
    clock = Clock()
    pace = Pace(rate, clock=clock)
    left: list[tuple[float, int]] = []
    for pause, packets, owed in asks:
        clock.now += pause / rate
        if pace.spend_now(packets):
            pace.owe(owed)
            left.append((clock.now, packets + owed))
    for start, _ in left:
        within = sum(packets for at, packets in left if start <= at < start + 1)
        assert within <= min(rate, MAX_RATE) + 8  # 5 and 3: one act that begins at the very end


def test_no_rate_lifts_the_ceiling():
    assert Pace(10 * MAX_RATE).rate == MAX_RATE
    clock = Clock()
    pace = Pace(10 * MAX_RATE, clock=clock)
    left = 0
    for _ in range(1000):
        clock.now += 0.001
        while pace.spend_now():
            left += 1
    assert 0.85 * MAX_RATE <= left <= MAX_RATE


@pytest.mark.parametrize("rate", [0, -1])
def test_there_is_no_rate_of_nothing(rate):
    with pytest.raises(ValueError, match="packets a second"):
        Pace(rate)


def test_those_who_wait_are_let_go_in_their_order():
    async def run() -> list[int]:
        pace = Pace(400)
        order: list[int] = []

        async def one(number: int) -> None:
            await pace.spend()
            order.append(number)

        await asyncio.gather(*map(one, range(60)))
        return order

    assert asyncio.run(run()) == list(range(60))


def test_one_who_is_cancelled_pays_nothing_and_holds_up_nobody():
    async def run() -> float:
        pace = Pace(100)
        while pace.spend_now():
            pass
        waiting = [asyncio.create_task(pace.spend(5)) for _ in range(50)]
        last = asyncio.create_task(pace.spend())
        await asyncio.sleep(0)
        for task in waiting:
            task.cancel()
        before = asyncio.get_running_loop().time()
        await last
        return asyncio.get_running_loop().time() - before

    assert asyncio.run(run()) < 0.3


def test_what_is_owed_is_waited_for():
    clock = Clock()
    pace = Pace(1000, clock=clock)
    pace.owe(500)
    clock.now += 0.4
    assert not pace.spend_now()
    clock.now += 0.2
    assert pace.spend_now()


def test_more_than_a_burst_can_be_paid():
    async def run() -> None:
        pace = Pace(100)
        await pace.spend(40)
        assert not pace.spend_now()

    asyncio.run(run())
