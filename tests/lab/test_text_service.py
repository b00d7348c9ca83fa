"""HTTP and RTSP of emulated devices, without a socket."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.lab.host import Host
from camcensus.lab.personality import Answer, Personality, Truth
from camcensus.lab.text_service import MAX_QUESTION, Question, QuestionBuffer, answer

HOST = Host(
    "192.0.2.7", Personality("x", "camera", Truth(True, None, None, None), "00:40:8c", ("M1",), (), (), None, 1), "M1"
)
GET = b"GET /a?b=1 HTTP/1.1\r\nHost: x\r\n\r\n"
POST = b"POST /s HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"


def test_questions_are_cut_wherever_the_bytes_break() -> None:
    for cut in range(len(GET + POST) + 1):
        buffer = QuestionBuffer()
        found = buffer.feed((GET + POST)[:cut]) + buffer.feed((GET + POST)[cut:])
        assert [(each.method, each.target, each.body) for each in found] == [
            ("GET", "/a?b=1", b""),
            ("POST", "/s", b"hello"),
        ]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"nonsense\r\n\r\n", id="one word"),
        pytest.param(b"A" * (MAX_QUESTION + 1), id="without end"),
        pytest.param(b"GET / HTTP/1.1\r\nContent-Length: 999999\r\n\r\n", id="too long"),
    ],
)
def test_what_is_no_question_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        QuestionBuffer().feed(data)


@given(st.lists(st.binary(max_size=200), max_size=5))
def test_any_bytes_give_questions_or_are_refused(parts: list[bytes]) -> None:
    buffer = QuestionBuffer()
    for part in parts:
        try:
            buffer.feed(part)
        except ValueError:
            return


@pytest.mark.parametrize(
    ("to", "asked", "fits"),
    [
        pytest.param(("GET", "/a"), GET, True, id="query left aside"),
        pytest.param(("GET", "/a?b=2"), GET, False, id="query stated"),
        pytest.param(("GET", "/*"), GET, True, id="any ending"),
        pytest.param(("POST", "/a"), GET, False, id="other method"),
        pytest.param(("*", "*"), POST, True, id="anything"),
        pytest.param(
            ("DESCRIBE", "/"), b"DESCRIBE rtsp://192.0.2.7:554/ RTSP/1.0\r\nCSeq: 2\r\n\r\n", True, id="RTSP address"
        ),
    ],
)
def test_an_answer_is_chosen_by_method_and_path(to: tuple[str, str], asked: bytes, fits: bool) -> None:
    said, _ = answer(HOST, (Answer(*to, "", "HTTP/1.1 299 Chosen", b""),), QuestionBuffer().feed(asked)[0], 80)
    assert said.startswith(b"HTTP/1.1 299") is fits


def test_a_soap_operation_chooses_too() -> None:
    answers = (
        Answer("POST", "/s", "GetServices", "HTTP/1.1 200 OK", b"services"),
        Answer("POST", "/s", "", "HTTP/1.1 400 Bad Request", b"fault"),
    )
    asked = Question("POST", "/s", b"POST /s HTTP/1.1", b"<s:Body><tds:GetServicesX/></s:Body>")
    assert answer(HOST, answers, asked, 80)[0].endswith(b"fault")
    asked = Question("POST", "/s", b"POST /s HTTP/1.1", b"<s:Body><tds:GetServices><a/></tds:GetServices></s:Body>")
    assert answer(HOST, answers, asked, 80)[0].endswith(b"services")


def test_placeholders_are_filled_and_the_length_is_that_of_what_is_sent() -> None:
    answers = (Answer("GET", "/a", "", "HTTP/1.1 200 OK\nX: {{mac}} {{port}} {{unknown}}", b"{{address}} {{model}}"),)
    said, closes = answer(HOST, answers, QuestionBuffer().feed(GET)[0], 81)
    assert said == b"HTTP/1.1 200 OK\r\nX: 00:40:8c:00:02:07 81 {{unknown}}\r\nContent-Length: 12\r\n\r\n192.0.2.7 M1"
    assert closes is False


def test_the_sequence_number_comes_back() -> None:
    answers = (Answer("OPTIONS", "*", "", "RTSP/1.0 200 OK\nCSeq: {{cseq}}", b""),)
    asked = QuestionBuffer().feed(b"OPTIONS rtsp://192.0.2.7:554/ RTSP/1.0\r\nCSeq: 41\r\n\r\n")[0]
    assert answer(HOST, answers, asked, 554)[0] == b"RTSP/1.0 200 OK\r\nCSeq: 41\r\n\r\n"


@pytest.mark.parametrize(
    ("head", "asked", "closes"),
    [
        pytest.param("HTTP/1.1 200 OK\nCONNECTION: close", GET, True, id="the device closes"),
        pytest.param("HTTP/1.0 200 OK", GET, True, id="an old protocol"),
        pytest.param("HTTP/1.1 200 OK", GET.replace(b"Host: x", b"Connection: close"), True, id="the asker closes"),
        pytest.param("HTTP/1.1 200 OK", GET, False, id="nobody closes"),
    ],
)
def test_who_closes(head: str, asked: bytes, closes: bool) -> None:
    assert answer(HOST, (Answer("*", "*", "", head, b""),), QuestionBuffer().feed(asked)[0], 80)[1] is closes
