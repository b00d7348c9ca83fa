"""Standard streams that end well: closed ones, full ones, and those of a small alphabet."""

from __future__ import annotations

import io
import os
import signal
import sys
from types import FrameType

_BUFFER = 65_536


class OutputError(OSError):
    """Standard output did not take what was written to it."""


class _Output(io.FileIO):
    """Standard output whose failures can be told from those of other files. A reader that went away stays what it is."""

    def write(self, data: bytes, /) -> int:  # type: ignore[override]  # typeshed wants any buffer; io hands over bytes
        try:
            return super().write(data) or 0
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputError(error.errno, error.strerror) from None


def make_ready() -> None:
    """Before a command runs: streams that the caller closed are refused politely, ends by signal clean up."""
    for number, flags in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:  # else the next file opened would take its number; what is written to it fails or is let go
            os.open(os.devnull, flags)
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    before = sys.stdout
    sys.stdout = io.TextIOWrapper(
        io.BufferedWriter(_Output(1, "w", closefd=False), _BUFFER),
        encoding=before.encoding if before is not None else "utf-8",
        errors="backslashreplace",  # a sign that the terminal lacks is shown as its number
        line_buffering=before is not None and bool(before.line_buffering),
    )
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is signal.SIG_DFL:  # not where nohup lets it be ignored
            signal.signal(number, _end)


def give_up_output() -> None:
    """What is still in the buffer goes nowhere, so that Python does not try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _end(number: int, frame: FrameType | None) -> None:
    """As an interruption does: drafts of reports are removed and child processes ended on the way out."""
    del frame
    raise SystemExit(128 + number)
