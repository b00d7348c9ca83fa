"""Elements of an XML or HTML answer, read tolerantly.

Devices send fragments, cut documents and documents with unbound prefixes, and a scan keeps only their first bytes.
A validating parser would throw all of that away, so this reader walks the tags once from left to right. It expands
no entity but the predefined and numeric ones, follows nothing, and takes linear time.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from camcensus.model.errors import WireError
from camcensus.wire.bounds import MAX_ANSWER

MAX_ELEMENTS = 20_000  # elements looked at
MAX_DEPTH = 64  # levels remembered; deeper ones are read under their 64th ancestor

_TAG = re.compile(r"<(/?)([A-Za-z_][\w.:-]{0,127})((?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*)>")
_ATTRIBUTE = re.compile(r"([A-Za-z_][\w.:-]{0,63})\s{0,8}=\s{0,8}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")


@dataclass(frozen=True, slots=True)
class Element:
    """One element with the text that follows its opening tag."""

    name: str  # as written, with its prefix
    path: tuple[str, ...]  # local names of its ancestors and itself
    attributes: dict[str, str]
    text: str  # up to the next tag, entities resolved, trimmed

    @property
    def local(self) -> str:
        """The name without its prefix."""
        return self.path[-1]


def read_elements(text: str) -> list[Element]:
    """The elements in document order. Raises WireError for a document that declares entities."""
    text = _without_asides(text[:MAX_ANSWER])
    found: list[Element] = []
    above: list[str] = []
    for tag in _TAG.finditer(text):
        closing, name, rest = tag.groups()
        local = name.rpartition(":")[2]
        if closing:
            if local in above:
                while above and above.pop() != local:
                    pass
            continue
        if len(found) >= MAX_ELEMENTS:
            break
        end = text.find("<", tag.end())
        between = text[tag.end() : end if end >= 0 else len(text)]
        found.append(Element(name, (*above, local), _attributes(rest), html.unescape(between).strip()))
        if not rest.rstrip().endswith("/") and len(above) < MAX_DEPTH:
            above.append(local)
    return found


def _without_asides(text: str) -> str:
    """Comments and instructions dropped, CDATA as text."""
    if re.search(r"<!ENTITY|<!DOCTYPE[^>\[]{0,512}\[", text):
        raise WireError("the document declares entities of its own; it is not read")
    pieces, start = [], 0
    for opening, ending, keep in _asides(text):
        pieces.append(text[start:opening])
        pieces.append(html.escape(text[opening + 9 : ending - 3]) if keep else "")
        start = ending
    pieces.append(text[start:])
    return "".join(pieces)


def _asides(text: str) -> list[tuple[int, int, bool]]:
    """Begin, end, and whether it is CDATA, of each aside; one that never ends runs to the end of the text."""
    found, start = [], 0
    while (opening := text.find("<!", start)) >= 0:
        mark = next(
            (pair for pair in (("<!--", "-->"), ("<![CDATA[", "]]>")) if text.startswith(pair[0], opening)), None
        )
        if mark is None:
            start = opening + 2
            continue
        end = text.find(mark[1], opening + len(mark[0]))
        ending = len(text) if end < 0 else end + 3
        found.append((opening, ending, mark[0] == "<![CDATA[" and end >= 0))
        start = ending
    return found


def _attributes(text: str) -> dict[str, str]:
    return {
        match[1]: html.unescape(match[2] or match[3] or match[4] or "").strip()
        for match in _ATTRIBUTE.finditer(text[:4096])
    }
