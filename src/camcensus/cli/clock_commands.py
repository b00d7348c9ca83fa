"""`camcensus deadline`: when a body must answer, when you must act, by which rule; adds `camcensus letters` as well."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from camcensus.cli import letter_commands
from camcensus.cli.options import day
from camcensus.cli.request_options import (
    BodyTypeOption,
    ClarificationOption,
    ExtendedOption,
    FeeOption,
    LawOption,
    Nation,
    NationOption,
    OutputOption,
    RepliedOption,
    ReviewAskedOption,
    ReviewedOption,
    TermOption,
    put,
    told_of,
)

if TYPE_CHECKING:
    from camcensus.act.deadlines import Clocks


class ClockFormat(StrEnum):
    """How deadlines are written."""

    TABLE = "table"
    JSON = "json"
    ICS = "ics"


def add_to(app: typer.Typer) -> None:
    """Put the commands on the program."""
    app.command("deadline", epilog="Example: camcensus deadline --law foia --received 2026-11-16 --format ics")(
        deadline
    )
    app.add_typer(letter_commands.letters, name="letters")


def deadline(
    received: Annotated[
        date, typer.Option("--received", parser=day, metavar="DATE", help="When the body had the request.")
    ],
    law: LawOption = None,
    body_type: BodyTypeOption = "",
    nation: NationOption = Nation.ENGLAND,
    extended: ExtendedOption = False,
    clarification: ClarificationOption = None,
    fee: FeeOption = None,
    replied: RepliedOption = None,
    review_asked: ReviewAskedOption = None,
    reviewed: ReviewedOption = None,
    term: TermOption = None,
    name: Annotated[str, typer.Option("--name", help="Of the body, to head the entries of a calendar.")] = "",
    form: Annotated[
        ClockFormat, typer.Option("--format", "-f", help="table, json or ics.", case_sensitive=False)
    ] = ClockFormat.TABLE,
    output: OutputOption = None,
) -> None:
    """When a body must answer, when you must act, by which rule, and which days did not count."""
    told = told_of(
        law, body_type, nation, received, extended, clarification, fee, replied, review_asked, reviewed, term
    )  # fmt: skip
    from camcensus.jobs.letters import clocks_of
    from camcensus.store.shipped import shipped_facts

    clocks = clocks_of(shipped_facts(), told)
    put(_clocks_as(form, name, clocks), output)


def _clocks_as(form: ClockFormat, name: str, clocks: Clocks) -> str:
    from camcensus.act.calendar import describe, make_calendar
    from camcensus.jobs.letters import clocks_as_json

    if form is ClockFormat.JSON:
        return json.dumps(clocks_as_json(clocks), indent=2, ensure_ascii=False) + "\n"
    if form is ClockFormat.ICS:
        return make_calendar([(name, clocks)], datetime.now(UTC))
    lines = [f"{clocks.law_title}, received {clocks.received}"]
    for one in clocks.deadlines:
        due = one.due.isoformat() if one.due else "no day"
        lines += ["", f"{due}  {one.title} ({'the body' if one.who == 'body' else 'you'})"]
        lines += [f"    {line}" for line in describe(clocks, one).splitlines()[1:]]
    lines += ["", *clocks.notes] if clocks.notes else []
    return "\n".join(lines) + "\n"
