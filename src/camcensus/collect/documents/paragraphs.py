"""Lines as they were wrapped -> paragraphs as they were meant; list numbers taken off the front."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from camcensus.collect.documents.pieces import Piece
from camcensus.model.document import SegmentKind

_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(
    r"""(?P<number>
        (?:Q(?:uestion|\.)?\s?|A(?:nswer)?\s?|C(?:westiwn)?\s?)\d{1,2}[a-z]?(?=\s*[.:)\-\u2013]\s|\s*$)   # Q1: Answer 2.
      | \(\d{1,2}[a-z]?\) | \([a-zA-Z]\) | \([ivx]{1,4}\)                                                # (1) (a) (iv)
      | \d{1,2}(?:\.\d{1,2}){0,2}[a-z]?(?=[.):]\s|[.):]$)                                                # 1. 2b) 1.2.
      | [a-z](?=[.)]\s) | [A-Z](?=\)\s) | [ivx]{2,4}(?=[.)]\s)                                                        # a) ii.
    )[.):\-\u2013]?\s*[.:)\-\u2013]?\s*""",
    re.VERBOSE,
)
_BULLET = re.compile(r"^[\u2022\u25cf\u25aa\u25e6\u00b7\uf0b7*\u2013-]\s+")
_FIELD = re.compile(r"^\s*[A-Z][A-Za-z ]{1,24}:\s")
_SENTENCE_END = (".", "?", "!", ":", ";")
_CAPITALS_HEADING = 60  # signs; a line all in capitals up to this length is a heading
_WRAPS_AT_MOST = 120  # signs; text with longer lines was not wrapped by hand


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it stands."""

    text: str
    number: int  # counted from 1
    kind: SegmentKind = SegmentKind.PARAGRAPH


def squeeze(text: str) -> str:
    """White space of any kind and length as one blank, none at the ends; soft hyphens and zero-width signs gone."""
    if text.isprintable() and "  " not in text:  # no other white space and no soft hyphen is printable
        return text.strip(" ")
    if "\u00ad" in text or "\u200b" in text or "\ufeff" in text:
        text = text.replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def split_number(text: str) -> tuple[str | None, str]:
    """A list number or letter in front, without its dot or bracket ("1", "2b", "(c)", "Q3"), and the rest.

    "10 cameras", "1.5 km" and "A camera" have none. A number with nothing after it is itself the text.
    """
    found = None if text[:2].isalpha() and text[:1] not in "QACivx" else _NUMBER.match(text)
    if found is None:
        return None, text
    rest = text[found.end() :].strip()
    number = found["number"]
    if not rest:
        return (_tidy(number), text) if number[:1].isdigit() or number[:1] in "(QA" else (None, text)
    return _tidy(number), rest


def _tidy(number: str) -> str:
    word = number.strip()
    if word[:1] in "QAC" and len(word) > 1 and word[-1:].isalnum() and any(sign.isdigit() for sign in word):
        digits = re.search(r"\d{1,2}[a-z]?$", word)
        assert digits is not None
        return ("A" if word[0] == "A" else "Q") + digits[0]
    return word


def starts_item(text: str) -> bool:
    """A line that opens a list item, so that it does not go on the line before."""
    if text[:2].isalpha() and text[:1] not in "QACivx":  # two letters in a row: most lines
        return False
    return _BULLET.match(text) is not None or split_number(text)[0] is not None


def join_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """Paragraphs: lines joined where the break was forced by the width, each with the number of its first line.

    A break was forced where the next line's first word would not have fitted. So an address or a signature stays apart,
    line by line, and a wrapped sentence becomes one.
    """
    held = list(lines)
    width = max((len(line.text.rstrip()) for line in held if len(line.text) <= _WRAPS_AT_MOST), default=0)
    wrapped = sum(len(line.text.rstrip()) > _WRAPS_AT_MOST for line in held) == 0
    open_: Line | None = None
    parts: list[str] = []
    before = ""
    for line in held:
        text = line.text.strip()
        goes_on = (
            open_ is not None
            and bool(text)
            and open_.kind is line.kind
            and not starts_item(text)
            and not (_FIELD.match(text) and _FIELD.match(before))
            and (wrapped or before.endswith(" "))
            and _was_forced(before, text, width)
        )
        if goes_on:
            parts.append(text)
        else:
            if open_ is not None:
                yield replace(open_, text=" ".join(parts))
            open_, parts = (line, [text]) if text else (None, [])
        before = line.text
    if open_ is not None:
        yield replace(open_, text=" ".join(parts))


def _was_forced(before: str, text: str, width: int) -> bool:
    length = len(before.rstrip())
    if before.rstrip().endswith(":"):
        return False
    if before.endswith(" ") and not before.endswith("  ") and length > 40:  # format=flowed, RFC 3676
        return True
    if length < 30 or width < 56:
        return False
    first = text.split(maxsplit=1)[0]
    if length + 1 + len(first) > width:
        return True
    return text[:1].islower() and not before.rstrip().endswith(_SENTENCE_END) and length > 0.6 * width


def pieces_of_lines(lines: Iterable[Line], word: str = "line") -> Iterator[Piece]:
    """Lines of plain text as pieces: joined, numbered, split where several numbered answers share a line."""
    for line in join_lines(lines):
        place = f"{word} {line.number}"
        for text in split_items(squeeze(line.text)):
            yield piece_of(text, place, line.kind)


_INLINE_DOT = re.compile(r"\d\. ")  # what each number that ends in a dot must show; far quicker to find
_INLINE_ITEM = re.compile(r"(?<=[.;:?!])\s+(?=(?:\(?\d{1,2}[.)]|\([a-z]\)|[a-z]\))\s+\S)")


def split_items(text: str) -> list[str]:
    """ "1. Yes. 2. 47 cameras." on one line as two items; only where the numbers follow each other."""
    if len(text) > 20_000 or not (") " in text or _INLINE_DOT.search(text) is not None):
        return [text]
    parts = _INLINE_ITEM.split(text)
    if len(parts) < 2:
        return [text]
    numbers = [split_number(part)[0] for part in parts]
    first = 0 if numbers[0] is not None else 1
    values = [_ordinal(number) for number in numbers[first:]]
    if len(values) < 2 or any(value is None for value in values):
        return [text]
    steps = {(b or 0) - (a or 0) for a, b in pairwise(values)}
    return parts if steps == {1} else [text]


def _ordinal(number: str | None) -> int | None:
    word = (number or "").strip("()")
    if word.isdigit():
        return int(word)
    return ord(word) - ord("a") if len(word) == 1 and word.islower() and word.isascii() else None


def piece_of(text: str, place: str, kind: SegmentKind, bold: bool = False, hidden: bool = False) -> Piece:
    """A paragraph as a piece: its number taken off, a heading told from a paragraph."""
    number, rest = split_number(text)
    if kind is SegmentKind.PARAGRAPH and looks_like_heading(rest):
        kind = SegmentKind.HEADING
    return Piece(kind, place, rest, number=number, bold=bold, hidden=hidden)


def looks_like_heading(text: str) -> bool:
    """All in capitals, several letters, short: "YOUR REQUEST". A "YES" or "NO" is an answer."""
    return (
        8 <= len(text) <= _CAPITALS_HEADING
        and text.isupper()  # the first small letter ends it
        and not any(sign.isdigit() for sign in text)
        and not text.endswith((".", "?"))
        and text.split(maxsplit=1)[0].strip(",;") not in ("NO", "YES", "NONE", "NOT")
        and len(text.split()) <= 8
    )


def lines_of(text: str, kind: SegmentKind = SegmentKind.PARAGRAPH) -> Sequence[Line]:
    """A text's lines, counted from 1."""
    return [Line(line, at, kind) for at, line in enumerate(text.splitlines(), start=1)]
