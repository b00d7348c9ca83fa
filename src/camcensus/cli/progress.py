"""Progress on standard error, for work that lasts more than two seconds, on a terminal, unless asked to be quiet."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SILENT_SECONDS = 2.0
_EVERY_SECONDS = 0.2


@contextmanager
def showing(quiet: bool) -> Iterator[Callable[[str, int], None]]:
    """A function to call with what is being done and how many observations are through; cheap to call often."""
    if quiet or not sys.stderr.isatty():
        yield _say_nothing
        return
    started = time.monotonic()
    last = 0.0

    def show(what: str, count: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - started < _SILENT_SECONDS or now - last < _EVERY_SECONDS:
            return
        last = now
        rate = count / (now - started)
        sys.stderr.write(f"\r\x1b[K{what}: {count:,} observations, {rate:,.0f}/s, {now - started:.0f} s")
        sys.stderr.flush()

    try:
        yield show
    finally:
        if last:
            sys.stderr.write("\r\x1b[K")


def _say_nothing(what: str, count: int) -> None:
    """Progress that nobody wants to see."""
    del what, count
