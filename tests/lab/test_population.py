"""Who stands where, the same each time, and in the promised shares."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest

from camcensus.lab.personality import personalities
from camcensus.lab.population import TARPIT, Placed, default_population, place, truth_csv
from camcensus.model.errors import InputError


def _kinds(placed: tuple[Placed, ...]) -> Counter[str]:
    known = personalities()
    return Counter(
        TARPIT if each.plays == TARPIT else "camera" if known[each.plays].truth.is_camera_equipment else "other"
        for each in placed
    )


def test_the_full_network() -> None:
    placed = default_population("10.77.0.1")
    assert len(placed) == 187
    assert _kinds(placed) == {"camera": 151, "other": 23, TARPIT: 13}
    assert {each.plays for each in placed} == {*personalities(), TARPIT}
    assert len({each.address for each in placed}) == 187


def test_the_same_each_time() -> None:
    assert default_population("10.77.0.1") == default_population("10.77.0.1")
    assert default_population("10.77.0.1", seed=1) != default_population("10.77.0.1")


@pytest.mark.parametrize("count", [1, 20, 64, 253])
def test_smaller_networks_keep_the_shares(count: int) -> None:
    placed = default_population("10.77.0.1", count)
    assert abs(len(placed) - count * 187 / 254) <= 2
    assert abs(_kinds(placed)["camera"] - count * 151 / 254) <= 1


@pytest.mark.parametrize("count", [0, 255])
def test_sizes_beyond_the_limits_are_refused(count: int) -> None:
    with pytest.raises(InputError, match="1 to 254"):
        default_population("10.77.0.1", count)


def test_models_change_from_copy_to_copy() -> None:
    rows = list(csv.DictReader(io.StringIO(truth_csv(default_population("10.77.0.1")))))
    models = {row["model"] for row in rows if row["plays"] == "hikvision-camera-2024"}
    assert len(models) > 1


def test_an_id_that_nothing_has_is_refused() -> None:
    with pytest.raises(InputError, match="--list"):
        place("10.77.0.1", ["hikvison-camera"])


def test_hostile_devices_have_no_truth() -> None:
    rows = list(csv.DictReader(io.StringIO(truth_csv(place("10.77.0.1", ["hostile:drip"])))))
    assert rows == [
        {
            "address": "10.77.0.1",
            "kind": "hostile",
            "is_camera_equipment": "",
            "manufacturer": "",
            "brand": "",
            "model": "",
            "plays": "hostile:drip",
        }
    ]
