"""What a scan shows while it runs, on a terminal: a line of progress, and each device as it is named."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from camcensus.account.escape import visible

if TYPE_CHECKING:
    from camcensus.collect.scan.capture_lines import HostDone
    from camcensus.collect.scan.sweep import Watches
    from camcensus.jobs.scan import ScanPlan
    from camcensus.jobs.scan_live import LiveNames
    from camcensus.model.scan import Exchange

_EVERY_SECONDS = 0.2
_CLEAR = "\r\x1b[K"


@contextmanager
def watching(plan: ScanPlan, quiet: bool) -> Iterator[Watches | None]:
    """Who shows a scan; None where nobody looks (no terminal, or asked to be quiet), which spares the work."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from camcensus.jobs.scan_live import LiveNames
    from camcensus.store.shipped import shipped_facts

    view = _View(plan, LiveNames(shipped_facts()))
    try:
        yield view
    finally:
        sys.stderr.write(_CLEAR)
        sys.stderr.flush()


class _View:
    """Progress on one line, devices above it."""

    def __init__(self, plan: ScanPlan, names: LiveNames) -> None:
        self._plan, self._names = plan, names
        self._started = time.monotonic()
        self._shown = 0.0
        self._hosts = self._questions = self._named = 0

    def question_ended(self, exchange: Exchange) -> None:
        """A question came to its end."""
        del exchange
        self._questions += 1
        self._progress()

    def host_done(self, done: HostDone, exchanges: Sequence[Exchange]) -> None:
        """A host is done; shown if it is camera equipment or its maker is known."""
        self._hosts += 1
        if exchanges:
            found = self._names.name(done.address, exchanges)
            if found.manufacturer is not None or found.is_camera_equipment:
                self._named += 1
                kind = found.equipment.value if found.equipment else "device"
                words = (done.address, self._names.maker(found), found.model or "", kind, found.standing.value)
                line = "  ".join(visible(word, 60) for word in words if word)
                sys.stderr.write(f"{_CLEAR}{line}\n")
        self._progress()

    def _progress(self) -> None:
        now = time.monotonic()
        if now - self._shown < _EVERY_SECONDS:
            return
        self._shown = now
        spent = max(now - self._started, 0.001)
        rate = self._hosts / spent
        left = (self._plan.addresses - self._hosts) / rate if rate else self._plan.seconds
        noun = "address" if self._plan.addresses == 1 else "addresses"
        sys.stderr.write(
            f"{_CLEAR}{self._hosts:,} of {self._plan.addresses:,} {noun}, {self._named:,} named,"
            f" {self._questions:,} questions, {rate:,.0f} addresses/s, about {left:,.0f} s left"
        )
        sys.stderr.flush()
