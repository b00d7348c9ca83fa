"""The strict JSON reader: what it takes, what it refuses, and where it says the damage is."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect import json_lines
from camcensus.collect.json_lines import JsonError, JsonRecord, clean_text, parse_json, read_json_records
from camcensus.model.errors import InputError
from camcensus.model.observation import Rejected


class Dripping(io.BytesIO):
    """A stream that gives a few bytes at a time, so that every seam between two reads is met."""

    def __init__(self, data: bytes, size: int) -> None:
        super().__init__(data)
        self.drop = size

    def read(self, _size: int | None = -1, /) -> bytes:
        return super().read(self.drop)


def read(data: bytes, drop: int = 1 << 20) -> list[JsonRecord | Rejected]:
    return list(read_json_records(Dripping(data, drop), "x.json"))


def values(data: bytes, drop: int = 1 << 20) -> list[object]:
    return [item.value if isinstance(item, JsonRecord) else item.problem for item in read(data, drop)]


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}\n{"a": 2}\n',
        b'{"a": 1}\r\n\r\n{"a": 2}',
        b'[{"a": 1}, {"a": 2}]',
        b'[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n',
        b'{\n  "a": 1\n}\n{\n  "a": 2\n}\n',
        b'\xef\xbb\xbf{"a": 1}\n{"a": 2}\n',
        '{"a": 1}\n{"a": 2}\n'.encode("utf-16"),
    ],
    ids=["lines", "Windows lines", "an array in a line", "an array", "objects in a row", "a mark", "UTF-16"],
)
@pytest.mark.parametrize("drop", [2, 3, 7, 1 << 20])
def test_records_are_found_however_they_are_laid_out(data: bytes, drop: int) -> None:
    assert values(data, drop) == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("drop", [1, 2, 3, 5, 1 << 20])
def test_brackets_and_escapes_in_strings_do_not_end_a_record(drop: int) -> None:
    record = {"a": 'br{ack[et " \\ }] and \\" more', "b": [{"c": "\n"}]}
    assert values(json.dumps([record, record], indent=1).encode(), drop) == [record, record]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"a": NaN}', "NaN is not a JSON value"),
        ('{"a": 1, "a": 1}', "'a' stands twice"),
        ("[" * 101 + "]" * 101, "over 100 levels"),
        ('{"a":' * 200_000, "over 100 levels"),
        ("9" * 5000, "4,300 digits"),
        ("{'a': 1}", "not JSON"),
        ("", "not JSON"),
    ],
)
def test_refusals_say_why(text: str, words: str) -> None:
    with pytest.raises(JsonError, match=words):
        parse_json(text)


def test_the_deepest_nesting_allowed_is_read() -> None:
    assert parse_json("[" * 100 + "]" * 100) is not None


def test_brackets_inside_strings_are_no_nesting() -> None:
    assert parse_json('{"a": "' + "[{" * 500 + '"}') == {"a": "[{" * 500}


@pytest.mark.parametrize("text", ['{"a\\ud800": ["\\u0000x", "\\uDFFF"]}', '{"a\ud800": ["\\u0000x", "\ud800"]}'])
def test_surrogates_and_nul_become_the_replacement_sign(text: str) -> None:
    assert parse_json(text) == {"a\ufffd": ["\ufffdx", "\ufffd"]}


def test_a_pair_of_surrogates_is_one_character() -> None:
    assert parse_json('"\\ud83d\\ude00"') == "\U0001f600"


def test_a_bad_line_is_named_and_the_next_is_read() -> None:
    items = read(b'{"a": 1}\n{"a": \n{"a": 3}\n')
    assert isinstance(items[1], Rejected)
    assert items[1].origin.place == "line 2"
    assert values(b'{"a": 1}\n{"a": \n{"a": 3}\n')[2] == {"a": 3}


def test_text_between_records_is_refused_not_skipped() -> None:
    assert values(b'[{"a": 1}, 17, {"a": 2}]') == [{"a": 1}, "text between records", {"a": 2}]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no JSON record"),
        (b" \n\n", "no JSON record"),
        (b'[\n{"a": 1},\n{"a": \n', "ends inside a record"),
        (b'[\n{"a": 1},\n', "before its array is closed"),
    ],
)
def test_damage_that_ends_the_reading(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read(data)


def test_good_records_come_before_the_error() -> None:
    found: list[JsonRecord | Rejected] = []
    with pytest.raises(InputError, match="line 3"):
        found.extend(read_json_records(io.BytesIO(b'[\n{"a": 1},\n{"a": \n'), "x"))
    assert found == [JsonRecord("line 2", {"a": 1})]


def test_a_line_over_the_limit_is_refused_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MAX_RECORD", 20)
    data = b'{"a": 1}\n{"b": "' + b"x" * 100 + b'"}\n{"a": 2}\n'
    for drop in (5, 1 << 20):
        assert values(data, drop) == [{"a": 1}, "a line of over 20 bytes", {"a": 2}]


def test_a_record_at_the_limit_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = b'{"a": "0123456789"}'
    monkeypatch.setattr(json_lines, "MAX_RECORD", len(data))
    assert values(data) == [{"a": "0123456789"}]
    monkeypatch.setattr(json_lines, "MAX_RECORD", len(data) - 1)
    assert values(data) == [f"a line of over {len(data) - 1} bytes"]


def test_too_many_refusals_end_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_lines, "MAX_REJECTED", 3)
    with pytest.raises(InputError, match="more than 3 records refused"):
        read(b"x\n" * 10)


@given(st.text())
def test_clean_text_can_be_encoded(text: str) -> None:
    assert "\x00" not in clean_text(text)
    clean_text(text).encode("utf-8")


@given(st.text() | st.lists(st.sampled_from(list('{}[]",:\\ \n1eE.-tu')) | st.text(max_size=3)).map("".join))
def test_any_text_is_a_value_or_refused_as_the_standard_reader_has_it(text: str) -> None:
    try:
        found = parse_json(text)
    except JsonError:
        return
    assert json.dumps(found) == json.dumps(json.loads(text)) or clean_text(text) != text or "\\u" in text


@given(
    records=st.lists(
        st.dictionaries(st.text(), st.text() | st.integers() | st.none(), max_size=4), min_size=1, max_size=4
    ),
    layout=st.sampled_from(["lines", "array", "spread"]),
    drop=st.integers(1, 40),
)
def test_what_is_written_is_read_back(records: list[dict[str, object]], layout: str, drop: int) -> None:
    if layout == "lines":
        data = "\n".join(json.dumps(record) for record in records)
    else:
        data = json.dumps(records, indent=1 if layout == "spread" else None)
    cleaned = [
        {clean_text(key): clean_text(item) if isinstance(item, str) else item for key, item in record.items()}
        for record in records
    ]
    assert values(data.encode(), drop) == cleaned
