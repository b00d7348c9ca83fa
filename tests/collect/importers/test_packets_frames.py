"""Capture files of every form give the same frames; link layers of every form give the same packets."""

from __future__ import annotations

import importlib.util
import io
import struct
from pathlib import Path
from types import ModuleType

import dpkt
import pytest

from camcensus.collect.importers.packets.frames import is_capture, read_frames, show_time
from camcensus.collect.importers.packets.importer import IMPORTER
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation

FIXTURES = Path(__file__).parents[2] / "fixtures" / "packets"


def _load_builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("packet_builder", FIXTURES / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


build = _load_builder()
ESTATE = build.estate()


def said(data: bytes) -> list[tuple[str, str | None, str | None, str]]:
    items = IMPORTER.read(io.BytesIO(data), "x")
    return [(one.kind, one.field, one.host, one.raw) for one in items if isinstance(one, Observation)]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(build.pcap(ESTATE, ">"), id="pcap, big-endian"),
        pytest.param(build.pcap(ESTATE, "<", nanoseconds=True), id="pcap, nanoseconds"),
        pytest.param(build.pcap(ESTATE, ">", nanoseconds=True), id="pcap, nanoseconds, big-endian"),
        pytest.param(build.pcapng([(1, ESTATE)]), id="pcapng"),
        pytest.param(build.pcapng([(1, ESTATE)], ">"), id="pcapng, big-endian"),
        pytest.param(build.pcapng([(1, ESTATE)], resolution=9), id="pcapng, nanoseconds"),
        pytest.param(
            build.pcapng([(1, ESTATE[:40])]) + build.pcapng([(1, ESTATE[40:])], ">"), id="pcapng, two sections"
        ),
    ],
)
def test_every_form_of_file_gives_the_same_frames(data: bytes) -> None:
    expected = [(frame.number, frame.data) for frame in read_frames(io.BytesIO(build.pcap(ESTATE)), "x")]
    assert is_capture(data[:64])
    frames = list(read_frames(io.BytesIO(data), "x"))
    assert [(frame.number, frame.data) for frame in frames] == expected
    assert show_time(frames[3].time) == "2026-11-18T11:06:43.250000Z"


def _plain(frame: bytes) -> bool:
    return frame[12:14] == b"\x08\x00"


IP_FRAMES = [frame for frame in ESTATE if _plain(frame)]


@pytest.mark.parametrize(
    ("link", "frames"),
    [
        pytest.param(1, [build.tagged(frame, 10) for frame in IP_FRAMES], id="VLAN"),
        pytest.param(1, [build.tagged(frame, 100, 10) for frame in IP_FRAMES], id="VLAN in VLAN"),
        pytest.param(113, [build.cooked(frame) for frame in IP_FRAMES], id="Linux cooked"),
        pytest.param(276, [build.cooked2(frame) for frame in IP_FRAMES], id="Linux cooked 2"),
        pytest.param(101, [frame[14:] for frame in IP_FRAMES], id="raw IP"),
        pytest.param(0, [b"\x02\0\0\0" + frame[14:] for frame in IP_FRAMES], id="BSD loopback"),
    ],
)
def test_every_link_layer_gives_the_same_answers(link: int, frames: list[bytes]) -> None:
    expected = [one for one in said(build.pcap(IP_FRAMES)) if one[0] != "mac"]
    assert [one for one in said(build.pcap(frames, link=link)) if one[0] != "mac"] == expected
    assert len(expected) > 15


def test_the_vlan_is_kept() -> None:
    items = IMPORTER.read(io.BytesIO(build.pcap([build.tagged(ESTATE[3], 42)])), "x")
    assert {one.provenance["vlan"] for one in items if isinstance(one, Observation)} == {"42"}


def test_a_link_type_that_is_not_read_is_counted() -> None:
    items = list(IMPORTER.read(io.BytesIO(build.pcap(ESTATE, link=127)), "x"))
    texts = [item.text for item in items if isinstance(item, Note)]
    assert f"{len(ESTATE)} frames of link type 127 were not read" in texts
    assert not any(isinstance(item, Observation) for item in items)


def test_frames_cut_at_the_snap_length_are_tolerated() -> None:
    seen = said(build.pcap(ESTATE, snap=96))
    assert ("mac", "oui", "192.0.2.21", build.HIK) in seen
    assert all(len(raw) < 96 for _, _, _, raw in seen)


def test_dpkt_reads_the_same_addresses_ports_and_payloads() -> None:
    """An oracle of other authors: on honest frames both must agree."""
    from camcensus.collect.importers.packets.layers import Layers, Packet

    ports = frozenset(range(65_536))
    compared = 0
    for frame in ESTATE:
        ours = Layers(ports).read(1, frame)
        theirs = dpkt.ethernet.Ethernet(frame).data
        if not isinstance(ours, Packet):
            continue
        inner = theirs.data
        assert (ours.source, ours.target) == (theirs.src, theirs.dst)
        assert (ours.source_port, ours.target_port) == (inner.sport, inner.dport)
        assert ours.payload == bytes(inner.data)
        compared += 1
    assert compared > 60


def _pcapng_with_packet(interface: int, kept: int) -> bytes:
    head = struct.pack("<IIIII", interface, 0, 0, kept, kept)
    return build.pcapng([(1, [])]) + build.block("<", 6, head + bytes(60))


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        pytest.param(b"", "ends inside a capture file", id="empty"),
        pytest.param(b"PK\x03\x04" + bytes(60), "not a packet capture", id="a ZIP file"),
        pytest.param(build.pcap([])[:20], "ends inside the file header", id="half a header"),
        pytest.param((FIXTURES / "damaged" / "frame-of-4-gigabytes.pcap").read_bytes(), "4294967295 bytes", id="4 GB"),
        pytest.param(build.pcapng([(1, [])])[:30], "ends inside", id="half a pcapng"),
        pytest.param(b"\x0a\x0d\x0d\x0a" + bytes(24), "without its byte-order mark", id="no byte order"),
        pytest.param(_pcapng_with_packet(7, 60), "interface 7", id="unknown interface"),
        pytest.param(_pcapng_with_packet(0, 61), "more than its block", id="frame over its block"),
        pytest.param(
            build.pcapng([(1, [])]) + struct.pack("<II", 6, 0xFFFFFFF0), "a block of 4294967280", id="4 GB block"
        ),
        pytest.param(build.pcapng([(1, ESTATE[:1])])[:-4] + bytes(4), "another length", id="block ends otherwise"),
        pytest.param(
            build.pcapng([(1, [])]) + build.block("<", 1, bytes(8)) * 5000, "4096 interfaces", id="interfaces"
        ),
    ],
)
def test_damage_is_named_with_its_byte(data: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem) as caught:
        list(IMPORTER.read(io.BytesIO(data), "damaged.pcap"))
    assert caught.value.place.startswith("byte ")
    assert str(caught.value).startswith("damaged.pcap: byte ")


@pytest.mark.parametrize(
    ("time", "shown"),
    [(0, "1970-01-01T00:00:00Z"), (None, None), (2**64 * 10**9, None)],
)
def test_times_out_of_range_are_no_times(time: int | None, shown: str | None) -> None:
    assert show_time(time) == shown


@pytest.mark.parametrize("head", [b"", b"\xd4\xc3", b"\x0a\x0d\x0d\x0a", b"{}", b"<?xml"])
def test_other_files_are_not_captures(head: bytes) -> None:
    assert not IMPORTER.recognises(head, "capture.pcap")
