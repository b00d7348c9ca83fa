"""What a file of text is, from its beginning: the keys of its first JSON object, the root of its XML, its first line.

The beginning may be cut anywhere, so nothing here parses: it only looks.
"""

from __future__ import annotations

import codecs
import re

MAX_LEVELS = 6  # nesting of keys that is reported

_JSON = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?|([\[{])|([\]}])|(,)', re.DOTALL)
_PROLOG = re.compile(r"\s*(?:<\?[^>]*\?>|<!--.*?-->)", re.DOTALL)
_DOCTYPE = re.compile(r"\s*<!DOCTYPE\s+([\w:.-]+)", re.IGNORECASE)
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?([\w.-]+)[\s/>]")


def head_text(head: bytes) -> str:
    """The beginning as text without a byte order mark: UTF-16 where the mark says so, else UTF-8, doubtful bytes as U+FFFD."""
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").removeprefix("\ufeff")
    return head.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")


def json_paths(head: bytes) -> frozenset[str]:
    """The key paths of the first object, arrays being transparent: {"ip", "services", "services.port"}.

    Empty where the text does not begin with an object, or an array of objects.
    """
    text = head_text(head)
    if not re.match(r"\s*(?:\[\s*)*\{", text):
        return frozenset()
    paths: set[str] = set()
    keys: list[str | None] = []  # the key under which each open bracket stands; None: an element of an array
    pending: str | None = None
    objects = 0
    for match in _JSON.finditer(text):
        quoted, is_key, opened, closed, comma = match.groups()
        if quoted is not None:
            if is_key and objects:
                pending = quoted
                if len(keys) <= MAX_LEVELS + 2:
                    paths.add(".".join([*(key for key in keys if key), pending]))
        elif opened:
            keys.append(pending)
            pending = None
            objects += opened == "{"
        elif closed:
            if keys:
                keys.pop()
            pending = None
            if closed == "}":
                objects -= 1
                if objects <= 0:
                    break
        elif comma:
            pending = None
    return frozenset(paths)


def xml_root(head: bytes) -> str | None:
    """The local name of the root element, or of the document type where one is declared; None if it is not XML."""
    text = head_text(head)
    at = 0
    while (match := _PROLOG.match(text, at)) is not None:
        at = match.end()
    declared = _DOCTYPE.match(text, at)
    if declared is not None:
        return declared[1]
    root = _ROOT.match(text, at)
    return root[1] if root else None
