"""The capture file: byte for byte, cut anywhere, gone on with."""

from __future__ import annotations

import gzip
import io
import json
import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collect.scan.captured import HEADER, HIKVISION_PAGE, STARTED, done, exchange

from camcensus.collect.importers.captures.importer import read
from camcensus.collect.scan.capture_file import CaptureFile, whole_lines
from camcensus.collect.scan.capture_lines import COMPLETE, CaptureEnd, CaptureHeader, HostDone, LineMaker, LineTaker
from camcensus.model.errors import InputError
from camcensus.model.observation import Observation, Rejected
from camcensus.model.scan import Exchange, ScanEnd, Transport

EXCHANGES = st.builds(
    Exchange,
    at=st.integers(0, 4_000_000_000_000)
    .map(lambda ms: datetime.fromtimestamp(ms / 1000, UTC))
    .map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000)),
    address=st.ip_addresses().map(str),
    port=st.integers(0, 65_535),
    transport=st.sampled_from(Transport),
    probe=st.text(max_size=20),
    kind=st.none() | st.text(max_size=20),
    end=st.sampled_from(ScanEnd),
    sent=st.binary(max_size=200) | st.text(max_size=50).map(lambda text: text.encode("utf-8", "replace")),
    received=st.binary(max_size=2_000) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")),
    source=st.none() | st.ip_addresses().map(str),
    seconds=st.integers(0, 150_000).map(lambda tenths: tenths / 10_000),
    note=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=100),
)


@given(st.lists(EXCHANGES, max_size=5))
def test_what_is_written_is_read_again_byte_for_byte(exchanges):
    maker, taker = LineMaker(), LineTaker()
    lines = b"".join(maker.exchange(item) for item in exchanges).splitlines()
    found = [item for line in lines if (item := taker.take(json.loads(line))) is not None]
    assert found == exchanges


@given(st.binary(min_size=1, max_size=3_000))
def test_equal_bytes_stand_once(data):
    maker = LineMaker()
    lines = b"".join(maker.exchange(exchange(f"192.0.2.{n}", received=data)) for n in range(1, 5)).splitlines()
    assert sum(1 for line in lines if json.loads(line).get("bytes")) == 1 + 4  # the answer, and four questions


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = (
    "capture",
    "bytes",
    "text",
    "base64",
    "host",
    "ports",
    "end",
    "at",
    "probe",
    "scope",
    "address",
    "port",
    "seconds",
)


@given(st.dictionaries(st.sampled_from(NAMES) | st.text(max_size=8), JSON, max_size=8))
def test_any_line_is_taken_or_refused_in_words(value):
    problem = "taken"
    try:
        LineTaker().take(value)
    except ValueError as fault:
        problem = str(fault)
    assert problem


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ({"bytes": "0" * 64, "text": "changed"}, "SHA-256"),
        ({"bytes": "0" * 64, "base64": "%%"}, "base64"),
        ({"capture": 2}, "form"),
        ({"probe": "x", "at": "2026-11-23T09:00:00", "address": "192.0.2.1", "port": 1}, "time zone"),
        ({"something": 1}, "no line of a capture"),
    ],
)
def test_a_wrong_line_is_refused_with_its_reason(line, why):
    with pytest.raises(ValueError, match=why):
        LineTaker().take(line)


def test_header_hosts_and_trailer_are_read_again():
    maker, taker = LineMaker(), LineTaker()
    trailer = CaptureEnd(COMPLETE, STARTED, 3, 7, {"answered": 7})
    host = HostDone(
        "192.0.2.7", STARTED, {ScanEnd.ANSWERED: (80,), ScanEnd.TIMED_OUT: (554,)}, "44:19:b6:00:00:01", "x"
    )
    assert taker.take(json.loads(maker.header(HEADER))) == HEADER
    assert taker.take(json.loads(maker.host(host))) == host
    assert taker.take(json.loads(maker.end(trailer))) == trailer


def written(path, hosts=20, end=None):
    """A capture of some hosts, each with a question that all answer alike and one of its own."""
    with CaptureFile.begin(path, HEADER) as capture:
        for n in range(1, hosts + 1):
            address = f"192.0.2.{n}"
            capture.exchange(exchange(address))
            capture.exchange(exchange(address, probe="own", received=b"HTTP/1.1 200 OK\r\nX: %d\r\n\r\n" % n))
            capture.host(done(address))
            if n % 7 == 0:
                capture.settle()
        if end is not None:
            capture.end(end, STARTED)
    return path


def observed(path):
    """Hosts, kinds and texts that the importer reads from the lines that are whole."""
    lines = b"\n".join(whole_lines(path)) + b"\n"
    if not lines.strip():
        return []
    return [(item.host, item.kind, item.raw) for item in read(io.BytesIO(lines), "x") if isinstance(item, Observation)]


def test_a_whole_capture_is_plain_gzip(tmp_path):
    path = written(tmp_path / "a.jsonl.gz", end=COMPLETE)
    lines = gzip.decompress(path.read_bytes()).splitlines()
    assert json.loads(lines[0])["capture"] == 1
    assert json.loads(lines[-1])["end"] == COMPLETE
    assert (
        len([line for line in lines if HIKVISION_PAGE[:15].decode() in line.decode()]) == 21
    )  # 20 of their own and one shared
    assert path.stat().st_mode & 0o777 == 0o600


def test_cut_anywhere_it_is_readable_to_its_last_whole_line_and_goes_on(tmp_path):
    """Every 29th prefix: what it holds is the beginning of the whole, and resuming completes it to the same."""
    whole = written(tmp_path / "whole.jsonl.gz", end=COMPLETE)
    data, expected = whole.read_bytes(), observed(whole)
    path = tmp_path / "cut.jsonl.gz"
    resumed = 0
    for size in range(1, len(data), 29):
        path.write_bytes(data[:size])
        found = observed(path)
        assert found == expected[: len(found)]
        if not any(whole_lines(path)):
            continue
        capture, held = CaptureFile.resume(path, HEADER)
        resumed += 1
        with capture:
            for n in range(1, 21):
                address = f"192.0.2.{n}"
                if address not in held.done:
                    known = {item.probe for item in held.open.get(address, ())}
                    for item in (
                        exchange(address),
                        exchange(address, probe="own", received=b"HTTP/1.1 200 OK\r\nX: %d\r\n\r\n" % n),
                    ):
                        if item.probe not in known:
                            capture.exchange(item)
                    capture.host(done(address))
            if held.end is None:
                capture.end(COMPLETE, STARTED)
            assert (capture.hosts, capture.exchanges.total()) == (20, 40)
        assert observed(path) == expected
        assert gzip.decompress(path.read_bytes()).endswith(b"}\n")
        path.unlink()
    assert resumed > 50


def test_damage_in_the_middle_is_not_read_beyond(tmp_path):
    path = written(tmp_path / "a.jsonl.gz", end=COMPLETE)
    data = bytearray(path.read_bytes())
    for at in range(20, len(data), 97):
        damaged = bytearray(data)
        damaged[at] ^= 0x55
        path.write_bytes(damaged)
        found = observed(path)
        assert len(found) <= 40


def test_a_capture_that_is_there_is_not_written_over(tmp_path):
    path = written(tmp_path / "a.jsonl.gz")
    with pytest.raises(InputError, match="--resume"):
        CaptureFile.begin(path, HEADER)


def test_two_scans_do_not_write_to_one_capture(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    with CaptureFile.begin(path, HEADER), pytest.raises(InputError, match="another scan"):
        CaptureFile.resume(path, HEADER)


@pytest.mark.parametrize("changed", [{"scope_digest": "1" * 64}, {"ports": (80,)}, {"options": ("roll-call",)}])
def test_another_scope_is_not_resumed(tmp_path, changed):
    path = written(tmp_path / "a.jsonl.gz")
    with pytest.raises(InputError, match="another scope"):
        CaptureFile.resume(path, replace(HEADER, **changed))


def test_another_version_goes_on(tmp_path):
    path = written(tmp_path / "a.jsonl.gz", hosts=3)
    capture, held = CaptureFile.resume(
        path, replace(HEADER, tool="camcensus 9", started=datetime(2027, 1, 1, tzinfo=UTC))
    )
    capture.__exit__(None, None, None)
    assert held.done == {"192.0.2.1", "192.0.2.2", "192.0.2.3"}
    assert held.end is None


class Full(io.BytesIO):
    """A disk without room."""

    def flush(self):
        raise OSError(28, "No space left on device")


@pytest.mark.parametrize("act", ["exchange", "settle", "end", "nothing"])
def test_a_full_disk_is_told_and_the_file_let_go(tmp_path, act):
    capture = CaptureFile.begin(tmp_path / "a.jsonl.gz", HEADER)
    capture._file.close()
    capture._file = Full()
    capture.host(done("192.0.2.1"))
    acts = {
        "exchange": lambda: capture.exchange(exchange("192.0.2.1")),
        "settle": capture.settle,
        "end": lambda: capture.end(COMPLETE, STARTED),
        "nothing": lambda: None,
    }

    def leave():
        with capture:
            acts[act]()

    with pytest.raises(InputError, match="No space left"):
        leave()


def test_a_disk_too_full_for_the_header_leaves_no_capture(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fdopen", lambda number, mode: os.close(number) or Full())
    monkeypatch.setattr("camcensus.collect.scan.capture_file._lock", lambda path, file: None)
    with pytest.raises(InputError, match=r"No space left .* Make room, and go on with --resume"):
        CaptureFile.begin(tmp_path / "a.jsonl.gz", HEADER)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("act", [CaptureFile.begin, CaptureFile.resume])
def test_a_folder_is_no_capture(tmp_path, act):
    with pytest.raises(InputError, match="It is a folder: name a file"):
        act(tmp_path, HEADER)


def test_a_capture_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InputError, match="Make the folder"):
        CaptureFile.begin(tmp_path / "none" / "a.jsonl.gz", HEADER)


def test_a_header_alone_is_a_scan_that_did_not_end():
    maker = LineMaker()
    items = list(read(io.BytesIO(maker.header(HEADER)), "x"))
    assert [type(item) for item in items][-1] is Rejected
    assert isinstance(LineTaker().take(json.loads(maker.header(HEADER))), CaptureHeader)
