"""Words that may be model numbers, and the fields that state numbers."""

from __future__ import annotations

import pytest

from camcensus.model.observation import Field
from camcensus.wire.texts import model_words, read_host_name, read_text, with_numbers


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("4 x DS-2CD2143G0-I, lobby", "DS-2CD2143G0-I", id="comma after it"),
        pytest.param("Camera (DS-2CD2143G0-I).", "DS-2CD2143G0-I", id="in brackets, full stop after"),
        pytest.param('NVR "iDS-7208HQHI-M1(A)/S(C)"', "iDS-7208HQHI-M1(A)/S(C)", id="brackets of its own stay"),
        pytest.param("Model: RLC-810A;", "RLC-810A", id="semicolon after it"),
        pytest.param("lobby Axis P3245-LVE dome", "Axis P3245-LVE", id="two words together"),
        pytest.param("a Reolink Argus 3 Pro here", "Argus 3 Pro", id="three words together"),
    ],
)
def test_number_is_found_in_a_text(text, word):
    assert word in model_words(text)


def test_words_without_a_digit_are_no_numbers():
    assert model_words("x" * 65 + " dome camera") == ()


def test_long_texts_are_bounded():
    assert len(model_words("A1 " * 5_000)) <= 200


@pytest.mark.parametrize(
    ("field", "name"),
    [
        pytest.param("register.model", "register.model", id="a column"),
        pytest.param("asset-row", "text.whole", id="a row"),
        pytest.param(None, "text.whole", id="nothing known"),
    ],
)
def test_text_goes_into_the_field_it_came_from(field, name):
    assert read_text(" DS-2CD2143G0-I\n", field) == (Field(name, "DS-2CD2143G0-I"),)


@pytest.mark.parametrize(
    ("states", "number"),
    [
        ("sadp.DeviceDescription", "model.number"),
        ("dhip.SerialNo", "serial.number"),
        ("isapi.firmware", "firmware.version"),
    ],
)
def test_stated_numbers_are_given_as_such(states, number):
    assert with_numbers([Field(states, "X1")]) == (Field(states, "X1"), Field(number, "X1"))


@pytest.mark.parametrize("name", ["http.server", "http.body", "dns.name"])
def test_other_fields_state_no_number(name):
    assert with_numbers([Field(name, "X1")]) == (Field(name, "X1"),)


@pytest.mark.parametrize("name", ["http.title", "rtsp.realm", "ftp.banner", "snmp.sysdescr", "tls.subject.cn"])
def test_a_title_realm_greeting_or_certificate_may_hold_nothing_but_a_model_number(name):
    assert with_numbers([Field(name, "DH-NVR4108HS")])[1] == Field("model.number", "DH-NVR4108HS")


def test_a_constant_of_a_script_states_its_value():
    assert with_numbers([Field("http.script-value", "nvr.model_name=XRN-3010")])[1:] == (
        Field("model.number", "XRN-3010"),
    )


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Litedev.EU.hik-connect.com.", "litedev.eu.hik-connect.com"),
        ("eucas.ezvizlife.com:6500", "eucas.ezvizlife.com"),
    ],
)
def test_host_names_are_set_in_one_way(raw, name):
    assert read_host_name(raw, "dns.name") == (Field("dns.name", name),)


def test_version_text_of_a_name_server_is_no_name():
    assert read_host_name("9.11.4-P2", "dns_versionbind") == (Field("banner", "9.11.4-P2"),)
