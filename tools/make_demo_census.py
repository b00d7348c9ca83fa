"""Writes the sample census: invented bodies, their answers as they would arrive, and the table of who was asked.

`uv run python tools/make_demo_census.py` writes below src/camcensus/data/demo/census, the same bytes every time, and what
each answer says into tests/fixtures/census/demo_expected.csv. Bodies, people, references and figures are made up.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
import sys
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parent))

from demo_census_answers import ANSWERS, QUESTIONS, SILENT, Sample

ROOT = Path(__file__).resolve().parent.parent
CENSUS = ROOT / "src/camcensus/data/demo/census"
EXPECTED = ROOT / "tests/fixtures/census/demo_expected.csv"
_THEN = (2026, 9, 1, 9, 0, 0)  # what every member of an archive is dated
_PAGE = (595, 842)  # A4 in points
_SCAN_SCALE = 2.6  # pixels a point: some 190 dots an inch


@dataclass
class Sheet:
    """Rows for a spreadsheet; the first is its header."""

    name: str
    rows: Sequence[Sequence[str | int]] = field(default_factory=list)


def lines_of(sample: Sample) -> list[str]:
    """The letter as paragraphs, with its head and its end."""
    return [sample.body, f"Our reference: {sample.reference}", "", *sample.says, "", "Yours faithfully", sample.signed]


# formats


def as_text(sample: Sample) -> bytes:
    return ("\n\n".join(line for line in lines_of(sample) if line) + "\n").encode(sample.encoding)


def as_html(sample: Sample) -> bytes:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines_of(sample) if line)
    if sample.table:
        cells = "".join(
            "<tr>" + "".join(f"<td>{escape(str(c))}</td>" for c in row) + "</tr>\n" for row in sample.table[1:]
        )
        head = "".join(f"<th>{escape(str(c))}</th>" for c in sample.table[0])
        body += f"<table><tr>{head}</tr>\n{cells}</table>\n"
    page = f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(sample.reference)}</title></head>\n<body>\n{body}</body></html>\n'
    return page.encode("utf-8")


def as_rtf(sample: Sample) -> bytes:
    def coded(text: str) -> str:
        return "".join(c if ord(c) < 128 and c not in "\\{}" else f"\\'{c.encode('cp1252')[0]:02x}" for c in text)

    body = "\n".join(f"\\pard {coded(line)}\\par" for line in lines_of(sample))
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}\\f0\\fs22\n" + body + "\n}").encode("ascii")


def as_csv(sample: Sample) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(sample.table)
    return text.getvalue().encode("utf-8-sig")


def as_docx(sample: Sample) -> bytes:
    import docx

    document = docx.Document()
    for line in lines_of(sample):
        document.add_paragraph(line)
    if sample.table:
        table = document.add_table(rows=0, cols=len(sample.table[0]))
        for row in sample.table:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = str(value)
    when = datetime(*_THEN, tzinfo=UTC)
    document.core_properties.created = document.core_properties.modified = when
    out = io.BytesIO()
    document.save(out)
    return steady(out.getvalue())


def as_xlsx(sample: Sample) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Cameras"
    for row in sample.table:
        sheet.append(list(row))
    book.properties.created = book.properties.modified = datetime(*_THEN)  # noqa: DTZ001  openpyxl takes no zone
    out = io.BytesIO()
    book.save(out)
    return steady(out.getvalue())


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"


def _opendocument(kind: str, body: str) -> bytes:
    mime = f"application/vnd.oasis.opendocument.{kind}"
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}" '
        f'xmlns:table="{_TABLE}" office:version="1.2"><office:body><office:{kind}>{body}</office:{kind}></office:body>'
        "</office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return archive(
        {"mimetype": mime.encode(), "content.xml": content.encode(), "META-INF/manifest.xml": manifest.encode()}
    )


def as_odt(sample: Sample) -> bytes:
    return _opendocument("text", "".join(f"<text:p>{escape(line)}</text:p>" for line in lines_of(sample)))


def as_ods(sample: Sample) -> bytes:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
            if isinstance(cell, int)
            else f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in sample.table
    )
    return _opendocument("spreadsheet", f'<table:table table:name="Cameras">{rows}</table:table>')


def as_pdf(sample: Sample) -> bytes:
    """One or more pages with a text layer."""
    wrapped = [part for line in lines_of(sample) for part in (*_wrap(line, 88), "")]
    pages = [wrapped[start : start + 50] for start in range(0, len(wrapped), 50)]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for page in pages:
        drawn = "".join(f"({_pdf_text(line)}) Tj T*\n" for line in page)
        stream = f"BT /F1 11 Tf 15 TL 60 780 Td\n{drawn}ET".encode("cp1252")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (*_PAGE, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    return _pdf(objects)


def as_scan(sample: Sample) -> bytes:
    """An image-only PDF: the letter drawn, then kept as black and white."""
    width, height, packed = _drawn(sample)
    image = zlib.compress(packed, 9)
    stream = b"q %d 0 0 %d 0 0 cm /I Do Q" % _PAGE
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
            b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
            % (width, height, len(image), image),
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Resources<</XObject<</I 3 0 R>>>>/Contents 5 0 R>>" % _PAGE,
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        ]
    )


def as_png(sample: Sample) -> bytes:
    """A picture of the letter."""
    width, height, packed = _drawn(sample)
    across = (width + 7) // 8
    rows = b"".join(b"\0" + packed[y * across : (y + 1) * across] for y in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def _drawn(sample: Sample) -> tuple[int, int, bytes]:
    """The first page of the letter as pixels, one bit each, rows padded to bytes."""
    import pypdfium2

    document = pypdfium2.PdfDocument(as_pdf(sample))
    bitmap = document[0].render(scale=_SCAN_SCALE, grayscale=True)
    across = (bitmap.width + 7) // 8
    pixels = bytes(bitmap.buffer)
    packed = bytearray()
    for y in range(bitmap.height):
        row = pixels[y * bitmap.stride : y * bitmap.stride + bitmap.width].ljust(across * 8, b"\xff")
        bits = int("".join("1" if value > 140 else "0" for value in row), 2)
        packed += bits.to_bytes(across, "big")
    return bitmap.width, bitmap.height, bytes(packed)


def _wrap(text: str, most: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _pdf_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _pdf(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip


def archive(members: dict[str, bytes]) -> bytes:
    """A ZIP with fixed dates; `mimetype` is stored, as OpenDocument asks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, _THEN)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            packed.writestr(info, content)
    return out.getvalue()


def steady(content: bytes) -> bytes:
    """The same ZIP with fixed dates."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    core = "docProps/core.xml"  # openpyxl writes the hour of saving whatever it is told
    members[core] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-09-01T09:00:00Z", members[core])
    return archive(members)


# messages


def message(sample: Sample, text: str, when: date, number: int, hangs: bool) -> EmailMessage:
    """A reply; the request hangs below it where asked for."""
    mail = EmailMessage()
    place = sample.body.lower().replace(" ", "-").replace("'", "").replace(",", "")
    mail["From"] = f"Information Governance <foi@{place}.example>"
    mail["To"] = "Ada Example <ada@census.example>"
    mail["Subject"] = f"RE: CCTV equipment ({sample.reference})"
    mail["Date"] = format_datetime(datetime(when.year, when.month, when.day, 10, 30, tzinfo=UTC))
    mail["Message-ID"] = f"<{sample.id.lower()}.{number}@{place}.example>"
    if hangs:
        asked = "\n".join(f"> {line}" for line in QUESTIONS)
        text += f"\n\nOn {sample.sent:%d %B %Y}, Ada Example wrote:\n> Dear Sir or Madam,\n{asked}\n> Yours faithfully,\n> Ada Example\n"
    mail.set_content(text, cte="8bit")
    return mail


_TYPES = {
    "pdf": ("application", "pdf"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": ("application", "zip"),
    "png": ("image", "png"),
}
_COVER = "Dear Ada Example,\n\nPlease find our response attached.\n\nKind regards\nInformation Governance\n"
_MAKERS: dict[str, Callable[[Sample], bytes]] = {
    "txt": as_text, "html": as_html, "rtf": as_rtf, "csv": as_csv, "docx": as_docx, "xlsx": as_xlsx, "odt": as_odt,
    "ods": as_ods, "pdf": as_pdf, "scan.pdf": as_scan, "png": as_png,
}  # fmt: skip


def files_of(sample: Sample) -> dict[str, bytes]:
    """File name -> content of one request."""
    made: dict[str, bytes] = {}
    reply = "\n\n".join(line for line in lines_of(sample)[2:] if line) + "\n"
    for form in sample.forms:
        if form == "eml":
            made["reply.eml"] = message(sample, reply, sample.received, 1, sample.hangs).as_bytes()
        elif form == "eml+eml":
            early = message(sample, "\n\n".join(sample.earlier) + "\n", sample.acknowledged, 1, False)
            made["01-first.eml"] = early.as_bytes()
            made["02-second.eml"] = message(sample, reply, sample.received, 2, sample.hangs).as_bytes()
        elif form == "mbox":
            early = message(sample, "\n\n".join(sample.earlier) + "\n", sample.acknowledged, 1, False)
            late = message(sample, reply, sample.received, 2, sample.hangs)
            made["thread.mbox"] = b"".join(
                b"From foi@example Tue Sep  1 09:00:00 2026\n" + part.as_bytes() + b"\n" for part in (early, late)
            )
        elif form.startswith("eml["):
            kind = form[4:-1]
            mail = message(sample, _COVER, sample.received, 1, sample.hangs)
            if kind == "eml":
                mail.add_attachment(message(sample, reply, sample.received, 2, False))
            else:
                inside = archive({"response.pdf": as_pdf(sample)}) if kind == "zip" else _MAKERS[kind](sample)
                main, sub = _TYPES[kind]
                mail.add_attachment(inside, maintype=main, subtype=sub, filename=f"response.{kind}")
            mail.set_boundary(f"----=_{sample.id}")
            made["reply.eml"] = mail.as_bytes()
        elif form == "zip":
            made["answer.zip"] = archive({"letter.docx": as_docx(sample), "cameras.csv": as_csv(sample)})
        else:
            made[f"response.{form}"] = _MAKERS[form](sample)
    return made


def main(target: Path | None = None) -> int:
    """Write everything anew, below `target` where one is given."""
    census = target / "census" if target else CENSUS
    expected = target / "demo_expected.csv" if target else EXPECTED
    answers = census / "answers"
    shutil.rmtree(answers, ignore_errors=True)
    for sample in ANSWERS:
        folder = answers / sample.id
        folder.mkdir(parents=True)
        for name, content in files_of(sample).items():
            (folder / name).write_bytes(content)
    asked = "\n".join(QUESTIONS)
    rows = [
        [s.id, s.body_id, s.body, s.sector, s.nation, s.sent.isoformat(), s.received.isoformat(), asked]
        for s in ANSWERS
    ]
    rows += [[*row, "2026-09-01", "", asked] for row in SILENT]
    header = ["request_id", "body_id", "body", "sector", "nation", "sent_on", "received_on", "text"]
    _write(census / "requests.csv", header, rows)
    bodies = {row[1]: row[1:5] for row in rows}
    _write(census / "bodies.csv", header[1:5], [bodies[key] for key in sorted(bodies)])
    expected.parent.mkdir(parents=True, exist_ok=True)
    _write(expected, ["request_id", "outcome", "uses_hikvision", "uses_dahua"], [[s.id, *s.expected] for s in ANSWERS])
    return 0


def _write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
