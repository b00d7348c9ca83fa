"""mDNS: services a device announces, and the TXT lines beside them.

Text is read line by line; a DNS message, kept one character a byte, record by record.

Source: RFC 6762, RFC 6763 sections 4 and 6.
"""

from __future__ import annotations

import re

from camcensus.model.observation import Field
from camcensus.wire.dns_message import Record, is_message, read_records

_SERVICE = re.compile(
    r"(?:^|[\s\t])(?:(?P<instance>\S[^\t\n]{0,120}?)\.)?(?P<service>_[A-Za-z0-9-]{1,32}\._(?:tcp|udp))(?:\.local)?",
    re.M,
)
_HOST = re.compile(r"\b([A-Za-z0-9][A-Za-z0-9-]{1,62})\.local\b")
_TXT = re.compile(r"^\s*(?:TXT[:\s]{1,4})?\"?([A-Za-z][\w.-]{0,31}=[^\"\n]{0,400})\"?\s*$")
_ENTRY = re.compile(r"[A-Za-z][\w.-]{0,31}=")
MAX_LINES = 500  # lines looked at


def read_mdns(raw: str, field: str | None) -> tuple[Field, ...]:
    """Services, instances, host names and TXT entries, one a line or in DNS presentation form. Never raises."""
    part = (field or "").removeprefix("mdns.").replace("_", "-")
    if part in ("service", "instance", "host", "txt"):
        return (Field(f"mdns.{part}", raw.strip()),)
    if is_message(raw):
        return tuple(item for record in read_records(raw) for item in _read_record(record))
    fields: list[Field] = []
    for line in raw.splitlines()[:MAX_LINES]:
        line = line[:1024]
        if match := _TXT.match(line):
            fields.append(Field("mdns.txt", match[1]))
            continue
        for service in _SERVICE.finditer(line):
            fields.append(Field("mdns.service", service["service"].lower()))
            if service["instance"]:
                fields.append(Field("mdns.instance", service["instance"].replace("\\032", " ").replace("\\ ", " ")))
        if host := _HOST.search(line):
            fields.append(Field("mdns.host", host[1]))
        for entry in re.findall(r'"([A-Za-z][\w.-]{0,31}=[^"]{0,400})"', line)[:40]:
            fields.append(Field("mdns.txt", entry))
    return tuple(fields)


def _read_record(record: Record) -> list[Field]:
    """What one record announces: a service and its instance, the host it runs on, the entries beside it."""
    fields: list[Field] = []
    for name in dict.fromkeys((record.name, record.target)):
        instance, service = _split_name(name)
        if service:
            fields.append(Field("mdns.service", service.lower()))
        if instance:
            fields.append(Field("mdns.instance", instance))
    hosts = [record.target] if record.kind == "SRV" else [record.name] if record.kind == "A" else []
    fields += [Field("mdns.host", match[1]) for name in hosts if (match := _HOST.fullmatch(name))]
    return fields + [Field("mdns.txt", entry) for entry in record.entries if _ENTRY.match(entry)]


def _split_name(name: str) -> tuple[str, str]:
    """Instance and service of a name such as "Hall._rtsp._tcp.local"; both empty where it names no service."""
    match = re.search(r"(?:^|\.)(_[A-Za-z0-9-]{1,32}\._(?:tcp|udp))\.local$", name)
    return (name[: match.start()], match[1]) if match and not name.startswith("_services.") else ("", "")
