"""SSDP and UPnP: the answer to a search, and the description it points at.

Source: UPnP Device Architecture 1.1, sections 1.3.3 and 2.3.
"""

from __future__ import annotations

import re

from camcensus.model.observation import Field
from camcensus.wire.headers import path_of, port_of, split_answer, without_name
from camcensus.wire.markup import read_elements

_DESCRIPTION = {
    "manufacturer": "upnp.manufacturer",
    "manufacturerURL": "upnp.manufacturer-url",
    "modelName": "upnp.model-name",
    "modelNumber": "upnp.model-number",
    "modelDescription": "upnp.model-description",
    "modelURL": "upnp.model-url",
    "friendlyName": "upnp.friendly-name",
    "serialNumber": "upnp.serial",
    "deviceType": "upnp.device-type",
    "presentationURL": "upnp.presentation-path",
}
_BY_KEY = {re.sub(r"[^a-z]", "", key.lower()): name for key, name in _DESCRIPTION.items()}


def read_ssdp(raw: str, field: str | None) -> tuple[Field, ...]:
    """An answer to M-SEARCH, a NOTIFY, a device description, or one part. Raises WireError if it declares entities."""
    if field is not None:
        part = re.sub(r"^(ssdp|upnp)\.", "", field)
        if (known := _BY_KEY.get(re.sub(r"[^a-z]", "", part.lower()))) is not None:
            return (Field(known, raw.strip()),)
        if part.lower() in ("server", "st", "nt", "usn", "location"):
            return tuple(_read_header(part.lower(), without_name(raw, part)))
    if raw.lstrip().startswith("<"):
        return tuple(_read_description(raw))
    _, headers, body = split_answer(raw if re.match(r"(HTTP|NOTIFY|M-SEARCH)", raw, re.I) else "HTTP\r\n" + raw)
    fields = [item for name, value in headers for item in _read_header(name, value.strip())]
    return (*fields, *(_read_description(body) if "<" in body else ()))


def _read_header(name: str, value: str) -> list[Field]:
    if name == "location":
        port = port_of(value)
        return [Field("ssdp.location-path", path_of(value)), *([Field("ssdp.location-port", port)] if port else [])]
    if name in ("server", "usn"):
        return [Field(f"ssdp.{name}", value)]
    if name in ("st", "nt"):
        return [Field("ssdp.target", value)]
    return []


def _read_description(raw: str) -> list[Field]:
    fields = []
    for element in read_elements(raw):
        if element.text and (name := _DESCRIPTION.get(element.local)):
            fields.append(Field(name, path_of(element.text) if name == "upnp.presentation-path" else element.text))
    return fields
