"""VAPIX: what an Axis device tells everybody about itself.

Source: VAPIX Network video API, "Basic device information", getAllUnrestrictedProperties,
https://developer.axis.com/vapix/network-video/basic-device-information/
"""

from __future__ import annotations

from camcensus.model.scan import Target
from camcensus.wire.conversations.conversation import Probe
from camcensus.wire.conversations.http import WEB, new_reader, request

_QUESTION = b'{"apiVersion":"1.0","context":"camcensus","method":"getAllUnrestrictedProperties"}'


def _ask(target: Target) -> bytes:
    return request(
        target,
        "/axis-cgi/basicdeviceinfo.cgi",
        method="POST",
        headers="Content-Type: application/json\r\n",
        body=_QUESTION,
    )


DEVICE_INFO = Probe(
    id="axis.deviceinfo",
    title="Axis basic device information",
    kind="vapix",
    transports=WEB,
    ask=_ask,
    reader=new_reader,
    max_bytes=16 * 1024,
    source="VAPIX Network video API, Basic device information",
)
