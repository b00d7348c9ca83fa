"""TP-Link's discovery answers, in all the shapes they are kept in."""

from __future__ import annotations

import json

import pytest

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.tplink_discovery import read_tplink

SYSINFO = {
    "system": {
        "get_sysinfo": {
            "err_code": 0,
            "system": {"model": "EC60(US)", "type": "IOT.IPCAMERA", "sw_ver": "2.3.22 Build 1"},
        }
    }
}


def scrambled(text: str) -> str:
    key, out = 171, []
    for byte in text.encode():
        key ^= byte
        out.append(chr(key))
    return "".join(out)


@pytest.mark.parametrize(
    ("answer", "model", "kind"),
    [
        pytest.param({"device_model": "C210", "device_type": "SMART.IPCAMERA"}, "C210", "SMART.IPCAMERA", id="flat"),
        pytest.param(SYSINFO, "EC60(US)", "IOT.IPCAMERA", id="legacy, nested twice"),
        pytest.param(
            {"discovery_result": {"error_code": 0, "result": {"device_model": "H200", "device_type": "SMART.TAPOHUB"}}},
            "H200",
            "SMART.TAPOHUB",
            id="result of a tool",
        ),
        pytest.param(
            {
                "getDeviceInfo": {
                    "device_info": {"basic_info": {"device_model": "C720", "device_type": "SMART.IPCAMERA"}}
                }
            },
            "C720",
            "SMART.IPCAMERA",
            id="answer of the camera's own interface",
        ),
    ],
)
def test_shapes(answer, model, kind):
    fields = read_tplink(json.dumps(answer))
    assert Field("tplink.model", model) in fields
    assert Field("tplink.device_type", kind) in fields


def test_hub_is_not_its_children():
    answer = {
        "children": [{"device_model": "D230", "device_type": "SMART.TAPODOORBELL"}],
        "device_model": "H200",
        "device_type": "SMART.TAPOHUB",
    }
    assert Field("tplink.model", "H200") in read_tplink(json.dumps(answer))


def test_datagrams_of_both_ports_are_read():
    text = json.dumps(SYSINFO)
    assert read_tplink(scrambled(text)) == read_tplink(text)
    assert read_tplink("\x02\x00\x00\x01" + "\x00" * 12 + text) == read_tplink(text)


@pytest.mark.parametrize(
    "text", [pytest.param("{}", id="empty"), pytest.param('{"model":"X1"}', id="a model alone proves nothing")]
)
def test_answers_without_a_device_are_refused(text):
    with pytest.raises(WireError):
        read_tplink(text)
