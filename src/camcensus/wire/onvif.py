"""ONVIF: what a device's SOAP service answers without a login.

Manufacturer, Model and scopes are labels that whoever sells the device can set. The paths of its service addresses
and the way its documents are written belong to the firmware.

Source: ONVIF Core Specification, chapters 7.3 (scopes), 8.1 (device information), 8.2 (system date and time).
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.capabilities import offers_of_elements
from camcensus.wire.headers import path_of, port_of
from camcensus.wire.markup import Element, read_elements

_INFORMATION = {
    "Manufacturer": "onvif.manufacturer",
    "Model": "onvif.model",
    "FirmwareVersion": "onvif.firmware",
    "SerialNumber": "onvif.serial",
    "HardwareId": "onvif.hardware-id",
}
_SCOPE = re.compile(r"onvif://www\.onvif\.org/([A-Za-z_]{1,32})/?(\S{0,512})", re.IGNORECASE)
_SCOPE_NAMES = {"name", "hardware", "location", "type", "profile", "manufacturer", "model", "mac"}


def read_onvif(raw: str, field: str | None) -> tuple[Field, ...]:
    """A SOAP answer, whole or cut, or the part that `field` names. Raises WireError if it declares entities."""
    if field is not None:
        part = field.removeprefix("onvif.").replace("_", "-")
        if part in ("scopes", "scope"):
            return read_scopes(raw)
        if f"onvif.{part}" in _INFORMATION.values() or part in {f"scope.{name}" for name in _SCOPE_NAMES}:
            return (Field(f"onvif.{part}", raw.strip()),)
    if "<" not in raw:
        return (*read_scopes(raw), *_read_information_lines(raw))
    elements = read_elements(raw)
    if not elements:
        raise WireError("an ONVIF answer without a single element")
    fields: list[Field] = []
    for element in elements:
        fields += _read_element(element)
    offers = (Field("analytics.offered", offer) for offer in offers_of_elements(elements))
    return (*fields, *_read_style(raw, elements), *offers)


def read_scopes(text: str) -> tuple[Field, ...]:
    """The ONVIF scopes in a text, percent-decoded: onvif.scope.name, .hardware, .location, .type, .profile, ..."""
    found = []
    for match in _SCOPE.finditer(text):
        name, value = match[1].lower(), unquote(match[2].rstrip("/,;"))
        if name in _SCOPE_NAMES:
            found.append(Field(f"onvif.scope.{name}", value))
        else:
            found.append(Field("onvif.scope", f"{name}/{value}"))
    return tuple(found)


def read_addresses(text: str) -> list[Field]:
    """Paths and ports of service addresses."""
    fields = []
    for address in text.split()[:20]:
        fields.append(Field("onvif.xaddr-path", path_of(address)))
        if port := port_of(address):
            fields.append(Field("onvif.port", port))
    return fields


def _read_element(element: Element) -> list[Field]:
    local, text = element.local, element.text
    if local.endswith("Response") and len(element.path) <= 3:
        return [Field("onvif.operation", local)]
    if not text:
        return []
    if local in _INFORMATION and "GetDeviceInformationResponse" in element.path[:-1]:
        return [Field(_INFORMATION[local], text)]
    if local in _INFORMATION and len(element.path) == 1:  # a fragment
        return [Field(_INFORMATION[local], text)]
    if local in ("ScopeItem", "Scopes"):
        return list(read_scopes(text))
    if local in ("XAddr", "XAddrs"):
        return read_addresses(text)
    if local == "Uri":
        return [Field("onvif.uri", path_of(text))]
    if local == "Name" and "HostnameInformation" in element.path:
        return [Field("onvif.hostname", text)]
    if local == "Address" and "EndpointReference" in element.path:
        return [Field("onvif.endpoint", text)]
    if local == "Types":
        return [Field("wsd.types", text)]
    return []


def _read_information_lines(raw: str) -> list[Field]:
    """Lines "Manufacturer: X", as tools print the device information."""
    fields = []
    for line in raw.splitlines()[:50]:
        name, colon, value = line.partition(":")
        key = re.sub(r"[\s_-]", "", name).lower()
        for known, target in _INFORMATION.items():
            if colon and key == known.lower():
                fields.append(Field(target, value.strip()))
    return fields


def _read_style(raw: str, elements: list[Element]) -> list[Field]:
    """How the document is written: its prefixes in order, and whether it says standalone."""
    prefixes = [name.removeprefix("xmlns:") for name in elements[0].attributes if name.startswith("xmlns:")]
    declaration = re.match(r'\s*<\?xml[^>]{0,100}standalone="(yes|no)"', raw)
    fields = [Field("onvif.envelope", elements[0].name)] if elements[0].local == "Envelope" else []
    if prefixes:
        fields.append(Field("onvif.prefixes", " ".join(prefixes[:40])))
    if declaration:
        fields.append(Field("onvif.trait", f"standalone-{declaration[1]}"))
    if re.search(r"<s:Header\s?/>", raw):
        fields.append(Field("onvif.trait", "empty-s-header"))
    return fields
