"""Web servers of hostile devices. Each answers on port 80 in a way that hurts a careless reader.

None of it is an exploit of a product: they are plain violations of RFC 9112, of limits, or of good sense.
"""

from __future__ import annotations

import gzip
from functools import lru_cache

from camcensus.lab.behaviour import Behaviour, Line, Player, says

_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_PAGE_WITH = b"<html><head><title>%s</title></head><body>%s</body></html>"
ESCAPES = b"\x1b]0;taken\x07\x1b[2J\x1b[31mred\x9b1m\x08\x0d"
BIDI = "cam\u202egpj.exe\u2066\u200b\ufeff\u2028".encode()
_LONG = b"A" * 65_536


async def _drip(line: Line) -> None:
    await line.question()
    for byte in (_OK + b"\r\n" + b"x" * 4096) * 2:
        await line.send(bytes([byte]))
        await line.wait(0.4)


async def _drip_body(line: Line) -> None:
    await line.question()
    await line.send(_OK + b"Content-Length: 5000\r\n\r\n")
    for _ in range(5000):
        await line.send(b"x")
        await line.wait(0.3)


async def _endless_header(line: Line) -> None:
    await line.question()
    await line.send(_OK + b"X-Long: ")
    await line.flood(_LONG, 4096)


async def _endless_headers(line: Line) -> None:
    await line.question()
    await line.send(_OK)
    await line.flood(b"X-Header: value\r\n" * 1024, 16_384)


async def _many_headers(line: Line) -> None:
    await line.question()
    await line.send(_OK)
    for start in range(0, 200_000, 1000):
        await line.send(b"".join(b"X-%d: v\r\n" % number for number in range(start, start + 1000)))
    await line.send(b"\r\n")


async def _endless_body(line: Line) -> None:
    await line.question()
    await line.send(_OK + b"\r\n")
    await line.flood(_LONG, 16_384)


async def _endless_chunks(line: Line) -> None:
    await line.question()
    await line.send(_OK + b"Transfer-Encoding: chunked\r\n\r\n")
    await line.flood(b"10000\r\n" + _LONG + b"\r\n", 16_384)


async def _tiny_chunks(line: Line) -> None:
    await line.question()
    await line.send(_OK + b"Transfer-Encoding: chunked\r\n\r\n")
    await line.flood(b"1;ext=%s\r\nx\r\n" % (b"e" * 200) * 256, 16_384)


@lru_cache(maxsize=1)
def _bomb() -> bytes:
    inner = gzip.compress(b"\0" * 64 * 1024 * 1024, 9)  # 64 MiB in 64 kB
    return _OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(inner) + inner


async def _gzip_bomb(line: Line) -> None:
    await line.question()
    await line.send(_bomb())


async def _reset_at_once(line: Line) -> None:
    line.reset()


async def _reset_in_head(line: Line) -> None:
    await line.question()
    await line.send(b"HTTP/1.1 200 OK\r\nServer: Hikvi")
    await line.wait(0.05)
    line.reset()


async def _reset_in_body(line: Line) -> None:
    await line.question()
    await line.send(_OK + b"Content-Length: 1000\r\n\r\n<html><head><title>half")
    await line.wait(0.05)
    line.reset()


async def _close_at_once(line: Line) -> None:
    line.writer.close()


async def _half_close(line: Line) -> None:
    await line.question()
    await line.send(_OK + b"Content-Length: 1000\r\n\r\n<html>")
    line.writer.write_eof()
    await line.hold()


async def _never_reads(line: Line) -> None:
    line.writer.transport.pause_reading()  # type: ignore[attr-defined]
    await line.wait(60)


async def _continue_for_ever(line: Line) -> None:
    await line.question()
    await line.flood(b"HTTP/1.1 100 Continue\r\n\r\n" * 512, 16_384)


async def _echo(line: Line) -> None:
    await line.send(await line.question())


async def _speaks_first(line: Line) -> None:
    await line.flood(b"GET / HTTP/1.1\r\nHost: you\r\n\r\n" * 100, 1000)


async def _redirect_chain(line: Line) -> None:
    line.scene.memory["hop"] = hop = line.scene.memory.get("hop", 0) + 1
    await line.question()
    await line.send(_redirect(b"/hop%d.html" % hop))


def _redirect(location: bytes) -> bytes:
    return b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def _to(location: bytes) -> Player:
    return says(_redirect(location))


def _body(content: bytes, head: bytes = b"") -> Player:
    return says(_OK + head + b"Content-Length: %d\r\n\r\n" % len(content) + content)


_HTTP: tuple[tuple[str, str, Player], ...] = (
    ("drip", "a byte every 0.4 s, from the first on", _drip),
    ("drip-body", "a body of a byte every 0.3 s", _drip_body),
    ("endless-header", "one header that never ends", _endless_header),
    ("endless-headers", "headers without end", _endless_headers),
    ("headers-200000", "200,000 headers", _many_headers),
    ("endless-body", "a body without end, as fast as it is taken", _endless_body),
    ("endless-chunks", "chunks without end", _endless_chunks),
    ("tiny-chunks", "chunks of one byte with long extensions", _tiny_chunks),
    ("gzip-bomb", "64 MiB in 64 kB, compressed though nobody asked", _gzip_bomb),
    ("redirect-loop", "sends on to the same page", _to(b"/")),
    ("redirect-chain", "sends on from page to page", _redirect_chain),
    ("redirect-loopback", "sends on to 127.0.0.1", _to(b"http://127.0.0.1/index.html")),
    ("redirect-metadata", "sends on to 169.254.169.254", _to(b"http://169.254.169.254/latest/meta-data/index.html")),
    ("redirect-mapped", "sends on to a mapped form of 127.0.0.1", _to(b"http://[::ffff:127.0.0.1]/index.html")),
    ("redirect-elsewhere", "sends on to an address of another network", _to(b"http://192.0.2.1/index.html")),
    ("redirect-name", "sends on to a name", _to(b"http://localhost/index.html")),
    ("redirect-act", "sends on to a page that reboots it", _to(b"/cgi-bin/reboot.cgi?confirm=yes")),
    ("redirect-login", "sends on with a user name", _to(b"http://somebody:word@{{address}}/index.html")),
    ("redirect-scheme", "sends on to a file", _to(b"file:///etc/passwd")),
    ("redirect-lines", "hides a second question in its redirect", _to(b"/a.html%0d%0aGET%20/reboot.html")),
    ("length-too-big", "promises 10^12 bytes", says(_OK + b"Content-Length: 1000000000000\r\n\r\nx", holds=True)),
    ("length-too-small", "promises fewer bytes than come", says(_OK + b"Content-Length: 3\r\n\r\n" + _LONG)),
    ("length-negative", "promises -1 bytes", says(_OK + b"Content-Length: -1\r\n\r\nx", holds=True)),
    ("length-twice", "promises two lengths", says(_OK + b"Content-Length: 5\r\nContent-Length: 50000\r\n\r\nhello")),
    ("length-no-number", "promises a length in words", says(_OK + b"Content-Length: many\r\n\r\nhello")),
    (
        "length-digits",
        "promises a length of 5,000 digits",
        says(_OK + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\nx"),
    ),
    (
        "chunk-too-big",
        "a chunk of 2^64 - 1",
        says(_OK + b"Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nx", holds=True),
    ),
    ("chunk-negative", "a chunk of -5", says(_OK + b"Transfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n")),
    ("chunk-no-number", "a chunk of size zz", says(_OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n")),
    (
        "chunk-and-length",
        "chunks and a length",
        says(_OK + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5\r\nhello\r\n0\r\n\r\n"),
    ),
    ("nul-bytes", "NUL bytes everywhere", _body(_PAGE_WITH % (b"a\0b", b"\0" * 1000), b"Server: we\0bs\r\n")),
    (
        "invalid-utf8",
        "bytes that are no UTF-8",
        _body(_PAGE_WITH % (b"\xff\xfe\xc0\xaf\xed\xa0\x80", b"\xf5"), b"Server: \xff\xff\r\n"),
    ),
    (
        "escapes",
        "terminal escapes in every field",
        says(
            b"HTTP/1.1 401 "
            + ESCAPES
            + b"\r\nServer: "
            + ESCAPES.replace(b"\r", b"")
            + b'\r\nWWW-Authenticate: Basic realm="'
            + ESCAPES.replace(b"\r", b"")
            + b'"\r\n\r\n'
            + _PAGE_WITH % (ESCAPES, ESCAPES)
        ),
    ),
    ("bidi", "right-to-left marks and invisible signs", _body(_PAGE_WITH % (BIDI, BIDI), b"Server: " + BIDI + b"\r\n")),
    (
        "formula",
        "formulas of spreadsheets",
        _body(
            _PAGE_WITH % (b"=HYPERLINK(&quot;http://192.0.2.1&quot;)", b""), b"Server: @SUM(1+1)*cmd|' /C calc'!A0\r\n"
        ),
    ),
    (
        "script",
        "script in every field",
        _body(
            _PAGE_WITH % (b"&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;", b"<script>alert(1)</script>"),
            b'Server: "><img src=x onerror=alert(1)>\r\n',
        ),
    ),
    ("giant-line", "a status line of 4 MB", says(b"HTTP/1.1 200 " + b"O" * 4_000_000)),
    ("status-nonsense", "a status line that is none", says(b"HTTP/9.9 banana split\r\nServer: x\r\n\r\nbody")),
    ("no-head", "a page without a head", says(_PAGE_WITH % (b"old", b"HTTP/0.9"))),
    (
        "bad-headers",
        "headers without colon, folded, empty",
        says(b"HTTP/1.1 200 OK\r\n: empty\r\nno colon\r\n folded\r\nServer : spaced\r\n\tx\r\n\r\nbody"),
    ),
    ("line-feeds", "lines ended by line feeds", says(b"HTTP/1.1 200 OK\nServer: lf\n\n<title>lf</title>")),
    ("half-close", "closes its half in the middle", _half_close),
    ("reset-at-once", "RST to every connection", _reset_at_once),
    ("reset-in-head", "RST within the head", _reset_in_head),
    ("reset-in-body", "RST within the body", _reset_in_body),
    ("close-at-once", "closes every connection", _close_at_once),
    ("never-reads", "accepts and does not read", _never_reads),
    ("continue-for-ever", "100 Continue without end", _continue_for_ever),
    ("speaks-ssh", "SSH on the web port", says(b"SSH-2.0-dropbear_2019.78\r\n" + bytes(range(256)), holds=True)),
    ("speaks-tls", "a TLS alert on the web port", says(b"\x15\x03\x01\x00\x02\x02\x0a")),
    ("speaks-rtsp", "RTSP on the web port", says(b"RTSP/1.0 400 Bad Request\r\nCSeq: 0\r\n\r\n")),
    ("speaks-first", "asks before it is asked", _speaks_first),
    ("echo", "says what it was asked", _echo),
    (
        "challenges",
        "10,000 login challenges",
        says(b"HTTP/1.1 401 No\r\n" + b'WWW-Authenticate: Digest realm="a\\", nonce=\r\n' * 10_000 + b"\r\n"),
    ),
    (
        "cookies",
        "5,000 cookies",
        says(_OK + b"Set-Cookie: " + b"a=b; " * 40 + b"\r\n" + b"Set-Cookie: x=y\r\n" * 5000 + b"\r\n"),
    ),
    ("giant-title", "a title of 60 kB", _body(_PAGE_WITH % (b"T" * 60_000, b""))),
    ("deep-html", "20,000 nested elements", _body(b"<div>" * 20_000)),
    ("open-comments", "comments and elements that nobody closes", _body(b"<!--" * 5000 + b"<title" * 5000)),
    (
        "charset-lies",
        "UTF-16 that is called UTF-8",
        _body("<title>é</title>".encode("utf-16"), b"Content-Type: text/html; charset=utf-7\r\n"),
    ),
    (
        "many-makers",
        "claims to be of every maker",
        _body(
            _PAGE_WITH % (b"NETSurveillance WEB", b"Hikvision Dahua AXIS"),
            b'Server: DNVRS-Webs\r\nServer: Cross Web Server\r\nWWW-Authenticate: Digest realm="Login to 0000000PAZ00000"\r\nWWW-Authenticate: Digest realm="AXIS_000000000000"\r\n',
        ),
    ),
)

_XML = b"HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nConnection: close\r\n\r\n"
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + level, b"&%c;" % (97 + level) * 10) for level in range(9))
    + b"]><x>&j;</x>"
)
QUADRATIC = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"a" * 30_000 + b'">]><x>' + b"&a;" * 30_000 + b"</x>"
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x><Manufacturer>&a;</Manufacturer></x>'
DEEP = b'<?xml version="1.0"?>' + b"<a>" * 15_000
_WIDE = b'<?xml version="1.0"?><x ' + b" ".join(b'a%d="1"' % number for number in range(5000)) + b"/>"

_DOCUMENTS: tuple[tuple[str, str, bytes], ...] = (
    ("xml-laughs", "entities of entities of entities in every XML answer", _XML + LAUGHS),
    ("xml-quadratic", "one long entity, often, in every XML answer", _XML + QUADRATIC),
    ("xml-outside", "an entity of a file in every XML answer", _XML + OUTSIDE),
    ("xml-deep", "15,000 nested elements in every XML answer", _XML + DEEP),
    ("xml-wide", "5,000 attributes in every XML answer", _XML + _WIDE),
    ("json-deep", "20,000 nested lists in every answer", _OK + b"\r\n" + b'{"data":{"propertyList":' + b"[" * 20_000),
    (
        "json-number",
        "a number of 20,000 digits",
        _OK + b"\r\n" + b'{"data":{"propertyList":{"Version":' + b"9" * 20_000 + b"}}}",
    ),
    (
        "json-twice",
        "the same key twice, NaN, a lone surrogate",
        _OK + b"\r\n" + b'{"data":{"propertyList":{"Brand":"AXIS","Brand":NaN,"ProdNbr":"\\ud800"}}}',
    ),
)

HOSTILE_HTTP: tuple[Behaviour, ...] = (
    *(Behaviour(f"hostile:{name}", does, tcp={80: player}) for name, does, player in _HTTP),
    *(Behaviour(f"hostile:{name}", does, tcp={80: says(content)}) for name, does, content in _DOCUMENTS),
)
