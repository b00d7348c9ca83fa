"""ONVIF device service of an emulated device, written out from a few values of its record.

Source: ONVIF Core Specification, chapters 5 (access classes) and 8 (device management); SOAP 1.2.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from camcensus.lab.personality import Answer

_TDS = "http://www.onvif.org/ver10/device/wsdl"
_SERVICES = {
    "device": _TDS,
    "media": "http://www.onvif.org/ver10/media/wsdl",
    "media2": "http://www.onvif.org/ver20/media/wsdl",
    "events": "http://www.onvif.org/ver10/events/wsdl",
    "imaging": "http://www.onvif.org/ver20/imaging/wsdl",
    "ptz": "http://www.onvif.org/ver20/ptz/wsdl",
    "analytics": "http://www.onvif.org/ver20/analytics/wsdl",
    "deviceio": "http://www.onvif.org/ver10/deviceIO/wsdl",
    "recording": "http://www.onvif.org/ver10/recording/wsdl",
    "search": "http://www.onvif.org/ver10/search/wsdl",
    "replay": "http://www.onvif.org/ver10/replay/wsdl",
}


def onvif_answers(values: Mapping[str, Any]) -> list[Answer]:
    """Answers to the operations that the record opens; a fault to every other.

    `prefix` and `faults` are the habits of the maker's SOAP; `services` maps names to paths; `device` holds the words
    of GetDeviceInformation, left out where it wants a login.
    """
    prefix, path = values.get("prefix", "SOAP-ENV"), values.get("path", "/onvif/device_service")
    head = values.get("head", "HTTP/1.1 200 OK\nContent-Type: application/soap+xml; charset=utf-8")
    fault_head = values.get("fault_head", "HTTP/1.1 400 Bad Request\nContent-Type: application/soap+xml; charset=utf-8")

    def whole(content: str) -> bytes:
        attributes = f'xmlns:{prefix}="http://www.w3.org/2003/05/soap-envelope" xmlns:tds="{_TDS}"'
        attributes += ' xmlns:tt="http://www.onvif.org/ver10/schema" xmlns:ter="http://www.onvif.org/ver10/error"'
        declaration = values.get("declaration", '<?xml version="1.0" encoding="UTF-8"?>')
        start = f"{declaration}\n<{prefix}:Envelope {attributes}>{values.get('header', '')}<{prefix}:Body>"
        return f"{start}{content}</{prefix}:Body></{prefix}:Envelope>".encode()

    answers = [
        Answer("POST", path, "GetSystemDateAndTime", head, whole(_date_and_time())),
        Answer("POST", path, "GetServices", head, whole(_services(values))),
    ]
    if "hostname" in values:
        name = f"<tt:FromDHCP>false</tt:FromDHCP><tt:Name>{values['hostname']}</tt:Name>"
        content = (
            f"<tds:GetHostnameResponse><tds:HostnameInformation>{name}"
            "</tds:HostnameInformation></tds:GetHostnameResponse>"
        )
        answers.append(Answer("POST", path, "GetHostname", head, whole(content)))
    if "device" in values:
        fields = "".join(f"<tds:{name}>{text}</tds:{name}>" for name, text in values["device"].items())
        content = f"<tds:GetDeviceInformationResponse>{fields}</tds:GetDeviceInformationResponse>"
        answers.append(Answer("POST", path, "GetDeviceInformation", head, whole(content)))
    if "scopes" in values:
        items = "".join(
            f"<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>{each}</tt:ScopeItem></tds:Scopes>"
            for each in values["scopes"]
        )
        content = f"<tds:GetScopesResponse>{items}</tds:GetScopesResponse>"
        answers.append(Answer("POST", path, "GetScopes", head, whole(content)))
    answers.append(Answer("POST", path, "", fault_head, whole(_fault(prefix))))
    return answers


def _date_and_time() -> str:
    clock = "<tt:UTCDateTime><tt:Time><tt:Hour>12</tt:Hour><tt:Minute>0</tt:Minute><tt:Second>0</tt:Second></tt:Time>"
    clock += "<tt:Date><tt:Year>2026</tt:Year><tt:Month>1</tt:Month><tt:Day>1</tt:Day></tt:Date></tt:UTCDateTime>"
    about = "<tt:DateTimeType>NTP</tt:DateTimeType><tt:DaylightSavings>false</tt:DaylightSavings>"
    return (
        "<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime>"
        f"{about}{clock}</tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>"
    )


def _services(values: Mapping[str, Any]) -> str:
    port = "" if values.get("port", 80) == 80 else f":{values['port']}"
    items = "".join(
        f"<tds:Service><tds:Namespace>{_SERVICES[name]}</tds:Namespace>"
        f"<tds:XAddr>http://{{{{address}}}}{port}{path}</tds:XAddr>"
        "<tds:Version><tt:Major>2</tt:Major><tt:Minor>6</tt:Minor></tds:Version></tds:Service>"
        for name, path in values.get("services", {"device": "/onvif/device_service"}).items()
    )
    return f"<tds:GetServicesResponse>{items}</tds:GetServicesResponse>"


def _fault(prefix: str) -> str:
    code = f"<{prefix}:Code><{prefix}:Value>{prefix}:Sender</{prefix}:Value><{prefix}:Subcode>"
    code += f"<{prefix}:Value>ter:NotAuthorized</{prefix}:Value></{prefix}:Subcode></{prefix}:Code>"
    reason = f'<{prefix}:Reason><{prefix}:Text xml:lang="en">Sender not Authorized</{prefix}:Text></{prefix}:Reason>'
    return f"<{prefix}:Fault>{code}{reason}</{prefix}:Fault>"
