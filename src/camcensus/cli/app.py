"""The commands and how their errors end: one line on standard error and an exit status, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from camcensus import __version__
from camcensus.cli import (
    census_commands,
    clock_commands,
    demo_command,
    facts_commands,
    lab_command,
    main_job,
    scan_commands,
)
from camcensus.model.errors import CamcensusError

app = typer.Typer(
    name="camcensus",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Find out whose surveillance cameras a body really runs, prove it, and see which rules reach them.",
    epilog="Exit status: 0 done; 1 done, something is at or above --fail-on; 2 usage; 3 incomplete; "
    "4 not authorised; 5 facts too old; 130 interrupted.",
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"camcensus {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    del version


main_job.add_to(app)
census_commands.add_to(app)
clock_commands.add_to(app)
app.add_typer(facts_commands.app, name="facts")
demo_command.add_to(app)
scan_commands.add_to(app)
lab_command.add_to(app)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status."""
    try:
        app(args=list(arguments), prog_name="camcensus")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 2
    except CamcensusError as error:
        from camcensus.account.escape import visible

        for line in f"camcensus: {error}".split("\n"):  # what is wrong comes from files and may hold anything
            sys.stderr.write(f"{visible(line)}\n")
        return 2
    return 0
