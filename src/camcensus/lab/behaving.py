"""Devices that are no personality: hostile and fragile ones, by id, and how one is opened at an address."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial

from camcensus.lab.behaviour import Behaviour, Echo, Line, Player
from camcensus.lab.certificates import tls_context
from camcensus.lab.conversing import listen_to_datagrams
from camcensus.lab.fragile import FRAGILE
from camcensus.lab.host import Host
from camcensus.lab.hostile_datagrams import HOSTILE_DATAGRAMS
from camcensus.lab.hostile_http import HOSTILE_HTTP
from camcensus.lab.hostile_streams import HOSTILE_STREAMS
from camcensus.lab.listening import tcp_socket, udp_socket
from camcensus.lab.personality import Personality, Truth
from camcensus.lab.population import Placed
from camcensus.lab.scene import Scene

STRANGER = Personality("stranger", "stranger", Truth(False, None, None, None), "02:00:00", ("",), (), (), None, 0)
BEHAVIOURS: Mapping[str, Behaviour] = {
    each.id: each for each in (*HOSTILE_HTTP, *HOSTILE_STREAMS, *HOSTILE_DATAGRAMS, *FRAGILE)
}
_GROUPS = {3702: "239.255.255.250", 1900: "239.255.255.250", 37020: "239.255.255.250", 37810: "239.255.255.251"}
_GROUPS |= {5353: "224.0.0.251"}
_LIMIT = 256 * 1024  # bytes of a question that are buffered


async def open_behaviour(
    placed: Placed, delay: float, interface: str | None, undo: list[Callable[[], None]], not_opened: list[str]
) -> Scene:
    """Open what a behaviour answers on, at its address. Discovery groups are joined where there is an interface."""
    behaviour = BEHAVIOURS[placed.plays]
    scene = Scene(Host(placed.address, STRANGER, ""), delay)
    scene.memory["interface"] = interface
    for port, player in behaviour.tcp.items():
        await _open_tcp(scene, port, player, None, undo, not_opened)
    for port, player in behaviour.tls.items():
        await _open_tcp(scene, port, player, {"subject": behaviour.certificate or {"CN": "device"}}, undo, not_opened)
    for port, echo in behaviour.udp.items():
        _open_udp(scene, port, echo, behaviour.from_elsewhere, interface, undo, not_opened)
    return scene


async def _open_tcp(
    scene: Scene,
    port: int,
    player: Player,
    certificate: Mapping[str, Mapping[str, str]] | None,
    undo: list[Callable[[], None]],
    not_opened: list[str],
) -> None:
    try:
        sock = tcp_socket(scene.host.address, port)
    except OSError as error:
        not_opened.append(f"{scene.host.address}:{port}: {error.strerror}")
        return
    context = None if certificate is None else tls_context(certificate, scene.host)
    server = await asyncio.start_server(partial(_play, scene, port, player), sock=sock, ssl=context, limit=_LIMIT)
    undo.append(server.close)


async def _play(
    scene: Scene, port: int, player: Player, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> None:
    scene.opened()
    try:
        async with asyncio.timeout(120):
            await player(Line(scene, port, reader, writer))
    except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
        pass  # the asker went, or the lab ends: nothing to play to
    finally:
        scene.closed()
        with suppress(OSError, RuntimeError):
            writer.close()


def _open_udp(
    scene: Scene,
    port: int,
    echo: Echo,
    from_elsewhere: bool,
    interface: str | None,
    undo: list[Callable[[], None]],
    not_opened: list[str],
) -> None:
    address = scene.host.address
    loop = asyncio.get_running_loop()
    try:
        own = udp_socket(address, port)
        out = own
        if from_elsewhere:
            out = udp_socket(address if interface is None else "0.0.0.0", 0)  # noqa: S104 (the lab's own namespace)
            undo.append(out.close)
    except OSError as error:
        not_opened.append(f"{address}:{port}/udp: {error.strerror}")
        return

    def heard(data: bytes, sender: tuple[str, int]) -> None:
        scene.datagrams += 1
        scene.received += len(data)
        if sender[0] == address:
            return
        loop.call_later(scene.delay, _send, out, echo(scene, data), sender)

    undo.append(listen_to_datagrams(own, heard))
    if interface is not None and port in _GROUPS:
        undo.append(listen_to_datagrams(udp_socket(_GROUPS[port], port, interface=interface), heard))


def _send(out: socket.socket, datagrams: list[bytes], receiver: tuple[str, int]) -> None:
    for each in datagrams:
        with suppress(OSError):  # too long for one datagram, or full
            out.sendto(each, receiver)
