"""ARP and MAC tables of each system, and texts that only look like them."""

from __future__ import annotations

import contextlib
import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.importer import Item
from camcensus.collect.importers.lines import is_virtual_router_mac, normalise_mac, read_lines
from camcensus.collect.importers.mac_tables.importer import IMPORTER
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected

FIXTURES = Path(__file__).parents[2] / "fixtures" / "tables"
VALID = sorted((FIXTURES / "valid").glob("arp-*")) + sorted((FIXTURES / "valid").glob("mac-*"))
HIK, DAHUA, AXIS = "44:19:b6:00:00:01", "3c:ef:8c:00:00:02", "ac:cc:8e:00:00:03"


def read(data: bytes) -> list[Item]:
    return list(IMPORTER.read(io.BytesIO(data), "table.txt"))


def observe(data: bytes) -> list[Observation]:
    return [item for item in read(data) if isinstance(item, Observation)]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_each_system_is_recognised_and_gives_both_cameras(path: Path) -> None:
    data = path.read_bytes()
    assert IMPORTER.recognises(data, "anything.bin")
    items = read(data)
    seen = {one.raw: one.host for one in items if isinstance(one, Observation)}
    address = path.stem.startswith("arp-")
    assert seen[HIK] == ("192.0.2.21" if address else None)
    assert seen[DAHUA] == ("192.0.2.22" if address else None)
    assert set(seen) <= {HIK, DAHUA, AXIS}
    assert not any(isinstance(item, Rejected) for item in items)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mac-cisco-ios", {"switch": "access-4", "switch_port": "Gi1/0/7", "vlan": "10"}),
        ("mac-cisco-nxos", {"switch_port": "Eth1/7", "vlan": "10"}),
        ("mac-junos-els", {"switch_port": "ge-0/0/7.0", "vlan": "cctv"}),
        ("mac-junos-legacy", {"switch_port": "ge-0/0/7.0", "vlan": "cctv"}),
        ("mac-procurve", {"switch": "access-5", "switch_port": "7", "vlan": "10"}),
        ("mac-aruba-cx", {"switch_port": "1/1/7", "vlan": "10"}),
        ("arp-junos", {"switch_port": "ge-0/0/7.0", "interface": "irb.10", "switch": "core-3"}),
        ("arp-linux-a", {"name": "gate.example.org", "interface": "eth0"}),
    ],
)
def test_switch_port_and_vlan_are_kept(name: str, expected: dict[str, str]) -> None:
    (one,) = [one for one in observe((FIXTURES / "valid" / f"{name}.txt").read_bytes()) if one.raw == HIK]
    assert {key: value for key, value in one.provenance.items() if key != "table"} == expected


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("192.0.2.41 dev eth0 FAILED", "1 entry incomplete or failed"),
        ("192.0.2.41 dev eth0 lladdr 44:19:b6:00:00:01 FAILED", "1 entry incomplete or failed"),
        ("? (192.0.2.41) at <incomplete> on eth0", "1 entry incomplete or failed"),
        ("Internet  192.0.2.1   -   0019.b600.00fe  ARPA   Vlan10", "1 entry of the switch or router itself"),
        ("  10    4419.b600.0001    STATIC      CPU", "1 entry of the switch or router itself"),
        ("  10    0100.5e00.0001    DYNAMIC     Gi1/0/7", "1 entry for group, broadcast or zero addresses"),
        ("  10    0000.5e00.0105    DYNAMIC     Gi1/0/7", "1 entry for addresses that routers share"),
    ],
)
def test_what_proves_no_device_is_counted(line: str, note: str) -> None:
    (item,) = read(line.encode())
    assert isinstance(item, Note)
    assert item.text == f"{note}: not taken as evidence"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("44:19:B6:0:0:1", HIK),
        ("44-19-b6-00-00-01", HIK),
        ("4419.b600.0001", HIK),
        ("4419-B600-0001", HIK),
        ("4419b6-000001", HIK),
        ("4419b6000001", HIK),
        ("44:19:b6:00:00", None),
        ("44:19-b6:00:00:01", None),
        ("4419.b600.000g", None),
        ("", None),
    ],
)
def test_every_spelling_of_a_hardware_address(text: str, expected: str | None) -> None:
    assert normalise_mac(text) == expected


@pytest.mark.parametrize(
    ("mac", "shared"),
    [("00:00:5e:00:01:05", True), ("00:00:5e:00:03:05", False), ("00:00:0c:9f:f1:01", True), (HIK, False)],
)
def test_addresses_that_routers_share(mac: str, shared: bool) -> None:
    assert is_virtual_router_mac(mac) is shared


def test_lines_that_are_no_entries_are_shown_and_the_others_are_read() -> None:
    items = read((FIXTURES / "damaged" / "pasted-in-a-mail.txt").read_bytes())
    rejected = [item for item in items if isinstance(item, Rejected)]
    assert [str(item.origin) for item in rejected] == ["table.txt, line 1", "table.txt, line 4"]
    assert "3cef.8c00.zzzz" in rejected[1].problem
    assert [item.raw for item in items if isinstance(item, Observation)] == [HIK, DAHUA, AXIS]
    assert [item.text for item in items if isinstance(item, Note)] == ["1 entry repeated: not taken as evidence"]


def test_many_strange_lines_are_shown_twenty_times_and_then_counted() -> None:
    data = b"192.0.2.21 dev eth0 lladdr 44:19:b6:00:00:01 STALE\n" + b"strange line\n" * 50
    rejected = [item for item in read(data) if isinstance(item, Rejected)]
    assert len(rejected) == 21
    assert rejected[-1].problem.startswith("30 more")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"hello\nworld\n", id="prose"),
        pytest.param(bytes(range(256)) * 40, id="bytes"),
        pytest.param(b"MAC Address,IP Address\n44:19:b6:00:00:01,192.0.2.21\n", id="a register"),
        pytest.param(b"\xff\xfe" + "Hello".encode("utf-16-le"), id="UTF-16"),
    ],
)
def test_other_files_are_refused_in_one_line(data: bytes) -> None:
    assert not IMPORTER.recognises(data, "arp.txt")
    with pytest.raises(InputError) as caught:
        read(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data",
    [
        b"Hostname,MAC,IP\ncam-1,44:19:b6:00:00:01,192.0.2.21\ncam-2,3c:ef:8c:00:00:02,192.0.2.22\n",
        b"name;mac\ncam;44-19-b6-00-00-01\n",
        b'<?xml version="1.0"?><!DOCTYPE nmaprun><nmaprun><host/></nmaprun>',
        b'{"id":"1","kind":"mac","raw":"44:19:b6:00:00:01"}\n',
        b"lease 192.0.2.21 {\n  hardware ethernet 44:19:b6:00:00:01;\n}\n",
        b"1795003600 44:19:b6:00:00:01 192.0.2.21 cam *\n",
    ],
)
def test_files_of_other_readers_are_left_to_them(data: bytes) -> None:
    assert not IMPORTER.recognises(data, "mac.txt")


def test_a_long_line_ends_in_one_rejected_item() -> None:
    data = (
        b"192.0.2.21 dev eth0 lladdr 44:19:b6:00:00:01 STALE\n"
        + b"44:19 " * 500_000
        + b"\n192.0.2.22 dev eth0 FAILED\n"
    )
    items = read(data)
    (rejected,) = [item for item in items if isinstance(item, Rejected)]
    assert rejected.origin.place == "line 2"
    assert any(isinstance(item, Note) for item in items)


@given(st.data())
def test_mutated_tables(data: st.DataObject) -> None:
    text = bytearray(data.draw(st.sampled_from(VALID)).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    try:
        items = read(bytes(text))
    except InputError:
        return
    for item in items:
        if isinstance(item, Observation):
            assert normalise_mac(item.raw) == item.raw
            assert item.mac == item.raw


@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    IMPORTER.recognises(data, "")
    with contextlib.suppress(InputError):
        read(data)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_every_prefix(path: Path) -> None:
    data = path.read_bytes()
    for size in range(0, len(data), 7):
        try:
            assert len(observe(data[:size])) <= 3
        except InputError:
            assert size < len(data)


def test_lines_do_not_depend_on_how_the_file_comes_in() -> None:
    class Dripping(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 0, dice.randrange(1, 9)) if size else 0)

    dice = random.Random(7)
    text = "é line\r\nsecond\n\nlast"
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        lines = [line for _, line in read_lines(Dripping(text.encode(encoding)), "x")]
        assert lines == ["é line", "second", "", "last"]
    assert [line for _, line in read_lines(io.BytesIO("é".encode("latin-1")), "x")] == ["é"]
