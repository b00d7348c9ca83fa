"""Letters as .eml drafts, batches for WhatDoTheyKnow, and their calendar, in a folder. Nothing is sent.

A draft has no Date and no Message-ID: the program that sends it gives both. X-Unsent makes mail programs open it for
editing.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from camcensus.account.escape import csv_cell
from camcensus.act.calendar import make_calendar
from camcensus.act.outbox import Batch, Outbox, Outgoing, reference_for
from camcensus.deliver.files import replace
from camcensus.model.errors import InputError
from camcensus.model.letter import Letter

_COLUMNS = (
    "request_id", "body", "sector", "nation", "sent_on", "law", "reference", "address", "due", "due_not_before",
    "citation", "holidays", "text",
)  # fmt: skip


def make_message(letter: Letter, from_address: str = "") -> bytes:
    """One draft as RFC 5322 with CRLF line ends, ASCII throughout.

    Raises InputError for an address that cannot stand in a header.
    """
    message = EmailMessage(policy=SMTP)
    try:
        if from_address:
            message["From"] = Address(addr_spec=from_address)
        if letter.to_address:
            message["To"] = Address(display_name=letter.to_name, addr_spec=letter.to_address)
        message["Subject"] = letter.subject
    except (MessageError, ValueError, IndexError) as error:
        address = from_address or letter.to_address
        raise InputError("the letter", address[:80], f"is not an address for mail: {error}", "Correct it.") from None
    message["X-Unsent"] = "1"
    message["Content-Language"] = letter.language
    message.set_content(letter.text.encode("utf-8", "replace").decode("utf-8"), cte="quoted-printable")
    return message.as_bytes()


def write_outbox(
    folder: Path, outbox: Outbox, batches: Sequence[Batch], from_address: str, stamp: datetime
) -> list[Path]:
    """Everything of a batch in a new folder: eml/, whatdotheyknow/, deadlines.ics, requests.csv, left-out.csv.

    Returns: the files written. Raises InputError where the folder is there and not empty, or cannot be written.
    """
    _make_folder(folder, ("eml", "whatdotheyknow"))
    texts: dict[Path, str] = {}
    for number, one in enumerate(outbox.letters, 1):
        if one.letter.to_address:
            name = f"{number:04d}-{one.letter.reference[:60]}.eml"
            texts[folder / "eml" / name] = make_message(one.letter, from_address).decode("ascii")
    for number, batch in enumerate(batches, 1):
        stem = f"{number:02d}-{batch.law}-{batch.language}"
        texts[folder / "whatdotheyknow" / f"{stem}.txt"] = f"{batch.subject}\n\n{batch.text}"
        texts[folder / "whatdotheyknow" / f"{stem}-bodies.txt"] = "".join(f"{name}\n" for name in batch.bodies)
    named = [(one.recipient.name, one.clocks) for one in outbox.letters]
    texts[folder / "deadlines.ics"] = make_calendar(named, stamp)
    texts[folder / "requests.csv"] = _table(_COLUMNS, [_row(one) for one in outbox.letters])
    texts |= _left_out(folder, outbox, "body_id")
    return _write(texts)


def write_drafts(folder: Path, outbox: Outbox, from_address: str) -> list[Path]:
    """Letters about requests that were sent, in a new folder: eml/ to known addresses, text/ for the rest, left-out.csv.

    Returns: the files written. Raises InputError where the folder is there and not empty, or cannot be written.
    """
    _make_folder(folder, ("eml", "text"))
    texts: dict[Path, str] = {}
    for number, one in enumerate(outbox.letters, 1):
        name = f"{number:04d}-{reference_for(one.letter.kind.value, one.recipient.id)[:80]}"
        if one.letter.to_address:
            texts[folder / "eml" / f"{name}.eml"] = make_message(one.letter, from_address).decode("ascii")
        else:
            texts[folder / "text" / f"{name}.txt"] = (
                f"{one.letter.to_name}\n\n{one.letter.subject}\n\n{one.letter.text}"
            )
    texts |= _left_out(folder, outbox, "request_id")
    return _write(texts)


def _make_folder(folder: Path, below: Sequence[str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise InputError(str(folder), "", "is not empty", "Name a new folder.")
        for name in below:
            (folder / name).mkdir()
    except OSError as error:
        raise InputError(
            str(folder), "", f"cannot be written: {error.strerror}", "Name a folder you may write to."
        ) from None


def _left_out(folder: Path, outbox: Outbox, of: str) -> dict[Path, str]:
    if not outbox.left_out:
        return {}
    rows = [(one.recipient.id, one.recipient.name, one.why) for one in outbox.left_out]
    return {folder / "left-out.csv": _table((of, "body", "why"), rows)}


def _write(texts: Mapping[Path, str]) -> list[Path]:
    for path, text in texts.items():
        with replace(path) as stream:
            stream.write(text)
    return list(texts)


def _row(one: Outgoing) -> tuple[str, ...]:
    """What is asked of whom, for `read --requests` and for sorting the replies."""
    reply = next(deadline for deadline in one.clocks.deadlines if deadline.rule.startswith("reply"))
    return (
        one.recipient.id,
        one.recipient.name,
        one.recipient.body_type,
        one.recipient.nation,
        one.matter.sent_on.isoformat() if one.matter.sent_on else "",
        one.clocks.law or "",
        one.letter.reference,
        one.recipient.email,
        reply.due.isoformat() if reply.due else "",
        reply.earliest.isoformat() if reply.earliest else "",
        reply.citation,
        one.clocks.holidays.edition if one.clocks.holidays else "",
        one.letter.text,
    )


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        # the text of a letter keeps its line breaks, and begins with a letter
        writer.writerow(
            [cell if column == "text" else csv_cell(cell) for column, cell in zip(columns, row, strict=True)]
        )
    return out.getvalue()
