"""Badge to maker on the shipped facts and on small books of invented brands."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.facts.book import FactBook
from camcensus.facts.records import read_records
from camcensus.identify.rebrand import brand_index, brands_made_by, find_brand, makers_of
from camcensus.model.equipment import EquipmentKind
from camcensus.model.truth import Truth
from camcensus.store.shipped import shipped_facts

SOURCE = "[{title: A page, url: 'https://example.org/page', seen: '2026-01-01'}]"


@pytest.fixture(scope="module")
def book() -> FactBook:
    return shipped_facts()


def book_of(*rows: str) -> FactBook:
    makers = "\n".join(
        f"- {{id: {name}, name: {name}, kind: company, makes: [video-surveillance], confidence: high, sources: {SOURCE}}}"
        for name in ("alder", "birch", "cedar")
    )
    brands = "\n".join(
        f"- {{brand: Lookout, brand_id: lookout, relation: oem, evidence: press, confidence: high, sources: {SOURCE}, {row}}}"
        for row in rows
    )
    return FactBook(
        {
            "manufacturers/makers.yaml": read_records("data/manufacturers/makers.yaml", makers),
            "brands/lookout.yaml": read_records("data/brands/lookout.yaml", brands),
        },
        {},
        "0" * 64,
    )


@pytest.mark.parametrize(
    ("brand", "model", "expected"),
    [
        pytest.param("Honeywell", "HQA2BR2", {"dahua"}, id="a prefix of the Performance Series"),
        pytest.param("HONEYWELL", "hqa2br2", {"dahua"}, id="whatever the case"),
        pytest.param("Honeywell", "Honeywell HQA2BR2", {"dahua"}, id="the badge repeated before the model"),
        pytest.param("Honeywell Performance Series", None, {"dahua"}, id="badge and line in one field"),
        pytest.param("Honeywell", "HRGX162", {"hikvision"}, id="the recorders of the same line are another maker's"),
        pytest.param("Honeywell", "35 Series HC35W45R3", set(), id="the 35 Series inherits nothing"),
        pytest.param("Honeywell", "HBD2PER1", {"dahua"}, id="a bare number may be of a line it does not show"),
        pytest.param("Illustra Essentials", "Web3.0 IES02", {"dahua"}, id="Essentials of the Web3.0 generation"),
        pytest.param("Illustra", "Essentials Web3.0", {"dahua"}, id="the badge runs on into the model field"),
        pytest.param("Illustra Essentials", "Essentials Gen4", set(), id="the next generation is of another platform"),
        pytest.param("Illustra", "Pro Gen4", set(), id="Pro is not meant"),
        pytest.param("Advidia", "A-34-W", {"hikvision"}, id="one brand, first generation"),
        pytest.param("Advidia", "M-29-V", {"uniview"}, id="one brand, second generation"),
        pytest.param("ABUS", "IPCA54512A", {"hikvision"}, id="part of a range"),
        pytest.param("ABUS", "TVIP61500", set(), id="the other part of the range"),
        pytest.param("Amcrest", "IP8M-2493EW", {"dahua"}, id="a series of the maker"),
        pytest.param(
            "Amcrest", "AL-4MP", set(), id="what one fact rules out no vaguer fact of the same maker brings back"
        ),
        pytest.param("TruVision", "TVT-1101", {"hikvision"}, id="TVT- in a model number is not the maker TVT"),
        pytest.param("EZVIZ", None, {"hikvision"}, id="a sub-brand as a whole"),
        pytest.param("LT Security, Inc.", "CMIP8242", {"hikvision"}, id="another spelling with its legal form"),
        pytest.param("Swann", "NVR-7400", {"reolink"}, id="the series outranks the brand at large"),
        pytest.param("Safire Smart", None, {"dahua", "uniview"}, id="sources that disagree are both kept"),
        pytest.param("Alibi", None, {"hikvision", "dahua", "uniview", "tvt"}, id="four makers and no model"),
        pytest.param("Axis", "P3245", set(), id="a maker is not a rebrand"),
        pytest.param("Lumax", "500", set(), id="no part of a word"),
        pytest.param("", "HQA2BR2", set(), id="no badge"),
    ],
)
def test_makers_of_series(book: FactBook, brand: str, model: str | None, expected: set[str]) -> None:
    assert {claim.maker for claim in makers_of(book, brand, model, None)} == expected


def test_series_known_by_prefix_fits(book: FactBook) -> None:
    (claim,) = makers_of(book, "Honeywell", "HQA2BR2", None)
    assert (claim.rows, claim.series, claim.fits, claim.alone) == (
        ("honeywell--dahua",),
        Truth.YES,
        Truth.YES,
        True,
    )
    assert claim.sources


def test_without_a_model_the_series_is_not_known(book: FactBook) -> None:
    assert {claim.fits for claim in makers_of(book, "Honeywell", None, None)} == {Truth.UNKNOWN}


def test_fact_that_gave_way_is_named(book: FactBook) -> None:
    (claim,) = makers_of(book, "Swann", "NVR-7400", None)
    assert claim.outranked == ("swann--hikvision",)


def test_undecided_fact_is_marked_as_such(book: FactBook) -> None:
    assert [claim.alone for claim in makers_of(book, "Safire Smart", None, None)] == [False, False]


@pytest.mark.parametrize(
    ("produced", "expected"),
    [
        pytest.param(date(2018, 2, 5), [], id="the day before"),
        pytest.param(date(2018, 2, 6), [("alder", Truth.YES)], id="the first day"),
        pytest.param(date(2020, 2, 28), [("alder", Truth.YES)], id="the last day"),
        pytest.param(date(2020, 3, 1), [("alder", Truth.UNKNOWN)], id="inside the month it ended in"),
        pytest.param(date(2020, 4, 1), [], id="after the end"),
    ],
)
def test_makers_of_period(produced: date, expected: list[tuple[str, Truth]]) -> None:
    book = book_of(
        "id: a, made_by: [alder], status: ended, whole_range: true, holds: {from: '2018-02-06', until: '2020-03'}"
    )
    assert [(claim.maker, claim.fits) for claim in makers_of(book, "Lookout", None, produced)] == expected


@pytest.mark.parametrize(
    ("status", "produced", "period"),
    [
        pytest.param("unknown", date(2016, 3, 21), Truth.UNKNOWN, id="before it was seen"),
        pytest.param("unknown", date(2016, 3, 22), Truth.YES, id="the day it was seen"),
        pytest.param("unknown", date(2016, 3, 23), Truth.UNKNOWN, id="seen once says nothing of later"),
        pytest.param("current", date(2016, 3, 23), Truth.YES, id="the present goes on"),
    ],
)
def test_a_sighting_is_no_period(status: str, produced: date, period: Truth) -> None:
    book = book_of(f"id: a, made_by: [alder], status: {status}, holds: {{witnessed: '2016-03-22'}}")
    assert [claim.period for claim in makers_of(book, "Lookout", None, produced)] == [period]


def test_two_rows_of_the_same_series_disagree_and_both_stay() -> None:
    book = book_of(
        "id: a, made_by: [alder], status: current, model_prefixes: [LK-]",
        "id: b, made_by: [birch], status: current, model_prefixes: [LK-]",
        "id: c, made_by: [cedar], status: current",
    )
    claims = makers_of(book, "Lookout", "LK-12", None)
    assert [(claim.maker, claim.outranked) for claim in claims] == [("alder", ("c",)), ("birch", ("c",))]


def test_recorder_fact_does_not_reach_a_camera() -> None:
    book = book_of("id: a, made_by: [alder], status: current, equipment: [recorder]")
    assert not makers_of(book, "Lookout", None, None, EquipmentKind.CAMERA)
    assert makers_of(book, "Lookout", None, None, EquipmentKind.RECORDER)
    assert makers_of(book, "Lookout", None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("HIK", "hikvision", id="a short name is the whole field"),
        pytest.param("HIK camera", None, id="a short name inside a text is not looked for"),
        pytest.param("hangzhou hikvision digital technology co ltd", "hikvision", id="the registered name"),
        pytest.param("TP-LINK", "tp-link", id="punctuation and case"),
        pytest.param("Annke", "annke", id="a brand without a company of its own"),
        pytest.param("Nobody Knows", None, id="a name not on record"),
        pytest.param("", None, id="nothing"),
        pytest.param("co. ltd.", None, id="only a legal form"),
    ],
)
def test_find_brand(book: FactBook, text: str, expected: str | None) -> None:
    assert find_brand(book, text) == expected


def test_every_brand_is_found_by_its_own_name(book: FactBook) -> None:
    index = brand_index(book)
    assert {row.id for row in book.rebrands if find_brand(book, row.brand) not in set(index.values())} == set()
    assert {row.id for row in book.rebrands if not set(row.makers) & {c.maker for c in _all(book, row.brand)}} == set()


def _all(book: FactBook, brand: str):
    return makers_of(book, brand, None, None)


def test_brands_made_by_dahua_include_amcrest(book: FactBook) -> None:
    assert "amcrest" in {row.brand_id for row in brands_made_by(book, "dahua")}


@given(brand=st.text(max_size=60), model=st.none() | st.text(max_size=60), day=st.none() | st.dates())
def test_any_badge_gives_an_answer(brand: str, model: str | None, day: date | None) -> None:
    book = shipped_facts()
    assert isinstance(makers_of(book, brand, model, day), tuple)
    assert find_brand(book, brand) is None or isinstance(find_brand(book, brand), str)
