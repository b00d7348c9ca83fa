"""150 hostile or damaged documents: each ends in segments or a stated reason, and the reader goes on."""

from __future__ import annotations

import io
import json
import os
import random
import socket
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collect.documents import writers

from camcensus.collect.documents import read_bytes, readers
from camcensus.model.document import DocumentRead

DOCX, XLSX, PDF, ODT = writers.letter_docx(), writers.cameras_xlsx(), writers.letter_pdf(), writers.letter_odt()
EML = writers.eml("See the annex.", [("annex.pdf", PDF)], page="<p>See the annex.</p>")
MSG = writers.msg(attachments=[("a.txt", b"47 cameras")])
HTML = b"<html><body><h1>FOI</h1><table><tr><th>Make<th>Quantity<tr><td>Axis<td>4</table></body></html>"
ZIP = writers.pack([("a.txt", b"We use 47 cameras."), ("b.pdf", PDF)])
CSV = b"Site,Make,Quantity\nDepot,Hikvision,4\n"
WHOLE = {
    "pdf": PDF, "docx": DOCX, "xlsx": XLSX, "odt": ODT, "eml": EML, "msg": MSG, "rtf": writers.RTF, "html": HTML,
    "zip": ZIP, "csv": CSV, "png": writers.png(40, 40),
}  # fmt: skip


def swap(package: bytes, name: str, data: bytes) -> bytes:
    """The package with one member's content replaced."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return writers.pack([(one, data if one == name else archive.read(one)) for one in archive.namelist()])


def add(package: bytes, name: str, data: bytes) -> bytes:
    """The package with one member more."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return writers.pack([(one, archive.read(one)) for one in archive.namelist()] + [(name, data)])


def nested_zip(depth: int) -> bytes:
    data = b"innermost"
    for _ in range(depth):
        data = writers.pack([("inner.zip" if data[:2] == b"PK" else "a.txt", data)])
    return data


def nested_multipart(depth: int) -> bytes:
    head = b"From: a@example.org\nTo: b@example.org\nMessage-ID: <1@example.org>\nMIME-Version: 1.0\n"
    body = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (level, level) for level in range(depth)
    )
    return head + body + b"Content-Type: text/plain\n\nYes\n"


def nested_messages(depth: int) -> bytes:
    data = writers.eml("innermost")
    for _ in range(depth):
        data = writers.eml("Attached.", [("inner.eml", data)])
    return data


def quine_like_zip() -> bytes:
    """Many names over one body, as in an overlapping bomb."""
    data = writers.pack([("a.txt", b"0" * 4000)])
    start = data.find(b"PK\x01\x02")
    end = data.find(b"PK\x05\x06")
    entry = data[start:end]
    listing = entry * 300
    return data[:start] + listing + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 300, 300, len(listing), start, 0)


def sheet(cells: str, rest: str = "") -> bytes:
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{cells}</sheetData>{rest}</worksheet>"
    )
    return swap(XLSX, "xl/worksheets/sheet1.xml", xml.encode())


def docx_body(xml: str) -> bytes:
    whole = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{xml}</w:body></w:document>"
    )
    return swap(DOCX, "word/document.xml", whole.encode())


def locked_entry() -> bytes:
    data = bytearray(writers.pack([("a.txt", b"secret")], zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


LAUGHS = "<!DOCTYPE a [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {chr(98 + at)} '{f'&{chr(97 + at)};' * 10}'>" for at in range(12)
) + "]>"  # fmt: skip
DEEP_P = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
ENCRYPT = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[(a)(a)]" % (b"x" * 32, b"y" * 32)

HOSTILE: dict[str, bytes] = {
    "zip bomb": writers.pack([("a.txt", b"\0" * 60_000_000)]),
    "zip bomb of text": writers.pack([("a.txt", b"a" * 60_000_000)]),
    "zip with overlapping entries": quine_like_zip(),
    "nested archives, 12 deep": nested_zip(12),
    "nested archives, 60 deep": nested_zip(60),
    "zip of 3,000 files": writers.pack([(f"{at}.txt", b"x") for at in range(3000)], zipfile.ZIP_STORED),
    "zip with names that climb": writers.pack([("../../../etc/cron.d/x", b"We use 47."), ("/etc/passwd", b"No")]),
    "zip with a backslash name": writers.pack([("..\\..\\evil.txt", b"We use 47.")]),
    "zip with control signs in a name": writers.pack([("\x1b]0;x\x07\n.txt", b"We use 47.")]),
    "zip with a locked entry": locked_entry(),
    "empty zip": writers.pack([]),
    "zip of empty files": writers.pack([("a", b""), ("b", b"")]),
    "xlsx that asks for 550 GB": sheet(
        '<row r="1"><c r="A1" t="n"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row>'
    ),
    "xlsx wide and far, row numbers left out": sheet('<row><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>'),
    "xlsx with 10^5 merged ranges": sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row>', '<mergeCells>' + '<mergeCell ref="A1:XFD1048576"/>' * 1000 + "</mergeCells>"
    ),
    "xlsx with entities": sheet('<row r="1"><c r="A1"><v>&a;</v></c></row>'),
    "xlsx with billion laughs": swap(XLSX, "xl/workbook.xml", (LAUGHS + "<workbook>&k;</workbook>").encode()),
    "xlsx whose sheet is a bomb": sheet("<row>" + " " * 40_000_000 + "</row>"),
    "xlsx without sheets": swap(XLSX, "xl/workbook.xml", b"<workbook/>"),
    "xlsx with broken XML": swap(XLSX, "xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row"),
    "csv with 10^6 columns": b"a," * 1_000_000 + b"b\n1,2\n",
    "csv with a field of 10^7 signs": b'a,b\n"' + b"x" * 10_000_000 + b'",2\n',
    "csv with an open quote": b'a,b,c\n"1,2,3\n' * 3,
    "csv with noughts": b"a,b\n1,\x002\n",
    "multipart 3,000 deep": nested_multipart(3000),
    "multipart 500 deep": nested_multipart(500),
    "messages in messages, 30 deep": nested_messages(30),
    "eml with a boundary that never comes": EML.replace(b"--=====b=====", b"--other"),
    "eml with an unknown charset": EML.replace(b"utf-8", b"x-klingon"),
    "eml with a broken encoded word": EML.replace(b"Subject: FOI 12", b"Subject: =?utf-8?b?!!!?= =?x?q?=?="),
    "eml with a broken date": EML.replace(b"02 Nov 2026", b"99 Foo 99999"),
    "eml with 5,000 headers": b"X-A: 1\n" * 5000 + EML,
    "eml with a name that climbs": EML.replace(b"annex.pdf", b"../../../etc/passwd"),
    "eml with 3,000 attachments": writers.eml("a", [(f"{at}.txt", b"x") for at in range(400)]),
    "encrypted pdf": writers.assemble(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"], ENCRYPT
    ),
    "pdf with a broken xref": PDF.replace(b"0000000000 65535 f", b"9999999999 65535 f").replace(b"startxref\n", b"startxref\n9"),
    "pdf without pages": writers.pdf([]),
    "pdf whose pages hold themselves": writers.assemble(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]>>"]
    ),
    "pdf of a huge page": PDF.replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]"),
    "pdf with a script": writers.pdf(
        [[(60, 60, "We use 47 cameras.")]], extra=b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>"
    ),
    "pdf that launches": writers.pdf([[(60, 60, "We use 47.")]], extra=b"/OpenAction<</S/Launch/F(/bin/sh)>>"),
    "pdf with a flate bomb": writers.assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
            % (len(zlib.compress(b"q " * 20_000_000)), zlib.compress(b"q " * 20_000_000)),
        ]
    ),
    "pdf with nothing on its page": writers.pdf([[]]),
    "pdf of half a million signs": writers.pdf([[(60, 60, "x" * 500_000)]]),
    "huge image by its head": writers.png(100_000, 100_000),
    "image of no size": writers.png(0, 0),
    "image bomb": writers.png(7000, 7000, b"\0" * 100),
    "jpeg of two bytes": b"\xff\xd8\xff",
    "jpeg with an endless head": b"\xff\xd8" + b"\xff" * 100_000,
    "tiff whose directory is itself": b"II*\0" + struct.pack("<IHI", 8, 0, 8),
    "gif bomb": b"GIF89a" + struct.pack("<HH", 65535, 65535) + b"\0" * 50,
    "webp cut short": b"RIFF\0\0\0\0WEBPVP8 ",
    "docx with billion laughs": swap(DOCX, "word/document.xml", (LAUGHS + "<w>&k;</w>").encode()),
    "docx nested 5,000 deep": docx_body("<w:sdt>" * 5000 + DEEP_P + "</w:sdt>" * 5000),
    "docx nested 200 tables deep": docx_body("<w:tbl><w:tr><w:tc>" * 80 + DEEP_P + "</w:tc></w:tr></w:tbl>" * 80),
    "docx with a span of 10^9": docx_body(
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>' + DEEP_P + "</w:tc><w:tc>" + DEEP_P
        + "</w:tc></w:tr></w:tbl>"
    ),
    "docx with a body of 300,000 paragraphs": docx_body("<w:p/>" * 300_000),
    "docx without a body": swap(DOCX, "word/document.xml", b"<w:document xmlns:w='x'/>"),
    "docx with macros": add(DOCX, "word/vbaProject.bin", writers.compound({"VBA": b"Sub AutoOpen()"})),
    "xlsx with macros": add(XLSX, "xl/vbaProject.bin", writers.compound({"VBA": b"Sub AutoOpen()"})),
    "odt with billion laughs": swap(ODT, "content.xml", (LAUGHS + "<o>&k;</o>").encode()),
    "odt that is locked": writers.odt("<text:p>x</text:p>", "<manifest><encryption-data/></manifest>"),
    "odt that repeats a cell 10^9 times": writers.odt(
        "<table:table><table:table-row><table:table-cell table:number-columns-repeated='999999999'>"
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    ),
    "odt nested deep": writers.odt("<text:section>" * 240 + "<text:p>x</text:p>" + "</text:section>" * 240),
    "html nested 100,000 deep": b"<html>" + b"<div>" * 100_000 + b"Yes",
    "html of one long line": b"<html><p>" + b"word " * 1_000_000,
    "html with a span of 10^9": b"<table><tr><td colspan=999999 rowspan=999999>a<td>b<tr><td>c<td>d</table>",
    "html of 100,000 empty tables": b"<html>" + b"<table><tr><td><td></table>" * 30_000 + b"Yes",
    "html with noughts": b"<html>\0<p>Y\0es</html>",
    "html that states a wrong charset": b"<html><meta charset=utf-7><p>caf\xe9 +ADw-script+AD4-</html>",
    "rtf 50,000 groups deep": b"{\\rtf1 " + b"{" * 50_000 + b"Yes" + b"}" * 50_000 + b"}",
    "rtf with a picture": b"{\\rtf1 {\\pict " + b"00" * 2_000_000 + b"} Yes}",
    "rtf with a huge number": b"{\\rtf1 \\u99999999999999999999 x \\'zz Yes}",
    "rtf with an object": b"{\\rtf1 {\\object\\objdata 0105}{\\field{\\*\\fldinst DDEAUTO cmd}} Yes}",
    "msg with a loop in its chain": MSG[:512] + bytes(MSG[512:]).replace(b"\x01\0\0\0", b"\0\0\0\0"),
    "msg with packed text that is damaged": writers.compound(
        {"__properties_version1.0": b"\0" * 32 + struct.pack("<HHIII", 0x102, 0x1009, 6, 99, 0),
         "__substg1.0_10090102": struct.pack("<4L", 9, 2**31, 0x75465A4C, 0) + b"\xff" * 60}
    ),
    "locked office file": writers.compound({"EncryptedPackage": b"x" * 600, "EncryptionInfo": b"y" * 600}),
    "doc": writers.compound({"WordDocument": b"\xec\xa5" + b"\0" * 600}),
    "xls that is none": writers.compound({"Workbook": b"\x09\x08" + b"\xff" * 600}),
    "compound file of an unknown kind": writers.compound({"Something": b"x"}),
    "winmail.dat": b"x\x9f>\"" + b"\0" * 50,
    "7-zip": b"7z\xbc\xaf'\x1c" + b"\0" * 50,
    "rar": b"Rar!\x1a\x07\0" + b"\0" * 50,
    "program": b"\x7fELF" + bytes(range(256)) * 8,
    "empty file": b"",
    "blank file": b" \n\t" * 100,
    "noughts": b"\0" * 10_000,
    "random bytes": random.Random(7).randbytes(20_000),
    "text of one line of 10 MB": b"camera " * 1_500_000,
    "text of a million empty lines": b"\n" * 1_000_000 + b"Yes",
    "text of a million short lines": b"1. a\n" * 300_000,
    "text of open brackets": b"(" * 500_000 + b" Yes",
    "text with terminal codes": b"\x1b]0;pwn\x07\x1b[2J We use 47 cameras.",
    "text with lone surrogates": "We use 47".encode("utf-16-le") + b"\x00\xd8\x00\xd8",
    "mailbox of 2,000 messages without words": b"From a b\nFrom: a@example.org\nTo: b\nMessage-ID: <1>\n\n\n\n" * 300,
}  # fmt: skip

TRUNCATIONS = [
    pytest.param(data[: len(data) * part // 9], id=f"{name} cut at {part} ninths")
    for name, data in WHOLE.items()
    for part in range(1, 9)
]


def ends_well(data: bytes, name: str = "file") -> list[DocumentRead]:
    documents = read_bytes(data, name)
    assert documents
    for document in documents:
        assert document.segments or document.unread
        for unread in document.unread:
            assert unread.problem
            assert unread.mend
        for segment in document.segments:
            segment.text.encode("utf-8")
            assert "\x1b" not in segment.text
            assert ".." not in segment.file.split("!")[-1].split("/")
    return documents


@pytest.mark.parametrize("data", [pytest.param(data, id=name) for name, data in HOSTILE.items()])
def test_a_hostile_document_ends_in_segments_or_a_stated_reason(data: bytes) -> None:
    ends_well(data)


@pytest.mark.parametrize("data", TRUNCATIONS)
def test_a_document_cut_short_ends_in_segments_or_a_stated_reason(data: bytes) -> None:
    ends_well(data)


def test_there_are_150_of_them() -> None:
    assert len(HOSTILE) + len(TRUNCATIONS) >= 150


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("encrypted pdf", "locked with a password"),
        ("locked office file", "locked with a password"),
        ("odt that is locked", "locked with a password"),
        ("zip with a locked entry", "locked with a password"),
        ("xlsx that asks for 550 GB", "spans"),
        ("zip with overlapping entries", "lie over each other"),
        ("huge image by its head", "100000 by 100000"),
        ("nested archives, 12 deep", "layers deep"),
        ("multipart 3,000 deep", "nested"),
        ("7-zip", "7-Zip"),
        ("empty file", "is empty"),
        ("zip of 3,000 files", "holds 3000 files"),
    ],
)
def test_the_reason_says_what_is_wrong(name: str, problem: str) -> None:
    reasons = [unread.problem for document in ends_well(HOSTILE[name]) for unread in document.unread]
    assert any(problem in reason for reason in reasons), reasons


def test_a_reader_that_died_is_replaced_and_the_next_document_is_read() -> None:
    with readers.borrow_reader() as child:
        os.kill(child._process.pid, 9)
        with pytest.raises(Exception, match="was ended"):
            list(child.found(PDF, "a"))
        assert not child.usable
    assert not ends_well(PDF)[0].unread


def test_a_reader_that_takes_too_long_is_ended() -> None:
    child = readers.ReaderChild(readers.ReaderLimits(wall_seconds=0.001))
    with pytest.raises(Exception, match="took over"):
        list(child.found(PDF, "a"))
    child.close()
    assert not child.usable


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.setblocking(False)
        yield server


@pytest.mark.parametrize("form", ["html", "eml", "docx", "pdf", "odt"])
def test_nothing_is_fetched(listener: socket.socket, form: str) -> None:
    url = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    page = (
        f'<html><head><link rel=stylesheet href="{url}"><script src="{url}"></script></head><body>'
        f'<img src="{url}"><iframe src="{url}"></iframe><object data="{url}"></object>We use 47.</body></html>'
    )
    outside = f'<!DOCTYPE a SYSTEM "{url}" [<!ENTITY e SYSTEM "{url}">]>'
    data = {
        "html": page.encode(),
        "eml": writers.eml("We use 47.", page=page),
        "docx": swap(DOCX, "word/document.xml", (outside + "<a>&e;</a>").encode()),
        "pdf": writers.pdf([[(60, 60, "We use 47.")]], extra=b"/OpenAction<</S/URI/URI(%s)>>" % url.encode()),
        "odt": swap(ODT, "content.xml", (outside + "<a>&e;</a>").encode()),
    }[form]
    ends_well(data)
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_nothing_is_written_beside_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ends_well(HOSTILE["zip with names that climb"])
    assert list(tmp_path.iterdir()) == []


def test_the_child_has_no_network_and_cannot_write(tmp_path: Path) -> None:
    code = (
        "import json,socket,sys\n"
        "from camcensus.collect.bounded_child import shut_in\n"
        "how=shut_in({'memory_bytes':1<<30,'cpu_seconds':20,'open_files':64})\n"
        "try:\n open(sys.argv[1],'w').write('x'); wrote=True\nexcept OSError: wrote=False\n"
        "try:\n socket.socket().connect(('127.0.0.1',int(sys.argv[2]))); met=True\nexcept OSError: met=False\n"
        "print(json.dumps([how,wrote,met]))"
    )
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = str(server.getsockname()[1])
        answer = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path / "x"), port], capture_output=True, check=True
        )
    how, wrote, met = json.loads(answer.stdout)
    assert not wrote or (tmp_path / "x").stat().st_size == 0
    assert not met or how == "limits"


@pytest.mark.starts_a_process
@given(st.binary(max_size=2_000), st.sampled_from(sorted(WHOLE)), st.data())
def test_arbitrary_damage_ends_well(noise: bytes, form: str, data: st.DataObject) -> None:
    whole = WHOLE[form]
    at = data.draw(st.integers(0, len(whole)))
    ends_well(whole[:at] + noise + whole[at + len(noise) :])
