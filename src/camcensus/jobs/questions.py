"""From what a user typed to what is asked: which body, which instruments."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from camcensus.facts.book import FactBook
from camcensus.facts.instruments import parse_instrument
from camcensus.facts.records import read_records
from camcensus.judge.finding import Setting
from camcensus.model.errors import InputError
from camcensus.model.interval import PartialDate
from camcensus.model.law import Instrument

MAX_INSTRUMENT_BYTES = 1_000_000


def setting_for(book: FactBook, body: str, site: str | None, acquired: PartialDate | None) -> Setting:
    """The setting to judge in. Raises InputError, with the nearest name, for a body there is not."""
    if body not in book.bodies:
        near = difflib.get_close_matches(body, book.bodies, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise InputError(f"body {body!r}", "", "is not known", f"{hint}`camcensus facts list bodies` lists them.")
    return Setting(body=body, site=site, acquired=acquired)


def chosen_instruments(book: FactBook, wanted: Sequence[str]) -> tuple[tuple[str, ...] | None, tuple[Instrument, ...]]:
    """Ids of shipped instruments (None: all of them) and the user's own, read from their files.

    A text that is the id of a shipped instrument is one; anything else is a file. Raises InputError, or FactError for
    a mistake inside a file.
    """
    if not wanted:
        return None, ()
    ids = tuple(name for name in wanted if name in book.instruments)
    own = tuple(read_instrument(book, name) for name in wanted if name not in book.instruments)
    return ids, own


def read_instrument(book: FactBook, name: str) -> Instrument:
    """An instrument a user wrote, in the format of data/instruments. Raises InputError or FactError."""
    path = Path(name)
    if not path.is_file():
        near = difflib.get_close_matches(name, book.instruments, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise InputError(
            f"instrument {name!r}",
            "",
            "is neither a shipped one nor a file",
            f"{hint}`camcensus facts list instruments` lists them.",
        )
    content = path.read_bytes()
    if len(content) > MAX_INSTRUMENT_BYTES:
        raise InputError(
            name, "", f"has {len(content):,} bytes, over {MAX_INSTRUMENT_BYTES:,}", "Give one instrument a file."
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(name, f"byte {error.start}", "is not UTF-8 text", "Save it as UTF-8.") from None
    records = read_records(name, text)
    if len(records) != 1:
        raise InputError(name, "", f"holds {len(records)} records", "Give one instrument a file.")
    return parse_instrument(records[0], book.names)
