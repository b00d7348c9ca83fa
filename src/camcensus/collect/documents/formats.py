"""Which reader a file goes to, by what is in it. The name decides only between a text and a table of text."""

from __future__ import annotations

import codecs
import email.message
import encodings
import io
import pkgutil
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress

from camcensus.collect.documents.archives import read_archive
from camcensus.collect.documents.mail import (
    looks_like_mailbox,
    looks_like_message,
    read_mailbox,
    read_message,
)
from camcensus.collect.documents.markup import read_html
from camcensus.collect.documents.opendocument import read_odt
from camcensus.collect.documents.outlook import read_outlook
from camcensus.collect.documents.packages import Package
from camcensus.collect.documents.pdf import read_pdf
from camcensus.collect.documents.pictures import picture_format, read_picture
from camcensus.collect.documents.pieces import About, Convert, Found
from camcensus.collect.documents.plain import decode, looks_like_csv, read_csv, read_text
from camcensus.collect.documents.rich_text import read_rtf
from camcensus.collect.documents.word import read_docx
from camcensus.collect.documents.workbook import read_workbook
from camcensus.model.errors import InputError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<(?:table|div|p|h1|h2|span|ul|ol|section|main|article)[\s>]",
    re.I,
)
_UNREADABLE = (
    (b"7z\xbc\xaf'\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"%!PS", "PostScript"),
    (b"\x00\x01\x00\x00Standard ", "a database"),
    (b'x\x9f>"', "a winmail.dat attachment"),
)
_PRINT_IT = "Open it in a program you trust, save it as PDF and hand that in."


def load_all() -> None:
    """Load what libraries load only when asked: once shut in, a reader may not be able to read its own files."""
    for module in pkgutil.iter_modules(encodings.__path__):
        if module.name not in _OTHER_SYSTEMS:
            with suppress(LookupError):
                codecs.lookup(module.name)
    text = "Yes, we use 3 cameras \u00a3 caf\u00e9."
    page = f"<p>{text}</p><table><tr><th>Make<th>Model<tr><td>a<td>b</table>"
    message = email.message.EmailMessage()
    message["From"], message["Date"], message["Subject"] = (
        "a@example.org",
        "Mon, 23 Nov 2026 09:00:00 +0000",
        "=?utf-8?q?a?=",
    )
    message.set_content(text)
    message.add_alternative(page, subtype="html")
    samples = (text.encode("cp1252"), page.encode(), message.as_bytes(), _package(), _PDF, b"{\\rtf1 a\\par}")
    for sample in samples:
        for _ in read_found(sample, "sample"):
            pass


def _package() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w:document %s><w:body><w:p/></w:body></w:document>" % _WORD)
    return made.getvalue()


_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<<>>>>endobj "
    b"4 0 obj<</Length 12>>stream\n0 0 m 9 9 l S\nendstream endobj\ntrailer<</Root 1 0 R>>"
)
_WORD = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BLANK = b"\x00 \r\n\t"
_OTHER_SYSTEMS = ("mbcs", "oem")


def read_found(data: bytes, name: str, as_format: str = "") -> Iterator[Found]:
    """What a file holds. Raises InputError where nothing, or nothing more, of it can be read."""
    if not data[:64].strip(_BLANK) and not data.strip(_BLANK):
        raise InputError("", "", "is empty", "Ask for it again.")
    if as_format == "message":
        return read_message(data)
    return _reader(data, name)(data)


def _reader(data: bytes, name: str) -> Callable[[bytes], Iterator[Found]]:
    head = data[:1024]
    if b"%PDF-" in head:
        return read_pdf
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"):
        return _package_reader(data)
    if data.startswith(_OLE):
        return _compound_reader(data)
    if (form := picture_format(data)) is not None:
        return lambda content: read_picture(content, form)
    if head.lstrip()[:5] == b"{\\rtf":
        return read_rtf
    for start, words in _UNREADABLE:
        if data.startswith(start) and not _is_text(head):
            return lambda _: _refuse(words)
    return _text_reader(data, name)


def _text_reader(data: bytes, name: str) -> Callable[[bytes], Iterator[Found]]:
    if looks_like_mailbox(data):
        return read_mailbox
    if looks_like_message(data):
        return read_message
    head = data[:8_192]
    if data[:2] not in (b"\xff\xfe", b"\xfe\xff") and not _is_text(head):
        return lambda _: _refuse("in a format that is not known")
    if head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and b"office:document" in head[:2_000]:
        return lambda _: _refuse("a flat OpenDocument file")
    text = decode(data[:65_536])
    start = text.lstrip("\ufeff \r\n\t")
    if start.startswith("<") and _HTML.search(text[:8_192].encode("utf-8", "replace")):
        return read_html
    separator = looks_like_csv(text, name)
    if separator is not None:
        return lambda content: read_csv(content, separator)
    return read_text


def _is_text(head: bytes) -> bool:
    """Few control signs; UTF-16 without a mark has a nought in every second byte."""
    if not head:
        return False
    noughts = head.count(0)
    if noughts:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        return max(even, odd) > 0.4 * len(head) / 2 and min(even, odd) < 0.05 * len(head)
    control = sum(head.count(sign) for sign in range(32) if sign not in (9, 10, 12, 13, 27))
    return control <= 0.02 * len(head)


def _package_reader(data: bytes) -> Callable[[bytes], Iterator[Found]]:
    package = Package(data)
    names = package.names()
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return lambda _: read_docx(package)
    if any(name.startswith("xl/workbook.") for name in names):
        form = "XLSB" if "xl/workbook.bin" in names else "XLSX"
        return lambda content: read_workbook(content, form, package)
    if any(name.startswith("ppt/") for name in names):
        return lambda _: iter((About("PowerPoint"), Convert(".pptx", "pdf")))
    if "content.xml" in names and "mimetype" in names:
        at = data.find(b"application/vnd.oasis.opendocument.", 0, 200)
        kind = data[at + 35 : at + 60] if at >= 0 else b""
        if kind.startswith(b"spreadsheet"):
            return lambda content: read_workbook(content, "ODS", package)
        return lambda _: read_odt(package)
    return read_archive


def _compound_reader(data: bytes) -> Callable[[bytes], Iterator[Found]]:
    """Files of Office before 2007, and locked ones since: their directory's names in UTF-16."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        return lambda _: _refuse_locked()
    if has("__properties_version1.0"):
        return read_outlook
    if has("WordDocument"):
        return lambda _: iter((About("DOC"), Convert(".doc", "docx")))
    if has("Workbook") or has("Book"):
        return lambda content: read_workbook(content, "XLS")
    if has("PowerPoint Document"):
        return lambda _: iter((About("PowerPoint"), Convert(".ppt", "pdf")))
    return lambda _: _refuse("an Office file of an unknown kind")


def _refuse(words: str) -> Iterator[Found]:
    raise InputError("", "", f"is {words}, which is not read", _PRINT_IT)


def _refuse_locked() -> Iterator[Found]:
    raise InputError("", "", "is locked with a password", "Ask the sender for a copy without a password.")
