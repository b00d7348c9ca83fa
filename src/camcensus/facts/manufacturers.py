"""Records of makers and of who controlled whom -> typed facts.

A record is checked in itself here; what several records say together is checked by `check_manufacturers`, which
`facts check` runs over the whole book.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping

from camcensus.facts.records import Record
from camcensus.model.equipment import Control, Manufacturer
from camcensus.model.interval import Interval

CONFIDENCES = ("high", "medium", "low")
KINDS = ("company", "state-body", "brand", "seller")  # a seller puts its name on what others make
PREDICATES = ("controls", "owns-brand", "holds-stake", "associated-with", "originates")
CONTROLLING = frozenset({"controls", "owns-brand"})  # the others are told, and never counted as control

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CONTROL_ID = re.compile(r"[a-z0-9-]+")
_MAKER_KEYS = {"id", "name", "aliases", "country", "kind", "makes", "confidence", "notes", "sources"}
_CONTROL_KEYS = {
    "id",
    "subject",
    "predicate",
    "object",
    "holds",
    "share_percent",
    "confidence",
    "notes",
    "sources",
}
_HOLDS_KEYS = {"from", "until", "witnessed"}


def parse_manufacturer(record: Record) -> Manufacturer:
    """One record of makers.yaml. Raises FactError with file, line and mend."""
    refuse_unknown_keys(record, _MAKER_KEYS, "a maker")
    country = record.optional_text("country")
    if country is not None and not re.fullmatch(r"[A-Z]{2}", country):
        raise record.fail(f"country '{country}' is not two capital letters", "Write ISO 3166-1 alpha-2, or leave out.")
    return Manufacturer(
        id=maker_id(record, "id"),
        name=record.text("name"),
        aliases=record.texts("aliases"),
        country=country,
        kind=one_of(record, "kind", KINDS),
        equipment_classes=record.texts("makes"),
        sources=record.sources(),
        confidence=one_of(record, "confidence", CONFIDENCES),
        notes=record.optional_text("notes") or "",
        where=record.where,
    )


def parse_control(record: Record) -> Control:
    """One record of control.yaml. Raises FactError with file, line and mend."""
    refuse_unknown_keys(record, _CONTROL_KEYS, "a control relation")
    identifier = record.text("id")
    if not _CONTROL_ID.fullmatch(identifier):
        raise record.fail(f"id '{identifier}' is not lower case with hyphens", "Write subject--predicate--object.")
    share = record.values.get("share_percent")
    if share is not None and (isinstance(share, bool) or not isinstance(share, int | float) or not 0 <= share <= 100):
        raise record.fail(f"share_percent is {share!r}", "Write a number from 0 to 100, or leave it out.")
    subject, object_ = maker_id(record, "subject"), maker_id(record, "object")
    if subject == object_:
        raise record.fail(f"'{subject}' stands on both sides", "Name the one that controls and the one controlled.")
    return Control(
        id=identifier,
        subject=subject,
        predicate=one_of(record, "predicate", PREDICATES),
        object=object_,
        holds=parse_holds(record),
        share_percent=float(share) if share is not None else None,
        sources=record.sources(),
        confidence=one_of(record, "confidence", CONFIDENCES),
        notes=record.optional_text("notes") or "",
        where=record.where,
    )


def parse_holds(record: Record) -> Interval:
    """The time under `holds`: from (inclusive), until (exclusive), witnessed. Left out: nothing is known of it.

    Raises FactError for dates out of order.
    """
    part = record.part("holds")
    refuse_unknown_keys(part, _HOLDS_KEYS, "a time")
    start, end, witnessed = part.partial_date("from"), part.partial_date("until"), part.partial_date("witnessed")
    if end is not None and witnessed is not None and witnessed.earliest >= end.latest:
        raise record.fail(f"was witnessed ({witnessed}) after its end ({end})", "Correct one of the two days.")
    try:
        return Interval(start, end, witnessed)
    except ValueError as error:
        raise record.fail(str(error), "Put the earlier day under 'from'.") from None


def check_manufacturers(makers: Mapping[str, Manufacturer], controls: Iterable[Control]) -> tuple[str, ...]:
    """What is wrong between the records: unknown makers, names that two makers claim.

    Each with file, line and mend; empty: nothing.
    """
    problems = []
    claimed: dict[str, Manufacturer] = {}
    for maker in makers.values():
        for name in sorted({text.casefold() for text in (maker.name, *maker.aliases)}):
            other = claimed.setdefault(name, maker)
            if other is not maker:
                problems.append(
                    f"{maker.where}: '{name}' is a name of '{other.id}' too ({other.where}).\nLeave it with one of the two."
                )
    for control in controls:
        problems += [
            unknown_maker(control.where, name, makers)
            for name in (control.subject, control.object)
            if name not in makers
        ]
    return tuple(problems)


def unknown_maker(where: str, name: str, makers: Mapping[str, Manufacturer]) -> str:
    """The message for a maker that is not in the closed list."""
    near = difflib.get_close_matches(name, list(makers), n=1)
    closest = f" (closest: '{near[0]}')" if near else ""
    return (
        f"{where}: maker '{name}' is not in data/manufacturers/makers.yaml{closest}.\n"
        "Correct the spelling, or add the maker there with a source."
    )


def refuse_unknown_keys(record: Record, known: Iterable[str], what: str) -> None:
    """Raises FactError for a key that no such record has: it is a slip, or a fact that would be lost."""
    allowed = sorted(known)
    for key in sorted(record.values):
        if key not in allowed:
            raise record.fail(f"'{key}' is not a key of {what}", f"Use one of {', '.join(allowed)}.")


def one_of(record: Record, key: str, allowed: Iterable[str]) -> str:
    """A text from a closed list. Raises FactError for any other."""
    value = record.text(key)
    names = tuple(allowed)
    if value not in names:
        raise record.fail(f"{key} '{value}' is not known", f"Use one of {', '.join(names)}.")
    return value


def maker_id(record: Record, key: str) -> str:
    """An id: lower case letters, digits and hyphens. Raises FactError."""
    value = record.text(key)
    if not _ID.fullmatch(value):
        raise record.fail(f"{key} '{value}' is not lower case with hyphens", "Write it like 'motorola-solutions'.")
    return value
