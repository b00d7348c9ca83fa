"""TP-Link's discovery answers: Kasa, Tapo and VIGI devices on UDP ports 9999 and 20002.

Text or Latin-1 decoded bytes in, values out. Port 20002 sends a 16-byte header and JSON, port 9999 JSON that is XORed
with itself; tools keep the JSON, flat or inside what the device's own API wraps around it. All of these are read.

Source: python-kasa, kasa/deviceconfig.py (device families), kasa/transports/xortransport.py (the XOR), tests/fixtures.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.bounds import from_bytes
from camcensus.wire.plain_json import objects_in, read_object, text_of

_HEADER = 16  # bytes before the JSON on port 20002
_XOR_START = 171  # the first key byte; each byte of ciphertext is the key of the next
_TYPES = ("device_type", "mic_type", "type")
_MODELS = ("device_model", "model")
_FIRMWARE = ("firmware_version", "sw_version", "sw_ver", "fw_ver")
_MACS = ("mac", "mic_mac", "ethernet_mac")


def read_tplink(raw: str, _: str | None = None) -> tuple[Field, ...]:
    """The fields of one answer: the device itself, not the children that a hub lists.

    Raises WireError if no object in it names a model together with a device type or firmware.
    """
    answer = read_object(_json_of(raw), "TP-Link discovery")
    for part in objects_in(answer):
        fields = _read_device(part)
        if fields:
            return fields
    raise WireError("TP-Link discovery answer names no model with a device type")


def _json_of(raw: str) -> str:
    """The JSON of a datagram: after the header, whose numbers may look like a brace, or unscrambled."""
    if raw[:1] == "\x02":
        return from_bytes(raw[_HEADER:])
    scrambled = raw[:1] == chr(_XOR_START ^ ord("{"))
    return _unscrambled(raw) if scrambled or "{" not in raw else raw


def _read_device(part: Mapping[str, Any]) -> tuple[Field, ...]:
    model, kind, firmware = (_first(part, names) for names in (_MODELS, _TYPES, _FIRMWARE))
    if model is None or (kind is None and firmware is None):
        return ()
    fields = [Field("tplink.model", model)]
    if kind:
        fields.append(Field("tplink.device_type", kind))
    if firmware:
        fields.append(Field("tplink.firmware", firmware))
    for name in ("dev_name", "obd_src", "hw_ver", "hardware_version", "camera_switch"):
        if value := text_of(part.get(name)):
            fields.append(Field(f"tplink.{name}", value))
    if mac := _first(part, _MACS):
        fields.append(Field("mac.address", mac))
    return tuple(fields)


def _first(part: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((text for name in names if (text := text_of(part.get(name)))), None)


def _unscrambled(raw: str) -> str:
    """A datagram of port 9999, one character a byte, as text; what is not one comes out as noise."""
    key, plain = _XOR_START, bytearray()
    for byte in raw[:65_536].encode("latin-1", "replace"):
        plain.append(key ^ byte)
        key = byte
    return plain.decode("utf-8", "replace")
