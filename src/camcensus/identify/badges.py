"""From a badge to who made it: by dated, sourced facts only, never by resemblance."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from camcensus.facts.book import FactBook
from camcensus.identify.rebrand import MakerClaim, find_brand, makers_of
from camcensus.identify.signs import Sign
from camcensus.model.evidence import Asserts, Strength
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
    claims = makers_of(book, brand, model, day)
    makers = sorted({claim.maker for claim in claims})
    for claim in claims:
        yield Sign(
            rule=f"rebrand:{claim.rows[0]}",
            observation=seen_on.observation,
            field=seen_on.field,
            observed=seen_on.observed,
            asserts=Asserts(manufacturer=claim.maker),
            strength=_strength(claim),
            sources=claim.sources,
            certainty=book.calibration.of_rebrand(claim.confidence, claim.fits, len(makers)),
            rivals=tuple(maker for maker in makers if maker != claim.maker),
        )
    if not claims:
        owner = find_brand(book, brand)
        if owner is not None and owner in book.manufacturers and book.manufacturers[owner].kind == "company":
            yield Sign(
                rule=f"maker-name:{owner}",
                observation=seen_on.observation,
                field=seen_on.field,
                observed=seen_on.observed,
                asserts=Asserts(manufacturer=owner),
                strength=Strength.SELF_DECLARED,
                sources=book.manufacturers[owner].sources,
            )


def _strength(claim: MakerClaim) -> Strength:
    return Strength.SELF_DECLARED if claim.fits is Truth.YES else Strength.SHARED
