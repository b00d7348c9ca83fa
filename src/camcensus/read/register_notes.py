"""What happened to the rows of a register, and what its columns were taken for, in words for the notes on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from camcensus.read.columns import Choice
from camcensus.read.note_words import column_letters, count_cells, count_rows, listed

MAX_CELL = 4_000  # characters of a cell that are kept


@dataclass(slots=True)
class RowCounts:
    """What happened to the rows, for the notes at the end."""

    read: int = 0
    blank: int = 0
    repeated: int = 0
    totals: list[int] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)
    cut: int = 0
    controls: int = 0
    beyond: int = 0
    odd: dict[str, list[tuple[int, str]]] = field(default_factory=dict)  # column title -> row and cell
    open_dates: dict[str, list[int]] = field(default_factory=dict)


def shown_mapping(choice: Choice, header: Sequence[str]) -> str:
    """What each column is read as, and which are not read."""
    read, unread = [], []
    for place, column in enumerate(choice.columns):
        heading = header[place] if place < len(header) else ""
        shown = f"'{heading[:40]}'" if heading else f"column {column_letters(place)}"
        reason = f" ({choice.why[place]})" if place in choice.why else ""
        if column is not None:
            read.append(f"{shown} as {column.title}{reason}")
        elif heading:
            unread.append(shown + reason)
    program = f"{choice.profile} export; " if choice.profile else ""
    left = f"; not read: {listed(unread)}" if unread else "; every column read"
    return f"{program}read {listed(read, 40)}{left}" if read else f"no column read{left}"


def summary_of(counts: RowCounts) -> Iterator[str]:
    """A line for each thing that was left out or changed, then how many rows were read."""
    if counts.nameless:
        yield f"{count_rows(len(counts.nameless))} with nothing to identify a device by: {listed(counts.nameless)}"
    if counts.totals:
        yield f"{count_rows(len(counts.totals))} of totals not read as devices: {listed(counts.totals)}"
    if counts.repeated:
        yield f"headings repeated in {count_rows(counts.repeated)}"
    if counts.beyond:
        yield f"{count_cells(counts.beyond)} beyond the last heading not read"
    if counts.controls:
        yield f"{count_cells(counts.controls)} held control characters, which were taken out"
    if counts.cut:
        yield f"{count_cells(counts.cut)} longer than {MAX_CELL} characters were cut to that"
    for title, places in sorted(counts.odd.items()):
        number, cell = places[0]
        yield f"{count_cells(len(places))} of {title} could not be read as that, first row {number}: {cell[:40]!r}"
    for title, numbers in sorted(counts.open_dates.items()):
        yield (
            f"{title}: day and month could be swapped in {count_rows(len(numbers))} ({listed(numbers)}) and no row settles "
            "it; only the year is used. Write the heading as 'dd/mm/yyyy' or 'mm/dd/yyyy', or use YYYY-MM-DD"
        )
    yield f"{count_rows(counts.read)} read, {counts.blank} blank"
