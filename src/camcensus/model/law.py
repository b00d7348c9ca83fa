"""Rules and what they say of a device on a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from camcensus.model.interval import PartialDate


class Verdict(Enum):
    """We say covered, never "violation" or "compliant": those are a court's words."""

    COVERED = "covered"
    NOT_COVERED = "not-covered"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the chain of reasons."""

    step: str  # "in-force", "binds-body", "equipment-class", "maker", "carve-out", ...
    says: str  # a sentence with the facts compared
    source: str | None  # web address; None where the step rests on what the user stated


@dataclass(frozen=True, slots=True)
class Finding:
    """One device judged against one provision on one day for one body."""

    device: str  # Device.key
    instrument: str
    provision: str  # clause, "889(a)(1)(A)"
    title: str  # of the instrument
    as_of: str  # YYYY-MM-DD
    verdict: Verdict
    duty: str | None  # the action required; None unless covered
    due: PartialDate | None
    overdue: bool  # the due date lies before as_of
    because: tuple[Step, ...]
    missing: tuple[str, ...]  # facts that would settle it; empty unless undetermined
    binding: bool  # False: a call, recommendation or proposal, shown in a list of its own
    manufacturer: str | None  # the maker that decided
