"""DOCX: the body in order, tables with their headers, list numbers, headers and footers. Runs in the child only."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from camcensus.collect.documents.numbering import Numbering, Styles
from camcensus.collect.documents.packages import check_package, names_of, parse_xml
from camcensus.collect.documents.paragraphs import piece_of, split_items, squeeze
from camcensus.collect.documents.pictures import picture_format
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
_SAVE_AGAIN = "Open it in a word processor and save it again as DOCX or PDF."
_DEPTH = 200


def read_docx(data: bytes) -> Iterator[Found]:
    """Pieces of the document. Raises InputError where it is damaged, hostile or no DOCX."""
    kept = check_package(data, [name for name in names_of(data) if _PARTS.fullmatch(name)], others=False)
    main = _main_part(kept)
    if main not in kept:
        raise InputError("", "", "is a DOCX without a body", _SAVE_AGAIN)
    body = parse_xml(kept[main], "text").find(f"{_W}body")
    if body is None:
        raise InputError("", "", "is a DOCX without a body", _SAVE_AGAIN)
    yield About("DOCX")
    parts: dict[str, list[Any]] = {}
    styles = b""
    files: list[tuple[str, str]] = []
    for kind, name in _relations(kept, main):
        if kind == "styles":
            styles = kept.get(name, b"")
        elif kind in _XML_PARTS and name in kept:
            try:
                parts.setdefault(kind, []).append(parse_xml(kept[name], name))
            except InputError as error:
                yield Problem(name, error.problem, error.mend)
        elif kind in _FILE_PARTS:
            files.append((kind, name))
    numbering = Numbering.of(_first(parts, "numbering"), Styles(styles))
    walk = _Walk(numbering)
    for part in parts.get("header", [])[:20]:
        yield from walk.around(part, "header")
    yield from walk.blocks(body, SegmentKind.PARAGRAPH, 0)
    for note in (*parts.get("footnotes", []), *parts.get("endnotes", [])):
        for one in note:
            if one.get(f"{_W}type") is None:
                yield from walk.blocks(one, SegmentKind.PARAGRAPH, 0)
    for part in parts.get("footer", [])[:20]:
        yield from walk.around(part, "footer")
    yield from _embedded(files[:300], kept)
    if walk.too_deep:
        yield Problem("", "is nested too deeply; the innermost parts were not read", _SAVE_AGAIN)


_PARTS = re.compile(
    r"_rels/\.rels|word/(?!stylesWithEffects|settings|webSettings|fontTable|people)[^/]+\.xml|word/_rels/[^/]+\.rels|word/(?:media|embeddings)/[^/]+"
)
_XML_PARTS = ("numbering", "header", "footer", "footnotes", "endnotes")
_FILE_PARTS = ("image", "package", "oleObject")
_PICTURE_BYTES = 60_000  # a smaller picture is a crest or a logo


def _main_part(kept: dict[str, bytes]) -> str:
    if "_rels/.rels" in kept:
        for node in parse_xml(kept["_rels/.rels"], "list of parts"):
            if node.get("Type", "").endswith("/officeDocument"):
                return str(node.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _relations(kept: dict[str, bytes], main: str) -> Iterator[tuple[str, str]]:
    """Kind and member of each part that belongs to the text; what lies outside the package is left alone."""
    folder, _, name = main.rpartition("/")
    listing = kept.get(f"{folder}/_rels/{name}.rels")
    if listing is None:
        return
    for node in parse_xml(listing, "list of parts"):
        if node.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, node.get("Target", ""))).lstrip("/")
            yield node.get("Type", "").rsplit("/", 1)[-1], target


def _first(parts: dict[str, list[Any]], kind: str) -> Any:
    return parts[kind][0] if kind in parts else None


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
                        piece = piece._replace(number=number)
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


def _embedded(files: list[tuple[str, str]], kept: dict[str, bytes]) -> Iterator[Found]:
    """Files put into the document (a workbook as an icon), and large pictures: an answer may be a picture of a table."""
    for kind, path in files:
        name = path.rsplit("/", 1)[-1]
        data = kept.get(path, b"")
        if kind == "package" or (kind == "image" and len(data) > _PICTURE_BYTES and picture_format(data) is not None):
            yield Part(name, data)
        elif kind == "oleObject":
            mend = "Open the document, save the object as a file."
            yield Problem(name, "is an embedded object that is not read", mend)
