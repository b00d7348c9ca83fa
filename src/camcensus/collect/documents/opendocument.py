"""ODT: paragraphs, lists and tables of content.xml in order. Runs in the child only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from camcensus.collect.documents.packages import Package, parse_xml
from camcensus.collect.documents.paragraphs import piece_of, split_items, squeeze
from camcensus.collect.documents.pieces import About, Found, Piece, Problem
from camcensus.collect.documents.tables import Row, fill_spans, merged_once, rows_as_pieces
from camcensus.model.document import SegmentKind
from camcensus.model.errors import InputError

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_NOT_READ = frozenset(
    (
        f"{_TEXT}tracked-changes",
        f"{_OFFICE}annotation",
        f"{_TEXT}sequence-decls",
        f"{_OFFICE}forms",
        f"{_TEXT}table-of-content",
        f"{_TEXT}bookmark",
    )
)
_PARTS = re.compile(r"content\.xml|META-INF/manifest\.xml")
_DEPTH = 200
_SAVE_AGAIN = "Open it in a word processor and save it again as DOCX or PDF."


def read_odt(package: Package) -> Iterator[Found]:
    """Pieces of the document. Raises InputError where it is damaged, hostile, or locked."""
    package.require(_PARTS)
    if b"encryption-data" in (package.read("META-INF/manifest.xml") or b""):
        raise InputError("", "", "is locked with a password", "Ask the sender for a copy without a password.")
    content = package.read("content.xml")
    if content is None:
        raise InputError("", "", "has no content.xml", _SAVE_AGAIN)
    root = parse_xml(content, "content.xml")
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise InputError("", "", "is no text document", _SAVE_AGAIN)
    yield About("ODT")
    walk = _Walk(root)
    yield from walk.blocks(body, None, 0)
    if walk.too_deep:
        yield Problem("", "is nested too deeply; the innermost parts were not read", _SAVE_AGAIN)


class _Walk:
    def __init__(self, root: Any) -> None:
        self.paragraphs = self.tables = 0
        self.too_deep = False
        self.bold: set[str] = set()
        self.hidden: set[str] = set()
        self.bullets: set[str] = set()
        for style in root.iter(f"{_STYLE}style"):
            about = style.find(f"{_STYLE}text-properties")
            if about is not None and about.get(f"{_FO}font-weight") == "bold":
                self.bold.add(style.get(f"{_STYLE}name", ""))
            if about is not None and about.get(f"{_TEXT}display") == "none":
                self.hidden.add(style.get(f"{_STYLE}name", ""))
        for listing in root.iter(f"{_TEXT}list-style"):
            if listing.find(f"{_TEXT}list-level-style-bullet[@{_TEXT}level='1']") is not None:
                self.bullets.add(listing.get(f"{_STYLE}name", ""))

    def blocks(self, parent: Any, number: str | None, depth: int) -> Iterator[Piece]:
        if depth > _DEPTH:
            self.too_deep = True
            return
        for node in parent:
            if node.tag in _NOT_READ or not isinstance(node.tag, str):
                continue
            if node.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(node, number)
                number = None
            elif node.tag == f"{_TEXT}list":
                yield from self._list(node, depth)
            elif node.tag == f"{_TABLE}table":
                yield from self._table(node)
            else:
                yield from self.blocks(node, number, depth + 1)

    def _list(self, node: Any, depth: int) -> Iterator[Piece]:
        bullet = node.get(f"{_TEXT}style-name", "") in self.bullets
        at = 0
        for item in node:
            if item.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            at += 1
            yield from self.blocks(item, None if bullet else str(at), depth + 1)

    def _paragraph(self, node: Any, number: str | None) -> Iterator[Piece]:
        text, bold, hidden = self._words(node)
        if not text.strip():
            return
        self.paragraphs += 1
        kind = SegmentKind.HEADING if node.tag == f"{_TEXT}h" else SegmentKind.PARAGRAPH
        first = True
        for line in text.split("\n"):
            for words in split_items(squeeze(line)):
                if not words:
                    continue
                piece = piece_of(words, f"paragraph {self.paragraphs}", kind, bold, hidden)
                if number is not None and first and piece.number is None:
                    piece = piece._replace(number=number)
                first = False
                yield piece

    def _words(self, node: Any) -> tuple[str, bool, bool]:
        parts: list[str] = []
        whole = strong = concealed = 0
        base = node.get(f"{_TEXT}style-name", "")
        stack: list[tuple[Any, bool, bool, bool]] = [(node, base in self.bold, base in self.hidden, False)]
        while stack:
            one, bold, hidden, tail = stack.pop()
            if tail:
                text = one.tail or ""
            elif not isinstance(one.tag, str) or one.tag in _NOT_READ:
                continue
            else:
                text = one.text or ""
                style = one.get(f"{_TEXT}style-name", "")
                bold, hidden = bold or style in self.bold, hidden or style in self.hidden
                if one.tag == f"{_TEXT}s":
                    text = " "
                elif one.tag == f"{_TEXT}tab":
                    text = "\t"
                elif one.tag == f"{_TEXT}line-break":
                    text = "\n"
                for child in reversed(one):
                    stack.append((child, bold, hidden, True))
                    stack.append((child, bold, hidden, False))
            parts.append(text)
            weight = len(text.strip())
            whole, strong, concealed = whole + weight, strong + weight * bold, concealed + weight * hidden
        return "".join(parts), whole > 0 and strong == whole, whole > 0 and concealed == whole

    def _table(self, table: Any) -> Iterator[Piece]:
        self.tables += 1
        spans: list[list[tuple[str, int, int]]] = []
        marks: list[tuple[bool, bool]] = []
        for row in table.iter(f"{_TABLE}table-row"):
            cells: list[tuple[str, int, int]] = []
            strong: list[bool] = []
            for cell in row:
                if cell.tag != f"{_TABLE}table-cell":
                    continue
                words = [self._words(paragraph) for paragraph in cell.iter(f"{_TEXT}p", f"{_TEXT}h")]
                text = squeeze(" ".join(word for word, _, _ in words))
                wide = _count(cell, "number-columns-spanned")
                again = min(_count(cell, "number-columns-repeated"), 64)
                cells += [(text, wide, _count(cell, "number-rows-spanned"))] * again
                if text:
                    strong.append(all(bold for word, bold, _ in words if word.strip()))
            parent = row.getparent()
            header = parent is not None and parent.tag == f"{_TABLE}table-header-rows"
            spans.append(cells)
            marks.append((header, bool(strong) and all(strong)))
        rows = []
        for at, ((texts, spread), (header, bold)) in enumerate(zip(fill_spans(spans), marks, strict=False)):
            kept = texts if header or bold or at == 0 else merged_once(texts, spread)
            place = f"table {self.tables} row {at + 1}"
            rows.append(Row(kept, place, False, True if header else None, bold, spread))
        yield from rows_as_pieces(rows)


def _count(cell: Any, name: str) -> int:
    value = cell.get(f"{_TABLE}{name}", "1")
    return max(1, min(int(value), 512)) if value.isdigit() and len(value) < 9 else 1
