from __future__ import annotations

import pytest

from camcensus.read.references import Topic, refer, refer_beside
from camcensus.store.shipped import shipped_facts

FACTS = shipped_facts().answers
BOTH = Topic(pair=("hikvision", "dahua"))
ONE = Topic(last=("hikvision",), pair=("hikvision", "dahua"))


@pytest.mark.parametrize(
    ("clause", "topic", "expected"),
    [
        pytest.param(
            "We use neither",
            BOTH,
            [("hikvision", "We use no XMX"), ("dahua", "We use no XMX")],
            id="neither",
        ),
        pytest.param("Neither body has plans", BOTH, [], id="neither of something else"),
        pytest.param("At both sites there are cameras", BOTH, [], id="both of something else"),
        pytest.param(
            "We use the former but not the latter",
            BOTH,
            [("hikvision", "We use XMX but not XOX"), ("dahua", "We use XOX but not XMX")],
            id="the former and the latter",
        ),
        pytest.param("The former head dealt with it", BOTH, [], id="a former head"),
        pytest.param("On the second there are six", BOTH, [], id="the second floor"),
        pytest.param("they were taken down", ONE, [("hikvision", "XMX were taken down")], id="they"),
        pytest.param("Five are left", ONE, [("hikvision", "five XMX are left")], id="a number"),
        pytest.param("none is connected", ONE, [("hikvision", "no XMX is connected")], id="none"),
        pytest.param("It operates 66 cameras", ONE, [], id="it is the body"),
        pytest.param("the information about them is exempt", ONE, [], id="words of the letter itself"),
        pytest.param("Not any more", ONE, [("hikvision", "XMX Not any more")], id="not any more"),
        pytest.param("no such cameras", ONE, [("hikvision", "no XMX")], id="no such cameras"),
        pytest.param("We do not", ONE, [("hikvision", "we do not use XMX")], id="an echo"),
    ],
)
def test_whom_a_clause_speaks_of(clause, topic, expected):
    assert refer(FACTS, clause, topic) == expected


def test_after_policy_only_the_body_itself_refers_back():
    aside = Topic(last=("hikvision",), pair=("hikvision", "dahua"), aside=True)

    assert refer(FACTS, "They must be put on a network of their own", aside) == []
    assert refer(FACTS, "We do have 12 of its cameras", aside) != []


def test_the_makers_asked_about_beside_one_that_is_named():
    found = refer_beside("XOX throughout and no equipment by the firms you list", BOTH)

    assert [maker for maker, _ in found] == ["hikvision", "dahua"]
    assert refer_beside("the cameras in question are XOX", BOTH) == []
