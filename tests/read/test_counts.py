from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.read.counts import MAX_COUNT, find_numbers
from camcensus.store.shipped import shipped_facts

WORDS = st.sampled_from(
    [
        "12",
        "1,204",
        "two",
        "hundred",
        "and",
        "dozen",
        "cameras",
        "to",
        "between",
        "%",
        "section",
        "(",
        ")",
        "2019",
        "NVRs",
    ]
)


def values(text):
    return [number.value for number in find_numbers(shipped_facts().answers, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("12 cameras", [12], id="digits"),
        pytest.param("1,204 cameras", [1204], id="thousands"),
        pytest.param("forty-two cameras", [42], id="words"),
        pytest.param("one hundred and six cameras", [106], id="words with and"),
        pytest.param("7 (seven) cameras", [7], id="said twice"),
        pytest.param("7 (six) cameras", [7, 6], id="two numbers"),
        pytest.param("10 to 20 cameras", [], id="a range"),
        pytest.param("10-20 cameras", [], id="a range with a dash"),
        pytest.param("20 - 24 in all", [20, 24], id="a sum after a dash"),
        pytest.param("fewer than ten cameras", [], id="a bound"),
        pytest.param("up to 30 cameras", [], id="another bound"),
        pytest.param("about 30 cameras", [30], id="about right"),
        pytest.param("three quarters of the cameras", [], id="a fraction"),
        pytest.param("60% of the 196 cameras", [196], id="a share"),
        pytest.param("several thousand cameras", [], id="thousands that nobody counted"),
        pytest.param("in 2019 we had 2019 cameras", [2019], id="a year, and as many cameras"),
        pytest.param("the 2021 renewal 22 cameras", [22], id="a year before a noun"),
        pytest.param("14 of our 20 stations", [], id="places"),
        pytest.param("14 of our 20 cameras", [14, 20], id="cameras of cameras"),
        pytest.param("12 have CCTV", [], id="places that have it"),
        pytest.param("12 have been removed", [12], id="cameras that went"),
        pytest.param("at any one time", [], id="one that counts nothing"),
        pytest.param("counting the one on the shed", [], id="one that is among them"),
        pytest.param("one camera", [1], id="one camera"),
        pytest.param("in answer to 3: 75 cameras", [75], id="the number of a question"),
        pytest.param("at the date of your request 71 remained", [71], id="a number after a request"),
        pytest.param("request 4471", [], id="the number of a request"),
        pytest.param("dau ddeg tri o gamerâu", [23], id="Welsh"),
    ],
)
def test_what_counts_equipment(text, expected):
    assert values(text) == expected


@given(st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=30))
def test_any_text_gives_numbers_in_order_that_stand_in_it(words):
    text = " ".join(words)
    found = find_numbers(shipped_facts().answers, text)

    assert all(0 <= number.value <= MAX_COUNT and text[number.start : number.end].strip() for number in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


def test_every_prefix_of_a_sample_is_read():
    sample = "Between 150 and 160; 7 (seven) of our 1,204 cameras, one hundred and six in all, 10-20, 24 in all."
    for end in range(len(sample)):
        values(sample[:end])
