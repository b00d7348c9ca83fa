"""Answers of devices saved to a file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from camcensus.collect.importers.device_answers.importer import IMPORTER, read
from camcensus.model.errors import InputError
from camcensus.model.observation import Observation

ANSWERS = Path(__file__).parents[2] / "fixtures" / "scans" / "device-answers"


def kinds(data: bytes) -> list[str]:
    return [item.kind for item in read(io.BytesIO(data), "answer") if isinstance(item, Observation)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("isapi-deviceinfo.xml", ["isapi-deviceinfo"]),
        ("isapi-capabilities.xml", ["isapi-capabilities"]),
        ("onvif-device-information.xml", ["onvif"]),
        ("ws-discovery-probe-match.xml", ["onvif-wsd"]),
        ("upnp-description.xml", ["upnp"]),
        ("sadp-probe-match.xml", ["sadp"]),
        ("http-with-isapi-deviceinfo.http", ["http", "isapi-deviceinfo"]),
        ("rtsp-describe.txt", ["rtsp"]),
        ("dahua-system-info.txt", ["dahua-cgi"]),
        ("dahua-device-type.txt", ["dahua-cgi"]),
        ("axis-params.txt", ["vapix"]),
        ("ssdp-answer.txt", ["ssdp"]),
        ("dhip-datagram.bin", ["dhip"]),
        ("dhip.json", ["dhip"]),
    ],
)
def test_the_kind_is_told_from_the_text(name: str, expected: list[str]) -> None:
    assert kinds((ANSWERS / name).read_bytes()) == expected


def test_both_parts_of_one_answer_speak_of_one_device() -> None:
    data = (ANSWERS / "http-with-isapi-deviceinfo.http").read_bytes()
    found = [item for item in read(io.BytesIO(data), "a.http") if isinstance(item, Observation)]
    assert {item.record for item in found} == {"a.http"}
    assert found[1].raw.startswith("<?xml")


def test_a_datagram_is_given_without_its_binary_header() -> None:
    (found,) = read(io.BytesIO((ANSWERS / "dhip-datagram.bin").read_bytes()), "a")
    assert isinstance(found, Observation)
    assert found.raw.startswith('{"mac"')


INFO = (ANSWERS / "isapi-deviceinfo.xml").read_bytes()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (INFO.replace(b"<DeviceInfo", b'<!DOCTYPE x [<!ENTITY a "b">]><DeviceInfo', 1), "document type|no answer"),
        (INFO[:-20], "ends before </DeviceInfo>"),
        (INFO + b"<!--" + b"x" * 5_000_000, "too long"),
        ((ANSWERS / "dhip.json").read_bytes()[:-9], "not JSON"),
        (b"", "no answer"),
    ],
    ids=["entities", "cut off", "too long", "a datagram cut off", "empty"],
)
def test_damage_ends_in_one_error(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        kinds(data)


@pytest.mark.parametrize(
    "text",
    [
        b"version=1\nname=x\n",
        b"PATH=/bin\nserialNumber\n",
        b"<DeviceInfoList/>",
        b'<DeviceInfo xmlns="http://example.org/"><name>x</name></DeviceInfo>',
        b'timestamp,"client.notifyDevInfo"\n',
        b'{"client": "x"}',
    ],
)
def test_a_near_miss_is_not_taken(text: bytes) -> None:
    assert not IMPORTER.recognises(text, "x")
