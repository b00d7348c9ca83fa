"""Who controlled whom on a day: the control part of the conformance cases, and small books of invented companies."""

from __future__ import annotations

from datetime import date

import pytest

from camcensus.facts.book import FactBook
from camcensus.facts.records import read_records
from camcensus.identify.control import controlled_by, controllers_of
from camcensus.model.truth import Truth
from camcensus.store.shipped import shipped_facts

SOURCE = "[{title: A page, url: 'https://example.org/page', seen: '2026-01-01'}]"


def book_of(*rows: str) -> FactBook:
    text = "\n".join(f"- {{id: r{n}, confidence: high, sources: {SOURCE}, {row}}}" for n, row in enumerate(rows))
    return FactBook({"manufacturers/control.yaml": read_records("data/manufacturers/control.yaml", text)}, {}, "0" * 64)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2012, 11, 30), [], id="before FLIR bought it"),
        pytest.param(date(2018, 2, 5), [("flir", Truth.YES)], id="the last day of FLIR"),
        pytest.param(date(2018, 2, 6), [("dahua", Truth.YES)], id="the first day of Dahua"),
        pytest.param(date(2023, 1, 31), [("dahua", Truth.YES)], id="the last day known of Dahua"),
        pytest.param(
            date(2023, 2, 14), [("dahua", Truth.UNKNOWN), ("skywatch", Truth.UNKNOWN)], id="the month of sale"
        ),
        pytest.param(date(2024, 6, 1), [("skywatch", Truth.YES)], id="Skywatch after"),
    ],
)
def test_lorex(day: date, expected: list[tuple[str, Truth]]) -> None:
    assert [(path.controller, path.holds) for path in controllers_of(shipped_facts(), "lorex", day)] == expected


def test_lorex_of_2024_is_no_affiliate_of_dahua() -> None:
    assert controlled_by(shipped_facts(), "lorex", "dahua", date(2024, 6, 1)) == (Truth.NO, None)
    answer, path = controlled_by(shipped_facts(), "lorex", "dahua", date(2021, 6, 1))
    assert answer is Truth.YES
    assert path is not None
    assert "from 2018-02-06 until 2023-02" in path.says


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2024, 1, 30), ["dahua"], id="in the group"),
        pytest.param(date(2024, 1, 31), ["central-motion-picture-usa"], id="out of it"),
    ],
)
def test_dahua_usa_changed_hands(day: date, expected: list[str]) -> None:
    assert [path.controller for path in controllers_of(shipped_facts(), "dahua-usa", day)] == expected


def test_path_runs_to_the_top() -> None:
    answer, path = controlled_by(shipped_facts(), "ezviz", "sasac", date(2026, 11, 23))
    assert answer is Truth.YES
    assert path is not None
    assert [link.control.object for link in path.links] == ["ezviz", "hikvision", "cethik", "cetc"]


def test_before_a_relation_was_seen_it_is_not_known() -> None:
    assert controlled_by(shipped_facts(), "moyu-haishi", "hikvision", date(2022, 1, 1))[0] is Truth.UNKNOWN
    assert controlled_by(shipped_facts(), "moyu-haishi", "hikvision", date(2023, 3, 29))[0] is Truth.YES


def test_a_stake_of_unknown_size_is_not_control() -> None:
    answer, path = controlled_by(shipped_facts(), "prama-india", "hikvision", date(2026, 11, 23))
    assert answer is Truth.UNKNOWN
    assert path is not None
    assert "holds a stake in" in path.says


def test_a_company_is_under_itself() -> None:
    answer, path = controlled_by(shipped_facts(), "dahua", "dahua", date(2020, 1, 1))
    assert (answer, path.says if path else "") == (Truth.YES, "dahua itself")


def test_nothing_on_record() -> None:
    assert controllers_of(shipped_facts(), "not-a-company", date(2020, 1, 1)) == ()


def test_circles_are_walked_once() -> None:
    book = book_of(
        "subject: alder, predicate: controls, object: birch, holds: {from: '2000'}",
        "subject: birch, predicate: controls, object: alder, holds: {from: '2000'}",
        "subject: cedar, predicate: controls, object: alder, holds: {from: '2000'}",
    )
    assert [path.controller for path in controllers_of(book, "birch", date(2020, 1, 1))] == ["alder", "cedar"]


def test_long_chain_ends() -> None:
    rows = [f"subject: c{n + 1}, predicate: controls, object: c{n}, holds: {{from: '2000'}}" for n in range(100)]
    paths = controllers_of(book_of(*rows), "c0", date(2020, 1, 1))
    assert [path.controller for path in paths][-1] == "c12"


def test_one_doubtful_link_makes_the_path_doubtful() -> None:
    book = book_of(
        "subject: alder, predicate: controls, object: birch, holds: {from: '2000'}",
        "subject: cedar, predicate: controls, object: alder",
    )
    assert controlled_by(book, "birch", "cedar", date(2020, 1, 1))[0] is Truth.UNKNOWN
    assert controlled_by(book, "birch", "alder", date(2020, 1, 1))[0] is Truth.YES
