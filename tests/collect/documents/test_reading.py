"""Each format gives its words in order, with place, headers and whose words they are."""

from __future__ import annotations

import csv
import io
import re
import socket
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.collect.documents import writers

from camcensus.collect.documents import programs, read_bytes, read_document, read_documents, readers
from camcensus.collect.documents.plain import decode
from camcensus.model.document import DocumentRead, SegmentKind
from camcensus.model.errors import InputError

SENTENCE = "we use 47"
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "foi"


def one(data: bytes, name: str = "file") -> DocumentRead:
    (document,) = read_bytes(data, name)
    return document


def words(document: DocumentRead) -> list[str]:
    return [segment.text for segment in document.segments]


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        pytest.param(writers.letter_pdf(), "a", "PDF with a text layer", id="pdf"),
        pytest.param(writers.letter_docx(), "a", "DOCX", id="docx"),
        pytest.param(writers.letter_odt(), "a", "ODT", id="odt"),
        pytest.param(writers.RTF, "a", "RTF", id="rtf"),
        pytest.param(writers.eml(), "a", "e-mail", id="eml"),
        pytest.param(writers.msg(), "a", "Outlook message", id="msg"),
        pytest.param("\n".join(writers.LETTER).encode("utf-16"), "a", "plain text", id="text in UTF-16"),
        pytest.param("\n".join([*writers.LETTER, "£5 café"]).encode("cp1252"), "a", "plain text", id="text in cp1252"),
        pytest.param(f"<html><p>{'<p>'.join(writers.LETTER)}".encode(), "a", "HTML", id="html"),
    ],
)
def test_a_letter_is_read_in_every_format(data: bytes, name: str, form: str) -> None:
    document = one(data, name)
    assert document.format == form
    assert not document.unread
    assert document.isolation in ("namespaces", "limits")
    assert any(SENTENCE in text for text in words(document))
    (question,) = [segment for segment in document.segments if segment.text.startswith("Do you use")]
    assert question.number == "1"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(writers.letter_docx(), "a.docx", id="docx"),
        pytest.param(writers.letter_odt(), "a.odt", id="odt"),
        pytest.param(writers.cameras_xlsx(), "a.xlsx", id="xlsx"),
        pytest.param(b"Site,Make,Quantity\nDepot,Hikvision,4\n", "a.csv", id="csv"),
        pytest.param(b"Site;Make;Quantity\r\nDepot;Hikvision;4\r\n", "a.csv", id="csv with semicolons"),
        pytest.param(
            b"<table><tr><th>Site<th>Make<th>Quantity<tr><td>Depot<td>Hikvision<td>4</table>", "a.html", id="html"
        ),
        pytest.param(
            writers.pdf(
                [
                    [
                        (60, 60, "Site"),
                        (200, 60, "Make"),
                        (340, 60, "Quantity"),
                        (60, 80, "Depot"),
                        (200, 80, "Hikvision"),
                        (340, 80, "4"),
                    ]
                ]
            ),
            "a.pdf",
            id="pdf",
        ),
    ],
)
def test_a_row_of_a_table_has_the_header_over_each_cell(data: bytes, name: str) -> None:
    (row, *_) = [one_ for one_ in one(data, name).segments if one_.kind is SegmentKind.TABLE_ROW]
    assert row.text == "Depot | Hikvision | 4"
    assert dict(zip(row.headers, row.cells, strict=True)) == {"Site": "Depot", "Make": "Hikvision", "Quantity": "4"}


def test_hidden_sheets_and_rows_are_read_and_flagged() -> None:
    def fill(book) -> None:
        sheet = book.active
        for row in (["Site", "Make", "Quantity"], ["Depot", "Axis", 4], ["Gate", "Dahua", 2]):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True
        other = book.create_sheet("Old")
        other.sheet_state = "veryHidden"
        other.append(["Make", "Quantity"])
        other.append(["Hikvision", 9])

    rows = {s.cells[-2]: s.hidden for s in one(writers.xlsx(fill)).segments if s.kind is SegmentKind.TABLE_ROW}
    assert rows == {"Axis": False, "Dahua": True, "Hikvision": True}


def test_a_header_merged_over_two_columns_stands_over_both() -> None:
    def fill(book) -> None:
        sheet = book.active
        sheet.append(["Site", "Cameras", None])
        sheet.append([None, "Fixed", "PTZ"])
        sheet.append(["Depot", 4, 2])
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("A1:A2")

    (row,) = [s for s in one(writers.xlsx(fill)).segments if s.kind is SegmentKind.TABLE_ROW]
    assert row.headers == ("Site", "Cameras Fixed", "Cameras PTZ")


def test_a_header_repeated_on_each_page_is_no_row() -> None:
    rows = "Site,Make,Quantity\nA,Axis,1\nSite,Make,Quantity\nB,Dahua,2\n"
    kinds = [segment.kind for segment in one(rows.encode(), "a.csv").segments]
    assert kinds == [SegmentKind.HEADING, SegmentKind.TABLE_ROW, SegmentKind.HEADING, SegmentKind.TABLE_ROW]


def test_word_numbers_its_lists_and_deleted_text_is_not_read() -> None:
    def fill(document) -> None:
        document.add_paragraph("Yes", style="List Number")
        second = document.add_paragraph("47 cameras", style="List Number")
        run = second.add_run(" deleted words")._r
        wrapper = run.makeelement(f"{{{run.nsmap['w']}}}del", {})
        run.getparent().replace(run, wrapper)
        wrapper.append(run)
        hidden = document.add_paragraph().add_run("Concealed note")
        hidden.font.hidden = True
        document.sections[0].header.paragraphs[0].text = "Example Council"

    segments = one(writers.docx_of(fill)).segments
    found = {segment.text: segment for segment in segments}
    assert found["Yes"].number == "1"
    assert found["47 cameras"].number == "2"
    assert found["Concealed note"].hidden
    assert found["Example Council"].kind is SegmentKind.BOILERPLATE
    assert not any("deleted" in segment.text for segment in segments)


@pytest.mark.parametrize(
    "below",
    [
        pytest.param("On Mon, 2 Nov 2026 at 09:00, Ada <ada@example.org> wrote:\n> Do you use Dahua?", id="marks"),
        pytest.param(
            "On Mon, 2 Nov 2026 at 09:00, Ada Example of the survey\n<ada@example.org> wrote:\n\n> Do you use Dahua?",
            id="wrapped line before the marks",
        ),
        pytest.param("-----Original Message-----\nFrom: Ada\nSent: today\n\nDo you use Dahua?", id="divider"),
        pytest.param(
            "From: Ada <ada@example.org>\nSent: 2 Nov 2026\nTo: FOI\nSubject: x\n\nDo you use Dahua?", id="Outlook"
        ),
        pytest.param("________________________________\nFrom: Ada\nSent: 2 Nov\n\nDo you use Dahua?", id="rule"),
        pytest.param(
            "Oddi wrth: Ada <ada@example.org>\nAnfonwyd: 2 Tach 2026\nAt: FOI\n\nDo you use Dahua?", id="Welsh"
        ),
    ],
)
def test_an_older_message_below_the_reply_is_quoted(below: str) -> None:
    document = one(writers.eml(f"We have no such cameras.\n\n{below}\n"))
    kinds = {segment.text: segment.kind for segment in document.segments}
    assert kinds["We have no such cameras."] is SegmentKind.PARAGRAPH
    assert kinds["Do you use Dahua?"] is SegmentKind.QUOTED


def test_answers_between_quoted_questions_are_the_senders_own() -> None:
    text = "> 1. Do you use Dahua?\nNo.\n> 2. How many cameras?\n47\n-- \nFOI Team\n"
    got = [(segment.kind, segment.text) for segment in one(writers.eml(text)).segments[1:]]
    assert got == [
        (SegmentKind.QUOTED, "Do you use Dahua?"),
        (SegmentKind.PARAGRAPH, "No."),
        (SegmentKind.QUOTED, "How many cameras?"),
        (SegmentKind.PARAGRAPH, "47"),
        (SegmentKind.SIGNATURE, "FOI Team"),
    ]


def test_text_and_html_of_a_message_are_read_once() -> None:
    page = "<p>We use <b>47</b> cameras.</p><script>alert(1)</script>"
    assert words(one(writers.eml("We use 47 cameras.", page=page))) == ["FOI 12", "We use 47 cameras."]


def test_a_message_only_forwarded_says_what_it_forwards() -> None:
    text = "---------- Forwarded message ----------\nFrom: FOI <foi@example.org>\nDate: today\n\nWe have 12 Dahua cameras.\n"
    kinds = {segment.text: segment.kind for segment in one(writers.eml(text, subject="Fwd: FOI")).segments}
    assert kinds["We have 12 Dahua cameras."] is SegmentKind.PARAGRAPH


def test_attachments_in_attachments_are_named_by_their_way() -> None:
    inner = writers.eml("See the annex.", [("annex.zip", writers.pack([("a/list.csv", b"Site,Make\nDepot,Axis\n")]))])
    document = one(writers.eml("Attached.", [("old.eml", inner)]), "reply.eml")
    assert [s.file for s in document.segments][-1] == "reply.eml!old.eml!annex.zip!a/list.csv"
    assert not document.unread


def test_an_outlook_message_has_its_attachments() -> None:
    document = one(writers.msg("Attached.", [("annex.xlsx", writers.cameras_xlsx())]), "reply.msg")
    assert document.sent_at == "2026-11-02T09:00:00+00:00"
    assert "Depot | Hikvision | 4" in words(document)


def test_wrapped_lines_are_joined_and_numbered_answers_are_not() -> None:
    text = (
        "The council operates forty-seven cameras which were all made by the\nfirm Hikvision and are in use today.\n"
        "1. Yes\n2. 47 static\n(c) none\nJ. Example\nFOI Officer\n"
    )
    got = [(segment.number, segment.text) for segment in one(text.encode()).segments]
    assert got[0][1].endswith("made by the firm Hikvision and are in use today.")
    assert got[1:] == [("1", "Yes"), ("2", "47 static"), ("(c)", "none"), (None, "J. Example"), (None, "FOI Officer")]


def test_a_mailbox_gives_a_document_for_each_message_in_order_of_sending(tmp_path: Path) -> None:
    late = writers.eml("Correction: none.", date="Tue, 10 Nov 2026 09:00:00 +0000")
    early = writers.eml("We have two.", date="Mon, 02 Nov 2026 09:00:00 +0000")
    box = b"From a Mon Nov  2 09:00:00 2026\n" + late + b"\nFrom a Mon Nov  2 09:00:00 2026\n" + early
    (tmp_path / "all.mbox").write_bytes(box)
    documents = read_documents(tmp_path)
    assert [document.file for document in documents] == ["all.mbox!message 2", "all.mbox!message 1"]
    assert [{segment.message for segment in document.segments} for document in documents] == [{0}, {1}]
    whole = read_document(tmp_path / "all.mbox", "all.mbox")
    assert [segment.message for segment in whole.segments] == [0, 0, 1, 1]


def test_a_covering_letter_comes_before_its_annex(tmp_path: Path) -> None:
    (tmp_path / "annex.csv").write_bytes(b"Site,Make\nDepot,Axis\n")
    (tmp_path / "covering_letter.txt").write_bytes(b"Attached.")
    assert [document.file for document in read_documents(tmp_path)] == ["covering_letter.txt", "annex.csv"]


def test_a_folder_that_is_not_there_is_the_users_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not a folder"):
        read_documents(tmp_path / "none")


def test_a_file_that_is_not_there_is_unread(tmp_path: Path) -> None:
    (unread,) = read_document(tmp_path / "none.pdf", "none.pdf").unread
    assert unread.problem == "is not there"


def scan() -> bytes:
    """A page with a picture and no text."""
    return writers.pdf([[]], [b"\x00\x00\x00\x10\x00\x00\x00\x10" + b"\xff" * 256])


def test_without_the_program_for_ocr_a_scan_is_unread_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs.shutil, "which", lambda _: None)
    programs.forget_programs()
    try:
        (unread,) = one(scan()).unread
    finally:
        monkeypatch.undo()
        programs.forget_programs()
    assert "Install tesseract-ocr" in unread.mend


def test_without_an_office_program_a_doc_is_unread_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs.shutil, "which", lambda _: None)
    (unread,) = one(writers.compound({"WordDocument": b"\xec\xa5" + b"\0" * 600})).unread
    assert "Install LibreOffice" in unread.mend


@pytest.mark.skipif(programs.find_ocr(("eng",)) is None, reason="tesseract is not installed")
def test_an_empty_scan_is_said_to_hold_no_text() -> None:
    (unread,) = one(scan()).unread
    assert "no text was found" in unread.problem


def test_the_table_of_words_of_an_ocr_gives_lines_with_confidence() -> None:
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    row = "5\t1\t1\t1\t1\t{}\t{}\t10\t{}\t12\t{}\t{}\n"
    text = (
        head + row.format(1, 10, 30, 90, "We") + row.format(2, 45, 40, 60, "use") + row.format(3, 90, 60, 90, "Axis.")
    )
    (piece,) = programs.pieces_of_tsv(text, "page 1")
    assert piece.text == "We use Axis."
    assert piece.ocr_confidence == pytest.approx((0.9 * 2 + 0.6 * 3 + 0.9 * 5) / 10)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample answers are not here")
def test_the_words_that_prove_each_sample_answer_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    missed = []
    with open(SAMPLES / "truth.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if "scan" in row["formats"] and programs.find_ocr(("eng",)) is None:
            missed.append(row["request_id"])
            continue
        documents = read_documents(SAMPLES / "files" / row["request_id"])
        text = " ".join(segment.text for document in documents for segment in document.segments)
        if _folded(row["quote"]) not in _folded(text):
            missed.append(row["request_id"])
    with capsys.disabled():
        print(f"\nproving words read: {len(rows) - len(missed)} of {len(rows)}")
    assert missed == []


def _folded(text: str) -> str:
    return re.sub(r"[\s|]+", " ", text).strip().lower()


def test_an_empty_folder_and_a_link_out_of_it_are_said(tmp_path: Path) -> None:
    (empty,) = read_documents(tmp_path)
    assert "no files to read" in empty.unread[0].problem
    (tmp_path / "a.txt").symlink_to("/etc/hostname")
    assert any("not followed" in one_.unread[0].problem for one_ in read_documents(tmp_path))


def test_two_threads_read_at_once_and_give_the_same(tmp_path: Path) -> None:
    for at in range(12):
        (tmp_path / f"{at}.pdf").write_bytes(writers.letter_pdf())
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(read_documents, (tmp_path, tmp_path))
    assert first == second == read_documents(tmp_path)


def test_a_letter_whose_main_part_has_another_name_is_read() -> None:
    moved = []
    with zipfile.ZipFile(io.BytesIO(writers.letter_docx())) as package:
        for name in package.namelist():
            data = package.read(name).replace(b"word/document.xml", b"word/letter.xml")
            moved.append(
                (name.replace("word/document", "word/letter").replace("document.xml.rels", "letter.xml.rels"), data)
            )
    assert any(SENTENCE in text for text in words(one(writers.pack(moved))))


def test_a_host_that_allows_only_short_datagrams_reads_the_same() -> None:
    data = b"We use 47 cameras. " * 1_500
    expected = one(data)
    child = readers.ReaderChild()
    child._orders.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1)
    try:
        found = [piece for piece in child.found(data, "file") if isinstance(piece, list)]
    finally:
        child.close()
    assert [segment for pieces in found for segment in pieces] == list(expected.segments)


@pytest.mark.parametrize(
    ("data", "stated", "expected"),
    [
        (b"doesn\x92t", "iso-8859-1", "doesn\u2019t"),
        (b"doesn\x92t", "ISO_8859-1", "doesn\u2019t"),
        ("doesn\u2019t".encode(), "latin1", "doesn\u2019t"),
        (b"caf\xe9", "iso-8859-1", "caf\xe9"),
        (b"\xa35", "iso-8859-15", "\xa35"),
        (b"doesn\x92t \xa35 a year for each of the cameras", None, "doesn\u2019t \xa35 a year for each of the cameras"),
    ],
)
def test_what_calls_itself_latin_1_is_windows_1252(data, stated, expected) -> None:
    assert decode(data, stated) == expected
