"""mDNS: services a device announces, and the TXT lines beside them.

Source: RFC 6762, RFC 6763 section 6.
"""

from __future__ import annotations

import re

from camcensus.model.observation import Field

_SERVICE = re.compile(
    r"(?:^|[\s\t])(?:(?P<instance>\S[^\t\n]{0,120}?)\.)?(?P<service>_[A-Za-z0-9-]{1,32}\._(?:tcp|udp))(?:\.local)?",
    re.M,
)
_HOST = re.compile(r"\b([A-Za-z0-9][A-Za-z0-9-]{1,62})\.local\b")
_TXT = re.compile(r"^\s*(?:TXT[:\s]{1,4})?\"?([A-Za-z][\w.-]{0,31}=[^\"\n]{0,400})\"?\s*$")
MAX_LINES = 500  # lines looked at


def read_mdns(raw: str, field: str | None) -> tuple[Field, ...]:
    """Services, instances, host names and TXT entries, one a line or in DNS presentation form. Never raises."""
    part = (field or "").removeprefix("mdns.").replace("_", "-")
    if part in ("service", "instance", "host", "txt"):
        return (Field(f"mdns.{part}", raw.strip()),)
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
