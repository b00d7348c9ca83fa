"""Reads the facts shipped in data/, through a cache of their plain form.

YAML is slow to read (about a second for all of it), so the plain form is kept as JSON in the user's cache folder under
the hash of the files' bytes: a changed fact is a new hash, a damaged or unwritable cache only costs time. What the cache
holds decides verdicts, so it is taken only where its own hash holds and nobody but its reader may write it.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from camcensus import __version__
from camcensus.facts.book import FactBook
from camcensus.facts.records import Record, read_records

DATA = Path(__file__).resolve().parent.parent / "data"
_FORM = 3  # raised when the cached form changes


@lru_cache(maxsize=1)
def shipped_facts() -> FactBook:
    """The facts that came with this version. Raises FactError for a file that is not what it should be."""
    return facts_in(DATA)


def facts_in(folder: Path) -> FactBook:
    """The facts below a folder laid out like data/. Raises FactError."""
    files = {path: (folder / path).read_bytes() for path in _fact_files(folder)}
    digest = hashlib.sha256()
    for path, content in files.items():
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    name = digest.hexdigest()
    texts = {path: content.decode("utf-8") for path, content in files.items()}
    records = _cached(name)
    if records is None:
        records = {path: read_records(f"data/{path}", text) for path, text in texts.items() if path.endswith(".yaml")}
        _keep(name, records)
    return FactBook(records, {path: text for path, text in texts.items() if path.endswith(".csv")}, name)


def _fact_files(folder: Path) -> list[str]:
    chosen = [path for path in folder.rglob("*") if path.suffix in (".yaml", ".csv") and path.is_file()]
    below = [path.relative_to(folder).as_posix() for path in chosen]
    return sorted(path for path in below if not path.startswith(("demo/", "lab/", "schemas/")))


def _cache_file(name: str) -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(base) / "camcensus" / f"facts-{__version__}-{_FORM}-{name[:32]}.json"


def _cached(name: str) -> dict[str, tuple[Record, ...]] | None:
    try:
        digest, _, text = _own_bytes(_cache_file(name)).partition(b"\n")
        if hashlib.sha256(text).hexdigest().encode() != digest:
            return None
        plain: Any = json.loads(text)
        return {
            path: tuple(Record(where, values, lines) for where, values, lines in rows) for path, rows in plain.items()
        }
    except (OSError, ValueError, TypeError, AttributeError):
        return None  # no cache, or a damaged one: the YAML is read again


def _own_bytes(path: Path) -> bytes:
    """A plain file that is ours and that no other user may write; empty for any other."""
    with open(os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK), "rb") as file:
        about = os.fstat(file.fileno())
        ours = about.st_uid == os.geteuid() and not about.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        return file.read() if ours and stat.S_ISREG(about.st_mode) else b""


def _keep(name: str, records: dict[str, tuple[Record, ...]]) -> None:
    target = _cache_file(name)
    plain = {
        path: [[record.where, record.values, dict(record.lines)] for record in rows] for path, rows in records.items()
    }
    text = json.dumps(plain).encode()
    draft = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for old in target.parent.glob("facts-*.json"):
            old.unlink(missing_ok=True)
        with tempfile.NamedTemporaryFile("wb", dir=target.parent, delete=False) as file:
            draft = file.name
            file.write(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
        os.replace(draft, target)
    except OSError:  # a read-only home costs time, nothing else
        with suppress(OSError):
            os.unlink(draft)
