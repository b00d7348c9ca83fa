"""Packages taken apart by hand give what the library gives, or the declared error."""

from __future__ import annotations

import contextlib
import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collect.documents import writers

from camcensus.collect.documents.packages import Package
from camcensus.model.errors import InputError

ALL = re.compile(r".*", re.S)
MEMBERS = [("word/document.xml", b"<a>" + b"words " * 300 + b"</a>"), ("_rels/.rels", b"<b/>"), ("empty.xml", b"")]
PLAIN = writers.pack(MEMBERS)


def read_all(data: bytes) -> dict[str, bytes | None]:
    package = Package(data)
    package.require(ALL)
    return {name: package.read(name) for name in package.names()}


def streamed(data: bytes) -> dict[str, bytes | None]:
    package = Package(data)
    package.require(ALL)
    return {name: b"".join(package.stream(name)) for name in package.names()}


@given(
    st.dictionaries(
        st.from_regex(r"[a-z]{1,8}/[a-z]{1,8}\.xml", fullmatch=True), st.binary(max_size=3_000), min_size=1
    ),
    st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]),
)
def test_members_are_what_the_library_finds(members, method):
    data = writers.pack(list(members.items()), method)
    assert read_all(data) == members
    assert streamed(data) == members


@given(st.data())
def test_a_changed_package_gives_the_same_bytes_or_the_declared_error(data):
    changed = bytearray(PLAIN)
    for _ in range(data.draw(st.integers(1, 3))):
        changed[data.draw(st.integers(0, len(PLAIN) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = read_all(bytes(changed))
    except InputError:
        return
    assert set(found.values()) <= {content for _, content in MEMBERS} | {None}


@pytest.mark.parametrize("length", range(0, len(PLAIN), 7))
def test_a_package_cut_short_has_no_members_or_the_declared_error(length):
    with contextlib.suppress(InputError):
        assert not read_all(PLAIN[:length])


def with_comment() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", b"words")
        archive.comment = b"made by hand"
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(with_comment(), id="a comment at its end"),
        pytest.param(b"before it" + writers.pack([("word/document.xml", b"words")]), id="something before it"),
        pytest.param(
            writers.pack([("word/document.xml", b"words"), ("big.bin", b"x" * 25_000_000)], zipfile.ZIP_STORED),
            id="more than an ordinary one holds",
        ),
    ],
)
def test_an_unusual_package_is_read_the_careful_way(data):
    package = Package(data)
    package.require(re.compile(r"word/.*"))
    assert package.read("word/document.xml") == b"words"


def test_a_member_longer_than_it_states_is_refused():
    data = bytearray(writers.pack([("a.xml", b"x" * 100_000)]))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1_000).to_bytes(4, "little")
    with pytest.raises(InputError):
        Package(bytes(data)).read("a.xml")


def test_a_member_without_a_name_is_read_or_refused_by_the_declared_error():
    """Python 3.11's ZipInfo.is_dir() fails on an empty name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a", b"words")
    data = stream.getvalue().replace(b"a", b"\x00", 1)
    data = data[: data.rindex(b"a")] + b"\x00" + data[data.rindex(b"a") + 1 :]
    with contextlib.suppress(InputError):
        read_all(data)
