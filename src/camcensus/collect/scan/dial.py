"""The dialer: the only module that opens a socket, and so the only place where a packet leaves.

Each packet-causing act goes through one gate, without a pause between its steps: has the scan stopped, does the scope
hold the address and the port now, is the line in the audit log; only then does it leave. The rate is paid just before.
Names are never resolved, redirects never followed, answers never decompressed: bytes come back as they came.

A host is asked one thing at a time with a gap between, at most 12 questions, 256 kB and 15 seconds in one scan; see
`_hosts`. What a packet costs: see `pace`.
"""

from __future__ import annotations

import asyncio
import errno
import os
import socket
import ssl
import struct
import time
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from types import TracebackType
from uuid import uuid4

from camcensus import __version__
from camcensus.collect.scan._answers import MAX_DATAGRAMS, MAX_GROUP_BYTES, MAX_GROUP_DATAGRAMS, Datagrams
from camcensus.collect.scan._hosts import GAP, REST, Host, Hosts
from camcensus.collect.scan._line import Line, Wire
from camcensus.collect.scan._talk import OffLimits, Stopped, Talk, speaks_of_login
from camcensus.collect.scan.audit import AuditLog
from camcensus.collect.scan.certificate import certificate_lines
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.scope import SILENT_PORTS, group_refusal, port_refusal, time_refusal
from camcensus.collect.scan.stop import StopSignal, utc_now
from camcensus.model.scan import Exchange, ScanEnd, Scope, Target, Transport
from camcensus.wire.conversations.conversation import Probe

GRACE = 0.15  # seconds a device is given to close its side after we closed ours
MAX_HANDSHAKE = 128 * 1024  # bytes of a TLS handshake; OpenSSL itself takes certificates up to 100 kB
SOCKETS = 2048  # open at once
_SEGMENT = 1400  # bytes of our own that one packet is sure to take
_CHUNK = 16 * 1024


class Dialer:
    """Asks the network, inside one scope. Use as `async with Dialer(...) as dialer`; one event loop.

    may_log_in: ids of the probes that the owner asked to log in with an account of their own; any other question that
        holds a user name is refused.
    wire, gap (seconds between questions to one host), rest (seconds a faltering host is left alone): for tests.
    """

    def __init__(
        self,
        scope: Scope,
        audit: AuditLog,
        pace: Pace,
        *,
        stop: StopSignal,
        clock: Callable[[], datetime] = utc_now,
        wire: Wire | None = None,
        gap: float = GAP,
        rest: float = REST,
        sockets: int = SOCKETS,
        may_log_in: frozenset[str] = frozenset(),
    ) -> None:
        self.scope = scope
        self.stop = stop
        self.hosts = Hosts(scope, stop.stop, gap=gap, rest=rest)
        self._audit = audit
        self._pace = pace
        self._clock = clock
        self._wire = wire if wire is not None else Sockets()
        self._may_log_in = may_log_in
        self._places = asyncio.Semaphore(sockets)
        self._limits: set[asyncio.Timeout] = set()  # deadlines of all that is under way
        self._watcher: asyncio.Task[None] | None = None
        self._context: ssl.SSLContext | None = None

    async def __aenter__(self) -> Dialer:
        self._audit.begin(self._clock(), self.scope, f"camcensus {__version__}")
        self.stop.listen(self._halt)
        self._watcher = asyncio.create_task(self._watch())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._watcher is not None
        self._watcher.cancel()
        self.stop.forget(self._halt)
        self._halt()
        self._audit.end(self._clock(), self.stop.reason or "done")

    async def connect(self, address: str, port: int, seconds: float) -> Exchange:
        """Learns whether a TCP port is open: ANSWERED, REFUSED, TIMED_OUT, RESET, UNREACHABLE, OFF_LIMITS or STOPPED.

        The connection is closed in order at once; no byte of ours goes over it. It is no question: it counts neither
        as one of the 12 nor against the 15 seconds. `seconds`: for the device to accept.
        """
        talk = Talk(self.hosts.find(address), port, Transport.TCP, "connect", self._clock())
        await self._run(talk, seconds, self._knock)
        return talk.exchange()

    async def ask(self, probe: Probe, target: Target) -> tuple[Exchange, ...]:
        """One question to one port. The first exchange is its own; what came along follows.

        Along come: over TLS, the certificate as probe "tls.certificate", kind "tls" (nothing is decided from it);
        over UDP, answers of other addresses than the one asked, with `source` and a note, if the scope holds them.
        The whole of it, opening and handshake too, takes at most `probe.seconds` from its first packet.
        """
        if target.transport not in probe.transports:
            raise ValueError(f"{probe.id} does not travel over {target.transport}")
        question = probe.ask(target)
        talk = Talk(
            self.hosts.find(target.address),
            target.port,
            target.transport,
            probe.id,
            self._clock(),
            kind=probe.kind,
            question=question,
            reader=probe.reader(),
            most=probe.max_bytes,
        )
        refusal = self._unfit(probe, target, question)
        if refusal is not None:
            self._refuse(talk, refusal)
        elif target.transport is Transport.UDP:
            await self._run(talk, probe.seconds, lambda talk: self._ask_udp(talk, probe))
        elif target.transport is Transport.TLS:
            await self._run(talk, probe.seconds, self._ask_tls)
        else:
            await self._run(talk, probe.seconds, self._ask_tcp)
        return (talk.exchange(), *talk.beside)

    async def ask_group(self, probe: Probe, interface: str, seconds: float) -> list[Exchange]:
        """One question to a discovery group on the link of a named interface, and `seconds` of listening.

        One exchange for each different datagram of an address in the scope (`source`; at most 8 of one address, 4,096
        datagrams and 4 MB in all); what others sent is counted in a last one, OFF_LIMITS, and not kept. Where nothing
        came the list holds one exchange that says how it ended.
        """
        if probe.group is None:
            raise ValueError(f"{probe.id} has no discovery group")
        found: list[Exchange] = []
        for port in probe.ports:
            target = Target(probe.group, port, Transport.UDP, nonce=str(uuid4()))
            question = probe.ask(target)
            host = Host(probe.group, None, None)
            talk = Talk(host, port, Transport.UDP, probe.id, self._clock(), kind=probe.kind, question=question)
            talk.interface = interface
            await self._run(talk, seconds, lambda talk: self._ask_group(talk, probe, interface))
            found += talk.beside or [talk.exchange()]
        return found

    # Under way

    async def _run(self, talk: Talk, seconds: float, act: Callable[[Talk], Awaitable[None]]) -> None:
        """Waits for the host's turn and the rate, runs `act`, and books how it ended."""
        host = talk.host
        limit = talk.limit = asyncio.timeout(None)
        loop = asyncio.get_running_loop()
        turn = place = False
        try:
            async with limit:
                self._limits.add(limit)
                self._allow(talk)
                turn = await host.turn().acquire()
                while (wait := self.hosts.wait(host)) > 0:
                    await asyncio.sleep(wait)
                place = await self._places.acquire()
                self._allow(talk)  # others may have been asked of this host since
                await self._pay(talk, 1 if talk.transport is not Transport.UDP else _packets(talk.question))
                talk.began = loop.time()
                talk.at = self._clock()
                if talk.question is not None:
                    host.probes += 1
                    seconds = min(seconds, host.seconds_left())
                limit.reschedule(talk.began + seconds)
                await act(talk)
        except OffLimits as refusal:
            self._refuse(talk, str(refusal))
        except Stopped:
            talk.finish(ScanEnd.STOPPED)
        except TimeoutError:
            if self.stop.is_stopped():
                talk.finish(ScanEnd.STOPPED)
            else:
                talk.time_is_up()
        except ConnectionRefusedError:
            talk.finish(ScanEnd.REFUSED)
        except ConnectionError:
            talk.finish(ScanEnd.RESET)
        except OSError as error:
            talk.finish(ScanEnd.UNREACHABLE, error.strerror or type(error).__name__)
        finally:
            self._limits.discard(limit)
            self._book(talk)
            if place:
                self._places.release()
            if turn:
                host.turn().release()

    def _book(self, talk: Talk) -> None:
        """Closes the line and writes down what it cost."""
        if not talk.began:
            return
        talk.seconds = time.monotonic() - talk.began
        host, line = talk.host, talk.line
        if line is not None:
            if talk.opened:
                self._pace.owe(line.packets_sent() + 2 - talk.paid)  # FIN and the last ACK are still to come
            elif talk.transport is not Transport.UDP and talk.seconds > 1:
                self._pace.owe(1)  # the kernel has repeated the SYN
            line.close(abort=self.stop.is_stopped() or talk.end in (ScanEnd.TOO_LONG, None))
        if talk.question is not None:
            host.seconds += talk.seconds
        if talk.end not in (None, ScanEnd.STOPPED, ScanEnd.OFF_LIMITS):
            tcp = talk.transport is not Transport.UDP
            self.hosts.done(host, talk.port, talk.end, tcp=tcp, question=talk.question is not None, opened=talk.opened)

    def _halt(self) -> None:
        """The scan has stopped: every deadline is now."""
        now = asyncio.get_running_loop().time()
        for limit in tuple(self._limits):
            if not limit.expired():
                limit.reschedule(now)

    async def _watch(self) -> None:
        watching = asyncio.create_task(self.stop.watch())
        try:
            while not self.stop.is_stopped():
                expired = self._clock() >= self.scope.valid_until
                if expired:
                    self.stop.stop(f"the scope expired at {self.scope.valid_until.isoformat()}")
                await asyncio.sleep(0.1)
        finally:
            watching.cancel()

    # The gate

    def _unfit(self, probe: Probe, target: Target, question: bytes) -> str | None:
        """Why this question may not be put at all; None if it may."""
        if target.port in SILENT_PORTS:
            return SILENT_PORTS[target.port]
        if target.transport is Transport.UDP and target.port not in probe.ports:
            return f"UDP port {target.port} is not a port of {probe.id}"
        if speaks_of_login(question) and probe.id not in self._may_log_in:
            return "the question would log in"
        return None

    def _allow(self, talk: Talk) -> None:
        """Raises Stopped or OffLimits unless a packet may leave now."""
        if self.stop.is_stopped():
            raise Stopped
        now = self._clock()
        scope = self.scope
        if now >= scope.valid_until:
            self.stop.stop(time_refusal(scope, now) or "")
            raise Stopped
        if talk.interface is not None:
            refusal = group_refusal(scope, talk.host.text, talk.port, talk.interface, now)
        else:
            refusal = (
                time_refusal(scope, now)
                or talk.host.refusal
                or port_refusal(scope, talk.port, talk.transport)
                or (None if talk.began else self.hosts.refusal(talk.host, talk.question is not None))
            )
        if refusal is not None:
            raise OffLimits(refusal)

    def _pass(self, talk: Talk, act: str, size: int, line: Line) -> None:
        """The gate: what it lets pass leaves in the next statement of the caller."""
        self._allow(talk)
        try:
            self._audit.leaves(
                self._clock(), act, talk.host.text, talk.port, talk.transport, talk.probe, size, line.local
            )
        except OSError as error:
            self.stop.stop(f"the audit log cannot be written: {error}")
            raise Stopped from None

    def _refuse(self, talk: Talk, why: str) -> None:
        talk.finish(ScanEnd.OFF_LIMITS, why)
        try:
            self._audit.refuses(talk.at, talk.host.text, talk.port, talk.transport, talk.probe, why)
        except OSError as error:
            self.stop.stop(f"the audit log cannot be written: {error}")

    async def _pay(self, talk: Talk, packets: int) -> None:
        if not self._pace.spend_now(packets):
            await self._pace.spend(packets)
        talk.paid += packets

    # TCP

    async def _open(self, talk: Talk) -> Line:
        line = talk.line = self._wire.tcp(talk.host.text)
        self._pass(talk, "connect", 0, line)
        line.connect(talk.host.text, talk.port)
        await line.opened()
        talk.opened = True
        self.hosts.connected(talk.host, talk.port)
        return line

    async def _knock(self, talk: Talk) -> None:
        await self._open(talk)
        talk.finish(ScanEnd.ANSWERED)
        await self._part(talk)

    async def _ask_tcp(self, talk: Talk) -> None:
        assert talk.question is not None
        await self._open(talk)
        await self._send(talk, talk.question)
        talk.sent = talk.question
        await self._read(talk, lambda size: self._receive(talk, size))
        await self._part(talk)

    async def _send(self, talk: Talk, data: bytes) -> None:
        line = talk.line
        assert line is not None
        for start in range(0, len(data), _CHUNK):
            chunk = data[start : start + _CHUNK]
            await self._pay(talk, _packets(chunk))
            self._pass(talk, "send", len(chunk), line)
            chunk = chunk[line.send(chunk) :]
            while chunk:
                await line.writable()
                self._allow(talk)
                chunk = chunk[line.send(chunk) :]

    async def _receive(self, talk: Talk, size: int) -> bytes:
        assert talk.line is not None
        data = await talk.line.receive(size)
        talk.host.received += len(data)
        return data

    async def _read(self, talk: Talk, receive: Callable[[int], Awaitable[bytes]]) -> None:
        """Feeds the reader until the answer is whole, over its limit, or ended by the device."""
        assert talk.reader is not None
        while True:
            room = min(talk.most - len(talk.received), talk.host.bytes_left(), _CHUNK)
            if room <= 0:
                talk.finish(ScanEnd.TOO_LONG)
                return
            data = await receive(room)
            if not data:
                talk.peer_ended()
                return
            talk.received += data
            if talk.reader.feed(data):
                talk.finish(talk.reader.end())
                return

    async def _part(self, talk: Talk) -> None:
        """Closes in order, so that the next connection finds a device that has let go of this one."""
        assert talk.line is not None
        assert talk.limit is not None
        if talk.end is ScanEnd.TOO_LONG:
            return
        talk.line.finish()
        talk.limit.reschedule(asyncio.get_running_loop().time() + GRACE)
        while talk.host.bytes_left() > 0 and await self._receive(talk, 4096):
            pass

    # TLS

    async def _ask_tls(self, talk: Talk) -> None:
        raise OffLimits("TLS is not there yet")

    # UDP

    async def _ask_udp(self, talk: Talk, probe: Probe) -> None:
        raise OffLimits("UDP is not there yet")

    async def _ask_group(self, talk: Talk, probe: Probe, interface: str) -> None:
        raise OffLimits("UDP is not there yet")


def _packets(data: bytes | None) -> int:
    return max(1, -(-len(data or b"") // _SEGMENT))


class Sockets:
    """Lines over the operating system's sockets."""

    def tcp(self, address: str) -> Line:
        """A line for one TCP connection: the SYN is repeated once at most, and nothing is sent again for long."""
        line = _Socket(address, socket.SOCK_STREAM)
        line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_SYNCNT, 1)
        line.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 4000)
        return line

    def udp(self, address: str) -> Line:
        """A line for datagrams that hears when a port is closed."""
        line = _Socket(address, socket.SOCK_DGRAM)
        if ":" in address:
            line.socket.setsockopt(socket.IPPROTO_IPV6, 25, 1)  # IPV6_RECVERR
        else:
            line.socket.setsockopt(socket.IPPROTO_IP, 11, 1)  # IP_RECVERR
        return line

    def to_group(self, group: str, interface: str) -> Line:
        raise OSError("not there yet")

    def in_group(self, group: str, port: int, interface: str) -> Line:
        raise OSError("not there yet")


class _Socket:
    """One socket that never blocks."""

    def __init__(self, address: str, kind: socket.SocketKind, bind: tuple[str, int] | None = None) -> None:
        six = ":" in address
        self.socket = socket.socket(socket.AF_INET6 if six else socket.AF_INET, kind)
        try:
            self.socket.setblocking(False)
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self.socket.bind(bind or ("::" if six else "0.0.0.0", 0))
            self.local: int = self.socket.getsockname()[1]
        except OSError:
            self.socket.close()
            raise

    def connect(self, address: str, port: int) -> None:
        self.error = self.socket.connect_ex((address, port))

    async def opened(self) -> None:
        if self.error == errno.EINPROGRESS:
            await self.writable()
            self.error = self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if self.error:
            raise OSError(self.error, os.strerror(self.error))

    def send(self, data: bytes) -> int:
        try:
            return self.socket.send(data, socket.MSG_NOSIGNAL)
        except BlockingIOError:
            return 0

    async def writable(self) -> None:
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[None] = loop.create_future()
        loop.add_writer(self.socket, _wake, ready)
        try:
            await ready
        finally:
            loop.remove_writer(self.socket)

    async def _readable(self) -> None:
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[None] = loop.create_future()
        loop.add_reader(self.socket, _wake, ready)
        try:
            await ready
        finally:
            loop.remove_reader(self.socket)

    async def receive(self, size: int) -> bytes:
        while True:
            await self._readable()
            try:
                return self.socket.recv(size)
            except BlockingIOError:
                continue

    def send_to(self, data: bytes, address: str, port: int) -> None:
        self.socket.sendto(data, (address, port))

    async def receive_from(self) -> tuple[bytes, str]:
        while True:
            await self._readable()
            try:
                data, sender = self.socket.recvfrom(65_535)
            except BlockingIOError:
                continue
            return data, str(sender[0]).partition("%")[0]

    def packets_sent(self) -> int:
        info = self.socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
        return int(struct.unpack_from("=I", info, 136)[0]) if len(info) >= 140 else 0

    def finish(self) -> None:
        self.socket.shutdown(socket.SHUT_WR)

    def close(self, abort: bool) -> None:
        if abort:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


def _wake(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)
