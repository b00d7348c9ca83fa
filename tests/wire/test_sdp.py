import pytest

from camcensus.model.observation import Field
from camcensus.wire.sdp import read_sdp


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("s=VCP IPC Realtime stream", Field("sdp.session", "VCP IPC Realtime stream"), id="session"),
        pytest.param("o=VSTC 1 1 IN IP4 192.0.2.1", Field("sdp.origin", "VSTC"), id="user name of the origin"),
        pytest.param("u=www.example.org", Field("sdp.uri", "www.example.org"), id="address"),
        pytest.param("m=video 0 RTP/AVP 96", Field("sdp.media", "video 0 RTP/AVP 96"), id="media"),
        pytest.param("a=tool:LIVE555", Field("sdp.tool", "LIVE555"), id="tool"),
        pytest.param("a=rtpmap:99 FCAM/90000", Field("sdp.coding", "rtpmap:99 FCAM/90000"), id="coding"),
        pytest.param("a=control:rtsp://192.0.2.1/a/b", Field("sdp.control-path", "/a/b"), id="control address"),
        pytest.param("a=control:trackID=1", Field("sdp.control-path", "trackID=1"), id="relative control"),
        pytest.param("a=appversion:1.0", Field("sdp.attribute", "appversion:1.0"), id="another attribute"),
    ],
)
def test_a_line(line: str, expected: Field) -> None:
    assert read_sdp(f"v=0\r\n{line}\r\n") == (expected,)


@pytest.mark.parametrize("text", ["", "v=0", "nothing of the kind", "s", "sess=x", "=x"])
def test_what_is_no_line_of_a_description_gives_nothing(text: str) -> None:
    assert read_sdp(text) == ()
