"""List numbers that Word calculates: numbering.xml and the styles, as far as decimal, letter and roman lists go."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from camcensus.collect.documents.packages import parse_xml
from camcensus.model.errors import InputError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LEVELS = 9


@dataclass(slots=True)
class Numbering:
    """Counts the items of every list as paragraphs go by."""

    abstract: dict[str, dict[int, tuple[str, int, str]]] = field(
        default_factory=dict
    )  # id -> level -> format, start, text
    lists: dict[str, tuple[str, dict[int, int]]] = field(
        default_factory=dict
    )  # numId -> abstract id, starts overridden
    styles: Styles = field(default_factory=lambda: Styles(b""))
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @staticmethod
    def of(numbering: Any, styles: Styles) -> Numbering:
        """From numbering.xml, which may be missing, and the styles."""
        made = Numbering(styles=styles)
        if numbering is not None:
            for node in numbering.iter(f"{_W}abstractNum"):
                made.abstract[node.get(f"{_W}abstractNumId", "")] = {
                    _int(level.get(f"{_W}ilvl"), 0): (
                        _val(level, "numFmt", "decimal"),
                        _int(_val(level, "start", "1"), 1),
                        _val(level, "lvlText", "%1."),
                    )
                    for level in node.iter(f"{_W}lvl")
                }
            for node in numbering.iter(f"{_W}num"):
                starts = {
                    _int(over.get(f"{_W}ilvl"), 0): _int(_val(over, "startOverride", "1"), 1)
                    for over in node.iter(f"{_W}lvlOverride")
                    if over.find(f"{_W}startOverride") is not None
                }
                made.lists[node.get(f"{_W}numId", "")] = (_val(node, "abstractNumId", ""), starts)
        return made

    def _style(self, paragraph: Any) -> tuple[str | None, int, bool, bool]:
        node = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self.styles.get(node.get(f"{_W}val", "") if node is not None else "")

    def is_heading(self, paragraph: Any) -> bool:
        """Set in a heading's style."""
        return self._style(paragraph)[2]

    def is_bold(self, paragraph: Any) -> bool:
        """Set in a style that is bold."""
        return self._style(paragraph)[3]

    def next_of(self, paragraph: Any) -> str | None:
        """The number that Word would show in front of this paragraph; None for none and for bullets."""
        number, level, _, _ = self._style(paragraph)
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        if own is not None:
            number = _val(own, "numId", number or "") or None
            level = _int(_val(own, "ilvl", str(level)), level)
        if number is None or number == "0" or number not in self.lists or not 0 <= level < _LEVELS:
            return None
        abstract, starts = self.lists[number]
        levels = self.abstract.get(abstract, {})
        kind, start, shown = levels.get(level, ("decimal", 1, f"%{level + 1}."))
        key = (number if level in starts else abstract, level)
        self.counts[key] = self.counts.get(key, starts.get(level, start) - 1) + 1
        for deeper in range(level + 1, _LEVELS):
            self.counts.pop((number, deeper), None)
            self.counts.pop((abstract, deeper), None)
        if kind in ("bullet", "none"):
            return None
        return self._shown(shown, abstract, number, levels, level) or None

    def _shown(self, text: str, abstract: str, number: str, levels: dict[int, tuple[str, int, str]], level: int) -> str:
        for at in range(level + 1):
            kind, start, _ = levels.get(at, ("decimal", 1, ""))
            value = self.counts.get((number, at), self.counts.get((abstract, at), start))
            text = text.replace(f"%{at + 1}", _in_words(kind, value))
        text = text.strip()
        return text if text.startswith("(") and text.endswith(")") else text.strip(".): ")[:12]


class Styles:
    """styles.xml, of which only what a paragraph uses is parsed: a template has hundreds and a letter uses four."""

    def __init__(self, data: bytes) -> None:
        self._chunks: dict[str, bytes] = {}
        self._known: dict[str, tuple[str | None, int, bool, bool]] = {}
        self._head = _ROOT.search(data)
        for chunk in data.split(_STYLE_END)[:-1] if self._head is not None else ():
            start = chunk.rfind(b"<w:style ")
            found = _STYLE_ID.search(chunk, start, start + 1_000) if start >= 0 else None
            if found is not None:
                self._chunks[found[1].decode("utf-8", "replace")] = chunk[start:] + _STYLE_END

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
        while name in self._chunks and seen < 12:
            node = self._parse(self._chunks[name])
            if node is None:
                break
            about = node.find(f"{_W}pPr")
            listed = about.find(f"{_W}numPr") if about is not None else None
            if number is None and listed is not None:
                number, level = _val(listed, "numId", "") or None, _int(_val(listed, "ilvl", "0"), 0)
            title = _val(node, "name", "").lower()
            heading = heading or title.startswith("heading") or title in ("title", "subtitle")
            strong = node.find(f"{_W}rPr/{_W}b")
            bold = bold or (strong is not None and strong.get(f"{_W}val", "1") not in ("0", "false", "off"))
            name, seen = _val(node, "basedOn", ""), seen + 1
        return number, level, heading, bold

    def _parse(self, chunk: bytes) -> Any:
        assert self._head is not None
        try:
            root = parse_xml(self._head[0].rstrip(b"/>") + b">" + chunk + b"</w:styles>", "styles.xml")
        except InputError:
            return None
        return root[0] if len(root) else None


_ROOT = re.compile(rb"<w:styles\b[^>]{0,20000}>")
_STYLE_ID = re.compile(rb'\bw:styleId="([^"]{0,300})"')
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


def _val(node: Any, name: str, otherwise: str) -> str:
    found = node.find(f"{_W}{name}")
    return str(found.get(f"{_W}val", otherwise)) if found is not None else otherwise


def _int(text: str | None, otherwise: int) -> int:
    word = text or ""
    return int(word) if word.isdigit() and len(word) < 6 else otherwise
