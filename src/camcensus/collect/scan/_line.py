"""What the dialer needs of a socket, so that tests can put a wire of their own in its place."""

from __future__ import annotations

from typing import Protocol


class Line(Protocol):
    """One socket, bound to a local port, that has sent nothing yet. All may raise OSError."""

    local: int  # local port

    def connect(self, address: str, port: int) -> None:
        """Sends the SYN and does not wait."""
        ...

    async def opened(self) -> None:
        """Waits until the connection is there."""
        ...

    def send(self, data: bytes) -> int:
        """Sends what can be sent at once: bytes taken, maybe none."""
        ...

    async def writable(self) -> None:
        """Waits until more can be sent."""
        ...

    async def receive(self, size: int) -> bytes:
        """At most `size` bytes; none when the peer has ended."""
        ...

    def send_to(self, data: bytes, address: str, port: int) -> None:
        """Sends one datagram."""
        ...

    async def receive_from(self) -> tuple[bytes, str]:
        """One datagram and the address it came from, without zone."""
        ...

    def packets_sent(self) -> int:
        """TCP segments that the kernel has sent so far, acknowledgements and repeats too."""
        ...

    def finish(self) -> None:
        """Says that nothing more is sent (FIN)."""
        ...

    def close(self, abort: bool) -> None:
        """Ends it; at once and for both sides (RST) if `abort`."""
        ...


class Wire(Protocol):
    """Opens lines. Opening sends nothing, except that joining a group makes the kernel report it."""

    def tcp(self, address: str) -> Line:
        """A line for one TCP connection to an address of this family."""
        ...

    def udp(self, address: str) -> Line:
        """A line for datagrams to an address of this family."""
        ...

    def to_group(self, group: str, interface: str) -> Line:
        """A line whose datagrams leave by this interface and no router passes on."""
        ...

    def in_group(self, group: str, port: int, interface: str) -> Line:
        """A line that has joined the group on this interface and hears what is sent to the port."""
        ...
