"""Makers, brands and devices, and what we say of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from enum import Enum
from types import MappingProxyType

from camcensus.model.evidence import Reason, Source
from camcensus.model.interval import Interval, PartialDate


class EquipmentKind(Enum):
    """What a device is. The first six are camera equipment; the others are other classes a rule may restrict."""

    CAMERA = "camera"
    RECORDER = "recorder"
    ENCODER = "encoder"
    INTERCOM = "intercom"
    ACCESS_CONTROL = "access-control"
    VMS = "vms"
    NETWORK = "network"  # switches, routers, access points
    TELECOMS = "telecoms"  # operators' core and radio access equipment
    RADIO = "radio"  # two-way radios
    DRONE = "drone"
    APP = "app"  # software on a managed phone
    ALARM = "alarm"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Manufacturer:
    """A company, state body or brand owner that facts speak of."""

    id: str
    name: str
    aliases: tuple[str, ...]  # other names in use; those of four letters or fewer match a whole field only
    country: str | None  # ISO 3166-1 alpha-2 of the head office; None: not known
    kind: str  # "company", "state-body", "brand", "seller" (puts its name on what others make)
    equipment_classes: tuple[str, ...]
    sources: tuple[Source, ...]
    confidence: str  # high, medium, low
    notes: str = ""
    where: str = ""  # file and line of the record, for messages


@dataclass(frozen=True, slots=True)
class Control:
    """Who controlled whom, and when."""

    id: str
    subject: str  # the one that controls: manufacturer id
    predicate: str  # "controls", "owns-brand", "holds-stake", ... as in data/manufacturers/control.yaml
    object: str  # the one controlled
    holds: Interval
    share_percent: float | None
    sources: tuple[Source, ...]
    confidence: str
    notes: str = ""
    where: str = ""  # file and line of the record, for messages


@dataclass(frozen=True, slots=True)
class Rebrand:
    """Products sold under `brand` and made by one of `makers`, for the lines and the time stated."""

    id: str
    brand: str  # as printed on the housing
    brand_id: str
    makers: tuple[str, ...]  # manufacturer ids; more than one: sources differ or lines are not told apart
    relation: str  # sub-brand, oem, white-label, rename, successor-stock
    product_lines: tuple[str, ...]  # empty: no line stated
    model_prefixes: tuple[str, ...]
    equipment: tuple[str, ...]
    markets: tuple[str, ...]
    holds: Interval
    status: str  # current, ended, mixed, unknown
    evidence_class: str
    sources: tuple[Source, ...]
    confidence: str
    notes: str = ""
    also_called: tuple[str, ...] = ()  # other spellings of the badge
    not_meant: tuple[str, ...] = ()  # lines and model prefixes that the sources say are of other origin
    whole_range: bool = False  # the sources speak of the brand as a whole, prefixes being examples only
    where: str = ""  # file and line of the record, for messages


class Standing(Enum):
    """How sure the manufacturer is."""

    CONFIRMED = "confirmed"
    LIKELY = "likely"
    POSSIBLE = "possible"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Identification:
    """What we say a device is, with every reason for and against."""

    id: str  # id of the observation, or key of the device
    is_camera_equipment: bool | None  # None: cannot tell
    equipment: EquipmentKind | None
    manufacturer: str | None  # manufacturer id
    brand: str | None
    model: str | None
    firmware: str | None
    serial: str | None
    produced_on: str | None
    standing: Standing
    probability: float  # of the manufacturer claim, 0..1; 0 where none is made
    rivals: tuple[tuple[str, float], ...]  # other makers the evidence leaves open, with their probability
    analytics: tuple[str, ...]  # what the firmware offers, in the words found
    reasons: tuple[Reason, ...]
    note: str = ""  # why no more can be said, where that is so
    named_otherwise: bool = False  # a label or register names another company, and no rebrand fact explains it


@dataclass(frozen=True, slots=True)
class Device:
    """Observations brought together as one device, and the identification made of them."""

    key: str  # stable for the same evidence: the MAC, else the serial, else the address, else input and row
    addresses: tuple[str, ...]
    mac: str | None
    serial: str | None
    name: str | None  # what its owner calls it
    site: str | None
    acquired_on: PartialDate | None
    quantity: int | None  # a register row may stand for several devices; None: one
    observations: tuple[str, ...]  # ids
    merged_because: tuple[
        str, ...
    ]  # one line for each merge: "scan.xml host 192.0.2.7 and register.csv row 4 share ..."
    identification: Identification
    provenance: Mapping[str, str] = default(default_factory=lambda: MappingProxyType({}))
