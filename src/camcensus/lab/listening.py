"""Sockets of emulated devices: one address and port each, with packet loss or silence where asked.

Loss is simulated by a filter of the kernel on the socket, which drops what comes in by chance: it needs neither netem
nor a firewall, works on loopback too, and holds for TCP and UDP. A filter that drops everything makes a port that
answers nothing, not even a refusal.
"""

from __future__ import annotations

import ctypes
import socket
import struct

_SO_ATTACH_FILTER = 26
_LOAD_WORD, _JUMP_IF_BELOW, _RETURN = 0x20, 0x35, 0x06
_RANDOM = 0xFFFFF000 + 56  # SKF_AD_OFF + SKF_AD_RANDOM of linux/filter.h


def tcp_socket(address: str, port: int, loss: float = 0.0, *, drops: bool = False) -> socket.socket:
    """A listening socket. Raises OSError."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((address, port))
        _filter(made, 1.0 if drops else loss)
        made.listen(128)
    except OSError:
        made.close()
        raise
    return made


def udp_socket(address: str, port: int, loss: float = 0.0, interface: str | None = None) -> socket.socket:
    """A bound socket; with an interface, a member of the group that the address names. Raises OSError."""
    made = socket.socket(socket.AF_INET, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        made.bind((address, port))
        if interface is not None:
            wanted = struct.pack("=4s4si", socket.inet_aton(address), b"\0" * 4, socket.if_nametoindex(interface))
            made.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, wanted)
        _filter(made, loss)
    except OSError:
        made.close()
        raise
    return made


def send_groups_through(sock: socket.socket, interface: str, address: str) -> None:
    """Let what the socket sends to a group leave on an interface, from an address."""
    wanted = struct.pack("=4s4si", b"\0" * 4, socket.inet_aton(address), socket.if_nametoindex(interface))
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, wanted)


def _filter(sock: socket.socket, loss: float) -> None:
    if loss <= 0:
        return
    if loss >= 1:
        program = [(_RETURN, 0, 0, 0)]
    else:
        kept = (_RETURN, 0, 0, 0xFFFFFFFF)
        program = [
            (_LOAD_WORD, 0, 0, _RANDOM),
            (_JUMP_IF_BELOW, 1, 0, int(loss * 0xFFFFFFFF)),
            (_RETURN, 0, 0, 0),
            kept,
        ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *each) for each in program))
    sock.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, struct.pack("@HP", len(program), ctypes.addressof(code)))
