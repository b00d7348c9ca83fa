"""How devices, makers, reasons and next steps are called, so that every report calls them alike."""

from __future__ import annotations

import shlex

from camcensus.account.escape import visible
from camcensus.account.report import Row, is_elsewhere, letters_of, units
from camcensus.account.result import CheckResult
from camcensus.model.equipment import Device
from camcensus.model.law import Finding, Verdict

_NOT_NAMED = frozenset(("maker-not-named", "maker-not-listed", "maker-outside-criterion"))


def name_device(device: Device) -> str:
    """What a person calls it: its address and its owner's name for it, else what it is known by."""
    address = device.addresses[0] if device.addresses else None
    parts = [part for part in (address, device.name) if part]
    label = " ".join(dict.fromkeys(parts)) or device.key.rsplit("/", 1)[-1] or device.key
    return f"{label} (x{device.quantity})" if units(device) > 1 else label


def name_maker(row: Row, short: bool = False) -> str:
    """Badge and maker, with how sure: "Annke → Hikvision (likely)"."""
    told = row.device.identification
    sure = f" ({told.standing.value})"
    if row.maker is None:
        return f"{told.brand}, maker not known" if told.brand else "not known"
    maker = shorten_maker(told.manufacturer, row.maker) if short else row.maker
    if row.rebranded and told.named_otherwise:
        return f"{maker} ({told.standing.value}; label {told.brand})"
    return f"{told.brand} → {maker}{sure}" if row.rebranded else f"{maker}{sure}"


def shorten_maker(manufacturer: str | None, name: str | None) -> str:
    """The words of a maker's name that are its id, in their own spelling: "Hikvision" for a name of five words."""
    if not manufacturer or not name:
        return name or manufacturer or "a maker not known"
    words = name.replace(",", " ").split()
    for first in range(len(words)):
        for last in range(first + 1, len(words) + 1):
            if letters_of("".join(words[first:last])) == letters_of(manufacturer):
                return " ".join(words[first:last])
    return name


def brief_reason(row: Row) -> str:
    """What decided, in the few words that fit on one line; `reason` has it in full."""
    decider = row.decider
    if decider is None:
        return row.reason
    maker = shorten_maker(row.device.identification.manufacturer, row.maker)
    code = decider.because[-1].step if decider.because else ""
    if decider.verdict is Verdict.COVERED:
        return f"{decider.instrument}: {decider.duty or decider.provision}"
    if decider.verdict is Verdict.UNDETERMINED:
        more = f" (and {len(decider.missing) - 1} more)" if len(decider.missing) > 1 else ""
        missing = f"not known: {decider.missing[0]}{more}" if decider.missing else row.reason
        return f"{missing} ({decider.instrument})"
    if code in _NOT_NAMED:
        return f"{decider.instrument} does not name {maker}"
    if is_elsewhere(decider) and row.reason.startswith("none of"):
        return row.reason.split(";")[0]
    return f"{row.reason} ({decider.instrument})"


def due_text(finding: Finding | None) -> str:
    """The day by which the duty is due; empty where there is none."""
    if finding is None or finding.due is None:
        return ""
    return f"{finding.due} (overdue)" if finding.overdue else str(finding.due)


def next_steps(result: CheckResult, rows: tuple[Row, ...]) -> tuple[tuple[str, str], ...]:
    """What to do now: (why, the command or the act). Commands are quoted for a POSIX shell."""
    names = [shlex.quote(visible(item.name, 200)) for item in result.inputs]
    inputs = result.asked or (" ".join(names) if 0 < len(names) <= 3 else "INPUT...")
    verb = "check" if result.judged else "identify"
    steps: list[tuple[str, str]] = []
    if result.incomplete:
        steps.append(("Mend what was rejected, then run again", f"camcensus {verb} {inputs}"))
    for verdict, why in (
        (Verdict.COVERED, "Read the whole argument for a covered device"),
        (Verdict.UNDETERMINED, "See what would settle a device that is open"),
    ):
        row = next((row for row in rows if row.verdict is verdict), None)
        if row is not None:
            key = shlex.quote(visible(row.device.key, 200))
            steps.append((why, f"camcensus explain {inputs} --device {key}"))
    steps.append(("Keep or print everything", f"camcensus {verb} {inputs} --format html --output report.html"))
    return tuple(steps)
