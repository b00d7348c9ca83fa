"""Fragile devices: hurt by what they say, and by nothing else."""

from __future__ import annotations

import socket
import struct
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from camcensus.lab.behaving import BEHAVIOURS
from camcensus.lab.network import LOOPBACK_FIRST, lab_network
from camcensus.lab.population import place

FRAGILE = [each for each in BEHAVIOURS if each.startswith("fragile:")]
GET = b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
SOAP = b'<?xml version="1.0"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body/></s:Envelope>'


def _post(body: bytes) -> bytes:
    return b"POST /onvif/device_service HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def _ask(address: str, question: bytes, seconds: float = 5.0) -> bytes:
    """What it answers; nothing where it is dead or dies over it."""
    try:
        with socket.create_connection((address, 80), 3) as sock:
            sock.sendall(question)
            sock.settimeout(seconds)
            return sock.recv(4096)
    except ConnectionError:
        return b""


def _two_at_once(address: str) -> None:
    with socket.create_connection((address, 80)), socket.create_connection((address, 554)):
        time.sleep(0.1)


def _three_fast(address: str) -> None:
    for port in (80, 443, 554) * 5:  # a busy machine may be slow at some of them
        with suppress(ConnectionError):  # dead already
            socket.create_connection((address, port)).close()


def _many(address: str) -> None:
    for _ in range(13):
        _ask(address, GET)


def _no_gap(address: str) -> None:
    for _ in range(8):  # a busy machine may be slow at some of them
        _ask(address, GET)


def _while_busy(address: str) -> None:
    with socket.create_connection((address, 80)) as first:
        first.sendall(GET)
        time.sleep(0.2)
        with socket.create_connection((address, 80)) as second:
            second.sendall(GET)
            time.sleep(0.3)


def _five_unknown(address: str) -> None:
    for _ in range(5):
        _ask(address, GET.replace(b"Connection: close", b"X-Odd: 1"))


def _say_nothing(address: str) -> None:
    with socket.create_connection((address, 80)):
        time.sleep(2.3)


def _reset(address: str) -> None:
    sock = socket.create_connection((address, 80))
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    sock.close()


def _odd_datagram(address: str) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.sendto(b"\xff", (address, 3702))


HARM: dict[str, Callable[[str], object]] = {
    "fragile:one-connection": _two_at_once,
    "fragile:fast-syns": _three_fast,
    "fragile:odd-xml": lambda address: _ask(address, _post(b"<!DOCTYPE x><s:Envelope/>")),
    "fragile:login": lambda address: _ask(
        address, GET.replace(b"Connection", b"Authorization: Basic eDp5\r\nConnection")
    ),
    "fragile:many-questions": _many,
    "fragile:gap": _no_gap,
    "fragile:slow": _while_busy,
    "fragile:unknown-header": _five_unknown,
    "fragile:no-host": lambda address: _ask(address, b"GET / HTTP/1.1\r\n\r\n"),
    "fragile:long-question": lambda address: _ask(
        address, GET.replace(b"Host", b"Accept: " + b"x" * 3000 + b"\r\nHost")
    ),
    "fragile:silent-connection": _say_nothing,
    "fragile:reset": _reset,
    "fragile:odd-datagram": _odd_datagram,
}


def test_there_are_at_least_ten_and_each_can_be_hurt_here() -> None:
    assert len(FRAGILE) >= 10
    assert set(HARM) == set(FRAGILE)


def test_a_polite_visit_hurts_none() -> None:
    with lab_network(place(LOOPBACK_FIRST, FRAGILE), loopback=True, delay=0.0) as net:
        if net.not_opened:
            pytest.skip(f"low ports may not be opened here: {net.not_opened[0]}")
        for each in net.placed:
            socket.create_connection((each.address, 80), 3).close()
        time.sleep(0.15)
        for question in (GET, _post(SOAP), GET):
            for each in net.placed:
                if each.plays != "fragile:slow":
                    assert _ask(each.address, question).startswith(b"HTTP/1.1 200"), each.plays
            time.sleep(0.15)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.sendto(SOAP, (net.addresses[-1], 3702))
        time.sleep(0.1)
        assert net.hurt() == {}


def test_each_is_hurt_by_what_it_says_and_is_dead_then() -> None:
    with lab_network(place(LOOPBACK_FIRST, FRAGILE), loopback=True, delay=0.0) as net:
        if net.not_opened:
            pytest.skip(f"low ports may not be opened here: {net.not_opened[0]}")
        for each in net.placed:
            HARM[each.plays](each.address)
        time.sleep(0.1)
        hurt = net.hurt()
        assert {each.plays for each in net.placed if each.address in hurt} == set(FRAGILE)
        assert all(hurt.values())
        assert _ask(net.addresses[FRAGILE.index("fragile:login")], GET) == b""
