"""Answers as public bodies send them, made up: letters of one to three pages as PDF and DOCX, registers of 50 to 500 rows.

The same number gives the same files. No two are alike, so that nothing remembered from one helps with another.
"""

from __future__ import annotations

import random
import sys
import textwrap
from pathlib import Path

import openpyxl

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tests.collect.documents import writers

_BODIES = ("Northmoor", "Eastvale", "Wexbridge", "Alderham", "Stonelow", "Maplebeck", "Harrowdale", "Quarrington")
_KINDS = ("Borough Council", "District Council", "Academy Trust", "NHS Foundation Trust", "University", "College")
_MAKES = (
    ("Axis", "P3245-LV"),
    ("Hikvision", "DS-2CD2143G2-I"),
    ("Hanwha Vision", "XNO-6080R"),
    ("Dahua", "IPC-HDBW3441E"),
    ("Bosch", "NDE-3502-AL"),
    ("Avigilon", "H5A-BO"),
)
_SITES = ("Town Hall", "High Street", "Leisure Centre", "Depot", "Library", "Car Park", "Bus Station", "Museum")
_ANSWERS = (
    "Yes. The {body} uses {count} cameras made by {make}, which were installed in {year} by our contractor.",
    "We do not hold this information. Our cameras are maintained by a contractor and no list of models is kept.",
    "The {body} has {count} cameras in all, of which {part} are made by {make} and the others by {other}.",
    "No cameras made by {make} are in use. The last {part} were taken out in {year} and replaced by {other}.",
    (
        "This information is withheld under section 31(1)(a) of the Freedom of Information Act 2000, as it would help those "
        "who plan a crime to find places that are not watched."
    ),
)
_MORE = (
    (
        "In reaching this decision we weighed the interest of the public in knowing how money is spent against the harm that "
        "would follow if the places and kinds of our cameras were known to those who mean to get past them."
    ),
    (
        "The system is reviewed every year. The next review is due in spring {year} and its result will be put before the "
        "committee that looks after community safety, whose papers are published on our website."
    ),
    "Recordings are kept for {part} days and are seen only by officers who were trained for it and who sign for it.",
    "Cameras on school sites belong to the schools themselves, which answer requests of their own, and are not counted.",
    "The cost of keeping the equipment in order was {count},{part}00 pounds in the last financial year, without staff.",
)
_CLOSING = (
    "If you are not content with this answer you may ask for an internal review within 40 working days by writing to us.",
    "If you are still not content you may complain to the Information Commissioner, Wycliffe House, Water Lane, Wilmslow.",
    "Yours sincerely",
    "Information Governance Team",
)
_QUESTIONS = (
    "Does the {body} use cameras made by Hikvision or Dahua?",
    "How many cameras does the {body} use, and of which makes?",
    "When were they installed, and by whom?",
)


class Letter:
    """One body's answer: its lines as (kind, words), where a kind is "line", "item", "text" or "row"."""

    def __init__(self, number: int) -> None:
        dice = random.Random(number)
        self.body = f"{dice.choice(_BODIES)} {dice.choice(_KINDS)}"
        self.lines: list[tuple[str, str]] = [
            ("line", self.body),
            ("line", f"Our reference: FOI {4_000 + number}"),
            ("line", f"{1 + number % 28} October 2026"),
            ("line", "Dear Requester"),
            ("text", f"Thank you for your request to {self.body}. Your questions and our answers are set out below."),
        ]

        def words(pattern: str) -> str:
            make, other = dice.sample(_MAKES, 2)
            count = dice.randrange(20, 400)
            return pattern.format(
                body=self.body.split()[-1].lower(), make=make[0], other=other[0], count=count,
                part=dice.randrange(2, 20), year=dice.randrange(2014, 2027),
            )  # fmt: skip

        for at, question in enumerate(_QUESTIONS, start=1):
            self.lines.append(("item", f"{at}. {words(question)}"))
            self.lines.append(("text", words(dice.choice(_ANSWERS))))
        for _ in range(dice.choice((1, 2, 9, 16, 30))):
            self.lines.append(("text", words(dice.choice(_MORE))))
        if dice.random() < 0.5:
            self.lines.append(("row", "Site|Make|Model|Quantity"))
            for _ in range(dice.randrange(3, 12)):
                make, model = dice.choice(_MAKES)
                self.lines.append(("row", f"{dice.choice(_SITES)}|{make}|{model}|{dice.randrange(1, 40)}"))
        self.lines += [("text" if len(line) > 40 else "line", line) for line in _CLOSING]

    def as_pdf(self) -> bytes:
        """Set in Helvetica of 11 points on A4 pages, as a word processor prints it."""
        pages: list[list[tuple[float, float, str]]] = [[]]
        y = 60.0
        for kind, words in self.lines:
            cells = words.split("|") if kind == "row" else textwrap.wrap(words, 88)
            if y + 14 * (1 if kind == "row" else len(cells)) > 760:
                pages.append([])
                y = 60.0
            for at, cell in enumerate(cells):
                x = 60.0 + (125 * at if kind == "row" else 0)
                pages[-1].append((x, y, cell))
                y += 0 if kind == "row" else 14
            y += 14
        return writers.pdf(pages)

    def as_docx(self) -> bytes:
        """As python-docx writes it, which brings the styles of Word's own template."""

        def fill(document) -> None:  # type: ignore[no-untyped-def]
            document.sections[0].header.paragraphs[0].text = self.body
            table = None
            for kind, words in self.lines:
                if kind == "row":
                    cells = words.split("|")
                    table = table or document.add_table(0, len(cells))
                    for cell, text in zip(table.add_row().cells, cells, strict=True):
                        cell.text = text
                else:
                    document.add_paragraph(words)

        return writers.docx_of(fill)


def make_register(number: int) -> bytes:
    """A workbook with one sheet of 50 to 500 cameras."""
    dice = random.Random(number)

    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.title = "CCTV register"
        sheet.append(["Site", "Make", "Model", "Type", "Installed", "Notes"])
        for at in range((50, 120, 250, 500)[number % 4]):
            site, kind = f"{dice.choice(_SITES)} {at % 40}", dice.choice(("Fixed dome", "PTZ", "Bullet"))
            note = dice.choice((None, f"Column {at}", "Replaced 2021"))
            sheet.append([site, *dice.choice(_MAKES), kind, dice.randrange(2012, 2026), note])

    return writers.xlsx(fill)
