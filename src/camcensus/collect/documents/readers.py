"""Children that read documents, kept for the next document: starting one costs more than reading a letter.

A child that died, or said something that is no frame, is never used again; nor is one that has read many documents or
grown large. Borrowing is safe from several threads, and a forked process never uses its parent's children.
"""

from __future__ import annotations

import atexit
import errno
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from camcensus.collect.bounded import Isolation
from camcensus.collect.documents.frames import FrameError, Other, read_others, read_segments
from camcensus.collect.documents.pieces import About
from camcensus.model.document import Segment
from camcensus.model.errors import InputError

_CHILD = ("-I", "-X", "utf8", "-m", "camcensus.collect.documents.reader_child")
_CHUNK = 1 << 18
INLINE_BYTES = 48 * 1024  # a document up to this length travels with its order
_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "OMP_NUM_THREADS": "1",
    # mallopt(3): what one document gave back is kept for the next, within the limit on memory; asking the system for it
    # anew costs up to a sixth of a page's time
    "MALLOC_TRIM_THRESHOLD_": str(64 * 1024 * 1024),
    "MALLOC_TOP_PAD_": str(1024 * 1024),
    "MALLOC_MMAP_THRESHOLD_": str(4 * 1024 * 1024),
}
SAVE_AGAIN = "Open it in a program you trust, save or print it to PDF and hand that in."


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """What reading one document may use."""

    memory_bytes: int = 1024 * 1024 * 1024  # address space of the child
    cpu_seconds: int = 30
    wall_seconds: float = 60.0  # that we wait for it
    output_bytes: int = 512 * 1024 * 1024  # all frames of one document
    frame_bytes: int = 160 * 1024 * 1024
    documents: int = 1_000  # that one child reads before it is replaced, which takes 0.14 s of computing
    life_seconds: int = 3600  # of computing, all documents of one child


class ReaderChild:
    """One running child."""

    def __init__(self, limits: ReaderLimits = ReaderLimits()) -> None:
        self.limits = limits
        self.isolation = Isolation.LIMITS
        self.usable = True
        self._read = 0
        self._received = 0
        self._buffer = bytearray()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._orders = ours
        bounds = {"memory_bytes": limits.memory_bytes, "cpu_seconds": limits.life_seconds, "open_files": 64}
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, *_CHILD, json.dumps(bounds)],
                stdin=theirs.fileno(),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                start_new_session=True,
                close_fds=True,
            )
        assert self._process.stdout is not None
        self._out = self._process.stdout.fileno()
        self._poll = select.poll()
        self._poll.register(self._out, select.POLLIN)

    def is_alive(self) -> bool:
        """It has not been ended by something else while it waited."""
        return self._process.poll() is None

    def close(self) -> None:
        """End the child and whatever it started; safe to call twice."""
        self.usable = False
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._orders.close()

    def found(self, data: bytes, name: str, as_format: str = "") -> Generator[list[Segment] | Other, None, None]:
        """What is in a file, in order. Raises InputError, after what was found before, where the child could not go on.

        Args:
            name: of the file, as its segments will say.
            as_format: the format as we know it from outside ("message" for one of a mailbox); empty: by content.
        """
        self._received = 0
        self._read += 1
        finished = False
        try:
            self._send(data, name, as_format)
            deadline = _Deadline(self.limits.wall_seconds)
            while not finished:
                value = json.loads(self._frame(b"J", name, deadline))
                if "isolation" in value:
                    self.isolation = Isolation.NAMESPACES if value["isolation"] == "namespaces" else Isolation.LIMITS
                    continue
                blob = self._frame(b"B", name, deadline) if "part" in value or "picture" in value else None
                others = read_others(value, blob)
                about = [one for one in others if isinstance(one, About)]
                yield from about
                if "pieces" in value:
                    yield read_segments(value, name)
                yield from others[len(about) :]
                if "end" in value:
                    finished = True
                    self.usable = value["end"] is True and self._read < self.limits.documents
        except (FrameError, RecursionError, ValueError, TypeError, OSError):
            raise InputError(name, "", "its reader answered something that is not a value", SAVE_AGAIN) from None
        finally:
            if not finished:
                self.close()

    def _send(self, data: bytes, name: str, as_format: str) -> None:
        order = json.dumps({"name": name[-500:], "as": as_format, "cpu_seconds": self.limits.cpu_seconds}).encode()
        try:
            if len(data) <= INLINE_BYTES and self._send_inline(order + b"\n" + data):
                return
            descriptor = os.memfd_create("document", os.MFD_CLOEXEC)
            try:
                with os.fdopen(descriptor, "wb", closefd=False) as file:
                    file.write(data)
                os.lseek(descriptor, 0, os.SEEK_SET)
                socket.send_fds(self._orders, [order], [descriptor])
            finally:
                os.close(descriptor)
        except BrokenPipeError:
            pass  # the child is gone: reading from it says why

    def _send_inline(self, message: bytes) -> bool:
        """Order and document in one datagram; False where the host allows none of that length."""
        try:
            self._orders.send(message)
        except OSError as error:
            if error.errno != errno.EMSGSIZE:
                raise
            return False
        return True

    def _frame(self, kind: bytes, name: str, deadline: _Deadline) -> bytes:
        end = self._buffer.find(b"\n", 0, 24)
        while end < 0:
            if len(self._buffer) > 24:
                raise FrameError("no length")
            self._fill(name, deadline)
            end = self._buffer.find(b"\n", 0, 24)
        head = bytes(self._buffer[:end])
        if head[:1] != kind or not head[1:].isdigit():
            raise FrameError("another frame was due")
        length = int(head[1:])
        if length > self.limits.frame_bytes:
            raise InputError(name, "", f"one part of it is longer than {self.limits.frame_bytes} bytes", SAVE_AGAIN)
        while len(self._buffer) < end + 1 + length:
            self._fill(name, deadline)
        frame = bytes(self._buffer[end + 1 : end + 1 + length])
        del self._buffer[: end + 1 + length]
        return frame

    def _fill(self, name: str, deadline: _Deadline) -> None:
        before = time.monotonic()
        ready = self._poll.poll(max(0.0, deadline.left * 1000))
        deadline.left -= time.monotonic() - before
        if not ready or deadline.left <= 0:
            problem = f"reading it took over {self.limits.wall_seconds:g} seconds and was ended"
            raise InputError(name, "", problem, SAVE_AGAIN)
        chunk = os.read(self._out, _CHUNK)
        if not chunk:
            raise self._cause_of_death(name)
        self._received += len(chunk)
        if self._received > self.limits.output_bytes:
            raise InputError(name, "", f"it holds more than {self.limits.output_bytes} bytes", SAVE_AGAIN)
        self._buffer += chunk

    def _cause_of_death(self, name: str) -> InputError:
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return InputError(name, "", "its reader closed its answer without ending", SAVE_AGAIN)
        if code in (-signal.SIGXCPU, -signal.SIGKILL):
            problem = f"reading it took over {self.limits.cpu_seconds} seconds of computing and was ended"
        elif code < 0:
            megabytes = self.limits.memory_bytes // (1024 * 1024)
            problem = (
                f"reading it broke off ({signal.Signals(-code).name}), as a file does that asks for more than "
                f"{megabytes} MB or is damaged"
            )
        else:
            problem = f"its reader ended early (status {code})"
        return InputError(name, "", problem, SAVE_AGAIN)


@dataclass(slots=True)
class _Deadline:
    left: float  # seconds that we may still wait


class _Idle:
    """Children that wait for work, of this process."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.children: list[ReaderChild] = []
        self.owner = os.getpid()

    def take(self) -> ReaderChild | None:
        with self.lock:
            if self.owner != os.getpid():  # forked: the children are our parent's
                self.children, self.owner = [], os.getpid()
            while self.children:
                child = self.children.pop()
                if child.is_alive():
                    return child
                child.close()
            return None

    def put(self, child: ReaderChild) -> None:
        with self.lock:
            self.children.append(child)


_idle = _Idle()


@contextmanager
def borrow_reader() -> Iterator[ReaderChild]:
    """A child that may read one document after the other until it is no longer `usable`."""
    child = _idle.take() or ReaderChild()
    try:
        yield child
    except BaseException:
        child.close()
        raise
    if child.usable:
        _idle.put(child)
    else:
        child.close()


def close_readers() -> None:
    """End the children that wait for work."""
    while (child := _idle.take()) is not None:
        child.close()


atexit.register(close_readers)


def known_isolation(child: Any) -> str:
    """The word for a DocumentRead."""
    return "namespaces" if child.isolation is Isolation.NAMESPACES else "limits"
