"""ZIP archives, member by member, checked before anything is unpacked.

The standard library opens archives whose entries lie over each other (CVE-2024-0450, Python before 3.11.8) and unpacks
some methods without a bound on memory, so both are checked here. Names of members are labels only: nothing is written.
"""

from __future__ import annotations

import os
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import BinaryIO

from camcensus.collect.opening.budget import Budget
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Origin, Rejected

_END = b"PK\x05\x06"
_END_SPAN = 65_535 + 22  # the end record and the longest comment
_LOCAL_HEADER = 30  # bytes of a local header before the name; APPNOTE 4.3.7
_ENCRYPTED = 1  # general purpose flag, bit 0
_MEND = "Make the archive again, or unpack it and hand in what is inside."
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,  # what zipfile raises for a method of packing that it does not know
    RuntimeError,
    struct.error,
    OverflowError,
    IndexError,
)


def open_members(file: BinaryIO, name: str, budget: Budget) -> Iterator[tuple[str, Member] | Note | Rejected]:
    """Each file in the archive as (name, stream), in the archive's order; what is not opened as a note or rejection.

    A member's stream is valid until the next is asked for. Raises InputError where the archive as a whole is damaged
    or hostile.
    """
    _check_listing(file, name, budget)
    try:
        archive = zipfile.ZipFile(file)
        entries = archive.infolist()
    except _DAMAGE as error:
        raise InputError(name, "", f"is not an archive that can be opened: {_short(error)}", _MEND) from None
    with archive:
        if len(entries) > budget.entries:
            raise InputError(name, "", f"holds {len(entries)} files, over {budget.entries}", "Split it.")
        _check_overlaps(entries, name)
        skipped = 0
        names: Counter[str] = Counter()
        for entry in entries:
            is_folder = entry.filename.endswith("/")  # ZipInfo.is_dir() of Python 3.11 fails on an empty name
            if is_folder or _is_litter(entry.filename):
                skipped += not is_folder
                continue
            label = f"{name}!{_clean(entry.filename)}"
            names[label] += 1
            if names[label] > 1:  # two entries of one name are two files, and both may differ
                label = f"{label} ({names[label]})"
            if entry.flag_bits & _ENCRYPTED:
                yield Rejected(Origin(label), "is locked with a password", "Unpack it and hand in what is inside.")
            elif entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                yield Rejected(
                    Origin(label), f"is packed by a method ({entry.compress_type}) that is not unpacked", _MEND
                )
            else:
                yield label, Member(archive, entry, label, budget)
        if skipped:
            yield Note(Origin(name), f"{skipped} hidden files of the archive not read")
        if not entries:
            raise InputError(name, "", "is an empty archive", _MEND)


class Member:
    """One member's bytes."""

    def __init__(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: Budget) -> None:
        self._archive, self._entry, self._name, self._budget = archive, entry, name, budget
        self._stream: BinaryIO | None = None
        self.given = 0

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes. Raises InputError where the member is damaged or swells like a bomb."""
        try:
            if self._stream is None:
                self._stream = self._archive.open(self._entry)  # type: ignore[assignment]  # IO[bytes] reads like our Readable
            assert self._stream is not None
            piece = self._stream.read(size)
        except _DAMAGE as error:
            raise InputError(self._name, f"byte {self.given}", f"is damaged: {_short(error)}", _MEND) from None
        self.given += len(piece)
        self._budget.spend(self._name, self.given, self._entry.compress_size, len(piece))
        return piece


def _check_listing(file: BinaryIO, name: str, budget: Budget) -> None:
    """The table of contents is read whole by the library: its length is bounded first."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_SPAN))
    tail = file.read(_END_SPAN)
    at = tail.rfind(_END)
    file.seek(0)
    if at < 0 or len(tail) < at + 22:
        raise InputError(name, f"byte {size}", "is cut short: the archive's table of contents is missing", _MEND)
    if min(struct.unpack_from("<L", tail, at + 12)[0], size) > budget.listing_bytes:
        raise InputError(name, "", f"has a table of contents of more than {budget.listing_bytes} bytes", "Split it.")


def _check_overlaps(entries: list[zipfile.ZipInfo], name: str) -> None:
    spans = sorted(
        (entry.header_offset, entry.header_offset + _LOCAL_HEADER + len(entry.orig_filename) + entry.compress_size)
        for entry in entries
    )
    for (_, end), (start, _) in pairwise(spans):
        if start < end:
            raise InputError(name, f"byte {start}", "entries of the archive lie over each other, as in a bomb", _MEND)


def _is_litter(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or parts[-1].startswith(".") or parts[-1] in ("Thumbs.db", "desktop.ini")


def _clean(name: str) -> str:
    return "".join(sign if sign.isprintable() else "?" for sign in name)[:300]


def _short(error: BaseException) -> str:
    return str(error)[:120] or type(error).__name__
