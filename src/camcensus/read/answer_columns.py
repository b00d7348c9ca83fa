"""Which columns of a table in an answer hold makers, models, numbers and states, by their heads and their cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from camcensus.facts.answers import AnswerFacts
from camcensus.facts.book import FactBook
from camcensus.read.clauses import plain
from camcensus.read.lexicon import Lexicon
from camcensus.read.mentions import Mention, find_mentions
from camcensus.read.phrases import shows

_NUMBER = re.compile(
    r"^\W*(?:(?:c|ca|circa|approx|approximately|about|around|some)\b\.?\s*)?(?:x\s*)?(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.0+)?"
    r"(?:\s*(?:x|no\.?|nos\.?|off|cameras?|units?|domes?|in (?:all|total)))?\s*(?:\([^)]{0,40}\))?[^\w%-]*$",
    re.IGNORECASE,
)
_NONE = re.compile(r"^\W*(?:none|nil|no|n|n/a|zero|-|–)?\W*$", re.IGNORECASE)
_NO_COUNT = re.compile(
    r"\b(?:years?|dates?|installed on|when|serial|asset|ref|reference|model|retention|days?|cost|price|value|spend|ip|port|channels?|storage|resolution|megapixels?|mp|"
    r"age|share|percentage|proportion|per ?cent|id|phone|postcode|sites?|schools?|premises|buildings?|blwyddyn|dyddiad)\b|[%£]",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"\b(?:in service|live|deployed|operational|held|cameras?|fitted|working|active|camerâu|gamerâu)\b", re.IGNORECASE
)
_KIND = re.compile(
    r"\b(?:fixed|statics?|ptzs?|domes?|bullets?|turrets?|internal|external|indoor|outdoor|inside|outside|body[- ]?worn|anpr|mobile|redeployable)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"^\W*(?:(?:grand |overall )?totals?|all|overall|sum|cyfanswm)\b(?:\s+(?:cameras?|number|of cameras|makes|no\.?|units|gamerâu))*\W*$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"^\W*(?:all )?(?:others?|other (?:makes?|makers?|manufacturers?|brands?)|arall|eraill|remainder|rest)\b",
    re.IGNORECASE,
)
_YEAR_IN = re.compile(r"\b(?:19|20)\d\d\b")
_WITHHELD = re.compile(
    r"\b(?:withheld|exempt\w*|redacted|refused|not (?:held|known|recorded)|unknown|tbc)\b", re.IGNORECASE
)
_YEAR = re.compile(r"^\W*(?:(?:19|20)\d\d)(?:\s*[-/]\s*\d{2,4})?\W*$")
_TOTAL_ROW = re.compile(
    r"^\W*(?:(?:[\w'&-]+ ){0,3}(?:sub-?\s?)?totals?|sub-?\s?totals?\b.*|(?:grand |overall )?totals?(?:\s(?:for|of|all|cameras|number|estate|units)\b.*)?|overall|sum|all (?:sites|cameras|makes|makers|locations)|cyfanswm.*)\W*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Columns:
    """Places of columns; None: the table has none of that kind."""

    make: int | None = None
    model: int | None = None
    counts: tuple[int, ...] = ()  # added up where there are several: fixed, PTZ
    recorders: int | None = None
    kind: int | None = None
    state: int | None = None
    whole: int | None = None  # of a table with makers in its heads: all cameras
    others: int | None = None  # of such a table: other makes
    by_header: dict[int, Mention] = field(default_factory=dict)  # column -> maker in its head
    open: bool = False  # there are numbers, and they are shares or ranges
    each: bool = False  # a row is one camera
    of_cameras: bool = False  # the head of the numbers says that they are cameras


def find_columns(book: FactBook, lexicon: Lexicon, headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Columns:
    """The columns of a table whose rows of totals are not among `rows`."""
    facts, columns = book.answers, Columns()
    width = max((len(row) for row in rows), default=0)
    heads = [plain(header.replace("_", " ")) for header in headers] + [""] * (width - len(headers))
    numeric = [column for column in range(width) if is_numeric(facts, rows, column)]
    for column, head in enumerate(heads):
        named = find_mentions(book, lexicon, head)
        if named and (column in numeric or (numeric and _is_blank(rows, column))):
            columns.by_header[column] = named[0]
        elif shows(facts, "make-header", head) is not None and columns.make is None and column not in numeric:
            columns.make = column
        elif column in numeric:
            continue
        elif shows(facts, "state-header", head) is not None and columns.state is None:
            columns.state = column
        elif shows(facts, "model-header", head) is not None and columns.model is None:
            columns.model = column
        elif shows(facts, "kind-header", head) is not None and columns.kind is None:
            columns.kind = column
    if columns.by_header:
        rest = [column for column in numeric if column not in columns.by_header]
        columns.whole = next((column for column in rest if _ALL.match(heads[column])), None)
        if columns.whole is None and len(rest) == 1 and _is_whole(facts, heads[rest[0]], rows, rest[0], columns):
            columns.whole = rest[0]
        columns.others = next((column for column in rest if _OTHER.match(heads[column])), None)
        return columns
    if columns.make is None:
        columns.make = _column_of_makers(book, lexicon, rows, width)
    columns.recorders = next(
        (
            c
            for c in numeric
            if shows(facts, "recorder-noun", heads[c].casefold()) and not re.search("camera", heads[c], re.I)
        ),
        None,
    )
    columns.counts = _counts(facts, heads, [c for c in numeric if c not in (columns.make, columns.recorders)], rows)
    columns.of_cameras = any(
        re.search(r"\bcam(?:era)?s?\b|\b[cg]amerâu\b|\bcctv\b", heads[c], re.I) for c in columns.counts
    )
    columns.open = not columns.counts and any(_is_open(rows, column, heads[column]) for column in range(width))
    columns.each = not columns.counts and not columns.open and _is_register(heads, rows, columns.make)
    return columns


def _is_blank(rows: Sequence[Sequence[str]], column: int) -> bool:
    return len(rows) > 1 and all(not row[column].strip() for row in rows if column < len(row))


def _is_whole(facts: AnswerFacts, head: str, rows: Sequence[Sequence[str]], column: int, columns: Columns) -> bool:
    """Whether the one other column of numbers holds all cameras: "Cameras" beside "Of which Hikvision"."""
    if _OTHER.match(head) or not (shows(facts, "count-header", head) is not None or _COUNTS.search(head)):
        return False
    for row in rows:
        parts = [value_of(facts, row[at]) or 0 for at in columns.by_header if at < len(row)]
        whole = value_of(facts, row[column]) if column < len(row) else None
        if whole is not None and whole < sum(parts):
            return False
    return True


def _counts(
    facts: AnswerFacts, heads: Sequence[str], numeric: Sequence[int], rows: Sequence[Sequence[str]]
) -> tuple[int, ...]:
    years = {column: found[-1] for column in numeric if (found := _YEAR_IN.findall(heads[column]))}
    if len(years) > 1:
        return (max(years, key=lambda column: (years[column], column)),)
    able = [
        c
        for c in numeric
        if _NO_COUNT.search(heads[c]) is None and not _all_years(rows, c) and not _runs_on(facts, rows, c)
    ]
    for wanted in (
        [c for c in able if _ALL.match(heads[c])],
        [c for c in able if _KIND.search(heads[c])] if len([c for c in able if _KIND.search(heads[c])]) > 1 else [],
        [c for c in able if shows(facts, "count-header", heads[c]) is not None or _COUNTS.search(heads[c])][:1],
        [c for c in able if not heads[c].strip()] if len(able) == 1 else [],
        able if len(able) == 1 else [],
    ):
        if wanted:
            return tuple(wanted)
    return ()


def _all_years(rows: Sequence[Sequence[str]], column: int) -> bool:
    cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
    return bool(cells) and all(_YEAR.match(cell) for cell in cells)


def _runs_on(facts: AnswerFacts, rows: Sequence[Sequence[str]], column: int) -> bool:
    """Whether a column numbers its rows: each number is the one before and one more."""
    numbers = [value_of(facts, row[column]) for row in rows if column < len(row) and row[column].strip()]
    return len(numbers) > 3 and all(
        one is not None and other is not None and other == one + 1 for one, other in pairwise(numbers)
    )


def _is_open(rows: Sequence[Sequence[str]], column: int, head: str) -> bool:
    """Whether a column states shares, ranges or bounds of numbers."""
    cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
    loose = [
        cell
        for cell in cells
        if re.search(
            r"\d\s*%|^\W*(?:under|over|up to|fewer|less|more|<|>)?\W*\d+\s*(?:-|–|to)?\s*\d*\s*\+?\W*$",
            cell,
            re.IGNORECASE,
        )
    ]
    counted = (
        re.search(
            r"\b(?:number|qty|quantity|cameras|count|how many|share|percentage|proportion|total)\b|%",
            head,
            re.IGNORECASE,
        )
        is not None
    )
    return bool(loose) and (counted or any("%" in cell for cell in loose))


def _is_register(heads: Sequence[str], rows: Sequence[Sequence[str]], make: int | None) -> bool:
    """Whether each row is one camera: rows have places or numbers of their own, or repeat one another."""
    own = any(
        re.search(
            r"\b(?:location|position|area|room|place|serial|asset|ip|mac|name|camera (?:id|ref|no|number|name)|id|ref|where|lleoliad)\b",
            head,
            re.IGNORECASE,
        )
        for head in heads
    )
    seen = [tuple(row) for row in rows]
    makers = [row[make] for row in rows if make is not None and make < len(row)]
    return own or len(set(seen)) < len(seen) or (len(rows) > 2 and len(set(makers)) < len(makers))


def _column_of_makers(book: FactBook, lexicon: Lexicon, rows: Sequence[Sequence[str]], width: int) -> int | None:
    for column in range(width):
        cells = [
            row[column] for row in rows if column < len(row) and row[column].strip() and not _OTHER.match(row[column])
        ]
        named = [cell for cell in cells if any(one.by != "model" for one in find_mentions(book, lexicon, plain(cell)))]
        if cells and len(named) * 2 > len(cells):
            return column
    return None


def rows_that_add_up(facts: AnswerFacts, rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Places of rows without a word for it that are the sum of all rows before them, in every column of numbers.

    At least two rows before, and more than one column of numbers or a sum over 9: small numbers meet by chance.
    """
    width = max((len(row) for row in rows), default=0)
    numeric = [column for column in range(width) if is_numeric(facts, rows, column)]
    numeric = [column for column in numeric if not _runs_on(facts, rows, column) and not _all_years(rows, column)]
    values = [[value_of(facts, row[at]) if at < len(row) else None for at in numeric] for row in rows]
    found, since = set(), 0
    for place, row in enumerate(values):
        before = values[since:place]
        if len(before) < 2 or not row or None in row:
            continue
        sums = [sum(one[at] or 0 for one in before) for at in range(len(numeric))]
        if row == sums and (len([value for value in sums if value]) > 1 or max(sums) > 9):
            found.add(place)
            since = place + 1
    return frozenset(found)


def is_total_row(cells: Sequence[str], makers: bool) -> bool:
    """Whether a row adds up others. `makers`: a maker stands in its column of makes, so it is not."""
    return not makers and any(_TOTAL_ROW.match(cell) for cell in cells[:2])


def is_numeric(facts: AnswerFacts, rows: Iterable[Sequence[str]], column: int) -> bool:
    """Whether most cells of a column are numbers of things, or say that there are none."""
    cells = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
    cells = [cell for cell in cells if not is_withheld(cell)]
    good = [
        cell
        for cell in cells
        if value_of(facts, cell) is not None or values_of(cell) or re.fullmatch(r"\W*(?:yes|y)\W*", cell, re.IGNORECASE)
    ]
    return bool(cells) and len(good) * 2 > len(cells) and not all(_NONE.match(cell) for cell in cells)


def is_withheld(cell: str) -> bool:
    """Whether a cell keeps back or does not know what others of its column tell."""
    return _WITHHELD.search(cell) is not None


def value_of(facts: AnswerFacts, cell: str) -> int | None:
    """The number of a cell, in digits or one word; 0 for "none"; None for anything else, a range or a share too."""
    match = _NUMBER.match(cell)
    if match is not None:
        return int(match.group(1).replace(",", ""))
    if cell.strip() and _NONE.match(cell):
        return 0
    return facts.numerals.get(cell.strip(" .").casefold())


def values_of(cell: str) -> list[int]:
    """The numbers of "14 and 9 respectively" or "14 / 9"; empty for anything else."""
    text = re.sub(r"\brespectively\b|\b(?:cameras?|units?)\b", "", cell, flags=re.IGNORECASE).strip(" .,")
    parts = [part.strip() for part in re.split(r"\s*(?:,|/|;|\band\b|\n|&)\s*", text) if part.strip()]
    return (
        [int(part) for part in parts]
        if len(parts) > 1 and all(re.fullmatch(r"\d{1,5}", part) for part in parts)
        else []
    )
