"""How signs in a clause join; XMX is the maker looked at, XOX another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.read.sense import weigh, without_opening
from camcensus.read.statements import Stance
from camcensus.store.shipped import shipped_facts

FACTS = shipped_facts().answers


@pytest.mark.parametrize(
    ("clause", "stance"),
    [
        pytest.param("we use XMX", Stance.USE, id="used"),
        pytest.param("we do not use XMX", Stance.NO, id="denied"),
        pytest.param("we cannot say that there are no XMX cameras", Stance.USE, id="a denial that is denied"),
        pytest.param("it is not true that we use XMX", Stance.NO, id="a use that is denied"),
        pytest.param("we cannot say that we use XMX", Stance.DOUBTFUL, id="a use that is not asserted"),
        pytest.param("there is hardly a room without an XMX camera", Stance.USE, id="two negatives"),
        pytest.param("we do not and have not used XMX", Stance.NO, id="two negatives that are joined count once"),
        pytest.param("no cameras other than XMX ones are used", Stance.USE, id="all but it"),
        pytest.param("we use all makes except XMX", Stance.NO, id="it alone not"),
        pytest.param("no XMX is in use except at the depot", Stance.USE, id="a denial with an exception"),
        pytest.param("we use XMX, not XOX", Stance.USE, id="a negative of the other"),
        pytest.param("we use XOX, not XMX", Stance.NO, id="a negative of this one"),
        pytest.param("XOX was removed and 4 XMX remain", Stance.USE, id="what remains"),
        pytest.param("all XMX cameras were removed", Stance.FORMER, id="all went"),
        pytest.param("most XMX cameras were removed", Stance.USE, id="most went"),
        pytest.param("the XMX cameras are being removed", Stance.USE, id="they are going"),
        pytest.param("the XMX cameras have not been removed", Stance.USE, id="they have not gone"),
        pytest.param("we replaced XOX with XMX", Stance.USE, id="came in place of others"),
        pytest.param("we replaced XMX with XOX", Stance.FORMER, id="others came in its place"),
        pytest.param("we will replace XOX with XMX", Stance.PLANNED, id="is to come in place of others"),
        pytest.param("XMX cameras are held but not used", Stance.FORMER, id="held and not used"),
        pytest.param("XMX cameras are not used", Stance.NO, id="not used and not held"),
        pytest.param("we have stopped buying XMX", Stance.SUPPLIER, id="of buying alone"),
        pytest.param("neighbouring councils use XMX", Stance.ANOTHERS, id="others use it"),
        pytest.param("our contractor runs XMX for us", Stance.USE, id="others run it for the body"),
        pytest.param("our installer is an XMX partner", Stance.ANOTHERS, id="a contractor's title"),
        pytest.param("if we had XMX cameras", Stance.ASIDE, id="supposed"),
        pytest.param("you asked whether we use XMX", Stance.ASIDE, id="asked"),
        pytest.param("we do not know whether any are XMX", Stance.ASIDE, id="not known"),
        pytest.param("some may be XMX", Stance.DOUBTFUL, id="believed"),
        pytest.param("an order for XMX was placed", Stance.PLANNED, id="ordered"),
        pytest.param("we bought XMX cameras in 2016", Stance.ONCE, id="bought at some time"),
        pytest.param("XMX was used until 2022", Stance.FORMER, id="up to a time"),
    ],
)
def test_a_clause_is_weighed(clause, stance):
    judged = weigh(FACTS, clause)

    assert judged is not None
    assert judged.stance is stance, judged.rule


def test_a_clause_that_names_nobody_says_nothing():
    assert weigh(FACTS, "we use cameras") is None


def test_openings_are_taken_off():
    assert without_opening(FACTS, "I can confirm that we use XMX") == "we use XMX"


@given(
    st.lists(
        st.sampled_from(
            [
                "XMX",
                "XOX",
                "no",
                "not",
                "never",
                "we",
                "use",
                "had",
                "removed",
                "will",
                "if",
                "except",
                "only",
                ".",
                ",",
                ";",
                "12",
            ]
        ),
        max_size=25,
    )
)
def test_any_clause_that_names_the_maker_is_judged(words):
    judged = weigh(FACTS, " ".join(words))

    assert (judged is not None) or "XMX" not in words
    assert judged is None or 0 < judged.confidence <= 1
