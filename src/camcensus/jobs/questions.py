"""From what a user typed to what is asked: which body, which instruments."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Sequence
from pathlib import Path

from camcensus.facts.book import FactBook
from camcensus.facts.instruments import parse_instrument
from camcensus.facts.records import read_records
from camcensus.facts.terms import ACTS, PURPOSES
from camcensus.judge.cases import run_cases
from camcensus.judge.finding import Setting
from camcensus.model.errors import InputError
from camcensus.model.interval import PartialDate
from camcensus.model.law import Instrument

MAX_INSTRUMENT_BYTES = 1_000_000


def setting_for(
    book: FactBook,
    body: str,
    *,
    site: str | None = None,
    acquired: PartialDate | None = None,
    act: str | None = None,
    purpose: str | None = None,
    facts: Sequence[str] = (),
    relies_on: Sequence[str] = (),
) -> Setting:
    """The setting to judge in. Raises InputError, with the nearest name, for a word that no list has."""
    carve_outs = {c.id for i in book.instruments.values() for p in i.provisions for c in p.carve_outs}
    needs = {need.fact for i in book.instruments.values() for p in i.provisions for need in p.needs}
    _known("body", body, book.bodies, "`camcensus facts list bodies` lists them")
    if act is not None:
        _known("act", act, ACTS, f"the acts are {', '.join(ACTS)}")
    if purpose is not None:
        _known("purpose", purpose, PURPOSES, f"the purposes are {', '.join(PURPOSES)}")
    for name in relies_on:
        _known("carve-out", name, carve_outs, f"rules know {', '.join(sorted(carve_outs))}")
    answers = []
    for text in facts:
        name, _, answer = text.partition("=")
        _known("fact", name, needs, f"rules ask for {', '.join(sorted(needs))}")
        if answer not in ("yes", "no"):
            raise InputError(f"fact {text!r}", "", "is not NAME=yes or NAME=no", f"Write {name}=yes or {name}=no.")
        answers.append((name, answer == "yes"))
    return Setting(
        body=body,
        site=site,
        acquired=acquired,
        purpose=purpose,
        act=act,
        relies_on=tuple(relies_on),
        facts=tuple(answers),
    )


def _known(what: str, name: str, known: Collection[str], where: str) -> None:
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise InputError(f"{what} {name!r}", "", "is not known", f"{hint}{where[0].upper()}{where[1:]}.")


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
    instrument = parse_instrument(records[0], book.names)
    failures = run_cases(book, instrument)
    if failures:
        raise InputError(
            name, "", f"{len(failures)} of its own cases fail; the first: {failures[0]}".rstrip("."), "Then run again."
        )
    return instrument
