"""What holds for every reader of a maker's own protocol: a value or WireError, on anything, cut anywhere, in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.axis_vapix import read_vapix
from camcensus.wire.dahua_cgi import read_dahua_cgi
from camcensus.wire.dahua_dhip import read_dhip
from camcensus.wire.hikvision_isapi import read_attached, read_isapi
from camcensus.wire.hikvision_sadp import read_sadp
from camcensus.wire.texts import read_host_name, read_text, with_numbers
from camcensus.wire.tplink_discovery import read_tplink
from camcensus.wire.xiongmai import read_xiongmai

SAMPLES = {
    "sadp": (
        read_sadp,
        (
            "<ProbeMatch><Types>inquiry</Types><DeviceDescription>DS-2CD2385G1-I</DeviceDescription>"
            "<DeviceSN>DS-2CD2385G1-I20200414AAWRE00000000</DeviceSN><MAC>58-50-ed-00-00-00</MAC>"
            "<SoftwareVersion>V5.6.2build 190701</SoftwareVersion></ProbeMatch>"
        ),
    ),
    "isapi": (
        read_isapi,
        (
            '<?xml version="1.0" encoding="UTF-8"?>\n<DeviceInfo version="2.0" '
            'xmlns="http://www.hikvision.com/ver20/XMLSchema"><model>DS-2CD2146G2-ISU</model>'
            "<firmwareVersion>V5.7.17</firmwareVersion><firmwareReleasedDate>build 240606</firmwareReleasedDate>"
            "<deviceType>IPCamera</deviceType></DeviceInfo>"
        ),
    ),
    "dhip": (
        read_dhip,
        (
            '{"mac":"3c:ef:8c:00:00:00","method":"client.notifyDevInfo","params":{"deviceInfo":'
            '{"DeviceClass":"IPC","DeviceType":"IPC-HDW5831R-ZE","Version":"2.800.0000016.0.R","Vendor":"General"}}}'
        ),
    ),
    "dahua-cgi": (read_dahua_cgi, "deviceType=IPC-HDW5831R-ZE\r\nserialNumber=4X7C5A1ZAG00000\r\nprocessor=S3LM\r\n"),
    "vapix": (
        read_vapix,
        '{"apiVersion":"1.0","data":{"propertyList":{"Brand":"AXIS","ProdNbr":"P1375","SerialNumber":"ACCC8E000000"}}}',
    ),
    "tplink": (
        read_tplink,
        '{"result":{"device_model":"C210","device_type":"SMART.IPCAMERA","mac":"40-AE-30-00-00-00"},"error_code":0}',
    ),
    "xiongmai": (read_xiongmai, '{"NetWork.NetCommon":{"HostName":"LocalHost","SN":"0000000000000000"},"Ret":100}'),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_reads_its_own_sample(name):
    read, sample = SAMPLES[name]
    assert len(read(sample, None)) >= 3


@pytest.mark.parametrize("name", SAMPLES)
def test_every_prefix_gives_fields_or_the_declared_error(name):
    read, sample = SAMPLES[name]
    for length in range(len(sample)):
        try:
            fields = read(sample[:length], None)
        except WireError:
            continue
        assert all(isinstance(field, Field) for field in fields)


@pytest.mark.parametrize("name", SAMPLES)
@given(noise=st.text(max_size=300))
def test_arbitrary_text_gives_fields_or_the_declared_error(name, noise):
    read, sample = SAMPLES[name]
    for text in (noise, sample[: len(sample) // 2] + noise, sample + noise, noise + sample):
        try:
            fields = read(text, None)
        except WireError:
            continue
        assert all(isinstance(field.value, str) for field in fields)


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("\x00" * 50, id="NUL bytes"),
        pytest.param("\ud800\udfff\ud800", id="lone surrogates"),
        pytest.param("\x1b[2J\x1b]0;owned\x07", id="terminal escapes"),
        pytest.param("{" * 200_000, id="braces without end"),
        pytest.param('{"a":' * 100_000 + "1" + "}" * 100_000, id="objects 100,000 deep"),
        pytest.param("<a>" * 100_000, id="elements 100,000 deep"),
        pytest.param("HTTP/1.1 404 Not Found\r\n\r\n<html><body>no</body></html>", id="a web page"),
    ],
)
def test_what_is_not_the_protocol_is_refused_quickly(name, text):
    read, _ = SAMPLES[name]
    began = time.process_time()
    refused = False
    try:
        read(text, None)
    except WireError:
        refused = True
    assert refused or name == "isapi"  # any element may be a document of ISAPI; no other protocol reads these
    assert time.process_time() - began < 2


@given(raw=st.text(max_size=400), field=st.sampled_from([None, "asset-row", "register.model", "dns.name", "other"]))
def test_texts_never_refuse(raw, field):
    for read in (read_text, read_host_name):
        assert all(found.value for found in with_numbers(read(raw, field)))


@given(raw=st.text(max_size=300))
def test_attached_cameras_of_arbitrary_text(raw):
    try:
        cameras = read_attached(raw)
    except WireError:
        return
    assert isinstance(cameras, tuple)
