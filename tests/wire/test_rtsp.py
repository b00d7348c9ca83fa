import pytest

from camcensus.model.observation import Field
from camcensus.wire.rtsp import read_rtsp


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param("Date:  Thu, May 14 2020 16:45:35 GMT", True, id="two blanks"),
        pytest.param("Date: Thu, May 14 2020 16:45:35 GMT", False, id="one blank"),
        pytest.param("Date:   Thu, May 14 2020", False, id="three blanks are not the habit"),
        pytest.param("Date:  1970", False, id="two blanks before something else"),
    ],
)
def test_the_blanks_before_the_date(date: str, expected: bool) -> None:
    fields = read_rtsp(f"RTSP/1.0 401 Unauthorized\r\nCSeq: 2\r\n{date}\r\n\r\n", None)
    assert (Field("rtsp.trait", "date-after-two-blanks") in fields) is expected


def test_an_answer_with_a_description() -> None:
    fields = read_rtsp(
        "RTSP/1.0 200 OK\r\nCSeq: 1\r\nServer: Dahua Rtsp Server\r\nx-Accept-Dynamic-Rate: 1\r\n"
        "Content-Base: rtsp://user:pass@192.0.2.1:554/cam/realmonitor?channel=1&subtype=2/\r\n\r\n"
        "v=0\r\ns=Media Server\r\na=packetization-supported:DH\r\n",
        None,
    )
    assert fields == (
        Field("rtsp.status", "200"),
        Field("rtsp.server", "Dahua Rtsp Server"),
        Field("rtsp.header", "x-accept-dynamic-rate: 1"),
        Field("rtsp.path", "/cam/realmonitor?channel=1&subtype=2/"),
        Field("sdp.session", "Media Server"),
        Field("sdp.attribute", "packetization-supported:DH"),
    )


def test_the_order_of_methods_is_kept() -> None:
    assert read_rtsp("Public: PLAY, OPTIONS", "rtsp.public") == (Field("rtsp.public", "PLAY, OPTIONS"),)


@pytest.mark.parametrize("field", ["rtsp.sdp", None])
def test_a_description_alone_is_read_as_one(field: str | None) -> None:
    assert Field("sdp.session", "IR stream") in read_rtsp("v=0\ns=IR stream\n", field)


def test_header_lines_without_a_status_line_are_read_as_headers() -> None:
    assert read_rtsp("CSeq: 1\r\nServer: H264DVR 1.0\r\n", None) == (Field("rtsp.server", "H264DVR 1.0"),)
