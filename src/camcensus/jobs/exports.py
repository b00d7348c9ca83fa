"""Mailboxes and exports of request sites, laid out as the folders that a census is read from."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from camcensus.collect.requests.reading import lay_out, read_export
from camcensus.jobs.requests_csv import read_known

_FIXED_TIME = 1_000_000_000  # seconds; what is laid out anew is not changed for that


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Where the requests of an input lie."""

    folder: Path
    requests: Path | None  # what the export itself says of them
    notes: tuple[str, ...]
    unread: tuple[str, ...]  # messages and parts that could not be read or belong to no request


@contextmanager
def laid_out(given: Path, requests_file: Path | None) -> Iterator[LaidOut]:
    """The folder of requests that `given` is, or that a mailbox or export is laid out as while the block lasts.

    Raises InputError for a file that is no export, or a damaged one.
    """
    if given.is_dir() and not _is_mailbox(given, requests_file):
        yield LaidOut(given, None, (), ())
        return
    export = read_export(given, read_known(requests_file, as_folders=True) if requests_file else ())
    with tempfile.TemporaryDirectory(prefix="camcensus-") as base:
        folder = Path(base) / "requests"
        lay_out(export, folder)
        for path in folder.rglob("*"):
            os.utime(path, (_FIXED_TIME, _FIXED_TIME))
        unread = [f"{item.origin}: {item.problem}" for item in export.rejected]
        unread += [
            f"message {one.message_id or one.subject or 'without a subject'!r} belongs to no request"
            for one in export.unmatched
            if one.direction == "in"
        ]
        yield LaidOut(
            folder,
            folder / "requests.csv",
            tuple(f"{note.origin}: {note.text}" for note in export.notes),
            tuple(unread),
        )


def _is_mailbox(folder: Path, requests_file: Path | None) -> bool:
    """A Maildir; or, where it is known what was sent, a folder of nothing but messages."""
    if any((folder / name).is_dir() for name in ("cur", "new")):
        return True
    entries = [path for path in folder.iterdir() if not path.name.startswith(".")]
    own = requests_file.resolve() if requests_file else None
    letters = [path for path in entries if path.resolve() != own]
    return own is not None and bool(letters) and all(path.suffix.lower() == ".eml" for path in letters)
