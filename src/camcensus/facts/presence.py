"""Which patterns cannot be in a text, told by short pieces of it, before any of them is tried.

A phrase of the facts is a long alternation, and a sentence is searched for scores of them, nearly all in vain. Each match
of a pattern holds one of a few runs of letters, however it goes on; a text without any of these runs is not searched.
Text is searched in small letters without regard to case, which the library does at twice the speed. What is found stays
the same: the runs are read from the pattern as the library parses it, and a pattern of which nothing can be said is tried
as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from re import _casefix as casefix  # type: ignore[attr-defined]
from re import _constants as op  # type: ignore[attr-defined]  # the library's own parser, which has no types
from re import _parser as parser  # type: ignore[attr-defined]  # CPython 3.11 and later have it under this name
from typing import Any

_COMMON = "etaoinsrhldcumfpgwybvkxjqz"  # letters of English, the most frequent first
_ODD_CASES = (
    "\u017f\u212a\u0130\u0131"  # long s, Kelvin sign, i with and without dot: equal to s, k, i where case is ignored
)
_SHORTEST, _LONGEST = 2, 5  # letters of a piece
_WORTH_LOOKING = 20  # signs; trying all patterns on a shorter text costs less than looking
_ASKED_FIRST = 24  # times that a pattern is asked before it is taken in: a short job would not gain it back
_TRIED_FIRST = 3  # patterns tried on a text before it is looked at: many texts are asked about once or twice
_KEPT = 4_096  # texts whose pieces are remembered
_KEPT_LENGTH = 2_000  # signs; a longer text is remembered alone


class Presence:
    """Tells for all its patterns at once which may be in a text."""

    def __init__(self) -> None:
        self._runs: dict[str, int] = {}  # run -> patterns that may need it, a bit each
        self._by_piece: dict[int, dict[str, list[str]]] = {}  # length of a piece -> piece -> runs that have it
        self._always = 0
        self._count = 1  # the first bit: in small letters the text says the same
        self._all = 0
        self._known: dict[
            str, int
        ] = {}  # text -> patterns that may be in it; below nought: how often it was asked about
        self._last: tuple[str, int] = ("", 0)

    def add(self, pattern: re.Pattern[str]) -> QuickPattern:
        """The same pattern, asked only where it may be."""
        return QuickPattern(pattern, self)

    def take_in(self, runs: frozenset[str]) -> int:
        """The bit of one more pattern, whose matches hold one of these runs; empty: nothing can be said."""
        bit = 1 << self._count
        self._count += 1
        self._all |= bit
        for run in runs:
            if run not in self._runs:
                piece = _rarest_piece(run)
                self._by_piece.setdefault(len(piece), {}).setdefault(piece, []).append(run)
            self._runs[run] = self._runs.get(run, 0) | bit
        if not runs:
            self._always |= bit
        self._known.clear()
        self._last = ("", 0)
        return bit

    def may_hold(self, text: str) -> int:
        """The patterns that may be in a text, a bit each."""
        found = self._known.get(text)
        if found is not None and found >= 0:
            return found
        if (found or 0) > -_TRIED_FIRST and len(text) <= _KEPT_LENGTH:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[text] = (found or 0) - 1
            return self._all | text.isascii()
        if len(text) > _KEPT_LENGTH:
            if self._last[0] is not text:
                self._last = (text, self._look(text))
            return self._last[1]
        found = self._known[text] = self._look(text)
        return found

    def _look(self, text: str) -> int:
        if any(sign in text for sign in _ODD_CASES):
            return self._all
        found = int(len(text) == len(text.lower()))
        text = text.lower()
        found |= self._always
        runs = self._runs
        for length, by_piece in self._by_piece.items():
            for piece in {text[at : at + length] for at in range(len(text) - length + 1)} & by_piece.keys():
                for run in by_piece[piece]:
                    if run in text:
                        found |= runs[run]
        return found


class QuickPattern:
    """A compiled pattern of a Presence. Gives what the pattern gives."""

    __slots__ = ("_asked", "_bit", "_plain", "_presence", "compiled")

    def __init__(self, compiled: re.Pattern[str], presence: Presence) -> None:
        self.compiled = compiled
        self._presence = presence
        self._asked = 0
        self._bit = 0
        self._plain = compiled  # for text in small letters

    @property
    def pattern(self) -> str:
        """The expression."""
        return self.compiled.pattern

    def search(self, text: str) -> re.Match[str] | None:
        """As re.Pattern.search."""
        if len(text) < _WORTH_LOOKING:
            return self.compiled.search(text)
        if not self._bit:
            self._asked += 1
            if self._asked <= _ASKED_FIRST:
                return self.compiled.search(text)
            self._plain = _for_small_letters(self.compiled)
            self._bit = self._presence.take_in(runs_needed(self.compiled))
        may = self._presence.may_hold(text)
        if not may & self._bit:
            return None
        if not may & 1 or self._plain is self.compiled:
            return self.compiled.search(text)
        small = text.lower()
        found = self._plain.search(small)
        return found if found is None or small == text else self.compiled.search(text, found.start())

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As re.Pattern.finditer."""
        return self.compiled.finditer(text) if self.search(text) else iter(())

    def sub(self, put: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As re.Pattern.sub."""
        return self.compiled.sub(put, text) if self.search(text) else text


def _for_small_letters(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern that finds in text of small letters what this one finds there; the same one where none is sure to."""
    words = pattern.pattern
    if not pattern.flags & re.IGNORECASE or _NOT_PLAIN.search(words):
        return pattern
    if any(ord(sign) in casefix._EXTRA_CASES for sign in words.lower() if not sign.isascii()):
        return pattern
    small = _ESCAPED_OR_LARGE.sub(lambda found: found[0] if found[0][0] == "\\" else found[0].lower(), words)
    return re.compile(small, pattern.flags & ~re.IGNORECASE)


_NOT_PLAIN = re.compile(
    r"\(\?(?:P|[aiLmsux-]+[:)])|\\[xuUN]|[A-Z]-[^A-Z]|[^A-Z]-[A-Z]"
)  # names, flags, codes, odd ranges
_ESCAPED_OR_LARGE = re.compile(r"\\.|[^\W\d_a-z]", re.S)


def runs_needed(pattern: re.Pattern[str]) -> frozenset[str]:
    """Runs of small letters of which each match holds one; none where nothing can be said."""
    return _runs(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)) or frozenset()


def _runs(sequence: Iterable[Any]) -> frozenset[str] | None:
    """Runs of letters of which each match of the sequence holds one; None where nothing can be said."""
    found: list[frozenset[str]] = []
    run = ""
    for what, value in sequence:
        if what is op.LITERAL and value < 128:
            run += chr(value).lower()
            continue
        if len(run) >= _SHORTEST:
            found.append(frozenset((run,)))
        run = ""
        inner = _runs_of_one(what, value)
        if inner:
            found.append(inner)
    if len(run) >= _SHORTEST:
        found.append(frozenset((run,)))
    return max(found, key=_worth) if found else None


def _runs_of_one(what: Any, value: Any) -> frozenset[str] | None:
    if what is op.SUBPATTERN:
        _, more, fewer, inner = value
        return None if more or fewer else _runs(inner)
    if what is op.BRANCH:
        together: set[str] = set()
        for alternative in value[1]:
            runs = _runs(alternative)
            if runs is None:
                return None
            together |= runs
        return frozenset(together)
    if what in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] >= 1:
        return _runs(value[2])
    if what is op.ATOMIC_GROUP:
        return _runs(value)
    if what is op.ASSERT:
        return _runs(value[1])
    return None


def _worth(runs: frozenset[str]) -> float:
    """How seldom one of these runs stands in a text that means something else; a guess, good for speed only."""
    return -sum(27.0 ** -min(len(run), 6) * (4 if run.strip() != run else 1) for run in runs)


def _rarest_piece(run: str) -> str:
    """The piece of a run that other words have least."""
    length = min(len(run), _LONGEST)
    return max((run[at : at + length] for at in range(len(run) - length + 1)), key=_rareness)


def _rareness(piece: str) -> int:
    return sum(_COMMON.find(sign) if sign in _COMMON else 5 for sign in piece)
