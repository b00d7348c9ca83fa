"""Rows of a workbook (XLSX, XLSM, XLSB, XLS, ODS). Runs in the bounded child only: the library can be made to abort.

What it yields are plain values: {"sheet", "hidden"} at the start of each sheet, then [row number, cells...].
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import python_calamine

from camcensus.model.errors import InputError

MAX_SHEETS = 250
MAX_COLUMNS = 4_096
MAX_ROWS = 1_048_576
MAX_REPEATS = 50_000  # rows equal to the one before them, all sheets together; a few bytes of ODS make a million
MAX_FILLED = 1_000_000  # cells that merged ranges may fill, all sheets together
_SAVE_AGAIN = "Open it in a spreadsheet program, save it as XLSX or CSV again and try that."


def read_rows(file: BinaryIO, options: Mapping[str, Any]) -> Iterator[Any]:
    """Every sheet's rows in order. `options` is empty. Raises InputError for what is no workbook or needs a password."""
    del options
    try:
        workbook = python_calamine.load_workbook(file)
        sheets = workbook.sheets_metadata
    except python_calamine.PasswordError:
        raise InputError("", "", "is locked with a password", "Save it without a password and try again.") from None
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise InputError("", "", f"is not a workbook that can be read: {_short(error)}", _SAVE_AGAIN) from None
    if len(sheets) > MAX_SHEETS:
        raise InputError("", "", f"has {len(sheets)} sheets, over {MAX_SHEETS}", "Split the workbook.")
    repeats = 0
    for about in sheets:
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        yield {"sheet": about.name, "hidden": about.visible != python_calamine.SheetVisibleEnum.Visible}
        try:
            sheet = workbook.get_sheet_by_name(about.name)
        except (python_calamine.CalamineError, OSError, ValueError) as error:
            yield {"broken": _short(error)}
            continue
        before: list[Any] = []
        for row in _sheet_rows(sheet, about.name):
            repeats += row[1:] == before and any(before)
            if repeats > MAX_REPEATS:
                place = f"sheet '{about.name}', row {row[0]}"
                raise InputError(
                    "", place, f"over {MAX_REPEATS:,} rows repeat the one before", "Remove the repetitions."
                )
            before = row[1:]
            yield row


def _sheet_rows(sheet: Any, name: str) -> Iterator[list[Any]]:
    if sheet.start is None:
        return
    if sheet.width > MAX_COLUMNS or sheet.height > MAX_ROWS:
        place = f"sheet '{name}'"
        raise InputError("", place, f"spans {sheet.height} rows and {sheet.width} columns", _SAVE_AGAIN)
    top: int = sheet.start[0]
    left: int = sheet.start[1]
    fills = _merged_fills(sheet.merged_cell_ranges or ())
    held: dict[tuple[int, int], str] = {}
    anchors = set(fills.values())
    for at, values in enumerate(sheet.iter_rows()):
        row = top + at
        cells = [""] * left + [_as_text(value) for value in values]
        for column, cell in enumerate(cells):
            spot = (row, column)
            if spot in anchors:
                held[spot] = cell
            elif not cell and spot in fills:
                cells[column] = held.get(fills[spot], "")
        yield [row + 1, *cells]


def _merged_fills(ranges: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """Cell -> the cell whose text it shares. Only downwards: a range merged across columns is a title."""
    fills: dict[tuple[int, int], tuple[int, int]] = {}
    for (top, left), (bottom, right) in ranges:
        if left != right:
            continue
        for row in range(top + 1, bottom + 1):
            if len(fills) >= MAX_FILLED:
                return fills
            fills[row, left] = (top, left)
    return fills


def _as_text(value: Any) -> str:
    if isinstance(value, str):
        return value[:8_000]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ", "seconds")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)


def _short(error: Exception) -> str:
    return str(error)[:120] or type(error).__name__
