"""Rows of an asset register -> observations, with a note of what each column was taken for.

Rows in, values out: no file, no program's own format. Nothing is dropped without a count: columns nobody read, rows
that name nothing, totals, repeated headings and cells that are not what their column holds each end in a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Origin, Rejected
from camcensus.read.columns import (
    Choice,
    Column,
    Vocabulary,
    choose_columns,
    named_column,
    plain,
    read_addresses,
    read_macs,
)
from camcensus.read.headings import finds_header
from camcensus.read.note_words import column_letters, count_rows, listed
from camcensus.read.register_dates import DateOrder, read_date, settle_order
from camcensus.read.register_notes import MAX_CELL, RowCounts, shown_mapping, summary_of
from camcensus.read.register_words import has_model, read_count, read_host_name, read_ownership, read_site_class

Item = Observation | Rejected | Note
Row = tuple[int, Sequence[str]]  # number as the user's program shows it (from 1), cells

SAMPLE_ROWS = 20_000  # looked at before the first row is read: columns and the order of dates are settled on them
SAMPLE_CELLS = 400_000
APP_FIELDS = ("register.app", "register.publisher")
_NAME_COLUMNS = 'Say what its columns hold, for example --column "Heading=manufacturer" --column "Heading=model".'
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BETWEEN_APPS = re.compile(r"[;\n|]+")


def read_table(
    rows: Iterable[Row], source: str, sheet: str, vocabulary: Vocabulary, chosen: Mapping[str, str]
) -> Iterator[Item]:
    """Read one sheet.

    Args:
        rows: lazily; what they raise passes through, after the items of the rows before.
        sheet: its name; empty for a file that is one table.
        chosen: the user's mapping (columns.parse_mapping).
    """
    return _Table(source, sheet, vocabulary, chosen).read(iter(rows))


class _Table:
    def __init__(self, source: str, sheet: str, vocabulary: Vocabulary, chosen: Mapping[str, str]) -> None:
        self.source, self.sheet, self.vocabulary, self.chosen = source, sheet, vocabulary, chosen
        self.counts = RowCounts()
        self.header: tuple[str, ...] = ()
        self.choice = Choice((), None)
        self.lists_apps = False
        self.orders: dict[int, DateOrder] = {}

    def read(self, rows: Iterator[Row]) -> Iterator[Item]:
        sample, failure = self._take_sample(rows)
        found = finds_header([cells for _, cells in sample], self.vocabulary, self.chosen)
        if found is None:
            yield from self._without_header(chain(sample, rows if failure is None else ()))
        else:
            above = [(number, cells) for number, cells in sample[:found] if any(cells)]
            self._take_header(sample[found], [cells for _, cells in sample[found + 1 :]])
            if not self.choice.tells_devices and not self._is_meant():
                yield from self._no_register(sample, rows if failure is None else iter(()))
                if failure is not None:
                    raise failure
                return
            yield self._note(shown_mapping(self.choice, self.header))
            if above:
                words = " / ".join(" ".join(filter(None, cells))[:60] for _, cells in above[:3])
                yield self._note(f"{count_rows(len(above))} above the headings not read as devices: {words!r}")
            yield from self._unknown_settings()
            below = sample[found + 1 :]
            for number, cells in chain(below, map(self._clean, rows) if failure is None else ()):
                yield from self._row(number, cells)
        for line in summary_of(self.counts):
            yield self._note(line)
        if failure is not None:
            raise failure

    def _is_meant(self) -> bool:
        """Does the user's mapping speak of this table? What it says of one sheet of a workbook is not said of the others."""
        return bool(self.chosen) and (not self.sheet or self.chosen.keys() - self._not_here() != set())

    def _no_register(self, sample: Sequence[Row], rest: Iterator[Row]) -> Iterator[Item]:
        """A table of something else: said once, as a failure where it is the whole file."""
        count = sum(1 for _, cells in chain(sample, rest) if any(cells))
        problem = f"{count_rows(count)} of which no column says what a device is; headings are {listed(self.header)}"
        if self.sheet:
            yield self._note(f"the sheet is not read: {problem}")
        else:
            yield Rejected(Origin(self.source), f"not a register: {problem}", _NAME_COLUMNS)

    def _take_sample(self, rows: Iterator[Row]) -> tuple[list[Row], InputError | None]:
        """The first rows, and what ended them early: told after what they hold."""
        sample: list[Row] = []
        cells = 0
        try:
            for row in rows:
                sample.append(self._clean(row))
                cells += len(row[1])
                if len(sample) >= SAMPLE_ROWS or cells >= SAMPLE_CELLS:
                    break
        except InputError as error:
            return sample, error
        return sample, None

    def _clean(self, row: Row) -> Row:
        number, cells = row
        cleaned = []
        for cell in cells:
            text = _CONTROLS.sub("", cell).strip() if _CONTROLS.search(cell) else cell.strip()
            self.counts.controls += len(text) < len(cell.strip())
            if len(text) > MAX_CELL:
                text = text[:MAX_CELL]
                self.counts.cut += 1
            cleaned.append("" if text.casefold() in self.vocabulary.empty_words else text)
        while cleaned and not cleaned[-1]:
            cleaned.pop()
        return number, tuple(cleaned)

    def _take_header(self, header: Row, below: Sequence[Sequence[str]]) -> None:
        self.header = tuple(header[1])
        self.choice = choose_columns(self.header, below, self.vocabulary, self.chosen)
        self.lists_apps = self.choice.lists_apps
        self.orders = {
            place: settle_order(
                self.header[place] if place < len(self.header) else "",
                (cells[place] for cells in below if place < len(cells)),
            )
            for place, column in enumerate(self.choice.columns)
            if column is not None and column.holds == "date"
        }

    def _row(self, number: int, cells: Sequence[str]) -> Iterator[Item]:
        filled = [cell for cell in cells if cell]
        if not filled:
            self.counts.blank += 1
        elif tuple(cells) == self.header:
            self.counts.repeated += 1
        elif self._is_new_header(filled):
            self._take_header((number, cells), ())
            yield self._note(f"row {number} begins a table of its own: {shown_mapping(self.choice, self.header)}")
        elif self._is_total(filled):
            self.counts.totals.append(number)
        else:
            self.counts.beyond += sum(1 for cell in cells[len(self.choice.columns) :] if cell)
            observations = [] if self._is_remark(cells) else self._observations(number, cells)
            if not observations:
                self.counts.nameless.append(number)
            else:
                self.counts.read += 1
                yield from observations

    def _is_new_header(self, filled: Sequence[str]) -> bool:
        return (
            len(filled) >= 3
            and all(len(cell) <= 60 for cell in filled)
            and all(named_column(cell, self.vocabulary, self.chosen) for cell in filled)
        )

    def _is_total(self, filled: Sequence[str]) -> bool:
        first = filled[0].casefold().rstrip(":= ")
        words = self.vocabulary.total_words
        starts = first.startswith(words) and any(
            first == word or first.startswith((word + " ", word + ":")) for word in words
        )
        return starts and not any(has_model(cell) or read_macs(cell) for cell in filled)

    def _is_remark(self, cells: Sequence[str]) -> bool:
        """The only cell read of a row in a table of several columns: a section's title, "Prepared by ...", no device."""
        said = [cell for column, cell in zip(self.choice.columns, cells, strict=False) if column is not None and cell]
        if len(said) != 1 or sum(column is not None for column in self.choice.columns) < 3:
            return False
        return " " in said[0] and not has_model(said[0]) and not read_macs(said[0]) and not read_addresses(said[0])

    def _observations(self, number: int, cells: Sequence[str]) -> list[Observation]:
        """One observation a cell that says something of the device; the rest of the row goes beside each."""
        says: list[tuple[int, str, str]] = []  # position, field, text
        host: str | None = None
        mac: str | None = None
        beside: dict[str, str] = {}
        for place, (column, cell) in enumerate(zip(self.choice.columns, cells, strict=False)):
            if column is None or not cell:
                continue
            if column.holds == "ip":
                found = read_addresses(cell)
                host = host or next(iter(found), None)
                self._odd_unless(bool(found), column, number, cell)
            elif column.holds == "mac":
                macs = read_macs(cell)
                mac = mac or next(iter(macs), None)
                says += [(place, column.fills, found_mac) for found_mac in macs]
                self._odd_unless(bool(macs), column, number, cell)
            elif self.lists_apps and column.fills not in APP_FIELDS and column.fills.startswith("register."):
                part = column.fills.removeprefix("register.")
                beside.setdefault(part if part == "name" else f"device_{part}", cell)
            elif column.fills == "register.app":
                says += [(place, column.fills, app.strip()) for app in _BETWEEN_APPS.split(cell) if app.strip()]
            elif column.fills == "hostname":
                beside.setdefault("hostname", cell)
                says.append((place, "register.name", cell))
            elif column.fills.startswith("register."):
                says.append((place, column.fills, " ".join(cell.split())))
                if column.id == "name":
                    beside.setdefault("name", cell)
            else:
                self._keep_beside(beside, place, column, number, cell)
        if self.lists_apps:
            host = mac = None  # they are the phone's; a row is one app on it, and rows must not be taken for one device
            says = [said for said in says if said[1] in APP_FIELDS]
        if not says and (self.lists_apps or not host):
            return []
        return self._as_observations(number, says, host or read_host_name(beside.get("hostname")), mac, beside)

    def _as_observations(
        self,
        number: int,
        says: Sequence[tuple[int, str, str]],
        host: str | None,
        mac: str | None,
        beside: dict[str, str],
    ) -> list[Observation]:
        observed_at = beside.pop("observed_at", None)
        provenance = MappingProxyType(beside)
        record = f"{self.source}#{self.sheet}!{number}"
        once = {(fills, text): place for place, fills, text in reversed(says)}  # "Model" and "Model number" often agree
        rows = [(place, fills, text) for (fills, text), place in reversed(once.items())]
        rows = rows or [(0, "register.name", host or "")]
        return [
            Observation(
                id=f"{record}.{column_letters(place)}" + (f".{earlier}" if earlier else ""),
                kind="register",
                field=fills,
                raw=text,
                origin=self._origin(number),
                record=record,
                host=host,
                mac=mac,
                observed_at=observed_at,
                provenance=provenance,
            )
            for at, (place, fills, text) in enumerate(rows)
            for earlier in [sum(1 for before in rows[:at] if before[0] == place)]
        ]

    def _keep_beside(self, beside: dict[str, str], place: int, column: Column, number: int, cell: str) -> None:
        if column.holds == "date":
            day = read_date(cell, self.orders.get(place, DateOrder.OPEN))
            if day.open_order:
                self.counts.open_dates.setdefault(column.title, []).append(number)
            if day.text is None or day.open_order:
                beside.setdefault(f"{column.fills}_text", cell)
            if day.text is not None:
                beside.setdefault(column.fills, day.text)
            self._odd_unless(day.text is not None, column, number, cell)
        elif column.holds == "count":
            count = read_count(cell)
            if count is not None:
                beside.setdefault(column.fills, str(count))
            self._odd_unless(count is not None, column, number, cell)
        elif column.fills == "ownership":
            beside.setdefault(column.fills, read_ownership(cell))
        elif column.fills == "site_class":
            beside.setdefault(column.fills, read_site_class(cell))
        elif column.fills == "location" and "location" in beside:
            beside["location"] += f", {cell}"
        else:
            beside.setdefault(column.fills, cell)

    def _odd_unless(self, good: bool, column: Column, number: int, cell: str) -> None:
        if not good:
            self.counts.odd.setdefault(column.title, []).append((number, cell))

    def _without_header(self, rows: Iterable[Row]) -> Iterator[Item]:
        """Rows of a register that has no headings: each is a line of text, its addresses taken from it."""
        told, maybe = False, ""
        by_place = any(key.startswith("#") for key in self.chosen)
        for number, cells in map(self._clean, rows):
            filled = [cell for cell in cells if cell]
            if not filled:
                self.counts.blank += 1
            elif self._is_total(filled):
                self.counts.totals.append(number)
            elif not by_place and not has_model(" ".join(filled)) and not any(map(read_macs, filled)):
                self.counts.nameless.append(number)
                if len(filled) > 2 and not told:
                    maybe = f" (row {number} may be them: {listed(filled)[:200]})"
            else:
                if not told:
                    told = True
                    yield self._note(
                        f"no headings that are known{maybe}; each row is read as a line of text. "
                        'Say what a column holds: --column "Heading=model", or by place: --column "#2=model"'
                    )
                self.counts.read += 1
                yield from self._headless(number, cells, filled)
        if not self.counts.read and self.counts.nameless:
            yield Rejected(
                Origin(self.source, f"sheet '{self.sheet}'" if self.sheet else ""),
                f"no heading that is known and no cell like a model number in {count_rows(len(self.counts.nameless))}",
                _NAME_COLUMNS,
            )

    def _headless(self, number: int, cells: Sequence[str], filled: Sequence[str]) -> Iterator[Item]:
        if any(key.startswith("#") for key in self.chosen):
            self.choice = (
                self.choice if self.choice.columns else choose_columns((), [cells], self.vocabulary, self.chosen)
            )
            yield from self._observations(number, cells)
            return
        text = " ".join(filled)
        macs, addresses = read_macs(text), [found for cell in filled for found in read_addresses(cell)]
        record = f"{self.source}#{self.sheet}!{number}"
        yield Observation(
            id=f"{record}.row",
            kind="text",
            field="asset-row",
            raw=" ".join(cell for cell in filled if not read_macs(cell) and not read_addresses(cell)) or text,
            origin=self._origin(number),
            record=record,
            host=next(iter(addresses), None),
            mac=next(iter(macs), None),
        )

    def _origin(self, number: int) -> Origin:
        return Origin(self.source, f"sheet '{self.sheet}' row {number}" if self.sheet else f"row {number}")

    def _note(self, text: str) -> Note:
        return Note(Origin(self.source, f"sheet '{self.sheet}'" if self.sheet else ""), text)

    def _not_here(self) -> set[str]:
        """Columns that the user's mapping names and this table has not."""
        here = {plain(cell) for cell in self.header} | {f"#{place + 1}" for place in range(len(self.choice.columns))}
        here |= {plain(re.sub(r"[(\[][^)\]]*[)\]]", "", cell)) for cell in self.header}
        return set(self.chosen) - here

    def _unknown_settings(self) -> Iterator[Note]:
        for key in sorted(self._not_here()):
            yield self._note(f"no column is headed '{key}', which --column names; headings are {listed(self.header)}")
