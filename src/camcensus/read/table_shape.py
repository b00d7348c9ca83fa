"""What a table of equipment leaves unsaid, and what stands in the place of a maker's name: codes, black bars, nothing.

A list proves that a maker is not in use only where every row tells its maker; so each row that does not is noticed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from camcensus.read.statements import Stance

# What stands in a column of makers where no maker is told.
_UNTOLD = re.compile(
    r"^\W*(?:$|(?:make |maker |manufacturer |brand )?(?:not|un)[ -]?(?:recorded|known|held|stated|specified|available|disclosed|applicable|"
    r"listed|given|identified|determined|visible|legible|marked|branded|sure|certain|confirmed|checked|supplied|provided|noted)\b"
    r"|redact|withh[eo]ld|exempt|refused|removed under|s(?:ection)?\.? ?\d|reg(?:ulation)?\.? ?\d|various|mixed|several|multiple|others?\b|n/?a\b|tbc\b|tba\b|tbd\b"
    r"|none\b|no\b|nil\b|all\b|see\b|as above\b|ditto\b|pending\b|to be |confidential|private|generic|own brand|unbranded|\?"
    r"|anhysbys|heb (?:ei )?gofnodi|amrywiol)",
    re.IGNORECASE,
)
# Words that describe a camera and name nobody.
_DESCRIBES = re.compile(
    r"^(?:(?:fixed|static|dome|bullet|ptz|turret|internal|external|indoor|outdoor|analogue|analog|digital|ip|hd|colour|mono|network|wireless|"
    r"mobile|standard|old|new|cctv|cameras?|recorders?|nvr|dvr|units?|types?|system|yes|live|working|faulty|good|fair|poor)\W*)+$",
    re.IGNORECASE,
)
_CODE = re.compile(r"[A-Z][A-Z0-9]{0,4}|\d{1,3}")
# Beside a nought: what was there before.
_BEFORE = re.compile(
    r"\b(?:until|formerly|previously|removed|replaced|scrapped|skipped|disposed|decommissioned|taken (?:down|out|away)|withdrawn|stripped out|"
    r"used to|had been|were|was|came down|went|retired|recycled|swapped|upgraded|tan|gynt|tynnwyd)\b",
    re.IGNORECASE,
)
_SHEET = re.compile(r"sheet '(.*)' row \d", re.DOTALL)
_GONE_SHEET = re.compile(
    r"\b(?:dispos\w*|remov\w*|decommission\w*|former\w*|retired|scrap\w*|histor\w*|archiv\w*|withdrawn|write[- ]?offs?|written off|recycled"
    r"|no longer|not in use|disconnected|in store|storage|spares?|gwaredwyd)\b",
    re.IGNORECASE,
)
_COMING_SHEET = re.compile(
    r"\b(?:plann\w*|propos\w*|future|on order|orders|tenders?|quot\w*|wish ?list|programme|pipeline)\b", re.IGNORECASE
)
_OFF = re.compile(r"^\W*(?:off|out|dead|inactive|unplugged|isolated|powered down|n)\W*$", re.IGNORECASE)
_DITTO = re.compile(
    r"(?:[\"\u201c\u201d\u3003]{1,2}|''|,,|ditto|do\.|as above|same|same as above|fel uchod)", re.IGNORECASE
)
_NEVER = re.compile(r"\b(?:never|not (?:been )?(?:used|installed|bought)|no record)\b", re.IGNORECASE)


def is_untold(cell: str) -> bool:
    """Whether a cell of a column of makers tells none: empty, redacted, "not recorded", "various"."""
    return _UNTOLD.match(cell.strip()) is not None


def may_be_maker(cell: str) -> bool:
    """Whether a cell of such a column, in which no known name stands, may be a maker that we do not know."""
    name = cell.strip()
    return (
        re.fullmatch(r"[A-Z0-9][\w&. -]{1,28}", name) is not None
        and re.search(r"[A-Za-z]{2}", name) is not None
        and not is_untold(name)
        and _DESCRIBES.match(name) is None
    )


def tells_of_before(cells: Sequence[str]) -> bool:
    """Whether words beside a nought say that the maker's equipment was there once."""
    words = " ".join(cells)
    return _BEFORE.search(words) is not None and _NEVER.search(words) is None


def stance_of_sheet(place: str) -> Stance | None:
    """What the name of a sheet says of all its rows: "Disposals" is what was, "On order" what may come; None: nothing."""
    match = _SHEET.match(place)
    if match is None:
        return None
    if _GONE_SHEET.search(match.group(1)):
        return Stance.FORMER
    return Stance.PLANNED if _COMING_SHEET.search(match.group(1)) else None


def is_ditto(cell: str) -> bool:
    """Whether a cell says: as above."""
    return _DITTO.fullmatch(cell.strip()) is not None


def is_off(state: str) -> bool:
    """Whether a cell of a column of states says that the equipment is off."""
    return _OFF.match(state) is not None


def find_legend(tables: Sequence[Sequence[Sequence[str]]]) -> tuple[Mapping[str, str], int | None]:
    """Codes and what they stand for, and which table says so: its first column holds short codes, all different, that
    cells of another table are. Empty, None: there is no such table.

    `tables`: the rows of each table, as cells.
    """
    for place, rows in enumerate(tables):
        codes = {row[0].strip(): row[1].strip() for row in rows if len(row) == 2 and _CODE.fullmatch(row[0].strip())}
        wordy = [meaning for meaning in codes.values() if re.search(r"[A-Za-z]{3}", meaning)]
        if len(codes) < 2 or len(rows) - len(codes) > 1 or len(wordy) != len(codes):
            continue
        others = [cell.strip() for at, other in enumerate(tables) if at != place for row in other for cell in row]
        if any(code in codes and not code.isdigit() for code in others):
            return codes, place
    return {}, None


def adds_up(rows: Sequence[Sequence[int | None]], parts: Sequence[int], whole: int) -> bool:
    """Whether in every row with a whole the parts come to it; False where no row has one."""
    told = [row for row in rows if whole < len(row) and row[whole] is not None]
    return bool(told) and all(sum(row[part] or 0 for part in parts if part < len(row)) == row[whole] for row in told)
