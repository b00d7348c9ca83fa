"""zgrab2: one host a line, an object for each module that was run under "data".

A module that did not end in "success" is no evidence of anything: such results are counted, by module and status.

Source: zmap/zgrab2, zgrab2_schemas/zgrab2 (zgrab2.py, http.py, banner.py).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from camcensus.collect.answer_kinds import answers_in
from camcensus.collect.importer import Importer, Item
from camcensus.collect.json_lines import JsonRecord, read_json_records
from camcensus.collect.scanned import (
    HostObservations,
    as_part,
    as_port,
    as_text,
    greeting_kind,
    header_pairs,
    http_answer,
)
from camcensus.collect.shapes import json_paths
from camcensus.model.observation import Note, Origin, Rejected

_DEFAULT_PORTS = {"http": 80, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "pop3": 110, "imap": 143, "tls": 443}


def recognises(head: bytes, _name: str) -> bool:
    """An address or a domain, and "data" with a module that has a status and a protocol."""
    paths = json_paths(head)
    modules = {path.split(".")[1] for path in paths if path.startswith("data.") and path.count(".") == 1}
    stated = any(f"data.{name}.status" in paths and f"data.{name}.protocol" in paths for name in modules)
    return stated and bool({"ip", "domain"} & paths) and "ip_str" not in paths


def read(stream: BinaryIO, source: str) -> Iterator[Item]:
    """Observations of every module that succeeded; at the end a note on those that did not."""
    made = 1
    failed: Counter[str] = Counter()
    unread: Counter[str] = Counter()
    for record in read_json_records(stream, source):
        if isinstance(record, Rejected):
            yield record
            continue
        host = as_text(record.value.get("ip")) or as_text(record.value.get("domain"))
        data = record.value.get("data")
        if host is None or not isinstance(data, dict):
            yield Rejected(
                Origin(source, record.place), "no 'ip' or 'domain' with 'data'", "Hand in zgrab2's own output"
            )
            continue
        for name, answer in data.items():
            part = as_part(answer)
            status = as_text(part.get("status")) or "no status"
            if status != "success":
                failed[f"{name} {status}"[:100]] += 1
                continue
            maker = _maker(source, host, made, record.value, part)
            before = made
            yield from _module(name, part, maker, record)
            made = maker.count
            if made == before:
                unread[name[:60]] += 1
    if failed:
        yield Note(Origin(source), f"results that are no evidence: {_listed(failed)}")
    if unread:
        yield Note(Origin(source), f"successful results with nothing that is read: {_listed(unread)}")


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in sorted(counts.items())[:50])


def _maker(source: str, host: str, made: int, record: Mapping[str, Any], part: Mapping[str, Any]) -> HostObservations:
    provenance = {"scanner": "zgrab2"}
    domain = as_text(record.get("domain"))
    if domain and domain != host:
        provenance["hostname"] = domain
    return HostObservations(source, host, made, observed_at=as_text(part.get("timestamp")), provenance=provenance)


def _module(name: str, part: Mapping[str, Any], maker: HostObservations, record: JsonRecord) -> Iterator[Item]:
    protocol = as_text(part.get("protocol")) or name
    result = as_part(part.get("result"))
    port = as_port(part.get("port")) or as_port(result.get("port")) or _DEFAULT_PORTS.get(protocol)
    response = as_part(result.get("response"))
    if response:
        raw = _http(response)
        for kind, text in answers_in(raw):
            yield maker.see(kind, None, text, port, line=record.place)
    banner = result.get("banner", result.get("server_id"))
    if isinstance(banner, dict):  # ssh: {"raw": "SSH-2.0-dropbear_2019.78", ...}
        banner = banner.get("raw")
    if isinstance(banner, str) and banner.strip():
        yield maker.see(greeting_kind(banner, protocol), None, banner, port, line=record.place)
    for log in (result.get("tls"), result, as_part(response.get("request")).get("tls_log")):
        handshake = as_part(as_part(log).get("handshake_log"))
        certificate = as_part(as_part(handshake.get("server_certificates")).get("certificate"))
        parsed = as_part(certificate.get("parsed"))
        for field, key in (("tls.subject", "subject_dn"), ("tls.issuer", "issuer_dn")):
            if name_text := as_text(parsed.get(key)):
                yield maker.see("tls", field, name_text, port, line=record.place)


def _http(response: Mapping[str, Any]) -> str:
    protocol = as_text(as_part(response.get("protocol")).get("name")) or "HTTP/1.1"
    status = as_text(response.get("status_line")) or as_text(response.get("status_code")) or ""
    return http_answer(f"{protocol} {status}".strip(), header_pairs(response.get("headers")), response.get("body"))


IMPORTER = Importer("zgrab2", "zgrab2 JSON lines", recognises, read)
