"""What a check found, as counts with what they are out of, rows and sentences: values that every report shows alike.

We say covered, not covered, cannot tell. A device is covered where one binding provision covers it; it is not covered
only where every binding provision it was judged by says so. Calls and recommendations are counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from camcensus.account.result import CheckResult, Exploited
from camcensus.model.equipment import Device, Standing
from camcensus.model.law import Finding, Step, Verdict

WORDS = {
    Verdict.COVERED: "covered",
    Verdict.UNDETERMINED: "cannot tell",
    Verdict.NOT_COVERED: "not covered",
    None: "not judged",
}
ORDER = (Verdict.COVERED, Verdict.UNDETERMINED, Verdict.NOT_COVERED, None)  # worst first
_MAKER_STEPS = ("maker", "manufacturer", "named-entity", "affiliate")
# codes of last steps that say nothing of the device: the rule is not for this body or day
_ELSEWHERE = frozenset(
    (
        "before-in-force",
        "superseded",
        "ended",
        "in-force",
        "body-not-bound",
        "binds-nobody",
        "no-duty",
        "act-not-restricted",
    )
)


@dataclass(frozen=True, slots=True)
class Row:
    """One device with what decided."""

    device: Device
    verdict: Verdict | None  # of all binding findings together; None: no binding provision was judged
    decider: Finding | None  # the finding that gave the verdict
    reason: str  # the one reason that decided, as text of unknown origin: escape it where it is shown
    binding: tuple[Finding, ...]
    calls: tuple[Finding, ...]  # not binding
    exploited: tuple[Exploited, ...]
    maker: str | None  # name to print
    rebranded: bool  # the badge is not the maker's own
    worth_a_line: bool  # False: neither covered nor camera equipment nor anything else that is known

    @property
    def units(self) -> int:
        """How many devices it stands for."""
        return units(self.device)


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """One provision and what became of every device judged by it. Counts are of devices, out of `judged`."""

    instrument: str
    provision: str
    title: str
    binding: bool
    duty: str | None
    covered: int
    undetermined: int
    not_covered: int
    same_reason: str | None  # where no device is reached, and for one reason: that reason
    sources: tuple[str, ...]

    @property
    def judged(self) -> int:
        """Devices judged by it."""
        return self.covered + self.undetermined + self.not_covered


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of devices (a register row of six cameras is six), unless said otherwise."""

    devices: int
    records: int  # devices told apart; smaller than `devices` where register rows stand for several
    covered: int
    undetermined: int
    not_covered: int
    not_judged: int
    missing: tuple[tuple[str, int], ...]  # fact that would settle it -> devices that wait for it, most first
    nothing_known: int  # of the undetermined: hosts of which neither maker nor kind is known
    camera: int
    not_camera: int
    camera_unknown: int
    standings: tuple[tuple[Standing, int], ...]
    called: int  # reached by a call or recommendation
    exploited: int
    inputs: int
    observations: int  # number of observations
    rejected: int  # number of records or inputs that could not be read


def units(device: Device) -> int:
    """How many devices a record stands for: its quantity, one where none is stated."""
    return max(1, device.quantity) if device.quantity is not None else 1


def list_rows(result: CheckResult) -> tuple[Row, ...]:
    """A row for each device, worst first; within a verdict in the result's own order."""
    reaching: dict[tuple[str, str], Verdict] = {}
    for finding in (finding for findings in result.findings.values() for finding in findings):
        key = (finding.instrument, finding.provision)
        reaching[key] = min(reaching.get(key, finding.verdict), finding.verdict, key=ORDER.index)
    rows = [_row(result, device, reaching) for device in result.devices]
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.verdict)))


def _row(result: CheckResult, device: Device, reaching: Mapping[tuple[str, str], Verdict]) -> Row:
    findings = result.findings.get(device.key, ())
    binding = tuple(finding for finding in findings if finding.binding)
    decider = _decider(binding, reaching)
    told = device.identification
    maker = result.maker_names.get(told.manufacturer, told.manufacturer) if told.manufacturer else None
    exploited = result.exploited.get(device.key, ())
    verdict = decider.verdict if decider else None
    named = told.manufacturer or told.brand
    known = told.is_camera_equipment or (
        named and (told.is_camera_equipment is None or verdict is not Verdict.NOT_COVERED)
    )
    return Row(
        device=device,
        verdict=verdict,
        decider=decider,
        reason=_reason_for(decider, binding) if decider else told.note,
        binding=binding,
        calls=tuple(finding for finding in findings if not finding.binding),
        exploited=exploited,
        maker=maker,
        rebranded=is_rebranded(told.brand, told.manufacturer, maker),
        worth_a_line=bool(known or exploited or verdict is Verdict.COVERED),
    )


def _decider(binding: tuple[Finding, ...], reaching: Mapping[tuple[str, str], Verdict]) -> Finding | None:
    """The finding to show: the first that covers; else the open one nearest to being settled; else the most telling.

    Most telling is a rule that looked at the device at all, then one that says why this body is spared, then one that
    covers other devices here, then one that may.
    """
    covered = [finding for finding in binding if finding.verdict is Verdict.COVERED]
    if covered:
        return covered[0]
    open_ = [finding for finding in binding if finding.verdict is Verdict.UNDETERMINED]
    if open_:
        return min(open_, key=lambda finding: len(finding.missing))
    return min(
        binding,
        key=lambda finding: (
            is_elsewhere(finding),
            not _is_for_this_body(finding),
            ORDER.index(reaching[finding.instrument, finding.provision]),
        ),
        default=None,
    )


def is_elsewhere(finding: Finding) -> bool:
    """Does it say nothing of the device, because the rule is not for this body or day?"""
    return not finding.because or finding.because[-1].step in _ELSEWHERE


def _is_for_this_body(finding: Finding) -> bool:
    """Does it bind this body, and only ask nothing of it?"""
    steps = [step.step for step in finding.because]
    return steps[-1:] == ["no-duty"] and "binds-body" in steps


def _reason_for(decider: Finding, binding: tuple[Finding, ...]) -> str:
    reason = reason_of(decider)
    if decider.verdict is Verdict.NOT_COVERED and len(binding) > 1 and all(map(is_elsewhere, binding)):
        nearest = f"; the nearest: {reason}" if _is_for_this_body(decider) else ""
        return f"none of {len(binding)} binding provisions applies here{nearest}"
    return reason


def is_rebranded(brand: str | None, manufacturer: str | None, name: str | None) -> bool:
    """Is the badge another name than the maker's? For showing only; who made it was settled from dated facts."""
    if not brand or not manufacturer:
        return False
    badge = letters_of(brand)
    own = [letters_of(text) for text in (manufacturer, name or "") if letters_of(text)]
    return bool(badge) and not any(badge in text or text in badge for text in own)


def letters_of(text: str) -> str:
    """A name without case, blanks and signs, to compare it."""
    return "".join(char for char in text.casefold() if char.isalnum())


def deciding_step(finding: Finding) -> Step | None:
    """The step to show where there is room for one: who made it where covered, else the last one reached."""
    if finding.verdict is Verdict.COVERED:
        named = [step for step in finding.because if step.step in _MAKER_STEPS]
        if named:
            return named[-1]
    return finding.because[-1] if finding.because else None


def reason_of(finding: Finding) -> str:
    """The one reason that decided, in a sentence."""
    if finding.verdict is Verdict.UNDETERMINED and finding.missing:
        return f"not known: {', '.join(finding.missing)}"
    step = deciding_step(finding)
    return step.says if step else WORDS[finding.verdict]


def count(result: CheckResult, rows: Iterable[Row] | None = None) -> Counts:
    """The numbers of the summary."""
    listed = tuple(rows) if rows is not None else list_rows(result)
    verdicts: Counter[Verdict | None] = Counter()
    cameras: Counter[bool | None] = Counter()
    standings: Counter[Standing] = Counter()
    missing: Counter[str] = Counter()
    called = exploited = nothing_known = 0
    for row in listed:
        verdicts[row.verdict] += row.units
        cameras[row.device.identification.is_camera_equipment] += row.units
        standings[row.device.identification.standing] += row.units
        called += row.units * any(finding.verdict is Verdict.COVERED for finding in row.calls)
        exploited += row.units * bool(row.exploited)
        if row.verdict is Verdict.UNDETERMINED and row.decider is not None:
            nothing_known += row.units * (not row.worth_a_line)
            for fact in row.decider.missing:
                missing[fact] += row.units
    return Counts(
        devices=sum(row.units for row in listed),
        records=len(listed),
        covered=verdicts[Verdict.COVERED],
        undetermined=verdicts[Verdict.UNDETERMINED],
        not_covered=verdicts[Verdict.NOT_COVERED],
        not_judged=verdicts[None],
        missing=tuple(sorted(missing.items(), key=lambda item: (-item[1], item[0]))),
        nothing_known=nothing_known,
        camera=cameras[True],
        not_camera=cameras[False],
        camera_unknown=cameras[None],
        standings=tuple((standing, standings[standing]) for standing in Standing),
        called=called,
        exploited=exploited,
        inputs=len(result.inputs),
        observations=sum(item.observations for item in result.inputs),
        rejected=max(len(result.rejected), sum(item.rejected for item in result.inputs)),
    )


def headline(result: CheckResult, counts: Counts) -> str:
    """The answer in one sentence, with its denominator."""
    if not result.judged:
        unknown = dict(counts.standings)[Standing.UNKNOWN]
        named = counts.devices - unknown
        parts = [
            f"{number} {level.value}" for level, number in counts.standings if number and level != Standing.UNKNOWN
        ]
        listed = f": {', '.join(parts)}" if parts else ""
        return f"A maker is named for {named} of {counts.devices} devices{listed}; for {unknown} it is not known."
    text = (
        f"{counts.covered} of {counts.devices} devices covered, {counts.not_covered} not covered, "
        f"{counts.undetermined} cannot tell"
    )
    if counts.missing:
        text += " for want of: " + ", ".join(f"{fact} ({number})" for fact, number in counts.missing)
    if counts.not_judged:
        text += f"; {counts.not_judged} met no binding rule"
    return text + "."


def describe(result: CheckResult, counts: Counts) -> tuple[str, ...]:
    """The sentences after the headline: what the devices are, what else reaches them, what was read, judged by what."""
    kinds = f"{counts.camera} of {counts.devices} are camera equipment, {counts.not_camera} are not"
    lines = [f"{kinds}; for {counts.camera_unknown} that is not known."]
    if result.body == "any":
        lines.insert(0, "Judged as if every rule bound you, whatever its country: say who you are with --body.")
    if counts.nothing_known:
        open_ = f"{counts.nothing_known} of the {counts.undetermined} devices"
        lines.append(f"For {open_} that cannot be told, nothing shows what they are.")
    if counts.devices != counts.records:
        lines.append(f"The {counts.devices} devices stand in {counts.records} records; some rows state a quantity.")
    if counts.called:
        lines.append(f"Calls and recommendations, which do not bind, reach {counts.called} of {counts.devices}.")
    if counts.exploited:
        used = {item.catalogue for found in result.exploited.values() for item in found}
        named = "; ".join(sorted({*result.catalogues, *used}))
        lines.append(
            f"{counts.exploited} of {counts.devices} may have a vulnerability known to be exploited ({named})."
        )
    lines.append(
        f"Read: {counts.inputs} {'input' if counts.inputs == 1 else 'inputs'}, {counts.observations:,} observations, "
        f"{counts.rejected} rejected."
    )
    if result.incomplete:
        lines.append("Incomplete: something could not be read, so what is missing here is not shown to be absent.")
    day = f" of {result.facts_day.isoformat()}" if result.facts_day else ""
    lines.append(
        f"{'Judged' if result.judged else 'Identified'} as of {result.as_of.isoformat()}"
        f"{f' for {result.body_title}' if result.judged else ''}; facts{day} {result.facts_digest[:12]}, "
        f"camcensus {result.version}."
    )
    return tuple(lines)


def list_provisions(result: CheckResult) -> tuple[ProvisionRow, ...]:
    """Every provision a device was judged by: binding ones first, then by how many devices it covers or may cover."""
    groups: dict[tuple[str, str], list[tuple[Finding, int]]] = {}
    for device in result.devices:
        for finding in result.findings.get(device.key, ()):
            groups.setdefault((finding.instrument, finding.provision), []).append((finding, units(device)))
    listed = [_provision(findings) for findings in groups.values()]
    return tuple(
        sorted(
            listed, key=lambda row: (not row.binding, -row.covered, -row.undetermined, row.instrument, row.provision)
        )
    )


def _provision(findings: list[tuple[Finding, int]]) -> ProvisionRow:
    """One provision, from its finding on each device and how many devices each record stands for."""
    verdicts: Counter[Verdict] = Counter()
    distinct: dict[int, Finding] = {}
    for finding, number in findings:
        verdicts[finding.verdict] += number
        distinct[id(finding)] = finding
    reasons = {reason_of(finding) for finding in distinct.values()}
    sources = dict.fromkeys(step.source for finding in distinct.values() for step in finding.because if step.source)
    first = findings[0][0]
    untouched = verdicts[Verdict.COVERED] == verdicts[Verdict.UNDETERMINED] == 0
    return ProvisionRow(
        instrument=first.instrument,
        provision=first.provision,
        title=first.title,
        binding=first.binding,
        duty=next((finding.duty for finding in distinct.values() if finding.duty), None),
        covered=verdicts[Verdict.COVERED],
        undetermined=verdicts[Verdict.UNDETERMINED],
        not_covered=verdicts[Verdict.NOT_COVERED],
        same_reason=next(iter(reasons)) if untouched and len(reasons) == 1 else None,
        sources=tuple(sources)[:8],
    )


def reaches(result: CheckResult, threshold: str) -> bool:
    """Is a binding finding at or above the threshold, "covered" or "undetermined"?"""
    wanted = {"covered": {Verdict.COVERED}, "undetermined": {Verdict.COVERED, Verdict.UNDETERMINED}}[threshold]
    return any(f.binding and f.verdict in wanted for findings in result.findings.values() for f in findings)
