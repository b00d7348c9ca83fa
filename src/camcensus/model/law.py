"""Rules and what they say of a device on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from camcensus.model.evidence import Source
from camcensus.model.interval import Interval, PartialDate


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

    device: str  # Device.key; empty where equal devices share the finding
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


class Affiliates(Enum):
    """How far a rule that names companies reaches beyond them."""

    NAMED_ONLY = "named-only"
    SUBSIDIARIES = "subsidiaries"  # companies a named one controls
    SUBSIDIARIES_AND_AFFILIATES = "subsidiaries-and-affiliates"  # and those that control a named one
    EXCLUDES_ABROAD = "excludes-abroad"  # named, and not what it has in other countries
    NOT_STATED = "not-stated"  # no source says: a subsidiary is undetermined


@dataclass(frozen=True, slots=True)
class Listing:
    """A company that a rule names, for the time it stood on the list."""

    manufacturer: str  # manufacturer id
    holds: Interval | None = None  # None: as long as the provision holds
    unsettled: str | None = None  # what is not known of this listing; None: nothing


@dataclass(frozen=True, slots=True)
class Purposes:
    """The purposes a rule is limited to, and what follows where the purpose is not stated or is another one."""

    only: tuple[str, ...]
    unstated_meets: bool  # True: where nobody states a purpose, it is taken to be one of these
    other_is_out: bool  # False: another purpose leaves the question open
    why: str  # the reason for both
    blurred: Mapping[str, str]  # purpose -> why it is not settled whether it counts
    blurred_from: PartialDate | None = None  # first day of that doubt; None: always


@dataclass(frozen=True, slots=True)
class Limb:
    """One way for a device to be reached. Everything stated must hold; what is left out is no condition."""

    manufacturers: tuple[Listing, ...]
    including: Affiliates
    home_countries: tuple[str, ...]  # companies subject to the law of these countries, ISO 3166-1 alpha-2
    open_countries: tuple[str, ...]  # home countries of which it is not settled whether they count
    made_in: tuple[str, ...]  # devices manufactured in these countries
    components_by: tuple[Listing, ...]  # devices with a component produced by these
    uncertified: str | None  # devices without this certificate
    any_maker: bool  # no condition on who made it
    equipment: tuple[str, ...]  # legal classes, data/instruments/equipment-classes.yaml; empty: all
    purposes: Purposes | None
    unsettled: str | None  # an open question that this limb hangs on; None: none
    further: str | None  # who else the text reaches in ways no list answers, in words


@dataclass(frozen=True, slots=True)
class Duty:
    """What must be done, from when, and until when at the latest."""

    action: str
    starts: PartialDate | None  # None: with the provision
    by: PartialDate | None
    unsettled: str | None  # what is not known of this duty; None: nothing
    note: str


@dataclass(frozen=True, slots=True)
class CarveOut:
    """An exception or waiver. It ends the question where the body relies on it or a stated fact meets it."""

    id: str
    says: str
    purposes: tuple[str, ...]  # uses it lets out; empty: it must be relied on expressly


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Bodies that somebody might think bound and that are not, or of which it is not known."""

    party: str
    says: str
    source: str | None


@dataclass(frozen=True, slots=True)
class Need:
    """A fact that must hold and that nothing about the device tells: asked of whoever runs the check."""

    fact: str  # name under which it is stated: "federal-award-funds"
    asks: str  # the question in words, "whether ..."


@dataclass(frozen=True, slots=True)
class Case:
    """Stated facts and the finding they must give; run by `camcensus facts check`."""

    name: str
    facts: Mapping[str, Any]  # provision's `given` overlaid with the case's own
    expect: Verdict
    because: str | None  # the step that must decide
    duty: str | None
    due: str | None
    overdue: bool | None
    where: str


@dataclass(frozen=True, slots=True, eq=False)
class Provision:
    """One clause: whom it binds, what it reaches, what it asks."""

    id: str  # unique within the instrument
    clause: str  # as a lawyer would cite it
    says: str  # one sentence in our words
    binding: bool
    binds: tuple[str, ...]  # party ids; for a call, those it is addressed to
    excludes: tuple[Exclusion, ...]
    doubts: tuple[Exclusion, ...]  # parties of which it is not known whether they are bound
    acts: tuple[str, ...]
    site: str | None  # "sensitive" or "ordinary"; None: anywhere
    acquired: Interval | None  # reaches devices acquired in this time; None: no such line
    limbs: tuple[Limb, ...]
    needs: tuple[Need, ...]
    in_force: Interval
    duties: tuple[Duty, ...]
    carve_outs: tuple[CarveOut, ...]
    no_duty: str | None  # why it asks nothing of who runs a device; None: it does
    source: str | None  # address of the clause; None: the instrument's first
    cases: tuple[Case, ...]
    where: str


@dataclass(frozen=True, slots=True, eq=False)
class Instrument:
    """An act, direction, policy, list or call that speaks of equipment or its makers."""

    id: str
    title: str
    jurisdiction: str
    issuer: str
    kind: str
    made_on: PartialDate | None
    superseded_by: str | None
    confidence: str
    open_points: tuple[str, ...]  # what was not known when the record was written
    notes: str
    sources: tuple[Source, ...]
    provisions: tuple[Provision, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is different between two days, and which instrument did it."""

    instrument: str
    provision: str
    title: str
    kind: str  # began, ended, became-unclear, became-clear, duty-began, deadline-passed
    on: str | None  # YYYY, YYYY-MM or YYYY-MM-DD; None where no source gives it
    caused_by: str  # instrument id: the one itself, or the one that replaced it
    duty: str | None
    says: str
    binding: bool

    def as_row(self) -> dict[str, str]:
        """Text columns for a table; empty where there is nothing."""
        return {
            "on": self.on or "day not known",
            "instrument": self.instrument,
            "provision": self.provision,
            "change": self.kind,
            "caused by": self.caused_by,
            "duty": self.duty or "",
            "says": self.says,
            "binding": "yes" if self.binding else "no",
        }
