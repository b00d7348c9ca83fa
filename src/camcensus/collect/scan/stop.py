"""The one signal that ends a scan: a key, a signal, a kill file, or the end of the scope's time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

LOOK_EVERY = 0.1  # seconds between two looks at the kill file and the clock


def utc_now() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  # a scan has a clock: its scope expires


class StopSignal:
    """Set once, never unset. Whoever listens is called at once, in the order of listening.

    kill_file: the scan stops when this file is there. deadline: the scan stops at this moment (with time zone); the
    dialer stops at the end of its scope by itself.
    """

    def __init__(
        self,
        *,
        kill_file: Path | None = None,
        deadline: datetime | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._kill_file = kill_file
        self._deadline = deadline
        self._clock = clock
        self._listeners: list[Callable[[], None]] = []
        self.reason: str | None = None  # None while the scan may go on

    def stop(self, reason: str) -> None:
        """Stops the scan. The first reason stays. Call it in the thread of the event loop (`add_signal_handler`)."""
        if self.reason is None:
            self.reason = reason
            for listener in tuple(self._listeners):
                listener()

    def is_stopped(self) -> bool:
        """Must nothing more leave?"""
        return self.reason is not None

    def listen(self, listener: Callable[[], None]) -> None:
        """Calls `listener` when the scan stops; at once if it has stopped already."""
        self._listeners.append(listener)
        if self.reason is not None:
            listener()

    def forget(self, listener: Callable[[], None]) -> None:
        """Ends what `listen` began."""
        self._listeners.remove(listener)

    def look(self) -> None:
        """Looks at the kill file and the clock once."""
        if self._kill_file is not None and self._kill_file.exists():
            self.stop(f"the kill file {self._kill_file} is there")
        if self._deadline is not None and self._clock() >= self._deadline:
            self.stop(f"the scope expired at {self._deadline.isoformat()}")

    async def watch(self) -> None:
        """Looks every tenth of a second until the scan has stopped. The dialer runs this."""
        while not self.is_stopped():
            self.look()
            await asyncio.sleep(LOOK_EVERY)
