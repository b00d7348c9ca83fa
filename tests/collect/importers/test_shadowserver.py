"""Shadowserver reports: known by their columns; what a row becomes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from camcensus.collect.importer import Item
from camcensus.collect.importers.shadowserver.importer import IMPORTER, read
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected

SCANS = Path(__file__).parents[2] / "fixtures" / "scans" / "shadowserver"
HEADER = (
    b'"timestamp","ip","protocol","port","hostname","tag","asn","geo","device_vendor","device_type","device_model"\n'
)


def items_of(name: str) -> list[Item]:
    return list(read(io.BytesIO((SCANS / name).read_bytes()), name))


def one(name: str, place: int = 0) -> Observation:
    return [item for item in items_of(name) if isinstance(item, Observation)][place]


@pytest.mark.parametrize("report", ["device_id", "scan_dvr_dhcpdiscover", "scan_snmp"])
def test_a_row_of_labels_is_kept_as_an_object_of_its_columns(report: str) -> None:
    found = one(f"{report}.csv")
    heading, _, text = found.raw.partition("\n")
    row = json.loads(text)
    assert (found.kind, found.field, heading) == ("shadowserver", report, f"# shadowserver {report}")
    assert not {"ip", "asn", "city", "timestamp"} & set(row)
    assert row["device_vendor"]
    assert all(isinstance(value, str) and value for value in row.values())


def test_address_time_mac_and_place_of_a_row() -> None:
    found = one("scan_dvr_dhcpdiscover.csv")
    assert (found.host, found.port, found.mac) == ("192.0.2.8", 37810, "3c:ef:8c:00:00:01")
    assert found.observed_at == "2026-10-02T00:01:42Z"
    assert found.origin.place == "line 2, host 192.0.2.8 port 37810/udp"


def test_an_http_row_is_the_answer_put_together_again() -> None:
    found = one("scan_http.csv")
    assert (found.kind, found.field) == ("http", None)
    assert found.raw == (
        'HTTP/1.1 401 Unauthorized\r\nServer: DVRDVS-Webs\r\nWWW-Authenticate: Digest realm="DVR"\r\n'
        "Content-Type: text/html\r\n\r\n"
    )


def test_an_ssdp_row_is_the_answer_put_together_again() -> None:
    found = one("scan_ssdp.csv")
    assert (found.kind, found.field) == ("ssdp", None)
    assert "\r\nSERVER: Linux/3.0 UPnP/1.0 IpCamera/1.0\r\nST: upnp:rootdevice\r\nUSN: uuid:" in found.raw


def test_a_raw_discovery_answer_is_decoded_and_one_that_is_none_is_told() -> None:
    items = items_of("scan_ws_discovery.csv")
    found = [item for item in items if isinstance(item, Observation)]
    assert [(item.host, item.kind) for item in found] == [("192.0.2.10", "onvif-wsd")]
    assert "onvif://www.onvif.org/hardware/EX-100" in found[0].raw
    assert [item.text for item in items if isinstance(item, Note)] == [
        "rows that say nothing of the device: scan_ws_discovery (1)"
    ]


def test_a_cwmp_row_is_told_from_http_by_its_tag() -> None:
    data = (SCANS / "scan_http.csv").read_bytes().replace(b'"http","64500"', b'"cwmp","64500"')
    found = [item for item in read(io.BytesIO(data), "x.csv") if isinstance(item, Observation)]
    assert [(item.kind, item.field) for item in found] == [("shadowserver", "scan_cwmp")]


def test_another_report_goes_by_the_name_in_its_files_name() -> None:
    data = (
        HEADER.replace(b"device_vendor", b"vendor")
        + b'"2026-10-02 00:00:00","192.0.2.1","tcp",502,"","ics",1,"GB","x","y","z"\n'
    )
    found = [item for item in read(io.BytesIO(data), "in/2026-10-02-scan_ics-gb.csv") if isinstance(item, Observation)]
    assert [item.field for item in found] == ["scan_ics"]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (b'"2026-10-02 00:00:00","192.0.2.1"\n', "2 columns where the header has 11"),
        (b"a,192.0.2.1,c,d,e,f,g,h,i,j,k,l\n", "12 columns where the header has 11"),
        (b"a,,c,d,e,f,g,h,i,j,k\n", "no address"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_by_line(row: bytes, problem: str) -> None:
    good = b'"2026-10-02 00:00:00","192.0.2.1","tcp",80,"","x",1,"GB","v","t","m"\n'
    items = list(read(io.BytesIO(HEADER + row + good), "x.csv"))
    refused = [item for item in items if isinstance(item, Rejected)]
    assert [(item.origin.place, item.problem) for item in refused] == [("line 2", problem)]
    assert len([item for item in items if isinstance(item, Observation)]) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (HEADER + b'"2026-10-02 00:00:00","192.0.2.1\n', "not CSV"),
        (HEADER + b"x" * 1_100_000, "over 1,048,576 bytes"),
        (b"a,b\n1,2\n", "lacks asn, geo, ip, port, timestamp"),
        (HEADER.replace(b'"geo"', b'"asn","geo"'), "stands twice"),
        (b"timestamp,ip,port,asn,geo" + b",x" * 1_000_000, "over 1,048,576 bytes"),
        (b"timestamp,ip,port,asn,geo," + b",".join(b"c%d" % n for n in range(1000)), "over 300 columns"),
    ],
    ids=["an open quote", "a long line", "another table", "a column twice", "a million columns", "a thousand columns"],
)
def test_damage_ends_in_one_error(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        list(read(io.BytesIO(data), "x.csv"))


def test_a_register_that_has_a_timestamp_is_not_taken() -> None:
    assert not IMPORTER.recognises(b"timestamp,ip,make,model\n", "devices.csv")
