"""JSON from outside, read strictly and within bounds: one object a line, or an array of objects, or objects in a row.

What the standard reader lets through is refused here: NaN and Infinity, two keys of the same name (the last would
silently win), nesting over MAX_DEPTH. Lone surrogates and NUL, which no database or terminal takes, become U+FFFD.

Source: RFC 8259, sections 4 (names SHOULD be unique), 6 (no NaN), 8.2 (lone surrogates), 9 (limits of a reader).
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, NoReturn

from camcensus.model.errors import InputError
from camcensus.model.observation import Origin, Rejected

MAX_DEPTH = 100  # levels of nesting
MAX_RECORD = 16 * 1024 * 1024  # bytes of one record
MAX_REJECTED = 10_000  # records refused before the whole file is
_CHUNK = 1024 * 1024  # bytes asked of the stream at once
_MEND = "Export the file again, or remove the record"

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)
_BYTE_TOKEN = re.compile(rb'["\\{}\[\]\n]')
_UNCLEAN_ESCAPE = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")
_UNCLEAN = re.compile("[\x00\ud800-\udfff]")


class JsonError(ValueError):
    """Why a text is not taken as JSON, in words for a user."""


@dataclass(frozen=True, slots=True)
class JsonRecord:
    """One object of a file."""

    place: str  # "line 12"
    value: dict[str, Any]


def clean_text(text: str) -> str:
    """The text with each NUL and lone surrogate as U+FFFD."""
    return _UNCLEAN.sub("\ufffd", text)


def parse_json(text: str) -> Any:
    """The value of one JSON text, strings clean. Raises JsonError, whatever the text."""
    if text.count("[") + text.count("{") > MAX_DEPTH:
        _check_depth(text)
    try:
        value = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except JsonError:
        raise
    except json.JSONDecodeError as error:
        raise JsonError(f"not JSON: {error.msg} at character {error.pos + 1}") from None
    except ValueError:  # int() refuses over 4,300 digits
        raise JsonError("a number of more than 4,300 digits") from None
    except RecursionError:
        raise JsonError(f"nested over {MAX_DEPTH} levels deep") from None
    return _clean(value) if _UNCLEAN_ESCAPE.search(text) or _UNCLEAN.search(text) else value


def read_json_records(stream: BinaryIO, source: str) -> Iterator[JsonRecord | Rejected]:
    """The objects of a stream in file order; what is no object, or refused, is a Rejected with its line.

    Memory is bounded by MAX_RECORD. Raises InputError where nothing can be read after the damage: an empty file, a
    record that never ends, or more than MAX_REJECTED refusals.
    """
    refused = 0
    empty = True
    for line, text in _texts(stream, source):
        empty = False
        item = _record(line, text, source)
        if isinstance(item, Rejected):
            refused += 1
            if refused > MAX_REJECTED:
                raise InputError(source, f"line {line}", f"more than {MAX_REJECTED:,} records refused", _MEND)
        yield item
    if empty:
        raise InputError(source, "", "no JSON record in it", "Export the file again")


def _record(line: int, text: bytes | str, source: str) -> JsonRecord | Rejected:
    place = f"line {line}"
    if isinstance(text, str):  # the splitter's own refusal
        return Rejected(Origin(source, place), text, _MEND)
    try:
        value = parse_json(text.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Rejected(Origin(source, place), f"not UTF-8 at byte {error.start + 1} of the record", _MEND)
    except JsonError as fault:
        return Rejected(Origin(source, place), str(fault), _MEND)
    if not isinstance(value, dict):
        return Rejected(Origin(source, place), f"a JSON {_kind(value)} where an object was expected", _MEND)
    return JsonRecord(place, value)


def _kind(value: object) -> str:
    return {list: "array", str: "string", bool: "true or false", type(None): "null"}.get(type(value), "number")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise JsonError(f"key {clean_text(key)[:60]!r} stands twice in one object")
            seen.add(key)
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise JsonError(f"{name} is not a JSON value")


def _check_depth(text: str) -> None:
    depth = 0
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if sign in "[{":
            depth += 1
            if depth > MAX_DEPTH:
                raise JsonError(f"nested over {MAX_DEPTH} levels deep")
        elif sign in "]}":
            depth -= 1


def _clean(value: Any) -> Any:  # no deeper than MAX_DEPTH
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, dict):
        return {clean_text(key): _clean(item) for key, item in value.items()}
    return value


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    """The stream as UTF-8 without its byte order mark; UTF-16, which Windows shells write, is turned into it."""
    first = stream.read(_CHUNK)
    while len(first) < len(codecs.BOM_UTF8) and (more := stream.read(_CHUNK)):  # a pipe may drip
        first += more
    if first[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        decoder = codecs.getincrementaldecoder("utf-16")("replace")
        while first:
            yield decoder.decode(first).encode("utf-8", "replace")
            first = stream.read(_CHUNK)
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    while chunk := stream.read(_CHUNK):
        yield chunk


def _texts(stream: BinaryIO, source: str) -> Iterator[tuple[int, bytes | str]]:
    """Number of the first line and text of each record; a str instead says why a record cannot be had."""
    chunks = _chunks(stream)
    head = b""
    for chunk in chunks:
        head += chunk
        if head.strip() and (b"\n" in head.lstrip() or len(head) > MAX_RECORD):
            break
    first = head.lstrip().split(b"\n", 1)[0].strip()
    if first[:1] == b"[" or (first[:1] == b"{" and first[-1:] in b"{[,"):
        yield from _spread(head, chunks, source)
    else:
        yield from _lines(head, chunks)


def _lines(head: bytes, chunks: Iterator[bytes]) -> Iterator[tuple[int, bytes | str]]:
    number = 1
    parts: list[bytes] = []
    size = 0
    for chunk in _chained(head, chunks):
        *whole, rest = chunk.split(b"\n")
        for piece in whole:
            size += len(piece)
            if size > MAX_RECORD:
                yield number, f"a line of over {MAX_RECORD:,} bytes"
            elif line := b"".join([*parts, piece]).strip():
                yield number, line
            number += 1
            parts, size = [], 0
        size += len(rest)
        parts = [*parts, rest] if size <= MAX_RECORD else []
    if size > MAX_RECORD:
        yield number, f"a line of over {MAX_RECORD:,} bytes"
    elif line := b"".join(parts).strip():
        yield number, line


def _chained(head: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    yield head
    yield from chunks


def _spread(head: bytes, chunks: Iterator[bytes], source: str) -> Iterator[tuple[int, bytes | str]]:
    """Objects that run over several lines, in a row or as elements of one array, cut out by counting brackets."""
    line, start_line, depth, arrays = 1, 1, 0, 0
    quoted, skip = False, -1  # inside a string; the place of a byte that a backslash takes
    kept = bytearray()  # of the object under way
    for chunk in _chained(head, chunks):
        start = 0  # of the object under way, or of the text between two
        for match in _BYTE_TOKEN.finditer(chunk):
            at, sign = match.start(), match[0]
            if sign == b"\n":
                line += 1
            elif at == skip:
                continue
            elif quoted:
                if sign == b"\\":
                    skip = at + 1
                elif sign == b'"':
                    quoted = False
            elif sign == b'"':
                quoted = depth > 0
            elif depth == 0 and sign in b"[]":
                arrays += 1 if sign == b"[" else -1
            elif sign in b"{[":
                if depth == 0:
                    if _is_text(chunk[start:at]):
                        yield line, "text between records"
                    start, start_line = at, line
                depth += 1
            elif sign in b"}]" and depth:
                depth -= 1
                if depth == 0:
                    yield start_line, bytes(kept) + chunk[start : at + 1]
                    kept.clear()
                    start = at + 1
        skip -= len(chunk)
        if depth:
            kept += chunk[start:]
        elif _is_text(chunk[start:]):
            yield line, "text between records"
        if len(kept) > MAX_RECORD:
            problem = f"a record of over {MAX_RECORD:,} bytes"
            raise InputError(source, f"line {start_line}", problem, "Export it as JSON lines")
    if depth or arrays > 0:
        problem = "the file ends inside a record" if depth else "the file ends before its array is closed"
        raise InputError(source, f"line {start_line if depth else line}", problem, "Export the file again")


def _is_text(between: bytes) -> bool:
    return bool(between.strip(b" \t\r\n,[]"))
