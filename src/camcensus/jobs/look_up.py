"""Look up reviewed facts: list, show, compare two days, find old ones."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date
from typing import Any

from camcensus.facts.book import FactBook
from camcensus.facts.records import Record
from camcensus.identify.rebrand import controllers_of
from camcensus.judge.changes import change_between
from camcensus.model.errors import InputError

SECTIONS = {
    "instruments": "instruments/",
    "makers": "manufacturers/makers.yaml",
    "controls": "manufacturers/control.yaml",
    "brands": "brands/",
    "bodies": "bodies/",
    "fingerprints": "fingerprints/",
    "vulnerabilities": "vulnerabilities/",
}
_SHOWN = ("id", "name", "title", "brand", "cve", "makers", "reads", "strength", "jurisdiction", "kind", "confidence")


def count_facts(book: FactBook) -> list[dict[str, str]]:
    """One row a section: how many records, and the newest day on which a source was seen."""
    rows = []
    for section, folder in SECTIONS.items():
        records = book.records(folder)
        newest = max((day for record in records for day in _days_seen(record)), default="")
        rows.append({"section": section, "records": str(len(records)), "last seen": newest})
    blocks = book.table("ouis.csv")
    rows.append({"section": "ouis", "records": str(len(blocks)), "last seen": max(row["seen"] for row in blocks)})
    return rows


def list_section(book: FactBook, section: str) -> list[dict[str, str]]:
    """The records of a section, one row each. Raises InputError for a section there is not."""
    if section not in SECTIONS:
        near = difflib.get_close_matches(section, SECTIONS, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise InputError(
            f"section {section!r}", "", "is not one of the facts'", f"{hint}Choose from {', '.join(SECTIONS)}."
        )
    return [
        {key: _short(record.values[key]) for key in _SHOWN if record.values.get(key) is not None}
        for record in book.records(SECTIONS[section])
    ]


def show(book: FactBook, name: str, on: date) -> dict[str, Any]:
    """One record whole, with the file it stands in; for a maker also who controlled it on the day."""
    known: list[str] = []
    for folder in SECTIONS.values():
        for record in book.records(folder):
            key = str(record.values.get("id", ""))
            if name in (key, record.values.get("cve")):
                found: dict[str, Any] = {"file": record.where, **record.values}
                if key in book.manufacturers:
                    found["controlled by"] = [path.says for path in controllers_of(book, key, on)]
                return found
            known.append(key)
    near = difflib.get_close_matches(name, known, n=3)
    hint = (
        f"Did you mean {' or '.join(near)}?"
        if near
        else "See `camcensus facts list`; model numbers: `camcensus identify -`."
    )
    raise InputError(f"fact {name!r}", "", "is not known", hint)


def changes(book: FactBook, first: date, last: date, body: str | None) -> list[dict[str, str]]:
    """What changed between two days, one row a change, in order of day."""
    return [change.as_row() for change in change_between(book, first, last, body)]


def stale_facts(book: FactBook, as_of: date, days: int) -> list[dict[str, str]]:
    """Records whose newest source was seen more than `days` days before `as_of`."""
    rows = []
    for section, folder in SECTIONS.items():
        for record in book.records(folder):
            newest = max(_days_seen(record), default=None)
            if newest is None:
                continue
            age = (as_of - date.fromisoformat(newest)).days
            if age > days:
                rows.append(
                    {"section": section, "id": str(record.values.get("id", "")), "last seen": newest, "days": str(age)}
                )
    return rows


def newest_day(book: FactBook) -> date:
    """The newest day on which any source of an instrument was seen."""
    days = [day for record in book.records("instruments/") for day in _days_seen(record)]
    return date.fromisoformat(max(days))


def _days_seen(record: Record) -> Iterator[str]:
    for source in record.values.get("sources") or ():
        if isinstance(source, dict) and isinstance(source.get("seen"), str):
            yield source["seen"]


def _short(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
