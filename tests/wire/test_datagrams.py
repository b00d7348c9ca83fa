"""Datagrams as they travel, kept one character a byte: each gives the fields that its text form gives."""

from __future__ import annotations

import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.observation import Field
from camcensus.wire.answers import take_apart
from camcensus.wire.bounds import MAX_FIELDS
from camcensus.wire.dns_message import is_message, read_records
from camcensus.wire.snmp_message import is_response, read_bindings


def kept(data: bytes) -> str:
    return data.decode("latin-1")


def _name(text: str) -> bytes:
    return b"".join(bytes([len(label.encode())]) + label.encode() for label in text.split(".")) + b"\0"


def _record(name: bytes, kind: int, content: bytes) -> bytes:
    return name + struct.pack(">HHIH", kind, 0x8001, 120, len(content)) + content


# A pointer to the service's name, which stands first, at 12.
_SERVICE = _name("_axis-video._tcp.local")
_INSTANCE = b"\x1cAXIS P3245-LV - ACCC8E000000" + b"\xc0\x0c"
MDNS = b"".join(
    [
        struct.pack(">6H", 0, 0x8400, 0, 1, 0, 3),
        _record(_SERVICE, 12, _INSTANCE),
        _record(_INSTANCE, 33, struct.pack(">3H", 0, 0, 80) + _name("axis-accc8e000000.local")),
        _record(_INSTANCE, 16, b"\x17macaddress=ACCC8E000000\x05other"),
        _record(_name("axis-accc8e000000.local"), 1, bytes([192, 0, 2, 4])),
    ]
)


def _ber(tag: int, *content: bytes) -> bytes:
    joined = b"".join(content)
    size = bytes([len(joined)]) if len(joined) < 0x80 else b"\x82" + len(joined).to_bytes(2, "big")
    return bytes([tag]) + size + joined


def _response(*bindings: bytes) -> bytes:
    head = (_ber(2, b"\1"), _ber(2, b"\0"), _ber(2, b"\0"))
    return _ber(0x30, _ber(2, b"\1"), _ber(4, b"owners-own"), _ber(0xA2, *head, _ber(0x30, *bindings)))


_DESCRIPTION = _ber(6, bytes.fromhex("2b06010201010100"))
_OBJECT = _ber(6, bytes.fromhex("2b06010201010200"))
SNMP = _response(
    _ber(0x30, _DESCRIPTION, _ber(4, b"Hikvision company products")),
    _ber(0x30, _OBJECT, _ber(6, bytes.fromhex("2b06010401838651"))),  # 1.3.6.1.4.1.50001
    _ber(0x30, _ber(6, bytes.fromhex("2b0601040182b17d010100")), _ber(4, b"DS-2CD2042WD-I")),
    _ber(0x30, _ber(6, bytes.fromhex("2b0601040182b17d010300")), _ber(0x80)),  # noSuchObject
)

_DEVICE = {"deviceInfo": {"DeviceClass": "IPC", "DeviceType": "IPC-HFW1230S", "MachineName": "Tür", "Vendor": "Dahua"}}
# 123 is "{": a header whose numbers look like the beginning of the JSON
DHIP_JSON = json.dumps(
    {"mac": "3c:ef:8c:00:00:00", "method": "client.notifyDevInfo", "params": _DEVICE}, ensure_ascii=False
)
DHIP = struct.pack("<I4sQQQ", 32, b"DHIP", 123, 123, 123) + DHIP_JSON.encode() + b"\n\0"

XIONGMAI_JSON = json.dumps(
    {"NetWork.NetCommon": {"HostName": "cam", "MAC": "00:12:16:00:00:00", "SN": "0", "TCPPort": 34567}}
)
XIONGMAI = struct.pack("<BBHIIHHI", 255, 0, 0, 123, 0, 0, 1531, 123) + XIONGMAI_JSON.encode() + b"\n\0"

TPLINK_JSON = json.dumps(
    {"result": {"device_type": "SMART.IPCAMERA", "device_model": "C200", "mac": "00-00-00-00-00-00", "ip": "192.0.2.9"}}
)
TPLINK = b"\x02\x00\x00\x01\x01\x7b\x00\x00\x00\x00\x00\x00{{{{" + TPLINK_JSON.encode()


def _scrambled(text: str) -> bytes:
    key, out = 171, bytearray()
    for byte in text.encode():
        key ^= byte
        out.append(key)
    return bytes(out)


KASA_JSON = json.dumps(
    {"system": {"get_sysinfo": {"model": "KC120(EU)", "mic_type": "IOT.IPCAMERA", "sw_ver": "2.3.6"}}}
)
KASA = _scrambled(KASA_JSON)


def test_an_mdns_message() -> None:
    assert set(take_apart("mdns", None, kept(MDNS))) >= {
        Field("mdns.service", "_axis-video._tcp"),
        Field("mdns.instance", "AXIS P3245-LV - ACCC8E000000"),
        Field("mdns.host", "axis-accc8e000000"),
        Field("mdns.txt", "macaddress=ACCC8E000000"),
        Field("model.number", "AXIS P3245-LV"),
    }


def test_a_snmp_response() -> None:
    assert [(f.name, f.value) for f in take_apart("snmp", None, kept(SNMP)) if f.name.startswith("snmp.")] == [
        ("snmp.sysdescr", "Hikvision company products"),
        ("snmp.sysobjectid", "1.3.6.1.4.1.50001"),
        ("snmp.enterprise", "50001"),
        ("snmp.value", "1.3.6.1.4.1.39165.1.1.0 = DS-2CD2042WD-I"),
    ]


def test_a_community_is_never_among_the_fields() -> None:
    assert "owners-own" not in str(take_apart("snmp", None, kept(SNMP)))


@pytest.mark.parametrize(
    ("kind", "datagram", "text"),
    [
        pytest.param("dhip", DHIP, DHIP_JSON, id="DHIP"),
        pytest.param("xiongmai", XIONGMAI, XIONGMAI_JSON, id="Xiongmai"),
        pytest.param("tplink-discovery", TPLINK, TPLINK_JSON, id="TP-Link"),
        pytest.param("tplink-discovery", KASA, KASA_JSON, id="TP-Link scrambled"),
    ],
)
def test_a_header_whose_numbers_look_like_json_is_passed_over(kind: str, datagram: bytes, text: str) -> None:
    found = take_apart(kind, None, kept(datagram))
    assert found == take_apart(kind, None, text)
    assert "unreadable" not in {field.name for field in found}


def test_a_scrambled_answer_with_a_brace_by_chance() -> None:
    texts = (
        KASA_JSON.replace("2.3.6", f"{digit}.{chr(letter)}") for letter in range(0x80, 0x800) for digit in range(200)
    )
    chance = next(
        text for text in texts if "{" in kept(_scrambled(text))
    )  # all of ASCII is scrambled to bytes over 127
    assert Field("tplink.model", "KC120(EU)") in take_apart("tplink-discovery", None, kept(_scrambled(chance)))


SAMPLES = [("mdns", MDNS), ("snmp", SNMP), ("dhip", DHIP), ("xiongmai", XIONGMAI), ("tplink-discovery", TPLINK)]
SAMPLES.append(("tplink-discovery", KASA))


@pytest.mark.parametrize(("kind", "datagram"), SAMPLES)
def test_every_prefix_is_read_as_far_as_it_goes(kind: str, datagram: bytes) -> None:
    whole = set(take_apart(kind, None, kept(datagram)))
    for length in range(len(datagram)):
        fields = take_apart(kind, None, kept(datagram[:length]))
        assert len(fields) <= MAX_FIELDS
        if kind == "snmp" and is_response(kept(datagram[:length])):
            cut = {field for field in set(fields) - whole if not any(field.value in other.value for other in whole)}
            assert not cut


@given(st.sampled_from(SAMPLES), st.data())
def test_damage_never_raises(sample: tuple[str, bytes], data: st.DataObject) -> None:
    kind, datagram = sample
    damaged = bytearray(datagram)
    for place, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(datagram) - 1), st.integers(0, 255)), max_size=8)
    ):
        damaged[place] = value
    assert len(take_apart(kind, None, kept(bytes(damaged)))) <= MAX_FIELDS


@given(st.sampled_from(["mdns", "snmp", "dhip", "xiongmai", "tplink-discovery"]), st.binary(max_size=300))
def test_any_bytes_never_raise(kind: str, data: bytes) -> None:
    assert len(take_apart(kind, None, kept(data))) <= MAX_FIELDS


@given(st.binary(max_size=200).map(lambda tail: struct.pack(">6H", 0, 0x8400, 0, 3, 3, 3) + tail))
def test_any_records_never_raise(data: bytes) -> None:
    read_records(kept(data))


@given(st.text(max_size=100))
def test_any_text_never_raises(text: str) -> None:
    assert isinstance(is_message(text), bool)
    read_records(text)
    read_bindings(text)


def test_a_name_that_points_at_itself_ends() -> None:
    loop = (
        struct.pack(">6H", 0, 0x8400, 0, 1, 0, 0) + b"\x01a\xc0\x0c" + struct.pack(">HHIH", 12, 1, 0, 2) + b"\xc0\x0c"
    )
    assert is_message(kept(loop))
    assert len(read_records(kept(loop))[0].name) < 600


def test_text_is_no_message() -> None:
    assert not is_message("_axis-video._tcp.local")
    assert not is_response("0.1.2 = 3")


def test_a_question_is_no_answer() -> None:
    assert not is_message(kept(struct.pack(">6H", 0, 0, 1, 0, 0, 0) + _SERVICE + b"\0\x0c\0\1"))
