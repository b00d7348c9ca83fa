"""Options that say what happened to a request, and how they become its days."""

from __future__ import annotations

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from camcensus.cli.options import day

if TYPE_CHECKING:
    from camcensus.jobs.letters import Told


class Law(StrEnum):
    """The laws whose clocks are known."""

    FOIA = "foia"
    FOISA = "foisa"
    EIR = "eir"
    EISR = "eisr"


class Nation(StrEnum):
    """The parts of the United Kingdom."""

    ENGLAND = "England"
    WALES = "Wales"
    SCOTLAND = "Scotland"
    NORTHERN_IRELAND = "Northern Ireland"


LawOption = Annotated[
    Law | None,
    typer.Option(
        "--law", help="The law it was asked under; by --body-type and --nation where left out.", case_sensitive=False
    ),
]
BodyTypeOption = Annotated[
    str, typer.Option("--body-type", metavar="TYPE", help="council, school, police, nhs, university, government, ...")
]
NationOption = Annotated[
    Nation, typer.Option("--nation", help="Where the body is, to find its law.", case_sensitive=False)
]
ReceivedOption = Annotated[
    date | None, typer.Option("--received", parser=day, metavar="DATE", help="When the body had the request.")
]
ExtendedOption = Annotated[bool, typer.Option("--extended", help="The body has said that it takes the longer period.")]
ClarificationOption = Annotated[
    list[str] | None,
    typer.Option(
        "--clarification",
        metavar="ASKED[:ANSWERED]",
        help="The body asked what is meant, and when you told it. Repeatable.",
    ),
]
FeeOption = Annotated[
    list[str] | None, typer.Option("--fee", metavar="ASKED[:PAID]", help="A fees notice, and its payment. Repeatable.")
]
RepliedOption = Annotated[date | None, typer.Option("--replied", parser=day, metavar="DATE", help="When it answered.")]
ReviewAskedOption = Annotated[
    date | None, typer.Option("--review-asked", parser=day, metavar="DATE", help="When it had your request for review.")
]
ReviewedOption = Annotated[
    date | None, typer.Option("--reviewed", parser=day, metavar="DATE", help="When it answered the review.")
]
TermOption = Annotated[
    list[str] | None,
    typer.Option("--term", metavar="FIRST:LAST", help="Days on which a school teaches, both included. Repeatable."),
]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")
]


def told_of(
    law: Law | None,
    body_type: str,
    nation: Nation,
    received: date | None,
    extended: bool,
    clarification: list[str] | None,
    fee: list[str] | None,
    replied: date | None,
    review_asked: date | None,
    reviewed: date | None,
    term: list[str] | None,
) -> Told:
    """Options as the days of a request. Raises BadParameter for days out of order."""
    from camcensus.act.deadlines import Events, Pause
    from camcensus.act.working_days import Term
    from camcensus.jobs.letters import Told

    try:
        pauses = [Pause("clarification", *_span(text, "--clarification")) for text in clarification or ()]
        pauses += [Pause("fee", *_span(text, "--fee")) for text in fee or ()]
        terms = []
        for text in term or ():
            first, last = _span(text, "--term")
            if last is None:
                raise typer.BadParameter(f"{text!r} has no last day; write FIRST:LAST", param_hint="--term")
            terms.append(Term(first, last))
        events = (
            Events(received, tuple(pauses), extended, replied, review_asked, reviewed, tuple(terms))
            if received
            else None
        )
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None
    return Told(law.value if law else "", body_type, nation.value, events)


def _span(text: str, option: str) -> tuple[date, date | None]:
    first, _, last = text.partition(":")
    try:
        return day(first), day(last) if last else None
    except typer.BadParameter as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def put(text: str, output: Path | None) -> None:
    """Write a text to standard output, or to a file that is replaced whole."""
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        return
    from camcensus.deliver.files import replace

    with replace(output) as stream:
        stream.write(text)
