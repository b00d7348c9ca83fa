"""Fingerprint records: text -> Fingerprint, checked in itself (names are checked against the book by `facts check`)."""

from __future__ import annotations

import re
from typing import Any

from camcensus.facts.records import Record
from camcensus.model.equipment import EquipmentKind
from camcensus.model.evidence import Asserts, Example, Fingerprint, Strength

MAX_PATTERN = 2000  # characters; a longer pattern is a list that belongs in several records
CLAIMS = ("manufacturer", "brand", "model", "firmware", "equipment", "serial", "produced_on", "analytics")
FLAGS = ("camera_equipment", "relay")
GROUPS = {
    "model": "model",
    "firmware": "firmware",
    "brand": "brand",
    "serial": "serial",
    "produced": "produced_on",
    "analytics": "analytics",
}
_KEYS = {"id", "reads", "pattern", "asserts", "strength", "why", "sources", "matches", "ignores"}


def parse_fingerprint(record: Record) -> Fingerprint:
    """One record as a Fingerprint. Raises FactError with file, line and mend."""
    unknown = sorted(set(record.values) - _KEYS)
    if unknown:
        raise record.fail(f"'{unknown[0]}' is not a key of a fingerprint", f"Use one of {', '.join(sorted(_KEYS))}.")
    pattern = record.text("pattern")
    if len(pattern) > MAX_PATTERN:
        raise record.fail(f"pattern of {len(pattern)} characters, over {MAX_PATTERN}", "Split it into several records.")
    try:
        groups = re.compile(pattern).groupindex
    except re.error as error:
        raise record.fail(
            f"pattern is not a regular expression: {error}", "Correct it; quote it with single quotes."
        ) from None
    for group in groups:
        if group not in GROUPS:
            raise record.fail(
                f"group '{group}' fills no claim", f"Name groups {', '.join(GROUPS)}; use (?:...) for the rest."
            )
    asserts = _asserts(record, record.part("asserts"))
    if asserts == Asserts() and not groups:
        raise record.fail("asserts nothing", "Say under 'asserts' what a match proves.")
    try:
        strength = Strength(record.text("strength"))
    except ValueError:
        names = ", ".join(level.value for level in Strength)
        raise record.fail(f"strength '{record.text('strength')}' is not known", f"Use one of {names}.") from None
    matches = tuple(_example(record, item) for item in record.values.get("matches") or ())
    if not matches or not record.texts("ignores"):
        raise record.fail("needs at least one match and one near miss", "Add texts under 'matches' and 'ignores'.")
    return Fingerprint(
        id=record.text("id"),
        reads=record.texts("reads"),
        pattern=pattern,
        asserts=asserts,
        strength=strength,
        why=record.text("why"),
        sources=record.sources(),
        matches=matches,
        ignores=record.texts("ignores"),
        where=record.where,
    )


def _asserts(record: Record, part: Record) -> Asserts:
    unknown = sorted(set(part.values) - set(CLAIMS) - set(FLAGS))
    if unknown:
        raise record.fail(
            f"asserts '{unknown[0]}', which is no claim", f"Use {', '.join(CLAIMS)} or {' or '.join(FLAGS)}."
        )
    flags = {flag: part.values.get(flag) for flag in FLAGS}
    for flag, value in flags.items():
        if value is not None and not isinstance(value, bool):
            raise record.fail(f"{flag} is {value!r}", "Write true or false, or leave it out.")
    kind = part.optional_text("equipment")
    if kind is not None and kind not in {known.value for known in EquipmentKind}:
        raise record.fail(
            f"equipment '{kind}' is not known", f"Use one of {', '.join(known.value for known in EquipmentKind)}."
        )
    texts: dict[str, Any] = {claim: part.optional_text(claim) for claim in CLAIMS}
    return Asserts(**flags, **texts)


def _example(record: Record, item: object) -> Example:
    if isinstance(item, str):
        return Example(item)
    if isinstance(item, dict) and isinstance(item.get("text"), str):
        expected = {key: value for key, value in item.items() if key != "text"}
        return Example(item["text"], _asserts(record, Record(record.where, expected)))
    raise record.fail(
        "a match is neither text nor 'text:' with claims", "Write - 'text' or - {text: '...', model: '...'}."
    )
