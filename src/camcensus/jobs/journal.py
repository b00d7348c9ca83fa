"""What a long reading has done so far, a line a request, so that a run that was killed goes on where it stood.

A line is written whole and handed to the system before its request counts as done, so that a kill loses none; it is forced
to disk at most half a second later, which is what a power cut may cost. A last line without its end, as a kill or a full
disk leaves it, is cut off and its request read again. The first line names what the lines rest on: the program,
the facts, the requests file; where one of them changed, nothing of the journal is used.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from camcensus.model.errors import InputError

_TRIES = 20
_BETWEEN_TRIES = 0.1  # seconds
_FORCED_EVERY = 0.5  # seconds


class Journal:
    """The open journal of one run; nobody else can have it open. A context manager: leaving it closes the file."""

    def __init__(self, path: Path, rests_on: Mapping[str, str], *, resume: bool) -> None:
        """Open or begin it. Raises InputError where another run has it open or it cannot be written."""
        self.path = path
        self.restarted = False  # it was to be resumed, and rested on something else
        self._forced = 0.0  # when it was last forced to disk, by time.monotonic()
        self._places: dict[str, tuple[str, int]] = {}  # request -> stamp of its files, offset of its line
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file: BinaryIO = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+b")
        except OSError as error:
            raise _unwritable(path, error) from None
        try:
            _lock(self._file)
        except BlockingIOError:
            self._file.close()
            raise InputError(
                str(path), "", "another run is reading the same folder", "Wait until it is done, or end it."
            ) from None
        except OSError as error:
            raise InputError(
                str(path),
                "",
                f"cannot be written: {error.strerror}",
                "Set XDG_STATE_HOME to a folder you may write to.",
            ) from None
        header = _line({"journal": 1, **rests_on})
        if not (resume and self._take_over(header)):
            self.restarted = resume and path.stat().st_size > 0
            self._file.seek(0)
            self._file.truncate()
            self._append(header)

    def __enter__(self) -> Journal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of it; what was written stays."""
        with suppress(OSError, ValueError):  # closed already
            os.fsync(self._file.fileno())
        self._file.close()

    def _take_over(self, header: bytes) -> bool:
        """Read what is there; False where it rests on something else. Cuts off an unfinished line."""
        self._file.seek(0)
        if self._file.readline() != header:
            return False
        end = self._file.tell()
        for line in self._file:
            entry = _entry(line)
            if entry is None:
                break
            self._places[entry["request"]] = (entry["stamp"], end)
            end += len(line)
        self._file.seek(end)
        self._file.truncate()
        return True

    def has(self, request: str, stamp: str) -> bool:
        """Was this request read, and have its files not changed since?"""
        return self._places.get(request, ("", 0))[0] == stamp

    def write(self, request: str, stamp: str, row: Mapping[str, Any]) -> None:
        """Add the reading of one request; a kill from now on does not lose it. Raises InputError where the disk is full."""
        self._file.seek(0, os.SEEK_END)
        place = self._file.tell()
        self._append(_line({"request": request, "stamp": stamp, "row": row}))
        self._places[request] = (stamp, place)

    def _append(self, line: bytes) -> None:
        try:
            self._file.write(line)
            self._file.flush()
            if time.monotonic() - self._forced > _FORCED_EVERY:
                os.fsync(self._file.fileno())
                self._forced = time.monotonic()
        except OSError as error:
            raise InputError(
                str(self.path), "", f"cannot be written: {error.strerror}", "Make room and run again with --resume."
            ) from None

    def rows(self, requests: Iterable[str]) -> Iterator[dict[str, Any]]:
        """The readings of these requests, in the order asked for, one at a time from the disk."""
        for request in requests:
            self._file.seek(self._places[request][1])
            entry = _entry(self._file.readline())
            if entry is None:
                raise InputError(str(self.path), "", "was changed while it was in use", "Run again without --resume.")
            yield entry["row"]

    def remove(self) -> None:
        """The result is delivered: nothing is left to resume."""
        self.path.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        str(path), "", f"cannot be written: {error.strerror}", "Set XDG_STATE_HOME to a folder you may write to."
    )


def _lock(file: BinaryIO) -> None:
    """Raises BlockingIOError where another run keeps it; the workers of a killed run let go a moment later."""
    for _ in range(_TRIES):
        with suppress(BlockingIOError):
            return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        time.sleep(_BETWEEN_TRIES)
    return fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _line(value: Mapping[str, Any]) -> bytes:
    """One JSON line with a checksum in front, so that half a line is never taken for a whole one."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return hashlib.sha256(text).hexdigest()[:16].encode("ascii") + b" " + text + b"\n"


def _entry(line: bytes) -> dict[str, Any] | None:
    """The value of a line; None for one that is not whole."""
    if not line.endswith(b"\n") or line[16:17] != b" ":
        return None
    text = line[17:-1]
    if hashlib.sha256(text).hexdigest()[:16].encode("ascii") != line[:16]:
        return None
    value = json.loads(text)
    return value if isinstance(value, dict) and {"request", "stamp", "row"} <= value.keys() else None


def journal_path(*what: str) -> Path:
    """Where the journal of this work lies: in the user's state folder, named by a hash of what is read.

    XDG Base Directory Specification 0.8: $XDG_STATE_HOME, else ~/.local/state.
    """
    base = os.environ.get("XDG_STATE_HOME") or os.path.join(os.path.expanduser("~"), ".local", "state")
    name = hashlib.sha256("\0".join(what).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return Path(base) / "camcensus" / f"read-{name}.journal"
