"""What a host is asked, in which order, and what it never is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.scan import MAX_PROBES, Exchange, ScanEnd, Target, Transport
from camcensus.wire.conversations.conversation import Probe
from camcensus.wire.conversations.known import MAX_SILENT
from camcensus.wire.conversations.plan import (
    DISCOVERY,
    NEVER_ASKED,
    USUAL_PORTS,
    HostFacts,
    begin,
    learn,
    next_question,
)
from camcensus.wire.conversations.probes import PROBES
from camcensus.wire.conversations.rollcall import questions_for

NOW = datetime(2026, 11, 23, tzinfo=UTC)
NONCE = "0b6bd2a4-61a5-4b7b-8d0f-6a1f6f2c9a10"
HERE = "192.0.2.7"
Reply = tuple[ScanEnd, bytes]

SILENCE: Reply = (ScanEnd.TIMED_OUT, b"")


def web(headers: str = "", body: str = "", status: str = "200 OK") -> Reply:
    return ScanEnd.ANSWERED, f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n{body}".encode()


NOT_FOUND = web(status="404 Not Found")
LOGIN = 'WWW-Authenticate: Digest realm="{}", nonce="0", qop="auth"'
SADP: Reply = (
    ScanEnd.ANSWERED,
    (
        b"<ProbeMatch><DeviceDescription>DS-2CD2042WD-I</DeviceDescription><DeviceSN>0</DeviceSN>"
        b"<SoftwareVersion>V5.4.5build 170123</SoftwareVersion></ProbeMatch>"
    ),
)
DHIP: Reply = (
    ScanEnd.ANSWERED,
    b'{"params":{"deviceInfo":{"DeviceClass":"IPC","DeviceType":"IP2M-841B","Version":"2.420","Vendor":"Amcrest"}}}',
)
SCOPES: Reply = (
    ScanEnd.ANSWERED,
    (
        b"<e:Envelope><ProbeMatches><ProbeMatch><Types>dn:NetworkVideoTransmitter</Types><Scopes>onvif://www.onvif.org/name/LTS "
        b"onvif://www.onvif.org/hardware/CMIP3342</Scopes><XAddrs>http://192.0.2.7:8899/onvif/device_service</XAddrs>"
        b"</ProbeMatch></ProbeMatches></e:Envelope>"
    ),
)
DESCRIBED: Reply = (ScanEnd.ANSWERED, b"RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\n\r\n")


@dataclass
class Device:
    """Answers by probe; a port that is not answered on is silent."""

    ports: tuple[int, ...]
    answers: Mapping[str, Reply | Callable[[Target], Reply]] = field(default_factory=dict)
    other: Reply = NOT_FOUND  # to what is asked over HTTP and has no answer of its own
    searched: bool = False
    groups: tuple[str, ...] = ()  # probes that it answers on their group
    options: Mapping[str, str] = field(default_factory=dict)

    def reply(self, probe: Probe, target: Target) -> Reply:
        known = self.answers.get(probe.id)
        if known is not None:
            return known(target) if callable(known) else known
        return (
            self.other if probe.id.split(".")[0] not in ("rtsp",) and target.transport is not Transport.UDP else SILENCE
        )


def ask_all(device: Device) -> tuple[HostFacts, list[tuple[Probe, Target]]]:
    host = begin(HERE, device.ports, options=device.options, searched=device.searched)
    for name in device.groups:
        probe = PROBES[name]
        end, received = device.reply(probe, Target(HERE, probe.ports[0], Transport.UDP))
        host = learn(
            host,
            Exchange(NOW, "239.255.255.250", probe.ports[0], Transport.UDP, name, probe.kind, end, b"", received, HERE),
        )
    asked: list[tuple[Probe, Target]] = []
    while (question := next_question(host, nonce=NONCE)) is not None:
        probe, target = question
        asked.append(question)
        probe.ask(target)
        end, received = device.reply(probe, target)
        host = learn(host, Exchange(NOW, HERE, target.port, target.transport, probe.id, probe.kind, end, b"", received))
        assert len(asked) <= 2 * MAX_PROBES
    return host, asked


def names(device: Device) -> list[str]:
    return [probe.id for probe, _ in ask_all(device)[1]]


HIKVISION = Device(
    (80, 554, 8000),
    {
        "http.root": web("Server: App-webs/"),
        "isapi.deviceinfo": web(LOGIN.format("IP Camera(C0000)"), status="401 Unauthorized"),
        "sadp.inquiry": SADP,
        "rtsp.describe": DESCRIBED,
        "onvif.wsdiscovery": SCOPES,
    },
)


def test_a_camera_that_answers_everything() -> None:
    assert names(HIKVISION) == [
        "http.root",
        "rtsp.describe",
        "isapi.deviceinfo",
        "sadp.inquiry",
        "onvif.wsdiscovery",
    ]


def test_what_a_group_answered_is_not_asked_again() -> None:
    device = Device(HIKVISION.ports, HIKVISION.answers, searched=True, groups=("sadp.inquiry", "onvif.wsdiscovery"))
    assert names(device) == ["http.root"]


def test_a_maker_that_proves_itself_ends_the_search_for_it() -> None:
    device = Device((80, 37777), {"http.root": web(LOGIN.format("Login to 0")), "dhip.search": DHIP})
    assert names(device) == ["http.root", "dhip.search"]


def test_a_label_that_is_neutral_is_still_looked_for() -> None:
    neutral = (ScanEnd.ANSWERED, DHIP[1].replace(b"Amcrest", b"General"))
    device = Device((80, 37777), {"dhip.search": neutral, "onvif.wsdiscovery": SCOPES})
    assert "onvif.wsdiscovery" in names(device)


def test_a_mute_port_hints_without_being_asked() -> None:
    host, asked = ask_all(Device((37777,), {"dhip.search": DHIP}))
    assert "is:dahua" in host.signs
    assert all(target.port != 37777 for _, target in asked)


@pytest.mark.parametrize("port", [8000])
def test_an_odd_port_that_stays_silent_costs_one_question(port: int) -> None:
    asked = ask_all(Device((port,), other=SILENCE))[1]
    assert sum(target.port == port for _, target in asked) == 1


def test_an_odd_port_is_not_tried_where_another_speaks_http() -> None:
    asked = ask_all(HIKVISION)[1]
    assert all(target.port != 8000 for _, target in asked)


def test_the_mute_port_of_a_proven_hikvision_camera_is_never_tried() -> None:
    device = Device((554, 8000), {"sadp.inquiry": SADP}, searched=True, groups=("sadp.inquiry",))
    assert ask_all(device)[1] == []


def test_onvif_on_an_odd_port_is_found_where_the_usual_one_has_none() -> None:
    def information(target: Target) -> Reply:
        return web(body="<e:Envelope><x/></e:Envelope>", status="400 Bad Request") if target.port == 8000 else NOT_FOUND

    host, asked = ask_all(Device((80, 8000, 554), {"onvif.information": information, "rtsp.describe": DESCRIBED}))
    assert [target.port for probe, target in asked if probe.id == "onvif.information"] == [80, 8000]
    assert "soap" in host.signs


def test_onvif_is_asked_where_the_device_says_its_service_is() -> None:
    device = Device((80, 554), {"onvif.wsdiscovery": SCOPES, "rtsp.describe": DESCRIBED})
    first = next(target for probe, target in ask_all(device)[1] if probe.id == "onvif.information")
    assert (first.port, first.options["path"]) == (8899, "/onvif/device_service")


def test_a_service_elsewhere_is_not_asked() -> None:
    elsewhere = (ScanEnd.ANSWERED, SCOPES[1].replace(b"192.0.2.7", b"192.0.2.8"))
    asked = ask_all(Device((80, 554), {"onvif.wsdiscovery": elsewhere, "rtsp.describe": DESCRIBED}))[1]
    assert {target.address for _, target in asked} == {HERE}
    assert all(target.port != 8899 for _, target in asked)


def test_where_a_login_is_wanted_before_a_word_of_onvif_the_date_is_asked() -> None:
    locked = web(LOGIN.format("x"), status="401 Unauthorized")
    date = web(body="<s:Envelope><s:Body><tds:GetSystemDateAndTimeResponse/></s:Body></s:Envelope>")
    host, asked = ask_all(Device((80,), {"onvif.information": locked, "onvif.date": date}))
    assert [target.port for probe, target in asked if probe.id == "onvif.date"] == [80]
    assert {"soap", "video"} <= host.signs


def test_where_the_model_was_refused_the_services_are_asked() -> None:
    fault = web(body="<s:Envelope><s:Fault/></s:Envelope>", status="400 Bad Request")
    assert "onvif.services" in names(Device((80,), {"onvif.information": fault}))


def test_after_a_search_a_camera_without_a_model_is_asked_itself() -> None:
    unknown = Device((80, 554), {"rtsp.describe": DESCRIBED}, searched=True)
    assert "onvif.wsdiscovery" in names(unknown)
    assert "onvif.wsdiscovery" not in names(Device((80,), searched=True))


def test_a_description_is_fetched_where_the_search_answer_points() -> None:
    found = (ScanEnd.ANSWERED, b"HTTP/1.1 200 OK\r\nLOCATION: http://192.0.2.7:49152/d.xml\r\n\r\n")
    asked = ask_all(Device((80,), {"ssdp.search": found}))[1]
    assert [(t.port, t.options["path"]) for probe, t in asked if probe.id == "ssdp.description"] == [(49152, "/d.xml")]


def test_a_page_that_the_front_page_points_at() -> None:
    device = Device((80,), {"http.root": web(body="<script>location.href='/doc/page/login.asp'</script>")})
    asked = ask_all(device)[1]
    assert [target.options.get("path") for probe, target in asked if probe.id == "http.page"] == ["/doc/page/login.asp"]


def test_what_one_web_service_left_unanswered_the_other_is_asked() -> None:
    def deviceinfo(target: Target) -> Reply:
        return SILENCE if target.port == 80 else NOT_FOUND

    login = web(LOGIN.format("AXIS_000000000000"), status="401 Unauthorized")
    device = Device((80, 443), {"http.root": login, "axis.deviceinfo": deviceinfo})
    assert [t.port for probe, t in ask_all(device)[1] if probe.id == "axis.deviceinfo"] == [80, 443]


def test_plain_http_on_a_port_that_wants_tls_is_asked_over_tls() -> None:
    def root(target: Target) -> Reply:
        wants = web(body="The plain HTTP request was sent to HTTPS port", status="400 Bad Request")
        return wants if target.transport is Transport.TCP else web("Server: x")

    asked = ask_all(Device((8081,), {"http.root": root}))[1]
    assert [(t.port, t.transport) for probe, t in asked if probe.id == "http.root"] == [
        (8081, Transport.TCP),
        (8081, Transport.TLS),
    ]


def test_a_printer_is_left_in_peace() -> None:
    assert names(Device((80, 443, 9100), {"http.root": web(body="<title>HP LaserJet 1</title>")})) == [
        "http.root",
        "http.root",
    ]


@pytest.mark.parametrize("port", sorted(NEVER_ASKED))
def test_nothing_is_said_to_a_port_where_it_does_harm(port: int) -> None:
    points = f"HTTP/1.1 200 OK\r\nLOCATION: http://192.0.2.7:{port}/d.xml\r\n\r\n".encode()
    device = Device(
        (80, port),
        {
            "http.root": web(f"Location: http://192.0.2.7:{port}/index.html", status="302 Found"),
            "ssdp.search": (ScanEnd.ANSWERED, points),
            "onvif.wsdiscovery": (ScanEnd.ANSWERED, SCOPES[1].replace(b"8899", str(port).encode())),
            "rtsp.describe": DESCRIBED,
        },
    )
    assert all(target.port != port or target.transport is Transport.UDP for _, target in ask_all(device)[1])


def test_a_tarpit_is_left_alone() -> None:
    asked = ask_all(Device(USUAL_PORTS, other=SILENCE))[1]
    assert sum(target.transport is not Transport.UDP for _, target in asked) == MAX_SILENT


def test_a_slow_device_is_not_asked_what_seldom_tells_anything() -> None:
    host = begin(HERE, (80,))
    for seconds in (3.0, 3.0, 3.0):
        question = next_question(host)
        assert question is not None
        probe, target = question
        end, received = (ScanEnd.ANSWERED, NOT_FOUND[1]) if target.transport is not Transport.UDP else SILENCE
        host = learn(
            host,
            Exchange(
                NOW, HERE, target.port, target.transport, probe.id, probe.kind, end, b"", received, seconds=seconds
            ),
        )
    assert [asked.probe for asked in host.asked] == ["http.root", "onvif.wsdiscovery", "onvif.information"]
    assert next_question(host) is None


def test_a_device_whose_web_service_hangs_is_asked_for_its_stream() -> None:
    device = Device((80, 443, 554), {"rtsp.describe": DESCRIBED}, other=SILENCE)
    assert names(device)[:2] == ["http.root", "rtsp.describe"]


def test_without_a_community_snmp_is_not_asked() -> None:
    assert not any(name.startswith("snmp") for name in names(HIKVISION))


def test_with_the_owners_community_snmp_is_asked_and_only_it_is_told() -> None:
    answer = (ScanEnd.ANSWERED, bytes.fromhex("3010020101040178a208020101020100020100"))
    device = Device(
        (80,), {**HIKVISION.answers, "snmp.system": answer, "sadp.inquiry": SILENCE}, options={"snmp-community": "own"}
    )
    asked = ask_all(device)[1]
    assert {"snmp.system", "snmp.hikvision"} <= {probe.id for probe, _ in asked}
    assert all(("snmp-community" in target.options) == (probe.kind == "snmp") for probe, target in asked)


@pytest.mark.parametrize("community", ["", "é", "x" * 256, "a\n"])
def test_what_cannot_be_a_community_is_not_asked_with(community: str) -> None:
    device = Device((80,), options={"snmp-community": community})
    assert not any(name.startswith("snmp") for name in names(device))


def test_a_host_without_an_open_port_may_still_answer_datagrams() -> None:
    host, asked = ask_all(Device((), {"dhip.search": DHIP}))
    assert "is:dahua" in host.signs
    assert all(target.transport is Transport.UDP for _, target in asked)
    assert len(asked) <= 5


def test_what_the_dialer_refused_counts_as_no_question() -> None:
    refused = Device((80,), {"http.root": (ScanEnd.OFF_LIMITS, b"")})
    assert all(a.probe != "http.root" or a.end is ScanEnd.OFF_LIMITS for a in ask_all(refused)[0].asked)
    assert ask_all(refused)[0].questions == len(ask_all(refused)[0].asked) - 1


def test_the_roll_call_is_for_proven_recorders() -> None:
    assert questions_for(ask_all(HIKVISION)[0].signs)
    assert not questions_for(ask_all(Device((80,), {"http.root": web("Server: App-webs/")}))[0].signs)


def test_the_discovery_groups_are_asked_for_every_protocol_that_has_one() -> None:
    assert set(DISCOVERY) == {probe for probe in PROBES.values() if probe.group}


_REPLIES = st.sampled_from(
    [
        SILENCE,
        NOT_FOUND,
        SADP,
        DHIP,
        SCOPES,
        DESCRIBED,
        web("Server: App-webs/"),
        web(LOGIN.format("Login to 0"), status="401 x"),
        web("Location: /a.html", status="302 x"),
        web("Location: https://192.0.2.7:8443/", status="302 x"),
        web(body="<title>Login</title><e:Envelope>"),
        (ScanEnd.RESET, b""),
        (ScanEnd.RESET, b"HTTP/1.1 200 OK\r\n"),
        (ScanEnd.REFUSED, b""),
        (ScanEnd.OFF_LIMITS, b""),
        (ScanEnd.NOT_THIS_PROTOCOL, b"SSH-2.0-x\r\n"),
        (ScanEnd.TOO_LONG, b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 100),
        (ScanEnd.ANSWERED, b"HTTP/1.1 200 OK\r\nLOCATION: http://192.0.2.7:49152/d.xml\r\n\r\n"),
    ]
) | st.tuples(st.sampled_from(list(ScanEnd)), st.binary(max_size=40))


@given(
    ports=st.frozensets(st.sampled_from((*USUAL_PORTS, 8081, 9100, 22, 9999)), max_size=8),
    replies=st.dictionaries(st.sampled_from(sorted(PROBES)), _REPLIES, max_size=12),
    other=_REPLIES,
    searched=st.booleans(),
    groups=st.sets(st.sampled_from([probe.id for probe in DISCOVERY]), max_size=3),
    community=st.booleans(),
)
def test_whatever_a_host_answers(
    ports: frozenset[int], replies: dict[str, Reply], other: Reply, searched: bool, groups: set[str], community: bool
) -> None:
    device = Device(
        tuple(ports), replies, other, searched, tuple(sorted(groups)), {"snmp-community": "own"} if community else {}
    )
    host, asked = ask_all(device)
    assert host.questions <= MAX_PROBES
    keys = [(probe.id, target.port, target.transport) for probe, target in asked]
    assert len(keys) == len(set(keys)), "no question is put twice"
    assert {target.address for _, target in asked} <= {HERE}
    assert [probe.id for probe, _ in ask_all(device)[1]] == [probe.id for probe, _ in asked], (
        "and the same is asked again"
    )
    gone: set[int] = set()
    for probe, target in asked:
        assert PROBES[probe.id] is probe
        assert target.transport in probe.transports
        if target.transport is Transport.UDP:
            assert target.port in probe.ports
            continue
        assert target.port not in gone, "a port that was silent or spoke something else"
        assert target.port not in NEVER_ASKED
        end, received = device.reply(probe, target)
        if end is ScanEnd.NOT_THIS_PROTOCOL or (
            end in (ScanEnd.TIMED_OUT, ScanEnd.RESET, ScanEnd.REFUSED) and not received
        ):
            gone.add(target.port)
