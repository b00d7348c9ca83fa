"""What a child says becomes pieces or the declared error; what a reader finds arrives as it was found."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.documents.frames import FrameError, FrameWriter, read_others, read_segments
from camcensus.collect.documents.pieces import About, Piece, Problem
from camcensus.model.document import Segment, SegmentKind

PLAIN = st.text(st.characters(categories=["L", "N", "P", "Zs"], max_codepoint=0x2FF), max_size=20)
CELLS = st.lists(PLAIN, max_size=4).map(tuple)
PIECES = st.builds(
    Piece, st.sampled_from(SegmentKind), PLAIN, PLAIN, CELLS, CELLS, st.none() | PLAIN, st.booleans(), st.booleans(),
    st.none() | st.floats(0, 1),
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
    | st.sampled_from(["paragraph", "table-row"]),
    lambda inner: st.lists(inner, max_size=9) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=20,
)  # fmt: skip


def frames_of(data: bytes) -> list[dict]:
    stream = io.BytesIO(data)
    found = []
    while head := stream.readline():
        assert head[:1] == b"J"
        found.append(json.loads(stream.read(int(head[1:]))))
    return found


def printable(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in text)


@given(st.lists(PIECES, max_size=8))
def test_pieces_arrive_as_they_were_found(pieces):
    out = io.BytesIO()
    writer = FrameWriter(out)
    writer.write([About("PDF"), *pieces])
    writer.end(end=True)
    (frame,) = frames_of(out.getvalue())
    assert frame["end"] is True
    assert read_others(frame, None) == [About("PDF")]
    found = read_segments(frame, "file") if pieces else []
    for piece, segment in zip(pieces, found, strict=True):
        assert segment == Segment(
            "file", "".join(sign if sign.isprintable() else "?" for sign in piece.place), piece.kind,
            printable(piece.text), 0, tuple(map(printable, piece.cells)), tuple(map(printable, piece.headers)),
            None if piece.number is None else "".join(s if s.isprintable() else "?" for s in piece.number),
            piece.bold, piece.hidden, piece.ocr_confidence,
        )  # fmt: skip


def test_a_problem_stands_after_the_pieces_before_it():
    out = io.BytesIO()
    writer = FrameWriter(out)
    one = Piece(SegmentKind.PARAGRAPH, "page 1", "Yes")
    writer.write([one, Problem("page 2", "is damaged", "Ask again."), one])
    writer.end(end=False)
    assert [sorted(frame) for frame in frames_of(out.getvalue())] == [
        ["headers", "pieces", "problem"],
        ["end", "headers", "pieces"],
    ]


@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("pieces", "headers", "about", "problem", "convert", "part", "picture", "end"), VALUES))
)  # fmt: skip
def test_whatever_a_child_says_is_a_value_or_the_declared_error(value):
    for read in (lambda: read_segments(value, "file"), lambda: read_others(value, b"blob")):
        try:
            read()
        except FrameError:
            continue


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(["paragraph", "page 1", 3], id="a number for a text"),
        pytest.param(["no-kind", "page 1", "Yes"], id="a kind that is none"),
        pytest.param(["table-row", "page 1", "a", ["a", 2], 0], id="a number for a cell"),
        pytest.param(["table-row", "page 1", "a", ["a"], 7], id="headers that were not sent"),
        pytest.param(["paragraph", "page 1"], id="a piece cut short"),
        pytest.param(["paragraph", "page 1", "a", [], 0, None, False, False, "high"], id="a word for a confidence"),
    ],
)
def test_a_piece_of_the_wrong_shape_is_refused(row):
    with pytest.raises(FrameError):
        read_segments({"headers": [[]], "pieces": [row]}, "file")
