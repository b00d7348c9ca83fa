"""The name that a device gives itself, where no fingerprint knows the words.

A manufacturer field that holds a company's name, a title or greeting that opens with one and says camera or recorder: such
a label can be set by a seller, so it counts as a badge, and badges lead to makers by facts alone. Names of companies that
make much else besides cameras claim no kind of equipment here.
"""

from __future__ import annotations

import re

from camcensus.facts.book import FactBook
from camcensus.identify.names import Name, find_names
from camcensus.identify.rebrand import find_brand
from camcensus.model.observation import Field

MAX_LABEL = 80  # characters of a field that is meant to hold a name
MAX_PHRASE = 120  # of a title or greeting; a longer one is about something

# The device's maker as it tells it: nothing but a name is expected there.
# A certificate's organisation is left out: signed for a web site, it names who runs the site.
_LABELS = frozenset({"onvif.manufacturer", "onvif.scope.manufacturer", "upnp.manufacturer"})
# Where a device presents itself in a few words.
_PHRASES = frozenset(
    [
        "http.title",
        "http.realm",
        "http.server",
        "rtsp.server",
        "rtsp.realm",
        "sdp.session",
        "snmp.sysdescr",
        "upnp.friendly-name",
        "upnp.model-description",
        "onvif.scope.name",
        "telnet.banner",
        "ftp.banner",
        "sip.user-agent",
        "dhcp.vendor-class",
    ]
)
_CAMERA = re.compile(
    r"\b(?:ip[ -]?cam(?:era)?|network[ -]cam(?:era)?|(?:dome|bullet|ptz|hd|wi-?fi|web|internet|thermal|security|surveillance)[ -]?cam(?:era)?"
    r"|camera|nvr|dvr|xvr|hvr|ipc|ipcam|netcam|cctv|video[ -](?:recorder|encoder|server|surveillance)"
    r"|(?:network|digital)[ -]video[ -]recorder|door[ -]?station|video[ -]?door(?:bell|phone)|video[ -]?intercom)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(r"\d|\bcam", re.IGNORECASE)  # a model number, or a camera
_RTSP = frozenset({"rtsp.server", "rtsp.realm", "sdp.session"})
_STREAMS = re.compile(r"\b(?:rtsp|streaming|media) ?server\b", re.IGNORECASE)
# Words with which a page speaks about cameras instead of being one; one that says cameras is a catalogue.
_ABOUT = re.compile(
    r"\b(?:cameras|cams|systems|solutions|products|kits|recorders|shop|store|buy|sale|price|review|forum|blog|news|download|support|manual|driver|dealer|distributor|partner|training"
    r"|community|login to your account|wiki|how to|proxy|relay|viewer for|client|bridge|plugin|integration|for)\b",
    re.IGNORECASE,
)


def own_name(book: FactBook, field: Field) -> tuple[Name, bool | None] | None:
    """The badge that a device gives itself in this field, and True where the words say camera equipment; None for no badge."""
    if field.name in _LABELS:
        return _label(book, field)
    if field.name in _PHRASES and len(field.value) <= MAX_PHRASE:
        return _phrase(book, field)
    return None


def _label(book: FactBook, field: Field) -> tuple[Name, bool | None] | None:
    value = field.value.strip()
    if not value or len(value) > MAX_LABEL:
        return None
    owner = find_brand(book, value)
    if owner is not None:
        return Name(owner, 0, len(value), value, None), None
    name = _opening(book, value)
    return None if name is None else (name, None)


def _phrase(book: FactBook, field: Field) -> tuple[Name, bool | None] | None:
    value = field.value.strip()
    name = _opening(book, value)
    if name is None or _ABOUT.search(value, name.end):
        return None
    rest = value[name.end :]
    if field.name == "onvif.scope.name":  # whatever answers WS-Discovery in this way is a device, not a page
        return (name, True if _CAMERA.search(rest) else None) if not rest.strip() or _TOLD.search(rest) else None
    if _CAMERA.search(rest) or (field.name in _RTSP and _STREAMS.search(rest)):
        return name, True
    return None


def _opening(book: FactBook, value: str) -> Name | None:
    """The name that the text opens with."""
    names = find_names(book, value)
    return names[0] if names and names[0].start == 0 else None
