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
    """How long a service may take to answer, learnt from the answers of this network and of the host itself.

    Cameras accept on ports where they never say anything to strangers: to wait there as long as the slowest device may
    take would make up most of a scan. And a slow device must not be asked again while it still works on an answer. So
    a host gets all the time there is until it has answered once; from then on several times what it, or this network,
    has been seen to need. A host that lets its first question go unanswered is given one more, and is then left alone.
    """

    LEAST = 0.75  # seconds
    LAST = 1.5  # seconds for the last question to a host that has answered none
    ENOUGH = 8  # answers before those of the network say anything
    OF_HOST = 3  # times the slowest answer of the same host
    VARIATIONS = 8
    SILENT = 2  # questions over TCP that a host may let go unanswered if it has answered none

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

    def seconds(self, address: str, probe: float, most: float, unanswered: int) -> float:
        """How long to wait for an answer.

        Args:
            probe: seconds that the question grants.
            most: seconds that no question takes longer than.
            unanswered: questions over TCP that the host has let go, if it has answered none.
        """
        slowest = self._slowest.get(address)
        if slowest is None:
            return most if not unanswered else min(most, self.LAST)
        if self.OF_HOST * slowest > probe:
            return most
        usual = self._smoothed + self.VARIATIONS * self._variation if self._count >= self.ENOUGH else probe
        return min(most, probe, max(self.LEAST, usual, self.OF_HOST * slowest))
