"""Which records are one device, and which are not."""

from __future__ import annotations

import time

import pytest

from camcensus.identify.group import group, normal_mac, normal_serial
from camcensus.model.equipment import Identification, Standing
from camcensus.model.observation import Observation, Origin


def nothing(key, signs):
    return Identification(key, None, None, None, None, None, None, None, None, Standing.UNKNOWN, 0.0, (), (), ())


def seen(name, record, host=None, mac=None, serial=None):
    provenance = {"serial": serial} if serial else {}
    return Observation(name, "http", "x", None, Origin("f"), record, host, None, mac, None, provenance)


def keys(*observations, keep_apart=()):
    return [(device.key, device.observations) for device in group(observations, {}, nothing, keep_apart)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("AC-CC-8E-00-00-01", "ac:cc:8e:00:00:01"),
        ("accc.8e00.0001", "ac:cc:8e:00:00:01"),
        ("00:00:00:00:00:00", None),
        ("ff:ff:ff:ff:ff:ff", None),
        ("01:00:5e:00:00:fb", None),
        ("ac:cc:8e", None),
        ("", None),
    ],
)
def test_normal_mac(text, expected):
    assert normal_mac(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4x7c5a1zag00000", "4X7C5A1ZAG00000"),
        ("n/a", None),
        ("0000000000", None),
        ("xxxx-xxxx", None),
        ("", None),
        ("123", None),
    ],
)
def test_normal_serial(text, expected):
    assert normal_serial(text) == expected


def test_one_record_is_one_device():
    assert keys(seen("a", "r1", host="192.0.2.7"), seen("b", "r1", host="192.0.2.7")) == [("192.0.2.7", ("a", "b"))]


def test_the_same_mac_in_two_inputs_is_one_device_with_a_line_that_says_so():
    first = seen("a", "scan 192.0.2.7", host="192.0.2.7", mac="AC:CC:8E:00:00:01")
    second = seen("b", "register row 4", mac="accc8e000001")
    (device,) = group([first, second], {}, nothing)
    assert device.key == "ac:cc:8e:00:00:01"
    assert device.merged_because == ("register row 4 and scan 192.0.2.7 share the MAC address ac:cc:8e:00:00:01",)


def test_an_address_handed_on_does_not_merge_two_cards():
    found = keys(
        seen("a", "monday", host="192.0.2.7", mac="ac:cc:8e:00:00:01"),
        seen("b", "friday", host="192.0.2.7", mac="ac:cc:8e:00:00:02"),
    )
    assert [observations for _, observations in found] == [("a",), ("b",)]


def test_the_same_address_without_cards_merges():
    assert len(keys(seen("a", "scan", host="192.0.2.7"), seen("b", "row", host="192.0.2.7"))) == 1


def test_a_record_can_be_kept_apart():
    two = keys(seen("a", "scan", host="192.0.2.7"), seen("b", "row", host="192.0.2.7"), keep_apart={"row"})
    assert [observations for _, observations in two] == [("a",), ("b",)]
    assert [key for key, _ in two] == ["192.0.2.7", "192.0.2.7#2"]


def test_a_chain_of_identities_is_followed():
    found = keys(
        seen("a", "scan", host="192.0.2.7"),
        seen("b", "arp", host="192.0.2.7", mac="ac:cc:8e:00:00:01"),
        seen("c", "row", mac="ac:cc:8e:00:00:01", serial="SERIAL01"),
        seen("d", "purchase", serial="serial01"),
    )
    assert [(key, sorted(observations)) for key, observations in found] == [("ac:cc:8e:00:00:01", ["a", "b", "c", "d"])]


def test_a_placeholder_serial_merges_nothing():
    assert len(keys(seen("a", "r1", serial="n/a"), seen("b", "r2", serial="n/a"))) == 2


def test_two_cards_that_one_input_saw_apart_are_two_devices_whatever_serial_they_show():
    one = seen("a", "r1", host="192.0.2.7", mac="ac:cc:8e:00:00:01", serial="PAG00000")
    other = seen("b", "r2", host="192.0.2.8", mac="ac:cc:8e:00:00:02", serial="PAG00000")
    assert len(keys(one, other)) == 2
    row = Observation("c", "register", "x", None, Origin("g"), "row 1", None, None, None, None, {"serial": "PAG00000"})
    assert len(keys(one, row)) == 1


@pytest.mark.parametrize(("hosts", "devices"), [(2, 1), (3, 3)])
def test_a_serial_that_three_addresses_of_one_input_show_was_never_set(hosts, devices):
    records = [seen(f"a{n}", f"r{n}", host=f"192.0.2.{n}", serial="PAG00000") for n in range(1, hosts + 1)]
    assert len(keys(*records)) == devices


@pytest.mark.parametrize("step", [1, 7_919], ids=["in file order", "out of order"])
def test_a_chain_of_ten_thousand_records_takes_near_linear_time(step):
    length = 10_000
    links = (number * step % length for number in range(length))
    chain = [
        seen(f"{number}{side}", f"r{number}", mac=f"44:19:b6:00:{number + side >> 8:02x}:{number + side & 255:02x}")
        for number in links
        for side in (0, 1)
    ]
    started = time.process_time()
    (device,) = group(chain, {}, nothing)
    assert time.process_time() - started < 5  # seconds; going through the whole chain at every link takes over a minute
    assert len(device.observations) == 2 * length
    assert len(device.merged_because) == length - 1
