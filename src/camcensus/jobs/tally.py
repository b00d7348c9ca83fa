"""From a file of readings to figures."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from camcensus import __version__
from camcensus.account.answers import Answer, parse_answer
from camcensus.account.census_report import Page, build_page
from camcensus.account.reported import ReportedSurvey, build_reported_page, parse_survey
from camcensus.account.tally import Tally, tally
from camcensus.facts.book import FactBook
from camcensus.jobs.requests_csv import read_frame
from camcensus.jobs.tables import decode, fold, parse_table, read_bytes, read_days
from camcensus.model.errors import InputError

_SHOWN = 10  # ids named one by one
_MEND = "Give the file that `camcensus read` wrote, as CSV, JSON or JSON lines."


@dataclass(frozen=True, slots=True)
class Census:
    """Figures, the report on them, and the readings they are made of."""

    tally: Tally
    page: Page
    rows: tuple[dict[str, Any], ...]


def tally_readings(readings: Path, frame: Path | None, title: str, *, with_review: bool = False) -> Census:
    """Count a file of readings. Raises InputError for a file, row or frame that cannot be read."""
    content = read_bytes(readings)
    digest = hashlib.sha256(content).hexdigest()
    placed = _placed_rows(content, readings)
    answers = _answers(placed, readings)
    bodies = read_frame(frame) if frame else None
    made_of = [("camcensus", __version__), ("readings", f"{readings.name}, {len(placed):,} rows, sha256 {digest}")]
    if frame:
        made_of.append(("frame", f"{frame.name}, sha256 {hashlib.sha256(frame.read_bytes()).hexdigest()}"))
    counted = tally(answers, bodies, with_review=with_review)
    if bodies and not counted.bodies:
        raise InputError(
            str(frame),
            "",
            f"names none of the {len({answer.body for answer in answers})} bodies that were asked",
            "Give both tables the same column body_id, or the same body, sector and nation.",
        )
    counted = replace(counted, notes=(*counted.notes, *_shared_ids(answers)))
    return Census(counted, build_page(counted, title, made_of), tuple(row for _, row in placed))


def read_answers(readings: Path) -> list[Answer]:
    """A file of readings, one Answer a row. Raises InputError."""
    return _answers(_placed_rows(read_bytes(readings), readings), readings)


def _placed_rows(content: bytes, readings: Path) -> list[tuple[str, dict[str, Any]]]:
    placed = _with_days(list(_rows(decode(content, str(readings)), str(readings))), str(readings))
    if not placed:
        raise InputError(str(readings), "", "holds no readings", _MEND)
    return placed


def _answers(placed: Sequence[tuple[str, dict[str, Any]]], readings: Path) -> list[Answer]:
    return [parse_answer(row, str(readings), place) for place, row in placed]


def reported_page(book: FactBook, name: str) -> Page:
    """The report on a survey of others that is shipped. Raises InputError for a name that is not there."""
    surveys = {survey.id: survey for survey in list_surveys(book)}
    if name not in surveys:
        raise InputError(name, "", "is no reported survey that is shipped", f"There are: {', '.join(surveys)}.")
    return build_reported_page(surveys[name], [("camcensus", __version__), ("facts", book.digest)])


def list_surveys(book: FactBook) -> list[ReportedSurvey]:
    """Surveys of others that are shipped. Raises FactError."""
    return [parse_survey(record) for record in book.records("census/")]


def _with_days(placed: list[tuple[str, dict[str, Any]]], source: str) -> list[tuple[str, dict[str, Any]]]:
    """The rows with their days as YYYY-MM-DD, whatever a spreadsheet made of them. Raises InputError."""
    for column in ("sent_on", "received_on"):
        cells = [(place, str(row.get(column) or "").strip()) for place, row in placed]
        for (_, row), made in zip(placed, read_days(cells, source, column), strict=True):
            if row.get(column):
                row[column] = made
    return placed


def _shared_ids(answers: Sequence[Answer]) -> list[str]:
    """Request ids that stand for several bodies, as where two files of readings were put together, in words."""
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    for answer in answers:
        bodies[answer.request_id].add(answer.body)
    shared = [request for request, of in bodies.items() if len(of) > 1]
    if not shared:
        return []
    shown = ", ".join(shared[:_SHOWN]) + (f" and {len(shared) - _SHOWN} more" if len(shared) > _SHOWN else "")
    return [f"{len(shared)} request ids stand in rows of several bodies, each of which counts: {shown}"]


def _rows(text: str, source: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Rows with the place they stand at; the format is seen from the first sign and the first line."""
    start = text.lstrip()[:1]
    if start == "{":
        whole = _json(text, source, "") if not _is_lines(text) else None
        if isinstance(whole, dict) and isinstance(whole.get("readings"), list):
            yield from (
                (f"reading {n}", _mapping(row, source, f"reading {n}")) for n, row in enumerate(whole["readings"], 1)
            )
            return
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield f"line {number}", _mapping(_json(line, source, f"line {number}"), source, f"line {number}")
        return
    table = parse_table(text, source)
    empty = dict.fromkeys(map(fold, table.names), "")
    for begins, row in table.rows:
        yield f"line {begins}", {**empty, **row}


def _is_lines(text: str) -> bool:
    """Is the first line a JSON value of its own?"""
    first = text.lstrip().split("\n", 1)[0]
    try:
        return "readings" not in json.loads(first)
    except (ValueError, RecursionError, TypeError):
        return False


def _json(text: str, source: str, place: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(source, place, f"is not JSON ({type(error).__name__})", _MEND) from None


def _mapping(value: Any, source: str, place: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise InputError(source, place, "is not a reading", _MEND)
    return value
