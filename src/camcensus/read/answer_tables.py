"""Tables of equipment in answers: the maker in a column, in the headers, or only in a model number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from camcensus.facts.answers import AnswerFacts
from camcensus.facts.book import FactBook
from camcensus.model.document import Segment
from camcensus.read.answer_columns import (
    Columns,
    find_columns,
    is_total_row,
    is_withheld,
    rows_that_add_up,
    value_of,
    values_of,
)
from camcensus.read.clauses import plain
from camcensus.read.lexicon import Lexicon
from camcensus.read.mentions import Mention, find_mentions
from camcensus.read.phrases import shows
from camcensus.read.statements import Passage, Said, Stance, Statement, Total
from camcensus.read.table_shape import (
    adds_up,
    find_legend,
    is_ditto,
    is_off,
    is_untold,
    may_be_maker,
    stance_of_sheet,
    tells_of_before,
)

MAX_ROWS_QUOTED = 40  # rows of one maker that are shown as its proof
_A_PLACE = re.compile(
    r"^(?!in )(?:[\w']+ ){0,3}(?:stores?|stock ?room|store ?room|stores? (?:yard|room)|retired (?:\w+ )?club)\W*$|\bstock room\b",
    re.IGNORECASE,
)
_YES = re.compile(r"^\W*(?:yes|y|✓|✔|x)\W*$", re.IGNORECASE)


@dataclass(slots=True)
class _Sum:
    cameras: int = 0
    recorders: int = 0
    rows: list[tuple[int, Segment]] = field(default_factory=list)
    mention: Mention | None = None
    counted: bool = True  # every row of it has a number


@dataclass(slots=True)
class _Table:
    """What a table comes to so far."""

    columns: Columns
    placed: bool = False  # one of several tables with the same heads
    sums: dict[tuple[str, Stance], _Sum] = field(default_factory=dict)
    everything: int = 0
    counted: bool = True  # every row in use has a number
    stated: int | None = None  # by a row of totals
    untold: bool = False  # a row does not tell its maker, so nothing follows from what the table leaves out


def read_tables(book: FactBook, lexicon: Lexicon, rows: Sequence[tuple[int, Segment]], said: Said) -> None:
    """Add what the tables say to `said`."""
    tables = [
        list(group) for _, group in groupby(rows, key=lambda row: (row[1].file, row[1].message, _table_of(row[1])))
    ]
    tables = _without_codes(tables)
    heads = Counter(_headers(book, lexicon, table) for table in tables)
    for table in tables:
        _read_table(book, lexicon, table, heads[_headers(book, lexicon, table)] > 1, said)


def _without_codes(tables: list[list[tuple[int, Segment]]]) -> list[list[tuple[int, Segment]]]:
    """Codes written out, where one of the tables says what they stand for; that table itself speaks of no equipment."""
    meanings, place = find_legend([[_cells(segment) for _, segment in table] for table in tables])
    if place is None:
        return tables
    return [
        [(order, _written_out(segment, meanings)) for order, segment in table]
        for at, table in enumerate(tables)
        if at != place
    ]


def _written_out(segment: Segment, meanings: Mapping[str, str]) -> Segment:
    """The cells with their codes written out; the text, which proofs quote, as it stands."""
    return replace(segment, cells=tuple(meanings.get(cell, cell) for cell in _cells(segment)))


def _without_dittos(rows: Sequence[tuple[int, Segment]]) -> list[tuple[int, Segment]]:
    """Marks that stand for the cell above, written out."""
    written: list[tuple[int, Segment]] = []
    above: list[str] = []
    for order, segment in rows:
        cells = _cells(segment)
        if any(is_ditto(cell) for cell in cells):
            cells = [above[at] if is_ditto(cell) and at < len(above) else cell for at, cell in enumerate(cells)]
            segment = replace(segment, cells=tuple(cells))
        above = cells
        written.append((order, segment))
    return written


def _table_of(segment: Segment) -> str:
    return re.sub(r"\W*row \d+.*$", "", segment.place)


def _read_table(
    book: FactBook, lexicon: Lexicon, rows: list[tuple[int, Segment]], one_of_several: bool, said: Said
) -> None:
    facts = book.answers
    headers = _headers(book, lexicon, rows)
    body = _without_dittos([row for row in rows if tuple(_cells(row[1])) != headers and any(_cells(row[1]))])
    sums = rows_that_add_up(facts, [_cells(segment) for _, segment in body])
    plainly = [
        _cells(segment)
        for place, (_, segment) in enumerate(body)
        if place not in sums and not is_total_row(_cells(segment), makers=False)
    ]
    table = _Table(find_columns(book, lexicon, headers, plainly), placed=one_of_several)
    for place, (order, segment) in enumerate(body):
        cells = _cells(segment)
        mentions = _row_mentions(book, lexicon, table.columns, cells)
        is_sum = place in sums and (not mentions or bool(table.columns.by_header))
        if is_sum or is_total_row(cells, makers=bool(mentions) and not table.columns.by_header):
            _take_stated(facts, table, cells)
        elif table.columns.by_header:
            _add_by_header(facts, table, cells, order, segment)
        else:
            _add_row(facts, table, cells, mentions, order, segment)
    if table.columns.by_header:
        table.untold = not _covers_all(facts, table.columns, headers, [_cells(segment) for _, segment in body])
    if table.sums:
        _say(table, said)
    elif table.everything or table.stated:
        _say_total(table, body[0], said)


def _covers_all(facts: AnswerFacts, columns: Columns, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    """Whether the heads of a table name the makers of all of its cameras: several makers side by side, or their numbers
    and those of other heads come to the whole. A single column "of which" leaves the rest open."""
    if columns.whole is None:
        return len(columns.by_header) > 1
    numbers = [[value_of(facts, cell) for cell in row] for row in rows]
    width = max((len(row) for row in rows), default=0)
    named = [*columns.by_header, *([columns.others] if columns.others is not None else [])]
    if columns.others is not None:
        return False
    if adds_up(numbers, named, columns.whole):
        return True
    parts = [at for at in range(width) if at != columns.whole and at < len(headers) and may_be_maker(headers[at])]
    parts = [at for at in parts if any(at < len(row) and row[at] is not None for row in numbers)]
    return adds_up(numbers, sorted({*parts, *named}), columns.whole)


def _take_stated(facts: AnswerFacts, table: _Table, cells: Sequence[str]) -> None:
    """What a row of totals states; the last one stands."""
    columns = table.columns
    wanted = (columns.whole,) if columns.whole is not None else columns.counts
    if not wanted:
        wanted = tuple(range(len(cells)))[-1:]
    numbers = [
        value
        for column in wanted
        if column is not None and column < len(cells)
        if (value := value_of(facts, cells[column]))
    ]
    if numbers:
        table.stated = sum(numbers)


def _say(table: _Table, said: Said) -> None:
    columns = table.columns
    makes_known = columns.make is not None or bool(columns.by_header)
    rows = sum(len(one.rows) for one in table.sums.values())
    for (maker, stance), one in table.sums.items():
        if one.mention is None:
            continue
        words = "\n".join(segment.text for _, segment in one.rows[:MAX_ROWS_QUOTED])
        order, segment = one.rows[0]
        using = stance is Stance.USE
        count = one.cameras if using and one.cameras and one.counted else (0 if stance is Stance.NO else None)
        said.statements.append(
            Statement(
                maker,
                one.mention.shown,
                stance,
                0.95 if columns.counts or columns.by_header else 0.85,
                "table-of-equipment",
                words,
                Passage(words, segment, order),
                count=count,
                recorders=one.recorders or None,
                placed=table.placed,
                exhaustive=makes_known and using and rows > 1 and not table.untold,
                sub_brand=one.mention.sub_brand,
                rebrand=one.mention.rebrand,
                by="table",
            )
        )
    _say_total(table, min(table.sums.values(), key=lambda one: one.rows[0][0]).rows[0], said)
    if table.counted and table.stated is not None and table.stated != table.everything and not columns.by_header:
        said.notes.append(f"a table states a total of {table.stated}, its rows add up to {table.everything}")


def _say_total(table: _Table, first: tuple[int, Segment], said: Said) -> None:
    """The cameras of a table, also of one that tells no maker."""
    value = table.everything if table.counted and table.everything else table.stated
    if value:
        passage = Passage(first[1].text, first[1], first[0])
        said.totals.append(Total(value, 0.9, "table-of-equipment", first[1].text, passage, table.placed))


def _add_by_header(facts: AnswerFacts, table: _Table, cells: Sequence[str], order: int, segment: Segment) -> None:
    columns = table.columns
    for column, mention in columns.by_header.items():
        if column >= len(cells):
            continue
        value = value_of(facts, cells[column])
        if value is None and _YES.match(cells[column]):
            entry = _entry(table, mention, Stance.USE)
            entry.rows.append((order, segment))
            entry.counted = table.counted = False
            continue
        if value is None:
            value = 0 if not cells[column].strip() else None
        if value is None:
            continue
        stance = (stance_of_sheet(segment.place) or Stance.USE) if value else Stance.NO
        entry = _entry(table, mention, stance)
        entry.rows.append((order, segment))
        if stance in (Stance.USE, Stance.NO):
            entry.cameras += value
            table.everything += value if columns.whole is None else 0
    if stance_of_sheet(segment.place) is not None:
        return
    extra = columns.whole if columns.whole is not None else columns.others
    if extra is not None and extra < len(cells):
        table.everything += value_of(facts, cells[extra]) or 0
    for key in [key for key in table.sums if key[1] is Stance.NO and (key[0], Stance.USE) in table.sums]:
        del table.sums[key]


def _add_row(
    facts: AnswerFacts,
    table: _Table,
    cells: Sequence[str],
    mentions: tuple[Mention, ...],
    order: int,
    segment: Segment,
) -> None:
    columns = table.columns
    value = _count_of(facts, columns, cells)
    state = " ".join(cells[i] for i in (columns.state,) if i is not None and i < len(cells))
    kind = " ".join(cells[i] for i in (columns.kind, columns.model, columns.make) if i is not None and i < len(cells))
    recorder = (
        shows(facts, "recorder-noun", kind.casefold()) is not None
        and shows(facts, "camera-noun", kind.casefold()) is None
    )
    if not mentions:
        named = cells[columns.make].strip() if columns.make is not None and columns.make < len(cells) else ""
        if columns.make is not None and is_untold(named):
            speaks = sum(bool(cell) for cell in cells) > 1  # "Prepared by Estates" below a table is no row of it
            table.untold = table.untold or bool(value) or (speaks and value is None)
        if may_be_maker(named) and value and not recorder:
            mentions = (Mention(named, named, 0, 0, "table"),)
        else:
            if value and not recorder and columns.make is not None:
                table.everything += value
            elif value is None and any(is_withheld(cell) for cell in cells):
                table.counted = False
            return
    makers = {mention.maker: mention for mention in reversed(mentions)}
    if len(makers) > 1 and columns.make is not None:
        _add_several(table, cells, mentions, value, order, segment)
        return
    mention = mentions[0]
    if mention.equipment and columns.kind is None:
        recorder = recorder or mention.equipment == "recorder"
    stance = _stance_of(facts, cells, state, value)
    if stance is Stance.USE:
        stance = stance_of_sheet(segment.place) or stance
    entry = _entry(table, mention, stance)
    entry.rows.append((order, segment))
    if stance is not Stance.USE:
        return
    if columns.recorders is not None and columns.recorders < len(cells):
        entry.recorders += value_of(facts, cells[columns.recorders]) or 0
    if value is None:
        entry.counted = table.counted = False
    elif recorder:
        entry.recorders += value
    else:
        entry.cameras += value
        table.everything += value


def _add_several(
    table: _Table,
    cells: Sequence[str],
    mentions: Sequence[Mention],
    value: int | None,
    order: int,
    segment: Segment,
) -> None:
    """ "Hikvision and Axis | 14 and 9": each its own; "Hikvision and Axis | 23": the number of neither is known."""
    column = table.columns.counts[0] if table.columns.counts else None
    numbers = values_of(cells[column]) if column is not None and column < len(cells) else []
    makers = list({mention.maker: mention for mention in reversed(mentions)}.values())[::-1]
    each = len(numbers) == len(makers)
    for place, mention in enumerate(makers):
        entry = _entry(table, mention, Stance.USE)
        entry.rows.append((order, segment))
        if each:
            entry.cameras += numbers[place]
            table.everything += numbers[place]
        else:
            entry.counted = False
    if not each:
        table.everything += value or 0
        table.counted = table.counted and value is not None


def _count_of(facts: AnswerFacts, columns: Columns, cells: Sequence[str]) -> int | None:
    """Cameras of a row: the cells of its columns of numbers, or one where a row is a camera; None: not known."""
    if columns.counts:
        values = [value_of(facts, cells[column]) for column in columns.counts if column < len(cells)]
        known = [value for value in values if value is not None]
        return sum(known) if known else None
    return 1 if columns.each else None


def _stance_of(facts: AnswerFacts, cells: Sequence[str], state: str, value: int | None) -> Stance:
    if value == 0 or (value is None and re.match(r"^\W*(?:no|none|nil|not used)\W*$", cells[-1], re.IGNORECASE)):
        return Stance.FORMER if tells_of_before(cells[1:]) else Stance.NO
    beside = (state or " ".join(cell for cell in cells[1:] if not _A_PLACE.search(cell))).casefold()
    if shows(facts, "not-in-use-state", beside) is not None or (state and is_off(state)):
        return Stance.FORMER
    return Stance.PLANNED if shows(facts, "planned-state", beside) is not None else Stance.USE


def _row_mentions(book: FactBook, lexicon: Lexicon, columns: Columns, cells: Sequence[str]) -> tuple[Mention, ...]:
    for column in (columns.make, columns.model):
        if column is not None and column < len(cells):
            found = find_mentions(book, lexicon, plain(cells[column]))
            if found:
                return found
    if columns.make is None:
        return find_mentions(book, lexicon, plain(" | ".join(cells)))
    return ()


def _entry(table: _Table, mention: Mention, stance: Stance) -> _Sum:
    entry = table.sums.setdefault((mention.maker, stance), _Sum())
    if entry.mention is None:
        entry.mention = mention
    return entry


def _headers(book: FactBook, lexicon: Lexicon, rows: Sequence[tuple[int, Segment]]) -> tuple[str, ...]:
    facts = book.answers
    given = next((segment.headers for _, segment in rows if segment.headers), ())
    if given:
        return tuple(header.strip() for header in given)
    first = _cells(rows[0][1])
    names = ("make-header", "model-header", "count-header", "state-header")
    known = sum(any(shows(facts, name, plain(cell)) for name in names) for cell in first if not re.search(r"\d", cell))
    return tuple(first) if known or _is_head_of_makers(book, lexicon, [_cells(row[1]) for row in rows]) else ()


def _is_head_of_makers(book: FactBook, lexicon: Lexicon, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names makers, each above numbers."""
    first, *others = rows
    named = [at for at, cell in enumerate(first) if find_mentions(book, lexicon, plain(cell)) and cell.strip()]
    if not named or not others or any(re.fullmatch(r"\W*\d+\W*", cell) for cell in first):
        return False
    return all(
        value_of(book.answers, row[at]) is not None or not row[at].strip()
        for row in others
        for at in named
        if at < len(row)
    )


def _cells(segment: Segment) -> list[str]:
    return [cell.strip() for cell in segment.cells] or [cell.strip() for cell in segment.text.split(" | ")]
