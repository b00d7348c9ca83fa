"""SDP: how a camera describes its stream.

The description is written by the camera's RTSP stack and survives relabelling. It also survives a relay, so it says
whose stream it is rather than whose box answers.

Source: RFC 8866; RFC 2326 appendix C for a=control.
"""

from __future__ import annotations

from camcensus.model.observation import Field
from camcensus.wire.headers import path_of

MAX_LINES = 400  # lines looked at
_NAMES = {"s": "sdp.session", "i": "sdp.info", "u": "sdp.uri", "m": "sdp.media"}
_DULL = ("rtpmap:", "fmtp:", "range:", "framesize:", "recvonly", "sendonly", "sendrecv", "framerate:", "mpeg4-")


def read_sdp(raw: str) -> tuple[Field, ...]:
    """The fields of a description, whole or cut. Never raises."""
    fields: list[Field] = []
    for line in raw.splitlines()[:MAX_LINES]:
        letter, equals, value = line.strip().partition("=")
        if not equals or len(letter) != 1:
            continue
        if letter == "o":
            fields.append(Field("sdp.origin", value.split(" ")[0] if " " in value else value))
        elif letter == "a":
            fields.append(_read_attribute(value))
        elif letter in _NAMES:
            fields.append(Field(_NAMES[letter], value.strip()))
    return tuple(fields)


def _read_attribute(value: str) -> Field:
    name, _, content = value.partition(":")
    if name == "control":
        return Field("sdp.control-path", path_of(content))
    if name == "tool":
        return Field("sdp.tool", content.strip())
    if value.startswith(_DULL):
        return Field("sdp.coding", value.strip())
    return Field("sdp.attribute", value.strip())
