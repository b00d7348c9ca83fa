"""WS-Discovery: what a device answers when asked who is there.

Text in, fields out. The caller owns the UDP socket (239.255.255.250, port 3702) and stamps time and address.

Source: WS-Discovery, April 2005, section 5.3; ONVIF Core Specification, chapter 7.
"""

from __future__ import annotations

from camcensus.model.observation import Field
from camcensus.wire.markup import read_elements
from camcensus.wire.onvif import read_addresses, read_scopes


def read_wsdiscovery(raw: str, field: str | None = None) -> tuple[Field, ...]:
    """The claims of a ProbeMatch, Hello or ResolveMatch, also of a fragment of one.

    `field` matters for types and addresses given alone; scopes are found by their shape. Raises WireError if it declares entities.
    """
    if "<" not in raw:
        if field is not None and field.lower().endswith("types"):
            return (Field("wsd.types", raw.strip()),)
        return (*read_scopes(raw), *(read_addresses(raw) if field and "xaddr" in field.lower() else ()))
    fields: list[Field] = []
    for element in read_elements(raw):
        if element.local == "Scopes":
            fields += read_scopes(element.text)
        elif element.local == "XAddrs":
            fields += read_addresses(element.text)
        elif element.local == "Types" and element.text:
            fields.append(Field("wsd.types", element.text))
        elif element.local == "Address" and "EndpointReference" in element.path:
            fields.append(Field("onvif.endpoint", element.text))
    return tuple(fields)
