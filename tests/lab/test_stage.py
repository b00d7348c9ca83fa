"""All servers of the lab, asked over loopback addresses."""

from __future__ import annotations

import socket
import ssl
import time

import pytest

from camcensus.lab.network import LabNetwork
from camcensus.lab.personality import Personality, TcpService, personalities
from camcensus.lab.stage import TARPIT_PORTS

ANYONE = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ANYONE.check_hostname = False
ANYONE.verify_mode = ssl.CERT_NONE
SERVICES = [(each, service) for each in personalities().values() for service in each.tcp]


def _connect(address: str, port: int, seconds: float = 3.0) -> socket.socket:
    return socket.create_connection((address, port), seconds)


def _until_silent(sock: socket.socket, seconds: float = 3.0, enough: bytes = b"\r\n\r\n") -> bytes:
    sock.settimeout(seconds)
    came = b""
    while enough not in came and (data := sock.recv(65_536)):
        came += data
    return came


def _question(service: TcpService) -> bytes:
    first = service.answers[0]
    method = "GET" if first.method == "*" else first.method
    path = first.path.rstrip("*")
    if service.speaks == "rtsp":
        return f"{method if first.method != '*' else 'OPTIONS'} rtsp://x/{path.lstrip('/')} RTSP/1.0\r\nCSeq: 5\r\n\r\n".encode()
    body = f"<{first.operation}/>" if first.operation else ""
    return f"{method} {path or '/'} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode()


@pytest.mark.parametrize(
    ("personality", "service"),
    SERVICES,
    ids=lambda each: each.id if isinstance(each, Personality) else f"{each.speaks}-{each.ports[0]}",
)
def test_every_service_answers(personality: Personality, service: TcpService, address_of: dict[str, str]) -> None:
    address = address_of[personality.id]
    for port in service.ports:
        if service.speaks == "dropped":
            with pytest.raises(TimeoutError):
                _connect(address, port, 0.3)
            continue
        with _connect(address, port) as plain, ANYONE.wrap_socket(plain) if service.tls else plain as sock:
            if service.speaks == "silent":
                sock.sendall(b"\r\n\r\n\r\n\r\n")
                with pytest.raises(TimeoutError):
                    _until_silent(sock, 0.1)
            elif service.speaks == "banner":
                assert service.banner in _until_silent(sock, enough=service.banner)
            else:
                sock.sendall(_question(service))
                status = service.answers[0].head.partition("\n")[0].encode()
                assert _until_silent(sock).startswith(status + b"\r\n")


def test_a_certificate_carries_the_subject_of_its_record(address_of: dict[str, str]) -> None:
    from cryptography import x509

    with _connect(address_of["2n-intercom"], 443) as plain, ANYONE.wrap_socket(plain) as sock:
        der = sock.getpeercert(binary_form=True)
    assert der is not None
    subject = x509.load_der_x509_certificate(der).subject.rfc4514_string()
    assert "OU=2N IP Intercoms" in subject
    assert "CN=7c1eb300" in subject


def test_ports_that_nothing_speaks_on_are_refused(address_of: dict[str, str]) -> None:
    with pytest.raises(ConnectionRefusedError):
        _connect(address_of["printer-hp"], 554)


def test_a_tarpit_accepts_and_says_nothing(address_of: dict[str, str]) -> None:
    for port in TARPIT_PORTS:
        with _connect(address_of["tarpit"], port) as sock:
            sock.sendall(b"GET / HTTP/1.1\r\n\r\n")
            with pytest.raises(TimeoutError):
                _until_silent(sock, 0.05)


def test_a_connection_stays_open_for_more_questions(address_of: dict[str, str]) -> None:
    with _connect(address_of["uniview-camera"], 554) as sock:
        for number in (b"1", b"2"):
            sock.sendall(b"OPTIONS rtsp://x/ RTSP/1.0\r\nCSeq: " + number + b"\r\n\r\n")
            assert b"CSeq: " + number in _until_silent(sock)


def test_datagrams_are_answered_from_the_address_asked(address_of: dict[str, str]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.settimeout(3)
        sock.sendto(b"<Probe><Uuid>A</Uuid><Types>inquiry</Types></Probe>", (address_of["ezviz-camera"], 37020))
        data, sender = sock.recvfrom(65_535)
    assert b"CS-C6N" in data
    assert sender == (address_of["ezviz-camera"], 37020)


def test_what_an_address_saw_is_counted(everything: LabNetwork, address_of: dict[str, str]) -> None:
    address = address_of["mobotix-camera"]
    before = dict(everything.counts()[address])
    with _connect(address, 80) as one, _connect(address, 80):
        one.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert _until_silent(one)
    time.sleep(0.05)
    after = everything.counts()[address]
    assert after["connections"] == before["connections"] + 2
    assert after["most_open"] >= 2
    assert after["questions"] == before["questions"] + 1
    assert after["received"] >= 27
