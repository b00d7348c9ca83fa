"""Clocks, letters and replies: wires the facts to the core, and exports to folders. Sends nothing."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from camcensus.act.deadlines import Clocks, Deadline, Events, keep_clocks, law_for, no_clocks
from camcensus.act.letters import Matter, check_overdue, draft
from camcensus.act.linter import Addressee, LintFinding, MakerNames, lint
from camcensus.act.outbox import LawBooks, Outbox, Recipient, batches, plan
from camcensus.collect.requests.matching import Known
from camcensus.collect.requests.reading import lay_out, read_export
from camcensus.deliver.letters import write_outbox
from camcensus.facts.book import FactBook
from camcensus.facts.letters import arguments, letter_templates, lint_rules
from camcensus.model.correspondence import ExportRead
from camcensus.model.errors import InputError
from camcensus.model.letter import Letter, LetterKind
from camcensus.model.request_law import HolidayTable, RequestBody, RequestLaw

MAX_REQUEST = 1_000_000  # bytes of one request text
MAX_CELL = 1_000_000  # characters
_HOLIDAYS = "uk-bank-holidays"
_MAKERS = (("hikvision", "Hikvision"), ("dahua", "Dahua"))  # the makers that the census asks about
_COLUMNS = {
    "id": ("body_id", "id"),
    "name": ("body", "body_name", "name"),
    "body_type": ("sector", "body_type"),
    "nation": ("nation",),
    "email": ("email", "address"),
    "wdtk": ("wdtk", "url_name"),
    "language": ("language",),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the caller says of a request."""

    law: str  # id; empty: by type of body and nation
    body_type: str  # empty: nothing special
    nation: str
    events: Events | None  # None: the day of receipt is not known, so no clock runs


def clocks_of(book: FactBook, told: Told) -> Clocks:
    """The clocks of one request. Raises InputError for a type of body there is not."""
    law, note = _law(book, told)
    if told.events is None:
        raise InputError("the request", "", "has no day of receipt", "Give --received.")
    if law is None:
        return no_clocks(told.body_type, told.events.received, note)
    clocks = keep_clocks(law, _holidays(book), told.events, told.body_type)
    return Clocks(
        clocks.law,
        clocks.law_title,
        clocks.body_type,
        clocks.received,
        clocks.deadlines,
        clocks.holidays,
        (*clocks.notes, *([note] if note else [])),
    )


def matter_of(book: FactBook, told: Told, name: str) -> Matter:
    """What letters need to know of a request. Raises InputError for a body that no law binds."""
    law, note = _law(book, told)
    if law is None:
        raise InputError(name, "", note.rstrip("."), "Name the law with --law if the body answers under one.")
    clocks = keep_clocks(law, _holidays(book), told.events, told.body_type) if told.events else None
    events = told.events
    return Matter(
        body=name,
        law=law,
        body_type=told.body_type,
        clocks=clocks,
        replied_on=events.replied if events else None,
        review_asked=events.review_asked if events else None,
        reviewed_on=events.reviewed if events else None,
    )


def draft_letter(book: FactBook, kind: str, language: str, matter: Matter, on: date) -> Letter:
    """One letter of a day. Raises InputError where something it needs is not known, or a reply is not overdue yet."""
    check_overdue(LetterKind(kind), matter, on)
    return draft(LetterKind(kind), language, matter, letter_templates(book), arguments(book))


def look_over(book: FactBook, text: str, body_types: Sequence[str], nations: Sequence[str]) -> tuple[LintFinding, ...]:
    """Findings on a request text for the bodies it is meant for. Raises InputError for a type of body there is not."""
    addressees = []
    for name in body_types:
        for nation in nations:
            body = _body(book, name)
            law, note = law_for(body, nation, book.request_laws)
            addressees.append(Addressee(body, law, note))
    return lint(text, lint_rules(book), book.request_bodies, addressees, maker_names(book))


def maker_names(book: FactBook) -> tuple[MakerNames, ...]:
    """The makers of the census, with brands that are theirs in the facts and still sold."""
    found = []
    for identifier, shown in _MAKERS:
        brands = sorted({one.brand for one in book.rebrands if one.makers == (identifier,) and one.status == "current"})
        names = [name for name in book.manufacturers[identifier].aliases if name.isascii() and len(name) > 3]
        found.append(MakerNames(shown, tuple(dict.fromkeys((shown, *names))), tuple(brands)))
    return tuple(found)


def write_batch(
    book: FactBook,
    bodies: Path,
    into: Path,
    sender: str,
    goes_on: date,
    as_of: date,
    from_address: str,
    prefix: str,
    stamp: datetime,
) -> Outbox:
    """Drafts for every body of a table, in a new folder. Raises InputError."""
    books = LawBooks(book.request_laws, book.request_bodies, _holidays(book), letter_templates(book), arguments(book))
    box = plan(read_recipients(bodies), books, sender, goes_on, as_of, prefix)
    write_outbox(into, box, batches(box, books), from_address, stamp)
    return box


def read_recipients(path: Path) -> list[Recipient]:
    """Bodies to ask, from a table. Raises InputError for one that cannot be read."""
    found = []
    for line, row in _rows(path):
        values = {
            key: next((row[name].strip() for name in names if row.get(name)), "") for key, names in _COLUMNS.items()
        }
        values["id"] = values["id"] or f"{line - 1}"
        values["language"] = values["language"] or "en"
        if not values["name"]:
            raise InputError(str(path), f"line {line}", "names no body", "Give its name in a column 'body'.")
        found.append(Recipient(**values))
    return found


def sort_replies(export: Path, into: Path, requests: Path | None, own: Sequence[str]) -> tuple[ExportRead, int]:
    """Replies of a mailbox or a site as one folder a request, and how many files were written. Raises InputError."""
    known = []
    for line, row in _rows(requests) if requests else []:
        identifier = row.get("request_id", "").strip()
        if not identifier:
            raise InputError(str(requests), f"line {line}", "has no request id", "Give every request an id of its own.")
        references = [part.strip() for part in row.get("reference", "").split(";") if part.strip()]
        ids = row.get("message_id", "").replace(";", " ").split()
        address = row.get("address", "") or row.get("email", "")
        body = row.get("body", "") or row.get("body_name", "")
        sent_on = row.get("sent_on", "") or row.get("sent_date", "")
        known.append(Known(identifier, body, address, tuple(references), tuple(ids), row.get("text", ""), sent_on))
    read = read_export(export, known, own)
    return read, lay_out(read, into)


def clocks_as_json(clocks: Clocks) -> dict[str, Any]:
    """The clocks as JSON carries them, the holiday table included."""
    used = clocks.holidays
    return {
        "schema_version": 1,
        "law": clocks.law,
        "law_title": clocks.law_title,
        "body_type": clocks.body_type or None,
        "received": clocks.received.isoformat(),
        "deadlines": [_deadline_as_json(one) for one in clocks.deadlines],
        "holidays": {
            "table": used.table,
            "edition": used.edition,
            "parts": list(used.parts),
            "covers": [one.isoformat() for one in used.covers],
            "days": [{"day": one.day.isoformat(), "why": one.why} for one in used.days],
            "sources": [{"title": one.title, "url": one.url, "seen": one.seen.isoformat()} for one in used.sources],
        }
        if used
        else None,
        "notes": list(clocks.notes),
    }


def _deadline_as_json(one: Deadline) -> dict[str, Any]:
    days = {"due": one.due, "earliest": one.earliest, "latest": one.latest, "runs_from": one.runs_from}
    return {
        "rule": one.rule,
        "title": one.title,
        "who": one.who,
        **{name: value.isoformat() if value else None for name, value in days.items()},
        "basis": one.basis,
        "citation": one.citation,
        "chain": [{"says": link.says, "citation": link.citation, "status": link.status} for link in one.chain],
        "not_counted": [{"day": day.day.isoformat(), "why": day.why} for day in one.not_counted],
        "note": one.note,
        "sources": [{"title": s.title, "url": s.url, "seen": s.seen.isoformat()} for s in one.sources],
    }


def _law(book: FactBook, told: Told) -> tuple[RequestLaw | None, str]:
    body = _body(book, told.body_type) if told.body_type else None
    if body is not None and not told.law:
        return law_for(body, told.nation, book.request_laws)
    if body is not None and told.nation in body.laws and body.laws[told.nation] is None:
        return law_for(body, told.nation, book.request_laws)
    if told.law:
        return book.request_laws[told.law], ""
    raise InputError("the request", "", "names neither a law nor a type of body", "Give --law or --body-type.")


def _body(book: FactBook, name: str) -> RequestBody:
    bodies = book.request_bodies
    if name not in bodies:
        close = get_close_matches(name, list(bodies), 1)
        hint = f" (closest: '{close[0]}')" if close else ""
        raise InputError("--body-type", "", f"'{name}' is not a type of body{hint}", f"Use {', '.join(bodies)}.")
    return bodies[name]


def _holidays(book: FactBook) -> HolidayTable:
    return book.holiday_tables[_HOLIDAYS]


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Rows with the line they end on, under column names in small letters. Raises InputError."""
    csv.field_size_limit(MAX_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            names = {name: name.strip().casefold().replace(" ", "_") for name in reader.fieldnames or ()}
            return [
                (reader.line_num, {names[name]: value for name, value in row.items() if name in names and value})
                for row in reader
            ]
    except OSError as error:
        raise InputError(str(path), "", f"cannot be read: {error.strerror}", "Name a CSV file.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), "", f"is not CSV in UTF-8 ({error})", "Save it as CSV in UTF-8.") from None
