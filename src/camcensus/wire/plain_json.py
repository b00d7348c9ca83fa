"""JSON that a device sent, as plain values; bounded, and refused where it is ambiguous.

Source: RFC 8259, with the advice of RFC 7493 (I-JSON): no duplicate names, no NaN or infinities.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from camcensus.model.errors import WireError

MAX_CHARACTERS = 4_194_304
MAX_NODES = 20_000  # objects looked at in one answer


def read_object(text: str, protocol: str) -> dict[str, Any]:
    """The JSON object that an answer holds; what stands before its brace is passed over, what follows it is not read.

    `protocol` is named in the error. Raises WireError where there is no object, it is too long or too deep, or a name
    stands twice in one object.
    """
    if len(text) > MAX_CHARACTERS:
        raise WireError(f"{protocol} answer of {len(text)} characters, over {MAX_CHARACTERS}")
    start = text.find("{")
    if start < 0:
        raise WireError(f"{protocol} answer holds no JSON object")
    try:
        value, _ = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError) as error:
        raise WireError(f"{protocol} answer is not JSON: {type(error).__name__}") from error
    if not isinstance(value, dict):
        raise WireError(f"{protocol} answer is not a JSON object")
    return value


def objects_in(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every object of an answer, outer before inner, those of one level in the order sent; at most MAX_NODES."""
    waiting: deque[Any] = deque([value])
    for _ in range(MAX_NODES):
        if not waiting:
            return
        node = waiting.popleft()
        if isinstance(node, Mapping):
            yield node
            waiting.extend(child for child in node.values() if isinstance(child, Mapping | list))
        else:
            waiting.extend(child for child in node if isinstance(child, Mapping | list))


def text_of(value: object) -> str | None:
    """A text or number as stripped text; None for anything else and for nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _refuse_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_refuse_duplicates, parse_constant=_refuse_constant)
