"""The FactBook: every reviewed fact, typed when first asked for, with one hash for the whole.

The text of the files is handed in; `store.shipped` reads it. A section is parsed at its first use, so that a command
pays only for the facts it needs.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from camcensus.facts.calibration import Calibration, parse_calibration
from camcensus.facts.fingerprints import parse_fingerprint
from camcensus.facts.records import Record
from camcensus.model.errors import FactError
from camcensus.model.evidence import Fingerprint, Source

IEEE = "https://standards.ieee.org/products-programs/regauth/"


@dataclass(frozen=True, slots=True)
class Oui:
    """A block of MAC addresses and who registered it."""

    prefix: str  # hexadecimal digits, upper case, no separators: 6, 7 or 9 of them
    registrant: str  # the name in the registry
    manufacturer: str | None  # id where the registrant is a maker we know; None: known not to be one
    seen: str  # day of the registry's copy, YYYY-MM-DD


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
        records = self.records("calibration/")
        if len(records) != 1:
            raise FactError("data/calibration/", f"holds {len(records)} records", "Keep exactly one.")
        return parse_calibration(records[0])

    @cached_property
    def oui_sources(self) -> tuple[Source, ...]:
        """Where the table of address blocks comes from."""
        seen = max((block.seen for block in self.ouis.values()), default="2026-11-23")
        return (Source("IEEE Registration Authority, MAC address blocks", IEEE, date.fromisoformat(seen)),)
