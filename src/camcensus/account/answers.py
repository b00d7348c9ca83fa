"""Readings as rows, and rows as what a census counts.

A reading leaves the program as a row (the columns of docs/reference/readings.md) and comes back as a row, perhaps after a
person looked at it: this module holds both ways. A person who checked a reading writes `checked` into its `decision`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from camcensus.model.document import DocumentRead, Unread
from camcensus.model.errors import InputError
from camcensus.model.request import Asked, Outcome, Reading, Use
from camcensus.read.answers import COLUMNS as READING_COLUMNS

NOTHING_ARRIVED = "nothing-arrived"  # the rule of a reading that stands for a request without any file
COLUMNS = (
    *READING_COLUMNS,
    "reasons",
    "body_id",
    "body",
    "sector",
    "nation",
    "sent_on",
    "received_on",
    "files",
    "isolation",
)
NEEDED = ("request_id", "outcome", "uses_hikvision", "uses_dahua", "uses_any_prc_maker", "decision")
LISTS = ("exemptions", "other_makers", "reasons", "files")  # joined with "; " in CSV
_NO_SECTOR = "not stated"
_MOST_DIGITS = 9  # of a number of cameras
_FRACTION = re.compile(r"0(\.[0-9]{1,20})?|1(\.0{1,20})?")


class Question(Enum):
    """What is counted: the columns of a reading that say yes, no, former or unknown."""

    HIKVISION = "uses_hikvision"
    DAHUA = "uses_dahua"
    ANY_PRC = "uses_any_prc_maker"


class Decision(Enum):
    """Who stands behind a reading."""

    AUTO = "auto"
    REVIEW = "review"  # waits for a person
    CHECKED = "checked"  # a person looked at it and, where needed, corrected it


@dataclass(frozen=True, slots=True)
class Answer:
    """One reading, as far as a census counts it."""

    request_id: str
    body: str  # key: the body's id where there is one, else its name, sector and nation
    name: str
    sector: str
    nation: str
    outcome: Outcome
    silent: bool  # nothing arrived at all
    exemptions: tuple[str, ...]
    uses: Mapping[Question, Use]
    other_makers: tuple[str, ...]
    oem_brand: str
    decision: Decision
    day: date | None  # of the answer; None: not stated


def row_of(reading: Reading, asked: Asked, documents: Sequence[DocumentRead]) -> dict[str, Any]:
    """A reading as JSON-ready values under COLUMNS, with `proofs` (field -> words, file, place, rule, confidence)."""
    quote = reading.proofs.get("quote")
    return {
        "request_id": reading.request_id,
        "outcome": reading.outcome.value,
        "exemptions": list(reading.exemptions),
        "uses_hikvision": reading.uses_hikvision.value,
        "uses_dahua": reading.uses_dahua.value,
        "other_makers": list(reading.other_makers),
        "uses_any_prc_maker": reading.uses_any_prc_maker.value,
        "hik_oem_brand": reading.hik_oem_brand,
        "device_count_total": reading.device_count_total,
        "device_count_hikvision": reading.device_count_hikvision,
        "quote": quote.words if quote else "",
        "quote_file": quote.file if quote else "",
        "quote_location": quote.place if quote else "",
        "confidence": round(reading.confidence, 4),
        "decision": reading.decision,
        "rule": reading.rule,
        "reasons": [*reading.reasons, *(_unread_reason(item) for document in documents for item in document.unread)],
        "body_id": asked.body_id,
        "body": asked.body,
        "sector": asked.sector,
        "nation": asked.nation,
        "sent_on": asked.sent_on,
        "received_on": asked.received_on or _latest(documents),
        "files": [document.file for document in documents],
        "isolation": _weakest(documents),
        "proofs": {name: asdict(reading.proofs[name]) for name in sorted(reading.proofs)},
    }


def _unread_reason(item: Unread) -> str:
    where = f"{item.file}, {item.place}" if item.place else item.file
    return f"not read: {where}: {item.problem}"


def _latest(documents: Sequence[DocumentRead]) -> str:
    """The day of the newest message that states one."""
    return max((document.sent_at[:10] for document in documents if document.sent_at), default="")


def _weakest(documents: Sequence[DocumentRead]) -> str:
    """How far the readers were shut in at the least; formats of plain text need no shutting in."""
    levels = {document.isolation for document in documents}
    return next((level for level in ("limits", "namespaces") if level in levels), "none" if levels else "")


def not_answered(asked: Asked) -> Reading:
    """The reading of a request to which no file arrived."""
    return Reading(
        asked.request_id, Outcome.NO_ANSWER_YET, (), Use.UNKNOWN, Use.UNKNOWN, (), Use.UNKNOWN, "", None, None, {}, 1.0,
        Decision.AUTO.value, NOTHING_ARRIVED, (),
    )  # fmt: skip


def not_read(asked: Asked, rule: str, reason: str) -> Reading:
    """The reading of a request whose files could not be read: for a person, with the reason."""
    return Reading(
        asked.request_id, Outcome.NO_ANSWER_YET, (), Use.UNKNOWN, Use.UNKNOWN, (), Use.UNKNOWN, "", None, None, {}, 0.0,
        Decision.REVIEW.value, rule, (reason,),
    )  # fmt: skip


def flat(row: Mapping[str, Any]) -> dict[str, str]:
    """A row as texts under COLUMNS, for CSV and tables: lists joined with "; ", None as nothing."""
    return {name: _text(row.get(name)) for name in COLUMNS}


def _text(value: Any) -> str:
    if value is None:
        return ""
    return "; ".join(str(item) for item in value) if isinstance(value, list | tuple) else str(value)


def parse_answer(row: Mapping[str, Any], source: str, place: str) -> Answer:
    """A row of readings, from CSV (texts) or JSON (values), as an Answer.

    Raises InputError, with `source` and `place` in it, for a missing column or id, a value outside its closed list, and a
    count or confidence that is none.
    """
    missing = [name for name in NEEDED if row.get(name) is None]
    if missing:
        raise InputError(
            source,
            place,
            f"has no {', '.join(missing)}",
            "Give the file that `camcensus read` wrote; docs/reference/readings.md lists its columns.",
        )
    request = _cell(row, "request_id")
    if not request:
        raise InputError(source, place, "has no request_id", "Write the id of the request, or delete the row.")
    _check_numbers(row, source, place)
    sector, nation, name = (_cell(row, column) for column in ("sector", "nation", "body"))
    return Answer(
        request_id=request,
        body=body_key(_cell(row, "body_id"), name, sector, nation) or f"request {request}",
        name=name or request,
        sector=sector or _NO_SECTOR,
        nation=nation,
        outcome=_one_of(Outcome, row, "outcome", source, place),
        silent=_cell(row, "rule") == NOTHING_ARRIVED,
        exemptions=_items(row, "exemptions"),
        uses={question: _one_of(Use, row, question.value, source, place) for question in Question},
        other_makers=_items(row, "other_makers"),
        oem_brand=_cell(row, "hik_oem_brand"),
        decision=_one_of(Decision, row, "decision", source, place),
        day=_day(row, source, place),
    )


def body_key(body_id: str, name: str, sector: str, nation: str) -> str:
    """What tells one body from another: its id, else name with sector and nation; empty where neither is known."""
    if body_id.strip():
        return f"id {body_id.strip().casefold()}"
    folded = " ".join(name.casefold().split())
    return f"{folded} ({sector.casefold()}, {nation.casefold()})" if folded else ""


_E = TypeVar("_E", Outcome, Use, Decision)


def _one_of(kind: type[_E], row: Mapping[str, Any], column: str, source: str, place: str) -> _E:
    text = _cell(row, column).casefold()
    try:
        return kind(text)
    except ValueError:
        known = ", ".join(str(member.value) for member in kind)
        raise InputError(source, place, f"{column} is {text[:60]!r}", f"Write one of: {known}.") from None


def _check_numbers(row: Mapping[str, Any], source: str, place: str) -> None:
    """What no figure here is made of, but is published beside them, holds what its column promises. Raises InputError."""
    for column in ("device_count_total", "device_count_hikvision"):
        text = _cell(row, column)
        if text and not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
            raise InputError(source, place, f"{column} is {text[:40]!r}", "Write a whole number from 0 up, or nothing.")
    text = _cell(row, "confidence")
    if text and not _FRACTION.fullmatch(text):
        raise InputError(source, place, f"confidence is {text[:40]!r}", "Write a number from 0 to 1, or nothing.")


def _cell(row: Mapping[str, Any], column: str) -> str:
    """A text, without the apostrophe that keeps spreadsheets from taking it for a formula."""
    value = row.get(column)
    text = "" if value is None else str(value).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@＝＋－＠") else text


def _items(row: Mapping[str, Any], column: str) -> tuple[str, ...]:
    value = row.get(column)
    parts = [str(item) for item in value] if isinstance(value, list | tuple) else _cell(row, column).split(";")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _day(row: Mapping[str, Any], source: str, place: str) -> date | None:
    text = _cell(row, "received_on")
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        raise InputError(
            source, place, f"received_on is {text[:40]!r}", "Write the day as YYYY-MM-DD, or nothing."
        ) from None
