"""Hostile devices do what their records say."""

from __future__ import annotations

import gzip
import json
import socket
import ssl
import time

import pytest

from camcensus.lab.behaving import BEHAVIOURS
from camcensus.lab.network import LabNetwork

HOSTILE = [each for each in BEHAVIOURS.values() if each.id.startswith("hostile:")]
ASKS = {
    80: b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    443: b"\x16\x03\x01",
    554: b"OPTIONS rtsp://x/ RTSP/1.0\r\nCSeq: 1\r\n\r\n",
}
ENOUGH = 200_000  # bytes after which an answer counts as endless here
ENDLESS = {"endless-header", "endless-headers", "endless-body", "endless-chunks", "tiny-chunks", "headers-200000"}
ENDLESS |= {"giant-line", "continue-for-ever", "tls-endless", "rtsp-endless", "rtsp-frames"}
SLOW = {"drip", "drip-body", "tls-slow", "rtsp-drip"}
RESETS = {"reset-at-once", "reset-in-head", "reset-in-body", "tls-reset"}


def _ask(address: str, port: int, seconds: float = 0.4) -> tuple[bytes, str]:
    """What comes within a time, and how it ends: closed, reset, silent, endless."""
    came = b""
    try:
        with socket.create_connection((address, port), 3) as sock:
            sock.sendall(ASKS[port])
            end = time.monotonic() + seconds
            while len(came) < ENOUGH:
                sock.settimeout(max(end - time.monotonic(), 0.001))
                data = sock.recv(65_536)
                if not data:
                    return came, "closed"
                came += data
    except ConnectionError:
        return came, "reset"
    except TimeoutError:
        return came, "silent"
    return came, "endless"


def test_there_are_at_least_sixty() -> None:
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("behaviour", HOSTILE, ids=lambda each: each.id.partition(":")[2])
def test_each_can_be_met_again_and_again(behaviour: object, address_of: dict[str, str]) -> None:
    assert behaviour in HOSTILE
    name = behaviour.id.partition(":")[2]  # type: ignore[attr-defined]
    ports = [port for port in (*behaviour.tcp, *behaviour.tls) if port != 80] or [80]  # type: ignore[attr-defined]
    for _ in range(2):
        came, end = _ask(address_of[behaviour.id], ports[0], 5 if name in ENDLESS else 0.4)  # type: ignore[attr-defined]
        if name in ENDLESS:
            assert end == "endless"
        elif name in SLOW:
            assert (len(came) < 300, end) == (True, "silent")
        elif name in RESETS:
            assert end == "reset"
        elif behaviour.udp:  # type: ignore[attr-defined]
            assert came.endswith(b"<html></html>")
        else:
            assert end in ("closed", "silent", "reset", "endless")


def test_the_lab_outlives_all_of_them(everything: LabNetwork) -> None:
    assert len(everything.counts()) == len(everything.placed)


def test_a_gzip_bomb_is_one(address_of: dict[str, str]) -> None:
    came, _ = _ask(address_of["hostile:gzip-bomb"], 80, 3)
    head, _, body = came.partition(b"\r\n\r\n")
    assert b"Content-Encoding: gzip" in head
    assert len(gzip.decompress(body)) == 64 * 1024 * 1024
    assert len(came) < 100_000


@pytest.mark.parametrize(
    ("name", "place"),
    [
        pytest.param("redirect-loopback", b"http://127.0.0.1/", id="to loopback"),
        pytest.param("redirect-metadata", b"http://169.254.169.254/", id="to a cloud's metadata"),
        pytest.param("redirect-mapped", b"[::ffff:127.0.0.1]", id="to a mapped form"),
        pytest.param("redirect-act", b"reboot", id="to an act"),
    ],
)
def test_redirects_point_where_they_should_not(name: str, place: bytes, address_of: dict[str, str]) -> None:
    assert place in _ask(address_of[f"hostile:{name}"], 80)[0]


def test_a_certificate_has_hostile_names(address_of: dict[str, str]) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with (
        socket.create_connection((address_of["hostile:tls-names"], 443), 3) as plain,
        context.wrap_socket(plain) as sock,
    ):
        der = sock.getpeercert(binary_form=True)
    assert der is not None
    assert b"\x1b[2J" in der


def _datagrams(
    address: str, port: int, question: bytes, seconds: float = 0.5, most: int = 10_000
) -> list[tuple[bytes, tuple[str, int]]]:
    came = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 * 1024 * 1024)
        sock.settimeout(seconds)
        sock.sendto(question, (address, port))
        try:
            while len(came) < most:
                came.append(sock.recvfrom(65_535))
        except TimeoutError:
            pass
    return came


WSD = b"<e><a:MessageID>uuid:7</a:MessageID><d:Probe/></e>"


def test_a_flood_of_datagrams(address_of: dict[str, str]) -> None:
    assert len(_datagrams(address_of["hostile:wsd-flood"], 3702, WSD, 2)) > 300


def test_an_answer_from_elsewhere(address_of: dict[str, str]) -> None:
    address = address_of["hostile:wsd-elsewhere"]
    ((_, sender),) = _datagrams(address, 3702, WSD, 5, most=1)
    assert sender != (address, 3702)


def test_devices_with_one_id(address_of: dict[str, str]) -> None:
    ((data, _),) = _datagrams(address_of["hostile:wsd-same-id"], 3702, WSD, 5, most=1)
    assert b"urn:uuid:4d454930-0000-1000-8000-000000000000" in data


def test_every_datagram_behaviour_answers(address_of: dict[str, str]) -> None:
    for each in HOSTILE:
        for port in each.udp:
            assert _datagrams(address_of[each.id], port, WSD, 5, most=1) != [], each.id


def test_json_that_is_too_deep(address_of: dict[str, str]) -> None:
    body = _ask(address_of["hostile:json-deep"], 80)[0].partition(b"\r\n\r\n")[2]
    with pytest.raises((RecursionError, ValueError)):
        json.loads(body)
