"""Hostile and damaged captures end in values, rejected frames or InputError, in bounded time and memory."""

from __future__ import annotations

import importlib.util
import io
import random
import time
import tracemalloc
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.importers.packets import streams
from camcensus.collect.importers.packets.importer import IMPORTER
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected

FIXTURES = Path(__file__).parents[2] / "fixtures" / "packets"


def _load_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("packet_builder", FIXTURES / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = _load_builder()
ESTATE = [frame for frame in build.estate() if len(frame) < 1100]


def consume(data: bytes) -> list[Observation]:
    """Reads to the end; anything but a value or InputError fails the test by itself."""
    seen: list[Observation] = []
    try:
        for item in IMPORTER.read(io.BytesIO(data), "x"):
            assert isinstance(item, (Observation, Rejected, Note))
            if isinstance(item, Observation):
                item.raw.encode("utf-8")  # no lone surrogates
                assert "\x00" not in item.raw
                assert len(item.raw) <= 49_152
                seen.append(item)
    except InputError:
        pass
    assert len({one.id for one in seen}) == len(seen)
    return seen


@given(st.data())
def test_mutated_frames(data: st.DataObject) -> None:
    frames = [bytearray(frame) for frame in data.draw(st.lists(st.sampled_from(ESTATE), min_size=1, max_size=6))]
    for frame in frames:
        for _ in range(data.draw(st.integers(0, 6))):
            frame[data.draw(st.integers(0, len(frame) - 1))] = data.draw(st.integers(0, 255))
        del frame[data.draw(st.integers(1, len(frame))) :]
    consume(build.pcap(map(bytes, frames), link=data.draw(st.sampled_from([1, 1, 1, 0, 101, 113, 276]))))


@given(st.sampled_from([37020, 37810, 5050, 3702, 1900, 5353, 53, 67, 68, 161, 20002, 9999]), st.binary(max_size=400))
def test_any_payload_on_the_ports_we_read(port: int, payload: bytes) -> None:
    consume(build.pcap([build.udp4(build.HIK, "192.0.2.21", port, "192.0.2.10", port, payload)]))


STARTS = [b"", b"HTTP/1.1 200 OK\r\n", b"RTSP/1.0 200 OK\r\n", b"\x16\x03\x03\x00\x40\x01", b"\x16\x03\x01\x01\x00\x0b"]


@given(
    st.lists(
        st.tuples(
            st.integers(0, 2**32 - 1) | st.integers(0, 3000),
            st.sampled_from(STARTS),
            st.binary(max_size=200),
            st.sampled_from([0x02, 0x18, 0x11, 0x04]),
        ),
        max_size=12,
    )
)
def test_any_order_of_segments(segments: list[tuple[int, bytes, bytes, int]]) -> None:
    frames = [
        build.tcp4(build.HIK, "192.0.2.21", 80, "192.0.2.10", 5000, at, start + rest, flags)
        for at, start, rest, flags in segments
    ]
    consume(build.pcap(frames))


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_as_a_file(rest: bytes, next_generation: bool) -> None:
    consume(rest)
    start = build.pcapng([(1, ESTATE[:2])]) if next_generation else build.pcap(ESTATE[:2])
    assert len(consume(start + rest)) >= 1


@given(st.data())
def test_mutated_certificates(data: st.DataObject) -> None:
    der = bytearray(build.certificate())
    for _ in range(data.draw(st.integers(1, 4))):
        der[data.draw(st.integers(0, len(der) - 1))] = data.draw(st.integers(0, 255))
    message = build.server_certificate(bytes(der))
    consume(build.pcap([build.tcp4(build.HIK, "192.0.2.21", 443, "192.0.2.10", 5000, 1, message)]))


def test_every_prefix_of_each_protocol() -> None:
    for frame in ESTATE[:30]:
        consume(build.pcap(frame[:size] for size in range(len(frame) + 1)))


@pytest.mark.parametrize("make", [build.pcap, lambda frames: build.pcapng([(1, frames)])])
def test_every_prefix_of_a_capture(make: object) -> None:
    data = make([ESTATE[0], ESTATE[3], ESTATE[9]])  # type: ignore[operator]
    whole = consume(data)
    for size in range(len(data)):
        seen = consume(data[:size])
        assert len(seen) <= len(whole)


def test_random_noise_between_good_frames_does_not_hide_them() -> None:
    dice = random.Random(889)
    frames = []
    for frame in ESTATE:
        frames += [dice.randbytes(dice.randrange(200)), frame]
    assert {"sadp", "dhip", "mdns", "tls", "rtsp"} <= {one.kind for one in consume(build.pcap(frames))}


def test_many_unfinished_conversations_are_held_in_bounded_memory() -> None:
    """60,000 servers begin an answer that never ends; each would hold 64 kB."""

    def capture() -> bytes:
        begin = b"HTTP/1.1 200 OK\r\nServer: x\r\nX: " + b"a" * 1300
        return build.pcap(
            build.tcp4(build.HIK, f"198.51.{at // 250}.{at % 250}", 80, "192.0.2.10", 5000, 1, begin)
            for at in range(15_000)
        )

    data = capture()
    tracemalloc.start()
    count = 0
    for _ in IMPORTER.read(io.BytesIO(data), "x"):
        count += 1
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 10_000
    assert peak < 80 << 20


def test_segments_far_ahead_are_held_in_bounded_memory() -> None:
    held = streams.Streams()
    from camcensus.collect.importers.packets.layers import Packet

    def segment(port: int, at: int, payload: bytes, flags: int = 0x18) -> Packet:
        return Packet(True, b"\xc0\x00\x02\x15", b"\xc0\x00\x02\x0a", 80, port, at, flags, payload, None, None, False)

    for port in range(3000):
        held.feed(segment(port, 0, b"", 0x02), 1, None)
        for ahead in range(2, 40):
            held.feed(segment(port, ahead * 1400, bytes(1400)), 1, None)
        assert held._held <= streams.MAX_HELD
    assert len(held._flows) <= streams.MAX_FLOWS


def test_an_answer_sent_in_65536_crumbs_takes_no_time() -> None:
    body = b"RTSP/1.0 200 OK\r\nX: " + b"a" * 60_000
    frames = build.in_segments(build.HIK, "192.0.2.21", 554, "192.0.2.10", 5000, 1, body, 3)
    assert len(consume(build.pcap(frames))) <= 1


def test_deep_json_and_looping_names_are_let_by() -> None:
    deep = b"\x02\0\0\x01" + bytes(12) + b'{"result":' + b"[" * 60_000
    loop = b"\0\0\x84\0\0\0\0\x01\0\0\0\0" + b"\xc0\x0c" * 4 + bytes(10)
    frames = [
        build.udp4(build.HIK, "192.0.2.21", 20002, "192.0.2.10", 5000, deep),
        build.udp4(build.HIK, "192.0.2.21", 5353, "224.0.0.251", 5353, loop),
    ]
    assert consume(build.pcap(frames)) == []


@pytest.mark.parametrize(
    "crumb", [b"<title", b"<title>", b"<script ", b"location", b'nonce="', b"<a:To ", b"<Uuid>", b"\r\nDate:"]
)
def test_text_made_to_slow_a_pattern_down(crumb: bytes) -> None:
    """48 kB of the beginning of what is looked for, in a page and in a datagram: a second would be far too long."""
    body = crumb * (48_000 // len(crumb))
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(body)
    frames = build.in_segments(build.HIK, "192.0.2.21", 80, "192.0.2.10", 5000, 1, head + body, 700)
    frames += [
        build.tcp4(
            build.HIK, "192.0.2.21", 554, "192.0.2.10", 5001, 1, b"RTSP/1.0 200 OK\r\nX: " + body[:15_000] + b"\r\n\r\n"
        ),
        build.udp4(build.HIK, "192.0.2.21", 3702, "192.0.2.10", 5002, b"<ProbeMatch>" + body),
        build.udp4(build.HIK, "192.0.2.21", 37020, "192.0.2.10", 5002, b"<ProbeMatch>" + body),
        build.udp4(build.HIK, "192.0.2.21", 1900, "192.0.2.10", 5002, b"HTTP/1.1 200 OK\r\n" + body),
    ]
    began = time.process_time()
    assert consume(build.pcap(frames))
    assert time.process_time() - began < 1
