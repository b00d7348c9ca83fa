"""From a path to what it holds: recognised by content, read, and laid out as folders that `camcensus read` takes."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path

from camcensus.collect.requests.alaveteli import is_alaveteli, read_alaveteli_json, read_alaveteli_zip
from camcensus.collect.requests.fields import MAX_JSON, load_json, parts
from camcensus.collect.requests.froide import is_froide, read_froide_json
from camcensus.collect.requests.mailbox import read_mail
from camcensus.collect.requests.matching import Known, match_mail
from camcensus.collect.requests.muckrock import is_muckrock, read_muckrock_json
from camcensus.model.correspondence import Correspondence, ExportRead, Message
from camcensus.model.errors import InputError

_KINDS = "an Alaveteli zip or JSON, Froide JSON, MuckRock JSON, an mbox, a Maildir or a folder of .eml files"
_COLUMNS = ("request_id", "body", "text", "sent_on", "site", "status", "reference", "url", "due_on")
_FORMULA = "=+-@\t\r\n＝＋－＠"


def read_export(path: Path, known: Sequence[Known] = (), own: Sequence[str] = ()) -> ExportRead:
    """Read one export.

    Args:
        known: requests that were sent, to sort a mailbox by.
        own: the requester's addresses.

    Raises: InputError for what is none of the kinds, or is damaged.
    """
    if path.is_dir():
        return match_mail(read_mail(path), known, own)
    if path.exists() and not path.is_file():
        raise InputError(str(path), "", "is no plain file", "Save it as a file.")
    try:
        with path.open("rb") as stream:
            head = stream.read(4096)
            stream.seek(0)
            if head.startswith(b"PK\x03\x04"):
                return read_alaveteli_zip(stream, path.name, path.stem)
            if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
                return _read_json(stream.read(MAX_JSON + 1), path.name)
    except OSError as error:
        raise InputError(str(path), "", f"cannot be read: {error.strerror}", f"Name {_KINDS}.") from None
    if head.startswith(b"From ") or re.match(rb"[A-Za-z-]{1,60}:", head):
        return match_mail(read_mail(path), known, own)
    raise InputError(str(path), "", "is no export of requests", f"Name {_KINDS}.")


def _read_json(data: bytes, source: str) -> ExportRead:
    value = load_json(data, source)
    items = value if isinstance(value, list) else parts(value, "objects") or parts(value, "results") or [value]
    for recognise, read in (
        (is_alaveteli, read_alaveteli_json),
        (is_froide, read_froide_json),
        (is_muckrock, read_muckrock_json),
    ):
        if any(recognise(item) for item in items):
            return read(data, source)
    raise InputError(source, "", "is JSON, but of no site that is known", f"Name {_KINDS}.")


def lay_out(export: ExportRead, folder: Path) -> int:
    """Write what came in as <folder>/<request id>/<number>-<name> and the list of requests as requests.csv.

    Only messages of the body are written, in order; a text without a file becomes one. Names are made safe: nothing
    leaves `folder`, nothing is overwritten. Messages that belong to no request go to <folder>-unmatched.

    Returns: files written. Raises InputError where the folder is there and not empty, or cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputError(str(folder), "", "is not empty", "Name a new folder.")
        names = _folder_names(export.requests)
        count = 0
        for one, name in zip(export.requests, names, strict=True):
            count += _write_messages(folder / name, one.messages)
        if export.unmatched:
            aside = folder.with_name(f"{folder.name}-unmatched")
            aside.mkdir(exist_ok=True)
            if any(aside.iterdir()):
                raise InputError(str(aside), "", "is not empty", "Empty it, or name another folder.")
            count += _write_messages(aside, [one for one in export.unmatched if one.direction == "in"])
        _write_list(folder / "requests.csv", export.requests, names)
        return count
    except OSError as error:
        raise InputError(
            str(folder), "", f"cannot be written: {error.strerror}", "Name a folder you may write to."
        ) from None


def folder_name(request_id: str) -> str:
    """The folder that the answers to a request are laid out in."""
    return _safe(request_id) or "request"


def _folder_names(requests: Sequence[Correspondence]) -> list[str]:
    used: set[str] = set()
    names = []
    for one in requests:
        plain = name = folder_name(one.request_id)
        number = 2
        while name.casefold() in used or name.casefold() == "requests.csv":
            name, number = f"{plain}-{number}", number + 1
        used.add(name.casefold())
        names.append(name)
    return names


def _write_messages(folder: Path, messages: Sequence[Message]) -> int:
    """Each file is read when it is written, and forgotten."""
    count = 0
    for number, message in enumerate((one for one in messages if one.direction == "in"), 1):
        suffix = ".eml" if message.message_id or message.matched_by else ""
        place = 0
        for file in message.files:
            content = file.read()
            if content is not None:
                place += 1
                safe = _safe(file.name) or "file"
                _write(folder, f"{number:04d}-{place:03d}-{safe if safe.endswith(suffix) else safe + suffix}", content)
        if message.text and not place:
            place = 1
            words = f"{message.subject}\n\n{message.text}".encode("utf-8", "replace")
            _write(folder, f"{number:04d}-001-message.txt", words)
        count += place
    return count


def _write(folder: Path, name: str, content: bytes) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)


def _write_list(path: Path, requests: Sequence[Correspondence], names: Sequence[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for one, name in zip(requests, names, strict=True):
            row = (name, one.body, one.text, one.sent_on, one.site, one.status, one.reference, one.url, one.due_on)
            writer.writerow([f"'{cell}" if cell[:1] and cell[0] in _FORMULA else cell for cell in row])


def _safe(name: str) -> str:
    """A name for a file: letters, digits, dot, hyphen and underscore, no leading dot, 80 characters with its ending."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip(".-_")
    if len(plain) <= 80:
        return plain
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:70]}.{ending}" if dot and len(ending) < 9 else plain[:80]
