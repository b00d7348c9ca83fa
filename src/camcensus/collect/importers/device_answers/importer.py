"""One answer of one device, saved to a file as it came: ISAPI, ONVIF, UPnP or SADP XML, an HTTP or RTSP answer with its
headers, Dahua's or Axis' key=value lines, a DHIP datagram.

The file tells nothing of where it came from, so the observation has no host; the address that an answer itself names
stays in its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from camcensus.collect.answer_kinds import answers_in
from camcensus.collect.importer import Importer, Item
from camcensus.collect.json_lines import JsonError, clean_text, parse_json
from camcensus.collect.shapes import head_text, json_paths, xml_root
from camcensus.model.errors import InputError
from camcensus.model.observation import Observation, Origin

MAX_BYTES = 4 * 1024 * 1024  # of one answer

_ENTITY = re.compile(r"<!(?:ENTITY|DOCTYPE(?!\s+html))", re.IGNORECASE)
_MEND = "Save the device's answer again, the whole of it and nothing else"


def recognises(head: bytes, _name: str) -> bool:
    """The text is an answer of a protocol that we read, by its own first words."""
    if b"\x00" in head[:512] and head[:2] not in (b"\xff\xfe", b"\xfe\xff") and not _dhip_frame(head):
        return False
    text = _answer_text(head)
    if text.lstrip().startswith(("{", "[")):
        paths = json_paths(head)
        if {"raw", "raw_base64", "ip_str", "services", "data", "_shodan"} & paths:
            return False
    if xml_root(head) in ("nmaprun", "html"):
        return False
    return any(True for _ in answers_in(clean_text(text)))


def read(stream: BinaryIO, source: str) -> Iterator[Item]:
    """One observation, two where an HTTP answer carries a device's document.

    Raises InputError where the file is too long, is of no known kind, ends in the middle, or declares entities.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise InputError(source, "", f"over {MAX_BYTES:,} bytes, too long for one answer", _MEND)
    text = clean_text(_answer_text(data))
    found = list(answers_in(text))
    if not found:
        raise InputError(source, "", "no answer of a device that we read", _MEND)
    for number, (kind, raw) in enumerate(found, 1):
        if raw.lstrip().startswith("<"):
            _check_document(raw, source)
        elif raw.lstrip().startswith("{"):
            try:
                parse_json(raw.strip("\ufffd \r\n\t"))
            except JsonError as fault:
                raise InputError(source, "", str(fault), _MEND) from None
        yield Observation(id=f"{source}#{number}", kind=kind, field=None, raw=raw, origin=Origin(source), record=source)


def _dhip_frame(data: bytes) -> bool:
    return data[4:8] == b"DHIP"


def _answer_text(data: bytes) -> str:
    if _dhip_frame(data):  # 32 bytes of header before the JSON
        data = data[32:]
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return head_text(data)


def _check_document(raw: str, source: str) -> None:
    """Raises InputError where a document is cut off or declares what no device's answer does."""
    if _ENTITY.search(raw[:65_536]):
        problem = "declares a document type or entities, which no device's answer does"
        raise InputError(source, "", problem, _MEND)
    root = xml_root(raw.encode("utf-8", "replace"))
    if root is not None and not re.search(
        rf"(?:</(?:[\w.-]+:)?{re.escape(root)}\s*>|/>)\s*\Z", raw.rstrip("\ufffd \r\n\t")
    ):
        raise InputError(source, "", f"ends before </{root}>", _MEND)


IMPORTER = Importer("device-answer", "saved device answer", recognises, read)
