"""The far end of a test link: devices that answer, and a capture of all that arrives. Runs in a namespace of its own.

usage: wire_devices.py INTERFACE CAPTURE. Prints "ready"; ends when its input does. A frame of the capture is its time
(nanoseconds, 8 bytes), its length (4 bytes), its bytes.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import sys
import threading
import time
from pathlib import Path

GROUP, DISCOVERY = "239.255.255.250", 3702
SPEAKERS = ("10.77.1.9", "10.77.1.10", "10.77.9.9")  # the last is in no scope


def capture(tap: socket.socket, path: str) -> None:
    with Path(path).open("wb", buffering=0) as file:
        while True:
            frame, sender = tap.recvfrom(65_535)
            if sender[2] != socket.PACKET_OUTGOING:
                file.write(struct.pack(">QI", time.time_ns(), len(frame)) + frame)


async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        if await reader.readline():
            writer.write(b"yes\n")
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def stay_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        await reader.read()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            writer.write(b"y")
            await writer.drain()
            await asyncio.sleep(0.05)
    except ConnectionError:
        pass
    finally:
        writer.close()


async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


class Speaker(asyncio.DatagramProtocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, sender: tuple[str, int]) -> None:
        self.transport.sendto(b"yes\n", sender)  # type: ignore[attr-defined]


class Crowd(asyncio.DatagramProtocol):
    """A question to the group is answered by every speaker."""

    def __init__(self, speakers: list[asyncio.DatagramTransport]) -> None:
        self.speakers = speakers

    def datagram_received(self, data: bytes, sender: tuple[str, int]) -> None:
        for speaker in self.speakers:
            speaker.sendto(b"yes\n", sender)


async def main(interface: str, path: str) -> None:
    tap = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
    tap.setsockopt(socket.SOL_SOCKET, 33, 64 * 1024 * 1024)  # SO_RCVBUFFORCE
    tap.bind((interface, 0))
    threading.Thread(target=capture, args=(tap, path), daemon=True).start()
    loop = asyncio.get_running_loop()
    for port, behave in ((80, answer), (554, stay_silent), (8000, drip), (8080, reset)):
        await asyncio.start_server(behave, ["0.0.0.0", "::"], port, backlog=4096)
    speakers = []
    for address in SPEAKERS:
        transport, _ = await loop.create_datagram_endpoint(Speaker, (address, DISCOVERY))
        speakers.append(transport)
    crowd = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    crowd.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    crowd.bind((GROUP, DISCOVERY))
    joined = struct.pack("=4s4si", socket.inet_aton(GROUP), b"", socket.if_nametoindex(interface))
    crowd.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, joined)
    crowd.setblocking(False)
    await loop.create_datagram_endpoint(lambda: Crowd(speakers), sock=crowd)
    print("ready", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
