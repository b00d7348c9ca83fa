"""From a file of readings to figures."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from camcensus import __version__
from camcensus.account.answers import parse_answer
from camcensus.account.census_report import Page, build_page
from camcensus.account.reported import ReportedSurvey, build_reported_page, parse_survey
from camcensus.account.tally import Tally, tally
from camcensus.facts.book import FactBook
from camcensus.jobs.requests_csv import read_frame
from camcensus.model.errors import InputError

MAX_BYTES = 256 * 1024 * 1024  # of a file of readings; 4,000 take some 10 MB
_MAX_CELL = 1_000_000  # characters
_MEND = "Give the file that `camcensus read` wrote, as CSV, JSON or JSON lines."


@dataclass(frozen=True, slots=True)
class Census:
    """Figures, the report on them, and the readings they are made of."""

    tally: Tally
    page: Page
    rows: tuple[dict[str, Any], ...]


def tally_readings(readings: Path, frame: Path | None, title: str, *, with_review: bool = False) -> Census:
    """Count a file of readings. Raises InputError for a file, row or frame that cannot be read."""
    text, digest = _text(readings)
    placed = list(_rows(text, str(readings)))
    if not placed:
        raise InputError(str(readings), "", "holds no readings", _MEND)
    answers = [parse_answer(row, str(readings), place) for place, row in placed]
    bodies = read_frame(frame) if frame else None
    made_of = [("camcensus", __version__), ("readings", f"{readings.name}, {len(placed):,} rows, sha256 {digest}")]
    if frame:
        made_of.append(("frame", f"{frame.name}, sha256 {hashlib.sha256(frame.read_bytes()).hexdigest()}"))
    counted = tally(answers, bodies, with_review=with_review)
    return Census(counted, build_page(counted, title, made_of), tuple(row for _, row in placed))


def reported_page(book: FactBook, name: str) -> Page:
    """The report on a survey of others that is shipped. Raises InputError for a name that is not there."""
    surveys = {survey.id: survey for survey in list_surveys(book)}
    if name not in surveys:
        raise InputError(name, "", "is no reported survey that is shipped", f"There are: {', '.join(surveys)}.")
    return build_reported_page(surveys[name], [("camcensus", __version__), ("facts", book.digest)])


def list_surveys(book: FactBook) -> list[ReportedSurvey]:
    """Surveys of others that are shipped. Raises FactError."""
    return [parse_survey(record) for record in book.records("census/")]


def _text(path: Path) -> tuple[str, str]:
    """The file as text, and its SHA-256."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(str(path), "", f"is longer than {MAX_BYTES} bytes", _MEND)
        content = path.read_bytes()
        return content.decode("utf-8-sig"), hashlib.sha256(content).hexdigest()
    except OSError as error:
        raise InputError(str(path), "", f"cannot be read: {error.strerror}", _MEND) from None
    except UnicodeDecodeError as error:
        raise InputError(str(path), f"byte {error.start}", "is not UTF-8", _MEND) from None


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
    csv.field_size_limit(_MAX_CELL)
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    try:
        for row in reader:
            yield f"line {reader.line_num}", {name: value for name, value in row.items() if isinstance(name, str)}
    except csv.Error as error:
        raise InputError(source, f"line {reader.line_num}", f"is not CSV: {error}", _MEND) from None


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
