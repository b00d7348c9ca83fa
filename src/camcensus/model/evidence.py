"""What a sign proves, how strongly, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Strength(Enum):
    """How far a sign carries a claim, strongest first.

    PRIVATE_PROTOCOL  the maker's own protocol answered in its own grammar: says who made it, whatever the label.
    DISTINCTIVE       a trait of one maker's firmware (realm grammar, stream description, certificate subject).
    SELF_DECLARED     the device or its owner names a maker or model; a label that can be set by whoever rebrands.
    REGISTERED        who bought the address block or the number range (OUI); often a module or chip maker.
    SHARED            seen with several makers: a hint.
    """

    PRIVATE_PROTOCOL = "private-protocol"
    DISTINCTIVE = "distinctive"
    SELF_DECLARED = "self-declared"
    REGISTERED = "registered"
    SHARED = "shared"

    @property
    def rank(self) -> int:
        """0 for the strongest; only the order means anything."""
        return _RANKS[self]


_RANKS = {strength: rank for rank, strength in enumerate(Strength)}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read, and the day we read it."""

    title: str
    url: str
    seen: date
    dated: str | None = None  # the source's own date as it gives it: YYYY, YYYY-MM or YYYY-MM-DD


@dataclass(frozen=True, slots=True)
class Asserts:
    """What a sign says, claim by claim. None: it is silent on that."""

    manufacturer: str | None = None  # manufacturer id: who made the device and its firmware
    brand: str | None = None  # the badge, as the sign shows it
    model: str | None = None
    firmware: str | None = None
    equipment: str | None = None  # an EquipmentKind value
    camera_equipment: bool | None = None  # belongs to video surveillance
    serial: str | None = None
    produced_on: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD
    relay: bool | None = None  # passes on other cameras' streams, so what the stream says is not about this host
    analytics: str | None = None  # face or ethnicity analytics the firmware says it offers, in the words found


@dataclass(frozen=True, slots=True)
class Example:
    """A text that must match, and what must then be read from it."""

    text: str
    asserts: Asserts = Asserts()


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """A reviewed record: where the pattern matches the whole of a field, the claims hold as strongly as stated."""

    id: str
    reads: tuple[str, ...]  # names of fields
    pattern: (
        str  # re syntax; must match the whole value. Named groups model, firmware, brand, serial, produced fill claims
    )
    asserts: Asserts
    strength: Strength
    why: str
    sources: tuple[Source, ...]
    matches: tuple[Example, ...]
    ignores: tuple[str, ...]
    where: str  # file and line of the record, for messages


@dataclass(frozen=True, slots=True)
class Reason:
    """One sign found on one device, and which way it points."""

    fingerprint: str  # id of the fingerprint, or of the rule that derived it ("rebrand:annke--hikvision")
    observation: str  # id of the observation
    field: str
    observed: str  # the text that matched, cut to a bounded length
    asserts: Asserts
    strength: Strength
    speaks_for: bool  # for the identification's manufacturer (or brand), or against it
    sources: tuple[Source, ...]
    origin: str  # where in which input
