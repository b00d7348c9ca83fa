"""What the reading of answers needs to know of makers, handed in by the caller."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from camcensus.facts.book import FactBook

HIKVISION = "hikvision"
DAHUA = "dahua"
CHINESE = frozenset(["CN", "HK"])  # the People's Republic and its region of Hong Kong


class Lexicon(Protocol):
    """Names and model numbers, found by the fingerprints and names of the facts."""

    def names(self, text: str) -> Sequence[tuple[str, int, int]]:
        """Names of makers and brands in a text: (manufacturer or brand id, start, end), none overlapping."""

    def model_maker(self, word: str) -> tuple[str, str] | None:
        """Manufacturer id and kind ("camera", "recorder", ...; empty: not known) of a model number; None: not one."""


@dataclass(frozen=True, slots=True)
class Makers:
    """Who stands behind a name."""

    owner: Mapping[str, str]  # sub-brand id -> id of the maker that owns it
    rebrand_of: Mapping[str, tuple[str, ...]]  # id of a third party's brand -> ids of makers behind it
    chinese: frozenset[str]  # ids of makers based in the People's Republic of China
    shown: Mapping[str, str]  # id -> name as shown


@lru_cache(maxsize=4)
def makers_of(book: FactBook) -> Makers:
    """The facts on makers and brands, by id."""
    owner: dict[str, str] = {}
    rebrands: dict[str, set[str]] = {}
    shown: dict[str, str] = {}
    for control in book.controls:
        known = book.manufacturers.get(control.object)
        owns = control.predicate in ("controls", "owns-brand") and control.subject in (HIKVISION, DAHUA)
        if owns and known is not None and control.holds.end is None:
            owner[control.object] = control.subject
    for fact in book.rebrands:
        shown.setdefault(fact.brand_id, fact.brand)
        if fact.relation == "sub-brand" and fact.status == "current":
            owner.setdefault(fact.brand_id, fact.makers[0])
        else:
            rebrands.setdefault(fact.brand_id, set()).update(fact.makers)
    mixed = {fact.brand_id for fact in book.rebrands if fact.status == "mixed"}  # own equipment and others'
    companies = {maker.id for maker in book.manufacturers.values() if maker.kind == "company"}
    behind = {
        brand: tuple(sorted(makers))
        for brand, makers in rebrands.items()
        if brand not in owner and brand not in companies - mixed and not (makers & {brand})
    }
    for maker in book.manufacturers.values():
        shown[maker.id] = maker.aliases[0] if maker.aliases else maker.name
    chinese = {maker.id for maker in book.manufacturers.values() if maker.country in CHINESE}
    return Makers(owner, behind, frozenset(chinese | {HIKVISION, DAHUA}), shown)
