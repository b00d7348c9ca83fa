"""SNMP: system description, object id, and what a maker keeps under its own number.

Text is read line by line; a response, kept one character a byte, binding by binding. Only asked where the owner gives a community; more often the values come from a monitoring system.

Source: RFC 3418 section 2 (system group); IANA private enterprise numbers for the branch 1.3.6.1.4.1.
"""

from __future__ import annotations

import re

from camcensus.model.observation import Field
from camcensus.wire.snmp_message import is_response, read_bindings

_LINE = re.compile(
    r"\s*([A-Za-z0-9.:_-]{3,128})\s{0,4}(?:=|\|)\s{0,4}(?:(?:STRING|OID|Hex-STRING|[A-Za-z0-9-]{1,16})\s?:\s)?(.*)"
)
_RECORDED = re.compile(r"([\d.]{5,128})\|\d{1,3}[a-z]?\|(.*)")  # a line of snmpsim's recordings
_SYSTEM = {
    "1.3.6.1.2.1.1.1.0": "snmp.sysdescr",
    "1.3.6.1.2.1.1.2.0": "snmp.sysobjectid",
    "1.3.6.1.2.1.1.5.0": "snmp.sysname",
}
_SYSTEM |= {
    "1.3.6.1.2.1.1.1": "snmp.sysdescr",
    "1.3.6.1.2.1.1.2": "snmp.sysobjectid",
    "1.3.6.1.2.1.1.5": "snmp.sysname",
}
_ENTERPRISE = "1.3.6.1.4.1."
MAX_LINES = 500  # lines looked at


def read_snmp(raw: str, field: str | None) -> tuple[Field, ...]:
    """Lines "oid = value" (also snmpwalk's "oid = STRING: value" and "oid|type|value"), or one value. Never raises."""
    if field is not None:
        part = re.sub(r"[^a-z]", "", field.removeprefix("snmp.").lower())
        if part in ("sysdescr", "sysobjectid", "sysname"):
            return tuple(_named(f"snmp.{part}", raw.strip()))
        return (Field("snmp.value", f"{field} = {raw.strip()}"),)
    fields: list[Field] = []
    if is_response(raw):
        return tuple(item for oid, value in read_bindings(raw) for item in _read_value(oid, value))
    for line in raw.splitlines()[:MAX_LINES]:
        if match := _RECORDED.match(line) or _LINE.match(line):
            fields += _read_value(match[1], match[2].strip().strip('"'))
    if not fields:
        fields = [Field("snmp.sysdescr", raw)]
    return tuple(fields)


def _read_value(oid: str, value: str) -> list[Field]:
    oid = oid.lstrip(".").replace("iso.", "1.")
    for name, known in (
        ("sysDescr", "snmp.sysdescr"),
        ("sysObjectID", "snmp.sysobjectid"),
        ("sysName", "snmp.sysname"),
    ):
        if name.lower() in oid.lower():
            return _named(known, value)
    if oid in _SYSTEM:
        return _named(_SYSTEM[oid], value)
    if oid.startswith(_ENTERPRISE) and value:
        return [Field("snmp.value", f"{oid} = {value}")]
    return []


def _named(name: str, value: str) -> list[Field]:
    fields = [Field(name, " ".join(value.split()))]
    oid = value.lstrip(".").replace("iso.", "1.").replace("SNMPv2-SMI::enterprises.", _ENTERPRISE)
    if name == "snmp.sysobjectid" and (match := re.match(r"1\.3\.6\.1\.4\.1\.(\d{1,7})", oid)):
        fields.append(Field("snmp.enterprise", match[1]))
    return fields
