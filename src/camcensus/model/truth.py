"""Kleene's strong three-valued logic: an unknown fact stays unknown unless the others settle the question.

Source: S. C. Kleene, Introduction to Metamathematics, 1952, section 64.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """Yes, no, or not known. Not usable as a bool, so that "unknown" is never taken for "no" by accident."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __bool__(self) -> bool:
        raise TypeError("a Truth is three-valued: compare it with Truth.YES or Truth.NO")

    @classmethod
    def of(cls, value: bool | None) -> Truth:
        """True, False or None (not known) as a Truth."""
        return cls.UNKNOWN if value is None else cls.YES if value else cls.NO


def all_of(parts: Iterable[Truth]) -> Truth:
    """NO if any part is NO, else UNKNOWN if any is UNKNOWN, else YES (also for no parts)."""
    seen = set(parts)
    return Truth.NO if Truth.NO in seen else Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.YES


def any_of(parts: Iterable[Truth]) -> Truth:
    """YES if any part is YES, else UNKNOWN if any is UNKNOWN, else NO (also for no parts)."""
    seen = set(parts)
    return Truth.YES if Truth.YES in seen else Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.NO


def negate(part: Truth) -> Truth:
    """Swap YES and NO; UNKNOWN stays."""
    return {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.UNKNOWN: Truth.UNKNOWN}[part]
