"""Captures of our own scans as evidence: answers become observations, everything else is counted and told."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collect.scan.captured import HEADER, HIKVISION_PAGE, ISAPI, STARTED, done, exchange

from camcensus.collect.importers.captures.importer import read, recognises
from camcensus.collect.importers.registry import IMPORTERS
from camcensus.collect.scan.capture_lines import COMPLETE, CaptureEnd, LineMaker
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected
from camcensus.model.scan import ScanEnd, Transport


def lines_of(*items, end=COMPLETE):
    """The lines of a capture of these exchanges and hosts."""
    maker = LineMaker()
    parts = [maker.header(HEADER)]
    parts += [maker.exchange(item) if hasattr(item, "probe") else maker.host(item) for item in items]
    if end is not None:
        parts.append(maker.end(CaptureEnd(end, STARTED, 1, 1, {})))
    return b"".join(parts)


def items_in(data):
    return list(read(io.BytesIO(data), "scan"))


def observations(*items, end=COMPLETE):
    return [item for item in items_in(lines_of(*items, end=end)) if isinstance(item, Observation)]


def notes(*items):
    return " ".join(item.text for item in items_in(lines_of(*items)) if isinstance(item, Note))


def test_it_is_recognised_by_its_first_line_and_by_no_other_reader():
    head = lines_of(exchange("192.0.2.7"))
    assert recognises(head, "")
    takers = [importer.name for importer in IMPORTERS if importer.recognises(head, "x.txt")]
    assert takers[0] == "captures"
    assert not recognises(b'{"id": "a", "kind": "http", "raw": "x"}\n', "")
    assert not recognises(b"", "")


def test_an_answer_is_an_observation_with_when_where_and_by_which_question():
    (seen,) = observations(exchange("192.0.2.7", note="TLS 1.0 only"))
    assert (seen.kind, seen.field, seen.raw) == ("http", None, HIKVISION_PAGE.decode())
    assert (seen.host, seen.port, seen.record) == ("192.0.2.7", 80, "scan host 192.0.2.7")
    assert seen.observed_at == "2026-11-23T09:00:00.000Z"
    assert dict(seen.provenance) == {"probe": "http.root", "transport": "tcp", "scan_note": "TLS 1.0 only"}
    assert str(seen.origin) == "scan, line 4, host 192.0.2.7 port 80/tcp"


def test_a_document_in_chunks_over_http_is_two_observations():
    seen = observations(exchange("192.0.2.7", probe="isapi.deviceinfo", kind="isapi-deviceinfo", received=ISAPI))
    assert [item.kind for item in seen] == ["http", "isapi-deviceinfo"]
    assert seen[1].raw.startswith("<DeviceInfo")
    assert "<model>DS-2CD2T47G1-L</model></DeviceInfo>" in seen[1].raw


@pytest.mark.parametrize(
    "end", [ScanEnd.REFUSED, ScanEnd.TIMED_OUT, ScanEnd.UNREACHABLE, ScanEnd.OFF_LIMITS, ScanEnd.STOPPED]
)
def test_what_ended_without_an_answer_is_counted_and_is_no_observation(end):
    assert observations(exchange("192.0.2.7", end=end)) == []
    assert "1 " in notes(exchange("192.0.2.7", end=end))


def test_hosts_are_counted_by_what_was_heard_of_them():
    said = notes(
        exchange("192.0.2.1"),
        done("192.0.2.1"),
        done("192.0.2.2", opened=(), refused=(80,)),
        done("192.0.2.3", opened=()),
        exchange("192.0.2.4", end=ScanEnd.TIMED_OUT),
        done("192.0.2.4", opened=(80,)),
    )
    assert "4 of 254 addresses asked: 1 answered, 1 open to connections and answered no question, 1 refused" in said
    assert "1 refused every connection, 1 silent" in said
    assert "no proof of absence" in said
    assert "1 questions answered, 1 not answered in time" in said


def test_an_answer_to_a_group_belongs_to_its_sender():
    text = b"<ProbeMatch><DeviceDescription>DS-2CD2T47G1-L</DeviceDescription></ProbeMatch>"
    heard = exchange("239.255.255.250", probe="sadp.inquiry", kind="sadp", received=text, source="192.0.2.9")
    (seen,) = observations(heard)
    assert (seen.host, seen.record) == ("192.0.2.9", "scan host 192.0.2.9")


def test_an_answer_from_another_address_than_the_one_asked_is_not_used():
    stray = exchange("192.0.2.7", transport=Transport.UDP, source="192.0.2.9")
    assert observations(stray) == []
    assert "1 answers came from another address" in notes(stray)


def test_a_hardware_address_of_one_host_is_an_observation_and_one_of_several_is_not():
    alone, shared = "44:19:b6:00:00:01", "00:00:5e:00:53:01"
    hosts = [done("192.0.2.1", mac=alone), done("192.0.2.2", mac=shared), done("192.0.2.3", mac=shared)]
    (seen,) = observations(*hosts)
    assert (seen.kind, seen.raw, seen.mac, seen.host) == ("mac", alone, alone, "192.0.2.1")
    assert "1 hardware addresses stand for several addresses" in notes(*hosts)


@pytest.mark.parametrize("mac", ["01:00:5e:00:00:01", "00:00:00:00:00:00", "nonsense", "00:00:5e:00:01:07"])
def test_no_hardware_address_of_a_group_or_a_router(mac):
    assert observations(done("192.0.2.1", mac=mac)) == []


@pytest.mark.parametrize(
    ("end", "words"), [(None, "did not come to its end"), ("kill file", "was stopped (kill file)")]
)
def test_a_scan_that_was_not_done_is_incomplete(end, words):
    last = items_in(lines_of(exchange("192.0.2.7"), end=end))[-1]
    assert isinstance(last, Rejected)
    assert words in last.problem
    assert "--resume" in last.mend


def test_a_scan_that_was_gone_on_with_ends_as_its_last_run_did():
    data = lines_of(exchange("192.0.2.7"), end="interrupted") + LineMaker().end(CaptureEnd(COMPLETE, STARTED, 1, 1, {}))
    assert not [item for item in items_in(data) if isinstance(item, Rejected)]


def test_captures_laid_end_to_end_count_each_for_itself():
    cut = lines_of(exchange("192.0.2.7"), done("192.0.2.7", mac="44:19:b6:00:00:01"), end="interrupted")
    items = items_in(cut + lines_of(exchange("192.0.2.8"), done("192.0.2.8")))
    assert [item.problem for item in items if isinstance(item, Rejected)] == [
        "the scan was stopped (interrupted): 1 of 254 addresses are done"
    ]
    assert sum("1 of 254 addresses asked" in item.text for item in items if isinstance(item, Note)) == 2
    seen = [item.id for item in items if isinstance(item, Observation)]
    assert seen == ["scan#1", "scan#2", "scan#3"]


def test_nothing_is_read_of_a_capture_of_a_later_form():
    (refused,) = items_in(lines_of(exchange("192.0.2.7")).replace(b'{"capture":1,', b'{"capture":2,'))
    assert isinstance(refused, Rejected)
    assert refused.problem == "a capture of form 2; this version reads form 1"
    assert "the version of camcensus that wrote it" in refused.mend


def test_where_the_header_is_damaged_nothing_is_said_of_how_many_there_were():
    data = lines_of(exchange("192.0.2.7"), done("192.0.2.7")).replace(b'"addresses":254', b'"addresses":-4')
    (count,) = [item.text for item in items_in(data) if isinstance(item, Note) and "asked" in item.text]
    assert count.startswith("1 addresses asked: 1 answered,")


def test_changed_bytes_are_refused_and_what_rests_on_them_too():
    data = lines_of(exchange("192.0.2.7")).replace(b"App-webs", b"Mpp-webs")
    problems = [item.problem for item in items_in(data) if isinstance(item, Rejected)]
    assert len(problems) == 2
    assert "SHA-256" in problems[0]


def test_every_prefix_gives_what_was_whole_and_says_that_it_is_not_all():
    data = lines_of(
        exchange("192.0.2.7"), exchange("192.0.2.8", received=b"HTTP/1.1 200 OK\r\n\r\n\xff"), done("192.0.2.7")
    )
    whole = [item for item in items_in(data) if isinstance(item, Observation)]
    for size in range(1, len(data) - 1, 7):
        try:
            items = items_in(data[:size])
        except InputError:  # not even the first line is whole
            assert size < data.index(b"\n")
            continue
        seen = [item for item in items if isinstance(item, Observation)]
        assert seen == whole[: len(seen)]
        assert any(isinstance(item, Rejected) for item in items)


@given(st.lists(st.binary(min_size=1, max_size=60) | st.just(lines_of(exchange("192.0.2.7"))), min_size=1, max_size=4))
def test_any_bytes_are_read_or_refused(parts):
    try:
        items = items_in(b"\n".join(parts))
    except InputError:
        return
    assert all(isinstance(item, Observation | Rejected | Note) for item in items)


@given(
    st.binary(max_size=300),
    st.sampled_from(["http", "onvif", "sadp", "mdns", "snmp", "rtsp", "tls", "isapi-deviceinfo"]),
)
def test_any_answer_is_an_observation_that_can_be_written(data, kind):
    received = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + data
    for answer in (received, data or b"x"):
        for seen in observations(exchange("192.0.2.7", kind=kind, received=answer)):
            json.dumps(seen.raw).encode("utf-8")
