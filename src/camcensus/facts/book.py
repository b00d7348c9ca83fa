"""The FactBook: every reviewed fact, typed when first asked for, with one hash for the whole.

The text of the files is handed in; `store.shipped` reads it. A section is parsed at its first use, so that a command
pays only for the facts it needs.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from camcensus.facts.answers import AnswerFacts, Threshold, parse_answers, parse_threshold
from camcensus.facts.bodies import check_bodies, misnamed, parse_body, parse_party
from camcensus.facts.calibration import Calibration, parse_calibration
from camcensus.facts.fingerprints import parse_fingerprint
from camcensus.facts.instruments import Names, parse_instrument
from camcensus.facts.manufacturers import parse_control, parse_manufacturer
from camcensus.facts.rebrands import parse_rebrand
from camcensus.facts.records import Record
from camcensus.facts.request_laws import (
    check_request_bodies,
    parse_holiday_table,
    parse_request_body,
    parse_request_law,
)
from camcensus.facts.terms import EquipmentClasses, parse_equipment_classes
from camcensus.facts.vulnerabilities import parse_vulnerability
from camcensus.model.body import Party, PublicBody
from camcensus.model.equipment import Control, EquipmentKind, Manufacturer, Rebrand
from camcensus.model.errors import FactError
from camcensus.model.evidence import Fingerprint, Source
from camcensus.model.law import Instrument
from camcensus.model.request_law import HolidayTable, RequestBody, RequestLaw
from camcensus.model.vulnerability import Vulnerability

IEEE = "https://standards.ieee.org/products-programs/regauth/"


@dataclass(frozen=True, slots=True)
class Oui:
    """A block of MAC addresses and who registered it."""

    prefix: str  # hexadecimal digits, upper case, no separators: 6, 7 or 9 of them
    registrant: str  # the name in the registry
    manufacturer: str | None  # id where the registrant is a maker we know; None: known not to be one
    seen: str  # day of the registry's copy, YYYY-MM-DD


_R = TypeVar("_R", PublicBody, Party, Instrument, RequestLaw, HolidayTable, RequestBody)


def _by_id(records: Sequence[_R]) -> dict[str, _R]:
    found: dict[str, _R] = {}
    for record in records:
        if record.id in found:
            raise FactError(
                record.where, f"id '{record.id}' stands in {found[record.id].where} too", "Give it an id of its own."
            )
        found[record.id] = record
    return found


_T = TypeVar("_T", Manufacturer, Control, Rebrand, Vulnerability)


def _parsed(records: Sequence[Record], parse: Callable[[Record], _T]) -> tuple[_T, ...]:
    """Records in the order of their files, ids unique. Raises FactError."""
    found: dict[str, tuple[str, _T]] = {}
    for record in records:
        one = parse(record)
        if one.id in found:
            raise record.fail(f"id '{one.id}' stands in {found[one.id][0]} too", "Give it an id of its own.")
        found[one.id] = (record.where, one)
    return tuple(one for _, one in found.values())


class FactBook:
    """All facts. Immutable after construction; sections are parsed lazily and raise FactError for a wrong record."""

    def __init__(self, records: Mapping[str, Sequence[Record]], tables: Mapping[str, str], digest: str) -> None:
        """`records`: path below data/ -> its records. `tables`: path -> CSV text. `digest`: sha256 over all files."""
        self._records = records
        self._tables = tables
        self.digest = digest

    def records(self, folder: str) -> tuple[Record, ...]:
        """The raw records of a file ("manufacturers.yaml") or folder ("brands/"), in order of path and line."""
        chosen = [
            path
            for path in sorted(self._records)
            if path == folder or (folder.endswith("/") and path.startswith(folder))
        ]
        return tuple(record for path in chosen for record in self._records[path])

    def table(self, path: str) -> tuple[dict[str, str], ...]:
        """The rows of a CSV file below data/. Raises FactError where the file is not there."""
        if path not in self._tables:
            raise FactError(f"data/{path}", "is not there", "Reinstall camcensus; its data folder is incomplete.")
        return tuple(csv.DictReader(io.StringIO(self._tables[path])))

    @cached_property
    def fingerprints(self) -> tuple[Fingerprint, ...]:
        """In order of id. Raises FactError for a wrong or doubled record."""
        found: dict[str, Fingerprint] = {}
        for record in self.records("fingerprints/"):
            fingerprint = parse_fingerprint(record)
            if fingerprint.id in found:
                raise record.fail(
                    f"id '{fingerprint.id}' stands in {found[fingerprint.id].where} too", "Give it an id of its own."
                )
            found[fingerprint.id] = fingerprint
        return tuple(found[key] for key in sorted(found))

    @cached_property
    def ouis(self) -> Mapping[str, Oui]:
        """Prefix -> block. Longer prefixes are more specific and win."""
        return {
            row["prefix"]: Oui(row["prefix"], row["registrant"], row["manufacturer"] or None, row["seen"])
            for row in self.table("ouis.csv")
        }

    @cached_property
    def calibration(self) -> Calibration:
        """The weights of signs, as measured."""
        records = self.records("calibration/calibration.yaml")
        if len(records) != 1:
            raise FactError("data/calibration/calibration.yaml", f"holds {len(records)} records", "Keep exactly one.")
        return parse_calibration(records[0])

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """Id -> circle of bodies that instruments bind. Raises FactError."""
        return _by_id([parse_party(record) for record in self.records("terms/parties.yaml")])

    @cached_property
    def bodies(self) -> Mapping[str, PublicBody]:
        """Id -> body or type of body. Raises FactError, also for a party that is not defined."""
        bodies = _by_id([parse_body(record) for record in self.records("bodies/")])
        check_bodies(bodies, self.parties)
        return bodies

    @cached_property
    def equipment_classes(self) -> Mapping[EquipmentKind, EquipmentClasses]:
        """What each kind of device is in the words of the rules. Raises FactError."""
        return dict(parse_equipment_classes(record) for record in self.records("terms/equipment-classes.yaml"))

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """Id -> instrument, in order of id. Raises FactError for a wrong record or a name that no list has."""
        names = self.names
        found = _by_id([parse_instrument(record, names) for record in self.records("instruments/")])
        for instrument in found.values():
            if instrument.superseded_by is not None and instrument.superseded_by not in found:
                raise misnamed(
                    instrument.where, "instrument", instrument.superseded_by, tuple(found), "data/instruments/"
                )
        return {key: found[key] for key in sorted(found)}

    @cached_property
    def names(self) -> Names:
        """The lists that an instrument's names must be in: for `parse_instrument` on a user's own file."""
        return Names(self.manufacturers, self.parties, self.bodies)

    @cached_property
    def manufacturers(self) -> Mapping[str, Manufacturer]:
        """Id -> maker, state body or brand owner. Raises FactError for a wrong or doubled record."""
        return {one.id: one for one in _parsed(self.records("manufacturers/makers.yaml"), parse_manufacturer)}

    @cached_property
    def controls(self) -> tuple[Control, ...]:
        """Who controlled whom, in the order of the file. Raises FactError."""
        return _parsed(self.records("manufacturers/control.yaml"), parse_control)

    @cached_property
    def rebrands(self) -> tuple[Rebrand, ...]:
        """What is sold under a brand and made by another, in order of brand. Raises FactError."""
        return _parsed(self.records("brands/"), parse_rebrand)

    @cached_property
    def vulnerabilities(self) -> tuple[Vulnerability, ...]:
        """Vulnerabilities of surveillance equipment, in order of file. Raises FactError."""
        return _parsed(self.records("vulnerabilities/"), parse_vulnerability)

    @cached_property
    def answers(self) -> AnswerFacts:
        """How bodies word their answers. Raises FactError for a wrong or doubled record."""
        return parse_answers(self.records("answers/"))

    @cached_property
    def answer_threshold(self) -> Threshold:
        """From which confidence on the reading of an answer stands without a person. Raises FactError."""
        return parse_threshold(self.records("calibration/answers.yaml"))

    @cached_property
    def oui_sources(self) -> tuple[Source, ...]:
        """Where the table of address blocks comes from."""
        seen = max((block.seen for block in self.ouis.values()), default="2026-11-23")
        return (Source("IEEE Registration Authority, MAC address blocks", IEEE, date.fromisoformat(seen)),)

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The closed vocabulary of field names -> what each one means."""
        return {record.text("name"): record.text("means") for record in self.records("fields.yaml")}

    @cached_property
    def request_laws(self) -> Mapping[str, RequestLaw]:
        """Id -> law under which information is asked for. Raises FactError."""
        return _by_id([parse_request_law(record) for record in self.records("request_laws/laws/")])

    @cached_property
    def holiday_tables(self) -> Mapping[str, HolidayTable]:
        """Id -> table of bank holidays as published. Raises FactError."""
        return _by_id([parse_holiday_table(record) for record in self.records("request_laws/holidays/")])

    @cached_property
    def request_bodies(self) -> Mapping[str, RequestBody]:
        """Id -> type of body and the laws it answers under. Raises FactError, also for a law that is not defined."""
        bodies = _by_id([parse_request_body(record) for record in self.records("request_laws/bodies/")])
        check_request_bodies(bodies, self.request_laws)
        return bodies
