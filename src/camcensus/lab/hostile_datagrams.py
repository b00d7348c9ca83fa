"""Discovery answers of hostile devices. Each also shows a plain page on port 80, to be found by."""

from __future__ import annotations

import struct

from camcensus.lab.behaviour import PAGE, Behaviour, Echo, echoes, says
from camcensus.lab.hostile_http import BIDI, DEEP, ESCAPES, LAUGHS, OUTSIDE
from camcensus.lab.scene import Scene

_MATCH = (
    b'<?xml version="1.0"?><e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope" '
    b'xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery">'
    b"<e:Header><a:RelatesTo>%s</a:RelatesTo></e:Header><e:Body><d:ProbeMatches><d:ProbeMatch><a:EndpointReference>"
    b"<a:Address>urn:uuid:%s</a:Address></a:EndpointReference><d:Types>dn:NetworkVideoTransmitter</d:Types>"
    b"<d:Scopes>%s</d:Scopes><d:XAddrs>%s</d:XAddrs></d:ProbeMatch></d:ProbeMatches></e:Body></e:Envelope>"
)
_SAME = b"4d454930-0000-1000-8000-000000000000"
_OWN = b"{{uuid}}"
_HERE = b"http://{{address}}/onvif/device_service"
_SCOPES = b"onvif://www.onvif.org/name/Camera onvif://www.onvif.org/hardware/X"
_UDP_MOST = 60_000  # bytes of one datagram, below what IPv4 carries


def _match(relates: bytes = b"", endpoint: bytes = _OWN, scopes: bytes = _SCOPES, xaddrs: bytes = _HERE) -> Echo:
    def answer(scene: Scene, data: bytes) -> list[bytes]:
        start = data.find(b"MessageID>")
        asked = data[start + 10 : data.find(b"<", start)] if start >= 0 else b""
        return [scene.host.fill(_MATCH % (relates or asked, endpoint, scopes, xaddrs))]

    return answer


def _flood(once: Echo, times: int) -> Echo:
    def answer(scene: Scene, data: bytes) -> list[bytes]:
        return once(scene, data) * times

    return answer


def _dhip(text: bytes, length: int | None = None) -> bytes:
    size = len(text) if length is None else length
    return b"\x20\0\0\0DHIP" + b"\0" * 8 + struct.pack("<IIII", size & 0xFFFFFFFF, 0, size & 0xFFFFFFFF, 0) + text


def _ssdp(location: bytes, server: bytes = b"x") -> bytes:
    return (
        b"HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\nUSN: uuid:{{uuid}}::upnp:rootdevice\r\n"
        b"SERVER: " + server + b"\r\nLOCATION: " + location + b"\r\n\r\n"
    )


def _wsd(name: str, does: str, echo: Echo, *, from_elsewhere: bool = False) -> Behaviour:
    return _on(3702, f"wsd-{name}", does, echo, from_elsewhere=from_elsewhere)


def _on(port: int, name: str, does: str, echo: Echo, *, from_elsewhere: bool = False) -> Behaviour:
    players = {80: says(PAGE)}
    return Behaviour(f"hostile:{name}", does, tcp=players, udp={port: echo}, from_elsewhere=from_elsewhere)


_SADP = b"<?xml version='1.0'?><ProbeMatch><Uuid>x</Uuid><Types>inquiry</Types>%s</ProbeMatch>"
_MDNS_LOOP = (
    struct.pack(">HHHHHH", 0, 0x8400, 0, 1, 0, 0) + b"\xc0\x0c" + struct.pack(">HHIH", 12, 1, 120, 2) + b"\xc0\x0c"
)
_MDNS_COUNTS = struct.pack(">HHHHHH", 0, 0x8400, 65_535, 65_535, 65_535, 65_535) + b"\x3fabc"

HOSTILE_DATAGRAMS: tuple[Behaviour, ...] = (
    _wsd("flood", "3,000 answers to one question", _flood(_match(), 3000)),
    _wsd("elsewhere", "answers from another address", _match(), from_elsewhere=True),
    _wsd("wrong-question", "answers another question", _match(relates=b"uuid:00000000-0000-0000-0000-000000000000")),
    _wsd("same-id", "an id that others have too", _match(endpoint=_SAME)),
    _wsd("xaddrs-loopback", "services at 127.0.0.1", _match(xaddrs=b"http://127.0.0.1/onvif/device_service")),
    _wsd(
        "xaddrs-metadata",
        "services at 169.254.169.254 and 500 others",
        _match(xaddrs=b"http://169.254.169.254/ " + b"http://192.0.2.1:1/x " * 500),
    ),
    _wsd("laughs", "entities of entities", echoes(LAUGHS)),
    _wsd("outside", "an entity of a file", echoes(OUTSIDE)),
    _wsd("deep", "15,000 nested elements", echoes(DEEP)),
    _wsd(
        "escapes",
        "terminal escapes in scopes",
        _match(scopes=b"onvif://www.onvif.org/name/%1B%5B2J" + BIDI + b" onvif://www.onvif.org/hardware/%00%0D%0A"),
    ),
    _wsd("scopes", "4,000 scopes", _match(scopes=b"onvif://www.onvif.org/x " * 2400)),
    _wsd("cut", "an answer cut in the middle", echoes(_MATCH[:200])),
    _wsd("empty", "empty datagrams", echoes(*[b""] * 100)),
    _wsd("binary", "60,000 bytes of nothing", echoes(b"\0" * _UDP_MOST)),
    _on(37020, "sadp-laughs", "entities in a SADP answer", echoes(LAUGHS)),
    _on(
        37020,
        "sadp-other",
        "says that it has another's address",
        echoes(
            _SADP
            % b"<DeviceDescription>DS-2CD2042WD-I</DeviceDescription><IPv4Address>192.0.2.1</IPv4Address><MAC>00-00-00-00-00-00</MAC>"
        ),
    ),
    _on(
        37020,
        "sadp-escapes",
        "escapes in a SADP answer",
        echoes(
            _SADP
            % (
                b"<DeviceDescription>"
                + BIDI
                + b"&#27;[2J</DeviceDescription><DeviceSN>"
                + b"9" * 50_000
                + b"</DeviceSN>"
            )
        ),
    ),
    _on(
        37810,
        "dhip-length",
        "DHIP lengths of 4 GB",
        echoes(_dhip(b'{"method":"client.notifyDevInfo","params":{"deviceInfo":{}}}', -1)),
    ),
    _on(37810, "dhip-deep", "20,000 nested lists", echoes(_dhip(b'{"params":{"deviceInfo":' + b"[" * 20_000))),
    _on(
        37810,
        "dhip-number",
        "numbers of 20,000 digits",
        echoes(_dhip(b'{"params":{"deviceInfo":{"Port":' + b"9" * 20_000 + b"}}}")),
    ),
    _on(
        37810,
        "dhip-escapes",
        "escapes and a lone surrogate",
        echoes(
            _dhip(
                b'{"mac":"x","method":"client.notifyDevInfo","params":{"deviceInfo":{"DeviceType":"\\u001b[2J\\ud800","Vendor":"=1+1","SerialNo":null,"Version":[]}}}'
            )
        ),
    ),
    _on(
        1900,
        "ssdp-metadata",
        "a description at 169.254.169.254",
        echoes(_ssdp(b"http://169.254.169.254/latest/meta-data/")),
    ),
    _on(
        1900,
        "ssdp-lines",
        "a description address of two lines",
        echoes(_ssdp(b"http://{{address}}/x\r\nX: y", ESCAPES)),
    ),
    _on(1900, "ssdp-flood", "2,000 answers", echoes(*[_ssdp(b"http://{{address}}/d.xml")] * 2000)),
    _on(5353, "mdns-loop", "a name that points at itself", echoes(_MDNS_LOOP)),
    _on(5353, "mdns-counts", "65,535 records that are not there", echoes(_MDNS_COUNTS)),
    _on(
        161,
        "snmp-length",
        "BER lengths that lie",
        echoes(b"\x30\x84\xff\xff\xff\xff\x02\x01\x01\x04\x06public\xa2\x82\xff\xff"),
    ),
    _on(
        20002,
        "tplink-garbage",
        "a header and no JSON",
        echoes(b"\x02\0\0\x01" + b"\xff" * 12 + b'{"result":{"device_type":' + b"[" * 5000),
    ),
    _on(
        34569,
        "xiongmai-length",
        "a length that lies",
        echoes(struct.pack("<BBHIIHHI", 255, 1, 0, 0, 0, 0, 1531, 0xFFFFFFFF) + b'{"NetWork.NetCommon":'),
    ),
)
