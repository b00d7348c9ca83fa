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
