"""What was asked, from a table that the user keeps: who was asked, when, and in which words.

Only body, sector, nation, dates and the text of the request are taken. Whatever else stands in the table, such as a
person's own reading of the answers, is never looked at.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from camcensus.account.tally import FrameBody, frame_body
from camcensus.model.errors import InputError
from camcensus.model.request import Asked

# field -> names of columns it is taken from, the first that is there
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "request_id": ("request_id", "request", "id"),
    "body_id": ("body_id",),
    "body": ("body", "body_name", "public_body", "name"),
    "sector": ("sector",),
    "nation": ("nation",),
    "text": ("text", "request_text", "asked"),
    "sent_on": ("sent_on", "sent_date", "date_sent"),
    "received_on": ("received_on", "received_date", "date_received"),
}
_MAX_CELL = 1_000_000  # characters


def read_requests(path: Path) -> dict[str, Asked]:
    """request id -> what is known of it. Raises InputError for an unreadable table or an id that stands there twice."""
    found: dict[str, Asked] = {}
    for line, row in read_rows(path, ("request_id",)):
        values = {field: _first(row, names) for field, names in _COLUMNS.items()}
        request = values["request_id"]
        if not request:
            raise InputError(str(path), f"line {line}", "has no request id", "Give every request an id of its own.")
        if request in found:
            raise InputError(
                str(path), f"line {line}", f"request {request!r} stands there twice", "Keep one row a request."
            )
        for field in ("sent_on", "received_on"):
            values[field] = _day(values[field], path, line, field)
        found[request] = Asked(**values)
    return found


def merge_requests(first: dict[str, Asked], second: dict[str, Asked]) -> dict[str, Asked]:
    """Both tables; where a request stands in both, what the second leaves empty is taken from the first."""
    merged = dict(first)
    for request, asked in second.items():
        before = first.get(request, Asked(request))
        merged[request] = Asked(*(getattr(asked, name) or getattr(before, name) for name in Asked.__slots__))
    return merged


def read_frame(path: Path) -> list[FrameBody]:
    """Every body of the population: columns body (or name), body_id, sector, nation. Raises InputError."""
    found = []
    for line, row in read_rows(path, ("body", "body_id")):
        values = {field: _first(row, _COLUMNS[field]) for field in ("body_id", "body", "sector", "nation")}
        if not values["body_id"] and not values["body"]:
            raise InputError(str(path), f"line {line}", "names no body", "Give its name or id, or delete the row.")
        found.append(frame_body(values["body_id"], values["body"], values["sector"], values["nation"]))
    return found


def read_rows(path: Path, needed: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    """Rows with the line they end on, under column names in small letters; one of the `needed` fields has a column."""
    csv.field_size_limit(_MAX_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            names = {name: name.strip().casefold().replace(" ", "_") for name in reader.fieldnames or ()}
            if not any(name in names.values() for field in needed for name in _COLUMNS[field]):
                wanted = " or ".join(name for field in needed for name in _COLUMNS[field])
                raise InputError(str(path), "line 1", f"has no column {wanted}", "Name the columns in its first line.")
            return [
                (reader.line_num, {names[name]: value for name, value in row.items() if name in names and value})
                for row in reader
            ]
    except OSError as error:
        raise InputError(str(path), "", f"cannot be read: {error.strerror}", "Name a CSV file.") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), "", f"is not CSV in UTF-8 ({error})", "Save it as CSV in UTF-8.") from None


def _day(text: str, path: Path, line: int, field: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat() if text else ""
    except ValueError:
        raise InputError(
            str(path), f"line {line}", f"{field} is {text[:40]!r}", "Write days as YYYY-MM-DD, or leave them out."
        ) from None


def _first(row: Mapping[str, str], names: tuple[str, ...]) -> str:
    text = next((row[name].strip() for name in names if row.get(name, "").strip()), "")
    return (
        text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text
    )  # as spreadsheets are kept from formulas
