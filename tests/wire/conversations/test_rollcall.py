"""The roll-call: two steps, one try, and nothing in plain unless it was allowed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.scan import Exchange, ScanEnd, Target, Transport
from camcensus.wire.answers import take_apart
from camcensus.wire.conversations.conversation import Probe
from camcensus.wire.conversations.evidence import parts_of
from camcensus.wire.conversations.login import Account
from camcensus.wire.conversations.rollcall import (
    DAHUA_CHANNELS,
    HIKVISION_CAPABILITIES,
    HIKVISION_CHANNELS,
    LOGIN_PROBES,
    QUESTIONS,
    RollCall,
    RollCallEnd,
    attached_in,
    attached_parts,
    questions_for,
    shown,
)
from camcensus.wire.dahua_cgi import read_attached, read_dahua_cgi

NOW = datetime(2026, 11, 23, tzinfo=UTC)
AUDITOR = Account("auditor", "not to be seen")
HTTP = Target("192.0.2.9", 80, Transport.TCP)
HTTPS = Target("192.0.2.9", 443, Transport.TLS)
DIGEST = (
    b'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Digest realm="IP Camera(C0000)", nonce="1", qop="auth"\r\n\r\n'
)
BASIC = b'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm="x"\r\n\r\n'
CHANNELS = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n\r\n"
    b'<InputProxyChannelList version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema"><InputProxyChannel><id>1</id>'
    b"<name>Yard</name><sourceInputPortDescriptor><proxyProtocol>HIKVISION</proxyProtocol><ipAddress>192.168.254.2</ipAddress>"
    b"<model>DS-2CD2322WD-I</model><serialNumber>DS-2CD2322WD-I20151013BBWR000000000</serialNumber>"
    b"<firmwareVersion>V5.5.0 build 170725</firmwareVersion></sourceInputPortDescriptor></InputProxyChannel>"
    b"<InputProxyChannel><id>2</id><sourceInputPortDescriptor><proxyProtocol>ONVIF</proxyProtocol>"
    b"<ipAddress>192.168.254.3</ipAddress></sourceInputPortDescriptor></InputProxyChannel></InputProxyChannelList>"
)
_PLACE = "table.RemoteDevice.uuid:System_CONFIG_NETCAMERA_INFO_{}.{}={}\r\n"
REMOTE = "".join(
    _PLACE.format(place, key, value)
    for place, key, value in (
        (0, "Name", "Yard"),
        (0, "Enable", "true"),
        (0, "Address", "192.168.254.2"),
        (0, "Mac", "00:00:00:00:00:01"),
        (0, "UserName", "someone"),
        (0, "Password", "12345"),
        (0, "ProtocolType", "Onvif"),
        (0, "DeviceType", "DS-2CD1143G0-I"),
        (0, "SerialNo", "DS-2CD1143G0-I20211208AAWR000000000"),
        (0, "Version", "V5.7.1 build 211102"),
        (1, "Enable", "true"),
        (1, "Address", "192.168.254.3"),
        (1, "Mac", "ff:ff:ff:ff:ff:ff"),
        (1, "DeviceType", "IP Camera"),
        (2, "Enable", "false"),
        (2, "Address", "192.168.254.4"),
        (2, "DeviceType", "IPC-HDW1235C"),
        (15, "Enable", "true"),
        (15, "Address", "192.168.0.0"),
    )
)


def call(target: Target = HTTP, allow_basic: bool = False, questions: tuple[object, ...] = ()) -> RollCall:
    asked = questions or (HIKVISION_CHANNELS, HIKVISION_CAPABILITIES)
    return RollCall(target, AUDITOR, asked, tuple("ab"[: len(asked)]), allow_basic)  # type: ignore[arg-type]


def reply(roll_call: RollCall, received: bytes, end: ScanEnd = ScanEnd.ANSWERED) -> bytes:
    """Sends the next thing, answers it, and gives what was sent."""
    probe = roll_call.next_probe()
    assert probe is not None
    target = roll_call.target
    sent = probe.ask(target)
    roll_call.take(
        Exchange(NOW, target.address, target.port, target.transport, probe.id, probe.kind, end, sent, received)
    )
    return sent


def exchange(probe: str, received: bytes, kind: str = "isapi") -> Exchange:
    return Exchange(NOW, HTTP.address, 80, Transport.TCP, probe, kind, ScanEnd.ANSWERED, b"", received)


def test_first_without_the_account_then_once_with_it() -> None:
    roll_call = call()
    assert b"Authorization" not in reply(roll_call, DIGEST)
    second = reply(roll_call, CHANNELS)
    assert b'Authorization: Digest username="auditor", realm="IP Camera(C0000)"' in second
    assert b"not to be seen" not in second
    assert b"GET /ISAPI/System/capabilities" in reply(roll_call, DIGEST)
    reply(roll_call, b"HTTP/1.1 200 OK\r\n\r\n<DeviceCap/>")
    assert roll_call.next_probe() is None
    assert roll_call.end is RollCallEnd.READ


def test_a_list_that_needs_no_login_gets_none() -> None:
    roll_call = call(questions=(HIKVISION_CHANNELS,))
    reply(roll_call, CHANNELS)
    assert roll_call.next_probe() is None
    assert roll_call.end is RollCallEnd.READ


@pytest.mark.parametrize(
    "refusal", [DIGEST, BASIC, b"HTTP/1.1 403 Forbidden\r\n\r\n", DIGEST.replace(b"nonce", b"stale=true, nonce")]
)
def test_an_account_that_was_refused_is_never_tried_again(refusal: bytes) -> None:
    roll_call = call()
    reply(roll_call, DIGEST)
    reply(roll_call, refusal)
    assert roll_call.end is RollCallEnd.ACCOUNT_REFUSED
    assert roll_call.next_probe() is None


def test_basic_is_not_answered_over_plain_http() -> None:
    roll_call = call()
    reply(roll_call, BASIC)
    assert roll_call.end is RollCallEnd.NO_SAFE_LOGIN
    assert roll_call.next_probe() is None


@pytest.mark.parametrize("roll_call", [call(allow_basic=True), call(HTTPS)], ids=["allowed", "inside TLS"])
def test_basic_is_answered_where_nothing_else_is_offered_and_it_may_be(roll_call: RollCall) -> None:
    reply(roll_call, BASIC)
    assert b"Authorization: Basic " in reply(roll_call, CHANNELS)


@pytest.mark.parametrize("roll_call", [call(allow_basic=True), call(HTTPS)], ids=["allowed", "inside TLS"])
def test_basic_is_not_answered_where_digest_is_offered(roll_call: RollCall) -> None:
    reply(roll_call, BASIC.replace(b"\r\n\r\n", b"\r\n" + DIGEST.partition(b"\r\n")[2]))
    assert b"Authorization: Digest " in reply(roll_call, CHANNELS)


def test_what_is_not_there_is_passed_over() -> None:
    roll_call = call()
    reply(roll_call, b"HTTP/1.1 404 Not Found\r\n\r\n")
    reply(roll_call, b"HTTP/1.1 404 Not Found\r\n\r\n")
    assert roll_call.next_probe() is None
    assert roll_call.end is RollCallEnd.NOT_OFFERED


@pytest.mark.parametrize("end", [end for end in ScanEnd if end not in (ScanEnd.ANSWERED, ScanEnd.TOO_LONG)])
def test_without_an_answer_nothing_more_is_asked(end: ScanEnd) -> None:
    roll_call = call()
    reply(roll_call, b"", end)
    assert (roll_call.end, roll_call.next_probe()) == (RollCallEnd.NO_ANSWER, None)


def test_nothing_is_asked_while_an_answer_is_awaited() -> None:
    roll_call = call()
    assert roll_call.next_probe() is not None
    assert roll_call.next_probe() is None


def test_an_answer_without_a_question_and_too_few_nonces_are_mistakes() -> None:
    with pytest.raises(ValueError):
        call().take(exchange("x", CHANNELS))
    with pytest.raises(ValueError):
        RollCall(HTTP, AUDITOR, QUESTIONS, ("a",))


_ANSWERS = st.sampled_from(
    [DIGEST, BASIC, CHANNELS, b"", b"HTTP/1.1 404 x\r\n\r\n", b"HTTP/1.1 403 x\r\n\r\n", b"SSH-2.0"]
)


@given(
    st.lists(_ANSWERS | st.binary(max_size=60), min_size=10, max_size=10), st.booleans(), st.sampled_from([HTTP, HTTPS])
)
def test_whatever_is_answered_the_account_fails_at_most_once(
    answers: list[bytes], allow_basic: bool, target: Target
) -> None:
    roll_call = call(target, allow_basic)
    failed = sent_with = 0
    for received in answers:
        probe = roll_call.next_probe()
        if probe is None:
            break
        sent = probe.ask(target)
        with_account = b"Authorization" in sent
        assert with_account == (probe.id in LOGIN_PROBES)
        assert allow_basic or target is HTTPS or b"Basic" not in sent
        assert sent.startswith(b"GET /")
        sent_with += with_account
        failed += with_account and received[9:12] in (b"401", b"403")
        assert failed <= 1
        roll_call.take(exchange(probe.id, received))
    assert sent_with <= 2, "once a question"
    assert roll_call.next_probe() is None or roll_call.end is None


def test_what_will_be_sent_is_shown_before_without_the_password() -> None:
    text = shown(HTTP, AUDITOR, (HIKVISION_CHANNELS,))
    assert "GET /ISAPI/ContentMgmt/InputProxy/channels" in text
    assert "192.0.2.9 port 80 over http, as 'auditor' (password: ********)" in text
    assert "not to be seen" not in text
    assert "left alone" in text
    assert "READABLE ON THE NETWORK" in shown(HTTP, AUDITOR, QUESTIONS, allow_basic=True)
    assert "inside TLS" in shown(HTTPS, AUDITOR, QUESTIONS)


@pytest.mark.parametrize("probe", [call(questions=(question,)).next_probe() for question in QUESTIONS])
def test_a_question_only_reads(probe: Probe) -> None:
    line = probe.ask(HTTP).decode().partition("\r\n")[0]
    assert line.startswith("GET ")
    assert not any(word in line for word in ("setConfig", "reboot", "PUT", "snapshot", "FDLib", "userCheck", "User"))


def test_questions_go_to_proven_makers_alone() -> None:
    assert questions_for(frozenset({"asks:hikvision", "video"})) == ()
    assert {question.maker for question in questions_for(frozenset({"is:dahua"}))} == {"dahua"}


def test_cameras_behind_a_hikvision_recorder() -> None:
    first, second = attached_in(exchange("rollcall.hikvision-channels.login", CHANNELS))
    assert (first.channel, first.model, second.protocol, second.model) == ("1", "DS-2CD2322WD-I", "ONVIF", None)
    fields = {f.name: f.value for part in attached_parts(first) for f in take_apart(part.kind, part.field, part.raw)}
    assert fields["model.number"] == "DS-2CD2322WD-I"
    assert fields["serial.number"] == "DS-2CD2322WD-I20151013BBWR000000000"
    assert fields["firmware.version"] == "V5.5.0 build 170725"
    assert [(part.field, part.raw) for part in attached_parts(second)] == [("register.category", "network camera")]


def test_cameras_behind_a_dahua_recorder() -> None:
    answer = b"HTTP/1.1 200 OK\r\n\r\n" + REMOTE.encode()
    first, second = attached_in(exchange("rollcall.dahua-channels.login", answer, "dahua-cgi"))
    assert (first.channel, first.protocol, first.address) == ("1", "Onvif", "192.168.254.2")
    assert (first.model, first.firmware, first.mac) == ("DS-2CD1143G0-I", "V5.7.1 build 211102", "00:00:00:00:00:01")
    assert (second.channel, second.model, second.mac) == ("2", None, None)
    assert "12345" not in repr((first, second))


def test_the_attached_cameras_are_not_the_recorder() -> None:
    fields = {field.name for field in read_dahua_cgi(REMOTE)}
    assert "mac.address" not in fields
    assert "dahua-cgi.type" not in fields


def test_the_other_spelling_of_the_list() -> None:
    (camera,) = read_attached(
        "table.RemoteDevice[4].Address=192.168.254.5\ntable.RemoteDevice[4].DeviceType=DH-T4A-PV\n"
    )
    assert (camera.channel, camera.model) == ("5", "DH-T4A-PV")


@pytest.mark.parametrize(
    "probe", ["rollcall.dahua-channels.login", "rollcall.hikvision-capabilities.login", "http.root"]
)
def test_other_answers_hold_no_cameras(probe: str) -> None:
    assert attached_in(exchange(probe, CHANNELS)) == ()


def test_a_refusal_holds_no_cameras() -> None:
    assert attached_in(exchange("rollcall.hikvision-channels", CHANNELS.replace(b"200", b"401"))) == ()


def test_a_channel_list_is_evidence_of_isapi() -> None:
    parts = parts_of(exchange("rollcall.hikvision-channels.login", CHANNELS))
    assert [part.kind for part in parts] == ["http", "isapi"]


@given(st.binary(max_size=300), st.sampled_from(["rollcall.dahua-channels.login"]))
def test_any_list_gives_cameras_or_none(data: bytes, probe: str) -> None:
    for camera in attached_in(exchange(probe, b"HTTP/1.1 200 OK\r\n\r\n" + data)):
        attached_parts(camera)


@given(
    st.lists(
        st.tuples(st.integers(0, 9999), st.sampled_from(["Address", "Enable", "Mac"]), st.text(max_size=9)), max_size=40
    )
)
def test_any_places_give_cameras_or_none(places: list[tuple[int, str, str]]) -> None:
    read_attached("".join(_PLACE.format(*place) for place in places))


def test_every_prefix_of_a_list_is_read() -> None:
    for length in range(0, len(REMOTE), 7):
        assert len(read_attached(REMOTE[:length])) <= 2
    assert DAHUA_CHANNELS in QUESTIONS
