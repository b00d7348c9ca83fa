"""Names of makers and brands in what people wrote."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.identify.names import find_indexed, find_names, index_names
from camcensus.store.shipped import shipped_facts

INDEX = index_names(
    [
        ("Hikvision", "hikvision"),
        ("Hangzhou Hikvision Digital Technology", "hikvision"),
        ("HIK", "hikvision"),
        ("海康威视", "hikvision"),
        ("TP-Link", "tp-link"),
        ("Axis", "axis"),
        ("Axis Communications", "axis"),
        ("Annke", "annke"),
        ("Capture", "capture"),
        ("Digital Watchdog", "digital-watchdog"),
    ]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("4 Hikvision domes", [("hikvision", "Hikvision")], id="a word in a text"),
        pytest.param("HIKVISION", [("hikvision", "HIKVISION")], id="any case"),
        pytest.param("Nothikvision here", [], id="not inside a word"),
        pytest.param("HIK-2CD2143", [], id="letters a hyphen joins to a number are its head"),
        pytest.param(
            "Hangzhou Hikvision Digital Technology Co., Ltd.",
            [("hikvision", "Hangzhou Hikvision Digital Technology")],
            id="the longer name counts once",
        ),
        pytest.param("TPLINK VIGI C340", [("tp-link", "TPLINK")], id="written together"),
        pytest.param("tp link VIGI C340", [("tp-link", "tp link")], id="written apart"),
        pytest.param("HIK", [("hikvision", "HIK")], id="a short name as the whole field"),
        pytest.param("the hik of it", [], id="a short name in passing"),
        pytest.param("Axis P3245-V", [("axis", "Axis")], id="a short name before a model number"),
        pytest.param("Axis Axis", [("axis", "Axis")], id="a short name said twice counts where it opens the text"),
        pytest.param("3 axis gimbal", [], id="a short name that is an ordinary word"),
        pytest.param("Capture card for PCs", [], id="an ordinary word"),
        pytest.param("Capture", [("capture", "Capture")], id="an ordinary word as the whole field"),
        pytest.param("Bracket for Hikvision domes", [], id="what the thing is for is not the thing"),
        pytest.param("Licence compatible with Hikvision", [], id="what it works with is not the thing"),
        pytest.param("replaced Hikvision by Annke", [("annke", "Annke")], id="what was replaced is not the thing"),
        pytest.param("杭州海康威视数字技术", [("hikvision", "海康威视")], id="Chinese characters without blanks"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_names(text, found):
    assert [(name.id, name.text) for name in find_indexed(INDEX, text)] == found


@pytest.mark.parametrize(
    ("text", "model"),
    [
        pytest.param("Annke N46PCK", "N46PCK", id="brand and number"),
        pytest.param("Annke C800 (I91BM)", "C800 (I91BM)", id="number with brackets"),
        pytest.param("Annke Annke N46PCK", "N46PCK", id="brand said twice"),
        pytest.param("Annke", None, id="brand alone"),
        pytest.param("Annke dome camera", None, id="words without a digit"),
        pytest.param("4 Annke N46PCK", None, id="the name does not open the text"),
        pytest.param("Annke camera on the 2nd floor of the north wing", None, id="a sentence is no model"),
    ],
)
def test_model_is_what_follows_a_name_that_opens_the_text(text, model):
    names = find_indexed(INDEX, text)
    assert names[0].model == model


def test_span_points_at_the_name():
    text = "two Digital Watchdog cameras"
    (name,) = find_indexed(INDEX, text)
    assert text[name.start : name.end] == "Digital Watchdog"


@given(st.text(max_size=300))
def test_names_never_overlap_and_stand_in_the_text(text):
    end = 0
    for name in find_indexed(INDEX, text):
        assert text[name.start : name.end] == name.text
        assert name.start >= end or any("\u3400" <= sign <= "\u9fff" for sign in name.text)
        end = max(end, name.end)


def test_long_texts_take_little_time():
    began = time.process_time()
    find_indexed(INDEX, "Hikvision and " * 100_000)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("text", "owner"), [("Hikvision", "hikvision"), ("Dahua Technology", "dahua"), ("Uniview", "uniview")]
)
def test_names_of_the_shipped_facts(text, owner):
    assert [name.id for name in find_names(shipped_facts(), text)] == [owner]
