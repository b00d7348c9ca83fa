"""`camcensus facts`: look up, self-test, compare, and find what has grown old."""

from __future__ import annotations

import json
import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from camcensus.cli.options import day, today

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The reviewed facts: look them up, run their examples, compare two days, find old ones.",
)


class RowFormat(StrEnum):
    """How rows of facts are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class OneFormat(StrEnum):
    """How one fact is written."""

    TABLE = "table"
    JSON = "json"


_FORMAT = Annotated[RowFormat, typer.Option("--format", help="How the rows are written.", case_sensitive=False)]


@app.command("list", epilog="Example: camcensus facts list instruments --format json")
def list_facts(
    section: Annotated[
        str, typer.Argument(help="instruments, makers, brands, bodies, fingerprints or vulnerabilities.")
    ] = "",
    form: _FORMAT = RowFormat.TABLE,
) -> None:
    """List the facts of one section, or how many there are of each."""
    from camcensus.jobs.look_up import count_facts, list_section
    from camcensus.store.shipped import shipped_facts

    rows = list_section(shipped_facts(), section) if section else count_facts(shipped_facts())
    _print_rows(rows, form)


@app.command("show", epilog="Example: camcensus facts show uk-wms-dowden-2022-11-24")
def show_fact(
    name: Annotated[
        str, typer.Argument(metavar="ID", help="Of an instrument, maker, brand, body, fingerprint or CVE.")
    ],
    form: Annotated[
        OneFormat, typer.Option("--format", help="How the fact is written.", case_sensitive=False)
    ] = OneFormat.TABLE,
    on: Annotated[
        date | None,
        typer.Option("--as-of", "--on", parser=day, metavar="DATE", help="Who controlled it on this day."),
    ] = None,
) -> None:
    """Show one fact whole: what it says, since when, and who says so."""
    from camcensus.jobs.look_up import show
    from camcensus.store.shipped import shipped_facts

    found = show(shipped_facts(), name, on or today())
    if form is OneFormat.JSON:
        typer.echo(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        typer.echo(_as_lines(found))


@app.command("check", epilog="Example: camcensus facts check --data my-facts/")
def check_facts_command(
    data: Annotated[
        Path | None,
        typer.Option("--data", help="A folder laid out like the shipped data.", exists=True, file_okay=False),
    ] = None,
) -> None:
    """Run every example and every case. Exit status 1 where one fails."""
    from camcensus.jobs.selftest import check_facts
    from camcensus.store.shipped import facts_in, shipped_facts

    done = check_facts(facts_in(data) if data else shipped_facts())
    for failure in done.failures:
        sys.stderr.write(f"{failure}\n")
    typer.echo(
        f"{done.fingerprints} fingerprints of {done.makers_with_fingerprints} makers, {done.examples} examples; "
        f"{done.instruments} instruments, {done.cases} cases; {done.manufacturers} makers and brands, "
        f"{done.rebrands} rebrands, {done.vulnerabilities} vulnerabilities: {len(done.failures)} failures"
    )
    if done.failures:
        raise typer.Exit(1)


@app.command(
    "diff", epilog="Example: camcensus facts diff --from 2022-11-23 --to 2025-05-01 --body uk-government-department"
)
def diff(
    first: Annotated[date, typer.Option("--from", parser=day, metavar="DATE", help="The earlier day.")],
    last: Annotated[
        date | None, typer.Option("--to", parser=day, metavar="DATE", help="The later day (today).")
    ] = None,
    body: Annotated[str | None, typer.Option("--body", metavar="TYPE", help="Only what binds this body.")] = None,
    form: _FORMAT = RowFormat.TABLE,
) -> None:
    """What changed between two days, and which instrument did it."""
    from camcensus.jobs.look_up import changes
    from camcensus.store.shipped import shipped_facts

    _print_rows(changes(shipped_facts(), first, last or today(), body), form)


@app.command("stale", epilog="Example: camcensus facts stale --days 180")
def stale(
    days: Annotated[int, typer.Option("--days", min=0, help="Older than this many days.")] = 365,
    as_of: Annotated[
        date | None, typer.Option("--as-of", parser=day, metavar="DATE", help="Counted back from this day.")
    ] = None,
    form: _FORMAT = RowFormat.TABLE,
) -> None:
    """Facts whose newest source was last seen too long ago."""
    from camcensus.jobs.look_up import stale_facts
    from camcensus.store.shipped import shipped_facts

    _print_rows(stale_facts(shipped_facts(), as_of or today(), days), form)


@app.command("calibrate", epilog="Example: camcensus facts calibrate labelled.jsonl --makers makers.csv")
def calibrate(
    corpus: Annotated[Path, typer.Argument(help="Labelled observation lines: each with a 'truth'.", exists=True)],
    makers: Annotated[Path | None, typer.Option("--makers", help="CSV: name_in_corpus,entity_id.", exists=True)] = None,
) -> None:
    """Measure how often signs of each strength name the right maker; prints data/calibration/calibration.yaml."""
    from camcensus.jobs.calibrate import measure
    from camcensus.store.shipped import shipped_facts

    typer.echo(measure(shipped_facts(), corpus, makers), nl=False)


def _print_rows(rows: list[dict[str, str]], form: RowFormat) -> None:
    from camcensus.deliver.rows import write_csv_rows, write_rows

    match form:
        case RowFormat.JSON:
            typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        case RowFormat.JSONL:
            for row in rows:
                typer.echo(json.dumps(row, ensure_ascii=False))
        case RowFormat.CSV:
            write_csv_rows(rows, sys.stdout)
        case RowFormat.TABLE:
            write_rows(rows, sys.stdout)


def _as_lines(found: dict[str, object], depth: int = 0) -> str:
    lines = []
    for key, value in found.items():
        pad = "  " * depth
        if isinstance(value, dict):
            lines.append(f"{pad}{key}:\n{_as_lines(value, depth + 1)}")
        elif isinstance(value, list):
            lines.append(f"{pad}{key}:" if value else f"{pad}{key}: none known")
            for item in value:
                text = _as_lines(item, depth + 2).lstrip() if isinstance(item, dict) else str(item)
                lines.append(f"{pad}  - {text}")
        else:
            lines.append(f"{pad}{key}: {value}")
    return "\n".join(lines)
