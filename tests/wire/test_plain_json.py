"""JSON from devices: ambiguous or endless answers are refused."""

from __future__ import annotations

import pytest

from camcensus.model.errors import WireError
from camcensus.wire.plain_json import MAX_CHARACTERS, objects_in, read_object, text_of


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"a":1,"a":2}', id="a name twice"),
        pytest.param('{"a":NaN}', id="NaN"),
        pytest.param('{"a":-Infinity}', id="infinity"),
        pytest.param('{"a":', id="cut off"),
        pytest.param("[1,2]", id="no object"),
        pytest.param('{"a":' * 50_000, id="too deep"),
        pytest.param('{"a":' + "9" * 5_000 + "}", id="a number of 5,000 digits"),
        pytest.param("{" + " " * MAX_CHARACTERS, id="too long"),
    ],
)
def test_refused(text):
    with pytest.raises(WireError):
        read_object(text, "test")


def test_header_before_the_brace_is_passed_over():
    assert read_object("\x20\x00DHIP\x00" + '{"a":{"b":1}}tail', "test") == {"a": {"b": 1}}


def test_outer_objects_come_first():
    assert [sorted(part) for part in objects_in({"a": {"b": {"c": 1}}, "d": [{"e": 2}]})] == [
        ["a", "d"],
        ["b"],
        ["c"],
        ["e"],
    ]


@pytest.mark.parametrize(
    ("value", "text"), [("  x ", "x"), (37777, "37777"), (True, None), (None, None), ("", None), ([], None)]
)
def test_text_of(value, text):
    assert text_of(value) == text
