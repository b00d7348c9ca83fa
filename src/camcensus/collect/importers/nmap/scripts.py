"""Results of nmap's scripts -> kind, field and text in our own vocabulary.

Each reader takes the script's element: where nmap gives structure, the structure is read, since the output is laid out
for people. A script that is not listed here is counted and told to the user.

Source: the scripts' own documentation, https://nmap.org/nsedoc/scripts/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from camcensus.collect.importers.nmap.probes import as_received, unescaped
from camcensus.collect.json_lines import clean_text
from camcensus.collect.scanned import greeting_kind

Seen = tuple[str, str | None, str]  # kind, field, text
Reader = Callable[[Any, str], Iterable[Seen]]  # <script> element, name of the service

_HEADERS = ("server", "www-authenticate", "set-cookie", "x-powered-by", "p3p", "location")
_NAME_PARTS = (
    ("commonName", "CN"),
    ("organizationalUnitName", "OU"),
    ("organizationName", "O"),
    ("localityName", "L"),
    ("stateOrProvinceName", "ST"),
    ("countryName", "C"),
)
_UPNP = {
    "Manufacturer": "upnp.manufacturer",
    "Model Descr": "upnp.model-description",
    "Model Name": "upnp.model-name",
    "Model Version": "upnp.model-number",
    "Name": "upnp.friendly-name",
}
_NO_TITLE = re.compile(r"(?:Site doesn't have a title|Did not follow redirect|ERROR:)", re.IGNORECASE)
_SPECIAL = re.compile(r'([,+"\\;<>])')  # RFC 4514, section 2.4
_MD5 = re.compile(r"\b([0-9A-Fa-f]{32})\b")


def read_script(name: str, element: Any, service: str) -> Iterable[Seen] | None:
    """What one script saw; None for a script that nobody reads."""
    reader = _READERS.get(name)
    return None if reader is None else reader(element, service)


def _output(element: Any) -> str:
    """The script's output. Asked for only where structure does not tell the same: it is long, and copied each time."""
    return element.get("output") or ""


def _title(element: Any, _service: str) -> Iterable[Seen]:
    title = _elem(element, "title")
    if title is None:
        output = _output(element).strip()
        title = "" if _NO_TITLE.match(output) else output.split("\n", 1)[0]
    return (("http", "http.title", f"<title>{title}</title>"),) if title else ()


def _server(element: Any, _service: str) -> Iterable[Seen]:
    values = [item.text for item in element[:] if item.tag == "elem" and item.text]
    if not values:
        values = [line.strip() for line in _output(element).splitlines() if line.strip()]
    return [("http", "http.server", f"Server: {value}") for value in values]


def _auth(element: Any, _service: str) -> Iterator[Seen]:
    tables = [item for item in element[:] if item.tag == "table" and _elem(item, "scheme")]
    for table in tables:
        pairs = [
            f'{item.get("key")}="{item.text or ""}"'
            for part in table[:]
            if part.tag == "table" and part.get("key") == "params"
            for item in part[:]
            if item.tag == "elem" and item.get("key")
        ]
        yield "http", "http.www-authenticate", f"WWW-Authenticate: {_elem(table, 'scheme')} {', '.join(pairs)}".strip()
    if not tables:
        for line in _output(element).splitlines():
            if match := re.match(r"\s+(\S+) realm=(.*)$", line):
                yield "http", "http.www-authenticate", f'WWW-Authenticate: {match[1]} realm="{match[2].strip()}"'


def _headers(element: Any, _service: str) -> Iterator[Seen]:
    for line in _output(element).splitlines():
        name, colon, value = line.strip().partition(":")
        if colon and name.lower() in _HEADERS:
            yield "http", f"http.{name.lower()}", f"{name}:{value}"


def _favicon(element: Any, _service: str) -> Iterator[Seen]:
    if match := _MD5.search(_output(element)):
        yield "http", "http.favicon_md5", f"favicon-md5: {match[1].lower()}"


def _certificate(element: Any, _service: str) -> Iterator[Seen]:
    tables: dict[str, Any] = {}
    for item in element[:]:  # subject and issuer come first; the rest is large
        if item.tag == "table":
            tables[item.get("key") or ""] = item
        if len(tables) > 2 or item.tag == "elem":
            break
    for part in ("subject", "issuer"):
        table = tables.get(part)
        if table is not None:
            values = {item.get("key"): item.text for item in table[:] if item.tag == "elem" and item.text}
            name = ",".join(f"{short}={_escaped(values[long])}" for long, short in _NAME_PARTS if long in values)
        else:
            match = re.search(rf"(?mi)^\s*{part}: (.+)$", _output(element))
            name = _from_one_line(match[1]) if match else ""
        if name:
            yield "tls", f"tls.{part}", name


def _from_one_line(text: str) -> str:
    """commonName=x/organizationName=y as CN=x,O=y."""
    short = dict(_NAME_PARTS)
    parts = re.split(r"/(?=[A-Za-z]{2,40}=)", text.strip())
    pairs = [part.partition("=") for part in parts]
    return ",".join(f"{short[name]}={_escaped(value)}" for name, equals, value in pairs if equals and name in short)


def _escaped(value: str) -> str:
    return _SPECIAL.sub(r"\\\1", value) if _SPECIAL.search(value) else value


def _rtsp(element: Any, _service: str) -> Iterable[Seen]:
    output = _output(element).strip()
    return (("rtsp", "rtsp.public", f"Public: {output}"),) if output else ()


def _description(element: Any, _service: str) -> Iterator[Seen]:
    text = re.split(r"\n\s*System uptime:", _output(element).strip(), maxsplit=1)[0]
    text = text.removeprefix("System description:").strip()
    if text:
        yield "snmp", "snmp.sysdescr", text


def _upnp(element: Any, _service: str) -> Iterator[Seen]:
    return _upnp_lines(_output(element))


def _upnp_lines(output: str) -> Iterator[Seen]:
    for line in output.splitlines():
        name, colon, value = line.strip().partition(":")
        value = value.strip()
        if not colon or not value:
            continue
        if name in ("Server", "Location"):
            yield "ssdp", f"ssdp.{name.lower()}", f"{name}: {value}"
        elif name == "Webserver":
            yield "http", "http.server", f"Server: {value}"
        elif name in _UPNP:
            yield "upnp", _UPNP[name], value


def _types(element: Any, _service: str) -> Iterator[Seen]:
    return _type_lines(_output(element))


def _type_lines(output: str) -> Iterator[Seen]:
    for line in output.splitlines():
        name, colon, value = line.strip().partition(":")
        if colon and name == "Type" and value.strip():
            yield "onvif-wsd", "onvif-wsd.types", value.strip().removeprefix("Device ").strip()


def _banner(element: Any, service: str) -> Iterator[Seen]:
    output = _output(element)
    text = clean_text(as_received(unescaped(output))) if output.isascii() else output
    if text.strip():
        yield greeting_kind(text, service), None, text


def _strings(element: Any, service: str) -> Iterator[Seen]:
    for item in element[:]:
        if item.tag == "elem" and item.text:
            text = re.sub(r"(?m)^ {4}", "", item.text.lstrip("\n")).strip()
            if text:
                yield greeting_kind(text, service), None, text


def _silent(_element: Any, _service: str) -> Iterable[Seen]:
    return ()


def _elem(element: Any, key: str) -> str | None:
    for item in element[:]:
        if item.tag == "elem" and item.get("key") == key:
            text = (item.text or "").strip()
            return text or None
    return None


_READERS: dict[str, Reader] = {
    "http-title": _title,
    "http-server-header": _server,
    "http-auth": _auth,
    "http-headers": _headers,
    "http-favicon": _favicon,
    "ssl-cert": _certificate,
    "rtsp-methods": _rtsp,
    "snmp-sysdescr": _description,
    "upnp-info": _upnp,
    "wsdd-discover": _types,
    "banner": _banner,
    "fingerprint-strings": _strings,
    # Read, and nothing in them tells a maker.
    "http-methods": _silent,
    "ssl-date": _silent,
    "ssh-hostkey": _silent,
    "clock-skew": _silent,
}

_HOST_LINE = re.compile(r"\s{2,}([0-9A-Fa-f.:]{3,45})\s*")


def read_broadcast(name: str, output: str) -> Iterator[tuple[str, Seen]] | None:
    """Address and sighting of each device that answered a broadcast script; None for a script that nobody reads."""
    if name not in ("broadcast-upnp-info", "broadcast-wsdd-discover"):
        return None
    return _by_host(_upnp_lines if name == "broadcast-upnp-info" else _type_lines, output)


def _by_host(reader: Callable[[str], Iterable[Seen]], output: str) -> Iterator[tuple[str, Seen]]:
    host: str | None = None
    for line in output.splitlines():
        if (match := _HOST_LINE.fullmatch(line)) and ("." in match[1] or match[1].count(":") > 1):
            host = match[1]
        elif host is not None:
            for seen in reader(line):
                yield host, seen
