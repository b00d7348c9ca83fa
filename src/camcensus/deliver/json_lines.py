"""JSON: one object for a whole result, or a line for each device or observation.

Only ASCII leaves: every other character is a \\u escape, so that no text of a device can act on a terminal or break a
line-based reader. A lone surrogate, which no JSON reader need accept, becomes U+FFFD.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from camcensus.account.escape import well_formed
from camcensus.account.plain import plain_device, plain_grouped, plain_head, plain_identification
from camcensus.account.result import CheckResult
from camcensus.model.equipment import Identification

_ENCODE = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(", ", ": "), check_circular=False).encode
_BATCH = 500  # lines joined before they are written


def write_json(result: CheckResult, stream: TextIO) -> None:
    """The whole result as one object: what was judged, by what, and the counts indented; then a line for each device."""
    head = json.dumps(well_formed(plain_head(result)), indent=2, ensure_ascii=True, allow_nan=False)
    stream.write(head.replace("\x7f", "\\u007f").removesuffix("\n}") + ',\n  "devices": [')
    before = "\n    "
    for device in result.devices:
        stream.write(before + encode_line(plain_device(result, device)))
        before = ",\n    "
    stream.write("\n  ]\n}\n")


def write_object(value: dict[str, Any], stream: TextIO) -> None:
    """Any JSON-ready object, indented."""
    stream.write(
        json.dumps(well_formed(value), indent=2, ensure_ascii=True, allow_nan=False).replace("\x7f", "\\u007f")
    )
    stream.write("\n")


def write_lines(result: CheckResult, stream: TextIO) -> None:
    """A line a device: of a check the device with its findings, without judging its Identification."""
    if result.judged:
        _write_all((plain_device(result, device) for device in result.devices), stream)
    else:
        _write_all((plain_grouped(device) for device in result.devices), stream)


def write_identifications(identifications: Iterable[Identification], stream: TextIO) -> None:
    """A line for each Identification, with exactly the keys of the interface; meant for many thousands of them."""
    _write_all((plain_identification(told) for told in identifications), stream)


def _write_all(values: Iterable[dict[str, Any]], stream: TextIO) -> None:
    lines: list[str] = []
    for value in values:
        lines.append(encode_line(value))
        if len(lines) >= _BATCH:
            stream.write("\n".join(lines) + "\n")
            lines.clear()
    if lines:
        stream.write("\n".join(lines) + "\n")


def encode_line(value: dict[str, Any]) -> str:
    """One object on one line of ASCII."""
    line = _ENCODE(value)
    if "\\ud" in line:  # a surrogate, lone or half of a pair: only then is it worth looking at every text
        line = _ENCODE(well_formed(value))
    return line.replace("\x7f", "\\u007f")
