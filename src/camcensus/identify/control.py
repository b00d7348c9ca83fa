"""Who controlled whom on a day: dated relations walked upwards, the path kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from camcensus.facts.book import FactBook
from camcensus.facts.manufacturers import CONTROLLING
from camcensus.model.equipment import Control
from camcensus.model.interval import Interval
from camcensus.model.truth import Truth, all_of, any_of

MAX_DEPTH = 12  # relations in one path; the longest on record has four

_WORDS = {
    "controls": "controls",
    "owns-brand": "owns the brand",
    "holds-stake": "holds a stake in",
    "associated-with": "is associated with",
    "originates": "is the origin of",
}


@dataclass(frozen=True, slots=True)
class ControlLink:
    """One relation of a path, and whether it held on the day."""

    control: Control
    holds: Truth  # a stake or an association of unknown weight is UNKNOWN at most

    @property
    def says(self) -> str:
        """The relation in words, with its time."""
        control = self.control
        doubt = "" if self.holds is Truth.YES else ", not known for that day"
        return f"{control.subject} {_WORDS[control.predicate]} {control.object} ({_time(control.holds)}{doubt})"


@dataclass(frozen=True, slots=True)
class ControlPath:
    """How one company stands above another on a day."""

    controller: str  # manufacturer id at the top of the path
    links: tuple[ControlLink, ...]  # from the one controlled upwards; empty: it is the same company
    holds: Truth  # of all links together

    @property
    def says(self) -> str:
        """The path in words."""
        return "; ".join(link.says for link in self.links) or f"{self.controller} itself"


def controllers_of(book: FactBook, entity: str, day: date) -> tuple[ControlPath, ...]:
    """Everybody who controlled, or may have controlled, this maker or brand on the day.

    Paths that are known not to hold on the day are left out. The nearest controller comes first, then by id. Empty: no
    relation is on record. Circles in the facts are walked once.
    """
    found = list(_paths(book, entity, day, (), frozenset({entity})))
    return tuple(sorted(found, key=lambda path: (len(path.links), path.controller, path.says)))


def controlled_by(book: FactBook, entity: str, controller: str, day: date) -> tuple[Truth, ControlPath | None]:
    """Was the maker or brand the controller itself, or under it, on the day? With the path that says so.

    NO without a path means that no relation of that day is on record.
    """
    if entity == controller:
        return Truth.YES, ControlPath(controller, (), Truth.YES)
    paths = [path for path in controllers_of(book, entity, day) if path.controller == controller]
    answer = any_of(path.holds for path in paths)
    return answer, next((path for path in paths if path.holds is answer), None)


def _paths(
    book: FactBook, entity: str, day: date, below: tuple[ControlLink, ...], seen: frozenset[str]
) -> Iterator[ControlPath]:
    if len(below) == MAX_DEPTH:
        return
    for control in book.controls:
        if control.object != entity or control.subject in seen:
            continue
        link = ControlLink(control, _held(control, day))
        if link.holds is Truth.NO:
            continue
        links = (*below, link)
        yield ControlPath(control.subject, links, all_of(one.holds for one in links))
        yield from _paths(book, control.subject, day, links, seen | {control.subject})


def _held(control: Control, day: date) -> Truth:
    held = control.holds.holds_on(day)
    return Truth.UNKNOWN if held is Truth.YES and control.predicate not in CONTROLLING else held


def _time(holds: Interval) -> str:
    parts = [
        f"from {holds.start}" if holds.start else "",
        f"until {holds.end}" if holds.end else "",
        f"seen {holds.witnessed}" if holds.witnessed and not holds.start else "",
    ]
    return " ".join(part for part in parts if part) or "time not known"
