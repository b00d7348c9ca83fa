"""Outlook messages (MSG): a message's own words once, and its attachments as parts."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from oxmsg import Message as OutlookMessage

from camcensus.collect.documents.mail import (
    DAMAGE,
    MAX_PARTS,
    SEND_AGAIN,
    address_of,
    date_of,
    short_cause,
    stated,
    subject_piece,
)
from camcensus.collect.documents.markup import html_pieces
from camcensus.collect.documents.pieces import About, Found, Part, Problem
from camcensus.collect.documents.plain import text_pieces
from camcensus.collect.documents.rich_text import rtf_to_plain
from camcensus.model.errors import InputError

_MSG_DAMAGE = (*DAMAGE, OSError, struct.error, OverflowError, EOFError)


def read_outlook(data: bytes) -> Iterator[Found]:
    """One message as Outlook saves it (MSG)."""
    try:
        message = OutlookMessage.load(io.BytesIO(data))
        headers = {name.lower(): value for name, value in message.message_headers.items()}
        sent = message.sent_date
        subject = message.subject or ""
        sender = address_of(message.sender or "")
        receivers = [one.email_address for one in message.recipients]
    except _MSG_DAMAGE as error:
        raise InputError("", "", f"is no Outlook message that can be read: {short_cause(error)}", SEND_AGAIN) from None
    when = date_of(headers.get("date", "")) or (stated(sent) if sent is not None else None)
    yield About("Outlook message", when, sender, (receivers[0] if receivers else "").lower())
    if subject:
        yield from subject_piece(subject)
    yield from _outlook_words(message, subject)
    try:
        attachments = list(message.attachments)[:MAX_PARTS]
    except _MSG_DAMAGE as error:
        yield Problem("", f"its attachments cannot be read: {short_cause(error)}", SEND_AGAIN)
        return
    for at, one in enumerate(attachments, start=1):
        try:
            name = (one.file_name or f"part {at}").replace("\\", "/").rsplit("/", 1)[-1]
            content = one.file_bytes
        except _MSG_DAMAGE as error:
            yield Problem(f"part {at}", f"is an attachment that cannot be read: {short_cause(error)}", SEND_AGAIN)
            continue
        if content is None:
            yield Problem(name, "is a message inside a message or a link, which is not read", SEND_AGAIN)
        elif content:
            yield Part(name, content)


def _outlook_words(message: OutlookMessage, subject: str) -> Iterator[Found]:
    """HTML, else text, else rich text: the same words once."""
    try:
        page = message.html_body
    except _MSG_DAMAGE:
        page = None
    if page and page.strip():
        yield from html_pieces(page, subject)
        return
    try:
        body = message.body
    except _MSG_DAMAGE:
        body = None
    if body and body.strip():
        yield from text_pieces(body, subject)
        return
    try:
        packed = message.properties.binary_prop_value(0x1009)  # PidTagRtfCompressed, MS-OXCMSG 2.2.1.56.4
    except _MSG_DAMAGE:
        packed = None
    if packed:
        text = rtf_to_plain(unpack_rtf(packed))
        yield from text_pieces(text, subject)


_RTF_START = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans "
    b"SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\"
    b"tab\\tx"
)  # MS-OXRTFCP 2.1.3.1.4.1.1


def unpack_rtf(data: bytes) -> bytes:
    """Rich text as Outlook packs it (MS-OXRTFCP). Raises InputError where it is damaged."""
    if len(data) < 16:
        raise InputError("", "", "its rich text is cut short", SEND_AGAIN)
    _, raw, kind, _ = struct.unpack_from("<4L", data)
    if kind == 0x414C454D:  # "MELA": stored
        return data[16 : 16 + raw]
    if kind != 0x75465A4C:  # "LZFu"
        raise InputError("", "", "its rich text is packed in an unknown way", SEND_AGAIN)
    window = bytearray(_RTF_START) + bytearray(4096 - len(_RTF_START))
    write = len(_RTF_START)
    out = bytearray()
    at = 16
    while at < len(data) and len(out) <= min(raw, 16 * 1024 * 1024):
        control = data[at]
        at += 1
        for bit in range(8):
            if control >> bit & 1:
                if at + 2 > len(data):
                    return bytes(out)
                pair = data[at] << 8 | data[at + 1]
                at += 2
                offset, length = pair >> 4, (pair & 15) + 2
                if offset == write:
                    return bytes(out)
                for step in range(length):
                    sign = window[(offset + step) % 4096]
                    out.append(sign)
                    window[write] = sign
                    write = (write + 1) % 4096
            else:
                if at >= len(data):
                    return bytes(out)
                out.append(data[at])
                window[write] = data[at]
                write = (write + 1) % 4096
                at += 1
    return bytes(out)
