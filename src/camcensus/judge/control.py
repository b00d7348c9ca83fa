"""Whom a company answered to on a day: the walk up the dated control relations, three-valued, with its path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from camcensus.facts.book import FactBook
from camcensus.facts.manufacturers import CONTROLLING
from camcensus.model.equipment import Control
from camcensus.model.truth import Truth, all_of


@dataclass(frozen=True, slots=True)
class Link:
    """One company that controls another, directly or through others."""

    controller: str  # manufacturer id
    truth: Truth  # UNKNOWN where a relation on the way is not known to hold on the day; NO is never listed
    says: str
    source: str


@lru_cache(maxsize=4096)
def controllers_on(book: FactBook, maker: str, day: date) -> tuple[Link, ...]:
    """Everybody who controls `maker` on the day, nearest first; the surest path where there are several."""
    found: dict[str, Link] = {}
    frontier = [Link(maker, Truth.YES, "", "")]
    while frontier:
        reached: list[Link] = []
        for below in frontier:
            for control in _by_object(book).get(below.controller, ()):
                holds = control.holds.holds_on(day)
                if holds is Truth.NO or control.subject == maker:
                    continue
                truth = all_of((below.truth, holds))
                known = found.get(control.subject)
                if known is not None and (known.truth is truth or known.truth is Truth.YES):
                    continue
                says = f"{below.says}; {_told(book, control, holds, day)}".lstrip("; ")
                link = Link(control.subject, truth, says, control.sources[0].url)
                found[control.subject] = link
                reached.append(link)
        frontier = reached
    return tuple(found.values())


@lru_cache(maxsize=4)
def _by_object(book: FactBook) -> Mapping[str, tuple[Control, ...]]:
    found: dict[str, list[Control]] = {}
    for control in book.controls:
        if control.predicate in CONTROLLING:
            found.setdefault(control.object, []).append(control)
    return {key: tuple(controls) for key, controls in found.items()}


def name_of(book: FactBook, maker: str) -> str:
    """What to print for a maker; its id where the list has no such maker."""
    known = book.manufacturers.get(maker)
    return known.name if known is not None else maker


def _told(book: FactBook, control: Control, holds: Truth, day: date) -> str:
    doubt = "" if holds is Truth.YES else f" (not known for {day})"
    span = " ".join(
        part
        for part in (
            f"from {control.holds.start}" if control.holds.start else "",
            f"until {control.holds.end}" if control.holds.end else "",
            f"seen {control.holds.witnessed}" if control.holds.witnessed and not control.holds.start else "",
        )
        if part
    )
    verb = "owned the brand" if control.predicate == "owns-brand" else "controlled"
    return (
        f"{name_of(book, control.subject)} {verb} {name_of(book, control.object)}{f' ({span})' if span else ''}{doubt}"
    )
