"""What an emulated device answers to one datagram, by protocol.

Bytes in, datagrams out. Sources: WS-Discovery (April 2005) section 5; UPnP Device Architecture 1.1 section 1.3;
python-kasa (kasa/discover.py) for TP-Link's two discovery ports; python-dvr for Xiongmai's search; the framing of
Dahua's DHIP as the search scripts of public integrations use it; mDNS and SNMP stand in modules of their own.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Callable, Mapping

from camcensus.lab.host import Host
from camcensus.lab.mdns import mdns_reply
from camcensus.lab.personality import UdpService
from camcensus.lab.snmp import snmp_reply

_MESSAGE_ID = re.compile(rb"<(?:[\w.-]+:)?MessageID[^>]*>\s*([^<\s]+)\s*<")
_TYPES = re.compile(rb"<(?:[\w.-]+:)?Types\b[^>]*?(?:/>|>([^<]*)<)")
_UUID = re.compile(rb"<Uuid>\s*([^<\s]+)\s*</Uuid>")
_TARGET = re.compile(rb"^ST:[ \t]*(.+?)[ \t]*\r?$", re.I | re.M)
_DHIP_HEADER = b"\x20\x00\x00\x00DHIP"
_SOAP = """<?xml version="1.0" encoding="UTF-8"?>
<{p}:Envelope xmlns:{p}="http://www.w3.org/2003/05/soap-envelope" \
xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" \
xmlns:dn="http://www.onvif.org/ver10/network/wsdl" xmlns:tds="http://www.onvif.org/ver10/device/wsdl">\
<{p}:Header><wsa:MessageID>uuid:{{{{uuid}}}}</wsa:MessageID><wsa:RelatesTo>{{{{relates}}}}</wsa:RelatesTo>\
<wsa:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:To>\
<wsa:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</wsa:Action></{p}:Header>\
<{p}:Body><d:ProbeMatches><d:ProbeMatch><wsa:EndpointReference><wsa:Address>urn:uuid:{{{{uuid}}}}</wsa:Address>\
</wsa:EndpointReference><d:Types>{types}</d:Types><d:Scopes>{scopes}</d:Scopes><d:XAddrs>{xaddrs}</d:XAddrs>\
<d:MetadataVersion>{version}</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches></{p}:Body></{p}:Envelope>"""


def reply(host: Host, service: UdpService, data: bytes) -> list[bytes]:
    """The datagrams that the device sends back; none to a question it does not know."""
    return _REPLIES[service.speaks](host, service, data)


def _ws_discovery(host: Host, service: UdpService, data: bytes) -> list[bytes]:
    if b"Probe" not in data or (about := _MESSAGE_ID.search(data)) is None:
        return []
    values = service.values
    asked = _TYPES.search(data)
    wanted = (asked[1] or b"").decode("utf-8", "replace").split() if asked else []
    types = str(values.get("types", "dn:NetworkVideoTransmitter"))
    if wanted:
        kinds = {each.partition(":")[2] or each for each in types.split()}
        if any((each.partition(":")[2] or each) not in kinds for each in wanted):
            return []
    elif not values.get("untyped", True):
        return []
    text = _SOAP.format(
        p=values.get("prefix", "SOAP-ENV"),
        types=types,
        scopes=" ".join(values["scopes"]),
        xaddrs=values.get("xaddrs", "http://{{address}}/onvif/device_service"),
        version=values.get("version", 10),
    )
    return [host.fill(text.encode(), relates=about[1].decode("utf-8", "replace"))]


def _sadp(host: Host, service: UdpService, data: bytes) -> list[bytes]:
    asked = _UUID.search(data)
    if asked is None or b"<Types>inquiry</Types>" not in data:
        return []
    about = asked[1].decode("utf-8", "replace")
    items = "".join(f"<{name}>{value}</{name}>\r\n" for name, value in service.values["fields"].items())
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?>\r\n<ProbeMatch>\r\n'
        f"<Uuid>{{{{relates}}}}</Uuid>\r\n<Types>inquiry</Types>\r\n{items}</ProbeMatch>\r\n"
    )
    return [host.fill(text.encode(), relates=about)]


def _dhip(host: Host, service: UdpService, data: bytes) -> list[bytes]:
    framed = data[:8] == _DHIP_HEADER and b"DHDiscover.search" in data[32:]
    if not framed and (len(data) != 1 or data == b"\0"):  # any single byte but zero is answered too (AMP-Research)
        return []
    said = {
        "mac": host.mac,
        "method": "client.notifyDevInfo",
        "params": {"deviceInfo": _filled(host, service.values["device"])},
    }
    text = json.dumps(said).encode() + b"\n"
    header = _DHIP_HEADER + b"\0" * 8 + struct.pack("<II", len(text), 0) + struct.pack("<II", len(text), 0)
    return [header + text]


def _tplink(host: Host, service: UdpService, data: bytes) -> list[bytes]:
    if len(data) < 16 or data[0] != 2:
        return []
    text = json.dumps({"result": _filled(host, service.values["result"]), "error_code": 0}).encode()
    # version, reserved, operation code, length, flags, reserved, number of the question, checksum over all with a mark
    header = struct.pack(">BBHHBB", 2, 0, 1, len(text), 0x11, 0) + data[8:12]
    check = zlib.crc32(header + b"\x5a\x6b\x7c\x8d" + text)
    return [header + struct.pack(">I", check) + text]


def _tplink_legacy(host: Host, service: UdpService, data: bytes) -> list[bytes]:
    if b"get_sysinfo" not in _unmask(data):
        return []
    text = json.dumps({"system": {"get_sysinfo": _filled(host, service.values["sysinfo"])}}).encode()
    return [_mask(text)]


def _mask(data: bytes) -> bytes:
    key, out = 171, bytearray()
    for byte in data:
        key ^= byte
        out.append(key)
    return bytes(out)


def _unmask(data: bytes) -> bytes:
    key, out = 171, bytearray()
    for byte in data:
        out.append(key ^ byte)
        key = byte
    return bytes(out)


def _xiongmai(host: Host, service: UdpService, data: bytes) -> list[bytes]:
    if len(data) < 20 or data[0] != 0xFF or struct.unpack_from("<H", data, 14)[0] != 1530:  # IPSEARCH_REQ
        return []
    said = {"NetWork.NetCommon": _filled(host, service.values["net_common"]), "Ret": 100, "SessionID": "0x00000000"}
    text = json.dumps(said).encode() + b"\n\x00"
    return [struct.pack("<BB2xIIBBHI", 0xFF, 1, 0, 0, 0, 0, 1531, len(text)) + text]


def _ssdp(host: Host, service: UdpService, data: bytes) -> list[bytes]:
    if not data.startswith(b"M-SEARCH") or (asked := _TARGET.search(data)) is None:
        return []
    target = asked[1].decode("latin-1")
    known: list[str] = list(service.values.get("targets", ["upnp:rootdevice"]))
    if target not in (*known, "ssdp:all"):
        return []
    answers = []
    for each in known if target == "ssdp:all" else [target]:
        usn = f"uuid:{{{{uuid}}}}::{each}"
        lines = [
            "HTTP/1.1 200 OK",
            "CACHE-CONTROL: max-age=1800",
            "EXT:",
            f"LOCATION: {service.values['location']}",
            f"SERVER: {service.values['server']}",
            f"ST: {each}",
            f"USN: {usn}",
        ]
        answers.append(host.fill("\r\n".join([*lines, "", ""]).encode()))
    return answers


def _filled(host: Host, values: Mapping[str, object]) -> dict[str, object]:
    """The texts of a tree with their placeholders filled."""

    def fill(value: object) -> object:
        if isinstance(value, str):
            return host.fill(value.encode()).decode()
        if isinstance(value, Mapping):
            return {name: fill(each) for name, each in value.items()}
        return [fill(each) for each in value] if isinstance(value, list) else value

    return {name: fill(each) for name, each in values.items()}


def _mdns(host: Host, service: UdpService, data: bytes) -> list[bytes]:
    return mdns_reply(host, service.values, data)


def _snmp(host: Host, service: UdpService, data: bytes) -> list[bytes]:
    return snmp_reply(host, service.values, data)


_REPLIES: Mapping[str, Callable[[Host, UdpService, bytes], list[bytes]]] = {
    "ws-discovery": _ws_discovery,
    "sadp": _sadp,
    "dhip": _dhip,
    "tplink": _tplink,
    "tplink-legacy": _tplink_legacy,
    "xiongmai": _xiongmai,
    "ssdp": _ssdp,
    "mdns": _mdns,
    "snmp": _snmp,
}

# Groups and broadcasts that each protocol is asked on, beside the device's own address.
GROUPS: Mapping[str, str] = {
    "ws-discovery": "239.255.255.250",
    "sadp": "239.255.255.250",
    "dhip": "239.255.255.251",
    "ssdp": "239.255.255.250",
    "mdns": "224.0.0.251",
    "tplink": "255.255.255.255",
    "tplink-legacy": "255.255.255.255",
    "xiongmai": "255.255.255.255",
}
ANSWERS_TO_GROUP = frozenset({"sadp"})  # asked in the group, answers to the group: the maker's tool listens there
