"""SADP answers."""

from __future__ import annotations

import pytest

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.hikvision_sadp import one_space_before_build, read_sadp

ANSWER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<ProbeMatch>\n<Types>inquiry</Types>\n<DeviceType>141945</DeviceType>\n'
    "<DeviceDescription>DS-2CD2385G1-I</DeviceDescription>\n"
    "<DeviceSN>DS-2CD2385G1-I20200414AAWRE00000000</DeviceSN>\n<MAC>58-50-ed-00-00-00</MAC>\n"
    "<SoftwareVersion>V5.6.2build 190701</SoftwareVersion>\n</ProbeMatch>"
)


def test_answer_is_taken_apart():
    assert read_sadp(ANSWER) == (
        Field("sadp.answer", "ProbeMatch"),
        Field("sadp.Types", "inquiry"),
        Field("sadp.DeviceType", "141945"),
        Field("sadp.DeviceDescription", "DS-2CD2385G1-I"),
        Field("sadp.DeviceSN", "DS-2CD2385G1-I20200414AAWRE00000000"),
        Field("sadp.SoftwareVersion", "V5.6.2 build 190701"),
        Field("mac.address", "58-50-ed-00-00-00"),
    )


@pytest.mark.parametrize(
    ("wire", "written"),
    [
        pytest.param("V5.6.5build 200316", "V5.6.5 build 200316", id="no blank before"),
        pytest.param("V5.7.17 build 240606", "V5.7.17 build 240606", id="already so"),
        pytest.param("V4.30.005", "V4.30.005", id="no build"),
    ],
)
def test_build_stands_behind_one_blank(wire, written):
    assert one_space_before_build(wire) == written


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<Probe><Types>inquiry</Types></Probe>", id="the question itself"),
        pytest.param("<d:ProbeMatch><DeviceSN>x</DeviceSN></d:ProbeMatch>", id="WS-Discovery has a prefix"),
        pytest.param("<ProbeMatch><Types>inquiry</Types></ProbeMatch>", id="names no device"),
    ],
)
def test_other_messages_are_refused(text):
    with pytest.raises(WireError):
        read_sadp(text)
