"""HTTP: the front page, one page it points at, and the icon.

Each is one plain GET without a cookie, a user name or a body, on its own connection. Compression is declined, so that
what arrives is what was said, and a small answer cannot become a large one.

Source: RFC 9110 sections 7.2, 10.1.5 and 12.5.3; RFC 9112.
"""

from __future__ import annotations

import re
from functools import partial
from ipaddress import IPv6Address

from camcensus import __version__
from camcensus.model.scan import Target, Transport
from camcensus.wire.conversations.conversation import AnswerReader, Probe
from camcensus.wire.conversations.framing import MessageReader

USER_AGENT = f"camcensus/{__version__} (authorised inventory)"
WEB = (Transport.TCP, Transport.TLS)
_USUAL = {Transport.TCP: 80, Transport.TLS: 443}

# A page that a device points at: a path without a query, ending as pages end, naming no act.
_PAGE = re.compile(r"/(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,63}/){0,8}(?:[A-Za-z0-9_~-][A-Za-z0-9._~-]{0,63})?")
_PAGE_END = re.compile(
    r"(?:/|\.(?:html?|shtml?|aspx?|php|jsp|xhtml)|/(?:login|signin|index|home|main|ui|web|webui|portal|welcome))\Z",
    re.I,
)
_ACT = re.compile(
    r"(?i)reboot|reset|restart|restore|(?<!\A/)default|factory|shutdown|poweroff|upgrade|update|format|delete|remove|erase"
    r"|logout|logoff|snapshot|stream|video|config|backup|export|passw|user|token|auth|set[^a-z]"
)


def authority(target: Target) -> str:
    """What stands in the Host header: the address, in brackets where it is IPv6, with a port that is not the usual one."""
    try:
        host = f"[{IPv6Address(target.address)}]"
    except ValueError:
        host = target.address
    return host if target.port == _USUAL.get(target.transport) else f"{host}:{target.port}"


def request(target: Target, path: str, *, method: str = "GET", headers: str = "", body: bytes = b"") -> bytes:
    """One request that asks for nothing to be kept open. `headers`: further lines, each with its line end.

    Raises ValueError for a path that does not stand on one line.
    """
    if not re.fullmatch(r"/[!-~]{0,1023}", path):
        raise ValueError("a path is a slash and printable ASCII without blanks")
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: {authority(target)}\r\nUser-Agent: {USER_AGENT}\r\n"
        f"Accept: */*\r\nAccept-Encoding: identity\r\n{headers}Connection: close\r\n"
    )
    if body:
        head += f"Content-Length: {len(body)}\r\n"
    return head.encode("ascii") + b"\r\n" + body


def get(path: str, target: Target) -> bytes:
    """A GET of a fixed path."""
    return request(target, path)


def is_harmless_page(path: str) -> bool:
    """True for a path that a device may send us on to: a page by its ending, without a query, naming no act."""
    return (
        len(path) <= 200
        and _PAGE.fullmatch(path) is not None
        and _PAGE_END.search(path) is not None
        and _ACT.search(path) is None
    )


def new_reader() -> AnswerReader:
    """A reader of one HTTP answer."""
    return MessageReader(b"HTTP/")


def _get_page(target: Target) -> bytes:
    path = target.options.get("path", "/")
    if not is_harmless_page(path):
        raise ValueError(f"not a page that is asked for: {path[:80]!r}")
    return request(target, path)


ROOT = Probe(
    id="http.root",
    title="Front page of the web service",
    kind="http",
    transports=WEB,
    ask=partial(get, "/"),
    reader=new_reader,
    seconds=3.0,
    ports=(80, 8080, 81, 88, 8000, 8081, 8443, 443),
    source="RFC 9110",
)
PAGE = Probe(
    id="http.page",
    title="Page that the front page of the same service points at",
    kind="http",
    transports=WEB,
    ask=_get_page,  # options: "path"
    reader=new_reader,
    seconds=3.0,
    source="RFC 9110 section 15.4",
)
FAVICON = Probe(
    id="http.favicon",
    title="Icon of the web service",
    kind="http",
    transports=WEB,
    ask=partial(get, "/favicon.ico"),
    reader=new_reader,
    seconds=3.0,
    source="RFC 9110; HTML Living Standard, section 4.6.7.7 for /favicon.ico",
)
