"""VAPIX answers."""

from __future__ import annotations

import pytest

from camcensus.model.errors import WireError
from camcensus.model.observation import Field
from camcensus.wire.axis_vapix import read_vapix


def test_json_and_lines_name_the_same_fields():
    from_json = read_vapix(
        '{"apiVersion":"1.0","data":{"propertyList":{"Brand":"AXIS","ProdNbr":"P1375","Version":"10.12.240"}}}'
    )
    from_lines = read_vapix(
        "root.Brand.Brand=AXIS\nroot.Brand.ProdNbr=P1375\nroot.Properties.Firmware.Version=10.12.240\n"
    )
    assert from_json == from_lines
    assert from_json[1] == Field("vapix.ProdNbr", "P1375")


def test_serial_number_is_the_mac_address():
    assert Field("mac.address", "ACCC8E000000") in read_vapix("root.Properties.System.SerialNumber=ACCC8E000000")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('{"error":{"code":2002}}', id="an error"),
        pytest.param("type=IPC-HDW5831R-ZE", id="lines of another maker"),
        pytest.param("# Error: Error -1 getting param in group", id="a refusal"),
    ],
)
def test_other_answers_are_refused(text):
    with pytest.raises(WireError):
        read_vapix(text)
