"""Files of a request, as they arrived -> documents read: ordered segments and what could not be read, never nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from camcensus.collect.documents.pieces import About, Convert, Part, Picture, Piece, Problem
from camcensus.collect.documents.programs import convert, recognise
from camcensus.collect.documents.readers import SAVE_AGAIN, borrow_reader, known_isolation
from camcensus.collect.opening.places import Place, find_places, open_place, shown
from camcensus.model.document import DocumentRead, Segment, SegmentKind, Unread
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Rejected

LANGUAGES = ("eng", "cym")
MAX_BYTES = 256 * 1024 * 1024  # of one file
MAX_DEPTH = 6  # attachments in attachments
MAX_PARTS = 400  # files inside one file, all layers together
MAX_PART_BYTES = 768 * 1024 * 1024  # of them together
_WEAKEST = {"namespaces": 0, "limits": 1}
_DATED_NAME = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_COVER = re.compile(r"cover|letter|response|reply|answer|llythyr|ymateb", re.I)
_ANNEX = re.compile(r"annex|appendix|attachment|schedule|enclosure|atodiad", re.I)
_NUMBERS = re.compile(r"(\d+)")

Progress = Callable[[str], None]


def read_documents(
    folder: Path, *, languages: Sequence[str] = LANGUAGES, progress: Progress | None = None
) -> list[DocumentRead]:
    """Every file of one request's folder, in order of arrival: by date of sending where stated, else by name.

    A mailbox gives a document for each message. Segments carry the number of their message: dated messages count from
    0 in order of sending; files without a date go with the first. Nothing is raised for what is in the files.

    Args:
        languages: for OCR, as tesseract names them; those not installed are left out.
        progress: told the name of each file when it was read.

    Raises: InputError where the folder itself is not there. An empty folder gives one document that was not read.
    """
    root = Path(folder)
    if not root.is_dir():
        raise InputError(shown(str(folder)), "", "is not a folder", "Name the folder that holds a request's files.")
    documents: list[DocumentRead] = []
    for place in find_places(str(root)):
        if isinstance(place, Note):
            if "links" in place.text:
                documents.append(_not_read(place.origin.source, place.text, "Put the files themselves there."))
            continue
        if isinstance(place, Rejected):
            documents.append(_not_read(place.origin.source, place.problem, place.mend))
            continue
        documents += _read_file(place, _label(place, root), languages)
        if progress is not None:
            progress(place.name)
    return _in_order(documents)


def read_document(path: Path, name: str, languages: Sequence[str] = LANGUAGES) -> DocumentRead:
    """One file; the messages of a mailbox together. Nothing is raised for what is in it, or for its not being there.

    Args:
        name: what the file is called in segments and problems.
    """
    found = _read_file(Place(name, str(path)), name, languages)
    if len(found) == 1:
        return found[0]
    whole = hashlib.sha256("".join(one.sha256 for one in found).encode()).hexdigest()
    ordered = _in_order(found)
    return replace(
        ordered[0],
        file=name,
        format="mailbox",
        sha256=whole,
        segments=tuple(segment for one in ordered for segment in one.segments),
        unread=tuple(unread for one in ordered for unread in one.unread),
    )


def _label(place: Place, root: Path) -> str:
    assert place.path is not None
    return shown(Path(place.path).relative_to(root).as_posix())


def _not_read(name: str, problem: str, mend: str, sha256: str = "") -> DocumentRead:
    return DocumentRead(name, "not read", sha256, (), (Unread(name, "", problem, mend),), "none")


def _read_file(place: Place, name: str, languages: Sequence[str]) -> list[DocumentRead]:
    try:
        with open_place(place) as file:
            data = _whole(file.read, name)
    except InputError as error:
        return [_not_read(name, error.problem, error.mend)]
    except OSError as error:
        return [_not_read(name, f"cannot be read: {error.strerror}", "Check the file and the disk.")]
    return read_bytes(data, name, languages)


def _whole(read: Callable[[int], bytes | None], name: str) -> bytes:
    chunks: list[bytes] = []
    left = MAX_BYTES
    while chunk := read(min(left + 1, 1 << 22)):
        left -= len(chunk)
        if left < 0:
            raise InputError(name, "", f"is longer than {MAX_BYTES} bytes", "Split it.")
        chunks.append(chunk)
    return b"".join(chunks)


def read_bytes(data: bytes, name: str, languages: Sequence[str] = LANGUAGES) -> list[DocumentRead]:
    """The documents in one file's bytes: one, or one for each message of a mailbox."""
    work = _Work(languages)
    main = work.read(data, name, 0)
    return [_finish(draft) for draft in (main, *work.messages) if draft.items or draft.unread or not work.messages]


@dataclass(slots=True)
class _Draft:
    """A document while its parts and pages are still being read."""

    name: str
    sha256: str
    format: str = "not read"
    isolation: str = "none"
    sent_at: str | None = None
    sender: str = ""
    receiver: str = ""
    items: list[Segment | tuple[str, Future[list[Piece | Problem]]]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    quoted: bool = False  # all of it is the requester's own letter sent back


class _Work:
    """Reads a file and what is inside it, within one budget."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages
        self.parts = self.bytes = 0
        self.messages: list[_Draft] = []

    def read(self, data: bytes, name: str, depth: int, as_format: str = "") -> _Draft:
        draft = _Draft(name, hashlib.sha256(data).hexdigest())
        self._into(draft, data, name, depth, as_format, None)
        if not draft.items and not draft.unread:
            mailbox = draft.format == "mailbox" and self.messages
            if not mailbox:
                draft.unread.append(Unread(name, "", "holds no text", "Open it and look; ask for another copy."))
        return draft

    def _into(self, draft: _Draft, data: bytes, file: str, depth: int, as_format: str, outer: About | None) -> None:
        parts: list[Part] = []
        conversion: Convert | None = None
        about: About | None = None
        with borrow_reader() as child:
            try:
                with closing(child.found(data, file, as_format)) as findings:
                    for found in findings:
                        if isinstance(found, list):
                            draft.items += _as_quoted(found) if draft.quoted and "!" in file else found
                        elif isinstance(found, About):
                            about = found
                            _describe(draft, found, file, outer)
                        elif isinstance(found, Part):
                            parts.append(found)
                            self._count(found)
                        elif isinstance(found, Convert):
                            conversion = found
                        else:
                            _keep(draft, found, file, self.languages)
            except InputError as error:
                draft.unread.append(Unread(file, error.place, error.problem, error.mend or SAVE_AGAIN))
            weakest = known_isolation(child)
        if _WEAKEST.get(weakest, 0) >= _WEAKEST.get(draft.isolation, -1):
            draft.isolation = weakest
        if conversion is not None:
            self._convert(draft, data, conversion, file, depth)
        for part in parts:
            self._part(draft, part, file, depth, about)

    def _count(self, part: Part) -> None:
        self.parts += 1
        self.bytes += len(part.data)
        if self.bytes > MAX_PART_BYTES:
            raise InputError(part.name, "", f"holds more than {MAX_PART_BYTES} bytes of files in files", "Split it.")

    def _part(self, draft: _Draft, part: Part, file: str, depth: int, about: About | None) -> None:
        label = f"{file}!{part.name}"
        if part.message:
            self.messages.append(self.read(part.data, label, depth + 1, "message"))
            return
        if depth >= MAX_DEPTH:
            problem = f"is packed {depth + 1} layers deep, over {MAX_DEPTH}"
            draft.unread.append(Unread(label, "", problem, "Take it out and hand it in by itself."))
            return
        if self.parts > MAX_PARTS:
            last = draft.unread[-1] if draft.unread else None
            if last is None or not last.problem.startswith("is one of over"):
                problem = f"is one of over {MAX_PARTS} files in one file; it and those after it were not read"
                draft.unread.append(Unread(label, "", problem, "Take them out and hand them in."))
            return
        before = len(draft.items), len(draft.unread)
        self._into(draft, part.data, label, depth + 1, "", about)
        if (len(draft.items), len(draft.unread)) == before:
            draft.unread.append(Unread(label, "", "holds no text", "Open it and look; ask for another copy."))

    def _convert(self, draft: _Draft, data: bytes, how: Convert, file: str, depth: int) -> None:
        made = convert(data, how)
        if isinstance(made, Problem):
            draft.unread.append(Unread(file, made.place, made.problem, made.mend))
            return
        form = draft.format
        self._into(draft, made, file, depth, "", None)
        draft.format = form


def _describe(draft: _Draft, about: About, file: str, outer: About | None) -> None:
    if file == draft.name:
        draft.format, draft.sent_at = about.format, about.sent_at
    elif outer is not None and about.sender and about.sender == outer.receiver and about.sender != outer.sender:
        draft.quoted = True  # the requester's own letter, attached to the answer


def _keep(draft: _Draft, found: Picture | Problem, file: str, languages: Sequence[str]) -> None:
    if isinstance(found, Picture):
        draft.items.append((file, recognise(found, languages)))
    else:
        draft.unread.append(Unread(file, found.place, found.problem, found.mend))


def _as_quoted(segments: Sequence[Segment]) -> Iterator[Segment]:
    for one in segments:
        yield one if one.kind is SegmentKind.BOILERPLATE else replace(one, kind=SegmentKind.QUOTED)


def _finish(draft: _Draft) -> DocumentRead:
    segments: list[Segment] = []
    unread = list(draft.unread)
    for item in draft.items:
        if isinstance(item, Segment):
            if item.text or item.cells:
                segments.append(item)
            continue
        file, recognised = item
        for piece in recognised.result():
            if isinstance(piece, Problem):
                unread.append(Unread(file, piece.place, piece.problem, piece.mend))
            elif piece.text or piece.cells:
                segments.append(Segment(file, piece.place, piece.kind, piece.text, 0, *piece[3:]))
    return DocumentRead(
        draft.name, draft.format, draft.sha256, tuple(segments), tuple(unread), draft.isolation, draft.sent_at
    )


def _in_order(documents: Sequence[DocumentRead]) -> list[DocumentRead]:
    """By time of sending; files without one with the first message, a covering letter before its annexes."""
    moments = sorted({moment for one in documents if (moment := _moment(one)) is not None})
    number = {moment: at for at, moment in enumerate(moments)}

    def key(one: DocumentRead) -> tuple[int, int, int, list[tuple[int, str]]]:
        moment = _moment(one)
        stem = one.file.rsplit("/", 1)[-1]
        rank = 0 if _COVER.search(stem) and not _ANNEX.search(stem) else 2 if _ANNEX.search(stem) else 1
        order = number[moment] if moment is not None else 0
        return order, moment is None, rank, _natural(one.file)

    ordered = []
    for one in sorted(documents, key=key):
        moment = _moment(one)
        at = number[moment] if moment is not None else 0
        ordered.append(one if at == 0 else replace(one, segments=tuple(_numbered(one.segments, at))))
    return ordered


def _numbered(segments: Sequence[Segment], at: int) -> Iterator[Segment]:
    return (replace(segment, message=at) for segment in segments)


def _moment(one: DocumentRead) -> datetime | None:
    """When it was sent, as it says itself, or the day in front of its name."""
    if one.sent_at is not None:
        try:
            return datetime.fromisoformat(one.sent_at).astimezone(UTC)
        except (ValueError, OverflowError):
            return None
    found = _DATED_NAME.search(one.file.rsplit("/", 1)[-1])
    if found is None:
        return None
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3]), 12, tzinfo=UTC)
    except ValueError:
        return None


def _natural(name: str) -> list[tuple[int, str]]:
    return [(int(part[:12]), "") if part.isdigit() else (0, part.lower()) for part in _NUMBERS.split(name)]
