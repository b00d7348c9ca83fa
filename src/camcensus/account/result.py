"""What a check found, as one value: everything a report needs, and nothing that must be looked up again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from camcensus.model.equipment import Device
from camcensus.model.law import Finding
from camcensus.model.observation import Note, Observation, Rejected


@dataclass(frozen=True, slots=True)
class InputRead:
    """One input and what came of it."""

    name: str  # as the user named it; "scan.zip!inner.xml" for a member of an archive
    format: str  # the reader's title, "nmap XML"; "not recognised" where none took it
    sha256: str  # of the bytes as they were handed in; empty where the input could not be opened
    observations: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Exploited:
    """A known-exploited vulnerability whose stated products may include the device."""

    cve: str
    title: str
    certainty: str  # "affected" (model and firmware in the stated range), "may be affected", ...
    why: str  # how the device was joined to the record, rebrand path included
    catalogue: str  # name and version of the catalogue it was taken from
    due: str | None  # the catalogue's own due date, YYYY-MM-DD
    source: str  # web address


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Devices, findings, and the record of how they were reached."""

    as_of: date
    body: str  # id of the body or body type
    body_title: str
    judged: bool  # False: `identify`, no findings were asked for
    version: str  # of camcensus
    facts_digest: str  # sha256 of the facts
    inputs: tuple[InputRead, ...]
    devices: tuple[Device, ...]  # worst first
    observations: Mapping[str, Observation]  # id -> observation, for the evidence behind each reason
    findings: Mapping[str, tuple[Finding, ...]]  # device key -> findings, worst first
    exploited: Mapping[str, tuple[Exploited, ...]]  # device key -> vulnerabilities
    catalogues: tuple[str, ...]  # name and version of each vulnerability catalogue used
    maker_names: Mapping[str, str]  # manufacturer id -> name to print
    rejected: tuple[Rejected, ...]
    notes: tuple[Note, ...]
    asked: str = ""  # the inputs and circumstances as typed, quoted for a shell: what a next command repeats
    facts_day: date | None = None  # the latest day on which a source of the facts was seen; None: not stated

    @property
    def incomplete(self) -> bool:
        """Some input or record could not be read, so nothing may be called clean."""
        return bool(self.rejected)
