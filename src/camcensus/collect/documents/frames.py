"""How pieces travel from the child to us: frames of bounded length on a pipe, JSON or plain bytes.

A frame is a line "J<length>" or "B<length>" and so many bytes. A "B" frame belongs to the "J" frame before it. Most
documents are one frame: what it is, its pieces, its end. A piece leaves out what it has not at its end, and the headers
of a table travel once.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from camcensus.collect.documents.pieces import About, Convert, Found, Part, Picture, Piece, Problem
from camcensus.model.document import Segment, SegmentKind

_BATCH = 500  # pieces a frame
_BATCH_SIGNS = 400_000
MAX_TEXT = 200_000  # signs of one piece
_KINDS = {kind.value: kind for kind in SegmentKind}

Other = About | Part | Picture | Problem | Convert


class FrameError(ValueError):
    """The child sent what is no frame or no piece."""


class FrameWriter:
    """Writes what a reader finds, in order; pieces are gathered so that a long sheet is not thousands of frames."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._about: list[Any] = []
        self._pieces: list[tuple[Any, ...]] = []
        self._headers: list[tuple[str, ...]] = [()]
        self._signs = 0

    def write(self, found: Iterable[Found]) -> None:
        """All that a reader finds."""
        pieces = self._pieces
        for one in found:
            if isinstance(one, Piece):
                pieces.append(self._packed(one))
                if len(pieces) >= _BATCH or self._signs > _BATCH_SIGNS:
                    self._flush()
                    pieces = self._pieces
            else:
                self._write_other(one)
                pieces = self._pieces

    def end(self, **how: Any) -> None:
        """The document's last frame."""
        self._flush(**how)

    def _packed(self, piece: Piece) -> tuple[Any, ...]:
        kind, place, text, cells, headers, number, bold, hidden, confidence = piece
        if len(text) > MAX_TEXT:
            text = text[:MAX_TEXT]
        self._signs += len(text)
        if headers and headers != self._headers[-1]:
            self._headers.append(headers)
        at = len(self._headers) - 1 if headers else 0
        if number is None and confidence is None and not (bold or hidden):
            return (kind.value, place, text, cells, at) if cells or at else (kind.value, place, text)
        return (kind.value, place, text, cells, at, number, bold, hidden, confidence)

    def _flush(self, **more: Any) -> None:
        frame: dict[str, Any] = {}
        if self._about:
            frame["about"] = self._about
        if self._pieces:
            frame["pieces"] = self._pieces
            frame["headers"] = self._headers
        frame.update(more)
        if frame:
            write_json(self._out, frame)
        self._about, self._pieces, self._headers, self._signs = [], [], [()], 0

    def _write_other(self, one: Found) -> None:
        if isinstance(one, About):
            self._flush()
            self._about = [one.format, one.sent_at, one.sender, one.receiver]
        elif isinstance(one, Problem):
            self._flush(problem=[one.place, one.problem[:500], one.mend[:500]])
        elif isinstance(one, Convert):
            self._flush(convert=[one.suffix, one.to])
        elif isinstance(one, Part):
            self._flush(part=[one.name[:500], one.message])
            _write_bytes(self._out, one.data)
        elif isinstance(one, Picture):
            self._flush(picture=[one.place, one.width, one.height, one.dots_per_inch])
            _write_bytes(self._out, one.data)


def write_json(out: BinaryIO, value: Any) -> None:
    """One frame; plain ASCII, so that no text can break its encoding."""
    body = _ENCODER.encode(value).encode("ascii")
    out.write(b"J%d\n" % len(body))
    out.write(body)


_ENCODER = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), check_circular=False)


def _write_bytes(out: BinaryIO, data: bytes) -> None:
    out.write(b"B%d\n" % len(data))
    out.write(data)


def read_segments(value: dict[str, Any], file: str) -> list[Segment]:
    """The pieces of one frame. Raises FrameError: what a child says is not trusted to have the right shape.

    Args:
        file: where the segments stand, as they will say.
    """
    try:
        headers = [tuple([_clean(header) for header in row]) for row in value["headers"]]
        return [_segment(file, row, headers) for row in value["pieces"]]
    except (TypeError, LookupError, ValueError, AttributeError) as error:
        raise FrameError(str(error)) from None


def _segment(file: str, row: Any, headers: list[tuple[str, ...]]) -> Segment:
    if len(row) == 3:
        kind, place, text = row
        return Segment(file, _text(place), _KINDS[kind], text if text.isprintable() else _clean(text))
    if len(row) == 5:
        kind, place, text, cells, at = row
        if "".join(cells).isprintable() and text.isprintable() and place.isprintable():
            return Segment(file, place[:1_000], _KINDS[kind], text, 0, tuple(cells), headers[at])
        number, bold, hidden, confidence = None, False, False, None
    else:
        kind, place, text, cells, at, number, bold, hidden, confidence = row
        if number is not None:
            number = _text(number)
        if confidence is not None and not isinstance(confidence, int | float):
            raise FrameError("no number where a confidence belongs")
    if not "".join(cells).isprintable():
        cells = [_clean(cell) for cell in cells]
    return Segment(
        file,
        _text(place),
        _KINDS[kind],
        text if text.isprintable() else _clean(text),
        0,
        tuple(cells),
        headers[at],
        number,
        bold is True,
        hidden is True,
        None if confidence is None else float(confidence),
    )


def read_others(value: dict[str, Any], blob: bytes | None) -> list[Other]:
    """What else a frame says. Raises FrameError, as above."""
    try:
        found: list[Other] = []
        if "about" in value:
            format_, sent_at, sender, receiver = value["about"]
            sent = None if sent_at is None else _text(sent_at)
            found.append(About(_text(format_), sent, _text(sender), _text(receiver)))
        if "problem" in value:
            place, problem, mend = value["problem"]
            found.append(Problem(_text(place), _text(problem), _text(mend)))
        if "convert" in value:
            suffix, to = value["convert"]
            found.append(Convert(_text(suffix), _text(to)))
        if "part" in value and blob is not None:
            name, message = value["part"]
            found.append(Part(_text(name), blob, bool(message)))
        if "picture" in value and blob is not None:
            place, width, height, dots = value["picture"]
            if not all(isinstance(size, int) and 0 <= size < 1 << 20 for size in (width, height, dots)):
                raise FrameError("a picture of no size")
            found.append(Picture(_text(place), blob, width, height, dots))
        return found
    except (TypeError, LookupError, ValueError) as error:
        raise FrameError(str(error)) from None


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
