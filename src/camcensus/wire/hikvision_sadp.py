"""SADP: what Hikvision equipment answers when asked on the local network who is there.

Text in, values out. The caller owns the UDP socket (239.255.255.250, port 37020). Only `inquiry` is asked: other
message types (update, activate, getcode, exchangecode) change the device and are no part of this module.

Source: answers quoted in public issue threads; the maker publishes no specification.
"""

from __future__ import annotations

import re

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.markup import read_elements

_KEPT = (
    "Types",
    "DeviceType",
    "DeviceDescription",
    "DeviceSN",
    "SoftwareVersion",
    "DSPVersion",
    "Activated",
    "OEMCode",
    "OEMInfo",
    "OEMinfo",
    "AnalogChannelNum",
    "DigitalChannelNum",
)
_BUILD = re.compile(r"\s{0,8}build\s{0,8}", re.IGNORECASE)


def read_sadp(raw: str, _: str | None = None) -> tuple[Field, ...]:
    """The fields of one ProbeMatch, named as the device names them.

    `sadp.SoftwareVersion` is set in one way ("V5.6.5 build 200316"): the wire has "V5.6.5build 200316".
    Raises WireError if it is not a SADP answer.
    """
    elements = read_elements(raw)
    if not elements or elements[0].name != "ProbeMatch":
        raise WireError("SADP answer expected: no <ProbeMatch> without a prefix opens the text")
    values = {element.local: element.text for element in elements[1:] if element.text and len(element.path) == 2}
    if "DeviceDescription" not in values and "DeviceSN" not in values:
        raise WireError("SADP answer names neither a model nor a serial number")
    fields = [Field("sadp.answer", "ProbeMatch")]
    for name in _KEPT:
        if name in values:
            value = values[name]
            fields.append(Field(f"sadp.{name}", one_space_before_build(value) if name.endswith("Version") else value))
    if "MAC" in values:
        fields.append(Field("mac.address", values["MAC"]))
    return tuple(fields)


def one_space_before_build(version: str) -> str:
    """ "V5.6.5build 200316" as "V5.6.5 build 200316"; a version without a build stays as it is."""
    return _BUILD.sub(" build ", version, count=1).strip()
