"""How much of an answer is looked at, and how much is kept: the same for every protocol.

An answer comes from a device that nobody vouches for, so its size decides nothing about our memory or time.
"""

from __future__ import annotations

from collections.abc import Iterable

from camcensus.model.observation import Field

MAX_ANSWER = 262_144  # characters of an answer that are looked at; a device description is seldom over 64 kB
MAX_FIELDS = 200  # fields kept of one answer
MAX_VALUE = 4_096  # characters kept of one value


def bounded(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields in order, without empty and doubled ones, each value cut to MAX_VALUE, at most MAX_FIELDS."""
    kept: list[Field] = []
    seen: set[tuple[str, str]] = set()
    for field in fields:
        value = field.value.strip()[:MAX_VALUE].rstrip()
        if value and (field.name, value) not in seen:
            seen.add((field.name, value))
            kept.append(field if value == field.value else Field(field.name, value))
            if len(kept) >= MAX_FIELDS:
                break
    return tuple(kept)


def from_bytes(raw: str) -> str:
    """A text that was kept one character a byte, as the UTF-8 it spells; as it is where it spells none."""
    try:
        return raw.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return raw


def squeezed(text: str) -> str:
    """The text with every run of white space as one blank, so that a pattern need not know about line ends."""
    return " ".join(text.split())
