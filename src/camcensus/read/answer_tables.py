"""Tables of equipment in answers: the maker in a column, in the headers, or only in a model number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from camcensus.facts.answers import AnswerFacts
from camcensus.facts.book import FactBook
from camcensus.model.document import Segment
from camcensus.read.clauses import plain
from camcensus.read.lexicon import Lexicon
from camcensus.read.mentions import Mention, find_mentions
from camcensus.read.phrases import shows
from camcensus.read.statements import Passage, Said, Stance, Statement, Total

MAX_ROWS_QUOTED = 40  # rows of one maker that are shown as its proof
_NUMBER = re.compile(
    r"^\W*(?:x\s*)?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.0+)?(?:\s*(?:x|no\.?|nos|cameras?|units?))?\W*$", re.IGNORECASE
)
_TOTAL = re.compile(
    r"^\W*(?:grand |sub-?|overall )?(?:totals?|cyfanswm|sum|all (?:sites|cameras|makes))\b", re.IGNORECASE
)


@dataclass(slots=True)
class _Columns:
    make: int | None = None
    model: int | None = None
    count: int | None = None
    kind: int | None = None
    state: int | None = None
    by_header: dict[int, Mention] = field(default_factory=dict)  # column -> maker in its header


@dataclass(slots=True)
class _Sum:
    cameras: int = 0
    recorders: int = 0
    rows: list[tuple[int, Segment]] = field(default_factory=list)
    stance: Stance = Stance.USE
    mention: Mention | None = None
    counted: bool = True


def read_tables(book: FactBook, lexicon: Lexicon, rows: Sequence[tuple[int, Segment]], said: Said) -> None:
    """Add what the tables say to `said`."""
    for _, group in groupby(rows, key=lambda row: (row[1].file, row[1].message, _table_of(row[1]))):
        _read_table(book, lexicon, list(group), said)


def _table_of(segment: Segment) -> str:
    return re.sub(r"\W*row \d+.*$", "", segment.place)


def _read_table(book: FactBook, lexicon: Lexicon, rows: list[tuple[int, Segment]], said: Said) -> None:
    facts = book.answers
    headers = _headers(facts, rows)
    body = [row for row in rows if tuple(_cells(row[1])) != headers]
    columns = _columns(book, lexicon, headers, [_cells(row[1]) for row in body])
    sums: dict[tuple[str, Stance], _Sum] = {}
    everything, stated_total, counted = 0, None, True
    for order, segment in body:
        cells = _cells(segment)
        if not any(cells):
            continue
        if any(_TOTAL.match(cell) for cell in cells[:2]):
            numbers = [value for cell in cells if (value := _value(cell)) is not None]
            if columns.make is not None or columns.model is not None:
                stated_total = numbers[-1] if numbers else stated_total
            continue
        if columns.by_header:
            everything += _add_by_header(columns, cells, order, segment, sums)
            continue
        added = _add_row(book, lexicon, columns, cells, order, segment, sums)
        if added is None:
            continue
        everything += added
        counted = counted and columns.count is not None
    if not sums:
        return
    _say(sums, everything, stated_total, columns, said)


def _say(
    sums: dict[tuple[str, Stance], _Sum],
    everything: int,
    stated: int | None,
    columns: _Columns,
    said: Said,
) -> None:
    makes_known = columns.make is not None or bool(columns.by_header)
    for (maker, stance), one in sums.items():
        if one.mention is None:
            continue
        words = "\n".join(segment.text for _, segment in one.rows[:MAX_ROWS_QUOTED])
        order, segment = one.rows[0]
        passage = Passage(words, segment, order)
        exhaustive = (
            makes_known and stance is Stance.USE and len(one.rows) > 0 and sum(len(s.rows) for s in sums.values()) > 1
        )
        said.statements.append(
            Statement(
                maker,
                one.mention.shown,
                stance,
                0.95 if columns.count is not None or columns.by_header else 0.85,
                "table-of-equipment",
                words,
                passage,
                count=one.cameras if stance is Stance.USE and one.cameras else (0 if stance is Stance.NO else None),
                recorders=one.recorders or None,
                exhaustive=exhaustive,
                sub_brand=one.mention.sub_brand,
                rebrand=one.mention.rebrand,
                by="table",
            )
        )
    if everything:
        first = min((one for one in sums.values()), key=lambda one: one.rows[0][0]).rows[0]
        total = Total(everything, 0.9, "table-of-equipment", first[1].text, Passage(first[1].text, first[1], first[0]))
        said.totals.append(total)
        if stated is not None and stated != everything:
            said.notes.append(f"a table states a total of {stated}, its rows add up to {everything}")


def _add_by_header(
    columns: _Columns, cells: Sequence[str], order: int, segment: Segment, sums: dict[tuple[str, Stance], _Sum]
) -> int:
    added = 0
    for column, mention in columns.by_header.items():
        if column >= len(cells):
            continue
        value = _value(cells[column])
        if value is None and re.match(r"^\W*(yes|y|✓|✔|x)\W*$", cells[column], re.IGNORECASE):
            value = 0
            _entry(sums, mention, Stance.USE).rows.append((order, segment))
            continue
        if value is None:
            value = 0 if re.match(r"^\W*(none|nil|no|n|-|)\W*$", cells[column], re.IGNORECASE) else None
        if value is None:
            continue
        entry = _entry(sums, mention, Stance.USE if value else Stance.NO)
        entry.rows.append((order, segment))
        entry.cameras += value
        added += value
    for key in [key for key in sums if key[1] is Stance.NO and (key[0], Stance.USE) in sums]:
        del sums[key]
    return added


def _add_row(
    book: FactBook,
    lexicon: Lexicon,
    columns: _Columns,
    cells: Sequence[str],
    order: int,
    segment: Segment,
    sums: dict[tuple[str, Stance], _Sum],
) -> int | None:
    facts = book.answers
    mentions = _row_mentions(book, lexicon, columns, cells)
    value = _value(cells[columns.count]) if columns.count is not None and columns.count < len(cells) else 1
    state = " ".join(cells[i] for i in (columns.state,) if i is not None and i < len(cells))
    kind = " ".join(cells[i] for i in (columns.kind, columns.model, columns.make) if i is not None and i < len(cells))
    recorder = shows(facts, "recorder-noun", kind) is not None and shows(facts, "camera-noun", kind) is None
    if not mentions:
        named = cells[columns.make].strip() if columns.make is not None and columns.make < len(cells) else ""
        if (
            re.fullmatch(r"[A-Z0-9][\w&. -]{1,28}", named)
            and value
            and not recorder
            and not re.match(r"(unknown|various|other|n/?a|tbc|not known|mixed)", named, re.I)
        ):
            mentions = (Mention(named, named, 0, 0, "table"),)
        else:
            return value if value and not recorder and columns.make is not None else None
    mention = mentions[0]
    if mention.equipment and not columns.kind:
        recorder = recorder or mention.equipment == "recorder"
    stance = Stance.USE
    if re.match(r"^\W*(no|none|nil|not used)\W*$", cells[-1], re.IGNORECASE) and columns.count in (
        None,
        len(cells) - 1,
    ):
        value, stance = 0, Stance.NO
    elif value == 0:
        stance = Stance.NO
    elif shows(facts, "not-in-use-state", state or " ".join(cells[1:])) is not None:
        stance = Stance.FORMER
    elif shows(facts, "planned-state", state or " ".join(cells[1:])) is not None:
        stance = Stance.PLANNED
    entry = _entry(sums, mention, stance)
    entry.rows.append((order, segment))
    if value is None or stance is not Stance.USE:
        return 0
    if recorder:
        entry.recorders += value
        return 0
    entry.cameras += value
    return value


def _row_mentions(book: FactBook, lexicon: Lexicon, columns: _Columns, cells: Sequence[str]) -> tuple[Mention, ...]:
    for column in (columns.make, columns.model):
        if column is not None and column < len(cells):
            found = find_mentions(book, lexicon, plain(cells[column]))
            if found:
                return found
    if columns.make is None:
        return find_mentions(book, lexicon, plain(" | ".join(cells)))
    return ()


def _entry(sums: dict[tuple[str, Stance], _Sum], mention: Mention, stance: Stance) -> _Sum:
    entry = sums.setdefault((mention.maker, stance), _Sum(stance=stance))
    if entry.mention is None:
        entry.mention = mention
    return entry


def _headers(facts: AnswerFacts, rows: Sequence[tuple[int, Segment]]) -> tuple[str, ...]:
    given = next((segment.headers for _, segment in rows if segment.headers), ())
    if given:
        return tuple(header.strip() for header in given)
    first = _cells(rows[0][1])
    names = ("make-header", "model-header", "count-header", "state-header")
    known = sum(any(shows(facts, name, plain(cell)) for name in names) for cell in first if not re.search(r"\d", cell))
    return tuple(first) if known else ()


def _columns(book: FactBook, lexicon: Lexicon, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> _Columns:
    facts = book.answers
    columns = _Columns()
    for column, header in enumerate(headers):
        text = plain(header)
        named = find_mentions(book, lexicon, text)
        if named and _is_numeric(rows, column):
            columns.by_header[column] = named[0]
        elif shows(facts, "make-header", text) is not None and columns.make is None:
            columns.make = column
        elif shows(facts, "count-header", text) is not None and columns.count is None and _is_numeric(rows, column):
            columns.count = column
        elif shows(facts, "state-header", text) is not None and columns.state is None:
            columns.state = column
        elif shows(facts, "model-header", text) is not None and columns.model is None:
            columns.model = column
        elif shows(facts, "kind-header", text) is not None and columns.kind is None:
            columns.kind = column
    if columns.by_header:
        return columns
    width = max((len(row) for row in rows), default=0)
    if columns.make is None:
        columns.make = _column_of_makers(book, lexicon, rows, width)
    if columns.count is None:
        numeric = [column for column in range(width) if _is_numeric(rows, column) and column != columns.make]
        columns.count = numeric[-1] if len(numeric) == 1 else columns.count
    return columns


def _column_of_makers(book: FactBook, lexicon: Lexicon, rows: Sequence[Sequence[str]], width: int) -> int | None:
    for column in range(width):
        cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
        named = [cell for cell in cells if any(one.by != "model" for one in find_mentions(book, lexicon, plain(cell)))]
        if cells and len(named) * 2 > len(cells):
            return column
    return None


def _is_numeric(rows: Iterable[Sequence[str]], column: int) -> bool:
    cells = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
    good = [
        cell for cell in cells if _NUMBER.match(cell) or re.match(r"^\W*(none|nil|no|yes|-)\W*$", cell, re.IGNORECASE)
    ]
    return bool(cells) and len(good) * 2 > len(cells)


def _cells(segment: Segment) -> list[str]:
    return [cell.strip() for cell in segment.cells] or [cell.strip() for cell in segment.text.split(" | ")]


def _value(cell: str) -> int | None:
    match = _NUMBER.match(cell)
    return int(match.group(1).replace(",", "")) if match else None
