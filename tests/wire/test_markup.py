import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.model.errors import WireError
from camcensus.wire.markup import MAX_DEPTH, MAX_ELEMENTS, read_elements


def test_names_paths_attributes_and_text() -> None:
    (outer, inner) = read_elements("<a:b c=\"1 &amp; 2\" d='x'><e> t </e></a:b>")
    assert (outer.name, outer.path, outer.attributes) == ("a:b", ("b",), {"c": "1 & 2", "d": "x"})
    assert (inner.path, inner.text) == (("b", "e"), "t")


@pytest.mark.parametrize("text", ["<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "<!ENTITY b 'c'><a/>"])
def test_entities_of_its_own_are_refused(text: str) -> None:
    with pytest.raises(WireError, match="entities"):
        read_elements(text)


def test_a_closing_tag_nobody_opened_is_passed_over() -> None:
    assert [element.path for element in read_elements("</x><a></y><b/></a>")] == [("a",), ("a", "b")]


def test_depth_and_number_are_bounded() -> None:
    elements = read_elements("<a>" * 100_000)
    assert len(elements) == MAX_ELEMENTS
    assert max(len(element.path) for element in elements) <= MAX_DEPTH + 1


@pytest.mark.parametrize(
    "unit", ["<", "<a ", '<a b="', "<!--", "<![CDATA[", "<a/>", "</a>", "<a b='\"'", "<a " + "b=c " * 20]
)
def test_a_hostile_document_takes_no_longer_than_a_plain_one(unit: str) -> None:
    began = time.perf_counter()
    read_elements(unit * (262_144 // len(unit)))
    assert time.perf_counter() - began < 5  # seconds; quadratic reading takes minutes


@given(st.text(alphabet="<>/ab\"'= !-[]&;\n", max_size=200))
def test_any_text_gives_elements_or_the_declared_error(text: str) -> None:
    try:
        elements = read_elements(text)
    except WireError:
        return
    assert all(element.path for element in elements)
