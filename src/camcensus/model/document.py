"""Documents that people send, as ordered pieces of text that remember where they stood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class SegmentKind(Enum):
    """What a piece of a document is. Readers of documents give the first four; `read` may tell the others apart."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    TABLE_ROW = "table-row"
    QUOTED = "quoted"  # marked as somebody else's words: "> ", an older message below a reply
    QUESTION = "question"  # the request that was asked, restated
    SIGNATURE = "signature"
    BOILERPLATE = "boilerplate"  # appeal rights, disclaimers, acknowledgement forms


@dataclass(frozen=True, slots=True)
class Segment:
    """One paragraph, heading or table row."""

    file: str  # path below the request's folder; "reply.eml!annex.docx" for an attachment
    place: str  # "page 2", "sheet 'Annex' row 14", "paragraph 3", "table 1 row 2"
    kind: SegmentKind
    text: str  # verbatim, white space squeezed; a table row's cells joined with " | "
    message: int = 0  # 0 for the first message or file of a request, by time of sending
    cells: tuple[str, ...] = ()  # of a table row
    headers: tuple[str, ...] = ()  # of a table row: the header over each cell, repeated and merged ones resolved
    number: str | None = None  # list number or letter in front of it: "1", "2b", "(c)"
    bold: bool = False
    hidden: bool = False  # a hidden sheet, row, column or text
    ocr_confidence: float | None = None  # 0..1; None: the text was not recognised from an image


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, page or part that could not be read, and why; it makes the reading go to review."""

    file: str
    place: str
    problem: str
    mend: str


@dataclass(frozen=True, slots=True)
class DocumentRead:
    """What came of one file."""

    file: str
    format: str  # "PDF with a text layer", "e-mail", ...
    sha256: str
    segments: tuple[Segment, ...]
    unread: tuple[Unread, ...]
    isolation: str  # how far the reader was shut in: "namespaces", "limits", "none" for formats of plain text
    sent_at: str | None = None  # ISO 8601, of a message that states it
