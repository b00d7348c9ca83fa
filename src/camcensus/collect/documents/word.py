"""DOCX: the body in order, tables with their headers, list numbers, headers and footers. Runs in the child only."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import docx
import docx.opc.exceptions
from lxml import etree

from camcensus.collect.documents.numbering import Numbering
from camcensus.collect.documents.packages import check_package
from camcensus.collect.documents.paragraphs import piece_of, split_items, squeeze
from camcensus.collect.documents.pieces import About, Found, Part, Piece, Problem
from camcensus.collect.documents.tables import Row, fill_spans, merged_once, rows_as_pieces
from camcensus.model.document import SegmentKind
from camcensus.model.errors import InputError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_READ = frozenset(  # deleted or moved away by tracked changes; what a field calculates; the older drawing of a box
    (
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}delText",
        f"{_W}instrText",
        f"{_W}pPr",
        f"{_W}rPr",
        f"{_W}tblPr",
        f"{_W}sectPr",
        f"{_W}footnoteReference",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_BOX = f"{_W}txbxContent"
_DAMAGE = (
    docx.opc.exceptions.OpcError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    AttributeError,
    IndexError,
    TypeError,
    OSError,
    struct.error,
    etree.XMLSyntaxError,
    RecursionError,
    AssertionError,
    NotImplementedError,
)
_SAVE_AGAIN = "Open it in a word processor and save it again as DOCX or PDF."
_DEPTH = 200
MAX_BLOCKS = 200_000


def read_docx(data: bytes) -> Iterator[Found]:
    """Pieces of the document. Raises InputError where it is damaged, hostile or no DOCX."""
    check_package(data)
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        numbering = Numbering.of(_related(document.part, "/numbering"), _related(document.part, "/styles"))
        notes = [_related(document.part, f"/{kind}") for kind in ("footnotes", "endnotes")]
        around = _headers_and_footers(document.part)
    except _DAMAGE as error:
        raise InputError("", "", f"is no DOCX that can be read: {_short(error)}", _SAVE_AGAIN) from None
    if body is None:
        raise InputError("", "", "is a DOCX without a body", _SAVE_AGAIN)
    yield About("DOCX")
    walk = _Walk(numbering)
    for word, part in around:
        if word == "header":
            yield from walk.around(part, word)
    yield from walk.blocks(body, SegmentKind.PARAGRAPH, 0)
    for note in notes:
        if note is not None:
            for one in note:
                if one.get(f"{_W}type") is None:
                    yield from walk.blocks(one, SegmentKind.PARAGRAPH, 0)
    for word, part in around:
        if word == "footer":
            yield from walk.around(part, word)
    yield from _embedded(document.part)
    if walk.too_deep:
        yield Problem("", "is nested too deeply; the innermost parts were not read", _SAVE_AGAIN)


class _Walk:
    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.paragraphs = 0
        self.tables = 0
        self.too_deep = False

    def around(self, part: Any, word: str) -> Iterator[Piece]:
        for at, paragraph in enumerate(part.iter(f"{_W}p"), start=1):
            text, _, hidden = _words(paragraph)
            if text.strip():
                yield Piece(SegmentKind.BOILERPLATE, f"{word} {at}", squeeze(text), hidden=hidden)

    def blocks(self, parent: Any, kind: SegmentKind, depth: int) -> Iterator[Piece]:
        """Paragraphs and tables below an element, in order; content controls and insertions looked into."""
        if depth > _DEPTH:
            self.too_deep = True
            return
        for node in parent:
            if node.tag == f"{_W}p":
                yield from self._paragraph(node, kind, depth)
            elif node.tag == f"{_W}tbl":
                yield from self._table(node, depth)
            elif isinstance(node.tag, str) and node.tag not in _NOT_READ:
                yield from self.blocks(node, kind, depth + 1)

    def _paragraph(self, node: Any, kind: SegmentKind, depth: int) -> Iterator[Piece]:
        text, bold, hidden = _words(node)
        number = self.numbering.next_of(node)
        if text.strip():
            self.paragraphs += 1
            place = f"paragraph {self.paragraphs}"
            heading = kind is SegmentKind.PARAGRAPH and self.numbering.is_heading(node)
            bold = bold or self.numbering.is_bold(node)
            given = SegmentKind.HEADING if heading else kind
            first = True
            for line in text.split("\n"):
                for words in split_items(squeeze(line)):
                    if not words:
                        continue
                    piece = piece_of(words, place, given, bold, hidden)
                    if number is not None and first and piece.number is None:
                        piece = replace(piece, number=number)
                    first = False
                    yield piece
        for box in node.iter(_BOX):  # a text box hangs in a paragraph and reads after it
            if not any(above.tag in _NOT_READ for above in box.iterancestors()):
                yield from self.blocks(box, kind, depth + 1)

    def _table(self, table: Any, depth: int) -> Iterator[Piece]:
        nested = next(table.iterdescendants(f"{_W}tbl"), None) is not None
        rows = [row for row in table.iter(f"{_W}tr") if not _is_deleted(row)]
        if nested or all(len(_row_cells(row)) < 2 for row in rows):  # arranges the page
            for row in rows if not nested else _own_rows(table):
                for cell in _row_cells(row):
                    yield from self.blocks(cell, SegmentKind.PARAGRAPH, depth + 1)
            return
        self.tables += 1
        name = f"table {self.tables}"
        grid, marks = _grid(rows)
        found = []
        for at, ((cells, spread), (header, bold, hidden)) in enumerate(zip(grid, marks, strict=False)):
            kept = cells if header or bold or at == 0 else merged_once(cells, spread)
            found.append(Row(kept, f"{name} row {at + 1}", hidden, True if header else None, bold, spread))
        yield from rows_as_pieces(found)


def _own_rows(table: Any) -> list[Any]:
    return [row for row in table.iterchildren(f"{_W}tr") if not _is_deleted(row)]


def _is_deleted(row: Any) -> bool:
    about = row.find(f"{_W}trPr")
    return about is not None and about.find(f"{_W}del") is not None


def _row_cells(row: Any) -> list[Any]:
    cells = []
    for node in row:
        if node.tag == f"{_W}tc":
            cells.append(node)
        elif node.tag == f"{_W}sdt":
            cells += list(node.iter(f"{_W}tc"))
    return cells


def _grid(rows: list[Any]) -> tuple[list[tuple[list[str], frozenset[int]]], list[tuple[bool, bool, bool]]]:
    """Cells with merged ones filled, and whether each row is marked a header, is bold, is hidden."""
    spans: list[list[tuple[str, int, int]]] = []
    marks: list[tuple[bool, bool, bool]] = []
    above: dict[int, str] = {}
    for row in rows:
        cells: list[tuple[str, int, int]] = []
        strong: list[bool] = []
        concealed: list[bool] = []
        column = 0
        for cell in _row_cells(row):
            text, bold, hidden = _cell(cell)
            about = cell.find(f"{_W}tcPr")
            wide = _number(about, "gridSpan", 1)
            merge = about.find(f"{_W}vMerge") if about is not None else None
            if merge is not None and merge.get(f"{_W}val", "continue") == "continue":
                text = above.get(column, "")
            above[column] = text
            cells.append((text, wide, 1))
            if text:
                strong.append(bold)
                concealed.append(hidden)
            column += wide
        spans.append(cells)
        head = row.find(f"{_W}trPr")
        header = head is not None and head.find(f"{_W}tblHeader") is not None
        marks.append((header, bool(strong) and all(strong), bool(concealed) and all(concealed)))
    return fill_spans(spans), marks


def _number(about: Any, name: str, otherwise: int) -> int:
    node = about.find(f"{_W}{name}") if about is not None else None
    value = node.get(f"{_W}val", "") if node is not None else ""
    return int(value) if value.isdigit() and len(value) < 5 else otherwise


def _cell(cell: Any) -> tuple[str, bool, bool]:
    texts, strong, concealed = [], [], []
    for paragraph in cell.iter(f"{_W}p"):
        text, bold, hidden = _words(paragraph)
        if text.strip():
            texts.append(text)
            strong.append(bold)
            concealed.append(hidden)
    return squeeze(" ".join(texts)), bool(strong) and all(strong), bool(concealed) and all(concealed)


def _words(paragraph: Any) -> tuple[str, bool, bool]:
    """A paragraph's text without what was deleted, whether all of it is bold, whether all of it is hidden."""
    parts: list[str] = []
    plain = strong = seen = 0
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag in _NOT_READ or tag == _BOX or not isinstance(tag, str):
            continue
        if tag == f"{_W}r":
            about = node.find(f"{_W}rPr")
            text = _run(node)
            parts.append(text)
            weight = len(text.strip())
            bold = about is not None and _is_on(about.find(f"{_W}b"))
            hidden = about is not None and _is_on(about.find(f"{_W}vanish"))
            strong += weight if bold else 0
            plain += 0 if bold else weight
            seen += 0 if hidden else weight
            stack.extend(child for child in node if child.tag not in _SIMPLE and child.tag != f"{_W}rPr")
            continue
        stack.extend(reversed(node))
    text = "".join(parts)
    return text, strong > 0 and plain == 0, bool(text.strip()) and seen == 0


_SIMPLE = frozenset(f"{_W}{name}" for name in ("t", "tab", "br", "cr", "noBreakHyphen", "drawing", "pict", "object"))


def _run(run: Any) -> str:
    parts = []
    for node in run:
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            parts.append("\t")
        elif node.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
        elif node.tag == f"{_W}noBreakHyphen":
            parts.append("-")
    return "".join(parts)


def _is_on(node: Any) -> bool:
    return node is not None and node.get(f"{_W}val", "true") not in ("0", "false", "off", "none")


def _related(part: Any, ending: str) -> Any:
    for relation in part.rels.values():
        if relation.reltype.endswith(ending) and not relation.is_external:
            target = relation.target_part
            element = getattr(target, "element", None)
            if element is not None:
                return element
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            return etree.fromstring(target.blob, parser)
    return None


def _headers_and_footers(part: Any) -> list[tuple[str, Any]]:
    found = []
    for key in sorted(part.rels):
        relation = part.rels[key]
        for word in ("header", "footer"):
            if relation.reltype.endswith(f"/{word}") and not relation.is_external:
                found.append((word, relation.target_part.element))
    return found[:40]


def _embedded(part: Any) -> Iterator[Found]:
    """Files put into the document (a workbook as an icon), and large pictures: an answer may be a picture of a table."""
    for relation in list(part.rels.values())[:300]:
        if relation.is_external:
            continue
        try:
            name = str(relation.target_part.partname).rsplit("/", 1)[-1]
            data = bytes(relation.target_part.blob)
        except _DAMAGE as error:
            yield Problem("", f"has a damaged part: {_short(error)}", _SAVE_AGAIN)
            continue
        kind = relation.reltype.rsplit("/", 1)[-1]
        if kind == "package" or (
            kind == "image" and len(data) > 60_000 and name.endswith((".png", ".jpg", ".jpeg", ".tif", ".tiff"))
        ):
            yield Part(name, data)
        elif kind == "oleObject":
            yield Problem(
                name, "is an embedded object that is not read", "Open the document, save the object as a file."
            )


def _short(error: BaseException) -> str:
    return str(error)[:120] or type(error).__name__
