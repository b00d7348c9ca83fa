"""Observation lines: what was seen, one JSON object a line, by whatever tool; the form is docs/reference/observations.md.

Ids are kept as they are. Keys beyond the known ones are kept as provenance and never used to identify anything.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, BinaryIO

from camcensus.collect.answer_kinds import as_json
from camcensus.collect.importer import Importer, Item
from camcensus.collect.json_lines import JsonRecord, clean_text, read_json_records
from camcensus.collect.scanned import as_mac, as_port, as_text
from camcensus.collect.shapes import json_paths
from camcensus.model.observation import Observation, Origin, Rejected

_KNOWN = {"id", "kind", "field", "raw", "raw_base64", "host", "port", "mac", "record", "observed_at"}
MAX_NAME = 1_000  # characters of an id, kind or field
_MEND = 'Write {"id": ..., "kind": ..., "raw": ...}; only these three are required'


def recognises(head: bytes, _name: str) -> bool:
    """The first object has id, kind and raw (or raw_base64)."""
    paths = json_paths(head)
    return {"id", "kind"} <= paths and bool({"raw", "raw_base64"} & paths)


def read(stream: BinaryIO, source: str) -> Iterator[Item]:
    """An observation a line. Rejected: a line without id, kind or raw, an id used before, a port or MAC that is none."""
    used: dict[str, str] = {}
    for record in read_json_records(stream, source):
        if isinstance(record, Rejected):
            yield record
            continue
        item = _observation(record, source)
        if isinstance(item, Observation):
            before = used.setdefault(item.id, record.place)
            if before != record.place:
                item = Rejected(
                    Origin(source, record.place),
                    f"id {item.id[:80]!r} is that of {before}",
                    "Give each line its own id",
                )
        yield item


def _observation(record: JsonRecord, source: str) -> Observation | Rejected:
    value = record.value
    origin = Origin(source, record.place)
    for name in ("id", "kind"):
        if as_text(value.get(name)) is None:
            return Rejected(origin, f"'{name}' is missing or is no text", _MEND)
        if len(str(value[name])) > MAX_NAME:  # an id stands in every finding on its device
            return Rejected(origin, f"'{name}' is longer than {MAX_NAME} characters", "Give it a shorter one")
    raw = _raw(value)
    if raw is None:
        return Rejected(origin, "neither 'raw' as text nor 'raw_base64' as base64", _MEND)
    port, mac = as_port(value.get("port")), as_mac(value.get("mac"))
    for name, read_as in (("port", port), ("mac", mac)):
        if value.get(name) not in (None, "") and read_as is None:
            return Rejected(origin, f"'{name}' is {str(value[name])[:60]!r}", f"Correct the {name}, or leave it out")
    field = value.get("field")
    if field is not None and (not isinstance(field, str) or len(field) > MAX_NAME):
        return Rejected(origin, f"'field' is neither null nor text of up to {MAX_NAME} characters", _MEND)
    return Observation(
        id=str(value["id"]),
        kind=str(value["kind"]),
        raw=raw,
        field=field or None,
        origin=origin,
        record=as_text(value.get("record")),
        host=as_text(value.get("host")),
        port=port,
        mac=mac,
        observed_at=as_text(value.get("observed_at")),
        provenance=MappingProxyType(
            {key: item if isinstance(item, str) else as_json(item) for key, item in value.items() if key not in _KNOWN}
        ),
    )


def _raw(value: dict[str, Any]) -> str | None:
    raw = value.get("raw")
    if isinstance(raw, str):
        return raw
    encoded = value.get("raw_base64")
    if raw is not None or not isinstance(encoded, str):
        return None
    try:
        data = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return None
    return clean_text(as_characters(data))


def as_characters(data: bytes) -> str:
    """Bytes as UTF-8 where they are that, else one character a byte."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


IMPORTER = Importer("observation-lines", "observation lines", recognises, read)
