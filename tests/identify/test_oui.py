"""The registrant of a MAC address, in every way one is written, and the table behind it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.facts.book import FactBook
from camcensus.identify.oui import badge_of, hexadecimal, registrant_of
from camcensus.store.shipped import shipped_facts

TABLE = "prefix,registrant,manufacturer,seen\n" + "\n".join(
    [
        "4419B6,Maker A,maker-a,2026-01-01",
        "70B3D5,IEEE,,2026-01-01",
        "70B3D51,Maker B,maker-b,2026-01-01",
        "70B3D5123,Maker C,maker-c,2026-01-01",
    ]
)


def book() -> FactBook:
    return FactBook({}, {"ouis.csv": TABLE}, "0" * 64)


@pytest.mark.parametrize(
    "text",
    [
        "44:19:b6:00:00:01",
        "44-19-B6-00-00-01",
        "4419.b600.0001",
        "4419b6000001",
        "4419-b600-0001",
        "4419B6-000001",
        "44 19 b6 00 00 01",
        " 44:19:B6:0:0:1 ",
    ],
)
def test_every_way_to_write_it(text: str) -> None:
    block = registrant_of(book(), text)
    assert block is not None
    assert block.manufacturer == "maker-a"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("70:b3:d5:12:30:01", "maker-c", id="36 bits win over 28"),
        pytest.param("70:b3:d5:12:40:01", "maker-b", id="28 bits win over 24"),
        pytest.param("70:b3:d5:22:40:01", None, id="the block of the registry itself"),
    ],
)
def test_longest_prefix_wins(text: str, expected: str | None) -> None:
    block = registrant_of(book(), text)
    assert block is not None
    assert block.manufacturer == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("46:19:b6:00:00:01", id="locally administered"),
        pytest.param("45:19:b6:00:00:01", id="multicast"),
        pytest.param("ff:ff:ff:ff:ff:ff", id="broadcast"),
        pytest.param("00:00:00:00:00:00", id="in no block of the table"),
        pytest.param("44:19:b6:00:00", id="an octet short"),
        pytest.param("44:19:b6:00:00:01:02", id="an octet more"),
        pytest.param("44:19-b6:00:00:01", id="separators mixed"),
        pytest.param("44:19:b6:00:00:0g", id="no hexadecimal digit"),
        pytest.param("", id="nothing"),
        pytest.param("44:19:b6:00:00:01" * 100_000, id="far too long"),
    ],
)
def test_no_registrant(text: str) -> None:
    assert registrant_of(book(), text) is None


@given(st.text(max_size=80))
def test_any_text_is_answered(text: str) -> None:
    digits = hexadecimal(text)
    assert digits is None or re.fullmatch("[0-9A-F]{12}", digits)


def test_table_is_sound() -> None:
    shipped = shipped_facts()
    for prefix, block in shipped.ouis.items():
        assert re.fullmatch("[0-9A-F]{6}|[0-9A-F]{7}|[0-9A-F]{9}", prefix), prefix
        assert not int(prefix[1], 16) & 0b11, prefix
        assert block.manufacturer is None or block.manufacturer in shipped.manufacturers, prefix
        assert block.registrant
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", block.seen)


@pytest.mark.parametrize(
    ("mac", "expected"),
    [
        pytest.param("44:19:b6:00:00:00", "hikvision", id="Hikvision"),
        pytest.param("90:02:a9:00:00:00", "dahua", id="Dahua"),
        pytest.param("64:f2:fb:00:00:00", "hikvision", id="EZVIZ is of the Hikvision firmware"),
        pytest.param("24:b1:05:00:00:00", "hikvision", id="Prama Hikvision"),
        pytest.param("a8:31:62:00:00:00", "dahua", id="Huacheng sells Imou"),
        pytest.param("ac:cc:8e:00:00:00", "axis", id="Axis"),
        pytest.param("00:90:32:00:00:00", None, id="Pelcombe is not Pelco"),
        pytest.param("00:24:24:00:00:00", None, id="Ace Axis is not Axis"),
        pytest.param("14:2f:fd:00:00:00", None, id="a badge of its own says nothing of the maker"),
    ],
)
def test_shipped_blocks(mac: str, expected: str | None) -> None:
    block = registrant_of(shipped_facts(), mac)
    assert block is not None
    assert block.manufacturer == expected


@pytest.mark.parametrize(
    ("mac", "expected"),
    [
        pytest.param("9c:8e:cd:00:00:00", "Amcrest", id="a seller with a block of its own"),
        pytest.param("14:2f:fd:00:00:00", "LTS", id="a seller under its company name"),
        pytest.param("44:19:b6:00:00:00", None, id="a maker is no badge"),
        pytest.param("70:b3:d5:98:70:00", None, id="Axis Corporation of Japan is a homonym"),
        pytest.param("40:2c:76:10:00:00", None, id="Shanghai Dahua Scale is a homonym"),
    ],
)
def test_badge_of_a_seller(mac: str, expected: str | None) -> None:
    block = registrant_of(shipped_facts(), mac)
    assert block is not None
    assert badge_of(shipped_facts(), block) == expected
