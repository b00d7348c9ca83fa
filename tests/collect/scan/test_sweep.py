"""The sweep over a network in memory: who is asked, how often, and what a stop and a resume leave."""

from __future__ import annotations

import asyncio
import io
import random
import time

import pytest
from tests.collect.scan.captured import HEADER, HIKVISION_PAGE, STARTED, exchange
from tests.collect.scan.fake_network import FakeHost, FakeNeighbours, FakeNetwork

from camcensus.collect.importers.captures.importer import read
from camcensus.collect.scan import sweep as module
from camcensus.collect.scan.capture_file import CaptureFile, whole_lines
from camcensus.collect.scan.capture_lines import COMPLETE, HostDone, LineTaker
from camcensus.collect.scan.neighbours import Neighbour, Neighbours, read_table
from camcensus.collect.scan.patience import FIRST, LEAST, MOST, Patience
from camcensus.collect.scan.stop import StopSignal
from camcensus.collect.scan.sweep import Sweep, Sweeper
from camcensus.model.errors import InputError
from camcensus.model.observation import Observation
from camcensus.model.scan import MAX_PROBES, Exchange, ScanEnd
from camcensus.wire.conversations.login import Account
from camcensus.wire.conversations.plan import DISCOVERY

PORTS = (80, 554, 8000)
CAMERA = FakeHost(frozenset({80, 554}), answers={"http.root": HIKVISION_PAGE}, mac="44:19:b6:00:00:01")


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Waits for ARP are shortened; the machine's own table is not read."""
    monkeypatch.setattr(module, "GIVEN_UP", 0.1)
    monkeypatch.setattr(module, "_LOOK_EVERY", 0.01)


def swept(
    path,
    network,
    stop,
    *,
    on_link=False,
    interfaces=(),
    addresses=None,
    resume=False,
    most_hosts=64,
    watcher=None,
    account=None,
):
    """Sweep and return the values of the capture's lines."""

    async def run():
        sweep = Sweep(
            lambda: addresses or list(network.hosts), PORTS, interfaces, most_hosts=most_hosts, account=account
        )
        capture, held = CaptureFile.resume(path, HEADER) if resume else (CaptureFile.begin(path, HEADER), None)
        with capture:
            sweeper = Sweeper(
                sweep,
                network,
                capture,
                stop,
                held=held,
                neighbours=FakeNeighbours(network, on_link=on_link),
                watcher=watcher,
            )
            await asyncio.wait_for(sweeper.run(), 20)
            capture.end(stop.reason or COMPLETE, STARTED)

    asyncio.run(run())
    return values_in(path)


def values_in(path):
    import json

    taker = LineTaker()
    return [item for line in whole_lines(path) if (item := taker.take(json.loads(line))) is not None]


def done_in(values):
    return {item.address: item for item in values if isinstance(item, HostDone)}


def test_every_port_of_every_address_behind_a_router_is_tried(tmp_path):
    stop = StopSignal()
    network = FakeNetwork({"192.0.2.1": CAMERA, "192.0.2.2": FakeHost(closed=True)}, stop)
    addresses = ["192.0.2.1", "192.0.2.2", "192.0.2.3"]
    done = done_in(swept(tmp_path / "a", network, stop, addresses=addresses))
    assert dict(done["192.0.2.1"].ports) == {ScanEnd.ANSWERED: (80, 554), ScanEnd.REFUSED: (8000,)}
    assert dict(done["192.0.2.2"].ports) == {ScanEnd.REFUSED: PORTS}
    assert dict(done["192.0.2.3"].ports) == {ScanEnd.TIMED_OUT: PORTS}
    assert all(count == 1 for count in network.connects.values())


def test_a_dead_address_of_our_link_costs_one_connection(tmp_path):
    stop = StopSignal()
    network = FakeNetwork({"192.0.2.1": CAMERA}, stop)
    done = done_in(swept(tmp_path / "a", network, stop, on_link=True, addresses=["192.0.2.1", "192.0.2.9"]))
    assert [key for key in network.connects if key[0] == "192.0.2.9"] == [("192.0.2.9", 80)]
    assert done["192.0.2.9"].note == "no answer to ARP"
    assert done["192.0.2.1"].mac == "44:19:b6:00:00:01"


def test_a_host_that_answers_arp_late_is_asked_all_the_same(tmp_path):
    stop = StopSignal()
    late = FakeHost(frozenset({554}), closed=False, arp_after=0.05)
    network = FakeNetwork({"192.0.2.1": late}, stop)
    done = done_in(swept(tmp_path / "a", network, stop, on_link=True))
    assert done["192.0.2.1"].ports[ScanEnd.ANSWERED] == (554,)


def test_a_silent_port_of_a_living_host_is_tried_once_more(tmp_path):
    stop = StopSignal()
    lossy = FakeHost(frozenset({80, 554}), closed=False, silent_once=frozenset({554}))
    network = FakeNetwork({"192.0.2.1": lossy}, stop)
    done = done_in(swept(tmp_path / "a", network, stop))
    assert dict(done["192.0.2.1"].ports) == {ScanEnd.ANSWERED: (80, 554), ScanEnd.TIMED_OUT: (8000,)}
    assert network.connects == {("192.0.2.1", 80): 1, ("192.0.2.1", 554): 2, ("192.0.2.1", 8000): 2}


def test_groups_are_asked_once_on_each_named_link_and_their_answers_belong_to_who_sent_them(tmp_path):
    stop = StopSignal()
    said = {"sadp.inquiry": b"<ProbeMatch><DeviceDescription>DS-2CD2T47G1-L</DeviceDescription></ProbeMatch>"}
    quiet = FakeHost(closed=False, groups=said)
    network = FakeNetwork({"192.0.2.1": quiet, "192.0.2.2": FakeHost()}, stop)
    values = swept(tmp_path / "a", network, stop, interfaces=("eth0", "eth1"))
    assert sorted(network.grouped) == sorted((probe.id, link) for probe in DISCOVERY for link in ("eth0", "eth1"))
    heard = [item for item in values if isinstance(item, Exchange) and item.probe == "sadp.inquiry" and item.received]
    assert {item.source for item in heard} == {"192.0.2.1"}


def test_without_a_named_link_no_group_is_asked(tmp_path):
    stop = StopSignal()
    network = FakeNetwork({"192.0.2.1": CAMERA}, stop)
    swept(tmp_path / "a", network, stop)
    assert network.grouped == []


def test_hosts_are_asked_side_by_side_and_each_one_thing_at_a_time(tmp_path):
    stop = StopSignal()
    network = FakeNetwork({f"192.0.2.{n}": CAMERA for n in range(1, 41)}, stop, delay=0.002)
    swept(tmp_path / "a", network, stop, most_hosts=16)
    assert network.most_busy == 1
    assert 8 <= network.most_hosts <= 16


def test_no_host_is_asked_more_than_the_limit(tmp_path):
    stop = StopSignal()
    network = FakeNetwork({"192.0.2.1": FakeHost(frozenset(PORTS), answers={"http.root": HIKVISION_PAGE})}, stop)
    swept(tmp_path / "a", network, stop)
    assert 0 < len(network.questions) <= MAX_PROBES


def test_addresses_are_taken_lazily(tmp_path):
    stop = StopSignal()
    network = FakeNetwork({}, stop)
    taken = 0

    def many():
        nonlocal taken
        for n in range(60_000):
            taken += 1
            yield f"10.0.{n // 256}.{n % 256}"

    async def run():
        with CaptureFile.begin(tmp_path / "a", HEADER) as capture:
            sweep = Sweep(many, PORTS, (), most_hosts=32)
            sweeper = Sweeper(sweep, network, capture, stop, neighbours=FakeNeighbours(network, on_link=False))
            asyncio.get_running_loop().call_later(0.2, stop.stop, "enough")
            await asyncio.wait_for(sweeper.run(), 5)

    asyncio.run(run())
    assert 32 <= taken < 60_000


@pytest.mark.parametrize("after", [1, 2, 7, 20])
def test_a_stop_ends_within_a_second_and_resuming_gives_what_an_undisturbed_run_gives(tmp_path, after):
    def hosts():
        return {f"192.0.2.{n}": CAMERA for n in range(1, 9)}

    stop = StopSignal()
    undisturbed = done_in(swept(tmp_path / "whole", FakeNetwork(hosts(), stop), stop))
    stop = StopSignal()
    network = FakeNetwork(hosts(), stop, delay=0.001)
    stopped_at = []
    network.after_question[after] = lambda: (stopped_at.append(time.monotonic()), stop.stop("interrupted"))
    path = tmp_path / "cut"
    swept(path, network, stop, most_hosts=3)
    assert time.monotonic() - stopped_at[0] < 1
    asked_before = len(network.questions)
    assert values_in(path)[-1].end == "interrupted"
    again = FakeNetwork(hosts(), StopSignal())
    values = swept(path, again, again.stop, resume=True)
    assert {key: item.ports for key, item in done_in(values).items()} == {
        key: item.ports for key, item in undisturbed.items()
    }
    assert values[-1].end == COMPLETE
    whole = FakeNetwork(hosts(), StopSignal())
    swept(tmp_path / "third", whole, whole.stop)
    assert sorted(network.questions + again.questions) == sorted(whole.questions)  # none asked twice, none left out
    assert asked_before == len(network.questions)


def test_a_complete_capture_is_not_asked_again(tmp_path):
    stop = StopSignal()
    swept(tmp_path / "a", FakeNetwork({"192.0.2.1": CAMERA}, stop), stop)
    again = FakeNetwork({"192.0.2.1": CAMERA}, StopSignal())
    swept(tmp_path / "a", again, again.stop, resume=True)
    assert again.questions == []
    assert not again.connects


def test_a_capture_that_cannot_be_written_ends_the_scan(tmp_path, monkeypatch):
    stop = StopSignal()
    network = FakeNetwork({f"192.0.2.{n}": CAMERA for n in range(1, 30)}, stop)

    def full(self, exchange):
        raise InputError("a", "", "cannot be written: No space left on device", "Make room.")

    monkeypatch.setattr(CaptureFile, "exchange", full)
    with pytest.raises(InputError, match="No space left"):
        swept(tmp_path / "a", network, stop)


def test_who_watches_is_told_of_each_host_once(tmp_path):
    told = []

    class Watcher:
        def question_ended(self, exchange):
            told.append(exchange.probe)

        def host_done(self, done, exchanges):
            told.append((done.address, len(exchanges)))

    stop = StopSignal()
    network = FakeNetwork({"192.0.2.1": CAMERA, "192.0.2.2": FakeHost()}, stop)
    swept(tmp_path / "a", network, stop, watcher=Watcher())
    hosts = dict(item for item in told if isinstance(item, tuple))
    assert hosts == {
        "192.0.2.1": len([q for q in network.questions if q[0] == "192.0.2.1"]),
        "192.0.2.2": hosts["192.0.2.2"],
    }


TABLE = """IP address       HW type     Flags       HW address            Mask     Device
192.0.2.1        0x1         0x2         44:19:B6:00:00:01     *        eth0
192.0.2.2        0x1         0x0         00:00:00:00:00:00     *        eth0
192.0.2.3        0x1         0x6         44:19:b6:00:00:03     *        eth0
"""


def test_the_table_of_neighbours():
    assert read_table(TABLE) == {"192.0.2.1": "44:19:b6:00:00:01", "192.0.2.2": None, "192.0.2.3": "44:19:b6:00:00:03"}


def test_neighbours_are_read_again_after_a_while(tmp_path):
    file, now = tmp_path / "arp", [0.0]
    file.write_text(TABLE)
    neighbours = Neighbours(file, clock=lambda: now[0])
    assert neighbours.state_of("192.0.2.2") is Neighbour.ASKED
    assert neighbours.state_of("192.0.2.9") is Neighbour.NOT_LISTED
    file.write_text(TABLE.replace("0x0         00:00:00:00:00:00", "0x2         00:40:84:00:00:02"))
    assert neighbours.state_of("192.0.2.2") is Neighbour.ASKED
    now[0] = 1.0
    assert neighbours.mac_of("192.0.2.2") == "00:40:84:00:00:02"


def test_no_table_means_nothing_is_known(tmp_path):
    assert Neighbours(tmp_path / "none").state_of("192.0.2.1") is Neighbour.NOT_LISTED


def test_patience_is_learnt_and_bounded():
    patience = Patience()
    assert patience.seconds() == FIRST
    for _ in range(50):
        patience.seen(0.0005)
    assert patience.seconds() == LEAST
    generator = random.Random(1)
    for _ in range(200):
        patience.seen(generator.uniform(0.2, 0.4))
    assert 0.4 < patience.seconds() < MOST
    for _ in range(200):
        patience.seen(30)
    assert patience.seconds() == MOST


ISAPI_INFO = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n"
    b'<DeviceInfo version="2.0" xmlns="http://www.hikvision.com/ver20/XMLSchema"><deviceName>n</deviceName>'
    b"<model>DS-7608NI-K2</model><deviceType>DVR</deviceType></DeviceInfo>"
)
CHALLENGE = b'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm="IP", nonce="abc", qop="auth"\r\n\r\n'
CHANNELS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n"
    b'<InputProxyChannelList xmlns="http://www.hikvision.com/ver20/XMLSchema"><InputProxyChannel><id>1</id>'
    b"<sourceInputPortDescriptor><proxyProtocol>HIKVISION</proxyProtocol><model>DS-2CD2T47G1-L</model>"
    b"</sourceInputPortDescriptor></InputProxyChannel></InputProxyChannelList>"
)


def recorder():
    answers = {"http.root": HIKVISION_PAGE, "isapi.deviceinfo": ISAPI_INFO}
    answers["rollcall.hikvision-channels"] = answers["rollcall.hikvision-capabilities"] = CHALLENGE
    answers["rollcall.hikvision-channels.login"] = CHANNELS
    answers["rollcall.hikvision-capabilities.login"] = CHALLENGE
    return FakeHost(frozenset({80}), answers=answers)


def test_no_recorder_is_asked_to_log_in_without_an_account(tmp_path):
    stop = StopSignal()
    network = FakeNetwork({"192.0.2.1": recorder()}, stop)
    swept(tmp_path / "a", network, stop)
    assert [probe for _, probe in network.questions if probe.startswith("rollcall")] == []


def test_a_roll_call_names_the_cameras_behind_a_recorder_and_keeps_no_login(tmp_path):
    stop = StopSignal()
    network = FakeNetwork({"192.0.2.1": recorder(), "192.0.2.2": CAMERA}, stop)
    path = tmp_path / "a"
    values = swept(path, network, stop, account=Account("viewer", "secret-word"))
    asked = [(address, probe) for address, probe in network.questions if probe.startswith("rollcall")]
    assert {address for address, _ in asked} == {"192.0.2.1"}  # the camera has not proved whose it is
    assert len(asked) == 4  # each once without and once with the account
    kept = [item for item in values if isinstance(item, Exchange) and item.probe.endswith(".login")]
    assert all(b"Authorization: ********\r\n" in item.sent for item in kept)
    text = b"\n".join(whole_lines(path)) + b"\n"
    assert b"viewer" not in text
    seen = [item for item in read(io.BytesIO(text), "x") if isinstance(item, Observation)]
    attached = [
        (item.record, item.raw, item.host, item.provenance["behind"]) for item in seen if item.kind == "register"
    ]
    assert attached == [("x host 192.0.2.1 channel 1", "DS-2CD2T47G1-L", None, "192.0.2.1")]
    again = FakeNetwork({"192.0.2.1": recorder(), "192.0.2.2": CAMERA}, StopSignal())
    swept(path, again, again.stop, resume=True, account=Account("viewer", "secret-word"))
    assert again.questions == []


def test_groups_are_asked_again_only_where_no_host_was_asked_before_the_kill(tmp_path):
    heard = exchange(
        "239.255.255.250", probe="sadp.inquiry", kind="sadp", received=b"<ProbeMatch/>", source="192.0.2.1"
    )
    for name, more, asked in (("early", (), len(DISCOVERY)), ("late", (exchange("192.0.2.1"),), 0)):
        path = tmp_path / name
        with CaptureFile.begin(path, HEADER) as capture:
            for item in (heard, *more):
                capture.exchange(item)
        stop = StopSignal()
        network = FakeNetwork({"192.0.2.1": CAMERA}, stop)
        swept(path, network, stop, interfaces=("eth0",), resume=True)
        assert len(network.grouped) == asked
