"""No more than so many packets a second.

What a packet costs is paid before it leaves. What cannot be known before (the acknowledgements and the close of a TCP
connection, a repeated SYN) is owed, and paid before anything further leaves.

A connection pays one packet for its SYN; once it is open it owes three more (ACK, FIN, ACK), and when it ends what the
kernel says it sent beyond that. So a connection to an open port that is closed at once comes to four, a refused one to
one, a silent one to one and one more if it was left waiting for over a second. A datagram pays one for each 1,400 bytes begun.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable

from camcensus.model.scan import MAX_RATE

# Of the rate, so that what is owed by connections under way does not carry a second over it.
_PAID = 0.9
_BURST = 0.05  # seconds of the rate that may leave at once after a rest
_TICK = 0.01  # seconds between two looks at who may leave


class Pace:
    """Packets a second in all, never over MAX_RATE whatever is asked for. One event loop; first come, first served."""

    def __init__(self, rate: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        if rate < 1:
            raise ValueError(f"a rate of {rate} packets a second")
        self.rate = min(rate, MAX_RATE)
        self._refill = self.rate * _PAID
        self._most = max(1.0, self.rate * _BURST)
        self._clock = clock
        self._left = self._most  # packets; below zero: owed
        self._at = clock()
        self._waiting: deque[tuple[int, asyncio.Future[None]]] = deque()
        self._timer: asyncio.TimerHandle | None = None

    def spend_now(self, packets: int = 1) -> bool:
        """Pays at once if nobody waits and there is enough; False if it must be waited for."""
        return not self._waiting and self._pay(packets)

    async def spend(self, packets: int = 1) -> None:
        """Waits for its turn and pays. More than a burst may be asked for: it is then owed by those who follow."""
        if self.spend_now(packets):
            return
        future = asyncio.get_running_loop().create_future()
        self._waiting.append((packets, future))
        self._wake_later()
        await future  # a waiter that is cancelled stays in the row until its turn, and pays nothing

    def owe(self, packets: int) -> None:
        """Books packets that have left already."""
        if packets > 0:
            self._left -= packets

    def _pay(self, packets: int) -> bool:
        now = self._clock()
        self._left = min(self._most, self._left + (now - self._at) * self._refill)
        self._at = now
        if self._left < min(packets, self._most):
            return False
        self._left -= packets
        return True

    def _wake_later(self) -> None:
        if self._timer is None and self._waiting:
            missing = min(self._waiting[0][0], self._most) - self._left
            delay = max(missing / self._refill, _TICK)
            self._timer = asyncio.get_running_loop().call_later(delay, self._wake)

    def _wake(self) -> None:
        self._timer = None
        while self._waiting:
            packets, future = self._waiting[0]
            if future.done():  # cancelled
                self._waiting.popleft()
            elif self._pay(packets):
                self._waiting.popleft()
                future.set_result(None)
            else:
                break
        self._wake_later()
