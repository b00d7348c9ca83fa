"""Byte streams that hash, count, look ahead and unpack, none of them holding more than a piece."""

from __future__ import annotations

import hashlib
import io
import sys
import tempfile
import zlib
from contextlib import ExitStack
from typing import BinaryIO, Protocol

import zstandard

from camcensus.collect.importer import HEAD_BYTES
from camcensus.collect.opening.budget import Budget
from camcensus.model.errors import InputError

PIECE = 65_536
_WINDOW = 128 * 1024 * 1024  # memory that a .zst may ask for; `zstd --long=27` is the most it makes unasked
_SIP = 1024  # packed bytes given to zstd at once, whose output cannot be bounded: at most 32 MB (RFC 8878, RLE blocks)
_MEND = "Make or copy the file again."


class Readable(Protocol):
    """Something that gives bytes."""

    def read(self, size: int, /) -> bytes: ...


class Hashing:
    """A file as it was handed in, its sha256 taken while it is read."""

    def __init__(self, file: Readable, name: str) -> None:
        self._file, self._name = file, name
        self._digest = hashlib.sha256()
        self.taken = 0

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes. Raises InputError where the disk or the pipe fails."""
        try:
            piece = self._file.read(size)
        except OSError as error:
            problem = f"cannot be read further: {error.strerror or error}"
            raise InputError(self._name, f"byte {self.taken}", problem, _MEND) from None
        self._digest.update(piece)
        self.taken += len(piece)
        return piece

    def finish(self, most: int) -> str:
        """Read what is left and give the sha256 in hexadecimal; empty where more than `most` bytes are left."""
        left = most
        while left > 0:
            piece = self.read(PIECE)
            if not piece:
                return self._digest.hexdigest()
            left -= len(piece)
        return ""


class Ahead(io.RawIOBase):
    """A stream whose beginning can be looked at before it is read."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._kept = b""
        self._failure: InputError | None = None  # met while looking ahead: told when reading comes to it

    def look(self, size: int = HEAD_BYTES) -> bytes:
        """Up to `size` bytes from here, without taking them. Raises InputError where not even one can be read."""
        pieces = [self._kept]
        have = len(self._kept)
        try:
            while have < size and self._failure is None and (piece := self._source.read(size - have)):
                pieces.append(piece)
                have += len(piece)
        except InputError as error:
            if not have:
                raise
            self._failure = error
        self._kept = b"".join(pieces)
        return self._kept[:size]

    def readable(self) -> bool:
        """True; io.BufferedReader asks."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]  # typeshed has a wider buffer type
        """Fill the buffer as far as one read goes."""
        size = len(buffer)
        if self._kept:
            piece, self._kept = self._kept[:size], self._kept[size:]
        elif self._failure is not None:
            raise self._failure
        else:
            piece = self._source.read(size)
        buffer[: len(piece)] = piece
        return len(piece)

    def buffered(self) -> BinaryIO:
        """The stream as readers want it: with read(), readline() and lines."""
        return _Buffered(self, PIECE)


class _Buffered(io.BufferedReader):
    """Gives what was read before a failure, and the failure with the next read; the library's own read() loses it."""

    _failure: InputError | None = None

    def read(self, size: int | None = -1, /) -> bytes:
        if self._failure is not None:
            raise self._failure
        left = sys.maxsize if size is None or size < 0 else size
        pieces = []
        try:
            while left and (piece := self.read1(min(left, PIECE))):
                pieces.append(piece)
                left -= len(piece)
        except InputError as error:
            if not pieces:
                raise
            self._failure = error
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)


class Gunzip:
    """gzip, several members one after the other included."""

    def __init__(self, source: Readable, name: str, budget: Budget) -> None:
        self._source, self._name, self._budget = source, name, budget
        self._unpacker = zlib.decompressobj(31)
        self._packed = b""
        self.taken = self.given = 0

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes. Raises InputError where the data is damaged, cut short or swells like a bomb."""
        while True:
            if not self._packed:
                self._packed = self._source.read(PIECE)
                self.taken += len(self._packed)
                if not self._packed:
                    if self._unpacker.eof:
                        return b""
                    raise self._fail("is cut short: its gzip data does not end")
            if self._unpacker.eof:
                if not self._packed.strip(b"\0"):  # padding after the last member
                    self._packed = b""
                    continue
                self._unpacker = zlib.decompressobj(31)
            try:
                piece = self._unpacker.decompress(self._packed, size)
            except zlib.error as error:
                raise self._fail(f"its gzip data is damaged: {error}") from None
            self._packed = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
            if piece:
                self.given += len(piece)
                self._budget.spend(self._name, self.given, self.taken, len(piece))
                return piece

    def _fail(self, problem: str) -> InputError:
        return InputError(self._name, f"byte {self.taken}", problem, _MEND)


class Unzstd:
    """Zstandard, several frames one after the other included."""

    def __init__(self, source: Readable, name: str, budget: Budget) -> None:
        self._source, self._name, self._budget = source, name, budget
        self._unpacker = self._new()
        self._packed = b""
        self._ready = b""
        self.taken = self.given = 0

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes. Raises InputError where the data is damaged, cut short or swells like a bomb."""
        while not self._ready:
            if not self._packed:
                self._packed = self._source.read(_SIP)
                self.taken += len(self._packed)
                if not self._packed:
                    if self._unpacker.eof:
                        return b""
                    raise self._fail("is cut short: its zstd data does not end")
            if self._unpacker.eof:
                self._unpacker = self._new()
            try:
                self._ready = self._unpacker.decompress(self._packed)
            except (zstandard.ZstdError, MemoryError) as error:
                raise self._fail(f"its zstd data is damaged: {error}") from None
            self._packed = self._unpacker.unused_data if self._unpacker.eof else b""
            self.given += len(self._ready)
            self._budget.spend(self._name, self.given, self.taken, len(self._ready))
        piece, self._ready = self._ready[:size], self._ready[size:]
        return piece

    @staticmethod
    def _new() -> zstandard.ZstdDecompressionObj:
        return zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj()

    def _fail(self, problem: str) -> InputError:
        return InputError(self._name, f"byte {self.taken}", problem, _MEND)


def spool(source: Readable, name: str, most: int) -> BinaryIO:
    """The rest of a stream as an unnamed file on disk. Raises InputError where it is too long or finds no room."""
    size = 0
    with ExitStack() as opened:
        try:
            copy = opened.enter_context(tempfile.TemporaryFile())
            while piece := source.read(PIECE):
                size += len(piece)
                if size > most:
                    mend = "Unpack it and hand in what is inside."
                    raise InputError(name, "", f"an archive of more than {most} bytes", mend)
                copy.write(piece)
            copy.seek(0)
        except OSError as error:
            problem = f"cannot be put aside to be opened: {error.strerror or error}"
            raise InputError(name, "", problem, "Make room on the disk, or name another by TMPDIR.") from None
        opened.pop_all()  # closed by whoever asked for it
    return copy
