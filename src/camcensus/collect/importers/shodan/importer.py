"""Shodan banners: one a line (`shodan download`), or the answers of the host and search interfaces.

Nothing is resolved and no host is contacted. Shodan's own labels (product, version, devicetype, the fields of its
hikvision and dahua modules) are a crawler's claims and are kept apart from what the device sent.

Source: Shodan banner specification, https://datapedia.shodan.io/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from camcensus.collect.answer_kinds import MAX_ANSWER, answers_in, as_json
from camcensus.collect.importer import Importer, Item
from camcensus.collect.json_lines import read_json_records
from camcensus.collect.scanned import HostObservations, as_mac, as_part, as_parts, as_port, as_text, greeting_kind
from camcensus.collect.shapes import json_paths
from camcensus.model.observation import Origin, Rejected

# Modules whose parsed answer is kept whole under a field of its own.
_MODULES = ("hikvision", "dahua", "dahua_dvr_web", "ip_camera")
_NAME_ORDER = ("CN", "OU", "O", "L", "ST", "C")
_MEND = "Hand in what `shodan download` or the host interface gave"


def recognises(head: bytes, _name: str) -> bool:
    """A banner has ip_str and port, or Shodan's own _shodan object; a host or a search holds such banners."""
    paths = json_paths(head)
    banner = "ip_str" in paths and bool({"port", "_shodan", "ports"} & paths)
    return banner or bool({"_shodan", "data._shodan", "matches._shodan", "matches.ip_str"} & paths)


def read(stream: BinaryIO, source: str) -> Iterator[Item]:
    """Observations of each banner. Rejected: a record without an address."""
    made = 1
    for record in read_json_records(stream, source):
        if isinstance(record, Rejected):
            yield record
            continue
        for number, banner in enumerate(_banners(record.value), 1):
            host = as_text(banner.get("ip_str")) or as_text(record.value.get("ip_str"))
            if host is None:
                where = f"{record.place}, banner {number}"
                yield Rejected(Origin(source, where), "a banner without 'ip_str'", _MEND)
                continue
            maker = HostObservations(
                source,
                host,
                made,
                mac=_mac(banner),
                observed_at=as_text(banner.get("timestamp")),
                provenance=_provenance(banner),
            )
            yield from _banner(banner, maker, record.place)
            made = maker.count


def _banners(value: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The record itself, or the banners inside an answer of the interfaces."""
    for name in ("matches", "data"):
        if isinstance(value.get(name), list):
            return as_parts(value[name])
    return [value]


def _provenance(banner: Mapping[str, Any]) -> dict[str, str]:
    found = {"scanner": "Shodan"}
    names = banner.get("hostnames")
    if isinstance(names, list) and names and isinstance(names[0], str):
        found["hostname"] = names[0][:255]
    for name in ("org", "isp"):
        if text := as_text(banner.get(name)):
            found[name] = text[:200]
    return found


def _mac(banner: Mapping[str, Any]) -> str | None:
    """Shodan gives {"44:19:B6:...": {...vendor...}} where a protocol told the address."""
    told = banner.get("mac")
    first = next(iter(told), None) if isinstance(told, dict) else told
    return as_mac(first)


def _banner(banner: Mapping[str, Any], maker: HostObservations, line: str) -> Iterator[Item]:
    port = as_port(banner.get("port"))
    transport = as_text(banner.get("transport")) or "tcp"
    module = (as_text(as_part(banner.get("_shodan")).get("module")) or "").split("-")[0]
    http = as_part(banner.get("http"))
    if maker.mac is not None:
        yield maker.see("mac", "oui", maker.mac, port, transport, line)
    for kind, text in _answer(banner, http, module):
        yield maker.see(kind, None, text, port, transport, line)
    if description := as_text(as_part(banner.get("snmp")).get("description")):
        yield maker.see("snmp", "snmp.sysdescr", description, port, transport, line)
    digest = as_part(http.get("favicon")).get("hash")
    if isinstance(digest, int) and not isinstance(digest, bool):
        yield maker.see("http", "http.favicon_mmh3", f"favicon-mmh3: {digest}", port, transport, line)
    ssl = as_part(banner.get("ssl"))
    for part in ("subject", "issuer"):
        if name := _name(as_part(ssl.get("cert")).get(part)):
            yield maker.see("tls", f"tls.{part}", name, port, transport, line)
    if jarm := as_text(ssl.get("jarm")):
        yield maker.see("tls", "tls.jarm", jarm, port, transport, line)
    for name in _MODULES:
        if isinstance(banner.get(name), dict):
            yield maker.see("banner", f"shodan.{name}", as_json(banner[name]), port, transport, line)
    if label := _label(banner):
        yield maker.see("banner", "shodan.product", label, port, transport, line)


def _answer(banner: Mapping[str, Any], http: Mapping[str, Any], module: str) -> Iterator[tuple[str, str]]:
    data = banner.get("data")
    text = data if isinstance(data, str) else ""
    page = http.get("html")
    if text.startswith("HTTP/") and isinstance(page, str):
        if "\r\n\r\n" not in text and "\n\n" not in text:
            text = text.rstrip() + "\r\n\r\n"
        if page not in text:  # the page stands beside the headers
            text += page
    found = list(answers_in(text))
    if found:
        yield from found
    elif text.strip() and not as_part(banner.get("snmp")):  # SNMP comes as fields; its text is Shodan's layout of them
        yield greeting_kind(text, module), text[:MAX_ANSWER]
    elif not text.strip() and isinstance(http.get("title"), str):
        yield "http", f"<title>{http['title']}</title>"


def _name(parts: object) -> str:
    """{"CN": "x", "O": "y"} as CN=x,O=y."""
    told = as_part(parts)
    order = [name for name in _NAME_ORDER if name in told] + [name for name in told if name not in _NAME_ORDER]
    pairs = [(name, as_text(told[name])) for name in order]
    return ",".join(f"{name}={value.replace(',', chr(92) + ',')}" for name, value in pairs if value)


def _label(banner: Mapping[str, Any]) -> str:
    parts = [as_text(banner.get(name)) for name in ("product", "version", "info", "devicetype")]
    return "; ".join(part for part in parts if part)


IMPORTER = Importer("shodan", "Shodan JSON", recognises, read)
