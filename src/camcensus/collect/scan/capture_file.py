"""The capture file on disk: JSON lines in gzip members, written so that a kill at any moment costs at most what was not
yet handed to the system.

Every exchange is pushed out when it is written; a member is ended each time `settle` is called, so that what stands before
it is a whole gzip file. After a kill the last member is torn: its whole lines are still read, and `resume` writes them
again into a member of their own before it goes on.

Source: RFC 1952 section 2.2 (members in a row), RFC 1951 section 2.4 (flush points).
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from camcensus.collect.scan.capture_lines import CaptureEnd, CaptureHeader, HostDone, LineMaker, LineTaker, is_group
from camcensus.collect.scan.unwritable import unwritable
from camcensus.model.errors import InputError
from camcensus.model.scan import Exchange

_GZIP = 31  # window bits that make zlib write and read gzip
_MEMBER = 512 * 1024  # bytes of lines after which a member is ended by itself
_PIECE = 65_536
_MAX_LINE = 16 * 1024 * 1024


@dataclass(slots=True)
class Held:
    """What a partial capture holds already."""

    done: set[str] = field(default_factory=set)  # addresses that need not be asked again
    open: dict[str, list[Exchange]] = field(default_factory=dict)  # of hosts that were under way, in order
    groups: list[Exchange] = field(default_factory=list)  # answers from discovery groups
    end: str | None = None  # how the scan ended; None: it was killed


class CaptureFile:
    """A capture being written. A context manager: leaving it without `end` leaves a readable file without a trailer."""

    def __init__(self, path: Path, file: BinaryIO, maker: LineMaker) -> None:
        self.path = path
        self.hosts = 0
        self.exchanges: Counter[str] = Counter()  # by how they ended
        self._file = file
        self._maker = maker
        self._packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
        self._in_member = 0

    @classmethod
    def begin(cls, path: Path, header: CaptureHeader) -> CaptureFile:
        """A new capture, readable by its owner only. Raises InputError where the file is there or cannot be written."""
        try:
            file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "r+b")
        except FileExistsError:
            if path.is_dir():
                raise unwritable(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))) from None
            mend = "Go on with it by --resume, or name another file."
            raise InputError(str(path), "", "is there already", mend) from None
        except OSError as error:
            raise unwritable(path, error) from None
        _lock(path, file)
        capture = cls(path, file, LineMaker())
        try:
            capture._write(capture._maker.header(header))
            capture.settle()
        except BaseException:
            path.unlink(missing_ok=True)  # without a header it could not be gone on with
            with suppress(OSError):
                file.close()
            raise
        return capture

    @classmethod
    def resume(cls, path: Path, header: CaptureHeader) -> tuple[CaptureFile, Held]:
        """Go on with a capture that ended early, and what it holds. Raises InputError where it rests on something else."""
        try:
            file = os.fdopen(os.open(path, os.O_RDWR | os.O_CLOEXEC), "r+b")
        except IsADirectoryError as error:
            raise unwritable(path, error) from None
        except OSError as error:
            raise InputError(str(path), "", f"cannot be resumed: {error.strerror}", "Check the name.") from None
        _lock(path, file)
        capture = cls(path, file, LineMaker())
        try:
            return capture, capture._take_over(header)
        except BaseException:
            capture._file.close()
            raise

    def _take_over(self, header: CaptureHeader) -> Held:
        """Read what is there, cut off what is torn, and remember what is stored."""
        taker, held = LineTaker(), Held()
        mend = "Begin a new capture; `check` reads several at once."
        keep: list[bytes] = []  # whole lines of a torn member
        good, first = 0, True
        for line, end in _lines_of(self._file, str(self.path)):
            if end is not None:
                good, keep = end, []
                continue
            keep.append(line)
            try:
                value = json.loads(line)
                item = taker.take(value) if isinstance(value, dict) else None
            except (ValueError, RecursionError) as fault:
                raise InputError(str(self.path), "", f"cannot be resumed: {fault}", mend) from None
            if first and not (isinstance(item, CaptureHeader) and item.rests_on() == header.rests_on()):
                problem = "cannot be resumed: it was made with another scope or other options"
                raise InputError(str(self.path), "", problem, mend)
            first = False
            if isinstance(item, Exchange):
                self._hold(held, item)
            elif isinstance(item, HostDone):
                self.hosts += 1
                held.done.add(item.address)
                held.open.pop(item.address, None)
            elif isinstance(item, CaptureEnd):
                held.end = item.end
        if first:
            raise InputError(str(self.path), "", "cannot be resumed: it holds no header", mend)
        self._cut(good, keep)
        return held

    def _hold(self, held: Held, exchange: Exchange) -> None:
        self.exchanges[exchange.end.value] += 1
        self._maker.know(exchange.sent)
        self._maker.know(exchange.received)
        if is_group(exchange.address):
            held.groups.append(exchange)
        elif exchange.source is None and exchange.address not in held.done:
            held.open.setdefault(exchange.address, []).append(exchange)

    def _cut(self, good: int, keep: list[bytes]) -> None:
        """The file as far as it is whole, then the lines saved from its torn end: beside it, then in its place."""
        if self._file.seek(0, os.SEEK_END) == good:
            return
        draft = self.path.with_name(f".{self.path.name[:100]}.part")
        try:
            with draft.open("w+b") as copy:
                draft.chmod(0o600)
                self._file.seek(0)
                left = good
                while left and (piece := self._file.read(min(left, _PIECE))):
                    left -= len(piece)
                    copy.write(piece)
                packer = zlib.compressobj(6, zlib.DEFLATED, _GZIP)
                copy.write(packer.compress(b"".join(keep)) + packer.flush())
                copy.flush()
                os.fsync(copy.fileno())
            file = draft.open("r+b")
            _lock(self.path, file)
            draft.replace(self.path)
        except OSError as error:
            raise unwritable(self.path, error) from None
        self._file.close()
        self._file = file
        self._file.seek(0, os.SEEK_END)

    def __enter__(self) -> CaptureFile:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            if not self._file.closed:
                self.settle()
                self._file.close()
        except (InputError, OSError) as fault:
            with suppress(OSError):
                self._file.close()  # what could not be written is given up, and the file let go
            if error is None:
                raise fault if isinstance(fault, InputError) else unwritable(self.path, fault) from None

    def exchange(self, exchange: Exchange) -> None:
        """Write one exchange; it is with the system when this returns. Raises InputError where the disk is full."""
        self.exchanges[exchange.end.value] += 1
        self._write(self._maker.exchange(exchange))
        self._put(self._packer.flush(zlib.Z_SYNC_FLUSH))
        self._hand_over()

    def host(self, done: HostDone) -> None:
        """Write that a host is done; with the system at the next `settle` or exchange."""
        self.hosts += 1
        self._write(self._maker.host(done))

    def settle(self) -> None:
        """End the member: what is in the file is a whole gzip file."""
        if self._in_member:
            packer, self._packer = self._packer, zlib.compressobj(6, zlib.DEFLATED, _GZIP)
            self._in_member = 0
            self._put(packer.flush(zlib.Z_FINISH))
            self._hand_over()

    def end(self, how: str, finished: datetime) -> None:
        """Write the trailer and force everything to disk."""
        self._write(self._maker.end(CaptureEnd(how, finished, self.hosts, self.exchanges.total(), self.exchanges)))
        self.settle()
        try:
            os.fsync(self._file.fileno())
        except OSError as error:
            raise unwritable(self.path, error) from None

    def _write(self, lines: bytes) -> None:
        self._in_member += len(lines)
        self._put(self._packer.compress(lines))
        if self._in_member > _MEMBER:
            self.settle()

    def _hand_over(self) -> None:
        try:
            self._file.flush()
        except OSError as error:
            raise unwritable(self.path, error) from None

    def _put(self, data: bytes) -> None:
        try:
            self._file.write(data)
        except OSError as error:
            raise unwritable(self.path, error) from None


def whole_lines(path: Path) -> Iterator[bytes]:
    """The lines of a capture as far as they are whole, without their ends. Raises InputError where it cannot be read."""
    try:
        with path.open("rb") as file:
            for line, end in _lines_of(file, str(path)):
                if end is None:
                    yield line.rstrip(b"\n")
    except OSError as error:
        raise InputError(str(path), "", f"cannot be read: {error.strerror}", "Check the name.") from None


def _lines_of(file: BinaryIO, name: str) -> Iterator[tuple[bytes, int | None]]:
    """Whole lines in order, each with None; and after each whole member b"" with the offset at which it ends."""
    unpacker = zlib.decompressobj(_GZIP)
    rest, at = b"", 0
    file.seek(0)
    while packed := file.read(_PIECE):
        while packed:
            before = len(packed)
            try:
                text = unpacker.decompress(packed, _MEMBER)
            except zlib.error:
                return  # what follows a torn end is not ours to guess
            packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            at += before - len(packed)
            *lines, rest = (rest + text).split(b"\n")
            for line in lines:
                yield line + b"\n", None
            if len(rest) > _MAX_LINE:
                raise InputError(name, "", "a line of a capture is too long", "Begin a new one.")
            if unpacker.eof:
                yield b"", at
                unpacker = zlib.decompressobj(_GZIP)
            elif not packed and len(text) == _MEMBER:
                packed = unpacker.unconsumed_tail or b""


def _lock(path: Path, file: BinaryIO) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise InputError(str(path), "", "another scan is writing to it", "Wait until it is done, or end it.") from None
    except OSError as error:
        file.close()
        raise unwritable(path, error) from None
