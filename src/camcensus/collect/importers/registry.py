"""Every reader of files, in the order in which they are asked. The narrower a format's mark, the earlier it stands.

A reader's module is loaded when a file may be its own: parsers of captures, certificates and XML cost more time to load
than most inputs take to read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import BinaryIO

from camcensus.collect.importer import Importer, Item
from camcensus.collect.importers.mobile_devices.importer import mobile_device_importer
from camcensus.collect.importers.registers.importer import NO_MAPPING, register_importers

_CAPTURES = (
    b"\xd4\xc3\xb2\xa1", b"\xa1\xb2\xc3\xd4", b"\x4d\x3c\xb2\xa1", b"\xa1\xb2\x3c\x4d", b"\x0a\x0d\x0d\x0a",
)  # fmt: skip
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def may_be_capture(head: bytes) -> bool:
    """The magic numbers of pcap (both orders, micro- and nanoseconds) and pcapng."""
    return head.startswith(_CAPTURES)


def may_be_nmap(head: bytes) -> bool:
    """XML, or nmap's text, which its reader refuses with a hint."""
    return _first(head) == b"<" or b"Nmap" in head[:4096] or head.startswith(b"Host: ")


def may_be_json(head: bytes) -> bool:
    """The first sign of JSON, or of a compressed or marked text that may hold it."""
    return _first(head) in (b"{", b"[")


def may_be_text(head: bytes) -> bool:
    """Anything but a workbook or a capture."""
    return not may_be_capture(head) and not head.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def _first(head: bytes) -> bytes:
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip()[:1]


# Reader, title, module, and what a file must begin like for the module to be asked.
_READERS: tuple[tuple[str, str, str, Callable[[bytes], bool]], ...] = (
    ("packets", "packet capture (pcap or pcapng)", "packets", may_be_capture),
    ("nmap-xml", "nmap XML", "nmap", may_be_nmap),
    ("shodan", "Shodan JSON", "shodan", may_be_json),
    ("censys", "Censys JSON", "censys", may_be_json),
    ("zgrab2", "zgrab2 JSON lines", "zgrab2", may_be_json),
    ("captures", "capture of a scan", "captures", may_be_json),
    ("observation-lines", "observation lines", "observations", may_be_json),
    ("shadowserver", "Shadowserver report", "shadowserver", may_be_text),
    ("dhcp-leases", "DHCP lease file", "dhcp_leases", may_be_text),
    ("mac-table", "ARP or MAC address table", "mac_tables", may_be_text),
    ("dns-log", "DNS query log", "dns_logs", may_be_text),
    ("device-answer", "saved device answer", "device_answers", may_be_text),
)


def all_importers(columns: Mapping[str, str] = NO_MAPPING) -> tuple[Importer, ...]:
    """The readers, in order; `columns` is the user's mapping for registers (read.columns.parse_mapping)."""
    workbook, register, model_list = register_importers(columns)
    readers = tuple(_when_needed(*reader) for reader in _READERS)
    return (workbook, *readers, mobile_device_importer(columns), register, model_list)


def _when_needed(name: str, title: str, module: str, may_be: Callable[[bytes], bool]) -> Importer:
    def load() -> Importer:
        loaded: Importer = import_module(f"camcensus.collect.importers.{module}.importer").IMPORTER
        return loaded

    def recognises(head: bytes, source: str) -> bool:
        return may_be(head) and load().recognises(head, source)

    def read(stream: BinaryIO, source: str) -> Iterator[Item]:
        return load().read(stream, source)

    return Importer(name, title, recognises, read)


IMPORTERS = all_importers()
