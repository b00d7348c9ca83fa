"""What an argument names: a file, a folder's files in order, standard input; devices and sockets are refused."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Origin, Rejected

STDIN = "-"
STDIN_NAME = "standard input"
MAX_FILES = 200_000  # of one folder


@dataclass(frozen=True, slots=True)
class Place:
    """A file that may be opened."""

    name: str  # as reports show it
    path: str | None  # None: standard input
    within: str | None = None  # the folder that was named, where the file was found in one


def find_places(argument: str) -> Iterator[Place | Note | Rejected]:
    """The files behind one argument; for a folder all below it, sorted. What is left out ends in a note."""
    if argument == STDIN:
        yield Place(STDIN_NAME, None)
    elif os.path.isdir(argument):
        yield from _find_in_folder(argument)
    else:
        yield Place(shown(argument), argument)


def _find_in_folder(folder: str) -> Iterator[Place | Note | Rejected]:
    hidden, links, found = 0, [], 0
    failures: list[OSError] = []
    root = os.path.realpath(folder)
    for here, folders, names in os.walk(folder, onerror=failures.append):
        hidden += sum(name.startswith(".") for name in (*folders, *names))
        links += [os.path.join(here, name) for name in folders if os.path.islink(os.path.join(here, name))]
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not os.path.islink(os.path.join(here, name))
        )
        for name in sorted(names):
            path = os.path.join(here, name)
            if name.startswith("."):
                continue
            target = os.path.realpath(path)
            if os.path.islink(path) and os.path.commonpath((root, target)) != root:
                links.append(path)
                continue
            found += 1
            if found > MAX_FILES:
                raise InputError(shown(folder), "", f"holds more than {MAX_FILES} files", "Name a smaller folder.")
            yield Place(shown(path), path, root)
    origin = Origin(shown(folder))
    if hidden:
        yield Note(origin, f"{hidden} hidden files or folders not read")
    if links:
        yield Note(origin, f"{len(links)} links to elsewhere not followed, first {shown(links[0])}")
    for failure in failures:
        where = Origin(shown(str(failure.filename or folder)))
        yield Rejected(where, f"the folder cannot be read: {failure.strerror}", "Check the permissions.")
    if not found and not failures:
        yield Rejected(origin, "the folder has no files to read", "Name a folder with files in it, or a file.")


def open_place(place: Place) -> BinaryIO:
    """The file, unbuffered. Raises InputError where it is missing, forbidden, or nothing that can be read to an end."""
    if place.path is None:
        if sys.stdin is None:  # as Python has it where the caller closed it
            raise InputError(place.name, "", "is closed", "Pipe the file in, or name it.")
        return sys.stdin.buffer
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NOCTTY
    try:
        if place.within is not None:  # a pipe in a folder must not make us wait
            flags |= os.O_NONBLOCK
        kind = os.stat(place.path).st_mode
        if not (stat.S_ISREG(kind) or (stat.S_ISFIFO(kind) and place.within is None)):
            raise InputError(place.name, "", f"is {_kind(kind)}, not a file", "Name a file, a folder or '-'.")
        fd = os.open(place.path, flags)
    except FileNotFoundError:
        raise InputError(place.name, "", "is not there", "Check the name.") from None
    except (OSError, ValueError) as error:
        problem = f"cannot be opened: {getattr(error, 'strerror', None) or error}"
        raise InputError(place.name, "", problem, "Check the name and the permissions.") from None
    file = os.fdopen(fd, "rb", buffering=0)
    kind = os.fstat(fd).st_mode  # of what was opened, whatever became of the name since
    if not stat.S_ISREG(kind) and not (stat.S_ISFIFO(kind) and place.within is None):
        file.close()
        raise InputError(place.name, "", f"is {_kind(kind)}, not a file", "Name a file, a folder or '-'.")
    return file


def _kind(mode: int) -> str:
    for is_kind, words in (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a disk"),
        (stat.S_ISDIR, "a folder"),
    ):
        if is_kind(mode):
            return words
    return "of an unknown kind"


def shown(path: str) -> str:
    """A path as text that can be printed and written as UTF-8, whatever bytes are in it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
