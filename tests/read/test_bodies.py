from __future__ import annotations

import pytest

from camcensus.model.request import Asked
from camcensus.read.bodies import own_names


@pytest.mark.parametrize(
    ("body", "sector", "text", "written"),
    [
        pytest.param("Amber Borough Council", "council", "The Council uses it", "the body uses it", id="by its kind"),
        pytest.param(
            "Amber Borough Council", "council", "Amber Borough Council uses it", "the body uses it", id="by its name"
        ),
        pytest.param(
            "Amber Borough Council", "council", "another council uses it", "another council uses it", id="another"
        ),
        pytest.param("Amber Police", "police", "the Force uses it", "the body uses it", id="by a word of its sector"),
        pytest.param(
            "Amber Police", "police", "the council uses it", "the council uses it", id="a body of another sector"
        ),
        pytest.param(
            "Amber Police", "police", "the police station uses it", "the police station uses it", id="a station"
        ),
        pytest.param("", "", "the Trust uses it", "the body uses it", id="nothing known of it"),
        pytest.param("Amber (2004) [x]", "", "Amber (2004) [x] uses it", "the body uses it", id="signs in a name"),
    ],
)
def test_a_body_by_its_names(body, sector, text, written):
    assert own_names(Asked("r1", body=body, sector=sector)).written_over(text) == written
