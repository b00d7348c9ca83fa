"""What a device calls itself, where no fingerprint knows its words: a badge, and never more than the words say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.identify.combine import combine
from camcensus.identify.match import Matcher
from camcensus.identify.own_words import own_name
from camcensus.identify.signs import signs_of
from camcensus.model.observation import Field, Observation
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()
BARE = Matcher(())  # no fingerprint at all: only the words are left


def told(field: str, value: str) -> tuple[str, bool | None] | None:
    found = own_name(BOOK, Field(field, value))
    return None if found is None else (found[0].id, found[1])


@pytest.mark.parametrize(
    ("field", "value", "badge", "camera"),
    [
        ("onvif.manufacturer", "ABUS", "abus", None),
        ("onvif.manufacturer", "PTZOptics", "ptzoptics", None),
        ("onvif.manufacturer", "Motorola Solutions Inc.", "motorola-solutions", None),
        ("upnp.manufacturer", "eneo", "eneo", None),
        ("upnp.manufacturer", "Costar Video Systems", "costar", None),
        ("http.title", "Hikrobot Network Camera", "hikrobot", True),
        ("http.title", "Costar Video Systems IP Camera CDI200", "costar", True),
        ("http.realm", "Grandstream IP Camera", "grandstream", True),
        ("http.server", "Edimax IP Camera/1.2", "edimax", True),
        ("rtsp.server", "Zmodo RTSP Server/1.0", "zmodo", True),
        ("sdp.session", "Panasonic streaming server", "panasonic", True),
        ("snmp.sysdescr", "PTZOptics Network Camera PT20X", "ptzoptics", True),
        ("onvif.scope.name", "eneo IPB-72", "eneo", None),
    ],
)
def test_a_name_that_the_device_gives_itself_is_its_badge(field, value, badge, camera) -> None:
    assert told(field, value) == (badge, camera)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("http.title", "Hikvision CCTV Cameras | Shop"),
        ("http.title", "Reolink security cameras"),
        ("http.title", "Dahua camera viewer for Windows"),
        ("http.title", "Panasonic air conditioning"),
        ("http.title", "Welcome to the Bosch dishwasher"),
        ("http.title", "Milestone plan of the network camera project"),
        ("http.title", "Ring network"),
        ("http.realm", "Login to Vigor"),
        ("http.realm", "Router for Hikvision IP camera"),
        ("http.server", "nginx (Axis network camera proxy)"),
        ("rtsp.server", "go2rtc for Hikvision camera"),
        ("upnp.friendly-name", "Canon MG5700 series"),
        ("upnp.model-description", "Canon IJ Printer"),
        ("tls.subject.o", "Hangzhou Hikvision Digital Technology Co., Ltd."),
        ("onvif.scope.name", "Reception, the Axis one"),
        ("onvif.scope.name", "Honeywell lobby"),
        ("onvif.manufacturer", "ONVIF"),
        ("onvif.manufacturer", "Not Hikvision"),
        ("http.title", "Hikvision network camera " + "x" * 200),
        ("dns.host", "Hikvision camera"),
    ],
)
def test_words_about_cameras_or_of_others_are_nobodys_badge(field, value) -> None:
    assert told(field, value) is None


def test_a_badge_leads_to_its_maker_by_facts_and_stays_a_label() -> None:
    raw = 'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm="Hikrobot IP Camera"\r\n\r\n'
    observation = Observation(id="1", kind="http", raw=raw)
    found = combine(BOOK, "1", signs_of(BOOK, BARE, observation))
    assert (found.manufacturer, found.brand) == ("hikrobot", "Hikrobot")
    assert found.standing.value == "likely"
    assert found.is_camera_equipment
    assert "own-name:hikrobot" in [reason.fingerprint for reason in found.reasons]


def test_where_a_fingerprint_has_named_somebody_the_words_add_nothing() -> None:
    raw = "HTTP/1.1 200 OK\r\nServer: App-webs/\r\n\r\n<title>Hikvision network camera</title>"
    observation = Observation(id="1", kind="http", raw=raw)
    signs = signs_of(BOOK, Matcher(BOOK.fingerprints), observation)
    assert signs
    assert not [sign for sign in signs if sign.rule.startswith("own-name:")]


@given(st.text(max_size=200), st.sampled_from(["http.title", "onvif.manufacturer", "onvif.scope.name", "rtsp.realm"]))
def test_any_text_gives_a_badge_or_none(text, field) -> None:
    found = own_name(BOOK, Field(field, text))
    assert found is None or found[0].text in text
