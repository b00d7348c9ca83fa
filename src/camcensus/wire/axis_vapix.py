"""VAPIX: what Axis devices say about themselves (basicdeviceinfo.cgi as JSON, param.cgi as lines).

Text in, values out. The two answers name the same things; fields carry the names of the JSON one. Axis speakers, hubs
and door controllers answer too: `vapix.ProdType` tells them apart.

Source: VAPIX Network video API, "Basic device information" and "Parameter management",
https://developer.axis.com/vapix/network-video/basic-device-information/
"""

from __future__ import annotations

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.dahua_cgi import read_pairs
from camcensus.wire.plain_json import objects_in, read_object, text_of

_JSON = ("Brand", "ProdFullName", "ProdNbr", "ProdShortName", "ProdType", "ProdVariant", "Version", "SerialNumber")
_PARAMETERS = {
    "Brand.Brand": "Brand",
    "Brand.ProdFullName": "ProdFullName",
    "Brand.ProdNbr": "ProdNbr",
    "Brand.ProdShortName": "ProdShortName",
    "Brand.ProdType": "ProdType",
    "Brand.ProdVariant": "ProdVariant",
    "Properties.Firmware.Version": "Version",
    "Properties.System.SerialNumber": "SerialNumber",
}


def read_vapix(raw: str, _: str | None = None) -> tuple[Field, ...]:
    """The fields of one answer; the serial number of an Axis device is its MAC address and is given as such too.

    Raises WireError if it is neither answer.
    """
    values = _from_json(raw) if raw.lstrip().startswith("{") else _from_lines(raw)
    if not values:
        raise WireError("VAPIX answer expected: neither a propertyList nor root.Brand or root.Properties lines")
    fields = [Field(f"vapix.{name}", value) for name, value in values.items()]
    if "SerialNumber" in values:
        fields.append(Field("mac.address", values["SerialNumber"]))
    return tuple(fields)


def _from_json(raw: str) -> dict[str, str]:
    for part in objects_in(read_object(raw, "VAPIX")):
        properties = part.get("propertyList")
        if isinstance(properties, dict):
            return {name: text for name in _JSON if (text := text_of(properties.get(name)))}
    return {}


def _from_lines(raw: str) -> dict[str, str]:
    values = {}
    for key, value in read_pairs(raw).items():
        name = _PARAMETERS.get(key.removeprefix("root."))
        if name is not None and value:
            values[name] = value
    return values
