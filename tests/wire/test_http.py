import pytest

from camcensus.model.observation import Field
from camcensus.wire.http import read_http


def values(fields: tuple[Field, ...], name: str) -> list[str]:
    return [field.value for field in fields if field.name == name]


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        pytest.param("http.server", "Server: DNVRS-Webs", [("http.server", "DNVRS-Webs")], id="header with its name"),
        pytest.param("http.server", "DNVRS-Webs", [("http.server", "DNVRS-Webs")], id="bare value"),
        pytest.param("http.server", "server:   a", [("http.server", "a")], id="name in small letters"),
        pytest.param("http.title", "<title>\n  X\n  Y</title>", [("http.title", "X Y")], id="title over two lines"),
        pytest.param("http.title", "NETSurveillance WEB", [("http.title", "NETSurveillance WEB")], id="bare title"),
        pytest.param("http.favicon_md5", "favicon-md5: 00ff", [("http.favicon-md5", "00ff")], id="icon"),
        pytest.param(
            "http.www-authenticate",
            'WWW-Authenticate: Basic realm="DCS-2530L"',
            [("http.auth-scheme", "Basic"), ("http.realm", "DCS-2530L")],
            id="challenge",
        ),
        pytest.param(
            "http.www-authenticate",
            "WWW-Authenticate: BASIC realm=DCS-900",
            [("http.auth-scheme", "BASIC"), ("http.realm", "DCS-900")],
            id="realm without quotation marks",
        ),
        pytest.param("http.set-cookie", "Set-Cookie: ZM_TEST=1", [("http.set-cookie", "ZM_TEST=1")], id="cookie"),
        pytest.param("http.etag", 'ETag: "1"', [("http.etag", '"1"')], id="another header"),
        pytest.param("http.x-frame", "X-Frame: a", [("http.header", "x-frame: a")], id="a header without a field"),
    ],
)
def test_a_named_part(field: str, raw: str, expected: list[tuple[str, str]]) -> None:
    assert [(found.name, found.value) for found in read_http(raw, field)] == expected


def test_a_whole_answer_gives_status_headers_challenge_and_page() -> None:
    fields = read_http(
        "HTTP/1.1 401 Unauthorized\r\nServer:\r\nDate: today\r\n"
        'WWW-Authenticate: Digest qop="auth", realm="IP Camera(C2183)", nonce="4e54", stale="FALSE"\r\n\r\n'
        '<html><head><title>Login</title><meta name="generator" content="webs"></head>'
        '<script>window.location.href = "/doc/page/login.asp?_1"</script><!-- made in a hurry --></html>',
        None,
    )
    assert values(fields, "http.status") == ["401"]
    assert values(fields, "http.realm") == ["IP Camera(C2183)"]
    assert values(fields, "http.auth-trait") == ['stale="FALSE"']
    assert values(fields, "http.title") == ["Login"]
    assert "/doc/page/login.asp?_1" in values(fields, "http.path")
    assert values(fields, "http.comment") == ["made in a hurry"]
    assert values(fields, "http.meta") == ["webs"]
    assert "http.date" not in {field.name for field in fields}


def test_a_redirect_is_kept_as_path_without_the_host() -> None:
    fields = read_http("HTTP/1.1 302 Found\r\nLocation: http://192.0.2.1:80/control/userimage.html\r\n\r\n", None)
    assert values(fields, "http.location") == ["/control/userimage.html"]


@pytest.mark.parametrize(
    ("nonce", "expected"),
    [
        pytest.param("b252aWYtZGlnZXN0OjQz", ["onvif-digest:43"], id="text in base64"),
        pytest.param("ec3682ef24b2cd9cedefe5cc26110000", [], id="hexadecimal digits"),
        pytest.param("4e54", [], id="too short"),
        pytest.param("b252aWYtZGlnZXN0OjQ", [], id="not base64"),
    ],
)
def test_a_nonce_is_decoded_only_where_it_is_text(nonce: str, expected: list[str]) -> None:
    fields = read_http(f'Digest realm="x", nonce="{nonce}"', "http.www-authenticate")
    assert values(fields, "http.nonce-decoded") == expected


def test_names_and_passwords_in_addresses_are_blanked() -> None:
    fields = read_http("HTTP/1.1 302 Found\r\nLocation: /v?user=admin&password=secret&x=1\r\n\r\n", None)
    assert values(fields, "http.location") == ["/v?user=&password=&x=1"]


@pytest.mark.parametrize("end", ["", "\r\n\r\n<title>X</title>"])
def test_header_lines_without_a_status_line_are_read_as_headers(end: str) -> None:
    fields = read_http("Server: App-webs/\r\nX-Frame-Options: SAMEORIGIN" + end, None)
    assert values(fields, "http.server") == ["App-webs/"]
    assert values(fields, "http.header") == ["x-frame-options: SAMEORIGIN"]
    assert values(fields, "http.title") == (["X"] if end else [])


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        pytest.param('$.nvr.model_name="XRN-3010";', ["$.nvr.model_name=XRN-3010"], id="member of an object"),
        pytest.param("var defaultfilename = 'SND-6084R'", ["defaultfilename=SND-6084R"], id="variable"),
        pytest.param('gjs_oemtype = "Uniview"', ["gjs_oemtype=Uniview"], id="badge"),
        pytest.param('var colour = "SND-6084R"', [], id="name that says nothing of a product"),
        pytest.param('var model = ""', [], id="empty"),
    ],
)
def test_constants_that_name_a_product_are_read_from_scripts(script: str, expected: list[str]) -> None:
    fields = read_http(f"HTTP/1.1 200 OK\r\n\r\n<html><script>{script}</script>", None)
    assert values(fields, "http.script-value") == expected


def test_entities_in_a_title_are_resolved() -> None:
    assert values(read_http("<title>Any time &amp; Any where</title>", "http.title"), "http.title") == [
        "Any time & Any where"
    ]


@pytest.mark.parametrize(
    ("realm", "expected"),
    [
        pytest.param("c47905000001", ["c47905000001"], id="twelve digits"),
        pytest.param("C4:79:05:00:00:01", ["C4:79:05:00:00:01"], id="with colons"),
        pytest.param("AXIS_C47905000001", [], id="a name before it"),
        pytest.param("0123456789abcdef0123456789abcdef", [], id="too long"),
    ],
)
def test_a_realm_that_is_a_hardware_address_is_given_as_one(realm: str, expected: list[str]) -> None:
    assert values(read_http(f'Digest realm="{realm}"', "http.www-authenticate"), "mac.address") == expected
