"""Which column of a register holds what: by its heading (data/columns.yaml), by its cells, or because the user says so."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from camcensus.facts.records import Record
from camcensus.model.errors import InputError
from camcensus.read.register_words import is_model_like

_TELL_DEVICES = {
    "manufacturer",
    "brand",
    "model",
    "serial",
    "mac",
    "address",
    "hostname",
    "firmware",
    "app",
    "asset-tag",
}
MAX_MAPPING_LINE = 1_000  # characters
IGNORED = "-"  # in a user's mapping: leave the column unread
FILLS = re.compile(r"register\.[a-z]+|[a-z_]+")
HOLDS = ("mac", "ip", "date", "count")
_LOOKED_AT = 500  # filled cells of a column that are looked at to tell what it holds
_ENOUGH = 0.5  # share of a named column's cells that must look like what it holds
_TELLING = 0.8  # share of an unnamed column's cells that must be addresses for it to be read as such


@dataclass(frozen=True, slots=True)
class Column:
    """What a column can hold."""

    id: str
    fills: str  # "register.model": an observation; "host", "hostname"; anything else is kept beside the observations
    title: str  # for the note that shows the mapping
    holds: str | None  # what its cells must look like: one of HOLDS; None: any text
    names: tuple[str, ...]  # headings, plain


@dataclass(frozen=True, slots=True)
class Profile:
    """The export of one program, whose headings mean something of their own."""

    title: str
    needs: frozenset[str]
    names: Mapping[str, str]  # plain heading -> id of a column


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All of data/columns.yaml."""

    columns: Mapping[str, Column]  # by id
    by_name: Mapping[str, Column]  # by plain heading
    profiles: tuple[Profile, ...]
    empty_words: frozenset[str]
    total_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns chosen for one table."""

    columns: tuple[Column | None, ...]  # by position; None: not read
    profile: str | None
    why: Mapping[int, str] = field(default_factory=dict)  # position -> why it is read or not, where not by its heading

    @property
    def tells_devices(self) -> bool:
        """Does a row say what a device is? A list of staff or of rooms has names and places only."""
        found = {column.id for column in self.columns if column is not None}
        goods = "description" in found and found & {"quantity", "acquired", "supplier", "category"}
        return bool(found & _TELL_DEVICES or goods)

    @property
    def lists_apps(self) -> bool:
        """Is a row one app on one device? A register of equipment may have a column "Application" too."""
        found = {column.id for column in self.columns if column is not None}
        return "app" in found and (bool(found & {"app-publisher", "app-version"}) or "model" not in found)


def plain(text: str) -> str:
    """A heading without case, accents of width, spaces and punctuation: "S/N " -> "sn"."""
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def parse_vocabulary(records: Sequence[Record]) -> Vocabulary:
    """The records of data/columns.yaml. Raises FactError where one is wrong or two claim one heading."""
    columns: dict[str, Column] = {}
    by_name: dict[str, Column] = {}
    words: dict[str, tuple[str, ...]] = {}
    late: list[Record] = []
    for record in records:
        if "profile" in record.values:
            late.append(record)
        elif "words" in record.values:
            words[record.text("id")] = record.texts("words")
        else:
            column = _column(record)
            if columns.setdefault(column.id, column) is not column:
                raise record.fail(f"id '{column.id}' stands twice", "Give it an id of its own.")
            for name in column.names:
                if by_name.setdefault(name, column) is not column:
                    raise record.fail(
                        f"heading '{name}' belongs to '{by_name[name].id}' too", "Keep it in one of them."
                    )
    return Vocabulary(
        columns,
        by_name,
        tuple(_profile(record, columns) for record in late),
        frozenset(word.casefold() for word in words.get("empty-words", ())),
        tuple(word.casefold() for word in words.get("total-words", ())),
    )


def _column(record: Record) -> Column:
    fills, holds = record.text("fills"), record.optional_text("holds")
    if not FILLS.fullmatch(fills):
        raise record.fail(f"fills '{fills}'", "Write 'register.<field>' or the name of a property of the row.")
    if holds is not None and holds not in HOLDS:
        raise record.fail(f"holds '{holds}', which is not known", f"Use one of {', '.join(HOLDS)}, or leave it out.")
    names = tuple(dict.fromkeys(plain(name) for name in record.texts("names")))
    return Column(record.text("id"), fills, record.text("title"), holds, names)


def _profile(record: Record, columns: Mapping[str, Column]) -> Profile:
    names = {plain(key): str(value) for key, value in record.part("names").values.items()}
    for target in names.values():
        if target not in columns:
            raise record.fail(f"column '{target}' is not known", f"Use one of {', '.join(sorted(columns))}.")
    return Profile(record.text("profile"), frozenset(plain(name) for name in record.texts("needs")), names)


def parse_mapping(settings: Sequence[str], vocabulary: Vocabulary, source: str = "--column") -> Mapping[str, str]:
    """What the user says of columns: "Make=manufacturer", "#3=model" (third column), "Notes=-" (not read).

    Returns: plain heading (or "#3") -> id of a column, or IGNORED. Raises InputError naming the nearest known id.
    """
    chosen: dict[str, str] = {}
    for setting in settings:
        heading, sign, target = setting.rpartition("=")
        if not sign or not heading.strip():
            raise InputError(source, "", f"'{setting}' is not HEADING=FIELD", 'Write for example "Make=manufacturer".')
        chosen[_heading_key(heading)] = _target(target.strip(), vocabulary, source)
    return chosen


def parse_mapping_file(text: str, vocabulary: Vocabulary, source: str) -> Mapping[str, str]:
    """The same from TOML: a table [columns] of "Heading" = "field". Raises InputError."""
    import tomllib  # only where a file of columns was named

    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_MAPPING_LINE:  # the library keeps every beginning of a dotted key: 13 GB for one of 200 kB
            problem = f"is longer than {MAX_MAPPING_LINE:,} characters"
            raise InputError(source, f"line {number}", problem, "Shorten the heading; `#3` names the third column.")
    try:
        table = tomllib.loads(text).get("columns")
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, and int() for over 4,300 digits
        raise InputError(source, "", f"is not TOML: {error}", 'Write [columns] and "Make" = "manufacturer".') from None
    if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
        raise InputError(source, "", "has no table [columns] of texts", 'Write [columns] and "Make" = "manufacturer".')
    return {_heading_key(heading): _target(target, vocabulary, source) for heading, target in table.items()}


def _heading_key(heading: str) -> str:
    place = re.fullmatch(r"\s*#\s*(\d{1,4})\s*", heading)
    return f"#{int(place[1])}" if place else plain(heading)


def _target(target: str, vocabulary: Vocabulary, source: str) -> str:
    known = {key: column.id for column in vocabulary.columns.values() for key in (column.id, column.fills)}
    known |= {IGNORED: IGNORED, "ignore": IGNORED, "host": "address", "mac": "mac"}
    if target not in known:
        import difflib  # only for the message: a command that reads no register should not pay for it

        near = difflib.get_close_matches(target, known, 1)
        hint = f"Did you mean '{near[0]}'?" if near else f"Use one of {', '.join(sorted(vocabulary.columns))} or '-'."
        raise InputError(source, "", f"field '{target}' is not known", hint)
    return known[target]


def named_column(heading: str, vocabulary: Vocabulary, chosen: Mapping[str, str]) -> bool:
    """Is this cell a heading that we (or the user's mapping) know?"""
    return any(key in vocabulary.by_name or key in chosen for key in _keys(heading))


def _keys(heading: str) -> list[str]:
    """Ways to look a heading up: whole, and without what stands in brackets ("Purchased (dd/mm/yyyy)")."""
    return [key for key in (plain(heading), plain(re.sub(r"[(\[][^)\]]*[)\]]", "", heading))) if key]


def choose_columns(
    header: Sequence[str], sample: Sequence[Sequence[str]], vocabulary: Vocabulary, chosen: Mapping[str, str]
) -> Choice:
    """What each column of a table holds.

    Args:
        header: the cells of the header row; empty where the table has none.
        sample: rows below it, any length; cells already cleaned.
        chosen: the user's mapping, which outranks all else.
    """
    headings = [_keys(cell) for cell in header]
    present = {key for keys in headings for key in keys}
    profile = max(
        (profile for profile in vocabulary.profiles if profile.needs <= present),
        key=lambda profile: len(profile.needs),
        default=None,
    )
    width = max([len(header), *(len(row) for row in sample)], default=0)
    columns: list[Column | None] = []
    why: dict[int, str] = {}
    for place in range(width):
        keys = headings[place] if place < len(headings) else []
        cells = list(islice((row[place] for row in sample if place < len(row) and row[place]), _LOOKED_AT))
        said = next((chosen[key] for key in (f"#{place + 1}", *keys) if key in chosen), None)
        if said is not None:
            columns.append(None if said == IGNORED else vocabulary.columns[said])
            why[place] = "as you said"
            continue
        named = _named(keys, vocabulary, profile)
        if named is not None and named.holds and cells and _share(cells, named.holds) < _ENOUGH:
            why[place] = f"its cells do not look like {named.title}"
            named = None
        if named is None and cells and (looks := _tells_itself(cells)):
            named = vocabulary.columns[looks]
            why[place] = "by its cells"
        columns.append(named)
    _find_models(columns, sample, vocabulary, why)
    return Choice(tuple(columns), profile.title if profile else None, why)


def _find_models(
    columns: list[Column | None], sample: Sequence[Sequence[str]], vocabulary: Vocabulary, why: dict[int, str]
) -> None:
    """Where no heading names the models: the first unread column most of whose cells are built like them."""
    if any(column is not None and column.id in ("model", "app") for column in columns):
        return
    for place, column in enumerate(columns):
        cells = list(islice((row[place] for row in sample if place < len(row) and row[place]), _LOOKED_AT))
        if column is None and place not in why and cells:
            like = sum(any(is_model_like(word) and "-" in word for word in cell.split()[:8]) for cell in cells)
            if like >= _ENOUGH * len(cells):
                columns[place] = vocabulary.columns["model"]
                why[place] = "by its cells"
                return


def _named(keys: Sequence[str], vocabulary: Vocabulary, profile: Profile | None) -> Column | None:
    for key in keys:
        if profile is not None and key in profile.names:
            return vocabulary.columns[profile.names[key]]
        if key in vocabulary.by_name:
            return vocabulary.by_name[key]
    return None


def _tells_itself(cells: Sequence[str]) -> str | None:
    if _share(cells, "mac") >= _TELLING:
        return "mac"
    if _share(cells, "ip") >= _TELLING:
        return "address"
    return None


def _share(cells: Sequence[str], holds: str) -> float:
    return sum(_looks_like(cell, holds) for cell in cells) / len(cells)


def _looks_like(cell: str, holds: str) -> bool:
    if holds == "mac":
        return bool(read_macs(cell))
    if holds == "ip":
        return bool(read_addresses(cell))
    return any(sign.isdigit() for sign in cell)  # dates and counts


_MAC = re.compile(
    r"(?<![0-9A-Fa-f])(?:(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}|(?:[0-9A-Fa-f]{4}\.){2}[0-9A-Fa-f]{4}|[0-9A-Fa-f]{12})(?![0-9A-Fa-f])"
)
_SPLIT = re.compile(r"[\s,;|]+")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://(?:[^/@\s]*@)?(\[[0-9a-f:.%]+\]|[^/:\s?#]+)", re.IGNORECASE)


def read_macs(cell: str) -> tuple[str, ...]:
    """The MAC addresses in a cell as aa:bb:cc:dd:ee:ff; all-zero and group addresses are no device's own."""
    digits = (re.sub(r"[^0-9a-f]", "", found.lower()) for found in _MAC.findall(cell[:400]))
    macs = (":".join(text[at : at + 2] for at in range(0, 12, 2)) for text in digits)
    return tuple(dict.fromkeys(mac for mac in macs if mac != "00:00:00:00:00:00" and not int(mac[1], 16) & 1))


def read_addresses(cell: str) -> tuple[str, ...]:
    """The IP addresses in a cell, a prefix length ("192.0.2.7/24"), a port or a URL around them taken off."""
    if not any(sign.isdigit() for sign in cell) and "::" not in cell:
        return ()
    found = []
    for part in _SPLIT.split(cell[:400]):
        url = _URL.match(part)
        bare = (url[1] if url else part).strip("[]()")
        for form in (bare, bare.partition("/")[0], bare.rpartition(":")[0] if bare.count(":") == 1 else bare):
            try:
                address = ipaddress.ip_address(form)
            except ValueError:
                continue
            if not address.is_unspecified and not address.is_multicast:
                found.append(str(address).partition("%")[0])
            break
    return tuple(dict.fromkeys(found))
