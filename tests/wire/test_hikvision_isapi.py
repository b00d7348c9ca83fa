"""ISAPI documents: device information, events, attached cameras, documents cut off."""

from __future__ import annotations

import pytest

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.hikvision_isapi import AttachedCamera, read_attached, read_isapi

INFO = """<?xml version="1.0" encoding="UTF-8"?>
<DeviceInfo version="2.0" xmlns="http://www.hikvision.com/ver20/XMLSchema">
<model>DS-2CD2146G2-ISU</model>
<serialNumber>DS-2CD2146G2-ISU00000000AAWRG00000000</serialNumber>
<macAddress>44:19:b6:00:00:00</macAddress>
<firmwareVersion>V5.7.17</firmwareVersion>
<firmwareReleasedDate>build 240606</firmwareReleasedDate>
<deviceType>IPCamera</deviceType>
</DeviceInfo>"""
CHANNELS = """<InputProxyChannelList version="1.0" xmlns="http://www.hikvision.com/ver20/XMLSchema" size="2">
<InputProxyChannel><id>1</id><name>gate</name><sourceInputPortDescriptor>
<proxyProtocol>HIKVISION</proxyProtocol><ipAddress>192.0.2.7</ipAddress><model>HWI-T220H</model>
<serialNumber>HWI-T220H00000000AAWRC00000000</serialNumber><firmwareVersion>V5.5.82 build 181022</firmwareVersion>
</sourceInputPortDescriptor></InputProxyChannel>
<InputProxyChannel><id>2</id><sourceInputPortDescriptor><proxyProtocol>ONVIF</proxyProtocol>
</sourceInputPortDescriptor></InputProxyChannel></InputProxyChannelList>"""


def test_device_information_joins_version_and_build():
    fields = read_isapi(INFO)
    assert Field("isapi.firmware", "V5.7.17 build 240606") in fields
    assert Field("isapi.model", "DS-2CD2146G2-ISU") in fields
    assert Field("mac.address", "44:19:b6:00:00:00") in fields
    assert Field("isapi.namespace", "http://www.hikvision.com/ver20/XMLSchema") in fields


def test_version_without_build_stands_alone():
    assert Field("isapi.firmware", "V4.30.005") in read_isapi(
        "<DeviceInfo><firmwareVersion>V4.30.005</firmwareVersion></DeviceInfo>"
    )


def test_attached_cameras_are_not_the_recorder():
    names = {field.name for field in read_isapi(CHANNELS)}
    assert "isapi.model" not in names
    assert Field("isapi.channels", "2") in read_isapi(CHANNELS)


def test_attached_cameras_are_listed_with_what_the_recorder_says():
    assert read_attached(CHANNELS) == (
        AttachedCamera(
            "1", "HIKVISION", "192.0.2.7", "HWI-T220H", "HWI-T220H00000000AAWRC00000000", "V5.5.82 build 181022"
        ),
        AttachedCamera("2", "ONVIF", None, None, None, None),
    )


def test_other_documents_have_no_attached_cameras():
    assert read_attached(INFO) == ()


def test_value_that_was_cut_off_is_not_taken():
    cut = INFO[: INFO.index("ISU</model>")]
    assert "isapi.model" not in {field.name for field in read_isapi(cut)}


def test_event_in_a_multipart_message_is_found_behind_its_headers():
    text = (
        "--boundary\r\nContent-Type: application/xml\r\n\r\n"
        "<EventNotificationAlert><macAddress>44:19:b6:00:00:00</macAddress></EventNotificationAlert>"
    )
    assert read_isapi(text) == (
        Field("isapi.root", "EventNotificationAlert"),
        Field("mac.address", "44:19:b6:00:00:00"),
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<html><body>Login</body></html>", id="a web page"),
        pytest.param("<s:Envelope xmlns:s='urn:x'/>", id="a SOAP answer"),
        pytest.param("type=IPC-HDW5831R-ZE", id="an answer of another protocol"),
        pytest.param('<!DOCTYPE a [<!ENTITY b "c">]><DeviceInfo/>', id="a document with entities"),
    ],
)
def test_other_documents_are_refused(text):
    with pytest.raises(WireError):
        read_isapi(text)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        pytest.param(
            '{"DeviceInfo":{"model":"DS-KV6113-WPE1(C)","firmwareVersion":"V2.2.77","firmwareReleasedDate":"build 240515"}}',
            Field("isapi.firmware", "V2.2.77 build 240515"),
            id="device information",
        ),
        pytest.param(
            '{"ipAddress":"192.0.2.7","eventType":"AccessControllerEvent","eventState":"active"}',
            Field("isapi.root", "EventNotificationAlert"),
            id="an event",
        ),
        pytest.param(
            '{"FaceCap":{"isSupportFaceContrast":true,"isSupportFaceSnap":false}}',
            Field("analytics.offered", "face comparison (isSupportFaceContrast)"),
            id="capabilities",
        ),
    ],
)
def test_json_of_newer_firmware(text, field):
    fields = read_isapi(text)
    assert field in fields
    assert Field("analytics.offered", "face capture (isSupportFaceSnap)") not in fields


def test_json_of_others_is_refused():
    with pytest.raises(WireError):
        read_isapi('{"result":0,"error_code":1}')
