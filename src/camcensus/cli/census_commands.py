"""`camcensus read` and `camcensus tally`: folders of answers to readings, readings to figures."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from camcensus.account.census_report import Page
    from camcensus.jobs.census import CensusRead
    from camcensus.jobs.tally import Census

# tests/fixtures/answers_held_out/README.md: the eighth corpus at first sight
CAUTION = (
    "of values decided without a person on answers that nobody had looked at before, 46 of 53 were right (87%); "
    "check a share of yours before you publish"
)
_SILENT_SECONDS = 2.0
_EVERY_SECONDS = 0.2
_BAR = 24  # characters
_SHOWN = 10  # problems named one by one


class ReadingFormat(StrEnum):
    """How readings are written."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"
    JSON = "json"


class TallyFormat(StrEnum):
    """How figures are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"
    HTML = "html"
    DATAPACKAGE = "datapackage"


_Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, not to standard output.")
]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes on standard error.")]
_NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask; nothing here does, accepted for scripts.")]


def add_to(app: typer.Typer) -> None:
    """Put the commands on the program."""
    app.command("read", epilog="Example: camcensus read answers --requests requests.csv -o readings.csv")(read)
    app.command("tally", epilog="Example: camcensus tally readings.csv --frame bodies.csv -o census.html")(tally)


def read(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="Answers: a folder for each request, named by its id; or a mailbox or a site's export.",
        ),
    ],
    requests: Annotated[
        Path | None,
        typer.Option(
            "--requests",
            metavar="FILE",
            help="CSV of who was asked: request_id, body_id, body, sector, nation, sent_on, text.",
        ),
    ] = None,
    form: Annotated[
        ReadingFormat | None, typer.Option("--format", "-f", help="How to write the readings.", show_default="table")
    ] = None,
    output: _Output = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a run of the same folder was ended.")] = False,
    workers: Annotated[
        int | None,
        typer.Option("--workers", "-j", metavar="N", min=1, max=512, help="Processes.", show_default="one a core"),
    ] = None,
    threshold: Annotated[
        float | None,
        typer.Option(
            "--threshold", metavar="SHARE", min=0.0, max=1.0, help="Less confidence than this goes to a person."
        ),
    ] = None,
    set_threshold: Annotated[
        Path | None,
        typer.Option(
            "--set-threshold", metavar="FILE", help="CSV of right answers: find the threshold that keeps --precision."
        ),
    ] = None,
    precision: Annotated[
        float, typer.Option("--precision", metavar="SHARE", min=0.5, max=1.0, help="For --set-threshold.")
    ] = 0.99,
    quiet: _Quiet = False,
    no_input: _NoInput = False,
) -> None:
    """Answers to information requests in, one reading a request out, each value with the words that prove it."""
    del no_input
    from camcensus.jobs.census import is_incomplete, read_census
    from camcensus.jobs.exports import laid_out
    from camcensus.jobs.readers import shipped_readers
    from camcensus.jobs.requests_csv import describe_columns
    from camcensus.jobs.workers import default_workers
    from camcensus.store.shipped import shipped_facts

    chosen = form or _reading_format(output)
    understood = describe_columns(requests) if requests and not quiet else ""
    with laid_out(folder, requests) as laid:
        with _hinting(), _showing(quiet) as progress:
            done = read_census(
                shipped_facts(),
                folder,
                requests,
                readers=shipped_readers,
                laid_out=laid.folder if laid.requests else None,
                workers=workers or default_workers(),
                resume=resume,
                threshold=threshold,
                progress=progress,
            )
        with done.journal:
            if set_threshold is not None:
                _set_threshold(done, set_threshold, precision)
            else:
                _write_readings(done, chosen, output)
                if not quiet:
                    _sum_up(done, output)
            unread = [row["request_id"] for row in done.rows() if is_incomplete(row)]
            done.finish()
    columns = [f"{requests}: {understood}"] if understood else []
    raise typer.Exit(3 if _talk([*columns, *laid.notes, *done.notes], laid.unread, unread, quiet) else 0)


def _sum_up(done: CensusRead, output: Path | None) -> None:
    """What a run came to, and what comes next, on standard error."""
    from camcensus.account.answers import NOTHING_ARRIVED
    from camcensus.account.escape import visible

    silent = review = decided = 0
    for row in done.rows():
        nothing, waits = row["rule"] == NOTHING_ARRIVED, row["decision"] == "review"
        silent, review, decided = silent + nothing, review + waits, decided + (not nothing and not waits)
    whole = silent + review + decided
    sys.stderr.write(
        f"{whole:,} requests: {decided:,} decided, {review:,} for a person (decision: review), {silent:,} without an answer\n"
    )
    if decided:
        sys.stderr.write(f"note: {CAUTION}\n")
    if output is not None and str(output) != "-":
        sys.stderr.write(f"next: camcensus tally {visible(str(output))}\n")


def _talk(notes: Sequence[str], lost: Sequence[str], unread: Sequence[str], quiet: bool) -> bool:
    """Notes and whatever was not read, on standard error; was anything not read?"""
    from camcensus.account.escape import visible

    for note in notes if not quiet else ():
        sys.stderr.write(f"note: {visible(note)}\n")
    for problem in lost[:_SHOWN]:
        sys.stderr.write(f"camcensus: {visible(problem)}\n")
    if len(lost) > _SHOWN:
        sys.stderr.write(f"camcensus: and {len(lost) - _SHOWN} more\n")
    if unread:
        shown = ", ".join(unread[:_SHOWN]) + (f" and {len(unread) - _SHOWN} more" if len(unread) > _SHOWN else "")
        sys.stderr.write(
            f"camcensus: files of {len(unread)} requests could not be read whole: {visible(shown)}; see their reasons\n"
        )
    return bool(lost or unread)


def tally(
    readings: Annotated[
        Path | None,
        typer.Argument(
            metavar="[READINGS]", help="What `camcensus read` wrote: CSV, JSON or JSON lines; - for standard input."
        ),
    ] = None,
    frame: Annotated[
        Path | None,
        typer.Option(
            "--frame", metavar="FILE", help="CSV of every body spoken of, asked or not: body, body_id, sector, nation."
        ),
    ] = None,
    form: Annotated[
        TallyFormat | None, typer.Option("--format", "-f", help="How to write the figures.", show_default="table")
    ] = None,
    output: _Output = None,
    title: Annotated[str, typer.Option("--title", help="Heading of the report.")] = "Camera census",
    with_review: Annotated[
        bool, typer.Option("--with-review", help="Count readings that wait for a person as they were read.")
    ] = False,
    reported: Annotated[
        str | None, typer.Option("--reported", metavar="NAME", help="Show a survey of others instead: uk-survey-2022.")
    ] = None,
    quiet: _Quiet = False,
    no_input: _NoInput = False,
) -> None:
    """Readings in, figures out: every count with what it is out of, bounds for the silent, intervals, shares by sector."""
    from camcensus.jobs.tally import reported_page, tally_readings
    from camcensus.store.shipped import shipped_facts

    del quiet, no_input
    chosen = form or _tally_format(output)
    if (readings is None) == (reported is None):
        raise typer.BadParameter("name a file of readings, or a survey with --reported; one of the two")
    if reported is not None:
        _write_page(reported_page(shipped_facts(), reported), chosen, output)
        return
    assert readings is not None
    _write_census(tally_readings(readings, frame, title, with_review=with_review), chosen, output)


def _write_readings(done: CensusRead, form: ReadingFormat, output: Path | None) -> None:
    from camcensus.cli.main_job import _opened
    from camcensus.cli.terminal import colour_wanted, width
    from camcensus.deliver.census_files import write_readings
    from camcensus.deliver.census_table import write_readings_table

    with _opened(output) as stream:
        if form is ReadingFormat.TABLE:
            write_readings_table(done.rows(), stream, width=width(stream), colour=colour_wanted(stream))
        else:
            write_readings(done.rows(), form.value, stream)


def _set_threshold(done: CensusRead, truth: Path, precision: float) -> None:
    from camcensus.jobs.threshold import find_threshold

    typer.echo(find_threshold(done.rows(), truth, precision))


def _write_page(page: Page, form: TallyFormat, output: Path | None) -> None:
    """A report in a format that needs nothing but the report."""
    from camcensus.cli.main_job import _opened
    from camcensus.cli.terminal import colour_wanted, width

    if form is TallyFormat.DATAPACKAGE:
        raise typer.BadParameter("a reported survey has no readings to make a data package of", param_hint="--format")
    with _opened(output) as stream:
        match form:
            case TallyFormat.TABLE:
                from camcensus.deliver.census_table import write_page_table

                write_page_table(page, stream, width=width(stream), colour=colour_wanted(stream))
            case TallyFormat.HTML:
                from camcensus.deliver.census_html import write_census_html

                write_census_html(page, stream)
            case TallyFormat.MD:
                from camcensus.deliver.census_files import write_page_markdown

                write_page_markdown(page, stream)
            case TallyFormat.CSV:
                from camcensus.deliver.census_files import write_page_csv

                write_page_csv(page, stream)
            case TallyFormat.JSON:
                from camcensus.deliver.census_files import write_page_json

                write_page_json(page, stream)


def _write_census(census: Census, form: TallyFormat, output: Path | None) -> None:
    from camcensus.cli.main_job import _opened
    from camcensus.deliver.census_files import write_figures_csv, write_tally_json
    from camcensus.deliver.datapackage import write_datapackage

    match form:
        case TallyFormat.CSV:
            with _opened(output) as stream:
                write_figures_csv(census.tally, stream)
        case TallyFormat.JSON:
            with _opened(output) as stream:
                write_tally_json(census.tally, census.page, stream)
        case TallyFormat.DATAPACKAGE:
            if output is None:
                raise typer.BadParameter("a data package is a folder: name it with --output", param_hint="--output")
            write_datapackage(output, census.tally, census.page, census.rows)
        case _:
            _write_page(census.page, form, output)


def _reading_format(output: Path | None) -> ReadingFormat:
    return ReadingFormat(_by_suffix(output, {".csv": "csv", ".jsonl": "jsonl", ".json": "json"}))


def _tally_format(output: Path | None) -> TallyFormat:
    return TallyFormat(
        _by_suffix(output, {".csv": "csv", ".json": "json", ".md": "md", ".html": "html", ".htm": "html"})
    )


_NOT_WRITTEN = (".xlsx", ".xls", ".ods", ".pdf", ".docx", ".zip")


def _by_suffix(output: Path | None, known: Mapping[str, str]) -> str:
    """The format that a file's name asks for; a table of text where it asks for none."""
    suffix = output.suffix.lower() if output else ""
    if suffix in _NOT_WRITTEN:
        raise typer.BadParameter(f"{suffix} is not written; name a file in {', '.join(known)}", param_hint="--output")
    return known.get(suffix, "table")


@contextmanager
def _hinting() -> Iterator[None]:
    """After an interruption, how to go on."""
    try:
        yield
    except KeyboardInterrupt:
        sys.stderr.write("\ncamcensus: what was read is kept; the same command with --resume goes on from there\n")
        raise


@contextmanager
def _showing(quiet: bool) -> Iterator[Callable[[int, int, int], None]]:
    """A bar with rate and remaining time on standard error: on a terminal, after two seconds, unless asked to be quiet."""
    if quiet or not sys.stderr.isatty():
        yield lambda *_: None
        return
    started = time.monotonic()
    last = 0.0

    def show(done: int, left: int, before: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - started < _SILENT_SECONDS or now - last < _EVERY_SECONDS:
            return
        last = now
        sys.stderr.write(f"\r\x1b[K{progress_line(done, left, before, now - started)}")
        sys.stderr.flush()

    try:
        yield show
    finally:
        if last:
            sys.stderr.write("\r\x1b[K")


def progress_line(done: int, left: int, before: int, seconds: float) -> str:
    """One line: the bar over all requests; the rate and the time left from those read in this run alone."""
    whole = done + left + before
    filled = _BAR * (done + before) // whole if whole else _BAR
    rate = done / seconds if seconds > 0 else 0.0
    remaining = f"{_clock(left / rate)} left" if rate else "time left not known yet"
    bar = "#" * filled + "." * (_BAR - filled)
    return f"[{bar}] {done + before:,} of {whole:,} requests, {rate:,.1f}/s, {remaining}"


def _clock(seconds: float) -> str:
    whole = int(seconds + 0.5)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
