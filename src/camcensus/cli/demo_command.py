"""`camcensus demo`: the shipped samples, written into a folder and run through the two jobs."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer


def add_to(app: typer.Typer) -> None:
    """Put the command on the program."""
    app.command("demo", epilog="Example: camcensus demo --folder /tmp/sample")(demo)


def demo(
    folder: Annotated[Path, typer.Option("--folder", metavar="DIR", help="Where to write the sample files.")] = Path(
        "camcensus-demo"
    ),
) -> None:
    """Write the sample estate and census (real formats, invented bodies) into a folder; check the one, read and tally the other."""
    from camcensus.cli import census_commands, main_job
    from camcensus.jobs.demo import BODY, SITE, check_folder, write_demo

    estate, census, readings = folder / "estate", folder / "census", folder / "readings.csv"
    check_folder(folder)
    written = len(write_demo(estate)) + len(write_demo(census, "census"))
    _say(f"{written} sample files in {folder}/. First: camcensus check {estate} --body {BODY} --site {SITE}")
    main_job.report([str(estate)], body=BODY, site=SITE)
    answers, asked, frame = census / "answers", census / "requests.csv", census / "bodies.csv"
    _say(f"Then: camcensus read {answers} --requests {asked} -o {readings}")
    with suppress(typer.Exit):  # a scan that cannot be read here is told by now; the demo goes on
        census_commands.read(answers, requests=asked, output=readings, quiet=True)
    _say(f"And: camcensus tally {readings} --frame {frame}")
    census_commands.tally(readings, frame=frame)


def _say(text: str) -> None:
    typer.echo(f"\n{text}\n", err=True)
