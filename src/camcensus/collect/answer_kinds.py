"""What protocol a text came from, where the text itself gives it away: kinds of docs/reference/fields.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from camcensus.collect.json_lines import JsonError, parse_json
from camcensus.collect.shapes import xml_root

MAX_ANSWER = 262_144  # characters kept of one answer; camcensus.wire looks at no more

_USN = re.compile(r"\nUSN\s{0,4}:", re.IGNORECASE)
_KEY_VALUE = re.compile(r"[A-Za-z][\w.\[\]-]{0,200}=[^\r\n]*")
_DAHUA_KEYS = re.compile(
    r"(?:deviceType|serialNumber|hardwareVersion|processor|updateSerial|appAutoStart|table\.\w|caps\.\w|status\.\w)[\w.\[\]]*="
)
_DAHUA_LINE = re.compile(r"(?:type|version|vendor|sn|name|class)=\S")  # the whole answer to one question
_ISAPI_SPACES = ("/ver20/xmlschema", "/ver10/xmlschema", "isapi.org", "std-cgi.com", "hikvision.com")


def kind_of_answer(text: str) -> str | None:
    """The kind, or None where nothing tells. Looks at the first 4,096 characters, for JSON at the whole."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    if head.startswith("HTTP/"):
        return "ssdp" if head.startswith("HTTP/1.1 200 OK") and _USN.search(head) else "http"
    if head.startswith("NOTIFY * HTTP/1.1"):
        return "ssdp"
    for start, kind in (("RTSP/1.", "rtsp"), ("SIP/2.0", "sip"), ("SSH-", "ssh")):
        if head.startswith(start):
            return kind
    if head.startswith("<"):
        return _kind_of_document(head)
    if head.startswith("{"):
        return "dhip" if '"client.notifyDevInfo"' in head else _kind_of_object(text)
    return _kind_of_lines(head)


def answers_in(text: str) -> Iterator[tuple[str, str]]:
    """Kind and text of an answer, and of the document that an HTTP answer carries. Nothing for a text of no known kind."""
    kind = kind_of_answer(text)
    if kind is None:
        return
    yield kind, text[:MAX_ANSWER]
    if kind == "http":
        _, found, body = text.replace("\r\n", "\n").partition("\n\n")
        inner = kind_of_answer(body) if found else None
        if inner is not None and inner not in ("http", "ssdp", "rtsp", "sip", "ssh"):
            yield inner, body[:MAX_ANSWER]


def _kind_of_document(head: str) -> str | None:
    root = xml_root(head.encode("utf-8", "replace"))
    lowered = head.lower()
    if root == "Envelope":
        if "/discovery" in lowered and re.search(r"ProbeMatch|Hello|ResolveMatch", head):
            return "onvif-wsd"
        return "onvif" if "onvif.org" in lowered else None
    if root in ("ProbeMatch", "ProbeMatches") and re.search(r"<(?:DeviceSN|DeviceDescription|DeviceType)>", head):
        return "sadp"
    if root == "root" and "urn:schemas-upnp-org:device" in lowered:
        return "upnp"
    if root == "DeviceInfo" and (_is_isapi(lowered) or "<firmwareversion>" in lowered):
        return "isapi-deviceinfo"
    if root == "DeviceCap":
        return "isapi-capabilities"
    return "isapi" if root is not None and root != "html" and _is_isapi(lowered) else None


def _is_isapi(lowered: str) -> bool:
    return "xmlns" in lowered and any(space in lowered for space in _ISAPI_SPACES)


def _kind_of_object(text: str) -> str | None:
    try:
        value = parse_json(text[:MAX_ANSWER])
    except JsonError:
        return None
    if not isinstance(value, dict):
        return None
    result = value.get("result", value)
    keys = set(result) if isinstance(result, dict) else set()
    system = value.get("system")
    if isinstance(system, dict) and isinstance(system.get("get_sysinfo"), dict):
        keys = set(system["get_sysinfo"])
    told = {"device_model", "device_type", "mac"} <= keys or {"model", "dev_name", "sw_ver"} <= keys
    return "tplink-discovery" if told else None


def _kind_of_lines(head: str) -> str | None:
    lines = [line for line in head.splitlines() if line.strip()]
    if len(head) >= 4096:
        lines = lines[:-1]  # cut by us
    if not lines or not all(_KEY_VALUE.fullmatch(line.strip()) for line in lines[:50]):
        return None
    if all(line.startswith("root.") for line in lines[:5]):
        return "vapix"
    if len(lines) == 1 and _DAHUA_LINE.match(lines[0].strip()):
        return "dahua-cgi"
    return "dahua-cgi" if any(_DAHUA_KEYS.match(line.strip()) for line in lines[:50]) else None


def as_json(value: object) -> str:
    """A value as compact JSON with its keys in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
