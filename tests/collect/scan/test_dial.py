"""The dialer over real sockets, to servers of its own on 127.0.0.0/8."""

from __future__ import annotations

import asyncio
import gzip
import socket
import ssl
import struct
import time
import warnings
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from tests.collect.scan.scopes import NOON, scope_of
from tests.collect.scan.wires import probe_of

from camcensus.collect.scan.audit import AuditLog
from camcensus.collect.scan.dial import Dialer
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.stop import StopSignal
from camcensus.model.scan import MAX_RATE, Exchange, ScanEnd, Target, Transport
from camcensus.wire.tls import read_tls

Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
HOME = scope_of("127.0.0.0/24", also=("loopback",))


def run(steps: Callable[[Dialer], Awaitable[None]]) -> None:
    async def scan() -> None:
        log = AuditLog(lambda line: None)
        async with Dialer(HOME, log, Pace(MAX_RATE), stop=StopSignal(), clock=lambda: NOON, gap=0) as dialer:
            await steps(dialer)

    asyncio.run(scan())


class Server:
    """Counts connections; `endings` says of each how the device saw it end."""

    def __init__(self, behave: Behaviour) -> None:
        self.behave = behave
        self.connections = 0
        self.endings: list[str] = []

    async def start(self, tls: ssl.SSLContext | None = None) -> int:
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=tls)
        return int(self.server.sockets[0].getsockname()[1])

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            await self.behave(reader, writer)
            while await reader.read(4096):
                pass
            self.endings.append("in order")
        except (ConnectionError, ssl.SSLError):
            self.endings.append("cut off")
        finally:
            writer.close()


def says(*pieces: bytes, first: bool = False) -> Behaviour:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not first:
            await reader.readline()
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        writer.write_eof() if writer.can_write_eof() else None

    return behave


async def forever(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"y" * 10_000)
        await writer.drain()


async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"y")
        await writer.drain()
        await asyncio.sleep(0.05)


async def nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def leave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.readline()
    writer.close()


def breaks_after(data: bytes) -> Behaviour:
    async def behave(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(data)
        await writer.drain()
        await asyncio.sleep(0.05)
        sock = writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
        raise ConnectionResetError

    return behave


def asked(
    behave: Behaviour, kind: Transport = Transport.TCP, tls: ssl.SSLContext | None = None, **probe: object
) -> tuple[tuple[Exchange, ...], Server]:
    """What a question to such a device brings."""
    found: list[tuple[Exchange, ...]] = []
    server = Server(behave)

    async def steps(dialer: Dialer) -> None:
        port = await server.start(tls)
        options: dict[str, object] = {"seconds": 0.4, **probe}
        found.append(await dialer.ask(probe_of(**options), Target("127.0.0.1", port, kind)))
        await asyncio.sleep(0.15)
        server.server.close()

    run(steps)
    return found[0], server


BOMB = b"yes " + gzip.compress(bytes(10_000_000))


@pytest.mark.parametrize(
    ("behave", "end", "received", "ending"),
    [
        pytest.param(says(b"yes\n"), ScanEnd.ANSWERED, b"yes\n", "in order", id="answers"),
        pytest.param(says(b"y", b"e", b"s", b"\n"), ScanEnd.ANSWERED, b"yes\n", "in order", id="byte by byte"),
        pytest.param(says(b"no\n"), ScanEnd.NOT_THIS_PROTOCOL, b"no\n", "in order", id="another protocol"),
        pytest.param(says(b"yes and"), ScanEnd.ANSWERED, b"yes and", "in order", id="half an answer, then closes"),
        pytest.param(leave, ScanEnd.RESET, b"", "in order", id="closes without a word"),
        pytest.param(nothing, ScanEnd.TIMED_OUT, b"", "in order", id="accepts and is silent"),
        pytest.param(drip, ScanEnd.NOT_THIS_PROTOCOL, b"y", "cut off", id="drips"),
        pytest.param(forever, ScanEnd.TOO_LONG, b"y" * 65_536, "cut off", id="never ends"),
        pytest.param(breaks_after(b"yes"), ScanEnd.RESET, b"yes", "cut off", id="resets in the middle"),
        pytest.param(
            says(BOMB[:9_000], b"\n"), ScanEnd.ANSWERED, BOMB[:9_000], "in order", id="a gzip bomb stays packed"
        ),
        pytest.param(
            says(b"yes 302 Location: http://169.254.169.254/\n"),
            ScanEnd.ANSWERED,
            b"yes 302 Location: http://169.254.169.254/\n",
            "in order",
            id="a redirect is data",
        ),
    ],
)
def test_how_devices_behave_over_tcp(behave, end, received, ending):
    before = time.monotonic()
    (exchange,), server = asked(behave)
    assert time.monotonic() - before < 1.2
    assert exchange.end is end
    assert exchange.received.startswith(received)
    assert exchange.sent == b"who\n"
    assert server.connections == 1
    assert server.endings == [ending]


def test_a_device_that_speaks_first_is_listened_to():
    (exchange,), _ = asked(says(b"yes, 220 ready\n", first=True), question=b"")
    assert (exchange.end, exchange.sent, exchange.received) == (ScanEnd.ANSWERED, b"", b"yes, 220 ready\n")


@pytest.mark.parametrize("behave", [nothing, says(b"220 hello\n", first=True)], ids=["waits", "speaks first"])
def test_a_bare_connection_is_closed_in_order(behave):
    server = Server(behave)
    ends: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        port = await server.start()
        ends.append(await dialer.connect("127.0.0.1", port, 1))
        server.server.close()
        await server.server.wait_closed()
        ends.append(await dialer.connect("127.0.0.1", port, 1))

    run(steps)
    assert [e.end for e in ends] == [ScanEnd.ANSWERED, ScanEnd.REFUSED]
    assert (ends[0].sent, ends[0].received, ends[0].kind, ends[0].probe) == (b"", b"", None, "connect")
    assert server.endings == ["in order"]


def test_ten_hostile_devices_do_not_hold_up_the_others():
    async def steps(dialer: Dialer) -> None:
        bad, good = Server(drip), Server(says(b"yes\n"))
        ports = await bad.start(), await good.start()
        probe = probe_of(seconds=1)
        hostile = [dialer.ask(probe, Target("127.0.0.1", ports[0], Transport.TCP)) for _ in range(3)]
        waiting = asyncio.gather(*hostile)
        before = time.monotonic()
        # 127.0.0.2 and others reach only servers on all addresses: these are refused, at once
        ends = await asyncio.gather(*(dialer.connect(f"127.0.0.{last}", ports[1], 1) for last in range(2, 30)))
        assert time.monotonic() - before < 0.9
        assert {e.end for e in ends} == {ScanEnd.REFUSED}
        await waiting
        bad.server.close()
        good.server.close()

    run(steps)


# TLS


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate as old devices have them: 1,024 bits, long expired; and one with hostile names."""
    folder = tmp_path_factory.mktemp("certificate")
    key = rsa.generate_private_key(public_exponent=65_537, key_size=1024)
    paths = {}
    for name, common in (("camera", "camera.example.org"), ("hostile", "a\nsubject: CN=other\x1b]0;x\x07")):
        subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])
        issuer = x509.Name(
            [
                x509.NameAttribute(NameOID.COMMON_NAME, "Example CA"),
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "B, C"),
            ]
        )
        names = [x509.DNSName(f"n{number}.example.org") for number in range(60)]
        made = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(1)
            .not_valid_before(datetime(2009, 1, 1, tzinfo=UTC))
            .not_valid_after(datetime(2010, 1, 1, tzinfo=UTC))
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .sign(key, hashes.SHA256())
        )
        path = folder / f"{name}.pem"
        text = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.TraditionalOpenSSL, serialization.NoEncryption()
        )
        path.write_bytes(text + made.public_bytes(serialization.Encoding.PEM))
        paths[name] = path
    return paths


def server_context(path: Path, version: ssl.TLSVersion | None = None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        context.minimum_version = version or ssl.TLSVersion.MINIMUM_SUPPORTED
        context.maximum_version = version or ssl.TLSVersion.MAXIMUM_SUPPORTED
    context.load_cert_chain(path)
    return context


@pytest.mark.parametrize(
    ("version", "note"),
    [
        (ssl.TLSVersion.TLSv1, "speaks TLSv1"),
        (ssl.TLSVersion.TLSv1_1, "speaks TLSv1.1"),
        (ssl.TLSVersion.TLSv1_2, ""),
        (ssl.TLSVersion.TLSv1_3, ""),
    ],
)
def test_a_question_over_tls_brings_the_certificate_along(certificate, version, note):
    found, server = asked(says(b"yes\n"), Transport.TLS, server_context(certificate["camera"], version), seconds=2)
    own, shown = found
    assert (own.end, own.sent, own.received, own.note) == (ScanEnd.ANSWERED, b"who\n", b"yes\n", note)
    assert (shown.probe, shown.kind, shown.end, shown.transport) == (
        "tls.certificate",
        "tls",
        ScanEnd.ANSWERED,
        Transport.TLS,
    )
    lines = shown.received.decode().splitlines()
    assert lines[:2] == ["subject: CN=camera.example.org", "issuer: O=B\\, C,CN=Example CA"]
    assert lines[2].startswith("san: n0.example.org, n1.example.org")
    assert len(lines[2].split()) == 51
    fields = {field.name: field.value for field in read_tls(shown.received.decode(), None)}
    assert (fields["tls.subject.cn"], fields["tls.issuer.o"]) == ("camera.example.org", "B, C")
    assert server.connections == 1


def test_names_in_a_certificate_cannot_make_lines_of_their_own(certificate):
    found, _ = asked(says(b"yes\n"), Transport.TLS, server_context(certificate["hostile"]), seconds=2)
    lines = found[1].received.decode().split("\n")
    assert [line.partition(":")[0] for line in lines] == ["subject", "issuer", "san", ""]
    assert all(line.isprintable() for line in lines)


async def bytes_without_end(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:  # handshake records of an unknown kind, none of them whole
        writer.write(b"\x16\x03\x03\x40\x00" + b"\x0b\x7f\xff\xff" + bytes(16_380))
        await writer.drain()


async def shake_and_drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    for byte in b"\x16\x03\x03\x40\x00\x02\x00":
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.1)


@pytest.mark.parametrize(
    ("behave", "end"),
    [
        pytest.param(says(b"HTTP/1.1 400 Bad Request\r\n\r\n", first=True), ScanEnd.NOT_THIS_PROTOCOL, id="plain HTTP"),
        pytest.param(says(b"\x15\x03\x01\x00\x02\x02\x28", first=True), ScanEnd.NOT_THIS_PROTOCOL, id="an alert"),
        pytest.param(says(bytes(5_000), first=True), ScanEnd.NOT_THIS_PROTOCOL, id="zeros"),
        pytest.param(nothing, ScanEnd.TIMED_OUT, id="silence"),
        pytest.param(says(first=True), ScanEnd.RESET, id="closes at once"),
        pytest.param(bytes_without_end, ScanEnd.NOT_THIS_PROTOCOL, id="records without end"),
        pytest.param(shake_and_drip, ScanEnd.TIMED_OUT, id="a handshake byte by byte"),
    ],
)
def test_what_is_no_tls_ends_in_a_word(behave, end):
    before = time.monotonic()
    found, _ = asked(behave, Transport.TLS, seconds=0.5)
    assert time.monotonic() - before < 1.3
    assert (
        [e.end for e in found] == [end]
        if end is not ScanEnd.NOT_THIS_PROTOCOL
        else found[0].end in (end, ScanEnd.TIMED_OUT)
    )
    assert found[0].sent == b""
    assert len(found[0].received) <= 65_536


@pytest.mark.parametrize(
    ("behave", "end"), [(forever, ScanEnd.TOO_LONG), (drip, ScanEnd.NOT_THIS_PROTOCOL), (leave, ScanEnd.RESET)]
)
def test_hostile_devices_behind_tls(certificate, behave, end):
    found, _ = asked(behave, Transport.TLS, server_context(certificate["camera"]), seconds=0.6)
    assert found[0].end is end
    assert found[1].probe == "tls.certificate"
    assert len(found[0].received) <= 65_536


# UDP


def udp_server(behave: Callable[[socket.socket, bytes, tuple[str, int]], None]) -> tuple[Exchange, ...]:
    found: list[tuple[Exchange, ...]] = []

    async def steps(dialer: Dialer) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
            server.bind(("127.0.0.1", 0))
            server.setblocking(False)
            port = server.getsockname()[1]

            def answer() -> None:
                behave(server, *server.recvfrom(4096))

            asyncio.get_running_loop().add_reader(server, answer)
            found.append(
                await dialer.ask(probe_of(ports=(port,), seconds=0.4), Target("127.0.0.1", port, Transport.UDP))
            )
            asyncio.get_running_loop().remove_reader(server)

    run(steps)
    return found[0]


def from_another_address(server: socket.socket, data: bytes, sender: tuple[str, int]) -> None:
    for address in ("127.0.0.9", "127.1.0.9"):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
            other.bind((address, 0))
            other.sendto(b"yes, I am another\n", sender)


def flood(server: socket.socket, data: bytes, sender: tuple[str, int]) -> None:
    for _ in range(500):
        server.sendto(b"y" * 1000, sender)


def test_a_datagram_is_answered():
    (exchange,) = udp_server(lambda server, data, sender: server.sendto(b"yes " + data, sender) and None)
    assert (exchange.end, exchange.sent, exchange.received) == (ScanEnd.ANSWERED, b"who\n", b"yes who\n")


def test_datagrams_of_other_addresses_are_kept_apart_over_real_sockets():
    own, inside, outside = udp_server(from_another_address)
    assert (own.end, own.received) == (ScanEnd.TIMED_OUT, b"")
    assert (inside.end, inside.source, inside.received) == (ScanEnd.ANSWERED, "127.0.0.9", b"yes, I am another\n")
    assert (outside.end, outside.source, outside.received) == (ScanEnd.OFF_LIMITS, None, b"")


def test_a_flood_of_datagrams_ends_at_a_limit():
    (exchange,) = udp_server(flood)
    assert exchange.end is ScanEnd.TOO_LONG
    assert len(exchange.received) <= 65_536
    assert exchange.seconds < 0.4


def test_a_closed_udp_port_is_refused():
    found: list[Exchange] = []

    async def steps(dialer: Dialer) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
            server.bind(("127.0.0.1", 0))
            port = server.getsockname()[1]
        found.extend(await dialer.ask(probe_of(ports=(port,)), Target("127.0.0.1", port, Transport.UDP)))

    run(steps)
    assert found[0].end is ScanEnd.REFUSED


def test_a_group_on_an_interface_that_is_not_there_ends_in_a_word():
    found: list[Exchange] = []
    scope = scope_of("127.0.0.0/24", also=("loopback",), interfaces=("none0",))

    async def scan() -> None:
        log = AuditLog(lambda line: None)
        async with Dialer(scope, log, Pace(MAX_RATE), stop=StopSignal(), clock=lambda: NOON) as dialer:
            probe = probe_of(ports=(3702,), group="239.255.255.250")
            found.extend(await dialer.ask_group(probe, "none0", 0.1))

    asyncio.run(scan())
    assert [(e.end, e.address, e.received) for e in found] == [(ScanEnd.UNREACHABLE, "239.255.255.250", b"")]
    assert timedelta(seconds=found[0].seconds) < timedelta(seconds=1)
