"""List numbers that Word calculates: numbering.xml and the styles, as far as decimal, letter and roman lists go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from camcensus.collect.documents.packages import first_child, parse_xml
from camcensus.model.errors import InputError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVELS = 9


class Numbering:
    """Counts the items of every list as paragraphs go by."""

    def __init__(self, styles: Styles, definitions: Callable[[], bytes | None]) -> None:
        """
        Args:
            definitions: gives numbering.xml, asked for when the first list is met; None where there is none.
        """
        self.styles = styles
        self.problem: InputError | None = None  # why the definitions could not be read
        self._definitions = definitions
        self._abstract: dict[str, _Levels] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}  # numId -> abstract id, starts overridden
        self._nodes: tuple[dict[str, Any], dict[str, Any]] | None = None  # of lists and abstract lists, by id
        self._counts: dict[tuple[str, int], int] = {}

    def _list(self, number: str) -> tuple[str, dict[int, int]] | None:
        """The list with this id: its abstract list's id, and the starts that it overrides."""
        if number in self._lists:
            return self._lists[number]
        if self._nodes is None:
            self._nodes = self._find_nodes()
        node = self._nodes[0].get(number)
        if node is None:
            return None
        starts = {
            _int(over.get(f"{_W}ilvl"), 0): _int(_val(over, _START_OVERRIDE, "1"), 1)
            for over in node.iterchildren(f"{_W}lvlOverride")
            if first_child(over, _START_OVERRIDE) is not None
        }
        found = self._lists[number] = (_val(node, f"{_W}abstractNumId", ""), starts)
        if found[0] not in self._abstract:
            self._abstract[found[0]] = _Levels(self._nodes[1].get(found[0]))
        return found

    def _find_nodes(self) -> tuple[dict[str, Any], dict[str, Any]]:
        try:
            definitions = self._definitions()
            if definitions is None:
                return {}, {}
            root = parse_xml(definitions, "numbering.xml")
        except InputError as error:
            self.problem = error
            return {}, {}
        lists = {node.get(f"{_W}numId", ""): node for node in root.iter(f"{_W}num")}
        return lists, {node.get(f"{_W}abstractNumId", ""): node for node in root.iter(f"{_W}abstractNum")}

    def next_of(self, about: Any) -> tuple[str | None, bool, bool]:
        """The number that Word would show in front of the paragraph with these properties (None for none and for bullets),
        and whether it is set in a heading's style, and in a style that is bold."""
        if about is None:
            return None, False, False
        style = first_child(about, f"{_W}pStyle")
        number, level, heading, bold = self.styles.get(style.get(f"{_W}val", "") if style is not None else "")
        own = first_child(about, f"{_W}numPr")
        if own is not None:
            number = _val(own, f"{_W}numId", number or "") or None
            level = _int(_val(own, f"{_W}ilvl", str(level)), level)
        return self._next(number, level), heading, bold

    def _next(self, number: str | None, level: int) -> str | None:
        if number is None or number == "0" or not 0 <= level < _LEVELS:
            return None
        found = self._list(number)
        if found is None:
            return None
        abstract, starts = found
        levels = self._abstract[abstract]
        kind, start, shown = levels.get(level) or ("decimal", 1, f"%{level + 1}.")
        key = (number if level in starts else abstract, level)
        self._counts[key] = self._counts.get(key, starts.get(level, start) - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            self._counts.pop((number, deeper), None)
            self._counts.pop((abstract, deeper), None)
        if kind in ("bullet", "none"):
            return None
        return self._shown(shown, abstract, number, levels, level) or None

    def _shown(self, text: str, abstract: str, number: str, levels: _Levels, level: int) -> str:
        for at in range(level + 1):
            if f"%{at + 1}" not in text:
                continue
            kind, start, _ = levels.get(at) or ("decimal", 1, "")
            value = self._counts.get((number, at), self._counts.get((abstract, at), start))
            text = text.replace(f"%{at + 1}", _in_words(kind, value))
        text = text.strip()
        return text if text.startswith("(") and text.endswith(")") else text.strip(".): ")[:12]


class _Levels:
    """The levels of an abstract list, read when they are used."""

    def __init__(self, node: Any) -> None:
        self._nodes = {_int(one.get(f"{_W}ilvl"), 0): one for one in node.iter(f"{_W}lvl")} if node is not None else {}
        self._known: dict[int, tuple[str, int, str]] = {}

    def get(self, level: int) -> tuple[str, int, str] | None:
        """Format, start and shown text of a level; None where it is not defined."""
        if level not in self._known:
            node = self._nodes.get(level)
            if node is None:
                return None
            self._known[level] = (
                _val(node, f"{_W}numFmt", "decimal"),
                _int(_val(node, f"{_W}start", "1"), 1),
                _val(node, f"{_W}lvlText", "%1."),
            )
        return self._known[level]


_START_OVERRIDE = f"{_W}startOverride"
_NO_STYLE = (None, 0, False, False)


class Styles:
    """styles.xml, of which only what a paragraph uses is unpacked and parsed: a template has hundreds and a letter four."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._xml = bytearray()
        self._head: bytes | None = None
        self._known: dict[str, tuple[str | None, int, bool, bool]] = {"": _NO_STYLE}

    def _style(self, key: str) -> bytes | None:
        """The element of the style with this id."""
        wanted = b' w:styleId="%s"' % key.encode("utf-8", "replace")
        seen = 0
        while (at := self._xml.find(wanted, seen)) < 0 or (end := self._xml.find(_STYLE_END, at)) < 0:
            seen = max(0, at if at >= 0 else len(self._xml) - len(wanted))
            piece = next(self._pieces, None)
            if piece is None:
                return None
            self._xml += piece
        start = self._xml.rfind(b"<w:style ", max(0, at - 1_000), at + 1)
        return bytes(self._xml[start : end + len(_STYLE_END)]) if start >= 0 else None

    def get(self, key: str) -> tuple[str | None, int, bool, bool]:
        """List id, level, whether it is a heading, whether it is bold; what it takes over from others counted in."""
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, key: str) -> tuple[str | None, int, bool, bool]:
        number: str | None = None
        level = 0
        heading = bold = False
        name, seen = key, 0
        while name and seen < 12:
            node = self._parse(name)
            if node is None:
                break
            about = first_child(node, f"{_W}pPr")
            listed = first_child(about, f"{_W}numPr") if about is not None else None
            if number is None and listed is not None:
                number, level = _val(listed, f"{_W}numId", "") or None, _int(_val(listed, f"{_W}ilvl", "0"), 0)
            title = _val(node, f"{_W}name", "").lower()
            heading = heading or title.startswith("heading") or title in ("title", "subtitle")
            strong = node.find(f"{_W}rPr/{_W}b")
            bold = bold or (strong is not None and strong.get(f"{_W}val", "1") not in ("0", "false", "off"))
            name, seen = _val(node, f"{_W}basedOn", ""), seen + 1
        return number, level, heading, bold

    def _parse(self, key: str) -> Any:
        found = self._style(key)
        if found is None:
            return None
        if self._head is None:
            head = _ROOT.search(self._xml)
            self._head = head[0].rstrip(b"/>") + b">" if head is not None else b""
        try:
            root = parse_xml(self._head + found + b"</w:styles>", "styles.xml")
        except InputError:
            return None
        return root[0] if len(root) else None


_ROOT = re.compile(rb"<w:styles\b[^>]{0,20000}>")
_STYLE_END = b"</w:style>"


def _in_words(kind: str, value: int) -> str:
    if kind in ("lowerLetter", "upperLetter") and 1 <= value <= 26:
        return chr((97 if kind == "lowerLetter" else 65) + value - 1)
    if kind in ("lowerRoman", "upperRoman") and 1 <= value < 40:
        word, left = "", value
        for worth, sign in _ROMAN:
            while left >= worth:
                word, left = word + sign, left - worth
        return word if kind == "lowerRoman" else word.upper()
    return str(value)


def _val(node: Any, tag: str, otherwise: str) -> str:
    found = first_child(node, tag)
    return str(found.get(f"{_W}val", otherwise)) if found is not None else otherwise


def _int(text: str | None, otherwise: int) -> int:
    word = text or ""
    return int(word) if word.isdigit() and len(word) < 6 else otherwise
