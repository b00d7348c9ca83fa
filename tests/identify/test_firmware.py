"""Build days and versions in firmware texts, on both sides of every limit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.identify.firmware import build_day, lies_in, version_of
from camcensus.model.truth import Truth
from camcensus.model.vulnerability import Affected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("V5.4.0 build 160530", date(2016, 5, 30), id="Hikvision"),
        pytest.param("V5.7.18build240826", date(2024, 8, 26), id="without a blank"),
        pytest.param("2.800.0000016.0.R,build:2020-06-05", date(2020, 6, 5), id="Dahua"),
        pytest.param("V2.400.0000.14.R.20170713", date(2017, 7, 13), id="a day at the end"),
        pytest.param("1.1.5 Build 250518 Rel.12345", date(2025, 5, 18), id="TP-Link"),
        pytest.param("V5.4.0 build 161399", None, id="digits that are no day"),
        pytest.param("V4.02.R11.00000117.10001.131900.00000", None, id="long numbers that are no day"),
        pytest.param("10.12.240", None, id="a version only"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_build_day(text: str, expected: date | None) -> None:
    assert build_day(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("V5.4.0 build 160530", (5, 4), id="trailing zeros mean nothing"),
        pytest.param("10.12.240", (10, 12, 240), id="Axis"),
        pytest.param("build 160530", None, id="none"),
    ],
)
def test_version_of(text: str, expected: tuple[int, ...] | None) -> None:
    assert version_of(text) == expected


BUILDS = Affected(("X",), built_from=date(2014, 7, 21), built_to=date(2016, 5, 30))
BEFORE = Affected(("X",), built_before=date(2021, 6, 1))
VERSIONS = Affected(("X",), version_from="1.0.0", version_before="1.1.0")


@pytest.mark.parametrize(
    ("stated", "firmware", "expected"),
    [
        pytest.param(BUILDS, "build 140720", Truth.NO, id="the day before the first build"),
        pytest.param(BUILDS, "build 140721", Truth.YES, id="the first build"),
        pytest.param(BUILDS, "build 160530", Truth.YES, id="the last build"),
        pytest.param(BUILDS, "build 160531", Truth.NO, id="the day after the last build"),
        pytest.param(BUILDS, "V5.4.0", Truth.UNKNOWN, id="no build in the text"),
        pytest.param(BUILDS, None, Truth.UNKNOWN, id="no firmware seen"),
        pytest.param(BEFORE, "build:2021-05-31", Truth.YES, id="the day before the limit"),
        pytest.param(BEFORE, "build:2021-06-01", Truth.NO, id="the limit itself"),
        pytest.param(VERSIONS, "V0.9.9", Truth.NO, id="below"),
        pytest.param(VERSIONS, "V1.0", Truth.YES, id="the first version"),
        pytest.param(VERSIONS, "V1.0.99", Truth.YES, id="the last before the mend"),
        pytest.param(VERSIONS, "V1.1.0", Truth.NO, id="the mended version"),
        pytest.param(VERSIONS, "unreadable", Truth.UNKNOWN, id="no version in the text"),
        pytest.param(Affected((), all_versions=True), None, Truth.YES, id="all versions"),
        pytest.param(Affected(("X",), says="see the maker"), "V1.0", Truth.UNKNOWN, id="no limit stated"),
    ],
)
def test_lies_in(stated: Affected, firmware: str | None, expected: Truth) -> None:
    assert lies_in(stated, firmware) is expected


@given(st.text(alphabet="Vv0123456789. -:build/R", max_size=400) | st.text(max_size=400))
def test_any_text_is_answered(text: str) -> None:
    assert isinstance(lies_in(BUILDS, text), Truth)
    assert isinstance(lies_in(VERSIONS, text), Truth)
