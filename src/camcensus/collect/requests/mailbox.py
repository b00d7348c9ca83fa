"""A mailbox as messages: an mbox file, a Maildir, a folder of .eml files. Only headers are read; bodies stay on disk.

What the words say is for the reader of documents, which works in a bounded child process. Source: RFC 4155 (mbox), RFC
5322 (headers), the Maildir convention (new/ and cur/).
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from camcensus.model.errors import InputError
from camcensus.model.observation import Origin, Rejected

MAX_MESSAGE = 64 * 1024 * 1024  # bytes
MAX_HEADERS = 256 * 1024
MAX_MESSAGES = 200_000
_SEARCHED = 200_000  # bytes of a body that are searched for a reference
_ADDRESS = re.compile(r"[^\s<>\"',;:()\[\]@]{1,64}@[A-Za-z0-9.-]{1,255}")
_ID = re.compile(r"<[^<>\s]{1,900}>")
_BLANK = re.compile(rb"\r?\n\r?\n")
_BASE64_LINES = re.compile(rb"(?:[A-Za-z0-9+/]{40,100}\r?\n)+[A-Za-z0-9+/=]{0,100}")
_MEND = "Export the mailbox again, or take the message out."


@dataclass(frozen=True, slots=True)
class Mail:
    """One message, its headers read."""

    name: str  # "inbox.mbox, message 3", or the file
    load: Callable[[], bytes]  # the whole message, read again: a mailbox of years does not fit into memory
    message_id: str
    answers: tuple[str, ...]  # In-Reply-To and References, in order
    sender: str  # address, small letters
    recipients: tuple[str, ...]
    subject: str
    sent_at: str  # ISO 8601 in UTC; empty: not stated or not readable

    def searched(self) -> str:
        """Subject and the beginning of the body as text, lines of base64 decoded, to look for references in."""
        body = self.load()[:_SEARCHED]
        decoded = []
        for run in _BASE64_LINES.findall(body):
            packed = run.replace(b"\r", b"").replace(b"\n", b"")
            try:
                decoded.append(binascii.a2b_base64(packed[: len(packed) // 4 * 4]))
            except binascii.Error:
                continue  # a line that only looks like base64
        unfolded = body.replace(b"=\r\n", b"").replace(b"=\n", b"")
        return "\n".join([self.subject, *(piece.decode("utf-8", "replace") for piece in (unfolded, *decoded))])


def read_mail(path: Path) -> Iterator[Mail | Rejected]:
    """Every message of a mailbox file, a Maildir or a folder of .eml files, in the order in which they are kept.

    Raises InputError where the path itself cannot be read.
    """
    try:
        if path.is_dir():
            yield from _read_folder(path)
        else:
            with path.open("rb") as stream:
                yield from _split(stream, path.name, path)
    except OSError as error:
        raise InputError(str(path), "", f"cannot be read: {error.strerror}", "Name a mailbox or a folder.") from None


def _read_folder(folder: Path) -> Iterator[Mail | Rejected]:
    inside = folder.resolve()
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    maildir = (folder / "cur").is_dir() or (folder / "new").is_dir()
    for path in files[:MAX_MESSAGES]:
        name = path.relative_to(folder).as_posix()
        if maildir and path.parent.name == "tmp":
            continue
        if not path.resolve().is_relative_to(inside):
            yield Rejected(Origin(name), "is a link out of the folder", "Copy the message in.")
        elif path.stat().st_size > MAX_MESSAGE and path.suffix.lower() != ".mbox":
            yield Rejected(Origin(name), f"is over {MAX_MESSAGE // 1024 // 1024} MB", _MEND)
        elif path.suffix.lower() == ".mbox":
            with path.open("rb") as stream:
                yield from _split(stream, name, path)
        elif maildir or path.suffix.lower() == ".eml":
            with path.open("rb") as stream:
                head = stream.read(MAX_HEADERS)
            yield read_headers(head, name, partial(_load, path, 0, MAX_MESSAGE, False))
    if len(files) > MAX_MESSAGES:
        yield Rejected(Origin(folder.name), f"holds more than {MAX_MESSAGES} files", "Split it.")


def _split(stream: BinaryIO, name: str, path: Path | None = None) -> Iterator[Mail | Rejected]:
    """The messages of an mbox; a file that does not begin with a "From " line is one message.

    Args:
        path: of the stream, to read messages again; None: they are held in memory.
    """
    lines: list[bytes] = []
    kept, size, start, at, count, blank = 0, 0, 0, 0, 0, True
    is_mbox: bool | None = None

    def finished() -> Mail | Rejected:
        label = f"{name}, message {count}" if is_mbox else name
        if size > MAX_MESSAGE:
            return Rejected(Origin(label), f"is over {MAX_MESSAGE // 1024 // 1024} MB", _MEND)
        raw = b"".join(lines)
        return read_headers(raw, label, partial(_load, path, start, size, bool(is_mbox)) if path else None)

    while line := stream.readline(MAX_HEADERS):
        begins = line.startswith(b"From ") and blank
        if is_mbox is None:
            is_mbox = begins
        at += len(line)
        if begins and is_mbox:
            if count:
                yield finished()
            if count >= MAX_MESSAGES:
                yield Rejected(Origin(name), f"holds more than {MAX_MESSAGES} messages", "Split it.")
                return
            count += 1
            lines, kept, size, start = [], 0, 0, at
        else:
            size += len(line)
            if kept < (MAX_HEADERS if path else MAX_MESSAGE):
                lines.append(_unquoted(line) if is_mbox else line)
                kept += len(line)
        blank = line in (b"\n", b"\r\n")
    if count or size:
        yield finished()
    else:
        yield Rejected(Origin(name), "holds no message", _MEND)


def _unquoted(line: bytes) -> bytes:
    """A line of an mbox as it was sent: ">From " stands for "From "."""
    return line[1:] if re.match(rb">+From ", line) else line


def _load(path: Path, start: int, size: int, is_mbox: bool) -> bytes:
    """A message read again. Raises InputError where the file has gone."""
    try:
        with path.open("rb") as stream:
            stream.seek(start)
            raw = stream.read(size)
    except OSError as error:
        raise InputError(str(path), f"byte {start}", f"cannot be read again: {error.strerror}", _MEND) from None
    return re.sub(rb"(?m)^>(>*From )", rb"\1", raw) if is_mbox else raw


def read_headers(raw: bytes, name: str, load: Callable[[], bytes] | None = None) -> Mail | Rejected:
    """The headers of one message; a Rejected where it has none that say who wrote or what about.

    Args:
        raw: the message, or as much of its beginning as holds the headers.
        load: gives the whole of it; None: `raw` is the whole.
    """
    end = _BLANK.search(raw, 0, MAX_HEADERS)
    head = raw[: end.end() if end else MAX_HEADERS]
    try:
        parsed = BytesHeaderParser().parsebytes(head)
        values = {key.lower(): _decoded(str(value)) for key, value in reversed(parsed.items())}
    except (MessageError, ValueError, LookupError, TypeError) as error:
        return Rejected(Origin(name), f"has headers that cannot be read: {type(error).__name__}", _MEND)
    if not values.keys() & {"from", "subject", "message-id", "date", "to"}:
        return Rejected(Origin(name), "is not a message: it has none of From, To, Date, Subject, Message-ID", _MEND)
    answers = _ID.findall(f"{values.get('references', '')} {values.get('in-reply-to', '')}"[:20_000])
    senders = _addresses(values.get("from", ""))
    return Mail(
        name,
        load or (lambda: raw),
        next(iter(_ID.findall(values.get("message-id", "")[:2_000])), ""),
        tuple(dict.fromkeys(answers)),
        senders[0] if senders else "",
        _addresses(f"{values.get('to', '')}, {values.get('cc', '')}, {values.get('delivered-to', '')}"),
        " ".join(values.get("subject", "").split())[:500],
        _time(values.get("date", "")),
    )


def _decoded(value: str) -> str:
    """Encoded words made readable; what cannot be decoded stays as it is."""
    short = value[:20_000]
    if "=?" not in short:
        return short.encode("utf-8", "replace").decode("utf-8")
    try:
        pieces = decode_header(short)
        return "".join(
            piece.decode(charset or "ascii", "replace") if isinstance(piece, bytes) else piece
            for piece, charset in pieces
        )
    except (HeaderParseError, ValueError, LookupError):
        return short.encode("utf-8", "replace").decode("utf-8")


def _addresses(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.lower().rstrip(".") for found in _ADDRESS.findall(text[:20_000])))


def _time(text: str) -> str:
    try:
        when = parsedate_to_datetime(text[:200])
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def day_of(sent_at: str) -> str:
    """The day of a time that `Mail.sent_at` holds; empty where it holds none."""
    return datetime.fromisoformat(sent_at).date().isoformat() if sent_at else ""
