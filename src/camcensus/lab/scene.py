"""What happened at one address of the lab: counted while it plays, read by tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from camcensus.lab.host import Host


@dataclass(slots=True)
class Scene:
    """One address on stage. `hurt` says what a fragile device suffered; None while it is well."""

    host: Host
    delay: float  # seconds before an answer
    connections: int = 0  # accepted so far
    open_now: int = 0
    most_open: int = 0  # at one time
    questions: int = 0  # whole requests over TCP
    datagrams: int = 0
    received: int = 0  # bytes
    hurt: str | None = None
    memory: dict[str, Any] = field(default_factory=dict)  # of a behaviour between its connections

    def opened(self) -> None:
        """A connection came in."""
        self.connections += 1
        self.open_now += 1
        self.most_open = max(self.most_open, self.open_now)

    def closed(self) -> None:
        """A connection ended."""
        self.open_now -= 1

    def hurts(self, how: str) -> None:
        """The device is hurt; the first injury stays on record."""
        if self.hurt is None:
            self.hurt = how

    def counts(self) -> dict[str, Any]:
        """What a test may want to know, as plain values."""
        names = ("connections", "most_open", "questions", "datagrams", "received", "hurt")
        return {name: getattr(self, name) for name in names}
