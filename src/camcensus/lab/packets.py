"""Record all packets of an interface into a pcap file: tcpdump where it is installed, else a raw socket of our own.

Run in the scanning namespace as `python -m camcensus.lab.packets FILE INTERFACE`: it says "ready", and stops when its
standard input ends. The file is the classic pcap of libpcap (pcap-savefile(5)), microseconds, link type Ethernet.
"""

from __future__ import annotations

import select
import shutil
import socket
import struct
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

_ALL_PROTOCOLS = 0x0003
_HEADER = struct.pack("=IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262_144, 1)
_SO_RCVBUFFORCE = 33


def main() -> None:
    """Record until standard input ends."""
    file, interface = Path(sys.argv[1]), sys.argv[2]
    tool = shutil.which("tcpdump")
    if tool is not None:
        command = [tool, "-i", interface, "-w", str(file), "-U", "-s", "0", "-n", "-B", "16384", "--immediate-mode"]
        with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as running:
            assert running.stderr is not None
            running.stderr.readline()  # "listening on"
            _ready()
            sys.stdin.read()
            time.sleep(0.1)
            running.terminate()
        return
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ALL_PROTOCOLS)) as sock, file.open("wb") as out:
        sock.setsockopt(socket.SOL_SOCKET, _SO_RCVBUFFORCE, 32 * 1024 * 1024)
        sock.bind((interface, _ALL_PROTOCOLS))
        sock.setblocking(False)
        out.write(_HEADER)
        _ready()
        while True:
            readable, _, _ = select.select([sock, sys.stdin], [], [])
            _take(sock, out)
            if sys.stdin in readable:
                time.sleep(0.05)
                _take(sock, out)
                return


def _ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()


def _take(sock: socket.socket, out: BinaryIO) -> None:
    while True:
        try:
            packet = sock.recv(262_144)
        except BlockingIOError:
            break
        now = time.time_ns()
        size = len(packet)
        out.write(struct.pack("=IIII", now // 1_000_000_000, now % 1_000_000_000 // 1000, size, size) + packet)
    out.flush()


if __name__ == "__main__":
    main()
