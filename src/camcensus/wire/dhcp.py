"""DHCP: what a device says of itself when it asks for an address.

Source: RFC 2132 sections 3.14 (host name), 9.13 (vendor class identifier).
"""

from __future__ import annotations

import re

from camcensus.model.observation import Field

_OPTIONS = {
    "60": "dhcp.vendor-class",
    "12": "dhcp.host-name",
    "43": "dhcp.vendor-specific",
    "55": "dhcp.parameter-list",
}
_NAMES = {
    "vendorclass": "60",
    "vendorclassid": "60",
    "vendorclassidentifier": "60",
    "hostname": "12",
    "clienthostname": "12",
}


def read_dhcp(raw: str, field: str | None) -> tuple[Field, ...]:
    """One option where `field` names it, else lines "60: value" or "vendor-class = value". Never raises."""
    if field is not None:
        return (Field(_name_of(field.removeprefix("dhcp.")) or "dhcp.vendor-class", raw),)
    fields = []
    for line in raw.splitlines()[:100]:
        parts = re.split("[:=]", line, maxsplit=1)
        if len(parts) == 2 and (known := _name_of(parts[0])):
            fields.append(Field(known, parts[1].strip('"; ')))
    return tuple(fields) or (Field("dhcp.vendor-class", raw),)


def _name_of(name: str) -> str | None:
    key = re.sub(r"[^a-z0-9]", "", name.lower()).removeprefix("option")
    return _OPTIONS.get(_NAMES.get(key, key))
