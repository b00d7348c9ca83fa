"""HTML: blocks in order, tables with their headers. Nothing is fetched, run or shown; only text is taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml import etree, html

from camcensus.collect.documents.paragraphs import Line, join_lines, piece_of, split_items, squeeze
from camcensus.collect.documents.pieces import About, Found, Piece, Problem
from camcensus.collect.documents.plain import decode
from camcensus.collect.documents.quoting import mark_quoting, own_where_forwarded
from camcensus.collect.documents.tables import Row, fill_spans, merged_once, rows_as_pieces
from camcensus.model.document import SegmentKind
from camcensus.model.errors import InputError

MAX_BYTES = 24 * 1024 * 1024
_DEPTH = 250
_DROPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "meta",
        "link",
        "object",
        "embed",
        "iframe",
        "frame",
        "svg",
        "math",
        "audio",
        "video",
        "canvas",
        "img",
        "button",
        "select",
        "textarea",
        "option",
        "datalist",
    ]
)
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "section",
        "article",
        "main",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "header",
        "footer",
        "nav",
        "aside",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "address",
        "center",
        "body",
        "html",
        "hr",
        "caption",
        "details",
        "summary",
    ]
)
_AROUND = frozenset(["nav", "header", "footer", "aside"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "caption", "legend", "summary"])
_BOLD = frozenset(["b", "strong"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_QUOTE_CLASS = re.compile(
    r"gmail_quote|gmail_extra|yahoo_quoted|moz-cite-prefix|OutlookMessageHeader|divRplyFwdMsg", re.I
)
_QUOTE_BAR = re.compile(r"border(?:-left|-top)?\s*:[^;]*(?:solid|px|pt)", re.I)
_FROM = re.compile(r"\s*(?:From|Oddi wrth|On\b.{0,200}wrote)\s*:", re.I | re.S)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{1,40})", re.I)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")


class _Block:
    """Text gathered between two block elements, line by line (`br`)."""

    __slots__ = ("bold", "hidden", "kind", "lines", "list_number", "plain", "strong")

    def __init__(self, kind: SegmentKind, hidden: bool) -> None:
        self.kind, self.hidden = kind, hidden
        self.lines: list[list[str]] = [[]]
        self.plain = self.strong = 0
        self.list_number: str | None = None


def read_html(data: bytes) -> Iterator[Found]:
    """Pieces of a page or of a message's HTML. Raises InputError where it holds no elements at all."""
    yield About("HTML")
    stated = _CHARSET.search(data[:4_096])
    yield from html_pieces(decode(data[:MAX_BYTES], stated[1].decode("ascii") if stated else None), mail=False)
    if len(data) > MAX_BYTES:
        yield Problem("", f"is longer than {MAX_BYTES} bytes; the rest was not read", "Split it.")


def html_pieces(text: str, subject: str = "", mail: bool = True) -> Iterator[Found]:
    """Pieces of HTML text: headings, paragraphs, list items with numbers, table rows, quoted parts."""
    text = _XML_HEAD.sub("", text).replace("\x00", "")
    if not text.strip():
        return
    parser = html.HTMLParser(recover=True, no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise InputError("", "", f"is not HTML that can be read: {str(error)[:120]}", "Save it as text.") from None
    walk = _Walk(mail)
    walk.go(root, SegmentKind.PARAGRAPH, False, 0)
    walk.close_block()
    yield from _own_words(walk.items, subject)
    if walk.too_deep:
        yield Problem("", "is nested too deeply; the innermost parts were not read", "Save it as text.")


class _Walk:
    """One pass over the elements, with an open block of text."""

    def __init__(self, mail: bool) -> None:
        self.mail = mail  # in a page a quotation may be the answer itself
        self.items: list[Piece] = []
        self.block = _Block(SegmentKind.PARAGRAPH, False)
        self.count = 0
        self.tables = 0
        self.too_deep = False

    def go(self, node: html.HtmlElement, kind: SegmentKind, hidden: bool, depth: int, bold: bool = False) -> None:
        tag = node.tag if isinstance(node.tag, str) else ""
        if tag in _DROPPED:
            return
        if depth > _DEPTH:
            self.too_deep = True
            return
        style = node.get("style") or ""
        hidden = hidden or bool(style and _HIDDEN.search(style)) or node.get("hidden") is not None
        bold = bold or tag in _BOLD or tag in _HEADINGS or bool(style and _BOLD_STYLE.search(style))
        kind = self._kind(node, tag, kind, style)
        if tag == "br":
            self.block.lines.append([])
            return
        if tag == "table" and _is_data(node):
            self.close_block()
            self._table(node, kind, hidden)
            self.open_block(kind, hidden)
            return
        is_block = tag in _BLOCKS
        if is_block:
            self.close_block()
            self.open_block(SegmentKind.HEADING if tag in _HEADINGS and kind is SegmentKind.PARAGRAPH else kind, hidden)
            if tag == "li":
                self.block.list_number = _item_number(node)
        self._say(node.text, bold)
        for child in node:
            self.go(child, kind, hidden, depth + 1, bold)
            if child.tail:
                self._say(child.tail, bold)
        if is_block:
            self.close_block()
            self.open_block(kind, hidden)

    def _kind(self, node: html.HtmlElement, tag: str, kind: SegmentKind, style: str) -> SegmentKind:
        if kind is SegmentKind.PARAGRAPH:
            if tag in _AROUND and node.getparent() is not None:
                return SegmentKind.BOILERPLATE
            names = f"{node.get('class') or ''} {node.get('id') or ''}"
            if self.mail and style and _QUOTE_BAR.search(style) and _FROM.match(_start_of(node)):
                return SegmentKind.QUOTED
            if (self.mail and tag == "blockquote") or (names != " " and _QUOTE_CLASS.search(names)):
                return SegmentKind.QUOTED
        return kind

    def _say(self, text: str | None, bold: bool) -> None:
        if not text:
            return
        self.block.lines[-1].append(text)
        visible = len(text.strip())
        if bold:
            self.block.strong += visible
        else:
            self.block.plain += visible

    def open_block(self, kind: SegmentKind, hidden: bool) -> None:
        number = self.block.list_number if not any(map(_any, self.block.lines)) else None
        self.block = _Block(kind, hidden)
        self.block.list_number = number

    def close_block(self) -> None:
        block = self.block
        lines = [squeeze("".join(parts)) for parts in block.lines]
        if not any(lines):
            return
        bold = block.strong > 0 and block.strong >= 4 * block.plain
        spot = self.count
        for at, line in enumerate(join_lines(Line(line, at) for at, line in enumerate(lines))):
            if at == 0 or line.text:
                self.count += 1
            for text in split_items(line.text):
                piece = piece_of(text, f"paragraph {self.count}", block.kind, bold, block.hidden)
                if block.list_number is not None and piece.number is None and self.count == spot + 1:
                    piece = Piece(
                        piece.kind, piece.place, piece.text, number=block.list_number, bold=bold, hidden=block.hidden
                    )
                self.items.append(piece)
        block.list_number = None
        block.lines = [[]]
        block.plain = block.strong = 0

    def _table(self, table: html.HtmlElement, kind: SegmentKind, hidden: bool) -> None:
        self.tables += 1
        spans: list[list[tuple[str, int, int]]] = []
        marks: list[tuple[bool, bool, bool]] = []  # header, hidden, bold
        for row in table.iter("tr"):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            spans.append([(_cell_text(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in cells])
            parent = row.getparent()
            heads = bool(cells) and (
                all(cell.tag == "th" for cell in cells) or (parent is not None and parent.tag == "thead")
            )
            style = row.get("style") or ""
            concealed = row.get("hidden") is not None or bool(style and _HIDDEN.search(style))
            marks.append((heads, concealed, bool(cells) and all(_all_bold(cell) for cell in cells)))
        rows = []
        marked = any(header for header, _, _ in marks)
        for at, ((cells_, spread), (header, concealed, bold)) in enumerate(zip(fill_spans(spans), marks, strict=False)):
            kept = cells_ if header or bold or at == 0 else merged_once(cells_, spread)
            place = f"table {self.tables} row {at + 1}"
            mark = header if marked else None
            rows.append(Row(kept, place, hidden or concealed, mark, bold, spread))
        for caption in table.iter("caption"):
            self.items.append(piece_of(_cell_text(caption), f"table {self.tables}", SegmentKind.HEADING))
        row_kind = SegmentKind.TABLE_ROW if kind is SegmentKind.PARAGRAPH else kind
        self.items += rows_as_pieces(rows, row_kind)


def _start_of(node: html.HtmlElement) -> str:
    return "".join(text for text in islice(node.itertext(), 6))[:300]


def _any(parts: list[str]) -> bool:
    return any(part.strip() for part in parts)


def _item_number(node: html.HtmlElement) -> str | None:
    """The number a browser would show in front of this item of an ordered list."""
    parent = node.getparent()
    if parent is None or parent.tag != "ol":
        return None
    if (node.get("value") or "").isdigit():
        return str(node.get("value"))[:4]
    start = parent.get("start") or "1"
    at = int(start) if start.isdigit() and len(start) < 5 else 1
    at += sum(1 for _ in islice(node.itersiblings("li", preceding=True), 500))
    style = parent.get("type") or ""
    if style in ("a", "A") and at <= 26:
        return chr(ord(style) + at - 1)
    return str(at)


def _is_data(table: html.HtmlElement) -> bool:
    """Rows of two or more cells and no table inside; else it only arranges the page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    several = rows = blocks = 0
    for row in table.iter("tr"):
        rows += 1
        several += sum(cell.tag in ("td", "th") for cell in row) > 1
        if rows > 50:
            break
    for _ in table.iterdescendants("p"):
        blocks += 1
    return several > 0 and (rows > 1 or next(table.iter("th"), None) is not None or blocks <= 2 * several)


def _cell_text(cell: html.HtmlElement) -> str:
    parts: list[str] = []
    total = 0
    for node in cell.iter():
        if not isinstance(node.tag, str):
            continue
        if node.tag in _DROPPED:
            if node.tail and node is not cell:
                parts.append(node.tail)
            continue
        parent = node.getparent()
        if node is not cell and parent is not None and parent.tag in _DROPPED:
            continue
        if node is not cell and (node.tag == "br" or node.tag in _BLOCKS):
            parts.append(" ")
        parts.append(node.text or "")
        total += len(parts[-1])
        if node is not cell and node.tail:
            parts.append(" " + node.tail if node.tag in _BLOCKS else node.tail)
        if total > 100_000:
            break
    return squeeze("".join(parts))


def _all_bold(cell: html.HtmlElement) -> bool:
    if cell.tag == "th":
        return True
    whole = len(squeeze("".join(cell.itertext())))
    strong = sum(len(squeeze("".join(part.itertext()))) for part in cell.iter("b", "strong"))
    return whole > 0 and strong >= whole


def _span(cell: html.HtmlElement, name: str) -> int:
    value = cell.get(name) or "1"
    return max(1, min(int(value), 1_000)) if value.isdigit() and len(value) < 7 else 1


def _own_words(items: list[Piece], subject: str) -> Iterator[Piece]:
    """Older messages inside the text found by their words, as in plain text; what stands in a quote stays there."""
    lines = [
        Line(_line_text(item), at, item.kind if item.kind is SegmentKind.QUOTED else SegmentKind.PARAGRAPH)
        for at, item in enumerate(items)
    ]
    for line in own_where_forwarded(mark_quoting(lines), subject):
        item = items[line.number]
        if line.kind is SegmentKind.PARAGRAPH:
            yield item._replace(kind=line.kind) if item.kind is SegmentKind.QUOTED else item
        elif item.kind is not SegmentKind.BOILERPLATE:
            yield item._replace(kind=line.kind)
        else:
            yield item


def _line_text(item: Piece) -> str:
    return f"{item.number}. {item.text}" if item.number else item.text
