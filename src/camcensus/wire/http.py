"""HTTP: what a device's web service says of itself in headers, challenge and first page.

Text in, fields out. The caller made the one request and read at most the first 64 kB.

Source: RFC 9110; RFC 7617 and RFC 7616 for the challenges.
"""

from __future__ import annotations

import html
import re

from camcensus.model.observation import Field
from camcensus.wire.bounds import MAX_VALUE, squeezed
from camcensus.wire.headers import path_of, read_challenge, split_answer, without_name

_NAMED = {"server", "x-powered-by", "set-cookie", "location", "p3p", "content-type", "etag"}
_SILENT = {"date", "content-length", "connection", "keep-alive", "expires", "last-modified", "cache-control", "pragma"}
_HEADER_FIRST = re.compile(
    r"(?:server|date|www-authenticate|content-type|content-length|location|set-cookie|connection|x-[\w-]{2,40})\s?:",
    re.I,
)
_TITLE = re.compile(r"<title\b[^>]{0,256}>([^<]{0,1024})", re.IGNORECASE)
_TARGET = re.compile(
    r"""(?:src|href|action|content|codebase|background|location(?:\.href)?|location\.replace\()\s{0,4}=?\s{0,4}["']([^"'<>\s]{2,300})["']""",
    re.IGNORECASE,
)
_REFRESH = re.compile(r"""\burl\s{0,4}=\s{0,4}['"]?([^"'<>\s;]{2,300})""", re.IGNORECASE)
_META = re.compile(
    r"""<meta\s[^>]{0,200}?name\s{0,4}=\s{0,4}["']?(?:generator|description|author|copyright|publisher|application-name)["']?\s[^>]{0,200}?content\s{0,4}=\s{0,4}["']([^"'<>]{1,500})["']""",
    re.IGNORECASE,
)
_SCRIPT_VALUE = re.compile(r"""(?<![\w.$])([A-Za-z_$][\w.$]{1,60})\s{0,4}[=:]\s{0,4}["']([^"'<>\r\n]{2,64})["']""")
_NAMES_PRODUCT = re.compile(
    r"(?i)(?:model|model_?name|oem_?type|dev_?type|product|product_?name|default_?filename|brand)$"
)
_COMMENT = re.compile(r"<!--\s{0,20}([^<>]{3,300}?)\s{0,20}-->")
MAX_TARGETS = 60  # links and scripts kept of a page


def read_http(raw: str, field: str | None) -> tuple[Field, ...]:
    """A whole answer, or the part that `field` names. Never raises: what is not HTTP is read as a page."""
    if field is not None:
        return tuple(_read_part(raw, field.removeprefix("http.").replace("_", "-")))
    if _HEADER_FIRST.match(raw):
        raw = "\n" + raw  # header lines without their status line, as scripts print them
    elif raw[:5].upper() != "HTTP/":
        return tuple(_read_page(raw))
    first, headers, body = split_answer(raw)
    fields = [Field("http.status", match[1])] if (match := re.match(r"HTTP/[\d.]{1,3} (\d{3})", first, re.I)) else []
    for name, value in headers:
        fields += _read_header(name, value.strip())
        if name == "server" and not value.strip():
            fields.append(Field("http.header", "server:"))
    return (*fields, *_read_page(body))


def _read_part(raw: str, part: str) -> list[Field]:
    if part == "title":
        match = _TITLE.search(raw[:8192])
        return [Field("http.title", _plain(match[1] if match else raw))]
    if part in ("body", "page"):
        return _read_page(raw)
    if part in ("favicon-md5", "favicon-mmh3", "favicon-sha256"):
        return [Field(f"http.{part}", without_name(raw, part))]
    if part == "realm":
        return [Field("http.realm", raw)]
    if part in ("header", "headers"):
        return [item for line in raw.splitlines()[:100] for item in _read_header_line(line)]
    return _read_header(part, without_name(raw, part))


def _read_header_line(line: str) -> list[Field]:
    name, colon, value = line.partition(":")
    return _read_header(name.strip().lower(), value.strip()) if colon else []


def _read_header(name: str, value: str) -> list[Field]:
    if name == "www-authenticate":
        return read_challenge(value, "http")
    if name == "location":
        return [Field("http.location", path_of(value))]
    if name in _NAMED:
        return [Field(f"http.{name}", value)]
    if name in _SILENT:
        return []
    return [Field("http.header", f"{name}: {value}")]


def _plain(text: str) -> str:
    """One line, entities resolved."""
    return squeezed(html.unescape(text))


def _read_page(body: str) -> list[Field]:
    """Title, targets of links and scripts, comments, generator, and the page's first words as one line."""
    if not body.strip():
        return []
    fields = [Field("http.title", _plain(match[1]))] if (match := _TITLE.search(body)) else []
    targets = [match[1] for pattern in (_TARGET, _REFRESH) for match in pattern.finditer(body)]
    fields += [Field("http.path", path_of(target)) for target in dict.fromkeys(targets[:MAX_TARGETS])]
    constants = [m for m in _SCRIPT_VALUE.finditer(body) if _NAMES_PRODUCT.search(m[1])]
    fields += [Field("http.script-value", f"{m[1]}={m[2].strip()}") for m in constants[:20]]
    fields += [Field("http.comment", squeezed(match[1])) for match in list(_COMMENT.finditer(body))[:20]]
    fields += [Field("http.meta", squeezed(match[1])) for match in list(_META.finditer(body))[:5]]
    fields.append(Field("http.body", squeezed(body[: 2 * MAX_VALUE])))
    return fields
