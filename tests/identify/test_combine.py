"""Signs into one identification: who outranks whom, what stays open, and what is never claimed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.identify.combine import combine, normal_day
from camcensus.identify.match import Matcher
from camcensus.identify.signs import Sign, signs_of
from camcensus.model.equipment import EquipmentKind, Standing
from camcensus.model.evidence import Asserts, Strength
from camcensus.model.observation import Observation
from camcensus.store.shipped import shipped_facts

BOOK = shipped_facts()
MATCHER = Matcher(BOOK.fingerprints)


def identify(*seen):
    signs = []
    for number, (kind, field, raw) in enumerate(seen):
        signs += signs_of(BOOK, MATCHER, Observation(f"o{number}", kind, raw, field))
    return combine(BOOK, "device", signs)


def sign(strength, rule="rule", kind="http", **claims):
    return Sign(rule, Observation(f"{rule}-{kind}", kind, "x"), "http.server", "x", Asserts(**claims), strength, ())


def test_nothing_seen_claims_nothing():
    found = combine(BOOK, "device", [])
    assert (found.manufacturer, found.is_camera_equipment, found.standing) == (None, None, Standing.UNKNOWN)
    assert found.note


def test_a_makers_own_words_are_confirmed():
    found = identify(("http", "http.server", "Server: DNVRS-Webs"))
    assert (found.manufacturer, found.standing) == ("hikvision", Standing.CONFIRMED)


def test_an_address_block_alone_proves_no_equipment():
    found = identify(("mac", "oui", "00:40:8C:00:00:01"))
    assert (found.manufacturer, found.is_camera_equipment) == ("axis", None)
    assert found.standing is Standing.LIKELY


def test_firmware_outranks_the_label_and_the_address_block():
    found = combine(
        BOOK,
        "device",
        [
            sign(Strength.DISTINCTIVE, "sdp", "rtsp", manufacturer="uniview"),
            sign(Strength.SELF_DECLARED, "onvif", "onvif", manufacturer="geovision", brand="GeoVision"),
            sign(Strength.REGISTERED, "oui", "mac", manufacturer="geovision"),
        ],
    )
    assert (found.manufacturer, found.brand) == ("uniview", "GeoVision")
    assert {"onvif", "oui"} <= {reason.fingerprint for reason in found.reasons if not reason.speaks_for}


def test_two_firmwares_contradict_each_other():
    found = combine(
        BOOK,
        "device",
        [
            sign(Strength.DISTINCTIVE, "a", "http", manufacturer="hikvision"),
            sign(Strength.DISTINCTIVE, "b", "rtsp", manufacturer="dahua"),
        ],
    )
    assert found.standing is Standing.CONTRADICTED
    assert found.manufacturer is None
    assert {maker for maker, _ in found.rivals} == {"hikvision", "dahua"}


def test_a_register_that_names_another_company_takes_the_confirmation_away():
    found = identify(("http", "http.server", "Server: DNVRS-Webs"), ("register", "register.manufacturer", "Mobotix"))
    assert (found.manufacturer, found.standing, found.named_otherwise) == ("hikvision", Standing.LIKELY, True)
    assert "another company" in found.note


def test_a_rebrand_fact_explains_the_label():
    found = identify(
        ("http", "http.server", "Server: DNVRS-Webs"),
        ("register", "register.manufacturer", "Annke"),
        ("register", "register.model", "C800"),
    )
    assert (found.manufacturer, found.brand, found.model) == ("hikvision", "Annke", "C800")
    assert (found.standing, found.named_otherwise) == (Standing.CONFIRMED, False)


@pytest.mark.parametrize(
    ("text", "maker", "brand"),
    [
        pytest.param("Annke N46PCK", "hikvision", "Annke", id="a badge and a series with a fact"),
        pytest.param(
            "Panasonic", "panasonic", "Panasonic", id="a company's own name, though some products are others'"
        ),
        pytest.param("Amcrest", "dahua", "Amcrest", id="a seller's name leads to who makes for it"),
        pytest.param("Honeywell", None, "Honeywell", id="a badge with several makers and no series is open"),
    ],
)
def test_from_badge_to_maker(text, maker, brand):
    found = identify(("text", "asset-row", text))
    assert found.brand == brand
    if maker is None:
        assert found.standing not in (Standing.CONFIRMED, Standing.LIKELY)
    else:
        assert found.manufacturer == maker


def test_a_makers_switch_is_no_camera():
    found = identify(("text", "asset-row", "Hikvision DS-3E0318P-E/M"))
    assert (found.manufacturer, found.is_camera_equipment, found.equipment) == (
        "hikvision",
        False,
        EquipmentKind.NETWORK,
    )


def test_a_relay_hides_the_camera_behind_it():
    found = combine(
        BOOK,
        "device",
        [
            sign(Strength.DISTINCTIVE, "relay", "rtsp", relay=True, camera_equipment=False),
            sign(Strength.DISTINCTIVE, "sdp", "rtsp", manufacturer="hikvision", camera_equipment=True),
        ],
    )
    assert found.manufacturer is None
    assert "relay" in found.note


def test_a_named_kind_outranks_a_bare_yes():
    found = combine(
        BOOK,
        "device",
        [
            sign(Strength.DISTINCTIVE, "web", camera_equipment=True),
            sign(Strength.SELF_DECLARED, "model", equipment="network", camera_equipment=False),
        ],
    )
    assert (found.equipment, found.is_camera_equipment) == (EquipmentKind.NETWORK, False)


def test_another_tools_label_is_a_label():
    found = identify(("banner", "nmap.service", "Hikvision IP camera httpd"))
    assert (found.manufacturer, found.standing) == ("hikvision", Standing.LIKELY)
    wrong = identify(
        ("banner", "nmap.service", "Lorex IP camera rtspd"),
        (
            "rtsp",
            None,
            'RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nWWW-Authenticate: Digest realm="Login to 4H01D66PAJ00000", nonce="0"\r\n\r\n',
        ),
    )
    assert (wrong.manufacturer, wrong.brand) == ("dahua", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [("20200414", "2020-04-14"), ("2020-04", "2020-04"), ("20201399", None), ("soon", None), ("", None), (None, None)],
)
def test_normal_day(text, day):
    assert normal_day(text) == day


MAKERS = st.sampled_from(["hikvision", "dahua", "axis", "uniview", "lorex", None])


@given(
    st.lists(
        st.tuples(st.sampled_from(Strength), MAKERS, st.sampled_from(["Annke", "Lorex", "Axis", None])), max_size=8
    )
)
def test_any_signs_give_a_sound_identification(parts):
    signs = [
        sign(strength, f"r{n}", manufacturer=maker, brand=brand) for n, (strength, maker, brand) in enumerate(parts)
    ]
    found = combine(BOOK, "device", signs)
    assert 0 <= found.probability <= 1
    assert (found.manufacturer is None) == (found.probability == 0)
    assert sum(p for _, p in found.rivals) + found.probability <= 1.001
    assert {s.rule for s in signs} <= {reason.fingerprint for reason in found.reasons}
    assert found == combine(BOOK, "device", signs)
    reversed_ = combine(BOOK, "device", signs[::-1])
    assert (reversed_.manufacturer, reversed_.standing, reversed_.probability) == (
        found.manufacturer,
        found.standing,
        found.probability,
    )
