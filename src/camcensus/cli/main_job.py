"""`camcensus check`, `identify` and `explain`: options in, a job called, a report out, an exit status."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from camcensus.cli.options import AsOf, FailOn, Format, Inputs, SiteClass, partial_day, today
from camcensus.model.interval import PartialDate

if TYPE_CHECKING:
    from camcensus.account.result import CheckResult
    from camcensus.model.observation import Rejected

_TOLD = 50  # rejected records told one by one on standard error

_Format = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="How to write the result.", case_sensitive=False, show_default="table"),
]
_Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")
]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes on standard error.")]
_NoInput = Annotated[bool, typer.Option("--no-input", help="Never ask; nothing here does, accepted for scripts.")]
_Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="NAME=FIELD",
        help="Read this column of a register as manufacturer, model, name, site, quantity, ...; a field that is not known"
        " lists them all; =ignore: not at all. Repeatable.",
    ),
]
_Columns = Annotated[
    Path | None,
    typer.Option(
        "--columns", metavar="FILE", help='The same for many, as TOML: [columns] with "Make" = "manufacturer".'
    ),
]
_KeepApart = Annotated[
    list[str] | None,
    typer.Option(
        "--keep-apart", metavar="RECORD", help="Never merge this record with others; names as `explain` prints them."
    ),
]
_Body = Annotated[
    str, typer.Option("--body", metavar="TYPE", help="Who must obey; `camcensus facts list bodies` lists them.")
]
_Site = Annotated[
    SiteClass | None, typer.Option("--site", help="How sensitive the sites are, where the inputs do not say.")
]
_Acquired = Annotated[
    PartialDate | None,
    typer.Option(
        "--acquired", parser=partial_day, metavar="DATE", help="When it was bought, where the inputs do not say."
    ),
]
_Instrument = Annotated[
    list[str] | None,
    typer.Option(
        "--instrument", metavar="ID|FILE", help="Only this instrument, or one of your own in our format. Repeatable."
    ),
]
_Act = Annotated[
    str | None,
    typer.Option("--act", help="What is being done: procure, renew, deploy, use, keep, ...; every act where left out."),
]
_Purpose = Annotated[str | None, typer.Option("--purpose", help="What the equipment is used for, where a rule asks.")]
_Fact = Annotated[
    list[str] | None,
    typer.Option("--fact", metavar="NAME=yes|no", help="Answer a question that a finding names as open. Repeatable."),
]
_ReliesOn = Annotated[
    list[str] | None, typer.Option("--relies-on", metavar="ID", help="A carve-out or waiver that you hold. Repeatable.")
]
_FailOn = Annotated[FailOn, typer.Option("--fail-on", help="What makes the exit status 1.")]
_MaxAge = Annotated[
    int | None,
    typer.Option("--max-age", metavar="DAYS", min=0, help="Exit 5 where the facts were last seen longer ago."),
]


def add_to(app: typer.Typer) -> None:
    """Put the commands on the program."""
    app.command(
        "check",
        epilog="Example: camcensus check scan.xml register.xlsx --body uk-government-department --site sensitive",
    )(check)
    app.command("identify", epilog="Example: camcensus identify --each --format jsonl answers.jsonl > out.jsonl")(
        identify
    )
    app.command(
        "explain", epilog="Example: camcensus explain scan.xml --device 192.0.2.17 --body us-federal-contractor"
    )(explain)


def check(
    inputs: Inputs,
    as_of: AsOf = None,
    body: _Body = "any",
    site: _Site = None,
    acquired: _Acquired = None,
    instrument: _Instrument = None,
    act: _Act = None,
    purpose: _Purpose = None,
    fact: _Fact = None,
    relies_on: _ReliesOn = None,
    form: _Format = None,
    output: _Output = None,
    fail_on: _FailOn = FailOn.COVERED,
    max_age: _MaxAge = None,
    column: _Column = None,
    columns: _Columns = None,
    keep_apart: _KeepApart = None,
    quiet: _Quiet = False,
    no_input: _NoInput = False,
) -> None:
    """Evidence files in, findings out: who made each device, and which rules reach it on a day for a body."""
    del no_input
    circumstances = _Circumstances(body, site, acquired, act, purpose, fact or [], relies_on or [])
    result = _run(inputs, as_of, circumstances, instrument, column, columns, keep_apart, quiet)
    _write(result, form, output, quiet)
    raise typer.Exit(_status(result, fail_on, max_age))


def identify(
    inputs: Inputs,
    each: Annotated[
        bool, typer.Option("--each", help="Answer for every observation on its own, one line each.")
    ] = False,
    form: _Format = None,
    output: _Output = None,
    column: _Column = None,
    columns: _Columns = None,
    keep_apart: _KeepApart = None,
    quiet: _Quiet = False,
    no_input: _NoInput = False,
) -> None:
    """Who made each device, what badge it wears, what it is; nothing is judged."""
    del no_input
    if each:
        if form not in (None, Format.JSONL):
            raise typer.BadParameter("--each answers in JSON lines: leave --format out, or say --format jsonl")
        raise typer.Exit(_identify_each(inputs, output, column, columns, quiet))
    result = _run(inputs, None, None, None, column, columns, keep_apart, quiet)
    _write(result, form, output, quiet)
    raise typer.Exit(3 if result.incomplete else 0)


def explain(
    inputs: Inputs,
    device: Annotated[
        str, typer.Option("--device", "-d", metavar="KEY", help="Its key, address, MAC, serial or name.")
    ],
    as_of: AsOf = None,
    body: _Body = "any",
    site: _Site = None,
    acquired: _Acquired = None,
    instrument: _Instrument = None,
    act: _Act = None,
    purpose: _Purpose = None,
    fact: _Fact = None,
    relies_on: _ReliesOn = None,
    column: _Column = None,
    columns: _Columns = None,
    keep_apart: _KeepApart = None,
    quiet: _Quiet = False,
    no_input: _NoInput = False,
) -> None:
    """The whole argument for one device, and what would settle what is open."""
    del no_input
    from camcensus.cli.terminal import colour_wanted, width
    from camcensus.deliver.explain import explain as write_explanation

    circumstances = _Circumstances(body, site, acquired, act, purpose, fact or [], relies_on or [])
    result = _run(inputs, as_of, circumstances, instrument, column, columns, keep_apart, quiet)
    write_explanation(result, device, sys.stdout, width=width(sys.stdout), colour=colour_wanted(sys.stdout))
    _talk(result, quiet=True)
    raise typer.Exit(3 if result.incomplete else 0)


def report(inputs: list[str], body: str, site: str) -> None:
    """Check inputs and print the table; for `demo`."""
    result = _run(inputs, None, _Circumstances(body, SiteClass(site)), None, None, None, None, quiet=False)
    _write(result, Format.TABLE, None, quiet=True)


def list_devices(inputs: list[str], form: Format | None, quiet: bool) -> bool:
    """Identify and print what is in inputs; for `scan`. Was anything left unread?"""
    result = _run(inputs, None, None, None, None, None, None, quiet)
    _write(result, form, None, quiet)
    return result.incomplete


@dataclass(frozen=True)
class _Circumstances:
    """What the options say of who must obey, where and what for."""

    body: str
    site: SiteClass | None = None
    acquired: PartialDate | None = None
    act: str | None = None
    purpose: str | None = None
    facts: Sequence[str] = ()
    relies_on: Sequence[str] = ()


def _run(
    inputs: list[str],
    as_of: date | None,
    judged: _Circumstances | None,
    instruments: list[str] | None,
    column: list[str] | None,
    columns: Path | None,
    keep_apart: list[str] | None,
    quiet: bool,
) -> CheckResult:
    from camcensus.cli.progress import showing
    from camcensus.jobs.check import Question, check
    from camcensus.jobs.gather import column_mapping, gather
    from camcensus.jobs.questions import chosen_instruments, setting_for
    from camcensus.store.shipped import shipped_facts

    book = shipped_facts()
    setting = None
    if judged is not None:
        setting = setting_for(
            book,
            judged.body,
            site=judged.site.value if judged.site else None,
            acquired=judged.acquired,
            act=judged.act,
            purpose=judged.purpose,
            facts=judged.facts,
            relies_on=judged.relies_on,
        )
    ids, own = chosen_instruments(book, instruments or [])
    mapping = column_mapping(column or [], columns)
    with showing(quiet) as progress:
        evidence = gather(inputs, mapping, progress)
        asked = _as_typed(inputs, judged, as_of, instruments)
        asked += _read_as_typed(column, columns, keep_apart)
        question = Question(as_of or today(), setting, ids, own, frozenset(keep_apart or ()))
        return replace(check(book, evidence, question, progress), asked=asked)


def _as_typed(
    inputs: list[str], judged: _Circumstances | None, as_of: date | None, instruments: list[str] | None
) -> str:
    """Inputs and circumstances as they were typed, for commands that go on from here."""
    words = list(inputs)
    if judged is not None:
        words += ["--body", judged.body] if judged.body != "any" else []
        words += ["--site", judged.site.value] if judged.site else []
        words += ["--acquired", str(judged.acquired)] if judged.acquired else []
        words += ["--as-of", as_of.isoformat()] if as_of else []
        words += ["--act", judged.act] if judged.act else []
        words += ["--purpose", judged.purpose] if judged.purpose else []
        words += [word for text in judged.facts for word in ("--fact", text)]
        words += [word for name in judged.relies_on for word in ("--relies-on", name)]
        words += [word for name in instruments or () for word in ("--instrument", name)]
    return " ".join(shlex.quote(word) for word in words)


def _read_as_typed(column: list[str] | None, columns: Path | None, keep_apart: list[str] | None) -> str:
    """How the inputs were to be read, as it was typed: left out, the next command would read other devices."""
    words = [word for text in column or () for word in ("--column", text)]
    words += ["--columns", str(columns)] if columns else []
    words += [word for name in keep_apart or () for word in ("--keep-apart", name)]
    return "".join(f" {shlex.quote(word)}" for word in words)


def _identify_each(
    inputs: list[str], output: Path | None, column: list[str] | None, columns: Path | None, quiet: bool
) -> int:
    from camcensus.cli.progress import showing
    from camcensus.jobs.gather import column_mapping
    from camcensus.jobs.identify_each import identify_each
    from camcensus.store.shipped import shipped_facts

    mapping = column_mapping(column or [], columns)
    with showing(quiet) as progress, _opened(output) as stream:
        rejected = identify_each(shipped_facts(), inputs, mapping, stream, progress)
    _tell_rejected(rejected)
    return 3 if rejected else 0


def _write(result: CheckResult, form: Format | None, output: Path | None, quiet: bool) -> None:
    from camcensus.cli.terminal import colour_wanted, width
    from camcensus.deliver.formats import write

    chosen = form or _by_suffix(output)
    with _opened(output) as stream:
        write(result, chosen.value, stream, width=width(stream), colour=colour_wanted(stream))
    _talk(result, quiet or chosen is Format.TABLE)


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    """Standard output, or a file that is replaced whole when everything went well."""
    if output is None or str(output) == "-":
        yield sys.stdout
        return
    from camcensus.deliver.files import replace

    with replace(output) as stream:
        yield stream


def _by_suffix(output: Path | None) -> Format:
    """The format that a file's name asks for, so that `-o report.html` does what it says."""
    known = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".html": "html", ".md": "md", ".sarif": "sarif"}
    return Format(known.get(output.suffix.lower(), "table")) if output else Format.TABLE


def _talk(result: CheckResult, quiet: bool) -> None:
    """What could not be read goes to standard error, always; notes unless asked to be quiet."""
    from camcensus.account.escape import visible

    if not quiet:
        for note in result.notes:
            sys.stderr.write(f"note: {visible(str(note.origin))}: {visible(note.text)}\n")
    _tell_rejected(result.rejected)


def _tell_rejected(rejected: Sequence[Rejected]) -> None:
    from camcensus.account.escape import visible

    for item in rejected[:_TOLD]:
        sys.stderr.write(f"camcensus: {visible(str(item.origin))}: {visible(item.problem)}. {visible(item.mend)}\n")
    if len(rejected) > _TOLD:
        sys.stderr.write(f"camcensus: and {len(rejected) - _TOLD} more; `check --format json` lists them all\n")


def _status(result: CheckResult, fail_on: FailOn, max_age: int | None) -> int:
    """The highest of 3 > 5 > 1 that applies (2 and 4 end before a result is there)."""
    from camcensus.account.report import reaches
    from camcensus.jobs.look_up import newest_day
    from camcensus.store.shipped import shipped_facts

    if result.incomplete:
        return 3
    if max_age is not None and (today() - newest_day(shipped_facts())).days > max_age:
        sys.stderr.write(
            f"camcensus: the facts were last seen on {newest_day(shipped_facts())}, over {max_age} days ago. Upgrade camcensus.\n"
        )
        return 5
    return int(fail_on is not FailOn.NEVER and reaches(result, fail_on.value))
