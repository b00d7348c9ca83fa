"""Packet captures -> observations of what devices answered. Never video: media are let go by unread.

Reads the layers itself instead of with dpkt, for two measured reasons: dpkt 1.9.8 lets IndexError and AttributeError
escape on hostile frames, and building its objects takes five times as long for frames of video, which are most.
Tests compare both on honest captures.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

from camcensus.collect.importer import Importer, Item
from camcensus.collect.importers.lines import Unread
from camcensus.collect.importers.packets.datagrams import DNS, PORTS, Answer, Asked, read_datagram
from camcensus.collect.importers.packets.frames import Frame, is_capture, read_frames
from camcensus.collect.importers.packets.layers import Binding, Found, Layers, Lldp, Packet
from camcensus.collect.importers.packets.lldp import read_lldp
from camcensus.collect.importers.packets.report import Report, When
from camcensus.collect.importers.packets.spoken import Message, read_message
from camcensus.collect.importers.packets.streams import Streams
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Origin, Rejected

# What a reader slip on a hostile frame would raise: one frame is then rejected, the capture goes on.
_SLIPS = (IndexError, KeyError, ValueError, OverflowError, struct.error, UnicodeError, RecursionError)


def recognise(head: bytes, name: str) -> bool:
    """Does it begin as pcap or pcapng?"""
    del name
    return is_capture(head)


def read(stream: BinaryIO, name: str) -> Iterator[Item]:
    """Observations in the order of their frames; addresses and names asked for, then counts, at the end."""
    reading = _Reading(name)
    broken: InputError | None = None
    try:
        for frame in read_frames(stream, name):
            yield from reading.read(frame)
    except InputError as error:
        broken = error
    yield from reading.finish()
    if broken is not None:
        raise broken


class _Reading:
    """One capture being read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.layers = Layers(PORTS)
        self.streams = Streams()
        self.report = Report(name)
        self.unread = Unread(name, "a frame that can be read", "Nothing to do: the other frames were read.")
        self.frames = 0
        self.used = 0  # frames that were taken apart, of use or not

    def read(self, frame: Frame) -> Iterator[Item]:
        self.frames += 1
        try:
            skipped = self.layers.skipped.total()
            found = self.layers.read(frame.link, frame.data)
            self.used += self.layers.skipped.total() == skipped
            if found is not None:
                yield from self._use(found, frame)
        except _SLIPS as error:
            yield from self.unread.reject(f"frame {frame.number}", f"{type(error).__name__}: {error}")

    def finish(self) -> Iterator[Item]:
        for message in self.streams.flush():
            yield from self._tell(message)
        yield from self.report.finish()
        yield from self.unread.total()
        for what, count in sorted(self.layers.skipped.items()):
            yield Note(Origin(self.name), f"{count} {what} were not read")
        if self.streams.dropped:
            yield Note(Origin(self.name), f"{self.streams.dropped} unfinished messages were read only in part")
        yield Note(Origin(self.name), f"{self.frames} frames looked at")
        if self.frames and not self.used:
            problem = f"none of its {self.frames} frames could be read"
            yield Rejected(Origin(self.name), problem, "Capture on Ethernet with whole frames: tcpdump -s 0 -w FILE.")

    def _use(self, found: Found, frame: Frame) -> Iterator[Item]:
        if isinstance(found, Packet):
            if found.tcp:
                for message in self.streams.feed(found, frame.number, frame.time):
                    yield from self._tell(message)
            else:
                yield from self._hear(found, frame)
        elif isinstance(found, Binding):
            self.report.bind(found, When(frame.number, frame.time))
        else:
            yield from self._hear_lldp(found, frame)

    def _hear(self, packet: Packet, frame: Frame) -> Iterator[Item]:
        when = When(frame.number, frame.time)
        if packet.source_port == DNS:
            self.report.note_resolver(packet.source)
            return
        for said in read_datagram(packet):
            if isinstance(said, Asked):
                yield from self.report.ask(said, when)
            elif isinstance(said, Binding):
                self.report.bind(said, when)
            else:
                if said.on_link_discovery and packet.on_link and packet.sender is not None and not said.relayed:
                    self.report.bind(Binding(packet.sender, packet.source, False, packet.vlan), when)
                yield from self.report.answer(said, packet.source, packet.vlan, when)

    def _hear_lldp(self, frame_body: Lldp, frame: Frame) -> Iterator[Item]:
        for said in read_lldp(frame_body):
            yield from self.report.answer(said, b"\0\0\0\0", frame_body.vlan, When(frame.number, frame.time))

    def _tell(self, message: Message) -> Iterator[Item]:
        when = When(message.frame, message.time)
        for said in read_message(message):
            if isinstance(said, Answer):
                yield from self.report.answer(said, message.first.source, message.first.vlan, when)
            else:
                yield from self.report.ask(said, when)


IMPORTER = Importer("packets", "packet capture (pcap or pcapng)", recognise, read)
