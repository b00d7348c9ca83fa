"""Signs into one identification: who made it, what badge it wears, what it is; conflicts stay visible.

How signs are weighed. Each kind of sign has a measured share of right maker claims (data/calibration/, made by
`camcensus facts calibrate`); as odds that is its weight. Of the signs for one maker the best counts whole, each further
independent one raises the odds by a fixed factor. A maker backed by the maker's own protocol or by a trait of its
firmware outranks labels and address blocks: those keep the weight of an even chance, so they stay in view and lower the
probability without deciding. One share is always left for "somebody else".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from camcensus.facts.book import FactBook
from camcensus.identify.badges import badge_signs
from camcensus.identify.signs import Sign
from camcensus.model.equipment import EquipmentKind, Identification, Standing
from camcensus.model.evidence import Reason, Strength
from camcensus.model.interval import PartialDate

CAMERA_KINDS = frozenset(
    {
        EquipmentKind.CAMERA,
        EquipmentKind.RECORDER,
        EquipmentKind.ENCODER,
        EquipmentKind.INTERCOM,
        EquipmentKind.ACCESS_CONTROL,
        EquipmentKind.VMS,
    }
)
_RIVAL = 0.2  # a maker of the same rank with at least this probability contradicts the leading one
_SHOWN = 0.02  # rivals below this are not listed


_SILENT = "nothing seen here names a maker"


_WRITTEN_BY_HAND = ("stated:", "name:")


@dataclass(frozen=True, slots=True)
class _Candidate:
    maker: str
    rank: int  # of its strongest sign, 0 the strongest
    odds: float


def combine(book: FactBook, key: str, signs: Sequence[Sign]) -> Identification:
    """One identification of the thing that all these signs were seen on. No signs: everything is unknown."""
    if not signs:
        return _nothing(key)
    brand = _best(signs, "brand")
    model = _without_badge(_model(signs), brand)
    produced = normal_day(_best(signs, "produced_on"))
    all_signs = (*signs, *badge_signs(book, signs, model, produced))
    relayed = _is_relay(signs)
    candidates = () if relayed else _candidates(book, all_signs)
    probabilities = _probabilities(candidates)
    leader = max(candidates, key=lambda c: (probabilities[c.maker], c.maker), default=None)
    maker = leader.maker if leader and probabilities[leader.maker] >= 0.5 else None
    standing = _standing(leader if maker else None, candidates, probabilities, all_signs)
    equipment, is_camera = _equipment(all_signs)
    otherwise = bool(
        maker
        and leader
        and leader.rank <= Strength.DISTINCTIVE.rank
        and _otherwise_named(leader, candidates, all_signs)
    )
    if otherwise:  # the other company's model is not this device's
        model = _without_badge(_model([s for s in signs if _is_of(s, maker)]), None)
    rivals = tuple(
        sorted(
            ((name, round(p, 3)) for name, p in probabilities.items() if name != maker and p >= _SHOWN),
            key=lambda rival: (-rival[1], rival[0]),
        )
    )
    return Identification(
        id=key,
        is_camera_equipment=is_camera,
        equipment=equipment,
        manufacturer=maker,
        brand=brand,
        model=model,
        firmware=_best(signs, "firmware"),
        serial=_best(signs, "serial"),
        produced_on=produced,
        standing=standing,
        probability=round(probabilities[maker], 4) if maker else 0.0,
        rivals=rivals,
        analytics=tuple(sorted({sign.asserts.analytics for sign in signs if sign.asserts.analytics})),
        reasons=_reasons(all_signs, maker, brand),
        note=_note(otherwise, bool(maker), candidates, relayed, brand),
        named_otherwise=otherwise,
    )


def _nothing(key: str) -> Identification:
    return Identification(
        key, None, None, None, None, None, None, None, None, Standing.UNKNOWN, 0.0, (), (), (), _SILENT
    )


def normal_day(text: str | None) -> str | None:
    """A production date as firmware and serials write it (20200414, 2020-04-14, 2020) in ISO form; None if it is none."""
    if text is None:
        return None
    digits = text.strip()
    if len(digits) == 8 and digits.isdigit():
        digits = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    try:
        return str(PartialDate.parse(digits))
    except ValueError:
        return None


def _best(signs: Iterable[Sign], claim: str) -> str | None:
    """The strongest sign's word on one claim; among equals the first seen, so that the order of reading decides."""
    best = _best_sign(signs, claim)
    value: str | None = getattr(best.asserts, claim) if best else None
    return value


def _best_sign(signs: Iterable[Sign], claim: str) -> Sign | None:
    found = [sign for sign in signs if getattr(sign.asserts, claim)]
    return min(found, key=lambda sign: sign.strength.rank, default=None)


def _model(signs: Sequence[Sign]) -> str | None:
    """The model: a grammar's or the device's own word before what a person wrote into a column or beside a name."""
    found = [sign for sign in signs if sign.asserts.model]
    best = min(found, key=lambda s: (s.strength.rank, s.rule.startswith(_WRITTEN_BY_HAND)), default=None)
    return best.asserts.model if best else None


def _without_badge(model: str | None, brand: str | None) -> str | None:
    """The model without the badge in front of it: registers often hold "Make / Model" in one cell."""
    if model is None or brand is None or not model.casefold().startswith(f"{brand.casefold()} "):
        return model
    return model[len(brand) :].strip() or model


def _is_relay(signs: Iterable[Sign]) -> bool:
    return any(sign.asserts.relay for sign in signs)


def _certainty(book: FactBook, sign: Sign) -> float:
    return sign.certainty if sign.certainty is not None else book.calibration.of_strength[sign.strength]


def _candidates(book: FactBook, signs: Iterable[Sign]) -> tuple[_Candidate, ...]:
    by_maker: dict[str, list[Sign]] = {}
    for sign in signs:
        if sign.asserts.manufacturer:
            by_maker.setdefault(sign.asserts.manufacturer, []).append(sign)
    found = []
    for maker, backing in sorted(by_maker.items()):
        best = max(_certainty(book, sign) for sign in backing)
        further = min(len({(sign.strength, sign.observation.kind) for sign in backing}) - 1, 4)
        odds = best / (1 - best) * book.calibration.agreement**further
        found.append(_Candidate(maker, min(sign.strength.rank for sign in backing), odds))
    if not found:
        return ()
    top = min(candidate.rank for candidate in found)
    if top > Strength.DISTINCTIVE.rank:
        return tuple(found)
    return tuple(c if c.rank == top else replace(c, odds=min(c.odds, 1.0)) for c in found)


def _probabilities(candidates: Sequence[_Candidate]) -> dict[str, float]:
    total = 1.0 + sum(candidate.odds for candidate in candidates)
    return {candidate.maker: candidate.odds / total for candidate in candidates}


def _standing(
    leader: _Candidate | None, candidates: Sequence[_Candidate], probabilities: dict[str, float], signs: Sequence[Sign]
) -> Standing:
    contested = any(
        c is not leader and probabilities[c.maker] >= _RIVAL and (leader is None or c.rank <= leader.rank)
        for c in candidates
    )
    if contested and len(candidates) > 1 and not _one_fact_leaves_open(signs):
        return Standing.CONTRADICTED
    if leader is None:
        return Standing.UNKNOWN
    probability = probabilities[leader.maker]
    if probability >= 0.95 and leader.rank <= Strength.DISTINCTIVE.rank:
        return Standing.LIKELY if _otherwise_named(leader, candidates, signs) else Standing.CONFIRMED
    if probability >= 0.8 and leader.rank <= Strength.REGISTERED.rank:
        return Standing.LIKELY
    return Standing.POSSIBLE


def _is_of(sign: Sign, maker: str | None) -> bool:
    """A word of the device itself, not at odds with its maker."""
    return sign.observation.kind not in ("register", "text") and sign.asserts.manufacturer in (None, maker)


def _otherwise_named(leader: _Candidate, candidates: Sequence[_Candidate], signs: Iterable[Sign]) -> bool:
    """A label or register names another company, and no rebrand fact explains it: two devices may have been mixed up."""
    named = any(c.maker != leader.maker and c.rank == Strength.SELF_DECLARED.rank for c in candidates)
    return named and not any(s.rule.startswith("rebrand:") and s.asserts.manufacturer == leader.maker for s in signs)


def _one_fact_leaves_open(signs: Sequence[Sign]) -> bool:
    """All maker claims come from facts that name several makers: open, but nothing contradicts anything."""
    return all(sign.rivals for sign in signs if sign.asserts.manufacturer)


def _equipment(signs: Iterable[Sign]) -> tuple[EquipmentKind | None, bool | None]:
    """The kind of equipment and whether it is camera equipment: a named kind outranks a bare yes or no."""
    said = [s for s in signs if s.asserts.equipment is not None or s.asserts.camera_equipment is not None]
    if not said:
        return None, None
    best = min(said, key=lambda s: (s.asserts.equipment is None, s.strength.rank, s.asserts.camera_equipment is True))
    kind = EquipmentKind(best.asserts.equipment) if best.asserts.equipment else None
    if best.asserts.camera_equipment is not None:
        return kind, best.asserts.camera_equipment
    return kind, kind in CAMERA_KINDS


def _reasons(signs: Sequence[Sign], maker: str | None, brand: str | None) -> tuple[Reason, ...]:
    seen = set()
    found = []
    for sign in sorted(signs, key=lambda s: (s.strength.rank, s.rule, s.observation.id)):
        once = (sign.rule, sign.observation.id, sign.field, sign.observed, sign.asserts)
        if once in seen:
            continue
        seen.add(once)
        named = sign.asserts.manufacturer
        found.append(
            Reason(
                fingerprint=sign.rule,
                observation=sign.observation.id,
                field=sign.field,
                observed=sign.observed,
                asserts=sign.asserts,
                strength=sign.strength,
                speaks_for=named == maker if named else sign.asserts.brand in (None, brand),
                sources=sign.sources,
                origin=str(sign.observation.origin),
            )
        )
    return tuple(found)


def _note(otherwise: bool, known: bool, candidates: Sequence[_Candidate], relayed: bool, brand: str | None) -> str:
    if relayed:
        return "a relay answers here and passes on somebody else's stream: the camera behind it is not identified"
    if otherwise:
        return "its label or register names another company: an unknown rebrand, or records of two devices in one"
    if known:
        return ""
    if candidates:
        return "the signs point to several makers and none outweighs the others"
    if brand:
        return f"only the badge {brand} is known, and no fact says who made this one"
    return _SILENT
