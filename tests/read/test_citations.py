from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.read.citations import in_one_spelling
from camcensus.read.clauses import Span
from camcensus.read.exemptions import cited_sections, most_precise
from camcensus.store.shipped import shipped_facts

PIECES = st.sampled_from(
    ["section", "s.", "31", "(1)", "(a)", "(b)", "to", ",", "and", "reg.", "12", "(4)", "EIR", "not", "applies", "FOIA"]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("section 31.1(a)", "section 31(1)(a)"),
        ("section 31 1 (a)", "section 31(1) (a)"),
        ("section 31(1)a", "section 31(1)(a)"),
        ("section 31(1)(a)(b)", "section 31(1)(a), (b)"),
        ("section 31(1)(a)-(c)", "section 31(1)(a), (b), (c)"),
        ("section 36(2)(b)(i)", "section 36(2)(b)(i)"),
        ("subsection (2) of section 43", "section 43(2)"),
        ("section 43, subsection (2)", "section 43(2)"),
        ("Section Twenty-One", "Section 21"),
        ("section of the road", "section of the road"),
        ("31.1 cameras", "31.1 cameras"),
    ],
)
def test_a_section_in_one_spelling(text, expected):
    assert in_one_spelling(text, shipped_facts().answers.numerals) == expected


@given(st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30), st.booleans())
def test_any_text_gives_sections_in_one_form(words, scottish):
    text = " ".join(words)
    facts = shipped_facts().answers
    names = most_precise([one.name for one in cited_sections(facts, text, Span(0, len(text)), scottish)])

    assert len(set(names)) == len(names)
    assert all(name.startswith("s.") or (name.startswith("reg.") and name.endswith(" EIR")) for name in names)


def test_every_prefix_of_a_sample_is_read():
    facts = shipped_facts().answers
    sample = "Sections 24(1), 31(1)(a)-(c) and 43(2) FOIA apply; reg. 12(4)(b) EIR, subsection (2) of section 40."
    for end in range(len(sample)):
        list(cited_sections(facts, sample[:end], Span(0, end), False))
