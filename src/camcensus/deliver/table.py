"""The terminal report: the answer first, then the devices, worst first, one line each with the reason that decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from camcensus.account.escape import visible
from camcensus.account.report import (
    ORDER,
    WORDS,
    Counts,
    ProvisionRow,
    Row,
    count,
    describe,
    headline,
    list_provisions,
    list_rows,
)
from camcensus.account.result import CheckResult
from camcensus.account.wording import brief_reason, due_text, name_device, name_maker, next_steps
from camcensus.deliver.explain import explain
from camcensus.deliver.terminal import STYLES, open_console
from camcensus.model.law import Verdict

__all__ = ["write_table", "explain"]

MAX_ROWS = 40  # lines for one verdict; beyond, a screen no longer answers at a glance
WIDE = 110  # columns from which a device fits on one line
DEVICE_WIDE = 25  # columns for the device there
NARROW = (26, 30, 18)  # columns for device, maker and model where it does not
MAX_LISTED = 10  # rejected records, notes, rules


@dataclass(frozen=True, slots=True)
class Line:
    """What the terminal shows of one device, or of several alike."""

    device: str
    maker: str
    model: str
    brief: str  # why, where a device has one line
    why: str
    due: str


def write_table(result: CheckResult, stream: TextIO, *, width: int | None = None, colour: bool = False) -> None:
    """The report for a terminal. `width` in columns; without colour no escape sequence is written at all."""
    with open_console(stream, width, colour) as console:
        _print_all(console, result)


def _print_all(console: Console, result: CheckResult) -> None:
    rows = list_rows(result)
    counts = count(result, rows)
    console.print(Text(visible(headline(result, counts)), style="bold"))
    for sentence in describe(result, counts):
        console.print(Text(visible(sentence), style="bold red" if sentence.startswith("Incomplete") else ""))
    for verdict in ORDER:
        chosen = [row for row in rows if row.verdict is verdict]
        if chosen:
            _print_verdict(console, verdict, chosen, counts)
    provisions = list_provisions(result)
    _print_rules(console, "Binding rules", [rule for rule in provisions if rule.binding])
    _print_rules(console, "Calls and recommendations (not binding)", [rule for rule in provisions if not rule.binding])
    _print_exploited(console, rows)
    _print_list(console, "Rejected", [f"{item.origin}: {item.problem}. {item.mend}" for item in result.rejected])
    _print_list(console, "Notes", [f"{note.origin}: {note.text}" for note in result.notes])
    console.print()
    console.print(Text("Next", style="bold"))
    for why, command in next_steps(result, rows):
        console.print(Text(f"  {visible(why)}:"))
        console.print(Text(f"    {visible(command)}"), soft_wrap=True)


def _print_verdict(console: Console, verdict: Verdict | None, rows: list[Row], counts: Counts) -> None:
    number = sum(row.units for row in rows)
    console.print()
    console.print(Text(f"{WORDS[verdict].capitalize()}: {number} of {counts.devices}", style=STYLES[verdict]))
    told = [row for row in rows if row.worth_a_line]
    lines = _one_each(told) if verdict in (Verdict.COVERED, Verdict.UNDETERMINED) else _grouped(told)
    if lines:
        draw = _draw_wide if console.width >= WIDE else _draw_narrow
        draw(console, lines[:MAX_ROWS], verdict is Verdict.COVERED)
        if len(lines) > MAX_ROWS:
            console.print(Text(f"  ... and {len(lines) - MAX_ROWS:,} more lines, use --format html"))
    _print_quiet(console, verdict, [row for row in rows if not row.worth_a_line])


def _draw_wide(console: Console, lines: list[Line], with_due: bool) -> None:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), width=console.width - 1, header_style="dim")
    with_due = with_due and any(line.due for line in lines)
    table.add_column("  Device", no_wrap=True, overflow="ellipsis", max_width=DEVICE_WIDE)
    table.add_column("Made by (badge → maker)", no_wrap=True, overflow="ellipsis", max_width=30)
    table.add_column("Model", no_wrap=True, overflow="ellipsis", max_width=15)
    if with_due:
        table.add_column("Due", no_wrap=True)
    table.add_column("Why", no_wrap=True, overflow="ellipsis", ratio=1, min_width=24)
    for line in lines:
        cells = [
            f"  {_keep_count(line.device, DEVICE_WIDE - 2)}",
            line.maker,
            line.model,
            *([line.due.replace("(overdue)", "late") or "-"] if with_due else []),
            line.brief,
        ]
        table.add_row(*(Text(visible(cell, 400)) for cell in cells))
    console.print(table)


def _keep_count(device: str, width: int) -> str:
    """A device's name in this many columns; its count stays to be read: "Breakwater spares in the… (x12)"."""
    name, space, count = device.rpartition(" ")
    if cell_len(device) <= width or not (count.startswith("(x") and count.endswith(")")):
        return device
    return set_cell_size(name, max(1, width - cell_len(count) - 2)).rstrip() + f"…{space}{count}"


def _draw_narrow(console: Console, lines: list[Line], with_due: bool) -> None:
    """Two lines a device, for a terminal of 80 columns: what it is, and below it why."""
    cells = [[visible(cell, 400) for cell in (line.device, line.maker, line.model)] for line in lines]
    widths = [min(most, max(cell_len(row[at]) for row in cells)) for at, most in enumerate(NARROW)]
    for line, row in zip(lines, cells, strict=True):
        parts = [Text(cell, no_wrap=True) for cell in row]
        for part, width in zip(parts, widths, strict=True):
            part.truncate(width, overflow="ellipsis", pad=True)
        console.print(Text("  ").append(Text("  ").join(parts)), no_wrap=True, overflow="ellipsis")
        due = f"due {line.due}; " if with_due and line.due else ""
        console.print(Padding(Text(visible(f"{due}{line.why}", 400), style="dim"), (0, 0, 0, 6)))


def _one_each(rows: list[Row]) -> list[Line]:
    return [
        Line(
            name_device(row.device),
            name_maker(row, short=True),
            row.device.identification.model or "-",
            brief_reason(row),
            f"{row.decider.provision}: {row.reason}" if row.decider else row.reason,
            due_text(row.decider),
        )
        for row in rows
    ]


def _grouped(rows: list[Row]) -> list[Line]:
    """Devices alike in maker, model and reason share a line: of those that no rule reaches, the number is the news."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        model = row.device.identification.model or "-"
        groups.setdefault((name_maker(row, short=True), model, brief_reason(row)), []).append(row)
    lines = []
    for (maker, model, reason), alike in groups.items():
        number = sum(row.units for row in alike)
        first = name_device(alike[0].device)
        label = f"{number} like {first}" if len(alike) > 1 else first
        lines.append(Line(label, maker, model, reason, reason, ""))
    return lines


def _print_quiet(console: Console, verdict: Verdict | None, rows: list[Row]) -> None:
    """Hosts that are no camera equipment, or of which nothing is known: a count of each kind."""
    kinds: dict[str, int] = {}
    for row in rows:
        told = row.device.identification
        kind = told.equipment.value if told.equipment else "not camera equipment"
        if told.is_camera_equipment is None:
            kind = "nothing says what they are"
        kinds[kind] = kinds.get(kind, 0) + row.units
    if kinds:
        listed = ", ".join(f"{number} {kind}" for kind, number in sorted(kinds.items(), key=lambda k: (-k[1], k[0])))
        lead = "Hosts of which nothing is known" if verdict is Verdict.UNDETERMINED else "Not listed"
        console.print(Text(f"  {lead}: {visible(listed)}"))


def _print_rules(console: Console, title: str, rules: list[ProvisionRow]) -> None:
    reached = [rule for rule in rules if rule.covered or rule.undetermined]
    if not rules:
        return
    console.print()
    console.print(Text(f"{title}: {len(reached)} of {len(rules)} reach a device or may", style="bold"))
    for rule in reached[:MAX_LISTED]:
        duty = f" -> {rule.duty}" if rule.duty else ""
        open_ = f", {rule.undetermined} cannot tell" if rule.undetermined else ""
        numbers = f"{rule.covered} of {rule.judged} covered{open_}{duty}"
        console.print(Text(visible(f"  {rule.instrument}: {numbers}", 400)))
        console.print(Padding(Text(visible(f"{rule.title}, {rule.provision}", 400), style="dim"), (0, 0, 0, 4)))
    if len(reached) > MAX_LISTED:
        console.print(Text(f"  ... and {len(reached) - MAX_LISTED} more, use --format html"))


def _print_exploited(console: Console, rows: Iterable[Row]) -> None:
    found: dict[tuple[str, str], int] = {}
    for row in rows:
        for item in row.exploited:
            found[item.cve, item.certainty] = found.get((item.cve, item.certainty), 0) + row.units
    lines = [f"{cve}: {number} {certainty}" for (cve, certainty), number in sorted(found.items())]
    _print_list(console, "Known-exploited vulnerabilities", lines)


def _print_list(console: Console, title: str, lines: list[str]) -> None:
    if not lines:
        return
    console.print()
    console.print(Text(f"{title} ({len(lines):,})", style="bold"))
    for line in lines[:MAX_LISTED]:
        console.print(Text(f"  {visible(line, 400)}"), no_wrap=True, overflow="ellipsis")
    if len(lines) > MAX_LISTED:
        console.print(Text(f"  ... and {len(lines) - MAX_LISTED:,} more, use --format html"))
