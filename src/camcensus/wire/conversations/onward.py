"""Where a front page points: one page of the same device that may be asked next.

Redirects and addresses are data. Only an address on the very host that was asked is used, over the ports found open, and
only for a page that `http.is_harmless_page` lets through.

Source: RFC 9110 section 10.2.2; HTML Living Standard, section 4.2.5.3 (refresh).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from ipaddress import ip_address

from camcensus.model.scan import Exchange, Transport
from camcensus.wire.conversations.evidence import split_http, text_of
from camcensus.wire.conversations.http import is_harmless_page

_LOCATION = re.compile(r"(?im)^location[ \t]{0,8}:[ \t]{0,8}(\S{1,400})[ \t]{0,8}\r?$")
_REFRESH = re.compile(r"""(?i)<meta[^>]{0,100}refresh[^>]{0,100}?\burl\s{0,4}=\s{0,4}['"]?([^"'<>\s;]{1,300})""")
_SCRIPT = re.compile(
    r"""(?i)(?:\blocation(?:\.href)?\s{0,4}=|\blocation\.(?:replace|assign)\()\s{0,4}["']([^"'<>\s]{1,300})["']"""
)
_FRAME = re.compile(r"""(?i)<frame\s[^>]{0,200}?src\s{0,4}=\s{0,4}["']?([^"'<>\s]{1,300})""")
_URL = re.compile(r"(?i)(https?)://(\[[0-9a-f:.]{2,45}\]|[^/:?#\s\[\]]{1,253})(?::(\d{1,5}))?(/[^#]{0,400})?")
_WANTS_TLS = re.compile(r"(?i)HTTPS port|requires? (?:https|SSL|TLS)|speaking plain HTTP to an SSL")
_SMALL = 4096  # a page that only points elsewhere is shorter


@dataclass(frozen=True, slots=True)
class Onward:
    """A page of the asked host. Path "/" over TLS: the front page, where plain HTTP was answered that TLS is wanted."""

    port: int
    transport: Transport
    path: str


def page_after(exchange: Exchange) -> Onward | None:
    """The page that an answer to `http.root` points at, on the same host; None where it points nowhere or elsewhere."""
    head, body = split_http(exchange.received)
    first = text_of(head)
    status = re.match(r"HTTP/\d(?:\.\d)? (\d{3})", first, re.IGNORECASE)
    if status is None:
        return None
    page = text_of(body[:_SMALL])
    if status[1] == "400" and exchange.transport is Transport.TCP and _WANTS_TLS.search(page):
        return Onward(exchange.port, Transport.TLS, "/")
    if status[1][0] == "3":
        found = _LOCATION.search(first)
    else:
        found = _REFRESH.search(page) or (_SCRIPT.search(page) if len(body) < _SMALL else None) or _FRAME.search(page)
    return _on_same_host(found[1], exchange) if found else None


def _on_same_host(address: str, exchange: Exchange) -> Onward | None:
    port, transport, path = exchange.port, exchange.transport, address
    if match := _URL.fullmatch(address):
        if not _is_same(match[2].strip("[]"), exchange.address):
            return None
        transport = Transport.TLS if match[1].lower() == "https" else Transport.TCP
        port = int(match[3]) if match[3] else (443 if transport is Transport.TLS else 80)
        path = match[4] or "/"
    elif "//" in address or ":" in address:
        return None
    if not path.startswith("/"):
        path = "/" + path
    path = re.split(r"[?#]", path, maxsplit=1)[0]
    normal = posixpath.normpath(path)
    path = normal + ("/" if path.endswith("/") and normal != "/" else "")
    same_front = path == "/" and (port, transport) == (exchange.port, exchange.transport)
    if same_front or not 0 < port < 65536 or not is_harmless_page(path):
        return None
    return Onward(port, transport, path)


def _is_same(host: str, address: str) -> bool:
    try:
        return ip_address(host) == ip_address(address)
    except ValueError:
        return False
