"""What one exchange tells about which questions are worth asking next. Signs steer, they conclude nothing: whose device
it is comes from the fingerprints, which read the same answers later.

A sign is one word. "asks:X" says that the questions of maker X's own protocol are promising, "is:X" that one of
them was answered; the other words are listed in `Sign`. The patterns are wide on purpose: a sign too many costs one
harmless question.

Source of the patterns: the answers that the fingerprints cite, data/fingerprints.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from camcensus.model.observation import Field
from camcensus.model.scan import Exchange
from camcensus.wire.answers import take_apart
from camcensus.wire.conversations.evidence import parts_of


class Sign(StrEnum):
    """What has been seen of a device so far."""

    MAKER = "maker"  # a maker's own protocol answered in its own grammar
    MODEL = "model"
    FIRMWARE = "firmware"
    LABEL = "label"  # the name it is sold under
    NAMED = "named"  # its web service gives some name: a title, a server, a realm
    SOAP = "soap"  # its ONVIF service answered, be it with a refusal
    LOCKED = "locked"  # its ONVIF service wants a login, said without a word of ONVIF
    VIDEO = "video"  # it speaks RTSP, ONVIF or a camera maker's protocol
    OTHER = "other"  # it says that it is a printer, telephone, router or the like


# kinds whose answers are a maker's own protocol, and what they show
_OWN = {"sadp": "sadp.answer", "dhip": "dhip.DeviceType", "isapi-deviceinfo": "isapi.model", "vapix": "vapix.ProdNbr"}
_OWN |= {"dahua-cgi": "dahua-cgi.type", "tplink-discovery": "tplink.model", "xiongmai": "xiongmai.answer"}

_MAKERS = {"sadp": "hikvision", "isapi-deviceinfo": "hikvision", "dhip": "dahua", "dahua-cgi": "dahua"}

_MODEL = {"sadp.DeviceDescription", "isapi.model", "dhip.DeviceType", "dahua-cgi.type", "vapix.ProdNbr"}
_MODEL |= {"tplink.model", "onvif.model", "onvif.scope.hardware", "upnp.model-name", "upnp.model-number"}
_FIRMWARE = {"sadp.SoftwareVersion", "isapi.firmware", "dhip.Version", "vapix.Version", "tplink.firmware"}
_FIRMWARE |= {"xiongmai.SoftWareVersion", "xiongmai.Version", "onvif.firmware"}
_LABEL = {"onvif.scope.name", "onvif.manufacturer", "upnp.manufacturer", "dhip.Vendor", "vapix.Brand"}
_LABEL |= {"sadp.OEMInfo", "sadp.OEMinfo", "tplink.model"}

_GIVEN = {"http.title", "http.server", "http.realm"}
_NEUTRAL = {"general", "private", "oem", "none", "unknown", "ipc", "ipcamera", "ip camera", "onvif", "ipc-model"}

_NAMES: tuple[str, ...] = (
    "http.title",
    "http.realm",
    "http.server",
    "http.header",
    "http.meta",
    "rtsp.realm",
    "rtsp.server",
)
_NAMES += ("onvif.scope.name", "onvif.scope.hardware", "onvif.manufacturer", "onvif.model", "onvif.scope.manufacturer")
_NAMES += ("upnp.manufacturer", "upnp.model-name", "upnp.friendly-name", "upnp.model-description", "ssdp.server")
_NAMES += ("tls.subject", "tls.issuer", "sdp.session", "mdns.instance", "snmp.sysdescr")

_HINTS: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = tuple(
    (maker, fields, re.compile(pattern, re.IGNORECASE))
    for maker, fields, pattern in (
        (
            "hikvision",
            _NAMES,
            r"hik(?:vision|-?connect|micro)|hilook|hiwatch|ezviz|\bi?DS-[2-9K]|embedded net (?:dvr|nvr|dvs)",
        ),
        ("hikvision", ("http.server",), r"^(?:app-|dnvrs-|dvrdvs-|dnvdvs-)?webs?(?:erver)?(?:/|$)"),
        ("hikvision", ("http.realm", "rtsp.realm"), r"^IP (?:Camera|Dome|Cam)\(|^DVRDVS|^DVRNVRDVS|^Streaming Server$"),
        ("hikvision", ("http.path", "http.location"), r"doc/(?:page/|index\.)|/ISAPI/"),
        ("hikvision", ("rtsp.path", "onvif.uri"), r"/Streaming/Channels|/ISAPI/"),
        ("hikvision", ("rtsp.trait",), r"."),
        (
            "hikvision",
            ("rtsp.public",),
            r"^OPTIONS, DESCRIBE, PLAY, PAUSE, SETUP, TEARDOWN, SET_PARAMETER, GET_PARAMETER",
        ),
        ("hikvision", ("sdp.session",), r"^Media Presentation|HIK Media"),
        ("hikvision", ("http.auth-trait",), r"."),
        ("hikvision", ("mdns.service",), r"_psia|_cgi"),
        ("hikvision", ("snmp.enterprise",), r"^(?:39165|50001)$"),
        (
            "dahua",
            _NAMES,
            r"dahua|amcrest|lorex|\bimou|lechange|intelbras|\bDHI?-|cp ?plus|\bVTO\d|empiretech|ic realtime",
        ),
        ("dahua", ("http.realm", "rtsp.realm"), r"^Login to "),
        ("dahua", ("http.title",), r"^WEB(?: SERVICE)?$"),
        ("dahua", ("http.p3p",), r"CAO PSA OUR"),
        ("dahua", ("http.nonce-decoded", "rtsp.nonce-decoded"), r"onvif-digest"),
        ("dahua", ("rtsp.server",), r"^Rtsp Server/3|^Dahua"),
        ("dahua", ("rtsp.path", "onvif.uri", "http.path"), r"/cam/realmonitor|/RPC2"),
        ("dahua", ("sdp.attribute", "sdp.coding"), r"supported:DH"),
        ("dahua", ("mdns.service",), r"_dahua"),
        ("dahua", ("snmp.enterprise",), r"^(?:37496|1004849)$"),
        ("axis", _NAMES, r"\baxis\b|^AXIS_"),
        ("axis", ("rtsp.path", "http.path", "http.location"), r"/axis-"),
        ("axis", ("mdns.service",), r"_axis"),
        ("tplink", _NAMES, r"tp-?link|\btapo\b|\bvigi\b|\bkasa\b|tpri-device"),
        ("xiongmai", _NAMES, r"netsurveillance|uc-httpd|h264dvr|xiongmai|xmeye"),
    )
)
# field -> what it hints at
_BY_FIELD: Mapping[str, list[tuple[str, re.Pattern[str]]]] = {
    field: [(f"asks:{maker}", pattern) for maker, fields, pattern in _HINTS if field in fields]
    for field in {field for _, fields, _ in _HINTS for field in fields}
}
_OTHER = re.compile(
    r"(?i)laserjet|officejet|deskjet|\bprinter\b|\bHP HTTP|\bcups\b|jetdirect|kyocera|brother\b|\bepson|xerox|lexmark|konica"
    r"|\bIP phone\b|yealink|polycom|snom|grandstream gxp|draytek|vigor|\brouter\b|\bswitch\b|mikrotik|routeros|openwrt|synology"
    r"|proxmox|vmware|esxi|idrac|\bilo\b|\bUPS\b|apc\b|loudspeaker|\bspeaker\b|home assistant|go2rtc|mediamtx|wowza"
)
_REFUSED = Field("http.status", "401")
_ONVIF = re.compile(r"NetworkVideo|onvif", re.IGNORECASE)


def signs_of(exchange: Exchange) -> frozenset[str]:
    """The signs in one exchange: Sign values, and "asks:<maker>". Never raises."""
    found: set[str] = set()
    for part in parts_of(exchange):
        fields = take_apart(part.kind, part.field, part.raw)
        own = _OWN.get(part.kind)
        if own is not None and any(field.name == own for field in fields):
            found |= {Sign.MAKER, Sign.VIDEO}
            found |= {f"is:{maker}" for maker in [_MAKERS.get(part.kind)] if maker}
        if part.kind == "rtsp" and any(field.name == "rtsp.status" for field in fields):
            found.add(Sign.VIDEO)
        if part.kind == "onvif" and any(field.name == "onvif.envelope" for field in fields):
            found |= {Sign.SOAP, Sign.VIDEO}
        if exchange.kind == "onvif" and any(field == _REFUSED for field in fields):
            found.add(Sign.LOCKED)
        for field in fields:
            found |= _signs_of_field(field)
    return frozenset(found)


def _signs_of_field(field: Field) -> set[str]:
    name, value = field.name, field.value
    found: set[str] = set()
    if name in _MODEL:
        found.add(Sign.MODEL)
    if name in _FIRMWARE:
        found.add(Sign.FIRMWARE)
    if name in _GIVEN:
        found.add(Sign.NAMED)
    if name in _LABEL and value.lower() not in _NEUTRAL:
        found.add(Sign.LABEL)
    if name in ("wsd.types", "onvif.scope.type") and _ONVIF.search(value):
        found.add(Sign.VIDEO)
    if name in _NAMES and _OTHER.search(value):
        found.add(Sign.OTHER)
    found |= {hint for hint, pattern in _BY_FIELD.get(name, ()) if pattern.search(value[:512])}
    return found
