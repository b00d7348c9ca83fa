"""What holds for every reader of scan files: it knows its own files and no others, and survives what is done to them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.importer import HEAD_BYTES, Importer
from camcensus.collect.importers.censys.importer import IMPORTER as CENSYS
from camcensus.collect.importers.device_answers.importer import IMPORTER as DEVICE_ANSWERS
from camcensus.collect.importers.nmap.importer import IMPORTER as NMAP
from camcensus.collect.importers.observations.importer import IMPORTER as OBSERVATIONS
from camcensus.collect.importers.shadowserver.importer import IMPORTER as SHADOWSERVER
from camcensus.collect.importers.shodan.importer import IMPORTER as SHODAN
from camcensus.collect.importers.zgrab2.importer import IMPORTER as ZGRAB2
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected

SCANS = Path(__file__).parents[2] / "fixtures" / "scans"
READERS = {
    "nmap": NMAP,
    "shodan": SHODAN,
    "censys": CENSYS,
    "zgrab2": ZGRAB2,
    "shadowserver": SHADOWSERVER,
    "observations": OBSERVATIONS,
    "device-answers": DEVICE_ANSWERS,
}
FILES = sorted(path for path in SCANS.rglob("*") if path.is_file() and path.name != "README.md")
SAMPLES = {path.relative_to(SCANS).as_posix(): path.read_bytes() for path in FILES}
READABLE = [name for name in SAMPLES if not name.endswith(("nmap/text-output.nmap", "nmap/grepable.gnmap"))]
JSON_FILES = [name for name in SAMPLES if name.endswith((".jsonl", ".json")) and not name.startswith("device")]


def reader_of(name: str) -> Importer:
    return READERS[name.split("/")[0]]


def read_all(importer: Importer, data: bytes) -> tuple[list[object], InputError | None]:
    """Everything that was read, and the error that ended it; any other exception is a failure of the test."""
    items: list[object] = []
    try:
        for item in importer.read(io.BytesIO(data), "input"):
            items.append(item)
    except InputError as error:
        return items, error
    return items, None


def check_items(items: list[object]) -> None:
    ids = [item.id for item in items if isinstance(item, Observation)]
    assert len(ids) == len(set(ids))
    for item in items:
        assert isinstance(item, Observation | Rejected | Note)
        texts = (
            [item.raw, item.kind, item.host or "", *item.provenance.values()] if isinstance(item, Observation) else []
        )
        for text in [*texts, str(item.origin)]:
            text.encode("utf-8")
            assert "\x00" not in text
        if isinstance(item, Observation):
            assert item.kind
            assert item.port is None or 1 <= item.port <= 65535


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_is_recognised_by_its_own_reader_only(name: str) -> None:
    taken = [key for key, importer in READERS.items() if importer.recognises(SAMPLES[name][:HEAD_BYTES], "x")]
    assert taken == [name.split("/")[0]]


@pytest.mark.parametrize("name", READABLE)
def test_a_good_file_is_read_without_a_refusal(name: str) -> None:
    items, error = read_all(reader_of(name), SAMPLES[name])
    assert error is None
    assert not [item for item in items if isinstance(item, Rejected)]
    assert [item for item in items if isinstance(item, Observation)]
    check_items(items)


@pytest.mark.parametrize("name", [name for name in READABLE if name.endswith((".jsonl", ".json", ".csv", ".xml"))])
def test_utf16_and_marks_of_windows_shells_are_read(name: str) -> None:
    if name.endswith(".csv") or name.startswith("device"):
        data = b"\xef\xbb\xbf" + SAMPLES[name]
    else:
        data = SAMPLES[name].decode("utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    importer = reader_of(name)
    assert importer.recognises(data[:HEAD_BYTES], "x")
    plain, _ = read_all(importer, SAMPLES[name])
    marked, error = read_all(importer, data)
    assert error is None
    assert marked == plain


@pytest.mark.parametrize("name", SAMPLES)
def test_every_prefix_gives_values_or_the_declared_error(name: str) -> None:
    data = SAMPLES[name]
    importer = reader_of(name)
    whole, _ = read_all(importer, data)
    step = max(1, len(data) // 400)
    for end in range(0, len(data), step):
        importer.recognises(data[:end], "x")
        items, _ = read_all(importer, data[:end])
        check_items(items)
        seen = [item for item in items if isinstance(item, Observation)]
        assert len(seen) <= len(whole)


@pytest.mark.parametrize("name", [name for name in READABLE if name.endswith((".jsonl", ".json", ".xml"))])
def test_a_file_cut_in_the_middle_is_never_taken_as_whole(name: str) -> None:
    data = SAMPLES[name].rstrip()
    items, error = read_all(reader_of(name), data[: len(data) - 3])
    assert error is not None or any(isinstance(item, Rejected) for item in items)


@pytest.mark.parametrize("importer", READERS.values(), ids=list(READERS))
def test_an_empty_file_is_an_error_and_nobodys(importer: Importer) -> None:
    assert not importer.recognises(b"", "scan.xml")
    items, error = read_all(importer, b"")
    assert error is not None
    assert not [item for item in items if isinstance(item, Observation)]


WRONG = {
    "PNG picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "zip archive": b"PK\x03\x04" + bytes(200),
    "page": b"<!DOCTYPE html><html><head><title>x</title></head></html>",
    "prose": b"Dear sir, we run eleven cameras.\nYours\n",
    "register": b"Asset,Make,Model\n1,Hikvision,DS-2CD0000\n",
    "plain JSON": b'{"name": "x", "values": [1, 2]}\n',
    "settings": b"[section]\nname=value\nversion=1\n",
    "environment": b"HOME=/root\nversion=1\n",
    "SVG": b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>',
}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("importer", READERS.values(), ids=list(READERS))
def test_a_wrong_file_is_not_recognised_and_harms_nothing(importer: Importer, wrong: str) -> None:
    assert not importer.recognises(WRONG[wrong], "scan.xml")
    items, error = read_all(importer, WRONG[wrong])
    assert error is not None or items
    check_items(items)
    assert not [item for item in items if isinstance(item, Observation)]


# (what stands in a line, words of the refusal)
HOSTILE = {
    "NaN": (b'{"ip": NaN}', "NaN"),
    "Infinity": (b'{"ip": -Infinity}', "Infinity"),
    "doubled key": (b'{"ip": 1, "ip": 2}', "twice"),
    "doubled key inside": (b'{"a": {"b": 1, "b": 1}}', "twice"),
    "200,000 levels of arrays": (b"[" * 200_000, None),
    "200,000 levels of objects": (b'{"a":' * 200_000 + b"1" + b"}" * 200_000, "deep"),
    "5,000 digits": (b'{"port": ' + b"9" * 5000 + b"}", "digits"),
    "raw NUL": (b'{"ip": "a\x00b"}', "not JSON"),
    "no UTF-8": (b'{"ip": "\xff"}', "UTF-8"),
    "array in a line": (b"\n".join([b'{"x": "y"}', b"[1]"]), None),
    "number": (b"12", "number"),
}


@pytest.mark.parametrize("name", JSON_FILES)
@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_json_is_refused_and_what_is_good_is_kept(name: str, case: str) -> None:
    importer = reader_of(name)
    hostile, words = HOSTILE[case]
    items, error = read_all(importer, hostile)
    assert error is not None or any(isinstance(item, Rejected) for item in items)
    if words is not None:
        told = " ".join([*(item.problem for item in items if isinstance(item, Rejected)), str(error or "")])
        assert words in told
    if name.endswith(".jsonl"):
        good, _ = read_all(importer, SAMPLES[name])
        mixed, error = read_all(importer, SAMPLES[name] + hostile.replace(b"\n", b" ") + b"\n")
        assert error is None
        kept = [item for item in mixed if isinstance(item, Observation)]
        assert kept == [item for item in good if isinstance(item, Observation)]
        assert any(isinstance(item, Rejected) for item in mixed)


@pytest.mark.parametrize("name", [name for name in JSON_FILES if name.endswith(".jsonl")])
def test_surrogates_nul_and_terminal_escapes_stay_harmless(name: str) -> None:
    importer = reader_of(name)
    text = SAMPLES[name].decode("utf-8")
    for old in ("App-webs/", "Digest realm", "DNVRS-Webs"):
        text = text.replace(old, old + "\\ud800\\u0000\\u001b]0;owned\\u0007\\u202e")
    assert "\\ud800" in text
    items, error = read_all(importer, text.encode("utf-8"))
    assert error is None
    check_items(items)
    assert any("\ufffd" in item.raw for item in items if isinstance(item, Observation))


@pytest.mark.parametrize("importer", READERS.values(), ids=list(READERS))
def test_one_line_of_twenty_megabytes_is_refused_within_bounds(importer: Importer) -> None:
    for data in (b'{"a": "' + b"x" * 20_000_000 + b'"}\n', b"<a>" + b"x" * 20_000_000, b"," * 20_000_000):
        items, error = read_all(importer, data)
        assert error is not None or all(isinstance(item, Rejected) for item in items)
        assert not [item for item in items if isinstance(item, Observation)]


MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "double", "insert", "swap"]),
        st.integers(0, 1_000_000),
        st.integers(1, 80),
        st.sampled_from(
            [
                b"",
                b"\x00",
                b'"',
                b"{",
                b"}",
                b"[",
                b"]",
                b",",
                b"\n",
                b"\\",
                b"<",
                b"&",
                b"\xff",
                b"\xc3",
                b"null",
                b"1e999",
                b"-1",
                b"true",
                b"[[]]",
                b"{}",
                b'""',
                b"\\ud800",
                b"\x1b[2J",
                b"NaN",
                b"&#0;",
                b"<!--",
                b"]]>",
                b"SF:",
                b"%r(",
            ]
        ),
    ),
    min_size=1,
    max_size=8,
)


def mutated(data: bytes, mutations: list[tuple[str, int, int, bytes]]) -> bytes:
    for act, at, size, piece in mutations:
        place = at % (len(data) + 1)
        if act == "flip" and place < len(data):
            data = data[:place] + bytes([data[place] ^ (1 << size % 8)]) + data[place + 1 :]
        elif act == "cut":
            data = data[:place] + data[place + size :]
        elif act == "double":
            data = data[: place + size] + data[place:]
        elif act == "insert":
            data = data[:place] + piece + data[place:]
        elif act == "swap":
            data = data[:place] + piece + data[place + size :]
    return data


@pytest.mark.parametrize("reader", READERS)
@given(choice=st.data(), mutations=MUTATIONS)
def test_a_mutated_file_gives_values_or_the_declared_error(
    reader: str, choice: st.DataObject, mutations: list[tuple[str, int, int, bytes]]
) -> None:
    sample = choice.draw(st.sampled_from([name for name in SAMPLES if name.startswith(f"{reader}/")]))
    data = mutated(SAMPLES[sample], mutations)
    for importer in READERS.values():
        importer.recognises(data[:HEAD_BYTES], "x")
    items, error = read_all(READERS[reader], data)
    check_items(items)
    if error is not None:
        assert str(error).startswith("input")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(sample=st.sampled_from(JSON_FILES), where=st.integers(0, 10_000), value=JSON_VALUES)
def test_any_value_in_any_place_of_a_json_record_is_borne(sample: str, where: int, value: object) -> None:
    """The structure stays whole and one value in it becomes another: wrong types reach every branch."""
    text = SAMPLES[sample].decode("utf-8")
    records = [json.loads(line) for line in text.splitlines()] if sample.endswith("l") else [json.loads(text)]
    places: list[tuple[object, object]] = []
    todo: list[object] = list(records)
    while todo:
        part = todo.pop()
        for key in list(part) if isinstance(part, dict) else range(len(part)) if isinstance(part, list) else ():
            places.append((part, key))
            todo.append(part[key])  # type: ignore[index]
    holder, key = places[where % len(places)]
    holder[key] = value  # type: ignore[index]
    data = "".join(json.dumps(record) + "\n" for record in records).encode("utf-8")
    items, error = read_all(reader_of(sample), data)
    assert error is None
    check_items(items)
