"""`camcensus letters`: drafts, a look over request texts, batches and sorted replies. Sends nothing."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from camcensus.cli.options import day, today
from camcensus.cli.request_options import (
    BodyTypeOption,
    ClarificationOption,
    ExtendedOption,
    FeeOption,
    LawOption,
    Nation,
    NationOption,
    OutputOption,
    ReceivedOption,
    RepliedOption,
    ReviewAskedOption,
    ReviewedOption,
    TermOption,
    put,
    told_of,
)

letters = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Letters of a request: draft them, look them over, write a batch, sort the replies. Sends nothing.",
)


class TextFormat(StrEnum):
    """How findings and drafts are written."""

    TABLE = "table"
    JSON = "json"


class DraftFormat(StrEnum):
    """How a draft is written."""

    TEXT = "text"
    EML = "eml"
    JSON = "json"


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
    law: LawOption = None,
    body_type: BodyTypeOption = "",
    nation: NationOption = Nation.ENGLAND,
    language: Annotated[Language, typer.Option("--language", help="English or Welsh.")] = Language.EN,
    to: Annotated[str, typer.Option("--to", metavar="ADDRESS", help="E-mail address, for --format eml.")] = "",
    from_address: Annotated[str, typer.Option("--from", metavar="ADDRESS", help="Yours, for --format eml.")] = "",
    received: ReceivedOption = None,
    sent: Annotated[
        date | None, typer.Option("--sent", parser=day, metavar="DATE", help="When you asked (--received).")
    ] = None,
    as_of: Annotated[
        date | None, typer.Option("--as-of", parser=day, metavar="DATE", help="The day asked about (today).")
    ] = None,
    on: Annotated[
        date | None, typer.Option("--on", parser=day, metavar="DATE", help="The day of the letter (today).")
    ] = None,
    extended: ExtendedOption = False,
    clarification: ClarificationOption = None,
    fee: FeeOption = None,
    replied: RepliedOption = None,
    review_asked: ReviewAskedOption = None,
    reviewed: ReviewedOption = None,
    term: TermOption = None,
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
    output: OutputOption = None,
) -> None:
    """Draft one letter from a template. It is printed or written, never sent."""
    from dataclasses import replace

    from camcensus.jobs.letters import draft_letter, matter_of
    from camcensus.store.shipped import shipped_facts

    book = shipped_facts()
    told = told_of(
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

        put(make_message(letter, from_address).decode("ascii"), output)
    elif form is DraftFormat.JSON:
        shown: dict[str, object] = {
            "schema_version": 1,
            "kind": letter.kind.value,
            "language": letter.language,
            "to": letter.to_address,
        }
        shown |= {"subject": letter.subject, "text": letter.text, "cites": list(letter.cites)}
        put(json.dumps(shown, indent=2, ensure_ascii=False) + "\n", output)
    else:
        put(f"{letter.subject}\n\n{letter.text}", output)


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
    "remind",
    epilog="Example: camcensus letters remind readings.csv --requests outbox/requests.csv --sender 'Ada Example' "
    "--into reminders --on 2026-12-16",
)
def remind_command(
    readings: Annotated[
        Path, typer.Argument(metavar="READINGS", help="What `camcensus read` wrote: who has answered.", exists=True)
    ],
    requests: Annotated[
        Path,
        typer.Option(
            "--requests", metavar="FILE", help="Who was asked and when: sent_on, sector, nation, address.", exists=True
        ),
    ],
    sender: Annotated[str, typer.Option("--sender", metavar="NAME", help="Who signs.")],
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="A new folder.")],
    on: Annotated[
        date | None, typer.Option("--on", parser=day, metavar="DATE", help="The day of the letters (today).")
    ] = None,
    from_address: Annotated[str, typer.Option("--from", metavar="ADDRESS", help="Yours, for the drafts.")] = "",
) -> None:
    """A reminder for every request that is overdue and has no answer; left-out.csv says why the others get none."""
    from camcensus.account.escape import visible
    from camcensus.jobs.letters import write_reminders
    from camcensus.store.shipped import shipped_facts

    box = write_reminders(shipped_facts(), readings, requests, into, sender, on or today(), from_address)
    typer.echo(
        f"{len(box.letters)} reminders in {visible(str(into))}, none for {len(box.left_out)} requests; nothing was sent."
    )


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
        Path | None,
        typer.Option(
            "--requests",
            metavar="FILE",
            help="requests.csv of the batch, or your own: what was asked of whom, to sort by.",
            exists=True,
        ),
    ] = None,
    own: Annotated[
        list[str] | None, typer.Option("--own", metavar="ADDRESS", help="Your addresses. Repeatable.")
    ] = None,
) -> None:
    """Sort replies to their requests, as folders that `camcensus read` takes. Exit 3 where some could not be placed."""
    from camcensus.account.escape import visible
    from camcensus.jobs.letters import sort_replies

    read = sort_replies(export, into, requests, own or [])
    for note in read.notes:
        sys.stderr.write(f"note: {visible(str(note.origin))}: {visible(note.text)}\n")
    for item in read.rejected[:50]:
        sys.stderr.write(f"camcensus: {visible(str(item.origin))}: {visible(item.problem)}. {visible(item.mend)}\n")
    for message in read.unmatched[:50]:
        sys.stderr.write(
            f"camcensus: {visible(message.sender)}, {visible(message.subject)}: {visible(message.matched_by)}\n"
        )
    arrived = [sum(message.direction == "in" for message in one.messages) for one in read.requests]
    typer.echo(
        f"{sum(arrived)} messages of {sum(map(bool, arrived))} of {len(arrived)} requests in {visible(str(into))}"
        + (f"; {len(read.unmatched)} not placed, in {visible(str(into))}-unmatched" if read.unmatched else "")
    )
    if read.unmatched or read.rejected:
        raise typer.Exit(3)


def _text_of(file: Path) -> str:
    from camcensus.jobs.letters import MAX_REQUEST
    from camcensus.model.errors import InputError

    try:
        if str(file) == "-":
            data = sys.stdin.buffer.read(MAX_REQUEST + 1)
        else:
            if file.exists() and not file.is_file() and not file.is_dir():
                raise InputError(str(file), "", "is no plain file", "Save it as a file, or give - and pipe it in.")
            with file.open("rb") as stream:
                data = stream.read(MAX_REQUEST + 1)
        if len(data) > MAX_REQUEST:
            raise InputError(str(file), "", f"is over {MAX_REQUEST} bytes", "Name the text of one request.")
        text = data.decode("utf-8-sig")
        if not text.strip():
            raise InputError(str(file), "", "holds no text", "Name the text of a request.")
        return text
    except OSError as error:
        raise InputError(str(file), "", f"cannot be read: {error.strerror}", "Name a text file.") from None
    except UnicodeDecodeError as error:
        raise InputError(str(file), f"byte {error.start}", "is not UTF-8", "Save it as text in UTF-8.") from None
