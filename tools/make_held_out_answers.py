"""Write the held-out answers of invented bodies into tests/fixtures/answers_held_out."""

from __future__ import annotations

import csv
import html
import re
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import openpyxl
from held_out_answers.eighth_7 import EIGHTH as EIGHTH_CORPUS
from held_out_answers.fifth_4 import FIFTH as FIFTH_CORPUS
from held_out_answers.first_2 import FIRST as FIRST_CORPUS
from held_out_answers.fourth_5 import FOURTH as FOURTH_CORPUS
from held_out_answers.second import SECOND as SECOND_CORPUS
from held_out_answers.seventh_6 import SEVENTH as SEVENTH_CORPUS
from held_out_answers.sixth_5 import SIXTH as SIXTH_CORPUS
from held_out_answers.third import THIRD as THIRD_CORPUS

HOME = Path(__file__).resolve().parent.parent / "tests/fixtures/answers_held_out"
FIRST = "Amber Brack Calder Dray Ember Fallow Gorse Hazel Inver Juniper Kelder Larch Marl Nether Ormer"
SECOND = "ford wick mere combe stow holt beck ness dene"
KINDS = {
    "council": "{} Borough Council",
    "school": "{} Primary School",
    "college": "{} College",
    "university": "University of {}",
    "nhs": "{} NHS Trust",
    "police": "{} Police",
    "fire": "{} Fire and Rescue Service",
    "government": "{} Regulatory Agency",
    "transport": "{} Passenger Transport",
}
NATIONS = {"E": "England", "S": "Scotland", "W": "Wales", "N": "Northern Ireland"}
ASKED = {
    "A": [
        "1) Do you at present use CCTV equipment made by Hikvision?",
        "2) Do you at present use CCTV equipment made by Dahua?",
        "3) How many cameras do you run, and how many of them by each of the two firms?",
    ],
    "B": [
        "1) Which manufacturers made your CCTV cameras (Hikvision, Dahua, Axis, others)?",
        "2) How many cameras have you?",
    ],
    "4A": [
        "Are any of your CCTV cameras or recorders made by Hikvision? Are any made by Dahua?",
        "If so, how many by each, and how many cameras are there in all?",
    ],
    "4B": [
        "Question 1: How many surveillance cameras does the organisation operate?",
        "Question 2: Were any of them manufactured by Hikvision or a company it owns?",
        "Question 3: Were any of them manufactured by Dahua?",
        "Question 4: How many were manufactured by each?",
    ],
    "4C": ["Please list the makes of all cameras, and tell me whether Hikvision or Dahua is among them."],
    "F": [
        "Q1 Does your body own, lease or run any Hikvision equipment?",
        "Q2 Or any Dahua equipment?",
        "Q3 How many cameras has it in all?",
        "Q4 How many of these are by Hikvision?",
    ],
    "G": [
        "(a) the make of each CCTV camera and recorder in use,",
        "(b) how many there are of each make,",
        "(c) whether you plan to replace those made by Hikvision or Dahua.",
    ],
    "K": [
        "1. How many cameras made by Hikvision, and by Dahua, are in use, and out of how many?",
        "2. Where are they?",
    ],
    "R": [
        "1. Have all Hikvision cameras been removed from your sites?",
        "2. If not, how many remain?",
        "3. And how many Dahua cameras do you have?",
    ],
    "T1": [
        "a. Does your organisation have in use any camera, recorder or video analytics software by Hikvision?",
        "b. The same question for Dahua.",
        "c. Total number of surveillance cameras.",
        "d. Number under a and under b.",
    ],
    "T2": [
        "1. Makes of CCTV cameras in use and number of each",
        "2. Total",
        "3. Have you ever had Hikvision or Dahua cameras, and are they still up?",
    ],
    "T3": [
        "i. Total number of cameras on your premises",
        "ii. Number made by Hikvision",
        "iii. Number made by Dahua",
        "iv. Date by which they will be removed",
    ],
    "T4": [
        "I am making a survey of surveillance technology in public bodies.",
        "Could you tell me whether any of your cameras were made by Dahua or by Hikvision,",
        "how many there are of each, and how many cameras you have altogether?",
    ],
    "T5": [
        "Q1. Number of CCTV cameras owned or leased",
        "Q2. Manufacturer(s)",
        "Q3. Do you plan to replace any that were made in China, and when?",
    ],
    "U1": [
        "1. Name(s) of the manufacturer(s) of your CCTV cameras",
        "2. Number of cameras, by manufacturer",
        "3. Whether you have removed, or mean to remove, cameras by Hikvision or Dahua",
    ],
    "U2": [
        "A. Does the organisation use cameras or recorders manufactured by Hangzhou Hikvision? Yes/No",
        "B. Does it use any manufactured by Zhejiang Dahua? Yes/No",
        "C. Number of cameras (i) in all (ii) by Hikvision (iii) by Dahua",
    ],
    "U3": [
        "1) How many CCTV cameras do you have?",
        "2) What make are they?",
        "3) Who maintains them?",
        "4) Is facial recognition switched on?",
    ],
    "U4": [
        "We should like to know if Hikvision or Dahua surveillance cameras are, or have ever been,",
        "installed in any building that you occupy, and in what quantity.",
    ],
    "U5": [
        "1. Please confirm that you no longer operate any Hikvision CCTV.",
        "2. Please confirm that you no longer operate any Dahua CCTV.",
        "3. If you cannot confirm 1 or 2, how many such cameras have you?",
    ],
    "V1": [
        "1. Do you use cameras or other surveillance equipment supplied or made by Hikvision?",
        "2. Ditto Dahua.",
        "3. If yes to either: number of units and sites.",
        "4. Any plan to remove them, and when.",
    ],
    "V2": [
        "Please list, for every CCTV system you operate:",
        "(i) the manufacturer of the cameras (e.g. Axis, Dahua, Hikvision),",
        "(ii) the number of cameras,",
        "(iii) the installer or maintenance contractor.",
    ],
}
COLUMNS = [
    "body_id",
    "body_name",
    "sector",
    "nation",
    "request_id",
    "files",
    "outcome",
    "exemptions",
    "uses_hikvision",
    "uses_dahua",
    "other_makers",
    "uses_any_prc_maker",
    "hik_oem_brand",
    "device_count_total",
    "device_count_hikvision",
    "quote",
    "received_date",
    "sent_date",
    "formats",
    "adversarial",
    "phenomena",
    "question_restated",
    "request_quoted_in_email",
    "notes",
]
FORMATS = {
    "txt": "txt",
    "eml": "eml",
    "outl": "eml",
    "eml2": "eml+eml",
    "html": "html",
    "docx": "docx",
    "csv": "csv+txt",
    "xlsx": "xlsx+txt",
    "att": "eml[docx]",
    "pdf": "pdf",
    "letter": "txt",
    "mailpdf": "eml[pdf]",
    "sheet": "xlsx+txt",
    "list": "csv+txt",
    "mailsheet": "eml[xlsx]",
    "mailtable": "eml",
    "mail2": "eml[docx]",
    "page": "html",
}


def mail(name: str, text: str, asked: list[str], day: int, outlook: bool = False) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{name} <foi@body.example>"
    message["To"] = "Sam Rowe <sam@survey.example>"
    message["Subject"] = "RE: Information request"
    message["Date"] = f"Tue, {day:02d} Nov 2026 10:00:00 +0000"
    message["Message-ID"] = f"<{day}@body.example>"
    if outlook and asked:
        head = [
            "From: Sam Rowe <sam@survey.example>",
            "Sent: 02 October 2026 09:00",
            "To: Enquiries <foi@body.example>",
            "Subject: Information request",
        ]
        below = [*head, "", "Dear Sir or Madam", *asked, "Sam Rowe"]
        message.set_content("\n".join([text, "", *below]) + "\n")
        rows = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line)
        old = "<br>".join(html.escape(line) for line in below)
        message.add_alternative(
            f"<html><body>{rows}<div style='border-top:solid #E1E1E1 1.0pt'>{old}</div></body></html>",
            subtype="html",
        )
        message.set_boundary("=====part=====")
    else:
        below = [f"> {line}" for line in asked]
        if below:
            below = ["", "On Fri, 02 Oct 2026 at 09:00, Sam Rowe <sam@survey.example> wrote:", *below]
        message.set_content("\n".join([text, *below]) + "\n")
    return message


def settle(path: Path) -> None:
    """Give a document's parts a fixed day, so that writing it again changes nothing."""
    with zipfile.ZipFile(path) as source:
        parts = [(name, source.read(name)) for name in source.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts:
            if name == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-11-03T10:00:00Z", data)
            target.writestr(zipfile.ZipInfo(name, (2026, 11, 3, 10, 0, 0)), data, zipfile.ZIP_DEFLATED)


def write_document(path: Path, text: str) -> None:
    document = docx.Document()
    rows: list[list[str]] = []

    def close() -> None:
        if rows:
            table = document.add_table(rows=0, cols=max(map(len, rows)))
            for row in rows:
                for cell, value in zip(table.add_row().cells, row, strict=False):
                    cell.text = value
            rows.clear()

    for line in text.splitlines():
        if " | " in line:
            rows.append([cell.strip() for cell in line.split("|")])
        else:
            close()
            document.add_paragraph(line)
    close()
    document.save(str(path))
    settle(path)


def write_pdf(path: Path, text: str) -> None:
    lines = [re.sub(r"([()\\])", r"\\\1", line) for line in text.splitlines()]
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 11 Tf 60 780 Td 16 TL {shown} ET".encode("latin-1")
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    path.write_bytes(body + end % (table, len(body)))


def write_page(path: Path, name: str, text: str) -> None:
    heads = {"request", "reply", "decision", "harm", "public interest"}
    heads |= {
        "what you asked for",
        "what we can tell you",
        "you asked",
        "we answered",
        "your request",
        "our response",
        "evidence of harm",
        "gofynnwyd / you asked",
        "ateb / reply",
    }
    rows = []
    for line in text.splitlines():
        tag = "h2" if line.lower() in heads else "p"
        rows.append(f"<{tag}>{html.escape(line)}</{tag}>")
    path.write_text(
        "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>Disclosure log</title>"
        "</head><body><nav><a href='#'>Home</a> <a href='#'>News: cameras</a></nav>"
        f"<main><h1>Surveillance cameras</h1>{''.join(rows)}</main><footer>{name}</footer></body></html>",
        encoding="utf-8",
    )


def write_book(path: Path, sheets: list[str]) -> None:
    """Write sheets: each opens with its [title], then one row a line, cells between bars."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        title, *lines = sheet.splitlines()
        page = book.create_sheet(title.strip("[]"))
        for line in lines:
            cells = [cell.strip() for cell in line.split("|")]
            page.append([int(c) if c.isdigit() else c or None for c in cells])
    book.save(path)
    settle(path)


def as_html(text: str) -> str:
    """A text in HTML: lines with bars as table rows, lines between ** as bold questions."""
    parts: list[str] = []
    for line in text.splitlines():
        if " | " in line:
            cells = "".join(f"<td>{html.escape(cell.strip())}</td>" for cell in line.split("|"))
            if parts and parts[-1] == "</table>":
                parts.pop()
            else:
                parts.append("<table>")
            parts += [f"<tr>{cells}</tr>", "</table>"]
        elif line.startswith("**"):
            parts.append(f"<p><strong>{html.escape(line.strip('*'))}</strong></p>")
        elif line:
            parts.append(f"<p>{html.escape(line)}</p>")
    return "".join(parts)


def write_ordinary(folder: Path, name: str, item: dict[str, Any]) -> list[str]:
    """Files of an answer as offices send them: a covering mail with sheets, a table in a mail, two attachments."""
    form, text = item["form"], item["text"]
    first, *others = text.split("\n====\n")
    if form == "page":
        page = "<!DOCTYPE html><html lang='en-GB'><head><meta charset='utf-8'><title>Requests</title></head><body>"
        page += f"<main>{as_html(text)}</main><footer>{name}</footer></body></html>"
        (folder / "disclosure.html").write_text(page, encoding="utf-8")
        return ["disclosure.html"]
    if form in ("sheet", "list"):
        (folder / "covering_mail.txt").write_text(first + "\n", encoding="utf-8")
        if form == "sheet":
            write_book(folder / "annex.xlsx", others)
            return ["covering_mail.txt", "annex.xlsx"]
        with (folder / "annex.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(line.split(" | ") for line in others[0].splitlines())
        return ["covering_mail.txt", "annex.csv"]
    message = mail(name, first, [], 3)
    if form == "mailtable":
        message.set_content(f"<html><body>{as_html(text)}</body></html>", subtype="html")
    for number, other in enumerate(others, 1):
        kind = "xlsx" if form == "mailsheet" else "docx"
        part = folder / f"attachment_{number}.{kind}"
        if kind == "xlsx":
            write_book(part, [other])
        else:
            write_document(part, other)
        inner = {"xlsx": "spreadsheetml.sheet", "docx": "wordprocessingml.document"}[kind]
        message.add_attachment(
            part.read_bytes(),
            maintype="application",
            subtype=f"vnd.openxmlformats-officedocument.{inner}",
            filename=part.name,
        )
        part.unlink()
    if others:
        message.set_boundary("=====part=====")
    (folder / "reply.eml").write_bytes(bytes(message))
    return ["reply.eml"]


def write_mail_with_letter(folder: Path, name: str, text: str) -> list[str]:
    """An e-mail that only covers a letter in PDF."""
    above, below = text.split("\n====\n")
    message = mail(name, above, [], 3)
    letter = folder / "letter.pdf"
    write_pdf(letter, below)
    message.add_attachment(letter.read_bytes(), maintype="application", subtype="pdf", filename=letter.name)
    message.set_boundary("=====part=====")
    letter.unlink()
    (folder / "reply.eml").write_bytes(bytes(message))
    return ["reply.eml"]


def write_files(folder: Path, name: str, item: dict[str, Any]) -> list[str]:
    form, text = item["form"], item["text"]
    asked = ASKED.get(item.get("ask", ""), [])
    covering = "Dear applicant\n\nThe figures you want are in the enclosed sheet.\n\nFOI desk\n"
    if form in ("sheet", "list", "mailsheet", "mailtable", "mail2", "page"):
        return write_ordinary(folder, name, item)
    if form == "letter":
        (folder / "reply.txt").write_text(f"{text}\n", encoding="utf-8")
        return ["reply.txt"]
    if form == "mailpdf":
        return write_mail_with_letter(folder, name, text)
    if form == "txt":
        opening = "Dear Ms Rowe\n\n" if len(text) > 120 else ""
        (folder / "reply.txt").write_text(f"{opening}{text}\n", encoding="utf-8")
        return ["reply.txt"]
    if form in ("eml", "outl"):
        (folder / "reply.eml").write_bytes(bytes(mail(name, text, asked, 3, form == "outl")))
        return ["reply.eml"]
    if form == "eml2":
        for number, part in enumerate(text.split("\n====\n"), 1):
            sent = mail(name, part, ASKED["A"] if number == 1 else [], 2 + 7 * number)
            (folder / f"reply_{number}.eml").write_bytes(bytes(sent))
        return ["reply_1.eml", "reply_2.eml"]
    if form == "att":
        above, below = text.split("\n====\n")
        write_document(folder / "annex.docx", below)
        message = mail(name, above, ASKED["B"], 3)
        message.add_attachment(
            (folder / "annex.docx").read_bytes(),
            maintype="application",
            subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
            filename="annex.docx",
        )
        message.set_boundary("=====part=====")
        (folder / "annex.docx").unlink()
        (folder / "reply.eml").write_bytes(bytes(message))
        return ["reply.eml"]
    if form in ("csv", "xlsx"):
        (folder / "covering_letter.txt").write_text(covering, encoding="utf-8")
        if form == "csv":
            (folder / "annex.csv").write_text(text + "\n", encoding="utf-8")
        else:
            book = openpyxl.Workbook()
            for line in text.splitlines():
                cells = [cell.strip() for cell in line.split("|")]
                book.active.append([int(c) if c.isdigit() else c or None for c in cells])
            book.save(folder / "annex.xlsx")
            settle(folder / "annex.xlsx")
        return ["covering_letter.txt", f"annex.{form}"]
    writers = {"docx": write_document, "pdf": write_pdf}
    if form == "html":
        write_page(folder / "disclosure.html", name, text)
        return ["disclosure.html"]
    writers[form](folder / f"reply.{form}", text)
    return [f"reply.{form}"]


def label(request: str, name: str, item: dict[str, Any], files: list[str]) -> dict[str, str]:
    sector, nation = item["where"].split()
    hik, dahua = item["hik"], item.get("d", "unknown")
    prc = item.get("p") or ("yes" if "yes" in (hik, dahua) else "unknown")
    count = item.get("n", "0" if hik in ("no", "former") else "")
    text = item["text"].replace(",", " | ") if item["form"] == "csv" else item["text"]
    if item["q"] not in text:
        raise ValueError(f"{request}: the proof {item['q']!r} is not in the text")
    row = dict.fromkeys(COLUMNS, "")
    row |= {
        "body_id": f"ho-{request.lower()}",
        "body_name": name,
        "sector": sector,
        "nation": NATIONS[nation],
        "request_id": request,
        "files": ";".join(f"files/{request}/{file}" for file in files),
        "outcome": item.get("oc", "answered"),
        "exemptions": item.get("ex", ""),
        "uses_hikvision": hik,
        "uses_dahua": dahua,
        "other_makers": item.get("o", ""),
        "uses_any_prc_maker": prc,
        "hik_oem_brand": item.get("oem", ""),
        "device_count_total": item.get("t", ""),
        "device_count_hikvision": count,
        "quote": item["q"],
        "received_date": "2026-11-03",
        "sent_date": "2026-10-02",
        "formats": FORMATS[item["form"]],
        "adversarial": "1",
        "phenomena": item["ph"],
        "question_restated": "1" if "?" in item["text"] else "0",
        "request_quoted_in_email": "1" if item.get("ask") or item["form"] == "eml2" else "0",
        "notes": "; ".join(
            part for part in (item.get("note", ""), "arguable label" if item.get("alt") else "") if part
        ),
    }
    return row | item.get("columns", {})


def write_corpus(home: Path, letter: str, items: list[dict[str, Any]]) -> int:
    stems = [f"{one}{two}" for two in SECOND.split() for one in FIRST.split()]
    rows = []
    for number, item in enumerate(items, 1):
        name = KINDS[item["where"].split()[0]].format(stems[number - 1])
        name = item.get("name", name)
        item = item | {"text": item["text"].replace("{body}", name)}
        folder = home / "files" / f"{letter}{number:03d}"
        folder.mkdir(parents=True, exist_ok=True)
        rows.append(label(folder.name, name, item, write_files(folder, name, item)))
    with (home / "truth.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return len(rows)


def main() -> None:
    print(write_corpus(HOME, "H", FIRST_CORPUS.items), "answers in the first corpus")
    print(write_corpus(HOME / "second", "K", SECOND_CORPUS.items), "answers in the second corpus")
    print(write_corpus(HOME / "third", "L", THIRD_CORPUS.items), "answers in the third corpus")
    print(write_corpus(HOME / "fourth", "R", FOURTH_CORPUS.items), "answers in the fourth corpus")
    print(write_corpus(HOME / "fifth", "S", FIFTH_CORPUS.items), "answers in the fifth corpus")
    print(write_corpus(HOME / "sixth", "T", SIXTH_CORPUS.items), "answers in the sixth corpus")
    print(write_corpus(HOME / "seventh", "U", SEVENTH_CORPUS.items), "answers in the seventh corpus")
    print(write_corpus(HOME / "eighth", "V", EIGHTH_CORPUS.items), "answers in the eighth corpus")


if __name__ == "__main__":
    main()
