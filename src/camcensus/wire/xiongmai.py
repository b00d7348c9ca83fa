"""Xiongmai (XMeye, "NetSurveillance") answers: the IP search on UDP port 34569 and system information on TCP 34567.

Text or Latin-1 decoded bytes in, values out: a 20-byte header that starts with 0xff, then JSON.

Source: NeiroNx/python-dvr, dvrip.py and DeviceManager.py.
"""

from __future__ import annotations

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.bounds import from_bytes
from camcensus.wire.plain_json import read_object, text_of

_HEADER = 20  # bytes before the JSON
_NETWORK = ("HostName", "SN", "TCPPort", "UDPPort", "DeviceType", "Version", "BuildDate", "ChannelNum")
_SYSTEM = ("HardWare", "HardWareVersion", "SoftWareVersion", "SerialNo", "DeviceModel", "BuildTime", "VideoInChannel")


def read_xiongmai(raw: str, _: str | None = None) -> tuple[Field, ...]:
    """The fields of one answer, named as the device names them. Raises WireError if it is neither of the two."""
    if raw[:1] == "\xff":  # numbers in the header may look like a brace
        raw = from_bytes(raw[_HEADER:])
    answer = read_object(raw, "Xiongmai")
    for key, kept in (("NetWork.NetCommon", _NETWORK), ("SystemInfo", _SYSTEM)):
        part = answer.get(key)
        if isinstance(part, dict):
            fields = [Field("xiongmai.answer", key)]
            fields += [Field(f"xiongmai.{name}", text) for name in kept if (text := text_of(part.get(name)))]
            if mac := text_of(part.get("MAC")):
                fields.append(Field("mac.address", mac))
            return tuple(fields)
    raise WireError("Xiongmai answer holds neither NetWork.NetCommon nor SystemInfo")
