"""Writes small documents of every format, the same bytes each time. Invented bodies, addresses at example.org."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage

import docx
import openpyxl

DAY = (2026, 11, 2, 9, 0, 0)
LETTER = [
    "Dear Requester",
    "1. Do you use cameras made by Hikvision?",
    "Yes, we use 47 static cameras and 9 PTZ cameras.",
    "Yours sincerely",
]


def pack(members: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, DAY), data, method)
    return out.getvalue()


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], images: Sequence[bytes] = (), extra: bytes = b"") -> bytes:
    """Pages of (x, y from the top, text); a page whose number is in `images` by position shows that grey picture."""
    objects: list[bytes] = [b"", b""]
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    bold = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"
    objects += [font, bold]
    kids = []
    for at, page in enumerate(pages):
        shown = b""
        for x, y, text in page:
            face = b"/F2" if text.startswith("*") else b"/F1"
            words = text.lstrip("*").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
            shown += b"BT %s 11 Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n" % (face, x, 800 - y, words)
        resources = b"/Font<</F1 3 0 R/F2 4 0 R>>"
        if at < len(images) and images[at]:
            side = struct.unpack(">II", images[at][:8])
            data = zlib.compress(images[at][8:])
            objects.append(
                b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
                b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (*side, len(data), data)
            )
            resources += b"/XObject<</I %d 0 R>>" % len(objects)
            shown += b"q 595 0 0 842 0 0 cm /I Do Q\n"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<<%s>>>>"
            % (len(objects), resources)
        )
        kids.append(len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R%s>>" % extra
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return assemble(objects)


def assemble(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for at, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (at, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def letter_pdf() -> bytes:
    return pdf([[(60, 60 + 30 * at, line) for at, line in enumerate(LETTER)]])


def png(width: int, height: int, rows: bytes | None = None) -> bytes:
    """A grey picture; `rows` in the file's own form (a filter byte before each row)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = rows if rows is not None else b"".join(b"\x00" + b"\xff" * width for _ in range(min(height, 64)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(body)) + chunk(b"IEND", b"")


def eml(
    text: str = "\n\n".join(LETTER),
    attachments: Sequence[tuple[str, bytes]] = (),
    page: str = "",
    subject: str = "FOI 12",
    date: str = "Mon, 02 Nov 2026 09:00:00 +0000",
) -> bytes:
    message = EmailMessage()
    message["From"] = "FOI Team <foi@council.example.org>"
    message["To"] = "Ada <ada@survey.example.org>"
    message["Date"] = date
    message["Subject"] = subject
    message["Message-ID"] = "<1@council.example.org>"
    message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    if message.is_multipart():
        message.set_boundary("=====b=====")
    return message.as_bytes()


def docx_of(fill) -> bytes:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def letter_docx() -> bytes:
    def fill(document) -> None:
        for line in LETTER:
            document.add_paragraph(line)
        table = document.add_table(2, 3)
        for row, cells in zip(table.rows, (("Site", "Make", "Quantity"), ("Depot", "Hikvision", "4")), strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text

    return docx_of(fill)


def xlsx(fill) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def cameras_xlsx() -> bytes:
    def fill(book) -> None:
        sheet = book.active
        sheet.title = "Cameras"
        for row in (
            ["Cameras in use"],
            [],
            ["Site", "Make", "Quantity"],
            ["Depot", "Hikvision", 4],
            ["Gate", "Axis", 2],
        ):
            sheet.append(row)

    return xlsx(fill)


def cameras_xlsb() -> bytes:
    """A binary workbook of one sheet; its second row of data is hidden (MS-XLSB)."""

    def record(kind: int, body: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        return head + bytes([len(body)]) + body

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16-le")

    rows = (("Site", "Make", "Quantity"), ("Depot", "Hikvision", 4), ("Gate", "Dahua", 2))
    cells = b""
    for at, row in enumerate(rows):
        cells += record(0, struct.pack("<IIHBBBI", at, 0, 300, 0, 0x10 if at == 2 else 0, 0, 0))
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            text = isinstance(value, str)
            cells += record(6, place + wide(value)) if text else record(5, place + struct.pack("<d", value))
    sheet = record(129) + record(148, struct.pack("<4I", 0, 2, 0, 2)) + record(145) + cells + record(146) + record(130)
    listed = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("Cameras"))
    book = record(131) + record(143) + listed + record(144) + record(132)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    relations = (
        f'<Relationships {names}><Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet1.bin"/></Relationships>'
    )
    return pack(
        [
            ("[Content_Types].xml", b"<Types/>"),
            ("xl/workbook.bin", book),
            ("xl/_rels/workbook.bin.rels", relations.encode()),
            ("xl/worksheets/sheet1.bin", sheet),
        ]
    )


def odt(body: str, manifest: str = "") -> bytes:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    )
    content = (
        f"<office:document-content {names}><office:automatic-styles>"
        '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    return pack(
        [
            ("mimetype", b"application/vnd.oasis.opendocument.text"),
            ("content.xml", content.encode()),
            ("META-INF/manifest.xml", manifest.encode() or b"<manifest/>"),
        ]
    )


def letter_odt() -> bytes:
    body = "".join(f"<text:p>{line}</text:p>" for line in LETTER)
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    rows = "".join(
        "<table:table-row>" + "".join(cell.format(text) for text in row) + "</table:table-row>"
        for row in (("Site", "Make", "Quantity"), ("Depot", "Hikvision", "4"))
    )
    return odt(body + f"<table:table>{rows}</table:table>")


RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Dear Requester\par 1. Do you use Hikvision?\par Yes, we use 47 cameras.\par}"


def compound(tree: dict) -> bytes:
    """An OLE compound file: name -> bytes, or name -> dict for a storage (MS-CFB)."""
    entries: list[list] = [["Root Entry", 5, None, -1, -1, -1]]
    streams: list[tuple[int, bytes]] = []

    def add(folder: dict, parent: int) -> None:
        before = -1
        for name, value in folder.items():
            at = len(entries)
            entries.append([name, 1 if isinstance(folder, dict) and isinstance(value, dict) else 2, None, -1, -1, -1])
            if before < 0:
                entries[parent][5] = at
            else:
                entries[before][4] = at
            before = at
            if isinstance(value, dict):
                add(value, at)
            else:
                streams.append((at, value))

    add(tree, 0)
    sectors: list[bytes] = []
    chain: list[int] = []

    def place(data: bytes) -> int:
        start = len(sectors)
        count = max(1, -(-len(data) // 512))
        for step in range(count):
            sectors.append(data[512 * step : 512 * step + 512].ljust(512, b"\0"))
            chain.append(start + step + 1 if step + 1 < count else 0xFFFFFFFE)
        return start

    small = bytearray()
    links: list[int] = []
    sizes: dict[int, tuple[int, int]] = {}
    for at, data in streams:
        if len(data) >= 4096:
            sizes[at] = (place(data), len(data))
            continue
        start, count = len(links), max(1, -(-len(data) // 64))
        links += [start + step + 1 if step + 1 < count else 0xFFFFFFFE for step in range(count)]
        small += data.ljust(64 * count, b"\0")
        sizes[at] = (start, len(data))
    sizes[0] = (place(bytes(small)), len(small))
    short = struct.pack(f"<{len(links)}I", *links)
    short_sectors = -(-len(short) // 512)
    short_start = place(short.ljust(512 * short_sectors, b"\xff"))
    listing = b""
    for at, (name, kind, _, left, right, child) in enumerate(entries):
        start, size = sizes.get(at, (0xFFFFFFFE if kind != 2 else 0, 0))
        label = name.encode("utf-16-le")
        listing += label.ljust(64, b"\0") + struct.pack("<HBB", len(label) + 2, kind, 1)
        listing += struct.pack("<iii", left, right, child) + b"\0" * 36 + struct.pack("<IQ", start, size)
    directory = place(listing.ljust(-(-len(listing) // 512) * 512, b"\0"))
    tables = 1
    while tables * 128 < len(chain) + tables:
        tables += 1
    where = len(sectors)
    table = struct.pack(f"<{len(chain)}I", *chain) + struct.pack("<I", 0xFFFFFFFD) * tables
    table = table.ljust(512 * tables, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, tables, directory, 0, 4096, short_start, short_sectors, 0xFFFFFFFE, 0)
    head += struct.pack("<109I", *[where + step if step < tables else 0xFFFFFFFF for step in range(109)])
    return head + b"".join(sectors) + table


def msg(text: str = "\r\n".join(LETTER), attachments: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """An Outlook message: subject, text, headers, attachments by value (MS-OXMSG)."""

    def names(values: dict[int, bytes], head: bytes) -> dict:
        folder: dict = {}
        listed = head
        for tag, value in values.items():
            listed += struct.pack("<HHIII", tag & 0xFFFF, tag >> 16, 6, len(value) + 2, 0)
            folder[f"__substg1.0_{tag:08X}"] = value
        return {"__properties_version1.0": listed, **folder}

    headers = (
        "From: FOI Team <foi@council.example.org>\r\nTo: ada@survey.example.org\r\n"
        "Date: Mon, 02 Nov 2026 09:00:00 +0000\r\nSubject: FOI 12\r\n"
    )
    values = {0x0037001F: "FOI 12", 0x1000001F: text, 0x007D001F: headers, 0x001A001F: "IPM.Note"}
    root = struct.pack("<8xIIII8x", 0, len(attachments), 0, len(attachments))
    tree = names({tag: value.encode("utf-16-le") for tag, value in values.items()}, root)
    for at, (name, data) in enumerate(attachments):
        one = {0x3707001F: name.encode("utf-16-le"), 0x37010102: data}
        folder = names(one, b"\0" * 8)
        folder["__properties_version1.0"] += struct.pack("<HHIII", 3, 0x3705, 6, 1, 0)
        tree[f"__attach_version1.0_#{at:08X}"] = folder
    return compound(tree)
