"""Readings and figures of a census on a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from rich.console import Console
from rich.table import Table
from rich.text import Text

from camcensus.account.answers import flat
from camcensus.account.census_report import Grid, Page
from camcensus.account.escape import visible

_READINGS = (
    ("Request", "request_id"),
    ("Body", "body"),
    ("Outcome", "outcome"),
    ("Hikvision", "uses_hikvision"),
    ("Dahua", "uses_dahua"),
    ("Any PRC", "uses_any_prc_maker"),
    ("Decided", "decision"),
    ("Proof", "quote"),
)
_WIDE = 10_000  # columns where there is no terminal: nothing is cut
_PROOF = 90  # characters of a proof on a line; CSV and JSON have all of it


def write_readings_table(
    rows: Iterable[Mapping[str, Any]], stream: TextIO, *, width: int | None = None, colour: bool = False
) -> None:
    """A line a request, and below it what waits for a person."""
    console = _console(stream, width, colour)
    table = Table(box=None, pad_edge=False)
    for title, name in _READINGS:
        table.add_column(title, overflow="fold", ratio=None, no_wrap=name in ("request_id", "decision"))
    waiting: list[tuple[str, str]] = []
    counts: Counter[str] = Counter()
    for row in rows:
        shown = flat(row)
        counts[shown["decision"]] += 1
        proof = shown["quote"] if len(shown["quote"]) <= _PROOF else shown["quote"][:_PROOF] + "..."
        style = "yellow" if shown["decision"] == "review" else ""
        cells = [proof if name == "quote" else shown[name] for _, name in _READINGS]
        table.add_row(*(Text(visible(cell)) for cell in cells), style=style)
        if shown["decision"] == "review":
            waiting.append((shown["request_id"], shown["reasons"] or "no reason given"))
    console.print(table)
    total = counts.total()
    console.print(Text(f"\n{total:,} requests: {counts['auto']:,} decided, {counts['review']:,} wait for a person."))
    for request, reason in waiting:
        console.print(Text(f"  {visible(request)}: {visible(reason)}"))


def write_page_table(page: Page, stream: TextIO, *, width: int | None = None, colour: bool = False) -> None:
    """The report as text: what is said first, then every section with its tables."""
    console = _console(stream, width, colour)
    console.print(Text(visible(page.title), style="bold"))
    console.print(Text(visible(page.lead)))
    if page.warning:
        console.print(Text(visible(page.warning), style="bold yellow"))
    for section in page.sections:
        console.print(Text(f"\n{visible(section.heading)}", style="bold"))
        for sentence in section.sentences:
            console.print(Text(f"  {visible(sentence)}"))
        for grid in section.grids:
            console.print()
            _print_grid(grid, console)
    for title, url, seen in page.sources:
        console.print(Text(f"Source: {visible(title)}, {visible(url)}, seen {visible(seen)}"))
    for name, value in page.made_of:
        console.print(Text(f"{visible(name)}: {visible(value)}", style="dim"))


def _print_grid(grid: Grid, console: Console) -> None:
    if not grid.rows:
        console.print(Text(f"{visible(grid.caption)}: none"))
        return
    console.print(Text(visible(grid.caption), style="italic"))
    table = Table(box=None, pad_edge=False)
    for name, cell in zip(grid.header, grid.rows[0], strict=True):
        table.add_column(name, justify="right" if cell.number else "left", overflow="fold")
    for row in grid.rows:
        table.add_row(*(Text(visible(cell.text)) for cell in row))
    console.print(table)


def _console(stream: TextIO, width: int | None, colour: bool) -> Console:
    return Console(
        file=stream,
        width=width or _WIDE,
        color_system="standard" if colour else None,
        highlight=False,
        soft_wrap=width is None,
    )
