"""`camcensus demo`: the shipped sample estate, written into a folder and checked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Put the command on the program."""
    app.command("demo", epilog="Example: camcensus demo --folder /tmp/estate")(demo)


def demo(
    folder: Annotated[Path, typer.Option("--folder", metavar="DIR", help="Where to write the sample files.")] = Path(
        "camcensus-demo"
    ),
) -> None:
    """Write the sample estate (real formats, an invented department) into a folder and run the main job on it."""
    from camcensus.cli.main_job import report
    from camcensus.jobs.demo import BODY, SITE, write_demo

    written = write_demo(folder)
    typer.echo(
        f"{len(written)} sample files in {folder}/. Now: camcensus check {folder} --body {BODY} --site {SITE}\n",
        err=True,
    )
    report([str(folder)], body=BODY, site=SITE)
