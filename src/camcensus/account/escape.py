"""Text that a device, a register or a stranger supplied, made safe for the place where it is shown.

Nothing is dropped: a character that a terminal, a browser or a spreadsheet would act on is shown as an escape
("\\x1b", "\\u202e") instead. What may stand as it is follows Unicode's general categories: letters, marks, numbers,
punctuation, symbols and spaces of any width stay; controls, format characters (bidirectional overrides, zero-width
joiners, tags), surrogates, private-use and unassigned characters, line and paragraph separators do not.

Sources: Unicode Standard Annex #44, table 12; "Trojan Source", CVE-2021-42574, for bidirectional overrides; OWASP,
"CSV Injection"; CommonMark 0.31, section 2.4; GitHub Flavored Markdown, section 6.9 (autolinks).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

MAX_SHOWN = 2000  # characters of one text on a page or a terminal; JSON keeps the whole
MAX_CELL = 32_000  # characters; Excel refuses a cell of more than 32,767

_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>&~@:$])")
_FORMULA = "=+-@\t\r\n＝＋－＠"


def visible(text: str, limit: int = MAX_SHOWN) -> str:
    """One line of text with nothing in it that acts on its surroundings, cut after `limit` characters of the original."""
    rest = len(text) - limit
    if rest > 0:
        text = text[:limit]
    if not text.isprintable():
        text = "".join(char if char.isprintable() else _escaped(char) for char in text)
    return f"{text} ... ({rest:,} more characters)" if rest > 0 else text


def _escaped(char: str) -> str:
    if unicodedata.category(char) == "Zs":
        return char  # spaces of other widths are harmless, and the ideographic space is ordinary text
    code = ord(char)
    if code < 0x100:
        return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(char, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def well_formed(value: Any) -> Any:
    """A JSON-ready value whose texts are all valid Unicode: a lone surrogate becomes U+FFFD, the rest is unchanged."""
    if isinstance(value, str):
        return _SURROGATE.sub("�", value)
    if isinstance(value, dict):
        return {well_formed(key): well_formed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [well_formed(item) for item in value]
    return value


def csv_cell(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: where the first sign would start one, an apostrophe goes before.

    The same for a sign after leading blanks, which some programs trim.
    """
    shown = visible(text, MAX_CELL)
    return f"'{shown}" if (text[:1] in _FORMULA and text) or shown.lstrip()[:1] in tuple(_FORMULA) else shown


def markdown(text: str) -> str:
    """Text as a Markdown reader shows it: no markup, no HTML, no link that a renderer would make of a bare address."""
    escaped = _MARKDOWN.sub(r"\\\1", visible(text)).replace("www.", r"www\.")
    return escaped.replace(r"\<", "&lt;").replace(r"\>", "&gt;")


def link(address: str | None) -> str | None:
    """The address if it is one of the web that may become a link, else None: never "javascript:" or "data:"."""
    if address is None or not address.startswith(("https://", "http://")) or not address.isprintable():
        return None
    return None if any(char in address for char in " <>\"'`\\") else address
