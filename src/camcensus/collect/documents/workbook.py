"""XLSX, XLSM, XLSB, XLS and ODS: rows with their headers, hidden sheets, rows and columns read and flagged.

Runs in the child only: python-calamine can be made to abort, which no `except` catches.
"""

from __future__ import annotations

import datetime
import io
import posixpath
import re
from collections.abc import Iterator
from typing import Any

import python_calamine

from camcensus.collect.documents.hidden import (
    Hidden,
    binary_sheets,
    hidden_in_ods,
    hidden_in_sheet,
    hidden_in_xls,
    hidden_in_xlsb,
)
from camcensus.collect.documents.packages import Package, parse_xml
from camcensus.collect.documents.paragraphs import squeeze
from camcensus.collect.documents.pieces import About, Found, Problem
from camcensus.collect.documents.tables import MAX_CELLS, Row, rows_as_pieces
from camcensus.model.errors import InputError

MAX_SHEETS = 250
MAX_ROWS = 200_000  # of all sheets together
_MAX_GRID = 40_000_000  # cells that a sheet may span; what the library holds at once
_SAVE_AGAIN = "Open it in a spreadsheet program, save it as XLSX or CSV again and hand that in."
_PARTS = re.compile(
    r"xl/[^/]+\.(?:xml|bin)|xl/_rels/workbook\.(?:xml|bin)\.rels|xl/worksheets/[^/]+\.(?:xml|bin)|content\.xml"
)
_FAR = re.compile(rb'r="[A-Z]{0,3}\d{4}')  # a cell or row from number 1,000 on
_MAX_SIGNS = 20_000  # of one cell
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_workbook(data: bytes, form: str, package: Package | None = None) -> Iterator[Found]:
    """Pieces of every sheet. Raises InputError for what is no workbook, is locked, or asks for too much."""
    kept: dict[str, bytes] = {}
    if package is not None:
        package.require(_PARTS)
        kept = {name: package.read(name) or b"" for name in package.names() if _PARTS.fullmatch(name)}
    try:
        workbook = python_calamine.load_workbook(io.BytesIO(data))
        sheets = workbook.sheets_metadata
    except python_calamine.PasswordError:
        raise InputError("", "", "is locked with a password", "Ask the sender for a copy without a password.") from None
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise InputError("", "", f"is not a workbook that can be read: {_short(error)}", _SAVE_AGAIN) from None
    yield About(form)
    if len(sheets) > MAX_SHEETS:
        yield Problem("", f"has {len(sheets)} sheets; those after {MAX_SHEETS} were not read", "Split the workbook.")
    parts = _sheet_parts(kept)
    told = hidden_in_xls(data) if package is None else hidden_in_ods(kept.get("content.xml", b""))
    left = MAX_ROWS
    for at, about in enumerate(sheets[:MAX_SHEETS]):
        place = f"sheet '{squeeze(about.name)[:60]}'"
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            yield Problem(place, "is a chart or macro sheet, which is not read", "Copy its figures into a sheet.")
            continue
        concealed = about.visible != python_calamine.SheetVisibleEnum.Visible
        xml = kept.get(parts.get(about.name, ""), b"")
        if xml and form != "XLSB":
            _check_reach(xml, place)
        try:
            sheet = workbook.get_sheet_by_name(about.name)
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            yield Problem(place, f"cannot be read: {_short(error)}", _SAVE_AGAIN)
            continue
        if xml:
            hidden = hidden_in_xlsb(xml) if form == "XLSB" else hidden_in_sheet(xml)
        else:
            hidden = told[at] if at < len(told) else Hidden()
        rows = _rows(sheet, place, concealed, hidden.rows, left)
        left -= len(rows)
        yield from rows_as_pieces(rows)
        if hidden.columns and not concealed:
            problem = f"has hidden columns ({', '.join(hidden.columns[:8])}), which were read as well"
            yield Problem(place, problem, "Look at them.")
        if sheet.width > MAX_CELLS:
            yield Problem(place, f"has {sheet.width} columns; those after {MAX_CELLS} were not read", "Split it.")
        if left <= 0:
            yield Problem(place, f"is beyond the {MAX_ROWS} rows read of a workbook", "Split it.")
            return


def _rows(sheet: Any, place: str, concealed: bool, hidden: set[int], left: int) -> list[Row]:
    if sheet.start is None or left <= 0:
        return []
    top, indent = int(sheet.start[0]), int(sheet.start[1])
    fills, across = _merged(sheet.merged_cell_ranges or ())
    held: dict[tuple[int, int], str] = {}
    anchors = set(fills.values()) | set(across.values())
    rows: list[Row] = []
    before = [""] * min(indent, MAX_CELLS)
    for row, values in enumerate(sheet.iter_rows(), start=top):
        cells = [
            value if type(value) is str and len(value) <= _MAX_SIGNS else _as_text(value)
            for value in values[:MAX_CELLS]
        ]
        if before:
            cells = before + cells
        if not anchors:
            number = row + 1
            rows.append(Row(cells, f"{place} row {number}", concealed or number in hidden))
            if len(rows) >= left:
                break
            continue
        spread = set()
        for column in range(len(cells)):
            spot = (row, column)
            if spot in anchors:
                held[spot] = cells[column]
            if not cells[column] and spot in fills:
                cells[column] = held.get(fills[spot], "")
            elif not cells[column] and spot in across:
                cells[column] = held.get(across[spot], "")
                spread.add(column)
        if spread and len({cell for cell in cells if cell}) == 1:  # a title merged across the sheet
            cells = ["" if column in spread else cell for column, cell in enumerate(cells)]
            spread = set()
        number = row + 1
        rows.append(Row(cells, f"{place} row {number}", concealed or number in hidden, spread=frozenset(spread)))
        if len(rows) >= left:
            break
    return rows


def _merged(ranges: Any) -> tuple[dict[tuple[int, int], tuple[int, int]], dict[tuple[int, int], tuple[int, int]]]:
    """Cells below, and cells to the right of, the cell whose text they share."""
    down: dict[tuple[int, int], tuple[int, int]] = {}
    across: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in ranges:
        for row in range(top, min(bottom, top + 50_000) + 1):
            for column in range(left, min(right, left + MAX_CELLS) + 1):
                if len(down) + len(across) > MAX_ROWS:
                    return down, across
                if column > left:
                    across[row, column] = (top, left)
                elif row > top:
                    down[row, column] = (top, left)
    return down, across


def _sheet_parts(kept: dict[str, bytes]) -> dict[str, str]:
    """Sheet name -> member of the package."""
    form = "xml" if "xl/workbook.xml" in kept else "bin"
    if f"xl/workbook.{form}" not in kept or f"xl/_rels/workbook.{form}.rels" not in kept:
        return {}
    try:
        relations = {
            node.get("Id", ""): posixpath.normpath(posixpath.join("xl", node.get("Target", ""))).lstrip("/")
            for node in parse_xml(kept[f"xl/_rels/workbook.{form}.rels"], "list of parts")
        }
        if form == "bin":
            named = binary_sheets(kept["xl/workbook.bin"])
        else:
            book = parse_xml(kept["xl/workbook.xml"], "workbook.xml")
            named = {node.get("name", ""): node.get(_RELATION, "") for node in book.iter("{*}sheet")}
    except InputError:
        return {}
    return {name: relations.get(relation, "").removeprefix("xl/xl/") for name, relation in named.items()}


def _check_reach(xml: bytes, place: str) -> None:
    """A cell at the far corner of a sheet makes the library ask for every cell before it: refused first."""
    if _FAR.search(xml) is None:
        return
    rows = [int(found) for found in re.findall(rb'<(?:\w+:)?row\b[^>]{0,400}?\br="(\d{1,8})"', xml)]
    if not rows or max(rows) - min(rows) < 2_000:
        return
    widest = max((len(found) for found in re.findall(rb'<(?:\w+:)?c\b[^>]{0,200}?\br="([A-Z]{1,3})\d', xml)), default=1)
    letters = [found for found in re.findall(rb'\br="([A-Z]{1,3})\d', xml) if len(found) == widest]
    columns = _column(max(letters, default=b"A"))
    if (max(rows) - min(rows) + 1) * columns > _MAX_GRID:
        raise InputError("", place, f"spans {max(rows)} rows and {columns} columns", _SAVE_AGAIN)


def _column(letters: bytes) -> int:
    value = 0
    for sign in letters:
        value = value * 26 + sign - 64
    return value


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value[:_MAX_SIGNS]
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _short(error: Exception) -> str:
    return str(error)[:120] or type(error).__name__
