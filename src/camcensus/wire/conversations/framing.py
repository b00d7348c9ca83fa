"""When an answer is whole: messages with a head and a body over a stream (HTTP, RTSP), and single datagrams.

A reader remembers where in the framing it stands and a few first bytes, never the answer: that is kept by who feeds it.
What comes after the end of the answer is ignored, so an answer in pieces ends where the same answer in one piece does.

Source: RFC 9112 sections 2, 4, 6 and 7 (HTTP/1.1); RFC 2326 section 4.4 (RTSP: no length, no body).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from camcensus.model.scan import ScanEnd

MAX_HEAD = 16 * 1024  # bytes of status line and headers; common servers refuse heads over 8 kB
MAX_INTERIM = 4  # answers 1xx before the real one; each device that sends one sends one
MAX_STRANGE = 16  # datagrams of another protocol after which no more are waited for
_STRANGE_BYTES = 256  # of another protocol that are waited for, so that a greeting is kept whole
_LINE = 1024  # bytes of a chunk's size line
# after which a server that never closes has said it all
_ENDING = re.compile(rb"</(?:[a-z][a-z0-9_.-]{0,31}:)?(?:html|envelope)>", re.IGNORECASE)
_ENDING_BYTES = 45  # of the longest
_STATUS = re.compile(rb"(?:HTTP|RTSP)/\d(?:\.\d)? (\d{3})(?!\d)", re.IGNORECASE)
_LENGTH = re.compile(rb"(?im)^content-length[ \t]{0,8}:[ \t]{0,8}([^\r\n]{0,32}?)[ \t]{0,8}\r?$")
_CHUNKED = re.compile(rb"(?im)^transfer-encoding[ \t]{0,8}:[^\r\n]{0,200}\bchunked\b")


class MessageReader:
    """A message that begins with `protocol`, such as b"HTTP/": its head, then its body by length, chunks or the close."""

    def __init__(self, protocol: bytes, *, body_to_close: bool = True, accepts: Callable[[int], bool] | None = None):
        """`body_to_close`: a body without a length runs to the close (HTTP); otherwise there is none (RTSP).
        `accepts`, where given, says of a status whether such an answer is one of the protocol asked."""
        self._protocol = protocol
        self._body_to_close = body_to_close
        self._accepts = accepts
        self._step: Callable[[bytes], int] = self._read_head
        self._held = bytearray()  # the part of a head or line that is not whole yet
        self._left = 0  # bytes of a body or chunk still to come
        self._interim = 0
        self._status: int | None = None
        self._whole = False
        self._too_long = False
        self._strange = False

    @property
    def status(self) -> int | None:
        """The status code; None as long as the head is not whole."""
        return self._status

    def feed(self, data: bytes) -> bool:
        while data and not self._whole:
            data = data[self._step(data) :]
        return self._whole

    def end(self) -> ScanEnd:
        if self._strange or (self._accepts and self._status is not None and not self._accepts(self._status)):
            return ScanEnd.NOT_THIS_PROTOCOL
        if self._too_long:
            return ScanEnd.TOO_LONG
        if self._status is not None or _STATUS.match(self._held):
            return ScanEnd.ANSWERED
        return ScanEnd.TIMED_OUT

    # Each step takes bytes from the front of what came and says how many.

    def _read_head(self, data: bytes) -> int:
        before = len(self._held)
        self._held += data[: MAX_HEAD + 1 - before]
        taken = len(self._held) - before
        if not self._protocol.startswith(bytes(self._held[: len(self._protocol)]).upper()):
            self._strange = True
            self._step = self._read_strange
            self._left = _STRANGE_BYTES - before
            del self._held[before:]
            return 0
        end, length = _blank_line(self._held, before)
        if end < 0:
            if len(self._held) > MAX_HEAD:
                self._too_long = self._whole = True
            return taken
        head = bytes(self._held[:end])
        self._held.clear()
        self._take_head(head)
        return end + length - before

    def _take_head(self, head: bytes) -> None:
        match = _STATUS.match(head)
        if match is None:
            self._strange = self._whole = True
            return
        status = int(match[1])
        if 100 <= status < 200:
            self._interim += 1
            if self._interim > MAX_INTERIM:
                self._strange = self._whole = True
            return
        self._status = status
        lengths = set(_LENGTH.findall(head))
        if status in (204, 304):
            self._whole = True
        elif _CHUNKED.search(head):
            self._step = self._read_chunk_size
        elif len(lengths) == 1 and (text := lengths.pop()).isdigit() and len(text) <= 12:
            self._left = int(text)
            self._whole = not self._left
            self._step = self._read_length
        elif self._body_to_close:  # also where lengths contradict each other: what comes is looked at to its end
            self._step = self._read_to_close
        else:
            self._whole = True

    def _read_length(self, data: bytes) -> int:
        taken = min(len(data), self._left)
        self._left -= taken
        self._whole = not self._left
        return taken

    def _read_to_close(self, data: bytes) -> int:
        before = len(self._held)
        window = bytes(self._held) + data
        if match := _ENDING.search(window):
            self._whole = True
            return match.end() - before
        self._held[:] = window[-(_ENDING_BYTES - 1) :]
        return len(data)

    def _read_chunk_size(self, data: bytes) -> int:
        taken = self._read_line(data)
        if taken is None:
            return len(data)
        size = bytes(self._held).strip().partition(b";")[0].strip()
        self._held.clear()
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            self._whole = True  # damaged framing: nothing after it can be placed
        elif int(size, 16) == 0:
            self._step = self._read_trailer
        else:
            self._left = int(size, 16) + 2  # the chunk and its line end
            self._step = self._read_chunk
        return taken

    def _read_chunk(self, data: bytes) -> int:
        taken = min(len(data), self._left)
        self._left -= taken
        if not self._left:
            self._step = self._read_chunk_size
        return taken

    def _read_trailer(self, data: bytes) -> int:
        taken = self._read_line(data)
        if taken is None:
            return len(data)
        self._whole = not bytes(self._held).strip()
        self._held.clear()
        return taken

    def _read_line(self, data: bytes) -> int | None:
        """Bytes up to the line end, the line then in `_held`; None where it is not whole or too long to be one."""
        at = data.find(b"\n")
        self._held += data[: at if at >= 0 else len(data)][: _LINE + 1]
        if len(self._held) > _LINE:
            self._whole = True
        return None if at < 0 or self._whole else at + 1

    def _read_strange(self, data: bytes) -> int:
        """Another protocol's greeting, to the end of its first line."""
        at = data.find(b"\n", 0, self._left)
        taken = at + 1 if at >= 0 else min(len(data), self._left)
        self._left -= taken
        self._whole = at >= 0 or not self._left
        return taken


class DatagramReader:
    """One datagram that `fits`; those that do not are passed over, up to MAX_STRANGE of them."""

    def __init__(self, fits: Callable[[bytes], bool]):
        self._fits = fits
        self._answered = False
        self._strange = 0

    def feed(self, data: bytes) -> bool:
        if not self._answered and self._strange < MAX_STRANGE:
            if self._fits(data):
                self._answered = True
            else:
                self._strange += 1
        return self._answered or self._strange >= MAX_STRANGE

    def end(self) -> ScanEnd:
        if self._answered:
            return ScanEnd.ANSWERED
        return ScanEnd.NOT_THIS_PROTOCOL if self._strange else ScanEnd.TIMED_OUT


def _blank_line(held: bytearray, before: int) -> tuple[int, int]:
    """Where the head ends, and how long the blank line is; -1 where it has not come. Only new bytes are searched."""
    start = max(0, before - 3)
    found = [(at, len(mark)) for mark in (b"\r\n\r\n", b"\n\n", b"\n\r\n") if (at := held.find(mark, start)) >= 0]
    return min(found, default=(-1, 0))
