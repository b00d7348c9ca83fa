"""Plain lists of model numbers, one a line, and lines pasted from a quote: "4 x Hikvision DS-2CD2143G2-I dome"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import BinaryIO

from camcensus.collect.importer import Item
from camcensus.collect.importers.registers.delimited import Joined, decode, decode_head, find_encoding
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Origin, Rejected
from camcensus.read.register_words import has_model

MAX_LINE = 2_000  # characters
MAX_REJECTED = 50
_BULLET = re.compile(r"^\s*(?:[-*•·–]\s+|\(?\d{1,3}[.)]\s+)")
_COUNT = re.compile(r"^(?:qty:?\s*)?(\d{1,5})\s*(?:x|×|no\.?|off|nr|units?|pcs)\s+(?=\S)", re.IGNORECASE)
_COUNT_AFTER = re.compile(
    r"\s+(?:(?:qty|quantity|x|×)[:.]?\s*(\d{1,4})|\((?:x\s*)?(\d{1,3})\)|(\d{1,4})\s+(?:off|units?|pcs|pieces))\s*$",
    re.IGNORECASE,
)
_CODE = re.compile(r"^\s*(?:[{}\[\]<>#;]|//|/\*|import |from |def |class |function|var |let |const |\$|@|\w+\s*=[^=])")
_LOG = re.compile(r"^\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\[\d+[.:])")
_OTHER = re.compile(r"^(?:# Nmap|Nmap scan report|Starting Nmap|Host: \S+ \()|^From: |^Received: ", re.MULTILINE)
_MEND = "Write one model number a line."


def looks_like_code(text: str) -> bool:
    """Program text, a log, mail or nmap's own text: something else than a register."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    strange = sum(1 for line in lines if _CODE.match(line) or _LOG.match(line))
    return bool(_OTHER.search(text[:20_000])) or strange * 3 > len(lines)


def recognises_model_list(head: bytes, name: str) -> bool:
    """Short lines of text, at least half of them with a word that looks like a model number."""
    del name
    text = decode_head(head)
    if looks_like_code(text):
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or any(len(line) > 400 for line in lines[:-1]):
        return False
    return sum(has_model(line) for line in lines) * 2 >= len(lines)


def read_model_list(stream: BinaryIO, name: str) -> Iterator[Item]:
    """One observation a line (kind text, field asset-row); a count before or after it is kept as `quantity`."""
    head = stream.read(4096)
    encoding = find_encoding(head)
    if encoding is None or not head.strip():
        raise InputError(name, "", "is not a list in text" if head.strip() else "is empty", _MEND)
    read = blank = rejected = titles = 0
    for number, line in _lines(head, stream, encoding):
        text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", line).strip()
        if not text:
            blank += 1
        elif text.endswith(":") and not has_model(text):
            titles += 1
        elif len(text) > MAX_LINE:
            rejected += 1
            if rejected > MAX_REJECTED:
                raise InputError(name, f"line {number}", f"more than {MAX_REJECTED} lines over {MAX_LINE} signs", _MEND)
            yield Rejected(Origin(name, f"line {number}"), f"a line longer than {MAX_LINE} characters", _MEND)
        else:
            read += 1
            yield _observation(name, number, text)
    yield Note(Origin(name), f"read as a list of model numbers: {read} lines, {blank} blank, {titles} titles")


def _split_count(line: str) -> tuple[str, str]:
    """A line without its count, and the count; empty where it states none."""
    before = _COUNT.match(line)
    if before is not None:
        return line[before.end() :], str(int(before[1]))
    after = _COUNT_AFTER.search(line)
    if after is None:
        return line, ""
    text = line[: after.start()]
    if not has_model(text) or not re.search(r"[^\W\d]", text.rsplit(maxsplit=1)[-1]):
        return line, ""  # "Domes (12)" names no model; "1920 x 1080" counts nothing
    return text, str(int(next(filter(None, after.groups()))))


def _observation(name: str, number: int, text: str) -> Observation:
    text, count = _split_count(_BULLET.sub("", text))
    record = f"{name}#{number}"
    return Observation(
        id=record,
        kind="text",
        field="asset-row",
        raw=text,
        origin=Origin(name, f"line {number}"),
        record=record,
        provenance=MappingProxyType({"quantity": count} if count else {}),
    )


def _lines(head: bytes, stream: BinaryIO, encoding: str) -> Iterator[tuple[int, str]]:
    """Numbered lines; of an endless one only as much as shows that it is too long."""
    number, partial = 1, ""
    for piece in decode(Joined(head, stream), encoding):
        *lines, rest = (partial + re.sub("\r(?!\n)", "\n", piece)).split("\n")
        for line in lines:
            yield number, line
            number += 1
        partial = rest[: MAX_LINE + 1]
    if partial:
        yield number, partial
