"""Fingerprints against fields, fast: most values of most fields match nothing, and must be turned away at once.

The fingerprints that read one field are joined, two dozen at a time, into alternations without groups; only where one
of those accepts a value are its fingerprints tried in turn. Answers for a (field, value) pair are kept, because the same banner comes
back thousands of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from camcensus.facts.fingerprints import GROUPS
from camcensus.model.evidence import Asserts, Fingerprint
from camcensus.model.observation import Field

MAX_VALUE = 4096  # characters of a value that are looked at; readers cut there too
_KEPT = 20_000  # (field, value) pairs whose answer is remembered
_GATE = 24  # fingerprints behind one gate
_INLINE_FLAGS = re.compile(r"\(\?([aimsx]+)\)")
_GROUP_NAME = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Match:
    """A fingerprint that matched, and its claims with what the pattern read filled in."""

    fingerprint: Fingerprint
    asserts: Asserts


class Matcher:
    """All fingerprints, indexed by the field they read. Same fields in, same matches out, in order of id."""

    def __init__(self, fingerprints: Sequence[Fingerprint]) -> None:
        self._readers: dict[str, list[Fingerprint]] = {}
        for fingerprint in sorted(fingerprints, key=lambda f: f.id):
            for name in fingerprint.reads:
                self._readers.setdefault(name, []).append(fingerprint)
        self._gates: dict[str, list[tuple[re.Pattern[str], list[Fingerprint]]]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._answers: dict[tuple[str, str], tuple[Match, ...]] = {}

    def matches(self, field: Field) -> tuple[Match, ...]:
        """The fingerprints whose pattern matches the whole value of this field."""
        readers = self._readers.get(field.name)
        if readers is None:
            return ()
        key = (field.name, field.value[:MAX_VALUE])
        known = self._answers.get(key)
        if known is None:
            known = self._try(readers, *key)
            if len(self._answers) >= _KEPT:
                self._answers.clear()
            self._answers[key] = known
        return known

    def prepare(self) -> None:
        """Compile everything now instead of at first use; for measuring, and before work is spread over processes."""
        for name, readers in self._readers.items():
            self._gates_of(name, readers)
            for fingerprint in readers:
                self._pattern(fingerprint)

    def forget(self) -> None:
        """Drop the answers kept for values seen before; for measuring."""
        self._answers.clear()

    def _gates_of(self, name: str, readers: list[Fingerprint]) -> list[tuple[re.Pattern[str], list[Fingerprint]]]:
        gates = self._gates.get(name)
        if gates is None:
            chunks = [readers[start : start + _GATE] for start in range(0, len(readers), _GATE)]
            gates = self._gates[name] = [(_gate(chunk), chunk) for chunk in chunks]
        return gates

    def _try(self, readers: list[Fingerprint], name: str, value: str) -> tuple[Match, ...]:
        found = []
        for gate, members in self._gates_of(name, readers):
            if gate.fullmatch(value) is None:
                continue
            for fingerprint in members:
                match = self._pattern(fingerprint).fullmatch(value)
                if match is not None:
                    found.append(Match(fingerprint, fill(fingerprint.asserts, match)))
        return tuple(found)

    def _pattern(self, fingerprint: Fingerprint) -> re.Pattern[str]:
        pattern = self._compiled.get(fingerprint.id)
        if pattern is None:
            pattern = self._compiled[fingerprint.id] = re.compile(fingerprint.pattern)
        return pattern


def fill(asserts: Asserts, match: re.Match[str]) -> Asserts:
    """The claims of a fingerprint with the pattern's named groups put in; an empty group claims nothing."""
    read: dict[str, Any] = {
        GROUPS[group]: text.strip() for group, text in match.groupdict().items() if text and text.strip()
    }
    return replace(asserts, **read) if read else asserts


def _gate(readers: Iterable[Fingerprint]) -> re.Pattern[str]:
    """One expression that accepts exactly what any of the readers accepts."""
    return re.compile("|".join(_as_alternative(fingerprint.pattern) for fingerprint in readers))


def _as_alternative(pattern: str) -> str:
    flags = _INLINE_FLAGS.match(pattern)
    body = _GROUP_NAME.sub("(?:", pattern[flags.end() :] if flags else pattern)
    return f"(?{flags.group(1)}:{body})" if flags else f"(?:{body})"
