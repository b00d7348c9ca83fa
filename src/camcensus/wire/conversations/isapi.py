"""ISAPI: Hikvision's device information, asked once without a login.

Most firmware answers with a challenge, whose realm is an answer in itself; old firmware answers in full.

Source: documents of fifteen devices in maciej-or/hikvision_next, tests/fixtures/devices.
"""

from __future__ import annotations

from functools import partial

from camcensus.wire.conversations.conversation import Probe
from camcensus.wire.conversations.http import WEB, get, new_reader

DEVICE_INFO = Probe(
    id="isapi.deviceinfo",
    title="Hikvision device information, without a login",
    kind="isapi-deviceinfo",
    transports=WEB,
    ask=partial(get, "/ISAPI/System/deviceInfo"),
    reader=new_reader,
    source="maciej-or/hikvision_next",
)
