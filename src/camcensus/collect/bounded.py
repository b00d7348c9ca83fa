"""Reads a hostile file in a child process that may use little memory and time, no network and no disk.

Parsers of binary formats can be made to abort or to eat memory, which no `except` can catch. The child opens the file
through its standard input and answers JSON lines of bounded length; nothing else leaves it. Its error output is never
shown. How far the host let us shut it in is told beside the values.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any, BinaryIO

from camcensus.model.errors import InputError

CHILD = ("-I", "-X", "utf8", "-m", "camcensus.collect.bounded_child")
_CHUNK = 65_536
_SAVE_AS = "Open it in a spreadsheet or text program you trust, save it as CSV and try again."


class Isolation(Enum):
    """How far the child was shut in."""

    NAMESPACES = "namespaces"  # no network, no rights over the host, and the limits
    LIMITS = "limits"  # memory, time, files and output are limited; the host forbids namespaces


@dataclass(frozen=True, slots=True)
class Limits:
    """What a child may use."""

    memory_bytes: int = 768 * 1024 * 1024  # address space
    cpu_seconds: int = 60
    wall_seconds: float = 120.0  # that we wait for it; our own work between two values does not count
    input_bytes: int = 512 * 1024 * 1024
    output_bytes: int = 1024 * 1024 * 1024  # all lines together; they are streamed, not held
    line_bytes: int = 4 * 1024 * 1024  # one JSON line
    open_files: int = 64


class BoundedReading:
    """One run of the child. A context manager: leaving it ends the child and whatever it started."""

    def __init__(
        self,
        task: str,
        stream: BinaryIO,
        name: str,
        options: Mapping[str, Any] | None = None,
        limits: Limits = Limits(),
        child: Sequence[str] = CHILD,
    ) -> None:
        """Start the task over a stream. Raises InputError where the stream is longer than a child may be given.

        Args:
            task: a name known to bounded_child.TASKS.
            options: JSON values handed to the task.
            child: arguments for the Python interpreter; another module of the same manners in tests.
        """
        self.name = name
        self.limits = limits
        self.isolation: Isolation | None = None  # known once the first value was asked for
        self._input = _as_file(stream, name, limits.input_bytes)
        order = json.dumps({"task": task, "options": dict(options or {}), "limits": asdict(limits)})
        try:
            self._process = subprocess.Popen(
                [sys.executable, *child, order],
                stdin=self._input,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"LC_ALL": "C.UTF-8"},
                start_new_session=True,
                close_fds=True,
            )
        except OSError as error:
            self._input.close()
            problem = f"no process can be started to read it in: {error.strerror or error}"
            raise InputError(
                name, "", problem, "Raise the limit on processes or open files, or save it as CSV."
            ) from None

    def __enter__(self) -> BoundedReading:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child and its process group; safe to call twice."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._input.close()

    def values(self) -> Iterator[Any]:
        """The task's values in order. Raises InputError for whatever else happened, after the values before it."""
        finished = False
        for line in self._lines():
            message = self._message(line)
            if "value" in message:
                yield message["value"]
            elif "isolation" in message:
                self.isolation = Isolation.NAMESPACES if message["isolation"] == "namespaces" else Isolation.LIMITS
            elif "problem" in message:
                raise self._fail(_plain(message.get("problem")), _plain(message.get("mend")), message.get("place"))
            elif message.get("end") is True:
                finished = True
                break
        if not finished:
            raise self._cause_of_death()

    def _lines(self) -> Iterator[bytes]:
        out = self._process.stdout
        assert out is not None
        waited, received, partial = 0.0, 0, bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(out, selectors.EVENT_READ)
            while True:
                before = time.monotonic()
                ready = selector.select(max(0.0, self.limits.wall_seconds - waited))
                waited += time.monotonic() - before
                if not ready:
                    raise self._fail(f"reading it took over {self.limits.wall_seconds:g} seconds and was ended")
                chunk = os.read(out.fileno(), _CHUNK)
                if not chunk:
                    return
                received += len(chunk)
                if received > self.limits.output_bytes:
                    raise self._fail(f"it holds more than {self.limits.output_bytes} bytes of text")
                partial += chunk
                *lines, rest = partial.split(b"\n")
                partial = bytearray(rest)
                if len(partial) > self.limits.line_bytes or any(len(line) > self.limits.line_bytes for line in lines):
                    raise self._fail(f"one of its rows is longer than {self.limits.line_bytes} bytes")
                yield from (bytes(line) for line in lines)

    def _message(self, line: bytes) -> dict[str, Any]:
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            raise self._fail("its reader answered something that is not a value") from None
        if not isinstance(message, dict):
            raise self._fail("its reader answered something that is not a value")
        return message

    def _cause_of_death(self) -> InputError:
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return self._fail("its reader closed its answer without ending")
        if code in (-signal.SIGXCPU, -signal.SIGKILL):
            return self._fail(f"reading it took over {self.limits.cpu_seconds} seconds of computing and was ended")
        if code < 0:
            megabytes = self.limits.memory_bytes // (1024 * 1024)
            return self._fail(
                f"reading it broke off ({signal.Signals(-code).name}), as a file does that asks for more than "
                f"{megabytes} MB or is damaged"
            )
        return self._fail(f"its reader ended early (status {code})")

    def _fail(self, problem: str, mend: str = "", place: object = "") -> InputError:
        return InputError(self.name, _plain(place), problem, mend or _SAVE_AS)


def _plain(text: object) -> str:
    """What the child says of itself is not trusted to be short or clean."""
    return "".join(sign for sign in str(text)[:300] if sign.isprintable()) if text else ""


def _as_file(stream: BinaryIO, name: str, most: int) -> BinaryIO:
    """The stream from here to its end as an unnamed file that a child can be given."""
    left = most
    with ExitStack() as opened:
        try:
            copy = opened.enter_context(tempfile.TemporaryFile())
            while chunk := stream.read(min(_CHUNK, left + 1)):
                if len(chunk) > left:
                    problem = f"longer than {most} bytes, the most that is read of this format"
                    raise InputError(name, "", problem, _SAVE_AS)
                left -= len(chunk)
                copy.write(chunk)
            copy.seek(0)
        except OSError as error:
            problem = f"cannot be put aside to be opened: {error.strerror or error}"
            raise InputError(name, "", problem, "Make room on the disk, or name another by TMPDIR.") from None
        opened.pop_all()  # closed by BoundedReading.close
    return copy
