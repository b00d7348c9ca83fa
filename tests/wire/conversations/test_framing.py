"""Answers in any pieces end where they end in one piece, whatever they hold."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from camcensus.model.scan import ScanEnd
from camcensus.wire.conversations.framing import (
    MAX_HEAD,
    MAX_INTERIM,
    MAX_STRANGE,
    DatagramReader,
    MessageReader,
)

OK = b"HTTP/1.1 200 OK\r\n"
CASES = [
    pytest.param(OK + b"Content-Length: 5\r\n\r\nhello", ScanEnd.ANSWERED, id="a length"),
    pytest.param(OK + b"content-length:0\r\n\r\n", ScanEnd.ANSWERED, id="a length of nothing"),
    pytest.param(OK + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", ScanEnd.ANSWERED, id="a length twice"),
    pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n0\r\n\r\n", ScanEnd.ANSWERED, id="chunks"),
    pytest.param(
        OK + b"Transfer-Encoding: chunked\r\n\r\n5\nhello\n0\nA: b\n\n",
        ScanEnd.ANSWERED,
        id="a trailer, bare line ends",
    ),
    pytest.param(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n", ScanEnd.ANSWERED, id="damaged chunks"),
    pytest.param(OK + b"\r\n<html><body>x</BODY></HTML>", ScanEnd.ANSWERED, id="a page to its last tag"),
    pytest.param(
        b"HTTP/1.0 500 x\r\n\r\n<SOAP-ENV:Envelope></SOAP-ENV:Envelope>", ScanEnd.ANSWERED, id="an envelope to its end"
    ),
    pytest.param(b"HTTP/1.1 304 Not Modified\r\n\r\n", ScanEnd.ANSWERED, id="no body by its status"),
    pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" + OK + b"Content-Length: 1\r\n\r\nx", ScanEnd.ANSWERED, id="interim"),
    pytest.param(b"http/1.0 200 ok\nContent-Length: 1\n\nx", ScanEnd.ANSWERED, id="lower case, bare line feeds"),
    pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" * (MAX_INTERIM + 1), ScanEnd.NOT_THIS_PROTOCOL, id="endless interim"),
    pytest.param(b"SSH-2.0-dropbear\r\n", ScanEnd.NOT_THIS_PROTOCOL, id="another greeting"),
    pytest.param(b"H\nabc", ScanEnd.NOT_THIS_PROTOCOL, id="begins like it"),
    pytest.param(b"\x15\x03\x01\x00\x02\x02F" + b"\0" * 300, ScanEnd.NOT_THIS_PROTOCOL, id="bytes without a line end"),
    pytest.param(b"HTTP/1.1 abc\r\n\r\n", ScanEnd.NOT_THIS_PROTOCOL, id="no status"),
    pytest.param(OK + b"X: " + b"a" * MAX_HEAD, ScanEnd.TOO_LONG, id="endless head"),
]
OPEN = [
    pytest.param(b"", ScanEnd.TIMED_OUT, id="nothing"),
    pytest.param(b"HTTP/1.1 2", ScanEnd.TIMED_OUT, id="half a status"),
    pytest.param(OK, ScanEnd.ANSWERED, id="half a head"),
    pytest.param(OK + b"Content-Length: 9\r\n\r\nhello", ScanEnd.ANSWERED, id="half a body"),
    pytest.param(OK + b"\r\nplain text", ScanEnd.ANSWERED, id="a body that only the close ends"),
    pytest.param(OK + b"Content-Length: -5\r\n\r\nhello", ScanEnd.ANSWERED, id="a negative length"),
    pytest.param(OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nx", ScanEnd.ANSWERED, id="two lengths"),
    pytest.param(OK + b"Content-Length: " + b"9" * 30 + b"\r\n\r\nx", ScanEnd.ANSWERED, id="a length beyond all"),
    pytest.param(b"\xff\xfd\x18", ScanEnd.NOT_THIS_PROTOCOL, id="a negotiation"),
]
SAMPLES = [case.values[0] for case in (*CASES, *OPEN)]


def _feed(data: bytes, cuts: list[int]) -> tuple[ScanEnd, bool, int]:
    """How it ends, whether it was whole, and how many bytes were fed until it was."""
    reader = MessageReader(b"HTTP/")
    places = sorted({0, len(data), *(cut % (len(data) + 1) for cut in cuts)})
    for start, end in pairwise(places):
        if reader.feed(data[start:end]):
            return reader.end(), True, end
    return reader.end(), False, len(data)


@pytest.mark.parametrize(("data", "end"), CASES)
def test_a_whole_answer_is_known_to_be_whole(data: bytes, end: ScanEnd) -> None:
    assert _feed(data, [])[:2] == (end, True)


@pytest.mark.parametrize(("data", "end"), OPEN)
def test_an_answer_that_is_not_whole_waits(data: bytes, end: ScanEnd) -> None:
    assert _feed(data, [])[:2] == (end, False)


@pytest.mark.parametrize(("data", "end"), CASES)
def test_byte_for_byte_it_is_whole_with_its_last_byte_and_not_before(data: bytes, end: ScanEnd) -> None:
    found, whole, fed = _feed(data, list(range(len(data))))
    assert (found, whole) == (end, True)
    if end is ScanEnd.ANSWERED and b"chunked" not in data:
        assert fed == len(data)


@pytest.mark.parametrize("data", SAMPLES)
def test_every_prefix_ends_in_a_verdict(data: bytes) -> None:
    for length in range(min(len(data), 400)):
        assert _feed(data[:length], [])[0] in ScanEnd


_HTTP_LIKE = st.lists(
    st.sampled_from(
        [
            b"HTTP/1.1 200 OK\r\n",
            b"HTTP/1.1 100 Continue\r\n\r\n",
            b"HTTP/1.1 204 x\r\n",
            b"Transfer-Encoding: chunked\r\n",
            b"Content-Length: 7\r\n",
            b"Content-Length: 0\r\n",
            b"\r\n",
            b"\n",
            b"7\r\n",
            b"0\r\n\r\n",
            b"1234567",
            b"</html>",
            b"</s:Envelope>",
            b"</ht",
            b"ml>",
            b"H",
        ]
    )
    | st.binary(max_size=12),
    max_size=14,
).map(b"".join)


@given(_HTTP_LIKE | st.binary(max_size=600) | st.sampled_from(SAMPLES), st.lists(st.integers(0, 20_000), max_size=30))
@example(b"HTTP/1.1 200 OK\r\n\r\n</html>", [20, 22])
def test_any_bytes_in_any_pieces_end_as_they_end_in_one(data: bytes, cuts: list[int]) -> None:
    whole_end, whole, _ = _feed(data, [])
    end, pieces_whole, fed = _feed(data, cuts)
    assert pieces_whole == whole
    assert end == whole_end
    # and no byte after the end of the answer has a say
    assert _feed(data[:fed], [])[0] == end


@given(st.binary(max_size=2000), st.integers(1, 50))
def test_memory_is_bounded_whatever_comes(data: bytes, times: int) -> None:
    reader = MessageReader(b"HTTP/")
    reader.feed(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(times):
        reader.feed(data)
        assert sys.getsizeof(reader._held) < 2 * MAX_HEAD


def test_a_head_that_never_ends_is_held_only_to_the_limit() -> None:
    reader = MessageReader(b"HTTP/")
    fed = [reader.feed(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 10_000_000), reader.feed(b"b" * 10_000_000)]
    assert fed == [True, True]
    assert sys.getsizeof(reader._held) < 2 * MAX_HEAD


def test_rtsp_without_a_length_has_no_body() -> None:
    reader = MessageReader(b"RTSP/", body_to_close=False)
    assert reader.feed(b"RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\n\r\n")
    assert (reader.end(), reader.status) == (ScanEnd.ANSWERED, 401)


def test_rtsp_is_not_http() -> None:
    reader = MessageReader(b"RTSP/", body_to_close=False)
    assert reader.feed(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    assert reader.end() is ScanEnd.NOT_THIS_PROTOCOL


def test_a_datagram_that_fits_ends_the_wait() -> None:
    reader = DatagramReader(lambda data: data == b"yes")
    assert not reader.feed(b"no")
    assert reader.end() is ScanEnd.NOT_THIS_PROTOCOL
    assert reader.feed(b"yes")
    assert reader.end() is ScanEnd.ANSWERED


def test_without_a_datagram_time_is_up() -> None:
    assert DatagramReader(bool).end() is ScanEnd.TIMED_OUT


def test_a_flood_of_others_ends_the_wait() -> None:
    reader = DatagramReader(lambda data: data == b"yes")
    fed = [reader.feed(b"no") for _ in range(MAX_STRANGE)]
    assert fed == [False] * (MAX_STRANGE - 1) + [True]
    assert reader.feed(b"yes")
    assert reader.end() is ScanEnd.NOT_THIS_PROTOCOL
