"""The parts of an argument in words: what a sign proves, where it was seen, and what was seen and proves nothing."""

from __future__ import annotations

from collections.abc import Iterable

from camcensus.account.report import WORDS
from camcensus.account.result import CheckResult
from camcensus.model.equipment import Device
from camcensus.model.evidence import Reason
from camcensus.model.law import Verdict
from camcensus.model.observation import Observation

MAX_PLACES = 3  # where one sign was seen; JSON has them all
_CLAIMS = ("manufacturer", "brand", "model", "firmware", "equipment", "serial", "produced_on", "analytics")


def proves(reason: Reason) -> str:
    """What a reason asserts, claim by claim: "manufacturer hikvision, model DS-2CD2042WD-I"."""
    asserts = reason.asserts
    parts = []
    for name in _CLAIMS:
        value = getattr(asserts, name)
        if value is not None:
            parts.append(f"{name.replace('_', ' ')} {value}")
    if asserts.camera_equipment is not None:
        parts.append("camera equipment" if asserts.camera_equipment else "not camera equipment")
    return ", ".join(parts) or "nothing by itself"


def where_seen(result: CheckResult, reason: Reason) -> str:
    """The place in the input that a reason rests on."""
    observation = result.observations.get(reason.observation)
    place = reason.origin or (str(observation.origin) if observation else "")
    day = f", {observation.observed_at}" if observation and observation.observed_at else ""
    return f"{place or 'not stated'}{day} (observation {reason.observation})"


def list_reasons(device: Device, speaks_for: bool) -> list[tuple[Reason, ...]]:
    """The reasons that point one way, those that say the same together: a MAC in five cells of a row is one sign."""
    groups: dict[tuple[str, str, str], list[Reason]] = {}
    for reason in device.identification.reasons:
        if reason.speaks_for is speaks_for:
            groups.setdefault((reason.fingerprint, reason.field, reason.observed), []).append(reason)
    return [tuple(group) for group in groups.values()]


def seen_places(result: CheckResult, reasons: tuple[Reason, ...]) -> str:
    """Where a sign was seen: the first places, and how many more."""
    places = list(dict.fromkeys(where_seen(result, reason) for reason in reasons))
    more = f"; and {len(places) - MAX_PLACES} more" if len(places) > MAX_PLACES else ""
    return spread(places[:MAX_PLACES]) + more


def list_silent(result: CheckResult, device: Device) -> list[Observation]:
    """The observations of a device that no reason rests on."""
    used = {reason.observation for reason in device.identification.reasons}
    return [result.observations[key] for key in device.observations if key not in used and key in result.observations]


def origins(result: CheckResult, device: Device) -> tuple[Observation, ...]:
    """The observations of a device that are at hand, one for each place in an input, in order."""
    found: dict[tuple[str, str], Observation] = {}
    for key in device.observations:
        observation = result.observations.get(key)
        if observation is not None:
            found.setdefault((observation.origin.source, observation.origin.place), observation)
    return tuple(found.values())


def spread(texts: Iterable[str]) -> str:
    """Several texts in one cell or sentence."""
    return "; ".join(text for text in texts if text)


def word_for(verdict: Verdict | None) -> str:
    """The word a person reads for a verdict."""
    return WORDS[verdict]
