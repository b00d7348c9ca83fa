"""`camcensus deadline` and `camcensus letters`: clocks of requests, drafts and a look over request texts. Sends nothing."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from camcensus.cli.options import day, today

if TYPE_CHECKING:
    from camcensus.act.deadlines import Clocks
    from camcensus.jobs.letters import Told

letters = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Letters of a request: draft them, look them over, write a batch, sort the replies. Sends nothing.",
)


class ClockFormat(StrEnum):
    """How deadlines are written."""

    TABLE = "table"
    JSON = "json"
    ICS = "ics"


class TextFormat(StrEnum):
    """How findings and drafts are written."""

    TABLE = "table"
    JSON = "json"


class DraftFormat(StrEnum):
    """How a draft is written."""

    TEXT = "text"
    EML = "eml"
    JSON = "json"


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


class Kind(StrEnum):
    """Letters that can be drafted."""

    REQUEST = "request"
    REMINDER = "reminder"
    CLARIFICATION = "clarification"
    INTERNAL_REVIEW = "internal-review"
    COMPLAINT = "complaint"


class Language(StrEnum):
    """Languages of letters."""

    EN = "en"
    CY = "cy"


_Law = Annotated[
    Law | None, typer.Option("--law", help="The law it was asked under; by --body-type and --nation where left out.")
]
_BodyType = Annotated[
    str, typer.Option("--body-type", metavar="TYPE", help="council, school, police, nhs, university, government, ...")
]
_Nation = Annotated[Nation, typer.Option("--nation", help="Where the body is, to find its law.", case_sensitive=False)]
_Received = Annotated[
    date | None, typer.Option("--received", parser=day, metavar="DATE", help="When the body had the request.")
]
_Extended = Annotated[bool, typer.Option("--extended", help="The body has said that it takes the longer period.")]
_Clarification = Annotated[
    list[str] | None,
    typer.Option(
        "--clarification",
        metavar="ASKED[:ANSWERED]",
        help="The body asked what is meant, and when you told it. Repeatable.",
    ),
]
_Fee = Annotated[
    list[str] | None, typer.Option("--fee", metavar="ASKED[:PAID]", help="A fees notice, and its payment. Repeatable.")
]
_Replied = Annotated[date | None, typer.Option("--replied", parser=day, metavar="DATE", help="When it answered.")]
_ReviewAsked = Annotated[
    date | None, typer.Option("--review-asked", parser=day, metavar="DATE", help="When it had your request for review.")
]
_Reviewed = Annotated[
    date | None, typer.Option("--reviewed", parser=day, metavar="DATE", help="When it answered the review.")
]
_Term = Annotated[
    list[str] | None,
    typer.Option("--term", metavar="FIRST:LAST", help="Days on which a school teaches, both included. Repeatable."),
]
_Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")
]


def add_to(app: typer.Typer) -> None:
    """Put the commands on the program."""
    app.command("deadline", epilog="Example: camcensus deadline --law foia --received 2026-11-16 --format ics")(
        deadline
    )
    app.add_typer(letters, name="letters")


def deadline(
    received: Annotated[
        date, typer.Option("--received", parser=day, metavar="DATE", help="When the body had the request.")
    ],
    law: _Law = None,
    body_type: _BodyType = "",
    nation: _Nation = Nation.ENGLAND,
    extended: _Extended = False,
    clarification: _Clarification = None,
    fee: _Fee = None,
    replied: _Replied = None,
    review_asked: _ReviewAsked = None,
    reviewed: _Reviewed = None,
    term: _Term = None,
    name: Annotated[str, typer.Option("--name", help="Of the body, to head the entries of a calendar.")] = "",
    form: Annotated[
        ClockFormat, typer.Option("--format", "-f", help="table, json or ics.", case_sensitive=False)
    ] = ClockFormat.TABLE,
    output: _Output = None,
) -> None:
    """When a body must answer, when you must act, by which rule, and which days did not count."""
    told = _told(
        law, body_type, nation, received, extended, clarification, fee, replied, review_asked, reviewed, term
    )  # fmt: skip
    from camcensus.jobs.letters import clocks_of
    from camcensus.store.shipped import shipped_facts

    clocks = clocks_of(shipped_facts(), told)
    _put(_clocks_as(form, name, clocks), output)


@letters.command("lint", epilog="Example: camcensus letters lint request.txt --body-type police --nation England")
def lint_command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The text of a request, UTF-8; - for standard input.")],
    body_type: Annotated[
        list[str] | None, typer.Option("--body-type", metavar="TYPE", help="Whom it is for. Repeatable.")
    ] = None,
    nation: Annotated[
        list[Nation] | None, typer.Option("--nation", help="Where they are. Repeatable.", case_sensitive=False)
    ] = None,
    form: Annotated[
        TextFormat, typer.Option("--format", "-f", help="table or json.", case_sensitive=False)
    ] = TextFormat.TABLE,
) -> None:
    """What is weak in a request, why, and better words. Exit status 1 where it should not be sent like this."""
    from camcensus.jobs.letters import look_over
    from camcensus.store.shipped import shipped_facts

    nations = [one.value for one in nation or [Nation.ENGLAND]]
    findings = look_over(shipped_facts(), _text_of(file), body_type or [], nations)
    if form is TextFormat.JSON:
        rows = [{"schema_version": 1, **{key: getattr(one, key) for key in _FINDING}} for one in findings]
        typer.echo(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        from camcensus.account.escape import visible

        for one in findings:
            place = f"line {one.line}" if one.line else "whole text"
            words = f': "{visible(one.words)}"' if one.words else ""
            typer.echo(
                f"{one.severity.upper()} {one.rule} ({place}){words}\n  {visible(one.why)}\n  -> {visible(one.better)}"
            )
            if one.citation:
                typer.echo(f"  {one.citation}")
        typer.echo(f"{len(findings)} findings, {sum(one.severity == 'stop' for one in findings)} of them to mend first")
    if any(one.severity == "stop" for one in findings):
        raise typer.Exit(1)


_FINDING = ("rule", "severity", "words", "line", "why", "better", "citation")


@letters.command(
    "draft",
    epilog="Example: camcensus letters draft internal-review --body-name 'Example Council' --sender 'Ada Example' "
    "--received 2026-11-16 --replied 2026-12-10 --exemption 's.31(1)(a)'",
)
def draft_command(
    kind: Annotated[Kind, typer.Argument(help="What the letter is for.")],
    body_name: Annotated[str, typer.Option("--body-name", metavar="NAME", help="Of the body.")],
    sender: Annotated[str, typer.Option("--sender", metavar="NAME", help="Who signs.")],
    law: _Law = None,
    body_type: _BodyType = "",
    nation: _Nation = Nation.ENGLAND,
    language: Annotated[Language, typer.Option("--language", help="English or Welsh.")] = Language.EN,
    to: Annotated[str, typer.Option("--to", metavar="ADDRESS", help="E-mail address, for --format eml.")] = "",
    from_address: Annotated[str, typer.Option("--from", metavar="ADDRESS", help="Yours, for --format eml.")] = "",
    received: _Received = None,
    sent: Annotated[
        date | None, typer.Option("--sent", parser=day, metavar="DATE", help="When you asked (--received).")
    ] = None,
    as_of: Annotated[
        date | None, typer.Option("--as-of", parser=day, metavar="DATE", help="The day asked about (today).")
    ] = None,
    on: Annotated[
        date | None, typer.Option("--on", parser=day, metavar="DATE", help="The day of the letter (today).")
    ] = None,
    extended: _Extended = False,
    clarification: _Clarification = None,
    fee: _Fee = None,
    replied: _Replied = None,
    review_asked: _ReviewAsked = None,
    reviewed: _Reviewed = None,
    term: _Term = None,
    asked: Annotated[
        date | None, typer.Option("--asked", parser=day, metavar="DATE", help="When the body asked what is meant.")
    ] = None,
    answer: Annotated[str, typer.Option("--answer", metavar="TEXT", help="What you meant.")] = "",
    exemption: Annotated[
        list[str] | None,
        typer.Option("--exemption", metavar="SECTION", help="As the body cited it: 's.31(1)(a)'. Repeatable."),
    ] = None,
    grounds: Annotated[str, typer.Option("--grounds", metavar="TEXT", help="What else is wrong with the answer.")] = "",
    reference: Annotated[str, typer.Option("--reference", help="Yours, for the subject.")] = "",
    their_reference: Annotated[str, typer.Option("--their-reference", help="The body's.")] = "",
    form: Annotated[
        DraftFormat, typer.Option("--format", "-f", help="text, eml or json.", case_sensitive=False)
    ] = DraftFormat.TEXT,
    output: _Output = None,
) -> None:
    """Draft one letter from a template. It is printed or written, never sent."""
    from dataclasses import replace

    from camcensus.jobs.letters import draft_letter, matter_of
    from camcensus.store.shipped import shipped_facts

    book = shipped_facts()
    told = _told(
        law, body_type, nation, received, extended, clarification, fee, replied, review_asked, reviewed, term
    )  # fmt: skip
    matter = replace(
        matter_of(book, told, body_name),
        sender=sender,
        address=to,
        reference=reference,
        their_reference=their_reference,
        sent_on=sent or received,
        as_of=as_of or today(),
        asked_on=asked,
        answer=answer,
        exemptions=tuple(exemption or ()),
        grounds=grounds,
    )
    letter = draft_letter(book, kind.value, language.value, matter, on or today())
    if form is DraftFormat.EML:
        from camcensus.deliver.letters import make_message

        _put(make_message(letter, from_address).decode("ascii"), output)
    elif form is DraftFormat.JSON:
        shown: dict[str, object] = {
            "schema_version": 1,
            "kind": letter.kind.value,
            "language": letter.language,
            "to": letter.to_address,
        }
        shown |= {"subject": letter.subject, "text": letter.text, "cites": list(letter.cites)}
        _put(json.dumps(shown, indent=2, ensure_ascii=False) + "\n", output)
    else:
        _put(f"{letter.subject}\n\n{letter.text}", output)


@letters.command(
    "batch", epilog="Example: camcensus letters batch bodies.csv --sender 'Ada Example' --into outbox --on 2026-11-16"
)
def batch_command(
    bodies: Annotated[
        Path,
        typer.Argument(
            metavar="BODIES.csv",
            help="CSV: body_id, body, sector (a body type), nation, email, wdtk, language.",
            exists=True,
        ),
    ],
    sender: Annotated[str, typer.Option("--sender", metavar="NAME", help="Who signs.")],
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="A new folder.")],
    on: Annotated[
        date | None, typer.Option("--on", parser=day, metavar="DATE", help="The day they go out (today).")
    ] = None,
    as_of: Annotated[
        date | None,
        typer.Option("--as-of", parser=day, metavar="DATE", help="The day asked about (the day they go out)."),
    ] = None,
    from_address: Annotated[str, typer.Option("--from", metavar="ADDRESS", help="Yours, for the drafts.")] = "",
    prefix: Annotated[str, typer.Option("--prefix", help="Of the references in the subjects.")] = "CC",
) -> None:
    """A request for every body: .eml drafts, batches for WhatDoTheyKnow, a calendar. Exit 3 where bodies are left out."""
    from camcensus.jobs.letters import write_batch
    from camcensus.store.shipped import shipped_facts

    goes_on = on or today()
    box = write_batch(
        shipped_facts(), bodies, into, sender, goes_on, as_of or goes_on, from_address, prefix, datetime.now(UTC)
    )  # fmt: skip
    for one in box.left_out[:50]:
        from camcensus.account.escape import visible

        sys.stderr.write(f"camcensus: {visible(one.recipient.name)}: left out: {visible(one.why)}\n")
    typer.echo(
        f"{len(box.letters)} drafts in {into}, {len(box.left_out)} bodies left out; nothing was sent. "
        f"The cost limits allow {box.hours_of_work} hours of the bodies' work."
    )
    if box.left_out:
        raise typer.Exit(3)


@letters.command(
    "sort",
    epilog="Example: camcensus letters sort inbox.mbox --requests outbox/requests.csv --own me@example.org --into answers",
)
def sort_command(
    export: Annotated[
        Path, typer.Argument(help="A mailbox, or an export of WhatDoTheyKnow, Froide or MuckRock.", exists=True)
    ],
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="A new folder, for `camcensus read`.")],
    requests: Annotated[
        Path | None, typer.Option("--requests", metavar="FILE", help="requests.csv of the batch.", exists=True)
    ] = None,
    own: Annotated[
        list[str] | None, typer.Option("--own", metavar="ADDRESS", help="Your addresses. Repeatable.")
    ] = None,
) -> None:
    """Sort replies to their requests, as folders that `camcensus read` takes. Exit 3 where some could not be placed."""
    from camcensus.account.escape import visible
    from camcensus.jobs.letters import sort_replies

    read, written = sort_replies(export, into, requests, own or [])
    for note in read.notes:
        sys.stderr.write(f"note: {visible(str(note.origin))}: {visible(note.text)}\n")
    for item in read.rejected[:50]:
        sys.stderr.write(f"camcensus: {visible(str(item.origin))}: {visible(item.problem)}. {visible(item.mend)}\n")
    for message in read.unmatched[:50]:
        sys.stderr.write(
            f"camcensus: {visible(message.sender)}, {visible(message.subject)}: {visible(message.matched_by)}\n"
        )
    typer.echo(f"{len(read.requests)} requests, {written} files in {into}; {len(read.unmatched)} messages not placed")
    if read.unmatched or read.rejected:
        raise typer.Exit(3)


def _told(
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


def _text_of(file: Path) -> str:
    from camcensus.jobs.letters import MAX_REQUEST
    from camcensus.model.errors import InputError

    try:
        if str(file) == "-":
            data = sys.stdin.buffer.read(MAX_REQUEST + 1)
        else:
            with file.open("rb") as stream:
                data = stream.read(MAX_REQUEST + 1)
        if len(data) > MAX_REQUEST:
            raise InputError(str(file), "", f"is over {MAX_REQUEST} bytes", "Name the text of one request.")
        return data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(str(file), "", f"cannot be read: {error.strerror}", "Name a text file.") from None
    except UnicodeDecodeError as error:
        raise InputError(str(file), f"byte {error.start}", "is not UTF-8", "Save it as text in UTF-8.") from None


def _put(text: str, output: Path | None) -> None:
    if output is None or str(output) == "-":
        sys.stdout.write(text)
        return
    from camcensus.deliver.files import replace

    with replace(output) as stream:
        stream.write(text)
