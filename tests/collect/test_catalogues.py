"""The user's own catalogue: KEV and CVE records read, damaged and hostile ones refused in one line."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.collect import catalogues
from camcensus.collect.catalogues import read_catalogue, recognises
from camcensus.model.errors import InputError

SAMPLES = Path(__file__).parents[1] / "fixtures" / "catalogues"
KEV = (SAMPLES / "kev.json").read_bytes()
CVE = (SAMPLES / "cve-record.json").read_bytes()
REAL = Path(__file__).parents[3] / "shared" / "data" / "vulnerabilities" / "known_exploited_vulnerabilities.json"


def read(content: bytes) -> catalogues.Catalogue:
    return read_catalogue(io.BytesIO(content), "list.json")


def outcome(content: bytes) -> catalogues.Catalogue | InputError:
    try:
        return read(content)
    except InputError as error:
        return error


def refusal(content: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(content)
    return str(caught.value)


def kev_with(**changes: Any) -> bytes:
    document = json.loads(KEV)
    document["vulnerabilities"][0].update(changes)
    return json.dumps(document).encode()


def test_kev_keeps_its_version_and_entries() -> None:
    catalogue = read(KEV)
    assert catalogue.title == "CISA Known Exploited Vulnerabilities 2026.10.01"
    first = catalogue.entries[0]
    assert (first.cve, first.sold_by, first.added, first.due) == (
        "CVE-2099-10001",
        "Amcrest",
        date(2026, 9, 1),
        date(2026, 9, 22),
    )
    assert len(catalogue.entries) == 3


def test_cve_record_gives_ranges_and_the_day_of_listing() -> None:
    catalogue = read(CVE)
    assert catalogue.title == "CVE record CVE-2099-20001 2026-06-07"
    ranges = catalogue.entries[0].affected
    assert [(one.models, one.version_from, one.version_before) for one in ranges] == [(("RLC-999X",), "3.0.0", "3.1.5")]
    assert catalogue.entries[0].added == date(2026, 7, 1)
    assert catalogue.entries[1].affected[0].says == "before the spring release"


def test_cve_record_without_a_listing_is_not_called_exploited() -> None:
    document = json.loads(CVE)
    del document["containers"]["adp"]
    assert {entry.added for entry in read(json.dumps(document).encode()).entries} == {None}


@pytest.mark.skipif(not REAL.exists(), reason="the publisher's file is not at hand")
def test_the_publishers_file() -> None:
    content = REAL.read_bytes()
    assert recognises(content[:65_536], "x")
    catalogue = read(content)
    assert (catalogue.version, len(catalogue.entries)) == ("2025.08.25", 1404)
    assert {"CVE-2021-36260", "CVE-2021-33044", "CVE-2020-5735"} <= {entry.cve for entry in catalogue.entries}


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        pytest.param(KEV[:500], True, id="KEV"),
        pytest.param(b"\xef\xbb\xbf  " + KEV, True, id="KEV after a byte order mark"),
        pytest.param(CVE, True, id="CVE record"),
        pytest.param(json.dumps(json.loads(KEV)["vulnerabilities"][0]).encode(), True, id="one entry of it"),
        pytest.param(b'{"id": "d1", "kind": "http", "raw": "cveID"}', False, id="an observation line"),
        pytest.param(b"cveID,vendorProject\n", False, id="CSV"),
        pytest.param(b"", False, id="an empty file"),
    ],
)
def test_recognised_by_content(head: bytes, expected: bool) -> None:
    assert recognises(head, "whatever.txt") is expected


@pytest.mark.parametrize(
    ("content", "says"),
    [
        pytest.param(b"", "line 1: is not JSON", id="empty"),
        pytest.param(KEV[:-40], "is not JSON", id="truncated"),
        pytest.param(b"[1, 2]", "is neither a KEV catalogue nor a CVE record", id="a list"),
        pytest.param(b'{"a": 1}', "is neither", id="another object"),
        pytest.param(b'{"vulnerabilities": [NaN]}', "NaN is not a JSON number", id="NaN"),
        pytest.param(b'{"vulnerabilities": [-Infinity]}', "is not a JSON number", id="Infinity"),
        pytest.param(b'{"a": 1, "a": 2}', "the key 'a' stands twice", id="a key twice"),
        pytest.param(b"[" * 200_000, "is nested too deeply", id="200,000 deep"),
        pytest.param(b'{"a":' * 200_000, "is nested too deeply", id="200,000 objects deep"),
        pytest.param(b'{"count": ' + b"9" * 5000 + b"}", "a number of 5000 digits", id="a number of 5,000 digits"),
        pytest.param(b"\xff\xfe{\x00", "is not UTF-8", id="UTF-16"),
        pytest.param(kev_with(cveID="CVE-1"), "entry 1: 'CVE-1' is not a CVE number", id="no CVE number"),
        pytest.param(kev_with(dateAdded="soon"), "'dateAdded' is 'soon', not a day", id="no day"),
        pytest.param(kev_with(dateAdded=None), "has no 'dateAdded'", id="day left out"),
        pytest.param(kev_with(product=3), "'product' is not text", id="a number for a text"),
        pytest.param(kev_with(product="\ud800"), "lone surrogate", id="half a character"),
        pytest.param(b'{"count": 5, "vulnerabilities": []}', "says it has 5 entries and has 0", id="entries missing"),
        pytest.param(b'{"vulnerabilities": [3]}', "entry 1: is not an object", id="an entry that is a number"),
    ],
)
def test_refused_in_one_line(content: bytes, says: str) -> None:
    message = refusal(content)
    assert says in message
    assert message.startswith("list.json: ")
    assert "\n" not in message


def test_over_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "MAX_BYTES", len(KEV) - 1)
    assert "is over 0 MB" in refusal(KEV)
    monkeypatch.setattr(catalogues, "MAX_BYTES", len(KEV))
    assert len(read(KEV).entries) == 3


@pytest.mark.parametrize("sample", [KEV, CVE], ids=["KEV", "CVE record"])
def test_every_prefix_is_refused(sample: bytes) -> None:
    body = sample.rstrip()
    for end in range(len(body)):
        assert refusal(body[:end])


@given(st.binary(max_size=300))
def test_any_bytes_end_in_a_catalogue_or_a_refusal(content: bytes) -> None:
    assert isinstance(outcome(content), catalogues.Catalogue | InputError)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    row=st.dictionaries(st.sampled_from(["cveID", "vendorProject", "product", "dateAdded", "dueDate"]), _JSON),
    containers=_JSON,
    versions=_JSON,
)
def test_any_values_in_the_right_places(row: dict[str, Any], containers: Any, versions: Any) -> None:
    kev = {"vulnerabilities": [row]}
    record = json.loads(CVE)
    record["containers"]["cna"]["affected"][0]["versions"] = versions
    record["containers"]["adp"] = containers
    for document in (kev, record, {**record, "containers": containers}):
        assert isinstance(outcome(json.dumps(document).encode()), catalogues.Catalogue | InputError)
