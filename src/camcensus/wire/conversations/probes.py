"""Every question that a scan can ask, by its id. What is not here is never sent."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from camcensus.wire.conversations import (
    axis,
    dahua_cgi,
    dhip,
    http,
    isapi,
    mdns,
    onvif,
    rtsp,
    sadp,
    snmp,
    ssdp,
    tls,
    tplink,
    wsdiscovery,
    xiongmai,
)
from camcensus.wire.conversations.conversation import Probe

_ALL: tuple[Probe, ...] = (
    http.ROOT,
    http.PAGE,
    http.FAVICON,
    tls.CERTIFICATE,
    rtsp.OPTIONS,
    rtsp.DESCRIBE,
    wsdiscovery.TYPED,
    wsdiscovery.UNTYPED,
    onvif.DATE,
    onvif.SERVICES,
    onvif.INFORMATION,
    sadp.INQUIRY,
    isapi.DEVICE_INFO,
    dhip.SEARCH,
    dahua_cgi.DEVICE_TYPE,
    axis.DEVICE_INFO,
    tplink.DISCOVERY,
    tplink.KASA,
    xiongmai.SEARCH,
    ssdp.SEARCH,
    ssdp.DESCRIPTION,
    mdns.QUERY,
    snmp.DESCRIPTION,
    snmp.HIKVISION_VALUES,
    snmp.DAHUA_VALUES,
)

PROBES: Mapping[str, Probe] = MappingProxyType({probe.id: probe for probe in _ALL})
