"""Connections of emulated devices: what asyncio calls when bytes come in."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from contextlib import suppress

from camcensus.lab import datagrams
from camcensus.lab.personality import TcpService, UdpService
from camcensus.lab.scene import Scene
from camcensus.lab.text_service import QuestionBuffer, answer


class Conversation(asyncio.Protocol):
    """One TCP connection to a service. A silent one takes everything in and says nothing."""

    def __init__(self, scene: Scene, service: TcpService, port: int) -> None:
        self._scene, self._service, self._port = scene, service, port
        self._questions = QuestionBuffer()
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody connected."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._scene.opened()
        if self._service.speaks == "banner":
            self._later(self._scene.host.fill(self._service.banner), closes=False)

    def data_received(self, data: bytes) -> None:
        """Bytes came in."""
        self._scene.received += len(data)
        if self._service.speaks not in ("http", "rtsp"):
            return
        try:
            asked = self._questions.feed(data)
        except ValueError:
            if self._transport is not None:
                self._transport.close()
            return
        for question in asked:
            self._scene.questions += 1
            self._later(*answer(self._scene.host, self._service.answers, question, self._port))

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection ended."""
        del exc
        self._transport = None
        self._scene.closed()

    def _later(self, said: bytes, closes: bool) -> None:
        asyncio.get_running_loop().call_later(self._scene.delay, self._say, said, closes)

    def _say(self, said: bytes, closes: bool) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(said)
            if closes:
                self._transport.close()


def listen_to_datagrams(
    sock: socket.socket, heard: Callable[[bytes, tuple[str, int]], None], most: int = 64
) -> Callable[[], None]:
    """Call `heard` for what a socket receives. Returns what undoes it."""
    loop = asyncio.get_running_loop()

    def read() -> None:
        for _ in range(most):
            try:
                data, sender = sock.recvfrom(65_535)
            except OSError:  # nothing more, or an ICMP error of something sent before
                return
            heard(data, sender)

    loop.add_reader(sock, read)

    def undo() -> None:
        loop.remove_reader(sock)
        sock.close()

    return undo


def answer_datagram(
    scene: Scene,
    service: UdpService,
    data: bytes,
    sender: tuple[str, int],
    out: socket.socket,
    *,
    to_group: bool = False,
    extra: float = 0.0,
) -> None:
    """Answer a datagram as the device does, after its delay.

    `to_group`: the question was sent to the protocol's group. `extra` seconds spread the answers to it.
    """
    scene.datagrams += 1
    scene.received += len(data)
    said = datagrams.reply(scene.host, service, data)
    if not said:
        return
    receiver = sender
    if to_group and service.speaks in datagrams.ANSWERS_TO_GROUP:
        receiver = (datagrams.GROUPS[service.speaks], service.port)

    def send() -> None:
        for each in said:
            with suppress(OSError):  # full, or closed: a datagram may be lost
                out.sendto(each, receiver)

    asyncio.get_running_loop().call_later(scene.delay + extra, send)
