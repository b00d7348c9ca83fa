"""From folders of answers to readings: documents opened, answers read, one row a request, in the order of request ids.

The work is spread over processes and journalled a request at a time; how many processes there are, and whether a run was
killed and went on, changes nothing in what comes out.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from camcensus import __version__
from camcensus.account.answers import not_answered, not_read, row_of
from camcensus.facts.book import FactBook
from camcensus.jobs.journal import Journal, journal_path
from camcensus.jobs.requests_csv import merge_requests, read_requests
from camcensus.jobs.workers import spread
from camcensus.model.document import DocumentRead
from camcensus.model.errors import CamcensusError, InputError
from camcensus.model.request import Asked, Reading

DocumentsIn = Callable[[Path], Sequence[DocumentRead]]  # the files of one request, in order of arrival
AnswerIn = Callable[[Asked, Sequence[DocumentRead]], Reading]
Progress = Callable[[int, int, int], None]  # requests done in this run, still to do, taken over from a former run
_NOT_REQUESTS = ("__MACOSX",)
_TOGETHER = 4  # requests handed to a worker at a time
_LOST = "reading its files ended the process that read them, twice"


@dataclass(frozen=True, slots=True)
class Readers:
    """How documents and answers are read; made once in each process."""

    documents: DocumentsIn
    answer: AnswerIn


@dataclass(frozen=True, slots=True)
class Task:
    """One request to read."""

    asked: Asked
    place: Path | None  # its folder or file; None: nothing arrived
    stamp: str  # changes when one of its files does


@dataclass(slots=True)
class CensusRead:
    """What a run came to. Rows come from the journal, one at a time; `finish` when they are delivered."""

    requests: tuple[str, ...]
    journal: Journal
    taken_over: int  # requests that a former run had read
    notes: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[dict[str, Any]]:
        """The readings, by request id."""
        return self.journal.rows(self.requests)

    def finish(self) -> None:
        """Forget the journal: the readings are where they were wanted."""
        self.journal.remove()


def read_census(
    book: FactBook,
    folder: Path,
    requests_file: Path | None = None,
    *,
    readers: Callable[[], Readers],
    laid_out: Path | None = None,
    workers: int = 1,
    resume: bool = False,
    threshold: float | None = None,
    progress: Progress = lambda *_: None,
) -> CensusRead:
    """Read every request below `folder`.

    Args:
        readers: makes what reads documents and answers; called once in each process.
        laid_out: where the requests of `folder` lie, if it is a mailbox or an export, with their own requests.csv.
        threshold: a reading of less confidence goes to review; None: as it was decided.

    Raises: InputError for a folder or requests file that cannot be read, and where another run reads the same folder.
    """
    own = laid_out / "requests.csv" if laid_out else None
    known = read_requests(own) if own else {}
    if requests_file:
        known = merge_requests(known, read_requests(requests_file))
    tasks, notes = list_tasks(laid_out or folder, known, own or requests_file)
    if not tasks:
        raise InputError(str(folder), "", "holds no answers", "Give each request a folder of its own, named by its id.")
    rests_on = {
        "version": __version__,
        "facts": book.digest,
        "requests": _digest(requests_file) if requests_file else "",
        "threshold": "" if threshold is None else repr(threshold),
    }
    journal = Journal(journal_path(str(folder.resolve()), str(requests_file or "")), rests_on, resume=resume)
    try:
        before = _read_all(tasks, journal, readers, workers, threshold, progress)
    except BaseException:  # an interruption too: what was written stays for --resume
        journal.close()
        raise
    if journal.restarted:
        notes.append("the former run used other facts, requests or another version: everything was read again")
    return CensusRead(tuple(task.asked.request_id for task in tasks), journal, before, notes)


def _read_all(
    tasks: Sequence[Task],
    journal: Journal,
    readers: Callable[[], Readers],
    workers: int,
    threshold: float | None,
    progress: Progress,
) -> int:
    """Read what the journal has not; returns how many requests it had."""
    left = [task for task in tasks if not journal.has(task.asked.request_id, task.stamp)]
    before = len(tasks) - len(left)
    progress(0, len(left), before)
    most = min(workers, len(left)) or 1
    together = max(1, min(_TOGETHER, len(left) // (8 * most)))  # few at the end, so that none waits long for another
    read = spread(partial(_read, threshold=threshold), left, most, partial(_prepare, readers), together)
    for done, (task, row) in enumerate(read, start=1):
        if row is None:
            row = row_of(not_read(task.asked, "reader-ended", _LOST), task.asked, ())
        journal.write(task.asked.request_id, task.stamp, row)
        progress(done, len(left) - done, before)
    return before


def list_tasks(
    folder: Path, known: Mapping[str, Asked], requests_file: Path | None = None
) -> tuple[list[Task], list[str]]:
    """Every request by id: a folder of files, a file lying about, or a line of the requests file that nothing came of.

    Raises InputError where the folder cannot be listed.
    """
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        asked_in = requests_file.resolve() if requests_file else None
    except OSError as error:
        raise InputError(str(folder), "", f"cannot be read: {error.strerror}", "Name a folder of answers.") from None
    tasks: dict[str, Task] = {}
    notes = []
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or entry.name in _NOT_REQUESTS or path.resolve() == asked_in:
            continue
        if entry.is_symlink() or not (entry.is_dir() or entry.is_file()):
            notes.append(f"{entry.name}: left out, it is neither a folder nor a file")
            continue
        request = entry.name if entry.is_dir() else path.stem
        if request in tasks:
            notes.append(f"{entry.name}: read as a request of its own, since {request!r} is there already")
            request = entry.name
        tasks[request] = Task(known.get(request, Asked(request)), path, _stamp(path))
    for request, asked in known.items():
        if request not in tasks:
            tasks[request] = Task(asked, None, "nothing")
    if known:
        strangers = sum(request not in known for request in tasks)
        if strangers:
            notes.append(
                f"{strangers} of {len(tasks)} requests are not in the requests file: body and sector not known"
            )
    return [tasks[request] for request in sorted(tasks)], notes


def _stamp(place: Path) -> str:
    """Names, sizes and times of all files of a request, as one hash."""
    digest = hashlib.sha256()
    found = [place] if place.is_file() else sorted(path for path in place.rglob("*") if not path.is_dir())
    for path in found:
        seen = path.lstat()
        digest.update(
            f"{path.relative_to(place)}\0{seen.st_size}\0{seen.st_mtime_ns}\0".encode("utf-8", "surrogateescape")
        )
    return digest.hexdigest()[:32]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


_MADE: dict[str, Readers] = {}  # the readers of this process


def _prepare(make: Callable[[], Readers]) -> None:
    _MADE["readers"] = make()


def _read(task: Task, threshold: float | None) -> dict[str, Any]:
    """The row of one request; whatever is wrong with its files ends in a row."""
    readers = _MADE["readers"]
    try:
        documents = _documents(task, readers.documents)
    except CamcensusError as error:
        return row_of(not_read(task.asked, "not-read", f"not read: {error}"), task.asked, ())
    except OSError as error:
        return row_of(not_read(task.asked, "not-read", f"not read: {error.strerror}"), task.asked, ())
    if not documents:
        return row_of(not_answered(task.asked), task.asked, ())
    row = row_of(readers.answer(task.asked, documents), task.asked, documents)
    if threshold is not None and row["decision"] == "auto" and row["confidence"] < threshold:
        row["decision"] = "review"
        row["reasons"] = [*row["reasons"], f"confidence {row['confidence']:.2f} is below the threshold {threshold:g}"]
    return row


def _documents(task: Task, read: DocumentsIn) -> Sequence[DocumentRead]:
    """The documents of a request; a file lying about is given a folder of its own to be read in."""
    if task.place is None:
        return ()
    if task.place.is_dir():
        return read(task.place) if any(not path.is_dir() for path in task.place.rglob("*")) else ()
    with tempfile.TemporaryDirectory(prefix="camcensus-") as alone:
        shutil.copyfile(task.place, Path(alone) / task.place.name)
        return read(Path(alone))


def is_incomplete(row: Mapping[str, Any]) -> bool:
    """Was a file or a part of one not read?"""
    return any(str(reason).startswith("not read: ") for reason in row["reasons"]) or row["rule"] == "reader-ended"
