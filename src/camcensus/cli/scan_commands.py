"""`camcensus scan`, `scan init` and `scan export`: options in, a job called, devices and a capture out."""

from __future__ import annotations

import errno
import os
import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from camcensus.cli.options import Format
from camcensus.model.errors import InputError
from camcensus.model.scan import MAX_RATE

if TYPE_CHECKING:
    from camcensus.jobs.scan import ScanFiles, ScanOutcome, ScanPlan
    from camcensus.model.scan import Scope
    from camcensus.wire.conversations.login import Account

NOT_AUTHORISED = 4


class CredentialsFrom(StrEnum):
    """Where the owner's account comes from."""

    KEYRING = "keyring"
    ENV = "env"


app = typer.Typer(
    invoke_without_command=True,
    epilog="Example: camcensus scan --scope scope.toml --dry-run",
)

_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes on standard error.")]
_NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask; what would be asked is refused.")]


def add_to(program: typer.Typer) -> None:
    """Put the commands on the program."""
    program.add_typer(app, name="scan")


@app.callback()
def scan(
    context: typer.Context,
    scope: Annotated[
        Path | None,
        typer.Option(
            "--scope", metavar="FILE", help="What may be scanned, by whose leave; `camcensus scan init` writes one."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where every answer is kept, for `camcensus check`; the audit log goes beside it.",
            show_default="scan-DATE-TIME.jsonl.gz",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be sent, and send nothing. The default without --go.")
    ] = False,
    go: Annotated[
        bool, typer.Option("--go", help="Scan without asking for the number of addresses to be typed back.")
    ] = False,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with the capture that --output names, where it stopped.")
    ] = False,
    kill_file: Annotated[
        Path | None,
        typer.Option("--kill-file", metavar="FILE", help="Stop within a second when this file is there."),
    ] = None,
    interface: Annotated[
        list[str] | None,
        typer.Option(
            "--interface",
            metavar="NAME",
            help="Ask the discovery groups of this link only, of those the scope names. Repeatable.",
        ),
    ] = None,
    wait: Annotated[
        float,
        typer.Option(
            "--wait",
            metavar="SECONDS",
            min=0.5,
            max=15.0,
            help="How long a service may take to answer. Less is faster and misses slow devices.",
        ),
    ] = 4.0,
    credentials_from: Annotated[
        CredentialsFrom | None,
        typer.Option(
            "--credentials-from",
            help="Ask recorders for the list of their cameras, with your own read-only account: from the environment"
            " (CAMCENSUS_SCAN_USER, CAMCENSUS_SCAN_PASSWORD) or the keyring (service camcensus-scan).",
            show_default="no login",
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="How to write the devices found.", case_sensitive=False, show_default="table"
        ),
    ] = None,
    quiet: _Quiet = False,
    no_input: _NoInput = False,
) -> None:
    """Ask every device in the scope who it is, keep the answers in a capture, and print the devices.

    Read-only questions: no password, no login, no video, nothing written to a device. Nothing is sent outside the scope.
    """
    if context.invoked_subcommand is not None:
        return
    if scope is None:
        _say("camcensus: nothing is scanned without a scope: --scope FILE says what may be scanned and by whose leave.")
        _say("Write one with: camcensus scan init")
        raise typer.Exit(NOT_AUTHORISED)
    from camcensus.cli.scan_account import account_from
    from camcensus.collect.scan.unwritable import unwritable
    from camcensus.jobs.scan import ScanFiles, load_scope, plan_scan
    from camcensus.jobs.scan_checks import check_interfaces, exclusions_beside

    leave = load_scope(scope)
    plan = plan_scan(leave, tuple(interface) if interface else None, wait)
    if resume and output is None:
        raise InputError("--resume", "", "needs the capture to go on with", "Name it: --resume --output FILE")
    _check_time(leave)
    check_interfaces(plan.interfaces)
    capture = output or Path(f"scan-{datetime.now().astimezone():%Y%m%d-%H%M%S}.jsonl.gz")
    if capture.is_dir():
        raise unwritable(capture, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    account = account_from(credentials_from) if credentials_from else None
    if dry_run or not go or not quiet:
        _show(plan, capture)
    for excluded in exclusions_beside(leave):  # even with --quiet: something was to be left alone
        _say(f"camcensus: warning: the exclusion {excluded} lies in no network of the scope. Is one of them mistyped?")
    if account is not None:
        _show_roll_call(account)
    elif not quiet:
        _say("No password and no user name is sent.")
    if dry_run:
        _say("Nothing was sent.")
        return
    if not go and not _typed_back(plan, no_input):
        raise typer.Exit(NOT_AUTHORISED)
    raise typer.Exit(_scan(plan, ScanFiles(capture, audit_path(capture), kill_file, resume), account, form, quiet))


@app.command(epilog="Example: camcensus scan init --output scope.toml")
def init(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the scope; never over a file.")
    ] = Path("scope.toml"),
    body: Annotated[str | None, typer.Option("--body", metavar="NAME", help="Whose network it is.")] = None,
    authorised_by: Annotated[
        str | None, typer.Option("--authorised-by", metavar="NAME", help="Who gave leave: name and office.")
    ] = None,
    contact: Annotated[
        str | None, typer.Option("--contact", metavar="TEXT", help="How to reach them while the scan runs.")
    ] = None,
    network: Annotated[
        list[str] | None,
        typer.Option("--network", metavar="CIDR", help="A network to scan, at most a /16. Repeatable."),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="CIDR", help="A network or address to leave alone. Repeatable."),
    ] = None,
    interface: Annotated[
        list[str] | None,
        typer.Option("--interface", metavar="NAME", help="Ask discovery groups on this link. Repeatable."),
    ] = None,
    days: Annotated[
        int | None, typer.Option("--days", metavar="N", min=1, max=366, help="Valid for so many days from now.")
    ] = None,
    rate: Annotated[
        int | None, typer.Option("--rate", metavar="N", min=1, max=MAX_RATE, help="Packets a second in all.")
    ] = None,
    no_input: _NoInput = False,
) -> None:
    """Write a scope file: whose network, by whose leave, which addresses, how long. Asks for what the options do not say."""
    from camcensus.cli.scan_init import asked_for
    from camcensus.collect.scan.scope_file import read_scope
    from camcensus.jobs.scan_scope import scope_text

    if output.exists():
        raise InputError(str(output), "", "is there already", "Name another file, or remove it.")
    answers = asked_for(
        body=body,
        authorised_by=authorised_by,
        contact=contact,
        networks=network,
        exclusions=exclude,
        interfaces=interface,
        days=days,
        rate=rate,
        may_ask=not no_input and sys.stdin.isatty(),
    )
    text = scope_text(answers)
    read_scope(text.encode("utf-8"), str(output))  # says what is wrong with an answer
    try:
        with output.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise InputError(str(output), "", f"cannot be written: {error.strerror}", "Name another file.") from None
    _say(f"{output} is written. Have {answers.authorised_by} agree to it in writing, then see what would be sent:")
    _say(f"camcensus scan --scope {output} --dry-run")


@app.command(epilog="Example: camcensus scan export scan.jsonl.gz --output scan-masked.jsonl.gz")
def export(
    capture: Annotated[Path, typer.Argument(metavar="CAPTURE", help="A capture that `camcensus scan` wrote.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write it; never over a file.")
    ],
) -> None:
    """Write a capture that may be handed on: serial numbers, hardware addresses and secrets masked, all else as it was."""
    from camcensus.jobs.scan_export import export_capture

    lines = export_capture(capture, output)
    _say(
        f"{lines:,} lines in {output}. Addresses, names and models are in it as they were seen: read it before you hand it on."
    )


def _check_time(leave: Scope) -> None:
    from camcensus.collect.scan.scope import time_refusal
    from camcensus.collect.scan.stop import utc_now

    refusal = time_refusal(leave, utc_now())
    if refusal is not None:
        _say(f"camcensus: nothing is scanned: {refusal}. Ask {leave.authorised_by} ({leave.contact}).")
        raise typer.Exit(NOT_AUTHORISED)


def _show(plan: ScanPlan, capture: Path) -> None:
    """The dry run: whose network, what is sent at most, how long it takes."""
    from camcensus.model.scan import MAX_HOST_BYTES, MAX_PROBES

    leave = plan.scope
    _say(
        f"Network of {leave.body}; leave of {leave.authorised_by} ({leave.contact}) until {leave.valid_until:%Y-%m-%d %H:%M %Z}."
    )
    networks = ", ".join(str(network) for network in leave.networks)
    without = f" without {', '.join(str(network) for network in leave.exclusions)}" if leave.exclusions else ""
    _say(
        f"Targets: {_counted(plan.addresses, 'address')} of {networks}{without}; TCP ports {', '.join(map(str, plan.ports))}."
    )
    _say(
        f"Packets: {plan.packets_for_ports:,} to try the ports once; to each device that answers at most"
        f" {plan.packets_for_a_device:,} for its ports and {MAX_PROBES} questions, and {MAX_HOST_BYTES // 1024} kB from it."
    )
    if plan.groups:
        _say(f"Discovery groups on {', '.join(plan.interfaces)}: {', '.join(plan.groups)}.")
    _say(
        f"Time: about {_duration(plan.seconds)} for the ports at {leave.rate:,} packets a second, less where addresses"
        " are dead on this link; questions take some seconds more. No video is asked for and nothing is written."
    )
    _say(f"Capture: {capture}; audit log of every packet: {audit_path(capture)}.")


def audit_path(capture: Path) -> Path:
    """Where the audit log of a capture lies: scan.jsonl.gz -> scan.audit.jsonl."""
    return capture.with_name(f"{capture.name.removesuffix('.gz').removesuffix('.jsonl')}.audit.jsonl")


def _typed_back(plan: ScanPlan, no_input: bool) -> bool:
    """Was the number of addresses typed back? Asked on a terminal only."""
    if no_input or not sys.stdin.isatty():
        _say("Nothing was sent: say --go to scan.")
        return False
    sys.stderr.write(f"Type the number of addresses ({plan.addresses}) to scan, anything else to stop: ")
    sys.stderr.flush()
    if sys.stdin.readline().strip().replace(",", "") == str(plan.addresses):
        return True
    _say("Nothing was sent.")
    return False


def _show_roll_call(account: Account) -> None:
    """What the roll-call sends, always shown: it uses somebody's account."""
    from camcensus.wire.conversations.rollcall import QUESTIONS

    _say(
        f"Roll-call as {account.user!r}, of devices whose own protocol proved them Hikvision or Dahua, and of no others:"
    )
    for question in QUESTIONS:
        _say(f"  {question.title}: GET {question.path}")
    _say(
        "Each is asked without the account first, then once with it; the password leaves as a digest, readable only inside"
        " TLS. Where the account is refused, nothing more is asked. Use an account that may only read."
    )


def _scan(plan: ScanPlan, files: ScanFiles, account: Account | None, form: Format | None, quiet: bool) -> int:
    from camcensus.cli import main_job
    from camcensus.cli.scan_view import watching
    from camcensus.jobs.scan import INTERRUPTED, run_scan
    from camcensus.jobs.scan_live import facts_made_ready

    capture = files.capture
    with watching(plan, quiet) as watcher, facts_made_ready():
        outcome = run_scan(plan, files, watcher, account=account)
    if outcome.reason is not None:
        _tell_stopped(outcome, capture)
    if outcome.reason == INTERRUPTED:
        return 130
    incomplete = main_job.list_devices([str(capture)], form, quiet)
    if not quiet:
        _say(
            f"{_counted(outcome.hosts, 'address')} asked, {_counted(outcome.exchanges, 'question')}; capture: {capture}"
        )
        _say(f"Next: camcensus check {capture} --body TYPE")
    return 3 if incomplete or outcome.reason is not None else 0


def _tell_stopped(outcome: ScanOutcome, capture: Path) -> None:
    _say(
        f"camcensus: stopped: {outcome.reason}. {outcome.hosts:,} of {_counted(outcome.addresses, 'address')} done;"
        f" {capture} can be read, and --resume goes on with it."
    )


def _counted(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    return f"{count:,} {noun}{'es' if noun.endswith('s') else 's'}"


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _say(text: str) -> None:
    from camcensus.account.escape import visible

    sys.stderr.write(f"{visible(text)}\n")
    sys.stderr.flush()
