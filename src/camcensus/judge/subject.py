"""What is judged, and the circumstances it is judged in."""

from __future__ import annotations

from dataclasses import dataclass

from camcensus.model.equipment import Device, EquipmentKind, Standing
from camcensus.model.interval import PartialDate

# Below this a rival is not counted as open: the identification's calibration is held to an error of 0.05.
OPEN_RIVAL = 0.05


@dataclass(frozen=True, slots=True)
class Subject:
    """One device as far as rules ask about it. None: not known."""

    device: str = ""  # Device.key
    manufacturer: str | None = None  # manufacturer id
    rivals: tuple[tuple[str, float], ...] = ()  # other makers the evidence leaves open, with their probability
    standing: Standing = Standing.UNKNOWN
    probability: float = 0.0  # of `manufacturer`, 0..1
    brand: str | None = None
    model: str | None = None
    camera: bool | None = None  # belongs to video surveillance
    on_network: bool = False  # answers under an address of its own, as no app does
    equipment: EquipmentKind | None = None
    produced_on: PartialDate | None = None
    acquired_on: PartialDate | None = None
    country_of_manufacture: str | None = None  # ISO 3166-1 alpha-2; never inferred from the maker
    components: tuple[str, ...] | None = None  # makers of its components; () none of concern; None: not known
    certification: str | None = None  # "none": known to have no certificate

    @property
    def candidates(self) -> tuple[str | None, ...]:
        """Every maker it may have, most likely first; None stands for one that nobody named."""
        if self.manufacturer is None and not self.rivals:
            return (None,)
        named = [self.manufacturer] if self.manufacturer is not None else []
        if self.standing is Standing.CONFIRMED:
            return tuple(named) or (None,)
        rivals = [maker for maker, share in self.rivals if share >= OPEN_RIVAL and maker not in named]
        if self.standing is Standing.LIKELY:
            return (*named, *rivals) or (None,)
        return (*named, *rivals) if rivals else (*named, None)


@dataclass(frozen=True, slots=True)
class Setting:
    """Who runs the device, where and what for. None: not stated."""

    body: str  # id in data/bodies
    site: str | None = None  # "sensitive" or "ordinary"
    acquired: PartialDate | None = None  # for devices that do not say themselves
    purpose: str | None = None  # facts.terms.PURPOSES
    act: str | None = None  # facts.terms.ACTS; None: what the body is taken to do
    relies_on: tuple[str, ...] = ()  # ids of carve-outs and waivers that the body holds
    facts: tuple[tuple[str, bool], ...] = ()  # stated answers to what provisions ask ("federal-award-funds", True)


def subject_of(device: Device) -> Subject:
    """The device as rules see it. Country of manufacture, certificate and components only where its owner states them."""
    found = device.identification
    components = device.provenance.get("components_by")
    return Subject(
        device=device.key,
        manufacturer=found.manufacturer,
        rivals=found.rivals,
        standing=found.standing,
        probability=found.probability,
        brand=found.brand,
        model=found.model,
        camera=found.is_camera_equipment,
        on_network=bool(device.addresses or device.mac),
        equipment=found.equipment,
        produced_on=_date(found.produced_on),
        acquired_on=device.acquired_on,
        country_of_manufacture=_country(
            device.provenance.get("country_of_manufacture") or device.provenance.get("country_of_origin")
        ),
        components=None if components is None else tuple(components.split()),
        certification=device.provenance.get("certification") or None,
    )


def _date(text: str | None) -> PartialDate | None:
    try:
        return None if text is None else PartialDate.parse(text)
    except ValueError:
        return None  # the device's own words in another form: not known


# How registers write the countries that rules ask about; any other name is not taken for a country.
_COUNTRIES = {
    "CHINA": "CN",
    "PRC": "CN",
    "P.R.C.": "CN",
    "PR CHINA": "CN",
    "PEOPLE'S REPUBLIC OF CHINA": "CN",
    "TAIWAN": "TW",
}


def _country(text: str | None) -> str | None:
    name = (text or "").strip().upper().removeprefix("MADE IN ")
    country = _COUNTRIES.get(name, name)
    return country if len(country) == 2 and country.isascii() and country.isalpha() else None
