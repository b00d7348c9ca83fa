"""The whole argument for one device, for a terminal: what was seen, what it proves, which rule, what would settle it."""

from __future__ import annotations

from typing import TextIO

from rapidfuzz import fuzz, process
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from camcensus.account.argument import list_reasons, list_silent, proves, seen_places, spread
from camcensus.account.escape import visible
from camcensus.account.report import WORDS, Row, is_elsewhere, list_rows, reason_of
from camcensus.account.result import CheckResult
from camcensus.account.wording import due_text, name_device, name_maker
from camcensus.deliver.terminal import STYLES, open_console
from camcensus.identify.group import normal_mac
from camcensus.model.equipment import Device
from camcensus.model.errors import InputError
from camcensus.model.law import Finding, Verdict

MAX_SHOWN = 200  # observations or reasons of one device
CLOSEST = 5  # names offered where the one given is not there


def find_device(result: CheckResult, name: str) -> Device:
    """The device known by this key, address, MAC, serial or name, in any case.

    Raises InputError with the closest names where there is none, and with the keys where there are several.
    """
    wanted = (normal_mac(name) or name.strip()).casefold()
    by_name: dict[str, list[Device]] = {}
    for device in result.devices:
        for known in {text.casefold() for text in _names(device)}:
            by_name.setdefault(known, []).append(device)
    exact = [device for device in result.devices if device.key.casefold() == wanted]
    found = exact or by_name.get(wanted, [])
    if len(found) == 1:
        return found[0]
    shown = visible(name, 200)
    if found:
        keys = ", ".join(visible(device.key, 200) for device in found[:CLOSEST])
        raise InputError("--device", "", f"'{shown}' is the name of {len(found)} devices", f"Give a key: {keys}.")
    if not by_name:
        raise InputError("--device", "", f"no device '{shown}': none was read", "Check that the inputs hold devices.")
    close = process.extract(wanted[:200], by_name.keys(), scorer=fuzz.WRatio, limit=CLOSEST, score_cutoff=60)
    closest = [visible(match, 200) for match, _score, _index in close]
    mend = f"Did you mean {', '.join(dict.fromkeys(closest))}?" if closest else "`camcensus check` lists the devices."
    raise InputError("--device", "", f"no device '{shown}' among {len(result.devices)}", mend)


def _names(device: Device) -> list[str]:
    return [text for text in (device.key, *device.addresses, device.mac, device.serial, device.name) if text]


def explain(
    result: CheckResult, device_key: str, stream: TextIO, *, width: int | None = None, colour: bool = False
) -> None:
    """Print the whole argument for one device. Raises InputError where the name fits none or several."""
    device = find_device(result, device_key)
    row = next(row for row in list_rows(result) if row.device is device)
    with open_console(stream, width, colour) as console:
        _print_all(console, result, row)


def _print_all(console: Console, result: CheckResult, row: Row) -> None:
    device = row.device
    console.print(Text(visible(name_device(device)), style="bold"))
    style = STYLES[row.verdict]
    says = WORDS[row.verdict].capitalize()
    console.print(Text(visible(f"{says}: {row.reason}" if row.reason else says), style=style))
    if result.body == "any":
        console.print(Text("Judged as if every rule bound you, whatever its country: say who you are with --body."))
    _print_identity(console, row)
    _print_reasons(console, "What speaks for it", result, device, True)
    _print_reasons(console, "What speaks against it", result, device, False)
    _print_observations(console, result, device)
    _print_findings(console, "Binding rules", row.binding)
    _print_findings(console, "Calls and recommendations (not binding)", row.calls)
    if row.exploited:
        _title(console, "Known-exploited vulnerabilities")
        for item in row.exploited:
            _line(console, f"{item.cve} {item.title}: {item.certainty}. {item.why} [{item.catalogue}]")
            _line(console, item.source, 4)
    _print_open(console, row)
    _print_outside(console, row)
    day = f" of {result.facts_day.isoformat()}" if result.facts_day else ""
    _title(console, "Judged")
    _line(
        console,
        f"as of {result.as_of.isoformat()} for {result.body_title}; facts{day} {result.facts_digest}, "
        f"camcensus {result.version}",
    )


def _title(console: Console, text: str) -> None:
    console.print()
    console.print(Text(text, style="bold"))


def _line(console: Console, text: str, indent: int = 2) -> None:
    console.print(Padding(Text(visible(text), overflow="fold"), (0, 0, 0, indent)))


def _print_identity(console: Console, row: Row) -> None:
    device, told = row.device, row.device.identification
    rivals = spread(f"{rival} {share:.0%}" for rival, share in told.rivals)
    _title(console, "What it is")
    for label, value in (
        ("made by", f"{name_maker(row)}, probability {told.probability:.2f}"),
        ("badge", told.brand),
        ("others left open", rivals),
        ("model", told.model),
        ("kind", told.equipment.value if told.equipment else None),
        ("camera equipment", {True: "yes", False: "no", None: "cannot tell"}[told.is_camera_equipment]),
        ("firmware", told.firmware),
        ("produced", told.produced_on),
        ("bought", str(device.acquired_on) if device.acquired_on else None),
        ("the firmware offers", spread(told.analytics)),
        ("key", device.key),
        ("addresses", spread(device.addresses)),
        ("MAC", device.mac),
        ("serial", device.serial or told.serial),
        ("site", device.site),
        ("note", told.note),
    ):
        if value:
            _line(console, f"{label}: {value}")
    for merge in device.merged_because:
        _line(console, f"brought together: {merge}")


def _print_reasons(console: Console, title: str, result: CheckResult, device: Device, speaks_for: bool) -> None:
    reasons = list_reasons(device, speaks_for)
    _title(console, f"{title} ({len(reasons)})")
    if not reasons:
        _line(console, "nothing")
    for number, alike in enumerate(reasons[:MAX_SHOWN], start=1):
        reason = alike[0]
        _line(console, f"{number}. {reason.field} = {visible(reason.observed, 400)}")
        _line(console, f"proves: {proves(reason)} ({reason.strength.value}); rule {reason.fingerprint}", 5)
        _line(console, f"seen in: {seen_places(result, alike)}", 5)
        for source in reason.sources:
            _line(console, f"source: {source.title} <{source.url}>, seen {source.seen.isoformat()}", 5)
    _print_rest(console, len(reasons))


def _print_observations(console: Console, result: CheckResult, device: Device) -> None:
    silent = list_silent(result, device)
    _title(console, f"Seen, and proving nothing ({len(silent)} of {len(device.observations)} observations)")
    for observation in silent[:MAX_SHOWN]:
        part = observation.field or observation.kind
        _line(console, f"{part} = {visible(observation.raw, 200)} [{observation.origin}]")
    _print_rest(console, len(silent))


def _print_findings(console: Console, title: str, findings: tuple[Finding, ...]) -> None:
    if all(finding.verdict is Verdict.NOT_COVERED for finding in findings):
        return
    _title(console, title)
    order = [Verdict.COVERED, Verdict.UNDETERMINED]
    for finding in sorted((item for item in findings if item.verdict in order), key=lambda f: order.index(f.verdict)):
        _line(console, f"{WORDS[finding.verdict]}: {finding.title}, {finding.provision} ({finding.instrument})")
        if finding.duty:
            _line(console, f"duty: {finding.duty}; due: {due_text(finding) or 'no day set'}", 4)
        cited = None
        for number, step in enumerate(finding.because, start=1):
            _line(console, f"{number}. {step.step}: {step.says}", 4)
            if step.source and step.source != cited:
                _line(console, f"<{step.source}>", 7)
            cited = step.source
        if finding.missing:
            _line(console, f"would settle it: {spread(finding.missing)}", 4)


def _print_outside(console: Console, row: Row) -> None:
    outside = [finding for finding in (*row.binding, *row.calls) if finding.verdict is Verdict.NOT_COVERED]
    if outside:
        _title(console, f"Rules and calls that do not reach it ({len(outside)})")
    near = [finding for finding in outside if not is_elsewhere(finding)]
    for finding in near:
        _line(console, f"not covered: {finding.title}, {finding.provision}: {reason_of(finding)}")
    if len(near) < len(outside):
        _line(console, f"{len(outside) - len(near)} are for other bodies or other days; --format json lists them")


def _print_open(console: Console, row: Row) -> None:
    waits: dict[str, list[str]] = {}
    for finding in (*row.binding, *row.calls):
        for fact in finding.missing:
            waits.setdefault(fact, []).append(f"{finding.instrument} {finding.provision}")
    _title(console, "What would settle what is open")
    for fact, provisions in waits.items():
        _line(console, f"{fact} (for {spread(provisions)})")
    if not waits:
        _line(console, "nothing is open")


def _print_rest(console: Console, total: int) -> None:
    if total > MAX_SHOWN:
        _line(console, f"... and {total - MAX_SHOWN:,} more, use --format json")
