"""From the arguments of a command to the items of each input, whatever it is packed in.

Everything that goes wrong with one input ends in that input: as rejected items, counted, while the others go on.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from camcensus.account.result import InputRead
from camcensus.collect.importer import Importer, Item
from camcensus.collect.opening.archive import open_members
from camcensus.collect.opening.budget import Budget
from camcensus.collect.opening.places import STDIN, Place, find_places, open_place, shown
from camcensus.collect.opening.streams import Ahead, Gunzip, Hashing, Readable, Unzstd, spool
from camcensus.collect.opening.unknown import guess_kind
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Origin, Rejected

NOT_RECOGNISED = "not recognised"
CATALOGUE = "vulnerability catalogue"
_GZIP, _ZSTD, _ZIP = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
_OFFICE = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"customXml/", b"xl/", b"word/", b"ppt/", b"mimetype")
_BUDGET = Budget()


class InputReading:
    """One input: a file, a member of an archive, or what could not be opened. Use it before asking for the next.

    For an ordinary input take items() to its end, then summary(). For a catalogue (`is_catalogue`) read `stream`
    instead, with `head` for recognising; reject() counts what is wrong with it. `is_aside`: only notes about a folder
    or an archive, to be shown but not counted as an input.
    """

    def __init__(
        self,
        name: str,
        *,
        importer: Importer | None = None,
        stream: BinaryIO | None = None,
        head: bytes = b"",
        is_catalogue: bool = False,
        before: Sequence[Item] = (),
        sha256: Callable[[], str] = str,
        aside: str | None = None,
    ) -> None:
        self.name = name
        self.importer = importer
        self.stream = stream
        self.head = head
        self.is_catalogue = is_catalogue
        self.is_aside = aside is not None  # notes about a folder or archive as such: no input of its own
        self.format = aside or (importer.title if importer else CATALOGUE if is_catalogue else NOT_RECOGNISED)
        self._before = tuple(before)
        self._sha256 = sha256
        self._observations = self._rejected = 0
        self._hash: str | None = None

    def items(self) -> Iterator[Item]:
        """Observations, rejected records and notes in order. Nothing is raised: what ends the reading is the last item."""
        for item in self._items():
            if isinstance(item, Observation):
                self._observations += 1
            elif isinstance(item, Rejected):
                self._rejected += 1
            yield item

    def _items(self) -> Iterator[Item]:
        yield from self._before
        if self.importer is None or self.stream is None:
            return
        try:
            yield from self.importer.read(self.stream, self.name)
        except InputError as error:
            yield as_rejected(error)
        except RecursionError:
            yield Rejected(Origin(self.name), "is nested deeper than can be read", "Export it again, flat.")

    def reject(self, error: InputError) -> Rejected:
        """Count an error met while reading a catalogue."""
        self._rejected += 1
        return as_rejected(error)

    def summary(self) -> InputRead:
        """What came of it. `sha256` is of the file as handed in: for a member of an archive, of the archive."""
        if self._hash is None:
            try:
                self._hash = self._sha256()
            except InputError:
                self._hash = ""
        return InputRead(self.name, self.format, self._hash, self._observations, self._rejected)


def as_rejected(error: InputError) -> Rejected:
    """An error that ended an input, as an item of it."""
    return Rejected(Origin(error.source, error.place), error.problem, error.mend)


def read_inputs(
    arguments: Sequence[str],
    importers: Sequence[Importer],
    *,
    is_catalogue: Callable[[bytes, str], bool] | None = None,
    budget: Budget = _BUDGET,
) -> Iterator[InputReading]:
    """Open what the arguments name, in order.

    Args:
        arguments: files, folders, "-" for standard input; the same file named twice is read once, with a note.
        importers: tried in order; the first that recognises a file reads it.
        is_catalogue: recognises files that are read elsewhere, before the importers are tried: (head, name).
        budget: for each argument anew.
    """
    catalogues = is_catalogue or _none_is
    seen: set[str] = set()
    for argument in arguments:
        opener = _Opener(importers, catalogues, replace(budget))
        try:
            for place in find_places(argument):
                if not isinstance(place, Place):
                    yield InputReading(shown(argument), before=(place,), aside="folder")
                elif (real := _real(place)) in seen:
                    yield InputReading(
                        place.name, before=(Note(Origin(place.name), "was named twice; read once"),), aside="file"
                    )
                else:
                    seen.add(real)
                    yield from opener.open(place)
        except InputError as error:
            yield InputReading(error.source, before=(as_rejected(error),))


class _Opener:
    """Opens the places of one argument."""

    def __init__(
        self, importers: Sequence[Importer], is_catalogue: Callable[[bytes, str], bool], budget: Budget
    ) -> None:
        self._importers, self._is_catalogue, self._budget = importers, is_catalogue, budget

    def open(self, place: Place) -> Iterator[InputReading]:
        try:
            file = open_place(place)
        except InputError as error:
            yield InputReading(place.name, before=(as_rejected(error),))
            return
        source = Hashing(file, place.name)
        digest: list[str] = []

        def sha256() -> str:
            if not digest:
                digest.append(source.finish(self._budget.total_bytes))
            return digest[0]

        try:
            yield from self._unpack(source, place.name, sha256, 0)
        finally:
            if place.path is not None:
                file.close()

    def _unpack(self, source: Readable, name: str, sha256: Callable[[], str], depth: int) -> Iterator[InputReading]:
        """What the bytes are: packed again, an archive, or something to be read. Ends in at least one InputReading."""
        try:
            ahead = Ahead(source)
            head = ahead.look()
            if not head:
                raise InputError(name, "", "is empty", "Check that it was saved or exported to its end.")
            packed = head.startswith((_GZIP, _ZSTD)) or _is_archive(head)
            if packed and depth >= self._budget.depth:
                raise InputError(
                    name,
                    "",
                    f"is packed more than {self._budget.depth} times over",
                    "Unpack it and hand in what is inside.",
                )
            if head.startswith(_GZIP):
                yield from self._unpack(Gunzip(ahead.buffered(), name, self._budget), name, sha256, depth + 1)
            elif head.startswith(_ZSTD):
                yield from self._unpack(Unzstd(ahead.buffered(), name, self._budget), name, sha256, depth + 1)
            elif packed:
                yield from self._open_archive(ahead.buffered(), name, sha256, depth)
            else:
                yield self._recognise(ahead, head, name, sha256)
        except InputError as error:
            yield InputReading(name, before=(as_rejected(error),), sha256=sha256)

    def _open_archive(
        self, stream: BinaryIO, name: str, sha256: Callable[[], str], depth: int
    ) -> Iterator[InputReading]:
        with spool(stream, name, self._budget.spool_bytes) as file:
            for member in open_members(file, name, self._budget):
                if isinstance(member, tuple):
                    label, bytes_of = member
                    yield from self._unpack(bytes_of, label, sha256, depth + 1)
                else:
                    yield InputReading(
                        member.origin.source,
                        before=(member,),
                        sha256=sha256,
                        aside="archive" if isinstance(member, Note) else None,
                    )

    def _recognise(self, ahead: Ahead, head: bytes, name: str, sha256: Callable[[], str]) -> InputReading:
        if self._is_catalogue(head, name):
            return InputReading(name, stream=ahead.buffered(), head=head, is_catalogue=True, sha256=sha256)
        for importer in self._importers:
            if importer.recognises(head, name):
                return InputReading(name, importer=importer, stream=ahead.buffered(), head=head, sha256=sha256)
        kind, mend = guess_kind(head)
        known = ", ".join(dict.fromkeys(importer.title for importer in self._importers))
        problem = f"is not recognised; it seems to be {kind}. Expected one of: {known}"
        return InputReading(name, before=(Rejected(Origin(name), problem, mend),), sha256=sha256)


def _real(place: Place) -> str:
    """The same for two names of one file. A name that cannot be a path is told when it is opened."""
    if place.path is None or "\0" in place.path:
        return place.path or STDIN
    return os.path.realpath(place.path)


def _none_is(head: bytes, name: str) -> bool:
    del head, name
    return False


def _is_archive(head: bytes) -> bool:
    """A ZIP that is not an office document, which its first entry tells; an empty ZIP is an archive."""
    if head.startswith(b"PK\x05\x06"):
        return True
    return head.startswith(_ZIP) and not head[30:].startswith(_OFFICE)  # the name stands after 30 bytes, APPNOTE 4.3.7
