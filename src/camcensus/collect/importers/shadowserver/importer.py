"""Shadowserver reports: what its daily scans saw of one's own networks, a CSV a report.

The report is known by its columns; where two reports share them, the tag column decides. One row is one observation:
HTTP and SSDP columns are put back together as the answer they came from, a raw answer is decoded, and any other row is
kept as a JSON object of its columns, place and owner left out.

Source: Shadowserver report documentation, https://www.shadowserver.org/what-we-do/network-reporting/ and the columns
that IntelMQ maps.
"""

from __future__ import annotations

import base64
import binascii
import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from camcensus.collect.answer_kinds import MAX_ANSWER, as_json, kind_of_answer
from camcensus.collect.importer import Importer, Item
from camcensus.collect.json_lines import clean_text
from camcensus.collect.scanned import HostObservations, as_mac, as_port, http_answer
from camcensus.collect.shapes import head_text
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Origin, Rejected

MAX_LINE = 1024 * 1024  # bytes of one line
MAX_COLUMNS = 300
MAX_REJECTED = 10_000

_COMMON = {"timestamp", "ip", "port", "asn", "geo"}
# Columns that only this report has, in the order tried.
_REPORTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("scan_dvr_dhcpdiscover", frozenset({"video_input_channels", "internal_port"})),
    ("scan_ws_discovery", frozenset({"error", "raw_response"})),
    ("scan_ssdp", frozenset({"search_target", "unique_service_name"})),
    ("scan_snmp", frozenset({"sysdesc", "sysname"})),
    ("scan_ssl", frozenset({"handshake", "subject_common_name"})),
    ("scan_http", frozenset({"http_code", "http_reason"})),
    ("device_id", frozenset({"device_vendor", "device_type", "device_model"})),
)
# Reports with the columns of scan_http, told apart by a tag of theirs.
_BY_TAG = {"cwmp": "scan_cwmp", "http-proxy": "scan_http_proxy"}
_LEFT_OUT = {"timestamp", "ip", "hostname", "asn", "geo", "region", "city", "naics", "sic", "sector", "raw_response"}
_HTTP_HEADERS = (
    ("server", "Server"),
    ("www_authenticate", "WWW-Authenticate"),
    ("set_cookie", "Set-Cookie"),
    ("content_type", "Content-Type"),
    ("connection", "Connection"),
    ("content_length", "Content-Length"),
    ("transfer_encoding", "Transfer-Encoding"),
    ("http_date", "Date"),
    ("date", "Date"),
)
_SSDP_HEADERS = (
    ("cache_control", "CACHE-CONTROL"),
    ("location", "LOCATION"),
    ("server", "SERVER"),
    ("search_target", "ST"),
    ("nt", "NT"),
    ("nts", "NTS"),
    ("unique_service_name", "USN"),
)
_MEND = "Download the report again"


def recognises(head: bytes, _name: str) -> bool:
    """The header line has the columns that every Shadowserver report begins with."""
    line = head_text(head).lstrip().split("\n", 1)[0]
    if len(line) >= MAX_LINE or not line.lstrip('"').startswith("timestamp"):
        return False
    return {column.strip().strip('"') for column in line.split(",")} >= _COMMON


def read(stream: BinaryIO, source: str) -> Iterator[Item]:
    """An observation a row, two where a raw answer stands beside labels. Rejected: a row of another width, or no address."""
    rows = csv.reader(_lines(stream, source), strict=True)
    columns: list[str] = []
    made, refused = 1, 0
    silent: Counter[str] = Counter()
    try:
        for cells in rows:
            place = f"line {rows.line_num}"
            if not columns:
                columns = _header(cells, source)
                continue
            if not cells:
                continue
            row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
            if len(cells) != len(columns) or not row.get("ip"):
                problem = f"{len(cells)} columns where the header has {len(columns)}" if row.get("ip") else "no address"
                refused += 1
                if refused > MAX_REJECTED:
                    raise InputError(source, place, f"more than {MAX_REJECTED:,} rows refused", _MEND)
                yield Rejected(Origin(source, place), problem, _MEND)
                continue
            report = _report(columns, row, source)
            maker = _maker(source, row, made)
            yield from _row(report, row, maker, place)
            if maker.count == made:
                silent[report] += 1
            made = maker.count
    except csv.Error as error:
        raise InputError(source, f"line {rows.line_num}", f"not CSV: {error}", _MEND) from None
    if not columns:
        raise InputError(source, "", "empty, where a Shadowserver report was expected", _MEND)
    if silent:
        told = ", ".join(f"{report} ({count})" for report, count in sorted(silent.items()))
        yield Note(Origin(source), f"rows that say nothing of the device: {told}")


def _lines(stream: BinaryIO, source: str) -> Iterator[str]:
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) > MAX_LINE:
            raise InputError(source, f"line {number}", f"a line of over {MAX_LINE:,} bytes", _MEND)
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode("latin-1")
        yield clean_text(text)


def _header(cells: list[str], source: str) -> list[str]:
    columns = [cell.strip() for cell in cells]
    if not set(columns) >= _COMMON:
        lacking = ", ".join(sorted(_COMMON - set(columns)))
        raise InputError(source, "line 1", f"no Shadowserver report: it lacks {lacking}", _MEND)
    if len(columns) > MAX_COLUMNS or len(set(columns)) != len(columns):
        raise InputError(source, "line 1", f"over {MAX_COLUMNS} columns, or one that stands twice", _MEND)
    return columns


def _report(columns: list[str], row: Mapping[str, str], source: str) -> str:
    tags = {tag.strip() for tag in row.get("tag", "").replace(";", ",").split(",")}
    for report, own in _REPORTS:
        if own <= set(columns):
            if report == "scan_http":
                return next((name for tag, name in _BY_TAG.items() if tag in tags), report)
            return report
    named = [part for part in source.replace("\\", "/").rsplit("/", 1)[-1].split("-") if part.startswith("scan")]
    return named[0].split(".")[0] if named else "report"


def _maker(source: str, row: Mapping[str, str], made: int) -> HostObservations:
    provenance = {"scanner": "Shadowserver"}
    if row.get("hostname"):
        provenance["hostname"] = row["hostname"][:255]
    time = row.get("timestamp", "")
    return HostObservations(
        source,
        row["ip"][:64],
        made,
        mac=as_mac(row.get("mac_address")),
        observed_at=time.replace(" ", "T") + "Z" if time else None,  # the reports are in UTC
        provenance=provenance,
    )


def _row(report: str, row: Mapping[str, str], maker: HostObservations, place: str) -> Iterator[Item]:
    port, transport = as_port(row.get("port")), row.get("protocol") or "tcp"
    if report == "scan_http":
        status = " ".join(row.get(name, "") for name in ("http", "http_code", "http_reason")).strip()
        raw = http_answer(status or "HTTP/1.1", _headers(row, _HTTP_HEADERS), "")
        yield maker.see("http", None, raw, port, transport, place)
    elif report == "scan_ssdp":
        raw = http_answer(row.get("header") or "HTTP/1.1 200 OK", _headers(row, _SSDP_HEADERS), "")
        yield maker.see("ssdp", None, raw, port, transport, place)
    elif answer := _decoded(row.get("raw_response", "")):
        kind = kind_of_answer(answer)
        if kind is not None:
            yield maker.see(kind, None, answer, port, transport, place)
    kept = {name: value for name, value in row.items() if value and name not in _LEFT_OUT}
    labelled = any(name.startswith("device_") for name in kept)
    if labelled or report not in ("scan_http", "scan_ssdp", "scan_ws_discovery"):
        yield maker.see("shadowserver", report, f"# shadowserver {report}\n{as_json(kept)}", port, transport, place)


def _headers(row: Mapping[str, str], names: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(header, row[column]) for column, header in names if row.get(column)]


def _decoded(text: str) -> str:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return ""
    return clean_text(data.decode("utf-8", "replace"))[:MAX_ANSWER]


IMPORTER = Importer("shadowserver", "Shadowserver report", recognises, read)
