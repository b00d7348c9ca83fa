"""Two questions that are never one: who made the device, and who controlled the brand on the day.

The conformance cases of the rules, at the level of makers and control; the verdicts are tested with the instruments.
"""

from __future__ import annotations

from datetime import date

import pytest

from camcensus.identify.control import controlled_by, controllers_of
from camcensus.identify.rebrand import makers_of
from camcensus.model.truth import Truth
from camcensus.store.shipped import shipped_facts


def makers(brand: str, model: str | None = None, produced: date | None = None) -> set[str]:
    return {claim.maker for claim in makers_of(shipped_facts(), brand, model, produced)}


def test_honeywell_hqa_bought_in_2021_is_made_by_dahua() -> None:
    assert makers("Honeywell", "HQA2BR2") == {"dahua"}
    assert makers("Honeywell", "HQA2BR2", date(2021, 6, 1)) == {"dahua"}


@pytest.mark.parametrize(
    ("produced", "expected"),
    [
        pytest.param(date(2022, 4, 30), {"dahua"}, id="the month that supply ended"),
        pytest.param(date(2022, 5, 1), set(), id="after it"),
    ],
)
def test_honeywell_stopped_buying(produced: date, expected: set[str]) -> None:
    assert makers("Honeywell", "HQA2BR2", produced) == expected


def test_honeywell_35_series_inherits_nothing() -> None:
    assert makers("Honeywell", "35 Series HC35W45R3") == set()


def test_lorex_recorder_in_june_2024_has_a_free_owner_and_a_listed_maker() -> None:
    day = date(2024, 6, 1)
    book = shipped_facts()
    assert [path.controller for path in controllers_of(book, "lorex", day) if path.holds is Truth.YES] == ["skywatch"]
    assert controlled_by(book, "lorex", "dahua", day)[0] is Truth.NO
    assert makers("Lorex", "N881A63B") == {"dahua"}


def test_uniview_stands_under_no_named_company() -> None:
    book = shipped_facts()
    for named in ("hikvision", "dahua", "huawei", "zte", "hytera"):
        assert controlled_by(book, "uniview", named, date(2024, 1, 1))[0] is Truth.NO
    assert book.manufacturers["uniview"].country == "CN"


def test_illustra_essentials_is_dahua_and_pro_gen4_is_not() -> None:
    assert makers("Illustra Essentials", "Web3.0") == {"dahua"}
    assert makers("Illustra", "Pro Gen4 IPS08") == set()


@pytest.mark.parametrize(
    "maker", ["hikvision", "dahua", "uniview", "tiandy", "huawei", "zte", "hytera", "dji", "bytedance"]
)
def test_home_country_is_sourced(maker: str) -> None:
    assert shipped_facts().manufacturers[maker].country == "CN"


def test_tiktok_is_the_app_of_bytedance() -> None:
    assert "TikTok" in shipped_facts().manufacturers["bytedance"].aliases
