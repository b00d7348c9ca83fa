"""PDF: the text layer line by line; pages without one as pictures for OCR. Runs in the child only."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from camcensus.collect.documents.layout import PageLine, lay_out, mark_page_furniture
from camcensus.collect.documents.pieces import About, Found, Part, Picture, Problem
from camcensus.model.errors import InputError

MAX_PAGES = 2_000
MAX_SCANNED = 200  # pages recognised of one file
_MAX_SIGNS = 400_000  # of one page
_SCAN_DPI = (200, 300)  # a page is drawn at its image's own fineness within these
_MAX_SIDE = 6_000  # dots; a page larger than A2 at 300 dots per inch is drawn coarser
_FEW_SIGNS = 12  # a page with a picture and fewer letters than this has no text layer worth the name
_GAP = 1.1  # of a line's height: from here on the space between two runs of text parts two columns
_SAVE_AGAIN = "Print it to PDF again, or ask the sender for another copy."
_BOLD_NAMES = (b"Bold", b"bold", b"Black", b"Heavy", b"Semibold")
_MAX_ATTACHED = 50


def read_pdf(data: bytes) -> Iterator[Found]:
    """Pages in order. Raises InputError for what is no PDF, is locked, or is broken."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _why_not(error) from None
    try:
        yield from _read(document)
    except pdfium.PdfiumError as error:
        raise InputError("", "", f"is a damaged PDF: {str(error)[:120]}", _SAVE_AGAIN) from None
    finally:
        document.close()


def _why_not(error: pdfium.PdfiumError) -> InputError:
    words = str(error)
    if "password" in words.lower() or "security" in words.lower():
        return InputError("", "", "is locked with a password", "Ask the sender for a copy without a password.")
    return InputError("", "", f"is not a PDF that can be read: {words[:120]}", _SAVE_AGAIN)


def _read(document: Any) -> Iterator[Found]:
    count = len(document)
    if count == 0:
        raise InputError("", "", "is a PDF without pages", _SAVE_AGAIN)
    pages: list[list[PageLine]] = []
    scans: set[int] = set()
    damaged: dict[int, str] = {}
    for at in range(min(count, MAX_PAGES)):
        try:
            lines = _page_lines(document, at)
            if sum(len(line.text) for line in lines) < _FEW_SIGNS and _has_drawing(document, at):
                scans.add(at)
        except pdfium.PdfiumError as error:
            lines = []
            damaged[at] = str(error)[:120]
        pages.append(lines)
    yield About("PDF of page images" if 0 in scans else "PDF with a text layer")
    mark_page_furniture(pages)
    for at, lines in enumerate(pages):
        name = f"page {at + 1}"
        yield from lay_out(lines, name)
        if at in damaged:
            yield Problem(name, f"is a damaged page: {damaged[at]}", _SAVE_AGAIN)
        elif at in scans:
            yield from _scan(document, at, name, scans)
    if count > MAX_PAGES:
        yield Problem("", f"has {count} pages; those after {MAX_PAGES} were not read", "Split it.")
    if not any(pages) and not scans and not damaged:
        yield Problem("", "has no text and no pictures on its pages", "Open it and look; ask for another copy.")
    yield from _attached(document)
    if document.get_formtype() == raw.FORMTYPE_XFA_FULL:
        yield Problem("", "is an XFA form, whose fields are not in its pages", "Print it to PDF again.")


def _scan(document: Any, at: int, name: str, scans: set[int]) -> Iterator[Found]:
    if sum(earlier < at for earlier in scans) >= MAX_SCANNED:
        yield Problem(name, f"is beyond the {MAX_SCANNED} scanned pages read of a file", "Split it.")
        return
    page = document[at]
    try:
        yield _drawn(page, name)
    finally:
        page.close()


def _attached(document: Any) -> Iterator[Found]:
    if raw.FPDFDoc_GetAttachmentCount(document) <= 0:
        return
    try:
        count = document.count_attachments()
        for at in range(min(count, _MAX_ATTACHED)):
            attachment = document.get_attachment(at)
            yield Part(attachment.get_name() or f"attachment {at + 1}", bytes(attachment.get_data()))
    except (pdfium.PdfiumError, UnicodeDecodeError) as error:
        yield Problem("", f"has an attachment that cannot be read: {str(error)[:120]}", _SAVE_AGAIN)


def _page_lines(document: Any, at: int) -> list[PageLine]:
    """A page's lines with their boxes, by the library's own functions: objects around them took a tenth of a page's time."""
    page = raw.FPDF_LoadPage(document, at)
    if not page:
        raise pdfium.PdfiumError("Failed to load page.")
    try:
        textpage = raw.FPDFText_LoadPage(page)
        if not textpage:
            raise pdfium.PdfiumError("Failed to load text page.")
        try:
            return _lines(textpage, raw.FPDF_GetPageHeightF(page))
        finally:
            raw.FPDFText_ClosePage(textpage)
    finally:
        raw.FPDF_ClosePage(page)


def _lines(textpage: Any, height: float) -> list[PageLine]:
    """The library's own text gives the words, its boxes say where they stand."""
    total = raw.FPDFText_CountChars(textpage)
    if total <= 0:
        return []
    lines: list[PageLine] = []
    start = 0
    boxes = _Boxes(textpage, height)
    for line in _text(textpage, min(total, _MAX_SIGNS)).split("\n"):
        body = line.rstrip("\r")
        if body and not body.isspace():
            lines.append(boxes.line(body, start))
        start += len(line) + 1
    return lines


def _text(textpage: Any, count: int) -> str:
    """The text of the page's first signs; signs without text at either end are left out, or the library reads beyond.

    https://crbug.com/pdfium/2079
    """
    first, last = 0, count - 1
    while first <= last and raw.FPDFText_GetTextIndexFromCharIndex(textpage, first) == -1:
        first += 1
    while last >= first and (end := raw.FPDFText_GetTextIndexFromCharIndex(textpage, last)) == -1:
        last -= 1
    if first > last:
        return ""
    length = end + 2 - raw.FPDFText_GetTextIndexFromCharIndex(textpage, first)  # with the nought at its end
    buffer = (ctypes.c_ushort * length)()
    given = min(raw.FPDFText_GetText(textpage, first, last + 1 - first, buffer), length)
    return bytes(memoryview(buffer)[: max(given - 1, 0)]).decode("utf-16-le", "ignore")


_Span = tuple[float, float, float, float]  # left, right, top, bottom; y grows downwards


class _Boxes:
    """Boxes of runs of text, with the numbers the library writes to."""

    def __init__(self, textpage: Any, height: float) -> None:
        self.handle, self.height = textpage, height
        self.edges = tuple(ctypes.c_double() for _ in range(4))
        self.name = ctypes.create_string_buffer(96)
        self.flags = ctypes.c_int()
        self.bold: dict[bytes, bool] = {}  # by name of the type

    def line(self, text: str, start: int) -> PageLine:
        spans = self._spans(text, start)
        shown = text if text.isprintable() else _clean(text)
        if not spans:
            return PageLine(shown, 0.0, 0.0, 0.0, 0.0)
        bold = self._is_bold(start if text[0] != " " else start + len(text) - len(text.lstrip()))
        if len(spans) == 1:
            line = PageLine(shown, *spans[0], bold)
            if "   " in shown.strip():
                line.cells = _by_blanks(shown, line)
            return line
        lefts, rights, tops, bottoms = zip(*spans, strict=True)
        line = PageLine(shown, min(lefts), max(rights), min(tops), max(bottoms), bold)
        line.cells = self._cells(text, start, spans, line)
        return line

    def _spans(self, text: str, start: int) -> list[_Span]:
        handle, height = self.handle, self.height
        left, top, right, bottom = self.edges
        spans: list[_Span] = []
        for at in range(min(raw.FPDFText_CountRects(handle, start, len(text)), 400)):
            if raw.FPDFText_GetRect(handle, at, left, top, right, bottom):
                spans.append((left.value, right.value, height - top.value, height - bottom.value))
        return spans

    def _is_bold(self, at: int) -> bool:
        if raw.FPDFText_GetFontInfo(self.handle, at, self.name, 96, self.flags) == 0:
            return False
        name = self.name.value
        bold = self.bold.get(name)
        if bold is None:
            bold = self.bold[name] = any(word in name for word in _BOLD_NAMES)
        return bold

    def _cells(self, text: str, start: int, spans: list[_Span], line: PageLine) -> list[tuple[float, str]]:
        gap = _GAP * (line.bottom - line.top)
        groups: list[list[float]] = []
        for left, right, _, _ in sorted(spans):
            if groups and left - groups[-1][1] < gap:
                groups[-1][1] = max(groups[-1][1], right)
            else:
                groups.append([left, right])
        if len(groups) < 2:
            return []
        return self._by_words(text, start, groups) or self._by_boxes(groups, line)

    def _by_words(self, text: str, start: int, groups: list[list[float]]) -> list[tuple[float, str]]:
        """The words that begin within each group; none where that does not fill every group."""
        if not text.isprintable():
            return []
        right, bottom, top = self.edges[1:]
        left = self.edges[0]
        held: list[list[str]] = [[] for _ in groups]
        for word in _WORD.finditer(text):
            if not raw.FPDFText_GetCharBox(self.handle, start + word.start(), left, right, bottom, top):
                return []
            at = left.value + 0.5
            group = next((number for number, (low, high) in enumerate(groups) if low <= at <= high + 1.0), None)
            if group is None:
                return []
            held[group].append(word[0])
        return [(group[0], " ".join(words)) for group, words in zip(groups, held, strict=True)] if all(held) else []

    def _by_boxes(self, groups: list[list[float]], line: PageLine) -> list[tuple[float, str]]:
        """What the library finds within each group's box: slow, for it looks at the whole page each time."""
        top, bottom = self.height - line.top, self.height - line.bottom
        cells = []
        for left, right in groups:
            text = _clean(self._within(left - 0.5, bottom, right + 0.5, top))
            cells.append((left, " ".join(text.split())))
        return [cell for cell in cells if cell[1]]

    def _within(self, left: float, bottom: float, right: float, top: float) -> str:
        count = raw.FPDFText_GetBoundedText(self.handle, left, top, right, bottom, None, 0)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * count)()
        raw.FPDFText_GetBoundedText(self.handle, left, top, right, bottom, buffer, count)
        return bytes(buffer).decode("utf-16-le", "ignore")


_WORD = re.compile(r"\S+")


def _by_blanks(text: str, line: PageLine) -> list[tuple[float, str]]:
    """Columns made with blanks, in type of one width."""
    sign = (line.right - line.left) / max(len(text), 1)
    cells = []
    at = 0
    for part in text.split("   "):
        if part.strip():
            lead = len(part) - len(part.lstrip())
            cells.append((line.left + sign * (at + lead), part.strip()))
        at += len(part) + 3
    return cells if len(cells) > 1 else []


def _clean(text: str) -> str:
    """Control signs out; the library's sign for a hyphen at a line's end as a soft hyphen, or a hyphen in a code."""
    if text.isprintable():
        return text
    for sign in ("\x02", "\ufffe"):
        if sign in text:
            at = text.rfind(sign)
            soft = text[at - 1 : at].islower() and at >= len(text.rstrip()) - 1
            text = text.replace(sign, "\u00ad" if soft else "-")
    return "".join(sign if sign.isprintable() or sign == "\u00ad" else " " for sign in text)


def _has_drawing(document: Any, number: int) -> bool:
    """Something is on the page beside text."""
    page = document[number]
    try:
        for at, one in enumerate(page.get_objects(max_depth=3)):
            if one.type in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING):
                return True
            if at > 500:
                break
        return False
    finally:
        page.close()


def _drawn(page: Any, name: str) -> Picture | Problem:
    """The page as shades of grey, as fine as its picture is and useful for OCR."""
    width, height = page.get_size()
    if not 1 <= width <= 20_000 or not 1 <= height <= 20_000:
        return Problem(name, f"is a page of {width:g} by {height:g} points, which is not drawn", _SAVE_AGAIN)
    dots = min(max(_own_fineness(page, width), _SCAN_DPI[0]), _SCAN_DPI[1])
    scale = min(dots / 72, _MAX_SIDE / max(width, height))
    bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
    try:
        data = bytes(bitmap.buffer)
        stride, wide, high = bitmap.stride, bitmap.width, bitmap.height
    finally:
        bitmap.close()
    if stride != wide:
        data = b"".join(data[row * stride : row * stride + wide] for row in range(high))
    return Picture(name, data, wide, high, round(scale * 72))


def _own_fineness(page: Any, width: float) -> int:
    best = 0
    for at, one in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        try:
            wide, _ = one.get_px_size()
            left, _, right, _ = one.get_bounds()
        except pdfium.PdfiumError:
            continue
        if right - left > 0.4 * width:
            best = max(best, round(wide / (right - left) * 72))
        if at > 50:
            break
    return best or 300
