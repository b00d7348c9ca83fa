"""Readings and figures of a census as CSV, JSON, JSON lines and Markdown."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from camcensus.account.answers import COLUMNS, flat
from camcensus.account.census_report import BODY_COLUMNS, FIGURE_COLUMNS, Page, body_rows, figure_rows
from camcensus.account.escape import csv_cell, link, markdown, well_formed
from camcensus.account.tally import Tally

SCHEMA_VERSION = "1.0"
Rows = Iterable[Mapping[str, Any]]


def write_readings(rows: Rows, fmt: str, stream: TextIO) -> None:
    """Readings as "csv", "jsonl" or "json"; a row at a time. Raises ValueError for another format."""
    match fmt:
        case "csv":
            write_csv(COLUMNS, (flat(row) for row in rows), stream)
        case "jsonl":
            for row in rows:
                stream.write(_json({"schema_version": SCHEMA_VERSION, **row}) + "\n")
        case "json":
            stream.write(f'{{"schema_version":"{SCHEMA_VERSION}","readings":[')
            for number, row in enumerate(rows):
                stream.write((",\n" if number else "\n") + _json(row))
            stream.write("\n]}\n")
        case _:
            raise ValueError(f"no format {fmt!r} for readings")


def _json(value: Any, indent: int | None = None) -> str:
    """JSON in ASCII: no character in it acts on a terminal."""
    return json.dumps(well_formed(value), ensure_ascii=True, allow_nan=False, indent=indent).replace("\x7f", "\\u007f")


def write_csv(columns: Sequence[str], rows: Rows, stream: TextIO) -> None:
    """Rows under columns (RFC 4180, line ends LF); nothing in a cell starts a formula, None is an empty cell."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in columns])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return csv_cell(value) if isinstance(value, str) else str(value)


def write_figures_csv(tally: Tally, stream: TextIO) -> None:
    """The figures, a row for each question and sector."""
    write_csv(FIGURE_COLUMNS, figure_rows(tally), stream)


def write_bodies_csv(tally: Tally, stream: TextIO) -> None:
    """The bodies, a row each: what the figures are made of."""
    write_csv(BODY_COLUMNS, body_rows(tally), stream)


def write_tally_json(tally: Tally, page: Page, stream: TextIO) -> None:
    """Everything as one JSON value."""
    value = {
        "schema_version": SCHEMA_VERSION,
        "title": page.title,
        "lead": page.lead,
        "warning": page.warning,
        "made_of": dict(page.made_of),
        "with_review": tally.with_review,
        "figures": figure_rows(tally),
        "weighted": [
            {"question": w.question.value, "share": w.share, "basis": w.basis, "left_out": list(w.left_out)}
            for w in tally.weighted
        ],
        "makers": [
            {"maker": m.maker, "users": m.users, "yes": m.yes, "unsettled": m.unsettled, "share": m.share,
             "bounds": [m.bounds.low, m.bounds.high] if m.bounds else None}
            for m in tally.makers
        ],
        "refusals": [{"sector": s, "section": section, "bodies": n} for s, section, n in tally.refusals],
        "other_makers": [{"make": name, "bodies": n} for name, n in tally.others],
        "answered": tally.answered,
        "bodies": body_rows(tally),
        "notes": list(tally.notes),
    }  # fmt: skip
    stream.write(_json(value, indent=1) + "\n")


def write_page_json(page: Page, stream: TextIO) -> None:
    """A page without figures of our own (a reported survey) as JSON: its sections, sentences and tables."""
    sections = [
        {
            "heading": section.heading,
            "sentences": list(section.sentences),
            "tables": [
                {"caption": grid.caption, "header": list(grid.header), "rows": [[cell.text for cell in row] for row in grid.rows]}
                for grid in section.grids
            ],
        }
        for section in page.sections
    ]  # fmt: skip
    value = {"schema_version": SCHEMA_VERSION, "title": page.title, "lead": page.lead, "warning": page.warning,
             "made_of": dict(page.made_of), "sections": sections,
             "sources": [{"title": title, "url": url, "seen": seen} for title, url, seen in page.sources]}  # fmt: skip
    stream.write(_json(value, indent=1) + "\n")


def write_page_csv(page: Page, stream: TextIO) -> None:
    """A page's tables one below the other, each row with the table it is of."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("table", "row", "column", "value"))
    for section in page.sections:
        for grid in section.grids:
            for row in grid.rows:
                for name, cell in zip(grid.header[1:], row[1:], strict=True):
                    writer.writerow([csv_cell(text) for text in (grid.caption, row[0].text, name, cell.text)])


def write_page_markdown(page: Page, stream: TextIO) -> None:
    """The report as Markdown (GitHub's tables)."""
    write = stream.write
    write(f"# {markdown(page.title)}\n\n{markdown(page.lead)}\n")
    if page.warning:
        write(f"\n**{markdown(page.warning)}**\n")
    for section in page.sections:
        write(f"\n## {markdown(section.heading)}\n\n")
        for sentence in section.sentences:
            write(f"- {markdown(sentence)}\n")
        for grid in section.grids:
            if not grid.rows:
                write(f"\n{markdown(grid.caption)}: none.\n")
                continue
            write(f"\n{markdown(grid.caption)}\n\n| {' | '.join(map(markdown, grid.header))} |\n")
            numbers = [cell.number for cell in grid.rows[0]]
            write(f"|{'|'.join(' ---: ' if number else ' --- ' for number in numbers)}|\n")
            for row in grid.rows:
                write(f"| {' | '.join(markdown(cell.text) for cell in row)} |\n")
    if page.sources:
        write("\n## Sources\n\n")
        for title, url, seen in page.sources:
            address = f"<{url}>" if link(url) else markdown(url)
            write(f"- {markdown(title)}: {address}, seen {markdown(seen)}\n")
    write("\n## Made of\n\n")
    for name, value in page.made_of:
        write(f"- {markdown(name)}: {markdown(value)}\n")
