"""Markdown of values from records: cells that cannot break a table, links, times, lists in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from camcensus.account.escape import visible

_EXAMPLE = 60  # characters shown of one example


def listed(value: Any) -> list[str]:
    """A value that may be one text or several."""
    return [value] if isinstance(value, str) else [words(item) for item in value]


def words(value: Any) -> str:
    """A value of a record in words: lists with commas, mappings as `key: value`."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return "; ".join(f"{str(key).replace('_', ' ')}: {words(item)}" for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return (" / " if any(isinstance(item, Mapping) for item in value) else ", ").join(words(item) for item in value)
    return "not stated" if value is None else str(value)


def time_of(holds: Mapping[str, Any] | None) -> str:
    """When a fact holds: `from` is its first day, `to` and `until` the first day after."""
    if not holds:
        return "not known"
    parts = [f"from {holds['from']}"] if holds.get("from") else []
    end = holds.get("to") or holds.get("until")
    parts += [f"until {end}"] if end else []
    parts += [f"seen {words(holds['witnessed'])}"] if holds.get("witnessed") else []
    return ", ".join(parts)


def cell(text: str) -> str:
    """Text that cannot end a cell, begin a tag or make a link."""
    flat = " ".join(visible(str(text)).split())
    for sign, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("|", "\\|"), ("[", "\\["), ("*", "\\*")):
        flat = flat.replace(sign, safe)
    return flat


def code(text: str) -> str:
    """Text as code; in a table a bar must still be escaped."""
    flat = " ".join(visible(text).split()).replace("|", "\\|")
    return f"`` {flat} ``" if "`" in flat else f"`{flat}`"


def short(text: str) -> str:
    return text if len(text) <= _EXAMPLE else f"{text[: _EXAMPLE - 1]}…"


def link(title: str, url: str) -> str:
    safe = url.replace(" ", "%20").replace("(", "%28").replace(")", "%29").replace("|", "%7C")
    return f"[{cell(title)}]({safe})"


def links(sources: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(link(source["title"], source["url"]) for source in sources)


def source_line(source: Mapping[str, Any]) -> str:
    dated = f", of {source['dated']}" if source.get("dated") else ""
    return f"{link(source['title'], source['url'])}{dated}; seen {source['seen']}"


def bullets(items: Iterable[str]) -> str:
    return "".join(f"- {cell(item)}\n" for item in items)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
