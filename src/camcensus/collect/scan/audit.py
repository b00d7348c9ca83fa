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

import json
import os
from collections.abc import Callable
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
    """A log file that is only ever added to; readable by its owner alone."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def write(self, line: bytes) -> None:
        """Adds one line. Raises OSError if not all of it could be kept."""
        if os.write(self._file, line) != len(line):
            raise OSError("the audit log could not be written whole")

    def close(self) -> None:
        """Nothing more is written."""
        os.close(self._file)
