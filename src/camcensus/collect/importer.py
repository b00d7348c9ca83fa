"""What a reader of one kind of file is: how it recognises its files by content, and how it reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from camcensus.model.observation import Note, Observation, Rejected

HEAD_BYTES = 65_536  # what `recognises` is shown of a file

Item = Observation | Rejected | Note


@dataclass(frozen=True, slots=True)
class Importer:
    """A reader. `read` streams: it never holds the whole file unless the format forces it to.

    recognises(head, name): is this ours? `head` is the first HEAD_BYTES bytes after decompression; `name` decides
        only where content cannot.
    read(stream, name): yields observations, rejected records and notes in file order. What was good before damage is
        yielded first; damage that ends the reading raises InputError. Nothing else leaves.
    """

    name: str  # "nmap-xml"
    title: str  # "nmap XML", as reports show it
    recognises: Callable[[bytes, str], bool]
    read: Callable[[BinaryIO, str], Iterator[Item]]
