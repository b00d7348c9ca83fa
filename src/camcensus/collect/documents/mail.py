"""E-mail (EML) and mailboxes (mbox): a message's own words, and its attachments as parts."""

from __future__ import annotations

import email
import email.errors
import email.message
import email.policy
import email.utils
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from camcensus.collect.documents.markup import html_pieces
from camcensus.collect.documents.paragraphs import squeeze
from camcensus.collect.documents.pieces import About, Found, Part, Piece, Problem
from camcensus.collect.documents.plain import decode, text_pieces
from camcensus.model.document import SegmentKind
from camcensus.model.errors import InputError

MAX_PARTS = 300
MAX_MESSAGES = 20_000
_DEPTH = 40  # of parts in parts; the library recurses
# What the standard library's parser raises on damaged messages (measured on mutants).
DAMAGE = (
    LookupError,  # KeyError and IndexError too
    AttributeError,
    ValueError,
    TypeError,
    AssertionError,
    RecursionError,
    email.errors.MessageError,
)
_BOUNDARY = re.compile(rb"boundary\s*=", re.I)
_INLINE_LOGO = 40_000  # bytes; a smaller picture that the text shows is a logo, not a scan
_FROM_LINE = re.compile(rb"^From [^\r\n]{1,400}\r?$", re.M)
SEND_AGAIN = "Open it in a mail program, save the text and the attachments and hand those in."


def read_message(data: bytes) -> Iterator[Found]:
    """One message: About with date and addresses, then its words once (HTML or text), then its attachments."""
    if len(_BOUNDARY.findall(data)) > 4 * MAX_PARTS:
        raise InputError("", "", "has parts nested in parts beyond any use", SEND_AGAIN)
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
    except DAMAGE as error:
        raise InputError("", "", f"is no message that can be read: {short_cause(error)}", SEND_AGAIN) from None
    yield About(
        "e-mail",
        date_of(_header(message, "date")),
        address_of(_header(message, "from")),
        address_of(_header(message, "to")),
    )
    walk = _Walk(_header(message, "subject"))
    if walk.subject:
        yield from subject_piece(walk.subject)
    yield from walk.go(message, 0)


class _Walk:
    def __init__(self, subject: str) -> None:
        self.subject = subject
        self.parts = 0

    def go(self, message: email.message.Message, depth: int) -> Iterator[Found]:
        self.parts += 1
        if depth > _DEPTH or self.parts > MAX_PARTS:
            if self.parts <= MAX_PARTS + 1 or depth == _DEPTH + 1:
                yield Problem("", f"has over {MAX_PARTS} parts or {_DEPTH} layers; the rest was not read", SEND_AGAIN)
                self.parts += MAX_PARTS
            return
        kind = _content_type(message)
        payload = message.get_payload()
        if kind == "message/rfc822" and isinstance(payload, list):
            yield from self._attached(message, [one for one in payload if isinstance(one, email.message.Message)])
        elif kind == "multipart/alternative" and isinstance(payload, list):
            yield from self._alternative([one for one in payload if isinstance(one, email.message.Message)], depth)
        elif isinstance(payload, list):
            for part in payload:
                if isinstance(part, email.message.Message):
                    yield from self.go(part, depth + 1)
        else:
            yield from self._leaf(message, kind)

    def _attached(self, message: email.message.Message, payload: list[email.message.Message]) -> Iterator[Found]:
        for inner in payload[:MAX_PARTS]:
            self.parts += 1
            try:
                data = inner.as_bytes()
            except (*DAMAGE, OSError) as error:
                yield Problem(
                    _name(message, self.parts, ".eml"), f"is a damaged message: {short_cause(error)}", SEND_AGAIN
                )
                continue
            yield Part(_name(message, self.parts, ".eml"), data)

    def _alternative(self, choices: list[email.message.Message], depth: int) -> Iterator[Found]:
        """One form of the same words: HTML where it says as much as the text, for its tables and headings."""
        texts = [one for one in choices if _content_type(one) == "text/plain"]
        others = [one for one in choices if _content_type(one) not in ("text/plain", "text/calendar")]
        rich = [one for one in others if _find(one, "text/html", depth) is not None]
        found = _find(rich[0], "text/html", depth) if rich else None
        if found is not None and texts:
            page, plain = _text_of(found), _text_of(texts[0])
            words_in_page = len(
                re.sub(
                    r"<(?:style|script)\b.*?</(?:style|script)>|<[^>]{0,5000}>", " ", page, flags=re.S | re.I
                ).split()
            )
            if words_in_page < 0.8 * len(plain.split()) or not page.strip():
                yield from self._leaf(texts[0], "text/plain")
                others = [one for one in others if one is not rich[0]]
        elif texts:
            yield from self._leaf(texts[0], "text/plain")
        for one in others[:MAX_PARTS]:
            yield from self.go(one, depth + 1)

    def _leaf(self, message: email.message.Message, kind: str) -> Iterator[Found]:
        try:
            name = message.get_filename()
            attached = message.get_content_disposition() == "attachment"
        except DAMAGE:
            name, attached = None, True
        if kind in ("text/plain", "text/html") and not attached and not name:
            text = _text_of(message)
            yield from html_pieces(text, self.subject) if kind == "text/html" else text_pieces(text, self.subject)
            return
        try:
            data = message.get_payload(decode=True)
        except (*DAMAGE, AssertionError) as error:
            yield Problem(_name(message, self.parts), f"is a damaged attachment: {short_cause(error)}", SEND_AGAIN)
            return
        if not isinstance(data, bytes) or kind in _NO_WORDS:
            return
        if kind.startswith("image/") and not attached and message.get("Content-ID") and len(data) < _INLINE_LOGO:
            return
        suffix = _SUFFIXES.get(kind, "")
        if not data.strip():
            if attached or name:
                yield Problem(_name(message, self.parts, suffix), "is an empty attachment", "Ask for it again.")
            return
        yield Part(_name(message, self.parts, suffix), data)


_NO_WORDS = frozenset(
    (
        "application/pgp-signature",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "text/calendar",
        "message/delivery-status",
        "text/rfc822-headers",
    )
)
_SUFFIXES = {
    "application/pdf": ".pdf",
    "text/html": ".html",
    "text/plain": ".txt",
    "text/csv": ".csv",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
    "application/zip": ".zip",
    "application/msword": ".doc",
}


def _find(message: email.message.Message, kind: str, depth: int) -> email.message.Message | None:
    """The first part of a kind, looking a few layers down."""
    if _content_type(message) == kind:
        return message
    payload = message.get_payload()
    if isinstance(payload, list) and depth < 6:
        for one in payload[:20]:
            if isinstance(one, email.message.Message) and (found := _find(one, kind, depth + 1)) is not None:
                return found
    return None


def _content_type(message: email.message.Message) -> str:
    try:
        return message.get_content_type()
    except DAMAGE:
        return "application/octet-stream"


def _text_of(message: email.message.Message) -> str:
    try:
        data = message.get_payload(decode=True)
    except DAMAGE:
        data = None
    if not isinstance(data, bytes):
        payload = message.get_payload()
        return payload if isinstance(payload, str) else ""
    try:
        stated = message.get_content_charset()
    except DAMAGE:
        stated = None
    text = decode(data, stated)
    try:
        flowed = message.get_param("format") == "flowed"
    except DAMAGE:
        flowed = False
    return text if not flowed else re.sub(r"(?m)^ (?=>|From |[^ ])", "", text)


def _name(message: email.message.Message, at: int, suffix: str = "") -> str:
    try:
        name = message.get_filename() or ""
        name = _words(name)
    except DAMAGE:
        name = ""
    name = name.replace("\\", "/").rsplit("/", 1)[-1].strip(". \t\r\n")
    return "".join(sign for sign in name if sign.isprintable())[:200] or f"part {at}{suffix}"


def _header(message: email.message.Message, name: str) -> str:
    try:
        return _words(str(message.get(name) or ""))[:1_000]
    except DAMAGE:
        return ""


def _words(value: str) -> str:
    """Encoded words decoded (RFC 2047)."""
    if "=?" not in value:
        return value
    parts: list[str] = []
    for data, charset in email.header.decode_header(value[:4_000]):
        parts.append(decode(data, charset) if isinstance(data, bytes) else data)
    return "".join(parts)


def date_of(text: str) -> str | None:
    try:
        when = email.utils.parsedate_to_datetime(text)
    except (*DAMAGE, OverflowError):
        return None
    return stated(when)


def stated(when: datetime) -> str | None:
    try:
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).isoformat()
    except (ValueError, OverflowError):
        return None


def address_of(text: str) -> str:
    try:
        return email.utils.parseaddr(text)[1].lower()[:200]
    except DAMAGE:
        return ""


def subject_piece(subject: str) -> Iterator[Found]:
    yield Piece(SegmentKind.BOILERPLATE, "subject", squeeze(subject))


def looks_like_message(data: bytes) -> bool:
    """Header lines at the start, two or more of those that every message has."""
    head = data[:16_384].lstrip(b"\r\n\xef\xbb\xbf ")
    if not re.match(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r]?", head):
        return False
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {name.lower() for name in re.findall(rb"(?m)^([A-Za-z][A-Za-z0-9-]{1,60}):", top)}
    known = {
        b"from",
        b"to",
        b"subject",
        b"date",
        b"message-id",
        b"mime-version",
        b"content-type",
        b"received",
        b"return-path",
        b"delivered-to",
        b"reply-to",
        b"x-mailer",
        b"content-transfer-encoding",
    }
    certain = {b"message-id", b"mime-version", b"received", b"return-path", b"content-type", b"delivered-to"}
    return len(names & known) >= 3 and bool(names & certain)


def looks_like_mailbox(data: bytes) -> bool:
    """A "From " line, then a message."""
    first, _, rest = data[:20_000].partition(b"\n")
    return first.startswith(b"From ") and looks_like_message(rest)


def read_mailbox(data: bytes) -> Iterator[Found]:
    """Each message of an mbox file as a part. A "From " line counts where a blank line stands before it."""
    yield About("mailbox")
    starts = [
        found.start()
        for found in _FROM_LINE.finditer(data)
        if found.start() == 0
        or (
            data[max(0, found.start() - 2) : found.start()] in (b"\n\n", b"\r\n")
            and data[max(0, found.start() - 3) : found.start()].endswith((b"\n\n", b"\n\r\n"))
        )
    ]
    for at, start in enumerate(starts[:MAX_MESSAGES]):
        end = starts[at + 1] if at + 1 < len(starts) else len(data)
        body = data[data.find(b"\n", start) + 1 : end]
        yield Part(f"message {at + 1}", re.sub(rb"(?m)^>(>*From )", rb"\1", body), message=True)
    if len(starts) > MAX_MESSAGES:
        yield Problem("", f"holds over {MAX_MESSAGES} messages; the rest was not read", "Split it.")


def short_cause(error: BaseException) -> str:
    return str(error)[:120] or type(error).__name__
