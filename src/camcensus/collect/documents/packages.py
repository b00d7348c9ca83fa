"""Files that are ZIP packages of XML (DOCX, XLSX, ODT, ODS): their members, bounded, before any library opens them.

Packages as office programs write them are taken apart here, each member when it is asked for. Whatever is unusual in a
package (large, locked, doubled, overlapping, split, damaged) goes to `opening.archive`, which is slower and says what is
wrong with it.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from camcensus.collect.opening.archive import open_members
from camcensus.collect.opening.budget import Budget
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Rejected

MEMBER_BYTES = 192 * 1024 * 1024  # of one XML member, unpacked
_PLAIN_BYTES = 24 * 1024 * 1024  # what a package's members may state together, to be opened without further ado
_SAVE_AGAIN = "Open it in the program it was made with and save it again."
_CHUNK = 1 << 20
_ENTRIES = 5_000
_END = struct.Struct("<4s4H2LH")  # end of central directory; APPNOTE 6.3.10, 4.3.16
_LISTED = struct.Struct("<4s6H3L5H2L")  # 4.3.12
_LOCAL = struct.Struct("<4s5H3L2H")  # 4.3.7
_HARMLESS = 0x080E  # flags: sizes after the data, how hard it was packed, names in UTF-8
_NAME = re.compile(r"[A-Za-z0-9_.,()\[\]{} /+&'=@~#%!$-]+")


def package_budget() -> Budget:
    """What one package may unpack to."""
    return Budget(total_bytes=384 * 1024 * 1024, ratio=200, ratio_from=24 * 1024 * 1024, entries=_ENTRIES, depth=1)


class _Entry(NamedTuple):
    start: int  # of its local header
    method: int
    crc: int
    packed: int  # bytes
    size: int  # bytes, unpacked, as stated


class Package:
    """The members of a package, unpacked when asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._entries = _plain_entries(data)
        self._kept: dict[str, bytes] = {}

    def names(self) -> Collection[str]:
        """The names of the members, as listed; empty where it is no ZIP that can be opened."""
        return self._entries.keys() if self._entries is not None else _names_of(self.data)

    def require(self, wanted: re.Pattern[str], others: bool = True) -> None:
        """Make the members whose names match the ones that can be read; those of an unusual package are unpacked now.

        Args:
            others: unpack and drop its others too, for a library that will open the whole package.

        Raises InputError where the package is damaged, hostile or locked.
        """
        if self._entries is None:
            names = [name for name in self.names() if wanted.fullmatch(name)]
            self._kept = _unpack_carefully(self.data, names, others)

    def read(self, name: str) -> bytes | None:
        """A member, or None where there is none. Raises InputError where it is damaged."""
        kept = self._kept.get(name)
        if kept is not None or self._entries is None or name not in self._entries:
            return kept
        entry = self._entries[name]
        found = b"".join(self._inflate(entry, entry.size + 1))
        if len(found) != entry.size or zlib.crc32(found) != entry.crc:
            found = _unpack_carefully(self.data, (name,), False).get(name, b"")  # says what is wrong
        self._kept[name] = found
        return found

    def stream(self, name: str) -> Iterator[bytes]:
        """A member piece by piece, as far as it is sound; for one that is seldom needed to its end."""
        if self._entries is None:
            yield self._kept.get(name, b"")
        elif name in self._entries:
            yield from self._inflate(self._entries[name], 1 << 16)

    def _inflate(self, entry: _Entry, most: int) -> Iterator[bytes]:
        """What is packed in it, at most one byte more than it states, in pieces of at most `most` bytes."""
        if entry.start + _LOCAL.size > len(self.data):
            return
        head = _LOCAL.unpack_from(self.data, entry.start)
        start = entry.start + _LOCAL.size + head[9] + head[10]
        packed = self.data[start : start + entry.packed]
        if head[0] != b"PK\x03\x04" or len(packed) != entry.packed:
            return
        if entry.method == zipfile.ZIP_STORED:
            yield packed
            return
        inflater = zlib.decompressobj(-15)
        left = entry.size + 1
        try:
            while packed and left > 0 and not inflater.eof:
                piece = inflater.decompress(packed, min(most, left))
                packed = inflater.unconsumed_tail
                left -= len(piece)
                if piece:
                    yield piece
        except zlib.error:
            return


def _plain_entries(data: bytes) -> dict[str, _Entry] | None:
    """The members of an ordinary package by name; None for whatever is unusual."""
    end = len(data) - _END.size
    if end < 0:
        return None
    signature, disk, first_disk, here, count, length, start, comment = _END.unpack_from(data, end)
    if signature != b"PK\x05\x06" or disk or first_disk or comment or here != count or start + length != end:
        return None
    entries: dict[str, _Entry] = {}
    at, total, reached = start, 0, 0
    for _ in range(min(count, _ENTRIES)):
        if at + _LISTED.size > end:
            return None
        (sign, _, _, flags, method, _, _, crc, packed, size, named, extra, said, disk, _, _, where) = (
            _LISTED.unpack_from(data, at)
        )
        at += _LISTED.size
        name = data[at : at + named].decode("latin-1")
        at += named + extra + said
        total += size
        if (
            sign != b"PK\x01\x02"
            or flags & ~_HARMLESS
            or method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            or disk
            or where < reached  # out of order, or over each other
            or total > _PLAIN_BYTES
            or name in entries
            or not _NAME.fullmatch(name)
        ):
            return None
        reached = where + _LOCAL.size + named + packed
        entries[name] = _Entry(where, method, crc, packed, size)
    return entries if at == end and reached <= start and entries else None


def _names_of(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package.namelist()[: 4 * _ENTRIES]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, IndexError, EOFError):
        return []


def _unpack_carefully(data: bytes, keep: Sequence[str], others: bool) -> dict[str, bytes]:
    """The members named in `keep`; the others are unpacked and dropped, or left alone."""
    kept: dict[str, bytes] = {}
    try:
        for found in open_members(io.BytesIO(data), "", package_budget()):
            if isinstance(found, Rejected):
                raise InputError("", "", found.problem, _SAVE_AGAIN)
            if isinstance(found, Note):
                continue
            label, member = found
            name = label[1:]
            if not others and name not in keep:
                continue
            pieces: list[bytes] = []
            while piece := member.read(_CHUNK):
                if member.given > MEMBER_BYTES:
                    raise InputError("", "", f"its part {name} unpacks to over {MEMBER_BYTES} bytes", _SAVE_AGAIN)
                if name in keep:
                    pieces.append(piece)
            if name in keep:
                kept[name] = b"".join(pieces)
    except UnicodeDecodeError:
        raise InputError("", "", "is a damaged package", _SAVE_AGAIN) from None
    return kept


_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def parse_xml(data: bytes, what: str) -> etree._Element:
    """XML without entities, DTDs loaded or anything fetched. Raises InputError where it is damaged."""
    try:
        return etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError("", "", f"its {what} is damaged: {str(error)[:120]}", _SAVE_AGAIN) from None


def first_child(node: etree._Element, tag: str) -> etree._Element | None:
    """The first child with this tag: a quarter of what `find` takes."""
    return next(node.iterchildren(tag), None)
