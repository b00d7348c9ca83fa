"""One answer of any protocol -> the fields in it. The only place that knows which reader belongs to which kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.axis_vapix import read_vapix
from camcensus.wire.banners import read_ftp, read_sip, read_smtp, read_ssh, read_telnet
from camcensus.wire.bounds import MAX_ANSWER, bounded, squeezed
from camcensus.wire.dahua_cgi import read_dahua_cgi
from camcensus.wire.dahua_dhip import read_dhip
from camcensus.wire.dhcp import read_dhcp
from camcensus.wire.hikvision_isapi import read_isapi
from camcensus.wire.hikvision_sadp import read_sadp
from camcensus.wire.http import read_http
from camcensus.wire.mdns import read_mdns
from camcensus.wire.onvif import read_onvif
from camcensus.wire.rtsp import read_rtsp
from camcensus.wire.sdp import read_sdp
from camcensus.wire.shadowserver import read_shadowserver
from camcensus.wire.snmp import read_snmp
from camcensus.wire.ssdp import read_ssdp
from camcensus.wire.texts import read_host_name, read_text, with_numbers
from camcensus.wire.tls import read_tls
from camcensus.wire.tplink_discovery import read_tplink
from camcensus.wire.wsdiscovery import read_wsdiscovery
from camcensus.wire.xiongmai import read_xiongmai

Reader = Callable[[str, str | None], tuple[Field, ...]]  # (raw, field) -> fields; may raise WireError, nothing else

# Standard protocols. Aliases are the names that scans and reports use for the same thing.
_STANDARD: dict[str, Reader] = {
    "http": read_http,
    "https": read_http,
    "rtsp": read_rtsp,
    "sdp": lambda raw, _: read_sdp(raw),
    "onvif": read_onvif,
    "onvif-wsd": read_wsdiscovery,
    "ws-discovery": read_wsdiscovery,
    "wsd": read_wsdiscovery,
    "ssdp": read_ssdp,
    "upnp": read_ssdp,
    "mdns": read_mdns,
    "tls": read_tls,
    "snmp": read_snmp,
    "dhcp": read_dhcp,
    "ftp": lambda raw, _: read_ftp(raw),
    "telnet": lambda raw, _: read_telnet(raw),
    "ssh": lambda raw, _: read_ssh(raw),
    "smtp": lambda raw, _: read_smtp(raw),
    "sip": read_sip,
    "shadowserver": read_shadowserver,
}

# Makers' own protocols and documents.
_MAKERS: dict[str, Reader] = {
    "sadp": read_sadp,
    "isapi": read_isapi,
    "isapi-deviceinfo": read_isapi,
    "isapi-capabilities": read_isapi,
    "dhip": read_dhip,
    "dahua-cgi": read_dahua_cgi,
    "vapix": read_vapix,
    "tplink-discovery": read_tplink,
    "xiongmai": read_xiongmai,
    "text": read_text,
    "register": read_text,
    "dns": read_host_name,
    "dns-query": read_host_name,
}

# What another tool calls a device is that tool's claim, never the device's own words.
_LABELLED = ("nmap.", "shodan.", "censys.")

READERS: Mapping[str, Reader] = MappingProxyType({**_STANDARD, **_MAKERS})


def take_apart(kind: str, field: str | None, raw: str) -> tuple[Field, ...]:
    """The fields of one answer, in the order found: at most 200, each value at most 4,096 characters.

    `field` names the part that `raw` is; None: the whole answer. Never raises. An answer that its reader refuses gives
    a field `unreadable` with the reason; a kind that has no reader is a `banner`, read also as what it evidently is.
    """
    raw = raw[:MAX_ANSWER]
    reader = READERS.get(kind)
    if reader is None:
        reader = _read_banner
    try:
        return bounded(with_numbers(reader(raw, field)))
    except WireError as refusal:
        return bounded(with_numbers([*_recognised(raw), Field("unreadable", str(refusal))]))


def _read_banner(raw: str, field: str | None) -> tuple[Field, ...]:
    """A text of a kind nobody reads, by the field's own prefix where it is one of ours, else by what it looks like."""
    if field is not None and field.startswith(_LABELLED):
        return (Field(field, squeezed(raw)),)
    prefix = (field or "").partition(".")[0]
    if prefix in READERS and field is not None and "." in field:
        return READERS[prefix](raw, field)
    return (Field("banner", squeezed(raw)), *_recognised(raw))


def _recognised(raw: str) -> tuple[Field, ...]:
    """The fields of the protocol that a text evidently is; none where its beginning gives nothing away."""
    text = raw.lstrip()
    for start, reader in _BEGINNINGS:
        if text.startswith(start):
            try:
                return reader(text, None)
            except WireError:
                return ()
    return ()


def _read_document(raw: str, field: str | None) -> tuple[Field, ...]:
    """An XML document: SOAP, or a UPnP description."""
    return read_ssdp(raw, field) if "urn:schemas-upnp-org" in raw[:2000] else read_onvif(raw, field)


_BEGINNINGS: tuple[tuple[str, Reader], ...] = (
    ("HTTP/", read_http),
    ("RTSP/", read_rtsp),
    ("SIP/", read_sip),
    ("NOTIFY ", read_ssdp),
    ("SSH-", _STANDARD["ssh"]),
    ("v=0", _STANDARD["sdp"]),
    ("220", _STANDARD["ftp"]),
    ("<?xml", _read_document),
    ("<html", read_http),
    ("<!DOCTYPE html", read_http),
)
