"""Query logs of each server and sensor, whole and damaged."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect.importer import Item
from camcensus.collect.importers.dns_logs import importer
from camcensus.collect.importers.dns_logs.importer import IMPORTER
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected

FIXTURES = Path(__file__).parents[2] / "fixtures" / "tables" / "valid"
VALID = sorted(FIXTURES.glob("dns-*"))


def read(data: bytes) -> list[Item]:
    return list(IMPORTER.read(io.BytesIO(data), "dns.log"))


def asked(data: bytes) -> list[tuple[str | None, str, str]]:
    return [(one.host, one.raw, one.provenance["queries"]) for one in read(data) if isinstance(one, Observation)]


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_each_server_gives_each_host_and_name_once(path: Path) -> None:
    data = path.read_bytes()
    assert IMPORTER.recognises(data, "x")
    first, second = asked(data)
    assert first == ("192.0.2.21", "dev.hik-connect.com", "2")
    assert second[1:] == ("www.easy4ipcloud.com", "1")
    assert second[0] in ("192.0.2.22", "2001:db8::22")
    assert not any(isinstance(item, Rejected) for item in read(data))


@pytest.mark.parametrize(
    ("name", "observed_at", "last"),
    [
        ("dns-bind.txt", "2026-11-18T10:00:00.123", "2026-11-18T10:00:05.123"),
        ("dns-unbound.txt", "2026-11-18T11:06:41Z", "2026-11-18T11:06:46Z"),
        ("dns-zeek.log", "2026-11-18T11:06:41.250000Z", "2026-11-18T11:06:46.250000Z"),
        ("dns-dnsmasq.txt", None, "Nov 18 10:00:05"),
    ],
)
def test_times_are_iso_where_the_log_tells_the_year(name: str, observed_at: str | None, last: str) -> None:
    one = next(item for item in read((FIXTURES / name).read_bytes()) if isinstance(item, Observation))
    assert (one.observed_at, one.provenance["last_seen"]) == (observed_at, last)
    assert one.origin.place.startswith("line ")


@pytest.mark.parametrize("name", ["printer", "21.2.0.192.in-addr.arpa", "camera.local"])
def test_names_that_tell_nothing_are_passed_over(name: str) -> None:
    line = "Nov 18 10:00:00 dnsmasq[812]: query[A] {} from 192.0.2.21\n"
    data = (line.format("dev.hik-connect.com") + line.format(name)).encode()
    assert asked(data) == [("192.0.2.21", "dev.hik-connect.com", "1")]


def test_strange_lines_are_rejected_with_their_number() -> None:
    data = (FIXTURES / "dns-bind.txt").read_bytes() + b"--- MARK ---\n"
    (rejected,) = [item for item in read(data) if isinstance(item, Rejected)]
    assert rejected.origin.place == "line 5"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00\xff" * 500, id="bytes"),
        pytest.param(b'{"id":"1","kind":"dns-query","raw":"dev.hik-connect.com"}\n', id="observation lines"),
        pytest.param(b'{"ip":"192.0.2.1","data":{"http":{}}}\n', id="zgrab2"),
        pytest.param(b"host,name\n192.0.2.21,dev.hik-connect.com\n", id="a register"),
        pytest.param(
            b"#separator \\x09\n#fields\tts\tuid\tid.orig_h\tmethod\n1\tC\t192.0.2.1\tGET\n", id="Zeek http.log"
        ),
        pytest.param(
            b"Nov 18 10:00:00 gw dnsmasq-dhcp[812]: DHCPACK(br0) 192.0.2.21 44:19:b6:00:00:01\n", id="DHCP log"
        ),
    ],
)
def test_other_files_are_refused_in_one_line(data: bytes) -> None:
    assert not IMPORTER.recognises(data, "query.log")
    with pytest.raises(InputError) as caught:
        read(data)
    assert "\n" not in str(caught.value)


def test_pairs_over_the_bound_are_given_out_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importer, "MAX_PAIRS", 10)
    line = "Nov 18 10:00:00 dnsmasq[812]: query[A] a{}.example.org from 192.0.2.21\n"
    data = "".join(line.format(number) for number in range(25)).encode()
    names = [raw for _, raw, _ in asked(data)]
    assert sorted(names) == sorted(f"a{number}.example.org" for number in range(25))
    assert "over 10 pairs at a time" in next(item.text for item in read(data) if isinstance(item, Note))


def test_a_long_log_of_few_names_takes_little_memory() -> None:
    line = b"Nov 18 10:00:00 dnsmasq[812]: query[A] dev.hik-connect.com from 192.0.2.21\n"
    stream = io.BytesIO(line * 100_000)
    tracemalloc.start()
    count = sum(1 for _ in IMPORTER.read(stream, "x"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 2
    assert peak < 8 << 20


@pytest.mark.parametrize("value", ["NaN", "1e999", '"\\ud800"', "[" * 5000, '{"a":1}'])
def test_hostile_json_values(value: str) -> None:
    good = (FIXTURES / "dns-zeek.json").read_bytes()
    data = good * 5 + b'{"ts":%s,"id.orig_h":"192.0.2.9","query":"a.example.org"}\n' % value.encode()
    for one in read(data):
        if isinstance(one, Observation):
            (one.raw + (one.observed_at or "")).encode("utf-8")


@given(st.data())
def test_mutated_logs(data: st.DataObject) -> None:
    text = bytearray(data.draw(st.sampled_from(VALID)).read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    IMPORTER.recognises(bytes(text), "")
    try:
        items = read(bytes(text))
    except InputError:
        return
    for item in items:
        if isinstance(item, Observation):
            item.raw.encode("utf-8")
            assert "." in item.raw
            assert "\x00" not in item.raw


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    IMPORTER.recognises(data, "")
    with contextlib.suppress(InputError):
        read(data)


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.name)
def test_every_prefix(path: Path) -> None:
    data = path.read_bytes()
    for size in range(0, len(data), 3):
        try:
            assert len(asked(data[:size])) <= 3
        except InputError:
            continue
