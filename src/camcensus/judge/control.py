"""Whom a company answered to on a day, as the judge needs it: one link a controller, the surest path of several."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from camcensus.facts.book import FactBook
from camcensus.identify.control import controllers_of
from camcensus.model.truth import Truth


@dataclass(frozen=True, slots=True)
class Link:
    """One company that controls another, directly or through others."""

    controller: str  # manufacturer id
    truth: Truth  # YES or UNKNOWN: not known to hold on the day, or a stake of unknown weight
    says: str  # the path in words
    source: str  # address of the relation nearest to the one controlled


@lru_cache(maxsize=4096)
def controllers_on(book: FactBook, maker: str, day: date) -> tuple[Link, ...]:
    """Everybody who controls `maker` on the day, or may, nearest first."""
    found: dict[str, Link] = {}
    for path in controllers_of(book, maker, day):
        known = found.get(path.controller)
        if known is None or (known.truth is Truth.UNKNOWN and path.holds is Truth.YES):
            source = path.links[0].control.sources[0].url
            found[path.controller] = Link(path.controller, path.holds, path.says, source)
    return tuple(found.values())


def name_of(book: FactBook, maker: str) -> str:
    """What to print for a maker; its id where the list has no such maker."""
    known = book.manufacturers.get(maker)
    return known.name if known is not None else maker
