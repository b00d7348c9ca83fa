"""DOCX: the body in order, tables with their headers, list numbers, headers and footers. Runs in the child only."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from camcensus.collect.documents.numbering import Numbering, Styles
from camcensus.collect.documents.packages import Package, first_child, parse_xml
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


def read_docx(package: Package) -> Iterator[Found]:
    """Pieces of the document. Raises InputError where it is damaged, hostile or no DOCX."""
    package.require(_PARTS, others=False)
    main = _main_part(package)
    xml = package.read(main)
    if xml is None:
        raise InputError("", "", "is a DOCX without a body", _SAVE_AGAIN)
    body = parse_xml(xml, "text").find(f"{_W}body")
    if body is None:
        raise InputError("", "", "is a DOCX without a body", _SAVE_AGAIN)
    yield About("DOCX")
    parts: dict[str, list[Any]] = {}
    styles = numbering = ""
    files: list[tuple[str, str]] = []
    for kind, name in _relations(package, main):
        if kind == "styles":
            styles = name
        elif kind == "numbering":
            numbering = numbering or name
        elif kind in _XML_PARTS:
            try:
                if (part := package.read(name)) is not None:
                    parts.setdefault(kind, []).append(parse_xml(part, name))
            except InputError as error:
                yield Problem(name, error.problem, error.mend)
        elif kind in _FILE_PARTS:
            files.append((kind, name))
    lists = Numbering(Styles(package.stream(styles)), lambda: package.read(numbering))
    walk = _Walk(lists, b"txbxContent" in xml)
    for part in parts.get("header", [])[:20]:
        yield from walk.around(part, "header")
    yield from walk.blocks(body, SegmentKind.PARAGRAPH, 0)
    for note in (*parts.get("footnotes", []), *parts.get("endnotes", [])):
        walk.has_boxes = True
        for one in note:
            if one.get(f"{_W}type") is None:
                yield from walk.blocks(one, SegmentKind.PARAGRAPH, 0)
    for part in parts.get("footer", [])[:20]:
        yield from walk.around(part, "footer")
    yield from _embedded(files[:300], package)
    if lists.problem is not None:
        yield Problem(numbering, lists.problem.problem, lists.problem.mend)
    if walk.too_deep:
        yield Problem("", "is nested too deeply; the innermost parts were not read", _SAVE_AGAIN)


_PARTS = re.compile(
    r"_rels/\.rels|word/(?!stylesWithEffects|settings|webSettings|fontTable|people)[^/]+\.xml|word/_rels/[^/]+\.rels|word/(?:media|embeddings)/[^/]+"
)
_XML_PARTS = ("header", "footer", "footnotes", "endnotes")
_FILE_PARTS = ("image", "package", "oleObject")
_KINDS = frozenset(("styles", "numbering", *_XML_PARTS, *_FILE_PARTS))
_PICTURE_BYTES = 60_000  # a smaller picture is a crest or a logo
_USUAL_MAIN = "word/document.xml"


def _main_part(package: Package) -> str:
    listing = package.read("_rels/.rels")
    if listing is not None:
        for node in parse_xml(listing, "list of parts"):
            if node.get("Type", "").endswith("/officeDocument"):
                return str(node.get("Target", "")).lstrip("/")
    return _USUAL_MAIN


def _relations(package: Package, main: str) -> Iterator[tuple[str, str]]:
    """Kind and member of each part that belongs to the text; what lies outside the package is left alone."""
    folder, _, name = main.rpartition("/")
    listing = package.read(f"{folder}/_rels/{name}.rels")
    if listing is None:
        return
    for node in parse_xml(listing, "list of parts"):
        kind = node.get("Type", "").rsplit("/", 1)[-1]
        if kind in _KINDS and node.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, node.get("Target", ""))).lstrip("/")
            yield kind, target


class _Walk:
    def __init__(self, numbering: Numbering, has_boxes: bool) -> None:
        self.numbering = numbering
        self.has_boxes = has_boxes  # text boxes, which hang in paragraphs
        self.paragraphs = 0
        self.tables = 0
        self.too_deep = False

    def around(self, part: Any, word: str) -> Iterator[Piece]:
        for at, paragraph in enumerate(part.iter(f"{_W}p"), start=1):
            text, _, hidden, _ = _words(paragraph)
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
        text, bold, hidden, about = _words(node)
        number, headed, strong = self.numbering.next_of(about)
        if text.strip():
            self.paragraphs += 1
            place = f"paragraph {self.paragraphs}"
            bold = bold or strong
            given = SegmentKind.HEADING if headed and kind is SegmentKind.PARAGRAPH else kind
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
        for box in node.iter(_BOX) if self.has_boxes else ():  # a text box hangs in a paragraph and reads after it
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
            about = first_child(cell, _CELL_ABOUT)
            wide, merge = 1, None
            for node in about if about is not None else ():
                if node.tag == _GRID_SPAN:
                    wide = _number(node, 1)
                elif node.tag == _MERGED:
                    merge = node
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


_CELL_ABOUT, _GRID_SPAN, _MERGED = (f"{_W}{name}" for name in ("tcPr", "gridSpan", "vMerge"))


def _number(node: Any, otherwise: int) -> int:
    value = node.get(f"{_W}val", "")
    return int(value) if value.isdigit() and len(value) < 5 else otherwise


def _cell(cell: Any) -> tuple[str, bool, bool]:
    texts, strong, concealed = [], [], []
    for paragraph in cell.iter(f"{_W}p"):
        text, bold, hidden, _ = _words(paragraph)
        if text.strip():
            texts.append(text)
            strong.append(bold)
            concealed.append(hidden)
    return squeeze(" ".join(texts)), bool(strong) and all(strong), bool(concealed) and all(concealed)


def _words(paragraph: Any) -> tuple[str, bool, bool, Any]:
    """A paragraph's text without what was deleted, whether all of it is bold, whether all of it is hidden, its properties."""
    text = ""
    about = None
    plain = strong = seen = 0
    stack: list[Any] = []
    for node in paragraph:
        tag = node.tag
        if tag == _ABOUT:
            about = node if about is None else about
            continue
        if tag != _RUN and (not len(node) or tag in _NOT_READ):
            continue
        while True:  # the node, then what lies in it
            if tag == _RUN:
                words, bold, hidden, others = _run(node)
                text += words
                weight = len(words.strip())
                if bold:
                    strong += weight
                else:
                    plain += weight
                if not hidden:
                    seen += weight
                stack += others
            elif tag not in _NOT_READ and tag != _BOX and isinstance(tag, str):
                stack.extend(reversed(node))
            if not stack:
                break
            node = stack.pop()
            tag = node.tag
    return text, strong > 0 and plain == 0, seen == 0 and bool(text.strip()), about


_ABOUT, _RUN, _TEXT, _RUN_ABOUT, _BOLD, _VANISH = (f"{_W}{name}" for name in ("pPr", "r", "t", "rPr", "b", "vanish"))
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_NOT_TEXT = frozenset(f"{_W}{name}" for name in ("drawing", "pict", "object"))


def _run(run: Any) -> tuple[str, bool, bool, list[Any]]:
    """A run's text, whether it is bold, whether it is hidden, and what it holds besides."""
    text = ""
    bold = hidden = False
    others: list[Any] = []
    for node in run:
        tag = node.tag
        if tag == _TEXT:
            text += node.text or ""
        elif tag == _RUN_ABOUT:
            for about in node:
                if about.tag == _BOLD:
                    bold = _is_on(about)
                elif about.tag == _VANISH:
                    hidden = _is_on(about)
        elif tag in _SIGNS:
            text += _SIGNS[tag]
        elif tag not in _NOT_TEXT:
            others.append(node)
    return text, bold, hidden, others


def _is_on(node: Any) -> bool:
    return node.get(f"{_W}val", "true") not in ("0", "false", "off", "none")


def _embedded(files: list[tuple[str, str]], package: Package) -> Iterator[Found]:
    """Files put into the document (a workbook as an icon), and large pictures: an answer may be a picture of a table."""
    for kind, path in files:
        name = path.rsplit("/", 1)[-1]
        data = package.read(path) or b"" if _PARTS.fullmatch(path) else b""
        if kind == "package" or (kind == "image" and len(data) > _PICTURE_BYTES and picture_format(data) is not None):
            yield Part(name, data)
        elif kind == "oleObject":
            mend = "Open the document, save the object as a file."
            yield Problem(name, "is an embedded object that is not read", mend)
