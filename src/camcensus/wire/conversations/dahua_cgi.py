"""Dahua's magicBox: the type of device, asked once without a login.

Source: rroller/dahua, custom_components/dahua/client.py.
"""

from __future__ import annotations

from functools import partial

from camcensus.wire.conversations.conversation import Probe
from camcensus.wire.conversations.http import WEB, get, new_reader

DEVICE_TYPE = Probe(
    id="dahua.devicetype",
    title="Dahua type of device, without a login",
    kind="dahua-cgi",
    transports=WEB,
    ask=partial(get, "/cgi-bin/magicBox.cgi?action=getDeviceType"),
    reader=new_reader,
    max_bytes=16 * 1024,
    source="rroller/dahua, custom_components/dahua/client.py",
)
