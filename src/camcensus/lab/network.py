"""A network of emulated devices for as long as a `with` block lasts.

    with lab_network() as net:
        net.run(["camcensus", "scan", "--scope", str(net.scope), "--go"])

Devices stand in a network namespace of their own (or, where that is not permitted, on loopback addresses), served by one
process. Nothing is ever connected to the machine's own network.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from camcensus.lab import namespaces as spaces
from camcensus.lab.population import Placed, default_population, truth_rows

FIRST_ADDRESS, NETWORK = "10.77.0.1", "10.77.0.0/24"
SCANNER_ADDRESS, DEVICES_OWN_ADDRESS, PREFIX_LENGTH = "10.77.1.1", "10.77.1.2", 23  # on the link, outside the network
LOOPBACK_FIRST = "127.77.0.1"  # stands for the same place of whatever loopback network a lab takes
DELAY = 0.020  # seconds before each answer, as in the shared measurements
LEFT_OUT_ON_LOOPBACK = (
    "discovery groups (multicast, broadcast) and with them what answers only there, hardware addresses (ARP), "
    "addresses that are dead rather than closed"
)
_READY_SECONDS = 30
_labs = count()


@dataclass(slots=True)
class LabNetwork:
    """A lab that is running."""

    placed: tuple[Placed, ...]
    namespaces: spaces.Namespaces | None  # None on loopback
    network: str  # that the scope names
    scope: Path  # scope file that covers it
    why_loopback: str  # empty in namespaces
    not_opened: tuple[str, ...]  # ports that could not be bound, with the reason
    _server: subprocess.Popen[str]

    @property
    def addresses(self) -> tuple[str, ...]:
        """Addresses that something stands at, in order."""
        return tuple(each.address for each in self.placed)

    @property
    def truth(self) -> list[dict[str, str]]:
        """What each address really is, a row an address; see lab.population.truth_rows."""
        return truth_rows(self.placed)

    @property
    def interface(self) -> str | None:
        """The scanner's link; None on loopback."""
        return None if self.namespaces is None else spaces.SCANNER_LINK

    def command(self, argv: Sequence[str]) -> list[str]:
        """The command line that runs a command where the scanner stands."""
        if self.namespaces is None:
            return list(argv)
        return self.namespaces.inside(self.namespaces.scanner, list(argv))

    def run(self, argv: Sequence[str], **options: Any) -> subprocess.CompletedProcess[Any]:
        """Run a command where the scanner stands; options are those of subprocess.run."""
        return subprocess.run(self.command(argv), check=False, **options)

    def start(self, argv: Sequence[str], **options: Any) -> subprocess.Popen[Any]:
        """Start a command where the scanner stands."""
        return subprocess.Popen(self.command(argv), **options)

    @contextmanager
    def capture(self, path: Path) -> Iterator[None]:
        """Record all packets at the scanner's link into a pcap file while the block lasts (loopback: of `lo`)."""
        command = self.command([sys.executable, "-m", "camcensus.lab.packets", str(path), self.interface or "lo"])
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as recorder:
            assert recorder.stdin is not None
            assert recorder.stdout is not None
            if recorder.stdout.readline().strip() != "ready":
                raise RuntimeError("packets cannot be recorded here: it needs a raw socket (root)")
            try:
                yield
            finally:
                recorder.stdin.close()

    def counts(self) -> Mapping[str, Mapping[str, Any]]:
        """What each address saw so far: connections, most_open, questions, datagrams, received (bytes), hurt."""
        return dict(_told(self._server, "counts"))

    def hurt(self) -> dict[str, str]:
        """Addresses of fragile devices that were hurt, with how."""
        return {address: each["hurt"] for address, each in self.counts().items() if each["hurt"]}


@contextmanager
def lab_network(
    population: Sequence[Placed] | None = None,
    *,
    delay: float = DELAY,
    loss: float = 0.0,
    loopback: bool | None = None,
) -> Iterator[LabNetwork]:
    """Run a lab. `population` stands at addresses of either network; they are moved to the one that is used.

    `loopback`: True takes 127.0.0.0/8, False insists on namespaces, None takes namespaces where they are permitted.
    Raises NamespacesRefusedError only where they are insisted on.
    """
    made, why = None, "asked for"
    if not loopback:
        try:
            made = spaces.make_namespaces(SCANNER_ADDRESS, DEVICES_OWN_ADDRESS, PREFIX_LENGTH)
        except spaces.NamespacesRefusedError as refused:
            if loopback is False:
                raise
            why = str(refused)
    try:
        network = _loopback_network() if made is None else NETWORK
        placed = tuple(population) if population is not None else default_population(FIRST_ADDRESS)
        stem = network.rpartition(".")[0]
        placed = tuple(Placed(f"{stem}.{each.address.rpartition('.')[2]}", each.plays, each.model) for each in placed)
        if made is not None and loss and spaces.lose_packets(made, loss):
            loss = 0.0
        with tempfile.TemporaryDirectory(prefix="camcensus-lab-") as folder:
            scope = Path(folder, "lab-scope.toml")
            scope.write_text(scope_text(network, None if made is None else spaces.SCANNER_LINK), "utf-8")
            command = [sys.executable, "-m", "camcensus.lab.serve"]
            if made is not None:
                command = made.inside(made.devices, command)
            with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
                try:
                    order = {
                        "placed": [asdict(each) for each in placed],
                        "delay": delay,
                        "loss": loss,
                        "interface": None if made is None else spaces.DEVICE_LINK,
                    }
                    ready = _told(server, order)
                    why = why if made is None else ""
                    yield LabNetwork(placed, made, network, scope, why, tuple(ready["not_opened"]), server)
                finally:
                    _end(server)
    finally:
        if made is not None:
            made.remove()


def _loopback_network() -> str:
    """Another network of 127.0.0.0/8 for each lab of this machine, as far as process ids tell them apart."""
    number = (os.getpid() * 8 + next(_labs)) % (128 * 256)
    return f"127.{64 + number // 256}.{number % 256}.0/24"


def scope_text(network: str, interface: str | None) -> str:
    """A scope file for a lab: valid for a day, this network only, its link's discovery groups where it has a link."""
    now = datetime.now(UTC).replace(microsecond=0)
    lines = [
        "# Written by `camcensus lab`: leave to scan the lab's own emulated devices, and nothing else.",
        'body = "The lab of camcensus"',
        'authorised_by = "whoever started the lab"',
        'contact = "lab@example.org"',
        f'networks = ["{network}"]',
        f"valid_from = {(now - timedelta(minutes=5)).isoformat()}",
        f"valid_until = {(now + timedelta(days=1)).isoformat()}",
        "rate = 4000",
    ]
    lines += ['also = ["loopback"]'] if interface is None else [f'interfaces = ["{interface}"]']
    return "\n".join([*lines, ""])


def _told(server: subprocess.Popen[str], order: object) -> dict[str, Any]:
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps(order) + "\n")
    server.stdin.flush()
    answer = server.stdout.readline()
    if not answer:
        raise RuntimeError(f"the lab's devices ended unexpectedly, exit status {server.wait(_READY_SECONDS)}")
    said: dict[str, Any] = json.loads(answer)
    return said


def _end(server: subprocess.Popen[str]) -> None:
    assert server.stdin is not None
    with suppress(OSError):  # it has gone already
        server.stdin.close()
    try:
        server.wait(5)
    except subprocess.TimeoutExpired:
        server.kill()
