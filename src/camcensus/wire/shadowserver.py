"""Rows of Shadowserver reports, as JSON objects of column and value.

A row mixes what the device said (banner columns) with Shadowserver's own label (device_vendor, ...); the two go into
different fields. In the report on UDP port 37810 the device_* columns are the device's own words.

Source: Shadowserver report documentation, https://www.shadowserver.org/what-we-do/network-reporting/
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.headers import read_challenge
from camcensus.wire.onvif import read_addresses, read_scopes

_COLUMNS = {
    "server": "http.server",
    "http_server": "http.server",
    "html_title": "http.title",
    "sysdesc": "snmp.sysdescr",
    "serverid_raw": "ssh.banner",
    "serverid_software": "ssh.software",
    "subject_common_name": "tls.subject.cn",
    "subject_organization_name": "tls.subject.o",
    "subject_organizational_unit_name": "tls.subject.ou",
    "issuer_common_name": "tls.issuer.cn",
    "issuer_organization_name": "tls.issuer.o",
    "jarm": "tls.jarm",
    "banner": "banner",
    "user_agent": "sip.user-agent",
}
_LABELS = {
    "device_vendor": "shadowserver.device-vendor",
    "device_type": "shadowserver.device-type",
    "device_model": "shadowserver.device-model",
    "device_version": "shadowserver.device-version",
}
_DHIP = {
    "device_vendor": "dhip.Vendor",
    "device_type": "dhip.DeviceClass",
    "device_model": "dhip.DeviceType",
    "device_version": "dhip.Version",
    "device_id": "dhip.MachineName",
    "device_serial": "dhip.SerialNo",
    "manufacturer": "dhip.Manufacturer",
    "method": "dhip.method",
}


def read_shadowserver(raw: str, field: str | None) -> tuple[Field, ...]:
    """One row. `field` is the report's name where it is known. Raises WireError where the row is no JSON object."""
    text = raw.lstrip()
    if text.startswith("#"):
        heading, _, text = text.partition("\n")
        field = field or heading.removeprefix("#").replace("shadowserver", "").strip()
    try:
        row: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise WireError("a Shadowserver row that is not a JSON object") from None
    if not isinstance(row, dict):
        raise WireError("a Shadowserver row that is not a JSON object")
    cells = {str(key): str(value) for key, value in row.items() if isinstance(value, str | int | float)}
    return tuple(_read_row(cells, field or ""))


def _read_row(cells: Mapping[str, str], report: str) -> list[Field]:
    discovered = report == "scan_dvr_dhcpdiscover" or cells.get("method") == "client.notifyDevInfo"
    names = {**_COLUMNS, **(_DHIP if discovered else _LABELS)}
    fields = [Field(names[column], value) for column, value in cells.items() if column in names]
    for column in ("www_authenticate", "http_www_authenticate", "wwwauthenticate"):
        if column in cells:
            fields += read_challenge(cells[column], "http")
    if not discovered:
        fields += read_scopes(cells.get("scopes", cells.get("scope", "")))
        fields += read_addresses(cells.get("xaddrs", cells.get("xaddr", "")))
    return fields
