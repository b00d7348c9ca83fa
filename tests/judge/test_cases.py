"""Cases of a provision: those that fail are named with file, line, what was expected and got."""

from __future__ import annotations

import pytest
from tests.judge.world import RULE, book_of

from camcensus.facts.instruments import parse_instrument
from camcensus.facts.records import read_records
from camcensus.judge.cases import run_cases
from camcensus.model.errors import FactError

BOOK = book_of()


def failures(case: str) -> list[str]:
    (record,) = read_records("my-rule.yaml", RULE.replace("{name: covered, expect: covered}", case))
    return run_cases(BOOK, parse_instrument(record, BOOK.names))


@pytest.mark.parametrize(
    "case",
    [
        "{name: covered, expect: covered, because: covered, duty: remove-by, due: 2022-06-30, overdue: false}",
        "{name: late, as_of: 2022-07-01, expect: covered, overdue: true}",
        "{name: another maker, manufacturer: axis, expect: not-covered, because: maker-not-named, due: none}",
        "{name: rivals agree, rivals: [hikvision], standing: possible, expect: covered}",
        "{name: nothing known, manufacturer: null, equipment: null, camera: true, expect: undetermined}",
    ],
)
def test_cases_that_hold(case):
    assert failures(case) == []


@pytest.mark.parametrize(
    ("case", "words"),
    [
        pytest.param(
            "{name: wrong, expect: not-covered}", "expected verdict 'not-covered', got 'covered'", id="verdict"
        ),
        pytest.param("{name: wrong, expect: covered, due: 2022-07-01}", "due '2022-07-01', got '2022-06-30'", id="due"),
        pytest.param("{name: wrong, expect: covered, duty: audit}", "duty 'audit', got 'remove-by'", id="duty"),
        pytest.param("{name: wrong, expect: covered, overdue: true}", "overdue 'true', got 'false'", id="overdue"),
        pytest.param(
            "{name: wrong, manufacturer: axis, expect: not-covered, because: body-not-bound}",
            "because 'body-not-bound', got 'maker-not-named'",
            id="right for the wrong reason",
        ),
    ],
)
def test_a_case_that_fails_says_where_what_and_how_to_mend(case, words):
    (failure,) = failures(case)
    assert failure.startswith("my-rule.yaml:17: case 'wrong' of rule, main: expected ")
    assert words in failure
    assert "It was decided by " in failure
    assert failure.splitlines()[1].startswith("Correct ")


@pytest.mark.parametrize(
    ("case", "words"),
    [
        pytest.param("{name: x, expect: covered, camera: maybe}", "'camera' is 'maybe'", id="camera"),
        pytest.param("{name: x, expect: covered, equipment: toaster}", "'equipment' is 'toaster'", id="equipment"),
        pytest.param("{name: x, expect: covered, acquired: soon}", "acquired", id="acquired"),
        pytest.param("{name: x, expect: covered, rivals: axis}", "'rivals' is 'axis'", id="rivals"),
        pytest.param("{name: x, expect: covered, facts: {a: b}}", "'facts' is", id="facts"),
        pytest.param("{name: x, expect: covered, manufacturer: 7}", "'manufacturer' is 7", id="manufacturer"),
    ],
)
def test_a_fact_that_cannot_be_read_is_named(case, words):
    with pytest.raises(FactError, match=words) as raised:
        failures(case)
    assert raised.value.where == "my-rule.yaml:17"
