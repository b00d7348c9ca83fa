"""How long to wait for a connection, learnt from the answers of this network.

Source: RFC 6298 section 2: smoothed round trip and its variation; the bounds are ours.
"""

from __future__ import annotations

LEAST, FIRST, MOST = 0.25, 0.75, 1.5  # seconds: never less, before anything is known, never more
_WEIGHT, _WEIGHT_OF_VARIATION = 1 / 8, 1 / 4
_VARIATIONS = 4


class Patience:
    """Seconds after which a connection counts as not answered."""

    def __init__(self) -> None:
        self._smoothed: float | None = None
        self._variation = 0.0

    def seen(self, seconds: float) -> None:
        """A connection was accepted or refused after so long."""
        if self._smoothed is None:
            self._smoothed, self._variation = seconds, seconds / 2
            return
        self._variation += _WEIGHT_OF_VARIATION * (abs(self._smoothed - seconds) - self._variation)
        self._smoothed += _WEIGHT * (seconds - self._smoothed)

    def seconds(self) -> float:
        """How long to wait now."""
        if self._smoothed is None:
            return FIRST
        return min(MOST, max(LEAST, self._smoothed + _VARIATIONS * self._variation))


class AnswerPatience:
    """Seconds after which a service counts as silent: learnt from the answers of this network and of the host itself.

    Cameras accept on ports where they never say anything to strangers. To wait there as long as the slowest device may
    take would make up most of a scan. So the first question to a host is given all its time, and the following ones as
    much as this host, or this network, has been seen to need several times over.
    """

    LEAST = 0.75  # seconds
    ENOUGH = 8  # answers before those of the network say anything
    OF_HOST = 3  # times the slowest answer of the same host
    VARIATIONS = 8

    def __init__(self) -> None:
        self._smoothed = self._variation = 0.0
        self._count = 0
        self._slowest: dict[str, float] = {}

    def seen(self, address: str, seconds: float) -> None:
        """A service of this host answered after so long."""
        self._count += 1
        if self._count == 1:
            self._smoothed, self._variation = seconds, seconds / 2
        else:
            self._variation += _WEIGHT_OF_VARIATION * (abs(self._smoothed - seconds) - self._variation)
            self._smoothed += _WEIGHT * (seconds - self._smoothed)
        self._slowest[address] = max(seconds, self._slowest.get(address, 0.0))

    def forget(self, address: str) -> None:
        """The host is done."""
        self._slowest.pop(address, None)

    def seconds(self, address: str, most: float, *, first: bool) -> float:
        """How long to wait for an answer, `most` at most. `first`: the host has not been asked anything over TCP."""
        if first or self._count < self.ENOUGH:
            return most
        usual = self._smoothed + self.VARIATIONS * self._variation
        return min(most, max(self.LEAST, usual, self.OF_HOST * self._slowest.get(address, 0.0)))
