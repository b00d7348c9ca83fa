"""What the readers of formats give: plain values that can leave the child which opens hostile files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from camcensus.model.document import SegmentKind


class Piece(NamedTuple):
    """A paragraph, heading or table row of the file at hand; see model.document.Segment for the fields.

    A tuple, for there are many: it is made three times as fast as a frozen dataclass, and written as it is.
    """

    kind: SegmentKind
    place: str
    text: str
    cells: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    number: str | None = None
    bold: bool = False
    hidden: bool = False
    ocr_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What the file is. A message also says when it was sent, by whom and to whom (addresses, lower case)."""

    format: str
    sent_at: str | None = None  # ISO 8601
    sender: str = ""
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A file inside the file: an attachment, a member of an archive, one message of a mailbox."""

    name: str
    data: bytes
    message: bool = False  # one of several messages of a mailbox, not an attachment


@dataclass(frozen=True, slots=True)
class Picture:
    """A page without text, as shades of grey, one byte a point, rows from the top; or an image file as it came."""

    place: str
    data: bytes
    width: int = 0  # 0: `data` is an image file
    height: int = 0
    dots_per_inch: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the file that could not be read."""

    place: str
    problem: str
    mend: str


@dataclass(frozen=True, slots=True)
class Convert:
    """The file is of a format that another program must turn into one that is read."""

    suffix: str  # ".doc"
    to: str  # "docx"


Found = Piece | About | Part | Picture | Problem | Convert
