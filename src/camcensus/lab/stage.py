"""All emulated devices of one lab in one process: sockets bound for each address, played until it is stopped."""

from __future__ import annotations

import asyncio
import socket
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress

from camcensus.lab.certificates import tls_context
from camcensus.lab.conversing import Conversation, answer_datagram, listen_to_datagrams
from camcensus.lab.datagrams import GROUPS
from camcensus.lab.host import Host
from camcensus.lab.listening import send_groups_through, tcp_socket, udp_socket
from camcensus.lab.personality import Personality, TcpService, Truth, UdpService, personalities
from camcensus.lab.population import TARPIT, Placed
from camcensus.lab.scene import Scene

TARPIT_PORTS = (80, 443, 554, 8000, 8080, 9100, 37777)  # of shared measurements: accept, say nothing
_TARPIT = Personality(
    TARPIT,
    "tarpit",
    Truth(False, None, None, None),
    "02:00:00",
    ("",),
    (TcpService(TARPIT_PORTS, "silent"),),
    (),
    None,
    0,
)


class Stage:
    """Plays a population. `interface` is where discovery groups are joined; None where there is none (loopback)."""

    def __init__(self, *, delay: float, loss: float, interface: str | None) -> None:
        self._delay, self._loss, self._interface = delay, loss, interface
        self.scenes: dict[str, Scene] = {}
        self.not_opened: list[str] = []  # "address:port: reason"
        self._servers: list[asyncio.Server] = []
        self._idle: list[socket.socket] = []
        self._undo: list[Callable[[], None]] = []
        self._groups: dict[tuple[str, int], list[tuple[Scene, UdpService, socket.socket]]] = defaultdict(list)

    async def play(self, placed: Iterable[Placed]) -> None:
        """Open everything that the population answers on."""
        known = personalities()
        for each in placed:
            if each.plays.startswith(("hostile:", "fragile:")):
                await self._behave(each)
                continue
            personality = _TARPIT if each.plays == TARPIT else known[each.plays]
            host = Host(each.address, personality, personality.models[each.model % len(personality.models)])
            scene = self.scenes[each.address] = Scene(host, self._delay)
            for service in personality.tcp:
                await self._open_tcp(scene, service)
            for datagram_service in personality.udp:
                self._open_udp(scene, datagram_service)
        self._join_groups()

    async def _open_tcp(self, scene: Scene, service: TcpService) -> None:
        host = scene.host
        context = None
        if service.tls:
            context = tls_context(host.personality.certificate, host)
        for port in service.ports:
            try:
                sock = tcp_socket(host.address, port, self._loss, drops=service.speaks == "dropped")
            except OSError as error:
                self.not_opened.append(f"{host.address}:{port}: {error.strerror}")
                continue
            if service.speaks == "dropped":
                self._idle.append(sock)
                continue
            self._servers.append(
                await asyncio.get_running_loop().create_server(
                    lambda scene=scene, service=service, port=port: Conversation(scene, service, port),
                    sock=sock,
                    ssl=context,
                )
            )

    def _open_udp(self, scene: Scene, service: UdpService) -> None:
        address = scene.host.address
        try:
            sock = udp_socket(address, service.port, self._loss)
        except OSError as error:
            self.not_opened.append(f"{address}:{service.port}/udp: {error.strerror}")
            return
        if self._interface is not None:
            send_groups_through(sock, self._interface, address)

        def heard(data: bytes, sender: tuple[str, int]) -> None:
            answer_datagram(scene, service, data, sender, sock)

        self._undo.append(listen_to_datagrams(sock, heard))
        if service.speaks in GROUPS:
            self._groups[GROUPS[service.speaks], service.port].append((scene, service, sock))

    def _join_groups(self) -> None:
        if self._interface is None:
            return
        for (group, port), members in self._groups.items():
            joins = self._interface if group != "255.255.255.255" else None
            sock = udp_socket(group, port, interface=joins)

            def heard(
                data: bytes,
                sender: tuple[str, int],
                members: list[tuple[Scene, UdpService, socket.socket]] = members,
            ) -> None:
                if sender[0] in self.scenes:  # an answer that a device of ours sent to the group
                    return
                for place, (scene, service, out) in enumerate(members):
                    answer_datagram(scene, service, data, sender, out, to_group=True, extra=place * 0.001)

            self._undo.append(listen_to_datagrams(sock, heard))

    async def _behave(self, placed: Placed) -> None:
        from camcensus.lab.behaving import open_behaviour

        scene = await open_behaviour(placed, self._delay, self._interface, self._undo, self.not_opened)
        self.scenes[placed.address] = scene

    def stop(self) -> None:
        """Close everything."""
        for undo in self._undo:
            with suppress(OSError, ValueError):
                undo()
        for server in self._servers:
            server.close()
        for sock in self._idle:
            sock.close()
