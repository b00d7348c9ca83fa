"""ONVIF: three questions to the device service that need no login, or are asked once without one.

The date is open to everybody by the specification, the list of services too. Device information needs a login on most
devices: it is asked once without, and a refusal is an answer.

Source: ONVIF Core Specification, chapters 5.9.4 (what needs no login) and 8.1, 8.2; SOAP 1.2 part 2, section 7.
"""

from __future__ import annotations

import re
from functools import partial

from camcensus.model.scan import Target
from camcensus.wire.conversations.conversation import Probe
from camcensus.wire.conversations.http import WEB, new_reader, request

PATH = "/onvif/device_service"
PORTS = (80, 8000, 2020, 8899, 8080)
_NAMESPACE = "http://www.onvif.org/ver10/device/wsdl"


def _ask(operation: str, content: str, target: Target) -> bytes:
    body = (
        '<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>'
        f'<{operation} xmlns="{_NAMESPACE}">{content}</{operation}></s:Body></s:Envelope>'
    )
    headers = f'Content-Type: application/soap+xml; charset=utf-8; action="{_NAMESPACE}/{operation}"\r\n'
    path = target.options.get("path", PATH)
    if not re.fullmatch(r"/onvif(?:/\w[\w.-]{0,59}){0,3}", path, re.ASCII):
        raise ValueError(f"not the path of an ONVIF service: {path[:80]!r}")
    return request(target, path, method="POST", headers=headers, body=body.encode("ascii"))


def _probe(name: str, operation: str, title: str, content: str = "") -> Probe:
    return Probe(
        id=f"onvif.{name}",
        title=title,
        kind="onvif",
        transports=WEB,
        ask=partial(_ask, operation, content),
        reader=new_reader,
        ports=PORTS,
        source="ONVIF Core Specification, chapter 8",
    )


DATE = _probe("date", "GetSystemDateAndTime", "ONVIF date and time")
SERVICES = _probe("services", "GetServices", "ONVIF services", "<IncludeCapability>false</IncludeCapability>")
INFORMATION = _probe("information", "GetDeviceInformation", "ONVIF device information, without a login")
