"""Lease files of each server, whole and damaged."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.importer import Item
from camcensus.collect.importers.dhcp_leases.importer import IMPORTER
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected

FIXTURES = Path(__file__).parents[2] / "fixtures" / "tables" / "valid"
VALID = sorted(FIXTURES.glob("leases-*"))
HIK, AXIS = "44:19:b6:00:00:01", "ac:cc:8e:00:00:03"


def read(data: bytes) -> list[Item]:
    return list(IMPORTER.read(io.BytesIO(data), "leases"))


def said(data: bytes) -> set[tuple[str | None, str | None, str | None, str]]:
    return {(one.host, one.mac, one.field, one.raw) for one in read(data) if isinstance(one, Observation)}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("leases-isc.txt", {("192.0.2.21", HIK, "oui", HIK), ("192.0.2.21", HIK, "dhcp.host-name", "HIKVISION")}),
        ("leases-isc.txt", {("192.0.2.23", AXIS, "dhcp.vendor-class", "AXIS,Network Camera,P3343,5.20.3")}),
        ("leases-isc.txt", {("192.0.2.23", AXIS, "dhcp.host-name", 'axis-"accc8e000003"')}),
        ("leases-kea4.csv", {("192.0.2.21", HIK, "dhcp.host-name", "hikvision.example.org")}),
        ("leases-kea6.csv", {("2001:db8::23", AXIS, "oui", AXIS)}),
        ("leases-dnsmasq.txt", {("192.0.2.22", "3c:ef:8c:00:00:02", "oui", "3c:ef:8c:00:00:02")}),
        ("leases-dnsmasq.txt", {("2001:db8::23", AXIS, "oui", AXIS)}),
        ("leases-windows.csv", {("192.0.2.23", AXIS, "dhcp.host-name", "axis-accc8e000003")}),
        ("leases-windows-utf16.csv", {("192.0.2.21", HIK, "dhcp.host-name", "HIKVISION.example.org")}),
    ],
)
def test_each_server_gives_its_clients(name: str, expected: set[object]) -> None:
    data = (FIXTURES / name).read_bytes()
    assert IMPORTER.recognises(data, "x")
    assert expected <= said(data)
    assert not any(isinstance(item, Rejected) for item in read(data))


def test_a_lease_says_when_and_in_what_state() -> None:
    first = next(item for item in read((FIXTURES / "leases-isc.txt").read_bytes()) if isinstance(item, Observation))
    assert first.observed_at == "2026-11-18T10:00:00Z"
    assert first.provenance["lease_until"] == "2026-11-19T10:00:00Z"
    assert first.provenance["lease_state"] == "active"
    assert str(first.origin) == "leases, line 9"


def test_repeats_and_leases_without_an_address_are_counted() -> None:
    notes = [item.text for item in read((FIXTURES / "leases-isc.txt").read_bytes()) if isinstance(item, Note)]
    assert notes == [
        "4 leases read, 1 of them repeats of the same client",
        "1 leases without a usable hardware address",
    ]


def test_windows_columns_may_stand_in_any_order_with_semicolons() -> None:
    data = b'"IPAddress";"ClientId";"ScopeId";"HostName"\r\n"192.0.2.21";"44-19-b6-00-00-01";"192.0.2.0";"cam"\r\n'
    assert IMPORTER.recognises(data, "x")
    assert ("192.0.2.21", HIK, "dhcp.host-name", "cam") in said(data)


def test_a_lease_that_is_never_closed_is_rejected_and_hides_no_other() -> None:
    data = b"lease 192.0.2.20 {\n  hardware ethernet 00:00:00:00:00:02;\nlease 192.0.2.21 {\n  hardware ethernet 44:19:b6:00:00:01;\n}\nlease 192.0.2.22 {\n"
    items = read(data)
    assert [str(item.origin) for item in items if isinstance(item, Rejected)] == ["leases, line 1", "leases, line 6"]
    assert ("192.0.2.21", HIK, "oui", HIK) in said(data)


def test_what_is_no_lease_is_rejected_with_its_line() -> None:
    data = b"1795003600 44:19:b6:00:00:01 192.0.2.21 cam *\nsomething else\n1795003600 x 192.0.2.999 * *\n"
    rejected = [item for item in read(data) if isinstance(item, Rejected)]
    assert [item.origin.place for item in rejected] == ["line 2", "line 3"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00\xff" * 500, id="bytes"),
        pytest.param(b"IP Address,MAC Address,Name\n192.0.2.21,44:19:b6:00:00:01,cam\n", id="a register"),
        pytest.param(b"192.0.2.21 dev eth0 lladdr 44:19:b6:00:00:01 STALE\n", id="an ARP table"),
        pytest.param(b"1795003600 44:19:b6:00:00:01 192.0.2.999 cam *\n", id="no address"),
    ],
)
def test_other_files_are_refused_in_one_line(data: bytes) -> None:
    assert not IMPORTER.recognises(data, "dhcpd.leases")
    with pytest.raises(InputError) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_a_header_without_leases_is_refused() -> None:
    with pytest.raises(InputError, match="holds no lease"):
        read((FIXTURES / "leases-kea4.csv").read_bytes().split(b"\n")[0])


@given(st.data())
def test_mutated_leases(data: st.DataObject) -> None:
    text = bytearray(data.draw(st.sampled_from(VALID)).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    IMPORTER.recognises(bytes(text), "")
    try:
        items = read(bytes(text))
    except InputError:
        return
    ids = [item.id for item in items if isinstance(item, Observation)]
    assert len(set(ids)) == len(ids)
    for item in items:
        if isinstance(item, Observation):
            item.raw.encode("utf-8")
            assert "\x00" not in item.raw


@given(
    st.sampled_from([b"", b"lease 192.0.2.21 {\n", b"address,hwaddr,\n", b"IPAddress,ClientId,ScopeId\n"]),
    st.binary(max_size=300),
)
def test_any_bytes_after_each_beginning(start: bytes, rest: bytes) -> None:
    IMPORTER.recognises(start + rest, "")
    with contextlib.suppress(InputError):
        read(start + rest)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_every_prefix(path: Path) -> None:
    data = path.read_bytes()
    whole = len(said(data))
    for size in range(len(data)):
        try:
            assert len(said(data[:size])) <= whole
        except InputError:
            continue
