"""The main job: evidence in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from camcensus import __version__
from camcensus.account.result import CheckResult, Exploited, InputRead
from camcensus.facts.book import FactBook
from camcensus.identify.combine import combine
from camcensus.identify.group import group
from camcensus.identify.match import Matcher
from camcensus.identify.signs import Sign, signs_of
from camcensus.identify.vulnerabilities import exploited
from camcensus.jobs.look_up import newest_day
from camcensus.judge.finding import Setting, judge, subject_of, worst_first
from camcensus.model.equipment import Device, EquipmentKind, Standing
from camcensus.model.law import Finding, Instrument, Verdict
from camcensus.model.observation import Note, Observation, Origin, Rejected
from camcensus.model.vulnerability import Catalogue

Progress = Callable[[str, int], None]  # what is being done, how many observations so far
_PURPOSE_OF_OWNER = {"corporate": "official-device", "personal": "personal-device"}  # words of read.register_words


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the evidence."""

    as_of: date
    setting: Setting | None  # None: identify only
    instruments: tuple[str, ...] | None = None  # ids; None: every instrument
    own_instruments: tuple[Instrument, ...] = ()
    keep_apart: Collection[str] = ()


@dataclass(slots=True)
class Evidence:
    """Everything read from the inputs, in order."""

    inputs: list[InputRead] = field(default_factory=list)
    observations: list[Observation] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    catalogues: list[Catalogue] = field(default_factory=list)


def check(book: FactBook, evidence: Evidence, question: Question, progress: Progress) -> CheckResult:
    """Group, identify and judge what was read.

    Raises FactError where the facts are wrong, ValueError where a body or instrument is not known.
    """
    matcher = Matcher(book.fingerprints)
    observations = _with_own_ids(evidence.observations)
    signs: dict[str, tuple[Sign, ...]] = {}
    for count, observation in enumerate(observations, start=1):
        signs[observation.id] = signs_of(book, matcher, observation)
        if count % 500 == 0:
            progress("identifying", count)
    grouped = group(observations, signs, lambda key, found: combine(book, key, found), question.keep_apart)
    devices = tuple(device for device in grouped if not _is_passer_by(device))
    notes = list(evidence.notes)
    if len(devices) < len(grouped):
        others = len(grouped) - len(devices)
        text = (
            f"{others} remote hosts that a capture saw on other networks, and that are no known equipment, are left out"
        )
        notes.append(Note(Origin("captures"), text))
    findings = _judge(book, devices, question)
    listed = {device.key: _exploited(book, device, question, evidence.catalogues) for device in devices}
    return CheckResult(
        as_of=question.as_of,
        body=question.setting.body if question.setting else "",
        body_title=book.bodies[question.setting.body].title if question.setting else "",
        judged=question.setting is not None,
        version=__version__,
        facts_digest=book.digest,
        inputs=tuple(evidence.inputs),
        devices=tuple(sorted(devices, key=lambda device: _urgency(device, findings.get(device.key, ())))),
        observations={observation.id: observation for observation in observations},
        findings=findings,
        exploited={key: found for key, found in listed.items() if found},
        catalogues=tuple(catalogue.title for catalogue in evidence.catalogues),
        maker_names={key: maker.name for key, maker in book.manufacturers.items()},
        rejected=tuple(evidence.rejected),
        notes=tuple(notes),
        facts_day=newest_day(book),
    )


def _is_passer_by(device: Device) -> bool:
    """A host outside the network that a capture happened to see, such as a web server: not part of the estate."""
    found = device.identification
    return (
        device.provenance.get("off_link") == "yes"
        and found.standing is Standing.UNKNOWN
        and found.is_camera_equipment is not True
    )


def _with_own_ids(observations: Iterable[Observation]) -> list[Observation]:
    """Ids are unique within an input; where two inputs use the same one, the later gets the input's name in front."""
    seen: set[str] = set()
    kept = []
    for observation in observations:
        name = observation.id
        if name in seen:
            name = f"{observation.origin.source}:{name}"
            count = 1
            while name in seen:
                count += 1
                name = f"{observation.origin.source}:{observation.id}#{count}"
            observation = replace(observation, id=name)
        seen.add(name)
        kept.append(observation)
    return kept


def _judge(book: FactBook, devices: Sequence[Device], question: Question) -> Mapping[str, tuple[Finding, ...]]:
    if question.setting is None:
        return {}
    found = {}
    ordered: dict[
        int, tuple[tuple[Finding, ...], tuple[Finding, ...]]
    ] = {}  # equal devices share findings, sorted once
    for device in devices:
        findings = judge(
            book,
            replace(subject_of(device), device=""),
            setting_of(device, question.setting),
            question.as_of,
            question.instruments,
            own=question.own_instruments,
        )
        if id(findings) not in ordered:
            ordered[id(findings)] = (findings, worst_first(findings))  # the first keeps the id from being used again
        found[device.key] = ordered[id(findings)][1]
    return found


def setting_of(device: Device, asked: Setting) -> Setting:
    """The setting to judge this device in: what its own records say of its site and its owner stands above what was asked.

    A register may class its sites; an app inventory says whether the device is the body's own or a person's.
    """
    site = device.provenance.get("site_class")
    if site in ("sensitive", "ordinary"):
        asked = replace(asked, site=site)
    owned = device.provenance.get("ownership", "")
    if device.identification.equipment is EquipmentKind.APP and owned in _PURPOSE_OF_OWNER:
        asked = replace(asked, purpose=_PURPOSE_OF_OWNER[owned])
    return asked


def _exploited(
    book: FactBook, device: Device, question: Question, catalogues: Sequence[Catalogue]
) -> tuple[Exploited, ...]:
    rows = exploited(book, device.identification, question.as_of, catalogues)
    return tuple(
        Exploited(row.cve, row.title, row.certainty, row.why, row.catalogue, row.due, row.source) for row in rows
    )


def _urgency(device: Device, findings: Sequence[Finding]) -> tuple[int, int, str, str]:
    """Worst first: covered and overdue, covered, cannot tell, not covered; then what is not camera equipment."""
    order = {Verdict.COVERED: 1, Verdict.UNDETERMINED: 2, Verdict.NOT_COVERED: 3}
    binding = [finding for finding in findings if finding.binding]
    worst = min((0 if f.verdict is Verdict.COVERED and f.overdue else order[f.verdict] for f in binding), default=3)
    identification = device.identification
    nothing_known = identification.standing is Standing.UNKNOWN and identification.is_camera_equipment is not True
    return (worst, int(nothing_known), identification.manufacturer or "~", device.key)
