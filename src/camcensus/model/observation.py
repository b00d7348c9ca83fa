"""What was seen, where, and when: the raw material of every claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Origin:
    """Where in which input something stands, so that a reader can look it up."""

    source: str  # the input as the user named it
    place: str = ""  # "line 12", "host 192.0.2.7 port 80", "sheet 'Cameras' row 14"

    def __str__(self) -> str:
        return f"{self.source}, {self.place}" if self.place else self.source


@dataclass(frozen=True, slots=True)
class Observation:
    """One answer, or one part of one, as it was received.

    `kind` is the protocol or document it came from, `field` the part of it; both are listed in
    docs/reference/fields.md. `field` None means that `raw` is the whole answer and `wire` takes it apart.
    Bytes that are not UTF-8 are kept as Latin-1, one character a byte.
    """

    id: str  # unique within one run
    kind: str
    raw: str
    field: str | None = None
    origin: Origin = Origin("")
    record: str | None = None  # observations of one host or row share it: they speak of one device
    host: str | None = None  # IP address or host name
    port: int | None = None  # 1..65535
    mac: str | None = None  # aa:bb:cc:dd:ee:ff
    observed_at: str | None = None  # ISO 8601 as the source gave it
    provenance: Mapping[str, str] = default(
        default_factory=lambda: MappingProxyType({})
    )  # site, acquired_on, name, ...


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record of an input that could not be read: counted and shown, never dropped."""

    origin: Origin
    problem: str  # what was found where what was expected
    mend: str = ""  # what the user can do


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader did that the user should know: columns mapped, columns left unread, a link type skipped."""

    origin: Origin
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """One named value read from an observation, the smallest thing a fingerprint is tried on."""

    name: str  # "http.server", "sadp.DeviceDescription"; the vocabulary is data/fields.yaml
    value: str
