"""What a device does that follows no record: hostile ones, and fragile ones that can be hurt."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from camcensus.lab.scene import Scene


class Line:
    """One TCP connection, as a behaviour plays it."""

    def __init__(self, scene: Scene, port: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.scene, self.port, self.reader, self.writer = scene, port, reader, writer

    @property
    def address(self) -> str:
        """Of the device."""
        return self.scene.host.address

    async def question(self, seconds: float = 20.0) -> bytes:
        """The next question with its body; what came so far if the asker stops or is slow. Empty: it closed."""
        came = b""
        with suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError, OSError):
            async with asyncio.timeout(seconds):
                came = await self.reader.readuntil(b"\r\n\r\n")
                for line in came.lower().split(b"\r\n"):
                    if line.startswith(b"content-length:") and (size := line[15:].strip()).isdigit():
                        came += await self.reader.readexactly(min(int(size), 65_536))
        if came:
            self.scene.questions += 1
            self.scene.received += len(came)
        return came

    async def send(self, data: bytes) -> None:
        """Send, waiting while the asker does not take it. Raises ConnectionError when it is gone."""
        if self.writer.is_closing():
            raise ConnectionResetError
        self.writer.write(data)
        await self.writer.drain()

    async def flood(self, data: bytes, times: int) -> None:
        """Send the same many times."""
        for _ in range(times):
            await self.send(data)

    async def wait(self, seconds: float) -> None:
        """Do nothing for a while."""
        await asyncio.sleep(seconds)

    async def hold(self, seconds: float = 60.0) -> None:
        """Keep the connection open and silent until the asker ends it."""
        with suppress(TimeoutError, OSError):
            async with asyncio.timeout(seconds):
                while await self.reader.read(4096):
                    pass

    def fill(self, data: bytes) -> bytes:
        """Bytes with the device's address and such in the place of their placeholders."""
        return self.scene.host.fill(data)

    def reset(self) -> None:
        """Cut the connection with RST."""
        sock = self.writer.get_extra_info("socket")
        if sock is not None:
            with suppress(OSError):
                sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Player = Callable[[Line], Awaitable[None]]
Echo = Callable[[Scene, bytes], list[bytes]]  # datagrams in answer to one


@dataclass(frozen=True, slots=True)
class Behaviour:
    """One way to behave. `id` begins with "hostile:" or "fragile:"."""

    id: str
    does: str  # in a few words, for people
    tcp: Mapping[int, Player] = field(default_factory=dict)
    tls: Mapping[int, Player] = field(default_factory=dict)  # inside TLS with a certificate of `certificate`
    udp: Mapping[int, Echo] = field(default_factory=dict)
    certificate: Mapping[str, str] | None = None  # subject
    from_elsewhere: bool = False  # answers datagrams from another address of the network


PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\nConnection: close\r\n\r\n<html></html>"


def says(*parts: bytes, holds: bool = False) -> Player:
    """A player that answers a question with these bytes, then closes, or stays silent until the asker closes."""

    async def play(line: Line) -> None:
        if not await line.question():
            return
        for part in parts:
            await line.send(line.fill(part))
        if holds:
            await line.hold()

    return play


def echoes(*datagrams: bytes) -> Echo:
    """A player of datagrams that answers each with these."""

    def answer(scene: Scene, data: bytes) -> list[bytes]:
        del data
        return [scene.host.fill(each) for each in datagrams]

    return answer
