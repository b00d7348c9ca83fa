"""TCP segments -> the beginnings of messages worth reading, in bounded memory.

No connection is followed for its own sake. A direction is held only while one message is being collected: from a SYN to
its first bytes, or from a segment that begins as a TLS handshake, an HTTP or an RTSP answer does, until the message is
whole or MAX_MESSAGE bytes are there. Everything else is let go by, video and audio first of all: RTP frames within RTSP
("$"), bodies of multipart streams and media over HTTP begin no message.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator

from camcensus.collect.importers.packets.layers import Packet
from camcensus.collect.importers.packets.spoken import Message, Need, need_of, path_of

MAX_MESSAGE = 65_536  # bytes kept of one direction
MAX_FLOWS = 4_096  # directions held at once; the one that waited longest goes first
MAX_HELD = 32 << 20  # bytes in all of them
WINDOW = 65_536  # bytes that a segment may run ahead of the one that is missing
MAX_AHEAD = 32  # segments kept that run ahead
MANY_LOOKS, LOOK_STEP = 64, 2_048  # a message sent in crumbs is looked at again only every so many bytes
MAX_PATHS = 4_096  # requests whose answer is still to come
_FIN_RST, _SYN = 0x05, 0x02
_STARTS = (b"HTTP/1.", b"RTSP/1.0 ", b"\x16\x03", b"GET ", b"POST ", b"DESCRIBE ")
_SHORTEST = 9  # bytes that tell the starts apart

Key = tuple[bytes, bytes, int, int]


class _Direction:
    """One direction of one connection while a message is collected."""

    __slots__ = ("ahead", "begun", "data", "first", "following", "frame", "looks", "next_look", "skip_to", "time")

    def __init__(self, packet: Packet, frame: int, time: int | None, following: int) -> None:
        self.following = following  # sequence number of the next byte
        self.data = bytearray()
        self.ahead: dict[int, bytes] = {}
        self.begun = False  # the first bytes have been recognised
        self.skip_to = -1  # sequence number behind a body that is let go by
        self.looks = self.next_look = 0  # how often we looked whether the message is whole; how long it must be next
        self.first, self.frame, self.time = packet, frame, time

    def held(self) -> int:
        return len(self.data) + sum(map(len, self.ahead.values()))


class Streams:
    """Collects messages. `feed` each segment in capture order, `flush` at the end."""

    def __init__(self) -> None:
        self._flows: OrderedDict[Key, _Direction] = OrderedDict()
        self._paths: OrderedDict[Key, str] = OrderedDict()
        self._held = 0
        self.dropped = 0  # directions given up to keep memory bounded

    def feed(self, packet: Packet, frame: int, time: int | None) -> list[Message]:
        """The messages that this segment completes, mostly none."""
        key = packet.source, packet.target, packet.source_port, packet.target_port
        flow = self._flows.get(key)
        payload = packet.payload
        if flow is None:
            if packet.flags & _SYN:
                self._hold(key, _Direction(packet, frame, time, packet.sequence + 1 & 0xFFFFFFFF))
                return self._bound() if len(self._flows) > MAX_FLOWS else []
            if not payload.startswith(_STARTS):
                return []
            flow = _Direction(packet, frame, time, packet.sequence)
            self._hold(key, flow)
        elif packet.flags & _SYN:
            self._drop(key, flow)
            return self.feed(packet, frame, time)
        before = flow.held()
        done: list[Message] = []
        lost = bool(payload) and not _accept(flow, packet, payload)
        self._held += flow.held() - before
        if flow.begun is False and flow.data:
            if not flow.data.startswith(_STARTS):
                if len(flow.data) >= _SHORTEST or not _may_start(bytes(flow.data)):
                    self._drop(key, flow)
                    return []
            else:
                flow.begun = True
                flow.first, flow.frame, flow.time = packet, frame, time
        ends = lost or bool(packet.flags & _FIN_RST)
        done.extend(self._advance(key, flow, ends))
        if lost and payload.startswith(_STARTS) and key not in self._flows:
            done.extend(self.feed(packet, frame, time))
        if len(self._flows) > MAX_FLOWS or self._held > MAX_HELD:
            done.extend(self._bound())
        return done

    def flush(self) -> Iterator[Message]:
        """What is still held when the capture ends."""
        while self._flows:
            key, flow = next(iter(self._flows.items()))
            yield from self._advance(key, flow, ends=True)

    def _advance(self, key: Key, flow: _Direction, ends: bool) -> list[Message]:
        """The message a direction holds, if it is whole or must do; the direction is then let go."""
        if flow.skip_to >= 0:
            if ends or not _before(flow.following, flow.skip_to):
                self._drop(key, flow)
            return []
        if not flow.begun:
            if ends:
                self._drop(key, flow)
            return []
        if len(flow.data) < flow.next_look and not ends:
            return []
        flow.looks += 1
        if flow.looks > MANY_LOOKS:
            flow.next_look = len(flow.data) + LOOK_STEP
        data = bytes(flow.data)
        path = path_of(data)
        if path is not None:
            self._remember(key, path)
            self._drop(key, flow)
            return []
        asked = self._paths.get(key)
        need = need_of(data, asked)
        if need.more and not ends and len(data) < MAX_MESSAGE:
            return []
        message = Message(flow.first, flow.frame, flow.time, data, asked)
        self._paths.pop(key, None)  # the next answer belongs to another request
        self._let_by(key, flow, need, ends)
        return [message]

    def _let_by(self, key: Key, flow: _Direction, need: Need, ends: bool) -> None:
        """Let the rest of a message's body pass, so that nothing inside it is taken for an answer."""
        rest = need.whole - len(flow.data)
        if ends or rest <= 0 or rest > 1 << 30:
            self._drop(key, flow)
            return
        self._held -= flow.held()
        flow.skip_to = flow.following + rest & 0xFFFFFFFF
        flow.data.clear()
        flow.ahead.clear()

    def _remember(self, key: Key, path: str) -> None:
        answer = key[1], key[0], key[3], key[2]
        self._paths[answer] = path
        self._paths.move_to_end(answer)
        if len(self._paths) > MAX_PATHS:
            self._paths.popitem(last=False)

    def _hold(self, key: Key, flow: _Direction) -> None:
        self._flows[key] = flow

    def _drop(self, key: Key, flow: _Direction) -> None:
        self._held -= flow.held()
        del self._flows[key]

    def _bound(self) -> list[Message]:
        done: list[Message] = []
        while len(self._flows) > MAX_FLOWS or self._held > MAX_HELD:
            key, flow = next(iter(self._flows.items()))
            self.dropped += flow.begun
            done.extend(self._advance(key, flow, ends=True))
        return done


def _accept(flow: _Direction, packet: Packet, payload: bytes) -> bool:
    """Add a segment's bytes in their place; False if bytes before it are lost."""
    gap = packet.sequence - flow.following & 0xFFFFFFFF
    if gap >= 1 << 31:  # sent again, at least in part
        payload = payload[(1 << 32) - gap :]
    elif flow.skip_to >= 0:
        flow.following = packet.sequence + len(payload) & 0xFFFFFFFF
        return True
    elif gap:
        if gap > WINDOW or len(flow.ahead) >= MAX_AHEAD:
            return False
        flow.ahead[packet.sequence] = payload[:WINDOW]
        return True
    _append(flow, payload)
    while flow.ahead:
        waiting = next((at for at in flow.ahead if not _before(flow.following, at)), None)
        if waiting is None:
            break
        part = flow.ahead.pop(waiting)
        _append(flow, part[flow.following - waiting & 0xFFFFFFFF :])
    return True


def _append(flow: _Direction, payload: bytes) -> None:
    flow.following = flow.following + len(payload) & 0xFFFFFFFF
    if flow.skip_to < 0 and len(flow.data) < MAX_MESSAGE:
        flow.data += payload[: MAX_MESSAGE - len(flow.data)]


def _before(first: int, second: int) -> bool:
    """Does the first sequence number come before the second? (They wrap round; RFC 9293 section 3.4.)"""
    return 0 < (second - first & 0xFFFFFFFF) < 1 << 31


def _may_start(data: bytes) -> bool:
    return any(start.startswith(data) for start in _STARTS)
