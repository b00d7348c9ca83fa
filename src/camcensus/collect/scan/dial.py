"""The dialer: the only module that opens a socket, and so the only place where a packet leaves.

Each packet-causing act goes through one gate (`_gate`), without a pause between its steps: has the scan stopped, does
the scope hold the address and the port now, is the line in the audit log; only then does it leave. The rate is paid
just before. Names are never resolved, redirects never followed, answers never decompressed: bytes come back as they
came.

A host is asked one thing at a time with a gap between, at most 12 questions, 256 kB and 15 seconds in one scan; see
`_hosts`. What a packet costs: see `pace`.
"""

from __future__ import annotations

import asyncio
import errno
import os
import resource
import socket
import struct
from collections.abc import Awaitable, Callable
from datetime import datetime
from types import TracebackType
from uuid import uuid4

from camcensus import __version__
from camcensus.collect.scan._answers import Datagrams
from camcensus.collect.scan._flows import ask_group, ask_tcp, ask_udp, knock
from camcensus.collect.scan._gate import Gate, GatedLine
from camcensus.collect.scan._hosts import GAP, REST, Host, Hosts
from camcensus.collect.scan._line import Line, Wire
from camcensus.collect.scan._talk import Talk, unfit
from camcensus.collect.scan._tls import ask_tls
from camcensus.collect.scan._turns import Turns
from camcensus.collect.scan.audit import AuditLog
from camcensus.collect.scan.pace import Pace
from camcensus.collect.scan.stop import LOOK_EVERY, StopSignal, utc_now
from camcensus.model.scan import Exchange, ScanEnd, Scope, Target, Transport
from camcensus.wire.conversations.conversation import Probe

SOCKETS = 2048  # open at once; fewer where the system allows a process fewer files
_OTHER_FILES = 64  # that the process has open besides
_FAREWELL = 600  # milliseconds for which the kernel says goodbye again to a device that is gone
_TRIES = 50  # ports tried when all are taken


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
        if pace.rate > scope.rate:
            raise ValueError(f"a pace of {pace.rate} packets a second, over {scope.rate} of the scope")
        self.scope = scope
        self.stop = stop
        self.hosts = Hosts(scope, stop.stop, gap=gap, rest=rest)
        self._gate = Gate(scope, stop, self.hosts, audit, pace, clock)
        self._audit = audit
        self._clock = clock
        self._wire = wire if wire is not None else Sockets()
        self._may_log_in = may_log_in
        files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        places = sockets if files == resource.RLIM_INFINITY else min(sockets, max(files - _OTHER_FILES, 1))
        self._turns = Turns(self.hosts, self._gate, places)
        self._watcher: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Dialer:
        self._audit.begin(self._clock(), self.scope, f"camcensus {__version__}")
        self._gate.is_open = True
        self.stop.listen(self._turns.halt)
        self._watcher = asyncio.create_task(self._watch())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._watcher is not None
        self._watcher.cancel()
        self.stop.forget(self._turns.halt)
        self._gate.is_open = False
        self._turns.halt()
        try:
            self._audit.end(self._clock(), self.stop.reason or "done")
        except OSError as error:
            self.stop.stop(f"the audit log cannot be written: {error.strerror or error}")

    async def connect(self, address: str, port: int, seconds: float) -> Exchange:
        """Learns whether a TCP port is open: ANSWERED, REFUSED, TIMED_OUT, RESET, UNREACHABLE, OFF_LIMITS or STOPPED.

        The connection is closed in order at once; no byte of ours goes over it. It is no question: it counts neither
        as one of the 12 nor against the 15 seconds. `seconds`: for the device to accept.
        """
        talk = Talk(self.hosts.find(address), port, Transport.TCP, "connect", self._clock())
        await self._turns.run(talk, seconds, lambda: knock(talk, self._tcp(talk), self.hosts))
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
        refusal = unfit(probe, target, question, self._may_log_in)
        if refusal is not None:
            self._gate.refuse(talk, refusal)
        elif target.transport is Transport.UDP:
            await self._turns.run(talk, probe.seconds, lambda: self._ask_udp(talk, probe))
        elif target.transport is Transport.TLS:
            await self._turns.run(talk, probe.seconds, lambda: ask_tls(talk, self._tcp(talk), self.hosts))
        else:
            await self._turns.run(talk, probe.seconds, lambda: ask_tcp(talk, self._tcp(talk), self.hosts))
        return (talk.exchange(), *talk.beside)

    async def ask_group(self, probe: Probe, interface: str, seconds: float) -> list[Exchange]:
        """One question to a discovery group on the link of a named interface, and `seconds` of listening.

        One exchange for each different datagram of an address in the scope (`source`; at most 8 of one address, 4,096
        and 4 MB in all); what others sent is counted in a last one, OFF_LIMITS, and not kept. Where nothing
        came the list holds one exchange that says how it ended.
        """
        if probe.group is None:
            raise ValueError(f"{probe.id} has no discovery group")
        found: list[Exchange] = []
        for port in probe.ports:
            question = probe.ask(Target(probe.group, port, Transport.UDP, nonce=str(uuid4())))
            talk = Talk(
                Host(probe.group, None, None),
                port,
                Transport.UDP,
                probe.id,
                self._clock(),
                kind=probe.kind,
                question=question,
                interface=interface,
            )
            lines: list[GatedLine] = []
            try:
                await self._turns.run(talk, seconds, self._asking_group(talk, probe, interface, lines))
            finally:
                for line in lines:
                    line.close(abort=False)
            found += talk.beside
            if not talk.beside or talk.end is ScanEnd.TOO_LONG:
                found.append(talk.exchange())
        return found

    async def _watch(self) -> None:
        while not self.stop.is_stopped():
            self.stop.look()
            if self._clock() >= self.scope.valid_until:
                self.stop.stop(f"the scope expired at {self.scope.valid_until.isoformat()}")
            await asyncio.sleep(LOOK_EVERY)

    # Lines

    def _tcp(self, talk: Talk) -> GatedLine:
        line = self._wire.tcp(talk.host.text)
        if line.local == talk.port:  # on a loopback address it would connect to itself
            line, same = self._wire.tcp(talk.host.text), line
            same.close(abort=False)
        return GatedLine(line, self._gate, talk)

    async def _ask_udp(self, talk: Talk, probe: Probe) -> None:
        line = GatedLine(self._wire.udp(talk.host.text), self._gate, talk)
        others = Datagrams(probe, self.hosts, talk, "answered from another address")
        await ask_udp(talk, line, self.hosts, others)

    def _asking_group(
        self, talk: Talk, probe: Probe, interface: str, lines: list[GatedLine]
    ) -> Callable[[], Awaitable[None]]:
        async def asking() -> None:
            lines.append(GatedLine(self._wire.to_group(talk.host.text, interface), self._gate, talk))
            if talk.host.text != "255.255.255.255":
                self._gate.join(talk, interface)
                try:
                    lines.append(GatedLine(self._wire.in_group(talk.host.text, talk.port, interface), self._gate, talk))
                except OSError as error:  # another program has the port for itself: what is sent to us is still heard
                    talk.note = f"answers to the whole group were not heard: {error.strerror}"
            await ask_group(talk, lines, Datagrams(probe, self.hosts, talk, ""))

        return asking


class Sockets:
    """Lines over the operating system's sockets."""

    def tcp(self, address: str) -> Line:
        """A line for one TCP connection: the SYN is repeated once at most, and nothing is sent again for long."""
        line = _Socket(":" in address, socket.SOCK_STREAM)
        line.set(socket.IPPROTO_TCP, socket.TCP_SYNCNT, 1)
        line.set(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 4000)
        line.bind()
        line.set(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # once closed its port may be had again: `_share`
        return line

    def udp(self, address: str) -> Line:
        """A line for datagrams that hears when a port is closed."""
        line = _Socket(":" in address, socket.SOCK_DGRAM)
        line.set(*((socket.IPPROTO_IPV6, _IPV6_RECVERR) if line.six else (socket.IPPROTO_IP, _IP_RECVERR)), 1)
        line.bind()
        return line

    def to_group(self, group: str, interface: str) -> Line:
        """A line whose datagrams leave by this interface and live for one hop."""
        line = _Socket(":" in group, socket.SOCK_DGRAM)
        index = line.index_of(interface)
        if line.six:
            line.set(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_IF, index)
            line.set(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_HOPS, 1)
            line.set(socket.IPPROTO_IPV6, socket.IPV6_MULTICAST_LOOP, 0)
        elif group == "255.255.255.255":
            line.set(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            line.set(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode() + b"\0")
        else:
            line.set(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, struct.pack("=4s4si", b"", b"", index))
            line.set(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 1)
            line.set(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 0)
        line.bind()
        return line

    def in_group(self, group: str, port: int, interface: str) -> Line:
        """A line that has joined the group on this interface only."""
        line = _Socket(":" in group, socket.SOCK_DGRAM)
        index = line.index_of(interface)
        line.set(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        line.bind("::" if line.six else group, port)
        if line.six:
            line.set(socket.IPPROTO_IPV6, _IPV6_MULTICAST_ALL, 0)
            joined = socket.inet_pton(socket.AF_INET6, group) + struct.pack("=I", index)
            line.set(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, joined)
        else:
            line.set(socket.IPPROTO_IP, _IP_MULTICAST_ALL, 0)
            joined = struct.pack("=4s4si", socket.inet_aton(group), b"", index)
            line.set(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, joined)
        return line


# linux/in.h and linux/in6.h; the module `socket` has no names for them.
_IP_RECVERR, _IP_MULTICAST_ALL, _IPV6_RECVERR, _IPV6_MULTICAST_ALL = 11, 49, 25, 29


class _Socket:
    """One socket that never blocks. Addresses are numeric, so nothing here looks up a name."""

    def __init__(self, six: bool, kind: socket.SocketKind) -> None:
        self.six = six
        self._socket = socket.socket(socket.AF_INET6 if six else socket.AF_INET, kind | socket.SOCK_NONBLOCK)
        self._number = self._socket.fileno()  # the loop looks up a number faster than a socket
        self._zone = 0
        self._error = 0
        self.local = 0

    def set(self, level: int, option: int, value: int | bytes) -> None:
        try:
            self._socket.setsockopt(level, option, value)
        except OSError:
            self._socket.close()
            raise

    def index_of(self, interface: str) -> int:
        try:
            self._zone = socket.if_nametoindex(interface)
        except OSError:
            self._socket.close()
            raise
        return self._zone

    def bind(self, address: str = "", port: int = 0) -> None:
        """Binds before anything is sent, so that the audit log can say the local port."""
        try:
            if self.six:
                self._socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            try:
                self._socket.bind((address, port))
            except OSError as error:
                if error.errno != errno.EADDRINUSE or port:
                    raise
                self._share(address)
            self.local = self._socket.getsockname()[1]
        except OSError:
            self._socket.close()
            raise

    def _share(self, address: str) -> None:
        """A port held by a connection already closed, which goes on for a minute: 28,000 of them hold all there are."""
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        for last in range(_TRIES - 1, -1, -1):
            try:
                self._socket.bind((address, 32_768 + int.from_bytes(os.urandom(2), "big") % 28_232))
                return
            except OSError as error:
                if error.errno != errno.EADDRINUSE or not last:
                    raise

    def connect(self, address: str, port: int) -> None:
        self._error = self._socket.connect_ex((address, port))

    async def opened(self) -> None:
        if self._error == errno.EINPROGRESS:
            await self.writable()
            self._error = self._socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if self._error:
            raise OSError(self._error, os.strerror(self._error))

    def send(self, data: bytes) -> int:
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0

    async def writable(self) -> None:
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[None] = loop.create_future()
        loop.add_writer(self._number, _wake, ready)
        try:
            await ready
        finally:
            loop.remove_writer(self._number)

    async def _readable(self) -> None:
        loop = asyncio.get_running_loop()
        ready: asyncio.Future[None] = loop.create_future()
        loop.add_reader(self._number, _wake, ready)
        try:
            await ready
        finally:
            loop.remove_reader(self._number)

    async def receive(self, size: int) -> bytes:
        while True:
            await self._readable()  # always waits for the loop: a flood does not keep others from their turn
            try:
                return self._socket.recv(size)
            except BlockingIOError:
                continue

    def send_to(self, data: bytes, address: str, port: int) -> None:
        self._socket.sendto(data, (address, port, 0, self._zone) if self.six else (address, port))

    async def receive_from(self) -> tuple[bytes, str]:
        while True:
            await self._readable()
            try:
                data, sender = self._socket.recvfrom(65_535)
            except BlockingIOError:
                continue
            return data, str(sender[0]).partition("%")[0]

    def packets_sent(self) -> int:
        # tcpi_segs_out of struct tcp_info, linux/tcp.h, since Linux 4.2
        info = self._socket.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 140)
        return int(struct.unpack_from("=I", info, 136)[0]) if len(info) == 140 else 0

    def finish(self) -> None:
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _FAREWELL)
        self._socket.shutdown(socket.SHUT_WR)

    def close(self, abort: bool) -> None:
        if abort:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        elif self._socket.type is socket.SOCK_STREAM:
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _FAREWELL)
        self._socket.close()


def _wake(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)
