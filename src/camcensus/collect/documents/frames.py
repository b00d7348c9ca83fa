"""How pieces travel from the child to us: frames of bounded length on a pipe, JSON or plain bytes.

A frame is a line "J<length>" or "B<length>" and so many bytes. A "B" frame belongs to the "J" frame before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from camcensus.collect.documents.pieces import About, Convert, Found, Part, Picture, Piece, Problem
from camcensus.model.document import SegmentKind

_BATCH = 500  # pieces a frame
_BATCH_SIGNS = 400_000
MAX_TEXT = 200_000  # signs of one piece
_KINDS = {kind.value: kind for kind in SegmentKind}


class FrameError(ValueError):
    """The child sent what is no frame or no piece."""


def write_found(out: BinaryIO, found: Iterable[Found]) -> None:
    """All that a reader finds, in order; pieces are gathered so that a long sheet is not thousands of frames."""
    batch: list[list[Any]] = []
    signs = 0
    for one in found:
        if isinstance(one, Piece):
            row = _packed(one)
            batch.append(row)
            signs += len(row[2])
            if len(batch) >= _BATCH or signs > _BATCH_SIGNS:
                write_json(out, {"pieces": batch})
                batch, signs = [], 0
            continue
        if batch:
            write_json(out, {"pieces": batch})
            batch, signs = [], 0
        _write_other(out, one)
    if batch:
        write_json(out, {"pieces": batch})


def _write_other(out: BinaryIO, one: Found) -> None:
    if isinstance(one, About):
        write_json(out, {"about": [one.format, one.sent_at, one.sender, one.receiver]})
    elif isinstance(one, Problem):
        write_json(out, {"problem": [one.place, one.problem[:500], one.mend[:500]]})
    elif isinstance(one, Convert):
        write_json(out, {"convert": [one.suffix, one.to]})
    elif isinstance(one, Part):
        write_json(out, {"part": [one.name[:500], one.message]})
        _write_bytes(out, one.data)
    elif isinstance(one, Picture):
        write_json(out, {"picture": [one.place, one.width, one.height, one.dots_per_inch]})
        _write_bytes(out, one.data)


def write_json(out: BinaryIO, value: Any) -> None:
    """One frame; plain ASCII, so that no text can break its encoding."""
    body = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    out.write(b"J%d\n" % len(body))
    out.write(body)


def _write_bytes(out: BinaryIO, data: bytes) -> None:
    out.write(b"B%d\n" % len(data))
    out.write(data)


def _packed(piece: Piece) -> list[Any]:
    return [
        piece.kind.value,
        piece.place,
        piece.text[:MAX_TEXT],
        piece.cells,
        piece.headers,
        piece.number,
        piece.bold,
        piece.hidden,
        piece.ocr_confidence,
    ]


def unpack(value: dict[str, Any], blob: bytes | None) -> Iterator[Found]:
    """The pieces of one frame. Raises FrameError: what a child says is not trusted to have the right shape."""
    try:
        if "pieces" in value:
            last: Any = None
            headers: tuple[str, ...] = ()
            for row in value["pieces"]:
                if row[4] != last:  # the rows of a table have the same ones
                    last, headers = row[4], tuple(_clean(header) for header in row[4])
                yield _unpacked(row, headers)
        elif "about" in value:
            format_, sent_at, sender, receiver = value["about"]
            yield About(_text(format_), None if sent_at is None else _text(sent_at), _text(sender), _text(receiver))
        elif "problem" in value:
            place, problem, mend = value["problem"]
            yield Problem(_text(place), _text(problem), _text(mend))
        elif "convert" in value:
            suffix, to = value["convert"]
            yield Convert(_text(suffix), _text(to))
        elif "part" in value and blob is not None:
            name, message = value["part"]
            yield Part(_text(name), blob, bool(message))
        elif "picture" in value and blob is not None:
            place, width, height, dots = value["picture"]
            if not all(isinstance(size, int) and 0 <= size < 1 << 20 for size in (width, height, dots)):
                raise FrameError("a picture of no size")
            yield Picture(_text(place), blob, width, height, dots)
        else:
            raise FrameError("an unknown frame")
    except (TypeError, LookupError, ValueError) as error:
        raise FrameError(str(error)) from None


def _unpacked(row: Any, headers: tuple[str, ...]) -> Piece:
    kind, place, text, cells, _, number, bold, hidden, confidence = row
    return Piece(
        _KINDS[kind],
        _text(place),
        _clean(text),
        tuple(_clean(cell) for cell in cells),
        headers,
        None if number is None else _text(number),
        bold is True,
        hidden is True,
        float(confidence) if isinstance(confidence, int | float) else None,
    )


def _text(value: Any) -> str:
    """A label: short, printable."""
    if not isinstance(value, str):
        raise FrameError("no text where text belongs")
    value = value[:1_000]
    return value if value.isprintable() else "".join(sign if sign.isprintable() else "?" for sign in value)


def _clean(value: Any) -> str:
    """Text that can be written as UTF-8 and printed; what cannot be is replaced."""
    if not isinstance(value, str):
        raise FrameError("no text where text belongs")
    if value.isprintable():
        return value
    return "".join(sign if sign.isprintable() or sign in "\n\t" else " " for sign in value)
