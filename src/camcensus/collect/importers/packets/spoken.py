"""Messages collected from TCP -> what devices say in them: HTTP and RTSP answers, TLS names and certificates.

Kept: header blocks, page titles, SDP texts, the text answers of a few read-only device pages. Never kept: requests'
credentials, values of cookies, bodies of anything else.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from camcensus.collect.importers.packets.datagrams import MAX_RAW, Answer, Asked
from camcensus.collect.importers.packets.dns import show_text
from camcensus.collect.importers.packets.layers import Packet, show_ip
from camcensus.collect.importers.packets.tls import is_whole, read_certificate, read_server_name

MAX_HEADERS = 16_384  # bytes of a header block
MAX_PAGE = 16_384  # bytes of a body that is looked at for a title
MAX_DEVICE_PAGE = 49_152  # bytes of a device's description of itself; capability documents run to 30,000
MAX_CLUES = 10  # scripts and redirections kept of a page
MAX_TITLE = 512  # characters

# Paths whose text answer describes the device: path, kind, is the path the field
_DEVICE_PAGES = (
    (re.compile(r"/ISAPI/System/deviceInfo\b"), "isapi-deviceinfo", True),
    (re.compile(r"/ISAPI/System/capabilities\b"), "isapi-capabilities", True),
    (re.compile(r"/cgi-bin/magicBox\.cgi\?action=get\w+"), "dahua-cgi", True),
    (re.compile(r"/axis-cgi/(?:basicdeviceinfo|param)\.cgi\b"), "vapix", True),
    (re.compile(r"/onvif/device_service\b"), "onvif", False),
)
_ONVIF_ANSWERS = re.compile(
    rb"Get(?:DeviceInformation|Capabilities|Services|Scopes|ServiceCapabilities|EndpointReference)Response"
)
_CLUE = re.compile(
    rb"<script[^>]{0,200}?\bsrc\s*=\s*[\"']?(?P<script>[\w./?=&%-]{1,200})"
    rb"|location(?:\.href|\.replace\()?\s*[=(]?\s*[\"'](?P<to>[\w./?=&%-]{1,200})[\"']",
    re.IGNORECASE,
)
_LENGTH = re.compile(rb"(?im)^content-length:[ \t]*(\d{1,12})[ \t]*\r?$")
_TYPE = re.compile(rb"(?im)^content-type:[ \t]*([\w.+/-]+)")
_CODING = re.compile(rb"(?im)^content-encoding:[ \t]*(gzip|deflate)")
_CHUNKED = re.compile(rb"(?im)^transfer-encoding:.*chunked")
_COOKIE = re.compile(r"(?im)^(Set-Cookie:[ \t]*[^=;\r\n]*=)([^;\r\n]*)")
_VARYING = re.compile(
    r"(?im)^(?:Date|Expires|Last-Modified|ETag|Set-Cookie|Age|Content-Length|Content-Range|CSeq|Session|Transport"
    r"|RTP-Info|Range|Location|Content-Base|X-Request-Id|Cache-Control|Keep-Alive)\s*:.*\n?"
    r"|(?:nonce|opaque)=\"[^\"]{0,512}\"|^o=.*\n?|^a=control:.*\n?"
)
_REQUEST = re.compile(rb"(?:GET|POST|DESCRIBE) (\S{1,1024})")
_NO_BODY = re.compile(rb"HTTP/1\.\d (?:1\d\d|204|304)\b")


class Message(NamedTuple):
    """The beginning of one message, as far as it was collected."""

    first: Packet
    frame: int
    time: int | None
    data: bytes
    path: str | None  # of the request it answers, where that was seen


class Need(NamedTuple):
    """How much of a message there is to collect."""

    more: bool  # bytes are missing that we want
    whole: int  # bytes of the whole message where its header tells, else what is there


def path_of(data: bytes) -> str | None:
    """The path (with its query) of a request, None if it is no request."""
    match = _REQUEST.match(data)
    return match[1].decode("latin-1") if match else ("" if data[:4] in (b"GET ", b"POST", b"DESC") else None)


def need_of(data: bytes, path: str | None) -> Need:
    """Is what we want of the message there? `path`: of the request it answers."""
    if data[:2] == b"\x16\x03":
        return Need(not is_whole(data), len(data))
    end = data.find(b"\r\n\r\n", 0, MAX_HEADERS)
    if end < 0:
        return Need(len(data) < MAX_HEADERS, len(data))
    head, have = data[: end + 2], len(data) - end - 4
    length = _LENGTH.search(head)
    body = int(length[1]) if length and not _NO_BODY.match(head) else 0
    whole = end + 4 + body
    wanted = _body_wanted(head, path)
    if not wanted or _NO_BODY.match(head):
        return Need(False, whole)
    if length:
        return Need(have < min(body, wanted), whole)
    if head.startswith(b"RTSP"):
        return Need(False, whole)
    finished = (wanted == MAX_PAGE and _title(data[end:]) is not None) or data.endswith(b"0\r\n\r\n")
    return Need(have < wanted and not finished, len(data))


def read_message(message: Message) -> Iterator[Answer | Asked]:
    """What a message says of the device that sent it (for a TLS client hello: of the host that asks)."""
    if message.data[:2] == b"\x16\x03":
        yield from _read_tls(message)
    elif message.data.startswith((b"HTTP/1.", b"RTSP/1.0 ")):
        yield from _read_text_answer(message)


def _body_wanted(head: bytes, path: str | None = None) -> int:
    """Bytes of body worth collecting, by its type and the path it was asked for by."""
    kind = _TYPE.search(head)
    media = kind[1].lower() if kind else b""
    if head.startswith(b"RTSP"):
        return MAX_PAGE if media == b"application/sdp" else 0
    readable = media.startswith(b"text/") or media.endswith((b"xml", b"json"))
    if not readable and media:
        return 0
    return MAX_DEVICE_PAGE if path is not None and _device_page(path) else MAX_PAGE


def _device_page(path: str) -> tuple[str, bool] | None:
    """Kind of a page on which a device describes itself, and whether the path is the field; None for others."""
    return next(((kind, is_field) for form, kind, is_field in _DEVICE_PAGES if form.match(path)), None)


def _read_tls(message: Message) -> Iterator[Answer | Asked]:
    name = read_server_name(message.data)
    if name is not None:
        if "." in name and not name.replace(".", "").isdigit():
            yield Asked(show_ip(message.first.source), name, via="tls")
        return
    certificate = read_certificate(message.data)
    if certificate is None:
        return
    more = {"tls_common_name": certificate.common_name, "tls_serial": certificate.serial}
    more = {key: value for key, value in more.items() if value}
    port = message.first.source_port
    if certificate.subject:
        yield Answer("tls", "tls.subject", certificate.subject, port=port, provenance=more)
    if certificate.issuer:
        yield Answer("tls", "tls.issuer", certificate.issuer, port=port, provenance=more)


def _read_text_answer(message: Message) -> Iterator[Answer]:
    data, port = message.data, message.first.source_port
    end = data.find(b"\r\n\r\n", 0, MAX_HEADERS)
    if end < 0:
        end = data.rfind(b"\r\n", 0, MAX_HEADERS)  # cut off: whole header lines are still good
        if end < 0:
            return
    head = data[: end + 2]
    body = _decode_body(head, data[end + 4 : end + 4 + MAX_DEVICE_PAGE])
    shown = _COOKIE.sub(lambda found: found[1] + _blank(found[2]), show_text(head))
    if head.startswith(b"RTSP"):
        kind = "rtsp"
        text = show_text(body) if _body_wanted(head) else ""
    else:
        kind = "http"
        text = _clues(body) if _body_wanted(head) else ""
        yield from _read_device_page(message, head, body)
    raw = (shown + "\r\n" + text)[:MAX_RAW]
    yield Answer(kind, None, raw, key=_VARYING.sub("", raw), port=port)


def _read_device_page(message: Message, head: bytes, body: bytes) -> Iterator[Answer]:
    page = _device_page(message.path) if message.path is not None else None
    if page is None or message.path is None or not body or not _body_wanted(head) or head[9:12] != b"200":
        return
    kind, is_field = page
    if kind == "onvif" and not _ONVIF_ANSWERS.search(body):
        return
    field = message.path.split("&")[0] if is_field else None
    yield Answer(kind, field, show_text(body.strip()), port=message.first.source_port)


def _clues(body: bytes) -> str:
    """Title, scripts and redirections of a page: what tells whose firmware made it, and nothing that a person wrote."""
    title = _title(body)
    parts = [] if title is None else [f"<title>{show_text(title.strip())[:MAX_TITLE]}</title>"]
    for count, clue in enumerate(_CLUE.finditer(body)):
        if count == MAX_CLUES:
            break
        script = clue["script"]
        target = show_text((script or clue["to"]).split(b"?")[0])
        parts.append(f'<script src="{target}"></script>' if script else f'<script>location="{target}"</script>')
    return "\n".join(parts)


def _title(body: bytes) -> bytes | None:
    """What stands between the first title tags. Looked for without a pattern: hostile pages make patterns slow."""
    lowered = body.lower()
    start = lowered.find(b"<title")
    inner = lowered.find(b">", start, start + 256) + 1 if start >= 0 else 0
    stop = lowered.find(b"</title", inner, inner + 4096) if inner else -1
    return body[inner:stop] if stop >= 0 else None


def _decode_body(head: bytes, body: bytes) -> bytes:
    """The beginning of a body with its transfer and content coding undone; what cannot be decoded is left out."""
    if _CHUNKED.search(head):
        body = _join_chunks(body)
    if _CODING.search(head):
        try:
            body = zlib.decompressobj(47).decompress(body, MAX_DEVICE_PAGE)  # 47: zlib or gzip, told by its header
        except zlib.error:
            body = b""
    return body


def _join_chunks(body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        end = body.find(b"\r\n", at, at + 32)
        size = body[at:end].split(b";")[0].strip() if end >= 0 else b""
        if not re.fullmatch(rb"[0-9A-Fa-f]{1,8}", size):
            break
        length = int(size, 16)
        if length == 0:
            break
        parts.append(body[end + 2 : end + 2 + length])
        at = end + 2 + length + 2
    return b"".join(parts)


def _blank(value: str) -> str:
    """A cookie's value with its shape kept and its content gone: it may open somebody's session."""
    value = re.sub("[0-9]", "0", value)
    value = re.sub("[a-f]", "a", value)
    value = re.sub("[A-F]", "A", value)
    value = re.sub("[g-z]", "x", value)
    return re.sub("[G-Z]", "X", value)
