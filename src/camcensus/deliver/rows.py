"""Plain rows as a terminal table or as CSV."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from camcensus.account.escape import csv_cell, visible


def write_rows(rows: Sequence[dict[str, str]], stream: TextIO) -> None:
    """Write rows of text under the names of their keys; columns in order of first appearance."""
    console = Console(file=stream, highlight=False, soft_wrap=not stream.isatty())
    if not rows:
        console.print("nothing")
        return
    columns = _columns(rows)
    if not stream.isatty():
        for row in rows:
            stream.write("\t".join(visible(row.get(column, "")) for column in columns) + "\n")
        return
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(Text(visible(row.get(column, ""))) for column in columns))
    console.print(table)


def write_csv_rows(rows: Sequence[dict[str, str]], stream: TextIO) -> None:
    """Write rows under a header of their keys; no cell starts with a sign that a spreadsheet takes for a formula."""
    writer = csv.writer(stream, lineterminator="\n")
    columns = _columns(rows)
    writer.writerow(columns)
    writer.writerows([csv_cell(row.get(column, "")) for column in columns] for row in rows)


def _columns(rows: Sequence[dict[str, str]]) -> list[str]:
    return list(dict.fromkeys(key for row in rows for key in row))
