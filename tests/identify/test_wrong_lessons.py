"""What collections of fingerprints teach wrongly, and what ours say instead: which record matches which field."""

import pytest

from camcensus.identify.match import Match, Matcher
from camcensus.model.evidence import Strength
from camcensus.model.observation import Field
from camcensus.store.shipped import shipped_facts
from camcensus.wire.answers import take_apart


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(shipped_facts().fingerprints)


def matches(matcher: Matcher, name: str, value: str) -> tuple[Match, ...]:
    return matcher.matches(Field(name, value))


def makers(found: tuple[Match, ...]) -> set[str]:
    return {match.asserts.manufacturer for match in found if match.asserts.manufacturer}


def claims_camera(found: tuple[Match, ...]) -> set[bool]:
    return {match.asserts.camera_equipment for match in found if match.asserts.camera_equipment is not None}


@pytest.mark.parametrize("protocol", ["http", "rtsp"])
@pytest.mark.parametrize(
    "realm",
    [
        pytest.param("Login to 2J01018PAA00000", id="serial number of Dahua"),
        pytest.param("Login to 4K01FD2PAJ00000", id="with letters in its tail"),
        pytest.param("Login to 00000000000000000000000000000000", id="its MD5"),
        pytest.param("Login to AMC0000000000000", id="Amcrest's letters"),
        pytest.param("Login to ND011811000000", id="Lorex's letters"),
        pytest.param("Login to IPC-HDW2431T", id="a model number"),
    ],
)
def test_login_to_a_number_is_dahuas_greeting_under_every_badge(matcher: Matcher, protocol: str, realm: str) -> None:
    assert makers(matches(matcher, f"{protocol}.realm", realm)) == {"dahua"}


@pytest.mark.parametrize(
    ("realm", "brands"),
    [
        pytest.param("Login to ND011811000000", {"Lorex"}, id="a number that Lorex uses"),
        pytest.param("Login to 2J01018PAA00000", set(), id="any other number"),
        pytest.param("Login to 00000000000000000000000000000000", set(), id="a hidden number"),
    ],
)
def test_lorex_is_claimed_for_its_own_numbers_only_and_as_badge(matcher: Matcher, realm: str, brands: set[str]) -> None:
    found = matches(matcher, "http.realm", realm)
    assert {match.asserts.brand for match in found if match.asserts.brand} == brands
    assert "lorex" not in makers(found)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("http.realm", "Login to Vigor 3300"),
        ("http.realm", "Login to the Router Web Configurator"),
        ("http.title", "Login to Webmin"),
        ("http.title", "Login to Cacti"),
        ("http.title", "Vigor Login Page"),
    ],
)
def test_the_same_words_on_a_router_or_server_are_no_camera(matcher: Matcher, name: str, value: str) -> None:
    found = matches(matcher, name, value)
    assert makers(found) == set()
    assert claims_camera(found) == {False}


def test_cross_web_server_is_tvts_and_not_its_chip_makers(matcher: Matcher) -> None:
    assert makers(matches(matcher, "http.server", "Cross Web Server")) == {"tvt"}


def test_no_record_names_a_chip_maker(matcher: Matcher) -> None:
    assert not [f.id for f in shipped_facts().fingerprints if f.asserts.manufacturer == "hisilicon"]


def test_an_icon_is_never_more_than_a_hint() -> None:
    icons = [f for f in shipped_facts().fingerprints if any(name.startswith("http.favicon") for name in f.reads)]
    assert len(icons) >= 10
    assert {f.strength for f in icons} == {Strength.SHARED}


def test_a_handshake_is_never_more_than_a_hint() -> None:
    assert {f.strength for f in shipped_facts().fingerprints if "tls.jarm" in f.reads} == {Strength.SHARED}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("onvif.manufacturer", "Lorex"),
        ("onvif.manufacturer", "Amcrest"),
        ("onvif.manufacturer", "Swann"),
        ("onvif.manufacturer", "Honeywell"),
        ("onvif.manufacturer", "TRENDnet"),
        ("http.title", "Speco IP Camera"),
        ("http.title", "Intelbras"),
        ("http.server", "Interlogix-Webs"),
    ],
)
def test_a_badge_that_several_makers_build_for_claims_no_maker(matcher: Matcher, name: str, value: str) -> None:
    found = matches(matcher, name, value)
    assert {match.asserts.brand for match in found} - {None}
    assert makers(found) == set()


@pytest.mark.parametrize("label", ["HIKVISION", "Dahua", "AXIS", "UNIVIEW", "Milesight Technology Co.,Ltd."])
def test_a_label_is_a_claim_of_the_device_and_no_more(matcher: Matcher, label: str) -> None:
    found = matches(matcher, "onvif.manufacturer", label)
    assert found
    assert {match.fingerprint.strength for match in found} == {Strength.SELF_DECLARED}


def test_a_geovision_label_on_univiews_firmware_is_outranked(matcher: Matcher) -> None:
    (label,) = matches(matcher, "onvif.manufacturer", "GeoVision")
    (stream,) = matches(matcher, "sdp.session", "VCP IPC Realtime stream")
    assert (label.asserts.manufacturer, stream.asserts.manufacturer) == ("geovision", "uniview")
    assert stream.fingerprint.strength.rank < label.fingerprint.strength.rank


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("http.server", "GStreamer RTSP server", id="a library"),
        pytest.param("rtsp.server", "GStreamer RTSP server", id="a library of Axis and of relays"),
        pytest.param("http.auth-trait", 'stale="FALSE"', id="Fujitsu's management chip writes it like Hikvision"),
        pytest.param("http.server", "webserver", id="a word on printers and cameras"),
        pytest.param("http.server", "web", id="a shorter one"),
        pytest.param("sdp.session", "Media Presentation", id="Hikvision, Hanwha and Y-cam alike"),
        pytest.param("sdp.session", "Media Server", id="two plain words"),
        pytest.param("rtsp.realm", "LIVE555 Streaming Media", id="another library"),
    ],
)
def test_what_everybody_may_say_names_no_maker(matcher: Matcher, name: str, value: str) -> None:
    found = matches(matcher, name, value)
    assert makers(found) == set()
    assert claims_camera(found) == set()


def test_a_header_of_three_makers_tells_a_camera_and_not_whose(matcher: Matcher) -> None:
    found = matches(matcher, "rtsp.header", "x-accept-dynamic-rate: 1")
    assert makers(found) == set()
    assert claims_camera(found) == {True}


def test_the_imkh_header_is_copied_and_names_no_maker(matcher: Matcher) -> None:
    found = matches(matcher, "sdp.attribute", "Media_header:MEDIAINFO=494D4B48010100000400000100000000;")
    assert makers(found) == set()
    assert claims_camera(found) == {True}


def test_an_imitator_that_names_itself_outranks_the_header_it_copied(matcher: Matcher) -> None:
    description = "v=0\r\ns=RTSP/RTP stream from anjvision ipcamera\r\na=Media_header:MEDIAINFO=494D4B480101;\r\n"
    found = [match for field in take_apart("sdp", None, description) for match in matcher.matches(field)]
    strongest = min(found, key=lambda match: match.fingerprint.strength.rank)
    assert strongest.asserts.manufacturer == "anjvision"


def test_version_two_is_no_older_version_three(matcher: Matcher) -> None:
    assert makers(matches(matcher, "rtsp.server", "Rtsp Server/3.0")) == {"dahua"}
    assert makers(matches(matcher, "rtsp.server", "Rtsp Server/2.0")) == set()


def test_hikvisions_soap_prefixes_on_an_unnamed_camera_prove_nothing(matcher: Matcher) -> None:
    answer = '<s:Envelope xmlns:s="urn:a" xmlns:hikwsd="urn:b" xmlns:hikxsd="urn:c"><s:Body><tds:GetDeviceInformationResponse>'
    answer += "<tds:Manufacturer>IPCAM</tds:Manufacturer></tds:GetDeviceInformationResponse></s:Body></s:Envelope>"
    found = tuple(match for field in take_apart("onvif", None, answer) for match in matcher.matches(field))
    assert makers(found) == set()


def test_doorbird_announces_axis_service_type(matcher: Matcher) -> None:
    assert makers(matches(matcher, "mdns.service", "_axis-video._tcp")) == set()
    assert makers(matches(matcher, "mdns.txt", "macaddress=1CCAE3000001")) == {"doorbird"}
    assert makers(matches(matcher, "mdns.txt", "macaddress=ACCC8E000001")) == {"axis"}


def test_avtech_software_is_not_avtech(matcher: Matcher) -> None:
    found = matches(matcher, "snmp.enterprise", "20916")
    assert makers(found) == set()
    assert claims_camera(found) == {False}


def test_hikvision_recorders_answer_under_a_number_that_is_not_theirs(matcher: Matcher) -> None:
    (found,) = matches(matcher, "snmp.enterprise", "50001")
    assert found.fingerprint.strength is Strength.SHARED
    (named,) = matches(matcher, "snmp.sysdescr", "Hikvision company products")
    assert named.fingerprint.strength is Strength.DISTINCTIVE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sip.user-agent", "AXIS C3003-E Network Horn Speaker"),
        ("sip.user-agent", "AXIS C8033 Network Audio Bridge"),
        ("ftp.banner", "AXIS A1001 Network Door Controller 1.65.1.1 (2018) ready."),
        ("ftp.banner", "AXIS 560 FTP Network Print Server V6.00 Jul 7 1999 ready."),
        ("snmp.sysdescr", "; AXIS D8208-R; Connectivity Hub; 1.0; x"),
        ("snmp.sysdescr", "AXIS 540/542 Print Server V5.43 Feb 2 1998"),
        ("snmp.sysdescr", "Cisco TelePresence MCU 4205"),
        ("http.title", "Cisco TelePresence MCU - Home page"),
        ("http.realm", "TiVo DVR"),
        ("telnet.banner", "Grandstream HT812 Command Shell Copyright 2006-2017 Password:"),
        ("http.server", "Grandstream GXP2020 1.2.5.3"),
        ("http.server", "TP-LINK HTTPD/1.0"),
        ("rtsp.server", "Wowza Streaming Engine 4.7.7 build20181108145350"),
        ("rtsp.server", "Flussonic (http://www.flussonic.com/) 19.04"),
        ("rtsp.server", "go2rtc/1.9.4"),
        ("onvif.manufacturer", "go2rtc"),
        ("sdp.tool", "libavformat 58.25.100"),
        ("tls.subject.o", "Polycom Inc."),
        ("http.favicon-md5", "24c58a3ffc0233ef6612f1a7c33729aa"),
    ],
)
def test_false_friends_are_known_not_to_be_cameras(matcher: Matcher, name: str, value: str) -> None:
    assert claims_camera(matches(matcher, name, value)) == {False}


@pytest.mark.parametrize(
    ("name", "value", "maker"),
    [
        ("sip.user-agent", "AXIS A8105-E Network Video Door Station", "axis"),
        ("snmp.sysdescr", "; AXIS P1375; Network Camera; 10.1.0; Jan 01 2020 10:00; 700; 1;", "axis"),
        ("telnet.banner", "Grandstream GXV3674_FHD_VF Shell Command.Copyight 2011-2014 Username:", "grandstream"),
        ("http.title", "Cisco IP Camera", "cisco"),
        ("http.realm", "TP-LINK IP-Camera", "tp-link"),
    ],
)
def test_and_their_makers_cameras_still_are(matcher: Matcher, name: str, value: str, maker: str) -> None:
    found = matches(matcher, name, value)
    assert makers(found) == {maker}
    assert claims_camera(found) == {True}
