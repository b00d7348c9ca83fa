"""What was asked, from a table that the user keeps: who was asked, when, and in which words.

Only body, sector, nation, dates and the text of the request are taken, and what tells the answers to a request: address,
references, ids of messages. Whatever else stands in the table, such as a person's own reading of the answers, is never
looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from camcensus.account.tally import FrameBody, frame_body
from camcensus.collect.requests.matching import Known
from camcensus.collect.requests.reading import folder_name
from camcensus.jobs.tables import Table, cell, columns_of, fold, read_days, read_table
from camcensus.model.errors import InputError
from camcensus.model.request import Asked

# field -> names of columns it is taken from, the first that is there
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "request_id": (
        "request_id", "request", "id", "request_ref", "request_reference", "request_no", "request_number", "ref", "ref_no",
        "foi_ref", "foi_reference", "case_id",
    ),
    "body_id": ("body_id", "authority_id", "organisation_id", "organization_id"),
    "body": (
        "body", "body_name", "public_body", "authority", "public_authority", "organisation", "organization", "name",
    ),
    "sector": ("sector", "body_type", "authority_type", "organisation_type", "type"),
    "nation": ("nation", "country"),
    "text": ("text", "request_text", "asked", "questions", "question", "questions_asked", "question_text"),
    "sent_on": ("sent_on", "sent_date", "date_sent", "sent", "request_date", "date_of_request"),
    "received_on": ("received_on", "received_date", "date_received", "answered_on", "response_date", "date_of_response"),
}  # fmt: skip
_MATCHED_BY: Mapping[str, tuple[str, ...]] = {
    "address": ("address", "email", "e_mail", "email_address", "foi_email"),
    "reference": ("reference", "references"),
    "message_id": ("message_id", "message_ids"),
}
_DAYS = ("sent_on", "received_on")


def read_requests(path: Path) -> dict[str, Asked]:
    """request id -> what is known of it. Raises InputError for an unreadable table or an id that stands there twice."""
    table, taken, rows = _requests(path)
    lines = [f"line {line}" for line, _ in table.rows]
    for field in _DAYS:
        if field in taken:
            days = read_days(zip(lines, (row[field] for row in rows), strict=True), table.source, taken[field])
            for row, made in zip(rows, days, strict=True):
                row[field] = made
    return {row["request_id"]: Asked(**{field: row[field] for field in COLUMNS}) for row in rows}


def read_known(path: Path, *, as_folders: bool = False) -> list[Known]:
    """The requests that were sent, with what tells their answers: address, references, ids of messages.

    Where the table has no column of references, the ids of the requests are taken for such: whoever writes FOI-017 into the
    subject of an answer has it from the request.

    Args:
        as_folders: the answers will be laid out in folders of these names, so each id must be such a name.

    Raises: InputError as `read_requests` does, and for a table of no request.
    """
    table, _, rows = _requests(path)
    taken = columns_of(table, _MATCHED_BY, ())
    if not rows:
        raise InputError(str(path), "", "names no request", "Give a row to every request that was sent.")
    for (line, _), row in zip(table.rows, rows, strict=True):
        if as_folders and folder_name(row["request_id"]) != row["request_id"]:
            raise _no_folder(path, line, row["request_id"])
    found = []
    for (_, raw), row in zip(table.rows, rows, strict=True):
        references = tuple(part.strip() for part in cell(raw, taken.get("reference")).split(";") if part.strip())
        if "reference" not in taken and _could_be_reference(row["request_id"]):
            references = (row["request_id"],)
        found.append(
            Known(
                row["request_id"],
                body=row["body"],
                address=cell(raw, taken.get("address")),
                references=references,
                message_ids=tuple(cell(raw, taken.get("message_id")).replace(";", " ").split()),
                text=row["text"],
                sent_on=row["sent_on"],
            )
        )
    return found


def _could_be_reference(request: str) -> bool:
    """Letters and digits both: a bare number or word stands in texts by chance."""
    return any(sign.isdigit() for sign in request) and any(sign.isalpha() for sign in request)


def _requests(path: Path) -> tuple[Table, dict[str, str], list[dict[str, str]]]:
    """The table, field -> its column, and rows by field; every row has an id of its own."""
    table = read_table(path)
    taken = columns_of(table, COLUMNS, ("request_id",))
    rows = []
    seen: dict[str, int] = {}
    for line, raw in table.rows:
        row = {field: cell(raw, taken.get(field)) for field in COLUMNS}
        request = row["request_id"]
        if not request:
            raise InputError(str(path), f"line {line}", "has no request id", "Give every request an id of its own.")
        if "/" in request or "\0" in request:
            raise _no_folder(path, line, request)
        if request in seen:
            raise InputError(
                str(path),
                f"line {line}",
                f"request {request[:80]!r} stands there twice, first on line {seen[request]}",
                "Keep one row a request.",
            )
        seen[request] = line
        rows.append(row)
    return table, taken, rows


def _no_folder(path: Path, line: int, request: str) -> InputError:
    return InputError(
        str(path),
        f"line {line}",
        f"request {request[:80]!r} cannot be the name of a folder, and its answers lie in one",
        f"Call it {folder_name(request)!r}, and its folder too; the old name may stand in a column 'reference'.",
    )


def describe_columns(path: Path) -> str:
    """How a table's headings were understood, where they are not the names of the manual; else empty. Raises InputError."""
    table = read_table(path)
    taken = columns_of(table, COLUMNS, ("request_id",))
    shown = {fold(name): name for name in table.names}
    renamed = [f"{shown[name]!r} as {field}" for field, name in taken.items() if fold(name) != field]
    if not renamed:
        return ""
    used = {*taken.values(), *columns_of(table, _MATCHED_BY, ()).values()}
    unread = [repr(name[:40]) for folded, name in shown.items() if folded and folded not in used]
    return f"read {', '.join(renamed)}" + (f"; not read: {', '.join(unread[:10])}" if unread else "")


def merge_requests(first: dict[str, Asked], second: dict[str, Asked]) -> dict[str, Asked]:
    """Both tables; where a request stands in both, what the second leaves empty is taken from the first."""
    merged = dict(first)
    for request, asked in second.items():
        before = first.get(request, Asked(request))
        merged[request] = Asked(*(getattr(asked, name) or getattr(before, name) for name in Asked.__slots__))
    return merged


def read_frame(path: Path) -> list[FrameBody]:
    """Every body of the population: columns body (or name), body_id, sector, nation. Raises InputError."""
    table = read_table(path)
    wanted = {field: COLUMNS[field] for field in ("body_id", "body", "sector", "nation")}
    taken = columns_of(table, wanted, ("body", "body_id"))
    found = []
    for line, row in table.rows:
        values = {field: cell(row, taken.get(field)) for field in wanted}
        if not values["body_id"] and not values["body"]:
            raise InputError(str(path), f"line {line}", "names no body", "Give its name or id, or delete the row.")
        found.append(frame_body(values["body_id"], values["body"], values["sector"], values["nation"]))
    if not found:
        raise InputError(str(path), "", "names no body", "Give a row to every body that the figures speak of.")
    return found
