"""How often a sign of each strength named the right maker, as measured: the weights of `identify.combine`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from camcensus.facts.records import Record
from camcensus.model.evidence import Strength
from camcensus.model.truth import Truth


@dataclass(frozen=True, slots=True)
class Calibration:
    """Shares of right maker claims, each strictly between 0 and 1."""

    of_strength: Mapping[Strength, float]
    agreement: float  # factor on the odds for each further independent sign, at least 1
    of_confidence: Mapping[str, float]  # rebrand facts by their confidence: high, medium, low
    unproven_fit: float  # factor where it is not known that the fact's series and period fit the device
    some_products: float  # factor where the badge is a maker's own name and the fact speaks of some of its products
    own_among_others: float  # share of a maker's own name where such facts exist and none is known to fit
    peer_label: float  # share of another tool's label that is a maker's name
    measured: str  # on what, and when

    def of_rebrand(self, confidence: str, fits: Truth, makers: int) -> float:
        """The share for one maker named by a rebrand fact.

        Args:
            confidence: of the fact: high, medium or low.
            fits: whether its series and period are known to fit the device.
            makers: how many makers the facts leave open for this badge (at least 1); they divide the share.
        """
        share = self.of_confidence[confidence]
        return (share if fits is Truth.YES else share * self.unproven_fit) / makers


def parse_calibration(record: Record) -> Calibration:
    """The one record of data/calibration/. Raises FactError for a missing strength or a share outside (0, 1)."""
    strengths = record.part("of_strength").values
    missing = [level.value for level in Strength if level.value not in strengths]
    if missing:
        raise record.fail(
            f"no share for strength '{missing[0]}'", "Run `camcensus facts calibrate` and keep its output."
        )
    shares = {level: _share(record, strengths[level.value]) for level in Strength}
    confidence = record.part("of_confidence").values
    absent = [level for level in ("high", "medium", "low") if level not in confidence]
    if absent:
        raise record.fail(f"no share for confidence '{absent[0]}'", "Give high, medium and low.")
    agreement = record.values.get("agreement")
    if not isinstance(agreement, int | float) or agreement < 1:
        raise record.fail(f"agreement is {agreement!r}", "Give a factor of at least 1.")
    return Calibration(
        of_strength=shares,
        agreement=float(agreement),
        of_confidence={level: _share(record, confidence[level]) for level in ("high", "medium", "low")},
        unproven_fit=_share(record, record.values.get("unproven_fit")),
        some_products=_share(record, record.values.get("some_products")),
        own_among_others=_share(record, record.values.get("own_among_others")),
        peer_label=_share(record, record.values.get("peer_label")),
        measured=record.text("measured"),
    )


def _share(record: Record, value: object) -> float:
    if not isinstance(value, int | float) or not 0 < value < 1:
        raise record.fail(f"share {value!r} is not between 0 and 1", "Give a fraction such as 0.98.")
    return float(value)
