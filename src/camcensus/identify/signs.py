"""From observations to signs: everything on a device that speaks for a maker, a badge, a model or a kind of equipment.

A sign comes from a fingerprint, from the registry of address blocks, from a name in a text, or from a rebrand fact
that leads from a badge to a maker.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from camcensus.facts.book import FactBook
from camcensus.identify.match import Matcher
from camcensus.identify.names import find_names
from camcensus.identify.oui import registrant_of
from camcensus.identify.own_words import own_name
from camcensus.model.evidence import Asserts, Source, Strength
from camcensus.model.observation import Field, Observation
from camcensus.wire.answers import take_apart

MAX_OBSERVED = 200  # characters of a matched text kept with a reason

# fields in which a person, not a device, wrote down names; a device's own words are the fingerprints' business
_NAMED_BY_PEOPLE = frozenset(
    {"text.whole", "register.manufacturer", "register.brand", "register.description", "register.model"}
)

# columns of a register that state a claim as they stand
_STATED = {"register.model": "model", "register.firmware": "firmware", "register.serial": "serial"}
_APP = Asserts(equipment="app", camera_equipment=False)
# what other tools call a service or a device
_PEER_LABELS = frozenset({"nmap.service", "shodan.product", "censys.software", "shadowserver.device-vendor"})
_WRITTEN = _NAMED_BY_PEOPLE | set(_STATED)
_ADDRESSES = frozenset({"mac.address", "register.mac"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign, before it is known which way it points."""

    rule: str  # id of the fingerprint, "oui:8C11CB", "name:hikvision", "rebrand:annke--hikvision"
    observation: Observation
    field: str
    observed: str
    asserts: Asserts
    strength: Strength
    sources: tuple[Source, ...]
    certainty: float | None = None  # of the manufacturer claim, where the fact behind it says more than its strength
    rivals: tuple[str, ...] = ()  # other makers that the same fact leaves open


def signs_of(book: FactBook, matcher: Matcher, observation: Observation) -> tuple[Sign, ...]:
    """Every sign on one observation, in the order of its fields and of the rules' ids."""
    fields = take_apart(observation.kind, observation.field, observation.raw)
    found: list[Sign] = []
    addresses: list[Field] = []
    for field in fields:
        for match in matcher.matches(field):
            record = match.fingerprint
            observed = field.value[:MAX_OBSERVED]
            found.append(
                Sign(record.id, observation, field.name, observed, match.asserts, record.strength, record.sources)
            )
        if field.name in _ADDRESSES:
            addresses.append(field)
        elif field.name in _WRITTEN:
            found.extend(_from_names(book, observation, field))
        elif field.name == "register.app":
            observed = field.value[:MAX_OBSERVED]
            found.append(Sign("stated:app", observation, field.name, observed, _APP, Strength.SELF_DECLARED, ()))
        elif field.name in _PEER_LABELS:
            found.extend(_from_peer(book, observation, field))
        elif not any(_names_somebody(sign) for sign in found):
            found.extend(_from_own_words(book, observation, field))
    if observation.kind == "mac":
        addresses.append(Field("mac.address", observation.raw))
    if observation.mac:
        addresses.append(Field("mac.address", observation.mac))
    if addresses:
        found.extend(_from_registry(book, observation, addresses))
    return tuple(found)


def _from_registry(book: FactBook, observation: Observation, fields: Iterable[Field]) -> Iterable[Sign]:
    seen = set()
    for field in fields:
        block = registrant_of(book, field.value)
        if block is None or block.manufacturer is None or block.prefix in seen:
            continue
        seen.add(block.prefix)
        yield Sign(
            f"oui:{block.prefix}",
            observation,
            field.name,
            f"{field.value[:17]} ({block.registrant})",
            Asserts(manufacturer=block.manufacturer),
            Strength.REGISTERED,
            book.oui_sources,
        )


def _from_names(book: FactBook, observation: Observation, field: Field) -> Iterable[Sign]:
    observed = field.value[:MAX_OBSERVED]
    if field.name in _NAMED_BY_PEOPLE:
        for name in find_names(book, field.value):
            asserts = Asserts(brand=name.text, model=name.model if field.name == "text.whole" else None)
            yield Sign(f"name:{name.id}", observation, field.name, observed, asserts, Strength.SELF_DECLARED, ())
    claim = _STATED.get(field.name)
    if claim is not None and observed.strip():
        stated: dict[str, Any] = {claim: observed.strip()}
        yield Sign(f"stated:{claim}", observation, field.name, observed, Asserts(**stated), Strength.SELF_DECLARED, ())


def _names_somebody(sign: Sign) -> bool:
    return bool(sign.asserts.manufacturer or sign.asserts.brand) or sign.asserts.camera_equipment is False


def _from_own_words(book: FactBook, observation: Observation, field: Field) -> Iterable[Sign]:
    """What a device calls itself, where no fingerprint has named anybody."""
    named = own_name(book, field)
    if named is None:
        return
    name, is_camera = named
    asserts = Asserts(brand=name.text, camera_equipment=is_camera)
    observed = field.value[:MAX_OBSERVED]
    yield Sign(f"own-name:{name.id}", observation, field.name, observed, asserts, Strength.SELF_DECLARED, ())


def _from_peer(book: FactBook, observation: Observation, field: Field) -> Iterable[Sign]:
    """What another tool calls the device. Its tables name labels as makers, so only a company's own name counts."""
    for name in find_names(book, field.value):
        known = book.manufacturers.get(name.id)
        if known is not None and known.kind == "company":
            yield Sign(
                f"peer-label:{name.id}",
                observation,
                field.name,
                field.value[:MAX_OBSERVED],
                Asserts(manufacturer=name.id),
                Strength.SELF_DECLARED,
                (),
                book.calibration.peer_label,
            )
