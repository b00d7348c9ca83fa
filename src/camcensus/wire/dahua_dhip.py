"""DHIP discovery: what Dahua equipment answers on UDP port 37810, whatever the label.

Text or Latin-1 decoded bytes in, values out. A frame is a 32-byte header that names itself "DHIP", then JSON; records
of scans keep the JSON alone, and both are read.

Source: answers quoted in public repositories; Shadowserver's report on the same answers
(https://www.shadowserver.org/what-we-do/network-reporting/open-dvr-dhcpdiscover/).
"""

from __future__ import annotations

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.bounds import from_bytes
from camcensus.wire.plain_json import objects_in, read_object, text_of

_HEADER = 32  # bytes before the JSON
_KEPT = (
    "DeviceClass",
    "DeviceType",
    "Version",
    "SerialNo",
    "MachineName",
    "Vendor",
    "Manufacturer",
    "DeviceID",
    "VideoInputChannels",
    "RemoteVideoInputChannels",
)


def read_dhip(raw: str, _: str | None = None) -> tuple[Field, ...]:
    """The fields of one answer, named as the device names them; values masked with asterisks are left out.

    Raises WireError if it holds no JSON object with device information.
    """
    if raw[4:8] == "DHIP":  # lengths in the header may look like a brace
        raw = from_bytes(raw[_HEADER:])
    answer = read_object(raw, "DHIP")
    info = next((part["deviceInfo"] for part in objects_in(answer) if isinstance(part.get("deviceInfo"), dict)), None)
    if info is None:
        raise WireError("DHIP answer carries no deviceInfo")
    fields = [Field("dhip.method", method)] if (method := text_of(answer.get("method"))) else []
    for name in _KEPT:
        value = text_of(info.get(name))
        if value and value.strip("*"):
            fields.append(Field(f"dhip.{name}", value))
    mac = text_of(answer.get("mac")) or text_of(info.get("mac")) or text_of(info.get("MAC"))
    if mac:
        fields.append(Field("mac.address", mac))
    return tuple(fields)
