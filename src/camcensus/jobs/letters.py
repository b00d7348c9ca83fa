"""Clocks, letters and replies: wires the facts to the core, and exports to folders. Sends nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from camcensus.account.answers import Answer, Decision
from camcensus.act.deadlines import Clocks, Deadline, Events, keep_clocks, law_for, no_clocks
from camcensus.act.letters import Matter, check_overdue, draft
from camcensus.act.linter import Addressee, LintFinding, MakerNames, lint
from camcensus.act.outbox import LawBooks, Outbox, Recipient, batches, plan
from camcensus.act.reminders import Waiting, plan_reminders
from camcensus.collect.requests.reading import lay_out, read_export
from camcensus.deliver.letters import write_drafts, write_outbox
from camcensus.facts.book import FactBook
from camcensus.facts.letters import arguments, letter_templates, lint_rules
from camcensus.jobs.requests_csv import COLUMNS as REQUEST_COLUMNS
from camcensus.jobs.requests_csv import read_known, read_requests
from camcensus.jobs.tables import cell, columns_of, read_table
from camcensus.jobs.tally import read_answers
from camcensus.model.correspondence import ExportRead
from camcensus.model.errors import InputError
from camcensus.model.letter import Letter, LetterKind
from camcensus.model.request import Outcome
from camcensus.model.request_law import HolidayTable, RequestBody, RequestLaw

MAX_REQUEST = 1_000_000  # bytes of one request text
_HOLIDAYS = "uk-bank-holidays"
_NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")
_MAKERS = (("hikvision", "Hikvision"), ("dahua", "Dahua"))  # the makers that the census asks about
_COLUMNS = {
    **{field: REQUEST_COLUMNS[field] for field in ("body", "sector", "nation")},
    "body_id": (*REQUEST_COLUMNS["body_id"], "id"),
    "email": ("email", "e_mail", "email_address", "foi_email", "address"),
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
    books = _books(book)
    box = plan(read_recipients(bodies), books, sender, goes_on, as_of, prefix)
    write_outbox(into, box, batches(box, books), from_address, stamp)
    return box


def read_recipients(path: Path) -> list[Recipient]:
    """Bodies to ask, from a table. Raises InputError for one that cannot be read or names no body."""
    table = read_table(path)
    taken = columns_of(table, _COLUMNS, ("body",))
    found = []
    for number, (line, row) in enumerate(table.rows, start=1):
        values = {field: cell(row, taken.get(field)) for field in _COLUMNS}
        if not values["body"]:
            raise InputError(str(path), f"line {line}", "names no body", "Give its name in a column 'body'.")
        found.append(
            Recipient(
                id=values["body_id"] or f"{number}",
                name=values["body"],
                body_type=values["sector"].casefold(),
                nation=_nation(values["nation"]),
                email=values["email"],
                wdtk=values["wdtk"],
                language=values["language"] or "en",
            )
        )
    if not found:
        raise InputError(str(path), "", "names no body", "Give a row to every body that is to be asked.")
    return found


def write_reminders(
    book: FactBook, readings: Path, requests: Path, into: Path, sender: str, on: date, from_address: str
) -> Outbox:
    """Reminders to the bodies whose reply is overdue on a day, in a new folder. Raises InputError.

    Args:
        readings: what was read of the answers; a request that is not in it is left out.
        requests: who was asked and when, with addresses where they are known.
    """
    box = plan_reminders(read_waiting(readings, requests), _books(book), sender, on)
    write_drafts(into, box, from_address)
    return box


def read_waiting(readings: Path, requests: Path) -> list[Waiting]:
    """Every request with what is known of its answer, in the order of the requests. Raises InputError."""
    answers = {answer.request_id: answer for answer in read_answers(readings)}
    table = read_table(requests)
    more = columns_of(table, {"law": ("law",), "language": ("language",)}, ())
    asked = read_requests(requests)
    found = []
    for (_, row), known in zip(table.rows, read_known(requests), strict=True):
        one = asked[known.request_id]
        found.append(
            Waiting(
                Recipient(
                    known.request_id,
                    one.body or known.request_id,
                    one.sector.casefold(),
                    _nation(one.nation),
                    known.address,
                    language=cell(row, more.get("language")) or "en",
                ),
                date.fromisoformat(one.sent_on) if one.sent_on else None,
                cell(row, more.get("law")).casefold(),
                next(iter(known.references), ""),
                _why_no_reminder(answers.get(known.request_id)),
            )
        )
    return found


def _why_no_reminder(answer: Answer | None) -> str:
    if answer is None:
        return "is not in the readings"
    if answer.silent:
        return ""
    if answer.decision is Decision.REVIEW:
        return "something came, and its reading waits for a person"
    if answer.outcome is Outcome.CLARIFICATION:
        return "the body asks what is meant: answer it with `letters draft clarification`"
    return "" if answer.outcome is Outcome.NO_ANSWER_YET else f"is answered ({answer.outcome.value})"


def _nation(text: str) -> str:
    """As the laws write it, however the table does."""
    return {name.casefold(): name for name in _NATIONS}.get(text.casefold(), text)


def _books(book: FactBook) -> LawBooks:
    return LawBooks(book.request_laws, book.request_bodies, _holidays(book), letter_templates(book), arguments(book))


def sort_replies(export: Path, into: Path, requests: Path | None, own: Sequence[str]) -> ExportRead:
    """Replies of a mailbox or a site laid out as one folder a request. Raises InputError."""
    read = read_export(export, read_known(requests, as_folders=True) if requests else (), own)
    lay_out(read, into)
    return read


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
