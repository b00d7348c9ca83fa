"""The audit log: what left this machine, written before it left, and what was refused.

JSON lines. Each is handed to the operating system whole before the packet is: it survives a kill of the process.
`act` is one of
    begin, end    of the log, with the scope's digest, or the reason
    connect       a TCP connection from local port `from`: SYN, and what the kernel adds to open, acknowledge and close
    send          `bytes` of a question (or of a TLS handshake) on that connection
    datagram      one UDP datagram of `bytes`
    join          a discovery group is joined on `interface` (the kernel then reports it by IGMP or MLD)
    refused       no packet left, `why` says the reason
The kernel's own ARP, neighbour discovery, IGMP and MLD go with these and have no lines.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from camcensus.model.scan import Scope, Transport


class AuditLog:
    """`write` takes one line as bytes, ending in a newline, and must have kept it when it returns, or raise OSError."""

    def __init__(self, write: Callable[[bytes], object]) -> None:
        self._write = write

    def begin(self, at: datetime, scope: Scope, tool: str) -> None:
        """The first line: under which scope."""
        self._line(
            at=at.isoformat(),
            act="begin",
            tool=tool,
            scope=scope.digest,
            body=scope.body,
            networks=[str(network) for network in scope.networks],
            exclusions=[str(network) for network in scope.exclusions],
        )

    def leaves(
        self, at: datetime, act: str, address: str, port: int, transport: Transport, probe: str, size: int, local: int
    ) -> None:
        """A packet that is about to leave. `size` in bytes of our own data; `local` is the local port."""
        # By hand: this is written thousands of times a second, and every value is ours or a checked number.
        self._write(
            f'{{"at":"{at.isoformat()}","act":"{act}","address":"{address}","port":{port},'
            f'"transport":"{transport.value}","probe":{json.dumps(probe)},"bytes":{size},"from":{local}}}\n'.encode()
        )

    def joins(self, at: datetime, group: str, port: int, interface: str, probe: str) -> None:
        """A discovery group is about to be joined."""
        self._line(at=at.isoformat(), act="join", address=group, port=port, interface=interface, probe=probe)

    def refuses(self, at: datetime, address: str, port: int, transport: Transport, probe: str, why: str) -> None:
        """A packet that does not leave."""
        self._line(
            at=at.isoformat(),
            act="refused",
            address=address[:200],
            port=port,
            transport=transport.value,
            probe=probe,
            why=why,
        )

    def end(self, at: datetime, why: str) -> None:
        """The last line of this run."""
        self._line(at=at.isoformat(), act="end", why=why)

    def _line(self, **values: object) -> None:
        self._write(json.dumps(values, separators=(",", ":")).encode() + b"\n")


class AuditFile:
    """A log file that is only ever added to; readable by its owner alone. One that stayed empty is not left behind.

    Where the last line of an earlier run is torn, the next one begins on a line of its own.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        size = os.fstat(self._file).st_size
        self._torn = size > 0 and os.pread(self._file, 1, size - 1) != b"\n"

    def write(self, line: bytes) -> None:
        """Adds one line. Raises OSError if not all of it could be kept."""
        whole = b"\n" + line if self._torn else line
        kept = os.write(self._file, whole)
        if kept != len(whole):
            self._torn = True
            raise OSError(errno.ENOSPC, "it could not be written whole")
        self._torn = False

    def close(self) -> None:
        """Nothing more is written."""
        state = os.fstat(self._file)
        if stat.S_ISREG(state.st_mode) and state.st_size == 0:
            with suppress(OSError):
                os.unlink(self._path)
        os.close(self._file)
