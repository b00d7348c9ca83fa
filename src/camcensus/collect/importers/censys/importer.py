"""Censys hosts: the older search interface (services with service_name), the Platform (protocol, endpoints), and lines
of single services.

Nothing is resolved and no host is contacted. What Censys concluded (software, hardware, labels) is kept apart as its
claim.

Source: Censys data definitions, https://docs.censys.com/docs/platform-host-dataset and
https://docs.censys.com/docs/ls-hosts
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from camcensus.collect.answer_kinds import answers_in
from camcensus.collect.importer import Importer, Item
from camcensus.collect.json_lines import clean_text, read_json_records
from camcensus.collect.scanned import (
    HostObservations,
    as_part,
    as_parts,
    as_port,
    as_text,
    greeting_kind,
    header_pairs,
    http_answer,
)
from camcensus.collect.shapes import json_paths
from camcensus.model.observation import Origin, Rejected

_WRAPPERS = ("result", "resource", "host")  # of the interfaces' answers
_LISTS = ("hits", "hosts", "resources")
_SERVICE_MARKS = ("service_name", "extended_service_name", "transport_protocol", "protocol")
_MEND = "Export hosts with their services"


def recognises(head: bytes, _name: str) -> bool:
    """Services with Censys' own names, on a host or on their own."""
    paths = json_paths(head)
    if {"ip_str", "_shodan", "kind"} & paths:
        return False
    listed = any(
        path == f"services.{mark}" or path.endswith(f".services.{mark}") for path in paths for mark in _SERVICE_MARKS
    )
    alone = {"ip", "port"} <= paths and bool({"service_name", "extended_service_name", "transport_protocol"} & paths)
    return listed or alone


def read(stream: BinaryIO, source: str) -> Iterator[Item]:
    """Observations of each service. Rejected: a record that holds no host with an address."""
    made = 1
    for record in read_json_records(stream, source):
        if isinstance(record, Rejected):
            yield record
            continue
        for host in _hosts(record.value):
            address = as_text(host.get("ip"))
            if address is None:
                yield Rejected(Origin(source, record.place), "a host without 'ip'", _MEND)
                continue
            services = as_parts(host["services"]) if "services" in host else [host]
            for service in services:
                maker = HostObservations(
                    source, address, made, observed_at=_time_of(service, host), provenance=_provenance(host)
                )
                yield from _service(service, maker, record.place)
                made = maker.count


def _hosts(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The hosts in a record, whatever the interface wrapped round them; at most four wrappers deep."""
    for _ in range(4):
        for name in _LISTS:
            if isinstance(value.get(name), list):
                return [host for item in as_parts(value[name]) for host in _hosts(item)[:1]]
        inner = next((value[name] for name in _WRAPPERS if isinstance(value.get(name), dict)), None)
        if inner is None or "services" in value:
            break
        value = inner
    return [value]


def _provenance(host: Mapping[str, Any]) -> dict[str, str]:
    found = {"scanner": "Censys"}
    dns = as_part(host.get("dns"))
    names = dns.get("names") or as_part(dns.get("reverse_dns")).get("names")
    if isinstance(names, list) and names and isinstance(names[0], str):
        found["hostname"] = names[0][:255]
    return found


def _time_of(service: Mapping[str, Any], host: Mapping[str, Any]) -> str | None:
    for part, name in ((service, "observed_at"), (service, "scan_time"), (host, "last_updated_at")):
        if text := as_text(part.get(name)):
            return text
    return None


def _service(service: Mapping[str, Any], maker: HostObservations, line: str) -> Iterator[Item]:
    port = as_port(service.get("port"))
    transport = (as_text(service.get("transport_protocol")) or "tcp").lower()
    name = as_text(service.get("service_name")) or as_text(service.get("protocol")) or ""
    banner = _text(service, "banner") or _from_hex(service.get("banner_hex"))
    told = [
        part for part in (service, *as_parts(service.get("endpoints"))) if as_part(part.get("http"))
    ]  # Platform: a page each
    for part in told:
        for kind, text in answers_in(_http(as_part(part.get("http")), banner)):
            yield maker.see(kind, None, text, port, transport, line)
    if banner.strip() and not (told and banner.startswith("HTTP/")):
        yield maker.see(greeting_kind(banner, name), None, banner, port, transport, line)
    description = as_text(as_part(as_part(service.get("snmp")).get("oid_system")).get("desc"))
    if description:
        yield maker.see("snmp", "snmp.sysdescr", description, port, transport, line)
    for field, text in _certificate(service):
        yield maker.see("tls", field, text, port, transport, line)
    for label in _labels(service):
        yield maker.see("banner", "censys.software", label, port, transport, line)


def _http(http: Mapping[str, Any], banner: str) -> str:
    response = as_part(http.get("response")) or http
    body = _text(response, "body")
    title = as_text(response.get("html_title"))
    if not body and title:
        body = f"<title>{title}</title>"
    if banner.startswith("HTTP/"):  # the headers as they came, order and case included
        return banner.rstrip("\r\n") + "\r\n\r\n" + body
    protocol = as_text(response.get("protocol")) or "HTTP/1.1"
    status = [as_text(response.get(name)) for name in ("status_code", "status_reason")]
    line = " ".join([protocol, *(part for part in status if part)])
    return http_answer(line, header_pairs(response.get("headers")), body)


def _text(part: Mapping[str, Any], name: str) -> str:
    """A text, decoded where Censys marks it as base64 or hexadecimal."""
    value = part.get(name)
    if not isinstance(value, str):
        return ""
    marked = as_part(part.get("_encoding")).get(name)
    if marked == "DISPLAY_HEX":
        return _from_hex(value)
    if marked == "DISPLAY_BASE64":
        try:
            return clean_text(base64.b64decode(value, validate=True).decode("latin-1"))
        except (binascii.Error, ValueError):
            return ""
    return value


def _from_hex(value: object) -> str:
    if not isinstance(value, str):
        return ""
    try:
        return clean_text(bytes.fromhex(value).decode("latin-1"))
    except ValueError:
        return ""


def _certificate(service: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    leaf = as_part(as_part(as_part(service.get("tls")).get("certificates")).get("leaf_data"))
    parsed = as_part(as_part(service.get("cert")).get("parsed"))
    for part in (leaf, parsed):
        for field, key in (("tls.subject", "subject_dn"), ("tls.issuer", "issuer_dn")):
            if text := as_text(part.get(key)):
                yield field, text
    jarm = as_part(service.get("jarm")).get("fingerprint") or as_part(service.get("tls")).get("jarm")
    if text := as_text(jarm):
        yield "tls.jarm", text


def _labels(service: Mapping[str, Any]) -> Iterator[str]:
    for name in ("software", "hardware"):
        for item in as_parts(service.get(name)):
            parts = [as_text(item.get(key)) for key in ("vendor", "product", "version")]
            if label := " ".join(part for part in parts if part):
                yield label


IMPORTER = Importer("censys", "Censys JSON", recognises, read)
