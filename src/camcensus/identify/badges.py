"""From a badge to who made it: by dated, sourced facts only, never by resemblance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from camcensus.facts.book import FactBook
from camcensus.identify.rebrand import find_brand, makers_of
from camcensus.identify.signs import Sign
from camcensus.model.evidence import Asserts, Source, Strength
from camcensus.model.interval import PartialDate
from camcensus.model.truth import Truth


def badge_signs(book: FactBook, signs: Sequence[Sign], model: str | None, produced: str | None) -> tuple[Sign, ...]:
    """What the badges seen say about the maker, through rebrand facts; one sign a maker and badge."""
    day = PartialDate.parse(produced).earliest if produced else None
    found: list[Sign] = []
    for brand, seen_on in _badges(signs).items():
        found.extend(_signs_for(book, brand, seen_on, model, day))
    return tuple(found)


def _badges(signs: Iterable[Sign]) -> dict[str, Sign]:
    badges: dict[str, Sign] = {}
    for sign in sorted(signs, key=lambda s: s.strength.rank):
        if sign.asserts.brand:
            badges.setdefault(sign.asserts.brand, sign)
    return badges


def _signs_for(book: FactBook, brand: str, seen_on: Sign, model: str | None, day: date | None) -> Iterable[Sign]:
    """Rebrand facts lead to makers; a company's own name leads to the company, unless a fact fits this very series."""
    claims = _makers_of(book, brand, model, day)
    makers = sorted({claim.maker for claim in claims})
    proven = any(claim.fits is Truth.YES for claim in claims)
    owner = None if proven else _own_maker(book, brand)
    weights = book.calibration
    for claim in claims:
        share = weights.of_rebrand(claim.confidence, claim.fits, len(makers))
        yield _sign(
            seen_on,
            f"rebrand:{claim.rows[0]}",
            claim.maker,
            Strength.SELF_DECLARED if claim.fits is Truth.YES else Strength.SHARED,
            claim.sources,
            share if owner is None else share * weights.some_products,
            tuple(maker for maker in (*makers, owner) if maker and maker != claim.maker),
            camera=True if claim.named else None,
        )
    if owner is not None:
        sources = book.manufacturers[owner].sources
        certainty = weights.own_among_others if claims else None
        yield _sign(seen_on, f"maker-name:{owner}", owner, Strength.SELF_DECLARED, sources, certainty, tuple(makers))


_makers_of = lru_cache(maxsize=8192)(makers_of)  # an estate holds many devices of one model


def _sign(
    seen_on: Sign,
    rule: str,
    maker: str,
    strength: Strength,
    sources: tuple[Source, ...],
    certainty: float | None,
    rivals: tuple[str, ...],
    camera: bool | None = None,  # rebrand facts are about camera equipment; only a named series says that this is some
) -> Sign:
    asserts = Asserts(manufacturer=maker, camera_equipment=camera)
    return replace(
        seen_on, rule=rule, asserts=asserts, strength=strength, sources=sources, certainty=certainty, rivals=rivals
    )


def _own_maker(book: FactBook, brand: str) -> str | None:
    """The company whose name the badge is; None where the badge is only a brand."""
    owner = find_brand(book, brand)
    known = book.manufacturers.get(owner) if owner else None
    return owner if known is not None and known.kind == "company" else None
