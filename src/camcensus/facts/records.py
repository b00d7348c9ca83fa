"""YAML text -> records that know their file and line, before they are typed.

Only plain values come out: mappings, lists, text, numbers, true, false, null. Dates stay text, because facts hold
partial dates ("2022-06") that YAML has no type for. Duplicate keys, anchors that make loops, and anything but one list
of mappings (or one mapping) a file are refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from typing import Any

import yaml

from camcensus.model.errors import FactError
from camcensus.model.evidence import Source
from camcensus.model.interval import PartialDate

_PLAIN_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq", "timestamp")
}

MAX_DEPTH = 60  # lists and mappings inside each other; a case of a provision is at depth 6
MAX_NODES = 1_000_000  # values of one file, aliases written out; the largest file shipped has some 40,000


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a data file, not yet typed."""

    where: str  # "data/brands/annke.yaml:7"
    values: Mapping[str, Any]
    lines: Mapping[str, int] = default(default_factory=dict)  # "cases.3" -> line of that item; empty: not known

    def fail(self, problem: str, mend: str) -> FactError:
        """The error to raise when this record is wrong."""
        return FactError(self.where, problem, mend)

    def text(self, key: str) -> str:
        """A value that must be there and be non-empty text."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fail(f"'{key}' is missing or not text", f"Give '{key}' a text.")
        return value

    def optional_text(self, key: str) -> str | None:
        """A text, or None where the record leaves it out or says null."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, str):
            raise self.fail(f"'{key}' is {value!r}, not text", f"Quote the value of '{key}'.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the record leaves it out. A single text counts as a list of one."""
        value = self.values.get(key)
        if value is None:
            return ()
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, Sequence) or not all(isinstance(item, str) for item in items):
            raise self.fail(f"'{key}' is not a list of texts", f"Write '{key}' as a list and quote its items.")
        return tuple(items)

    def parts(self, key: str) -> tuple[Record, ...]:
        """A list of mappings as records of their own, under this record's file and line."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, Sequence) or not all(isinstance(item, Mapping) for item in value):
            raise self.fail(f"'{key}' is not a list of mappings", f"Write each item of '{key}' as 'key: value' lines.")
        return tuple(self._below(f"{key}.{place}", item) for place, item in enumerate(value))

    def part(self, key: str) -> Record:
        """A mapping as a record of its own; empty where the record leaves it out."""
        value = self.values.get(key)
        if value is not None and not isinstance(value, Mapping):
            raise self.fail(f"'{key}' is not a mapping", f"Write '{key}' as 'key: value' lines.")
        return self._below(key, value or {})

    def _below(self, key: str, values: Mapping[str, Any]) -> Record:
        path, _, line = self.where.rpartition(":")
        where = f"{path}:{self.lines.get(key, line)}" if line.isdigit() else self.where
        inner = {name[len(key) + 1 :]: at for name, at in self.lines.items() if name.startswith(key + ".")}
        return Record(where, values, inner)

    def partial_date(self, key: str) -> PartialDate | None:
        """A day, month or year; None where the record leaves it out or says null."""
        value = self.values.get(key)
        if value is None:
            return None
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise self.fail(f"'{key}': {error}", "Write a date as YYYY, YYYY-MM or YYYY-MM-DD.") from None

    def sources(self, key: str = "sources") -> tuple[Source, ...]:
        """The sources of the record. Raises FactError where there is none, or one without title, address or day seen."""
        found = tuple(self._source(part) for part in self.parts(key))
        if not found:
            raise self.fail("has no source", "Add 'sources:' with title, url and the day it was seen.")
        return found

    def _source(self, part: Record) -> Source:
        url = part.text("url")
        if not url.startswith(("https://", "http://")):
            raise self.fail(f"source address {url!r} is not a web address", "Give the address the fact was read at.")
        try:
            seen = date.fromisoformat(part.text("seen"))
        except ValueError:
            raise self.fail("a source has no day seen", "Add 'seen: YYYY-MM-DD'.") from None
        return Source(part.text("title"), url, seen, part.optional_text("dated"))


def read_records(path: str, text: str) -> tuple[Record, ...]:
    """Read one file: a list of mappings, or a single mapping as the one record.

    Raises FactError naming file and line for anything else.
    """
    loader: Any = None
    try:
        _refuse_unbounded(path, text)
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return ()
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        records = []
        for item in items:
            where = f"{path}:{item.start_mark.line + 1}"
            if not isinstance(item, yaml.MappingNode):
                raise FactError(where, "is not a record", "Write 'key: value' lines under '- '.")
            records.append(Record(where, _plain(item, path, set()), dict(_lines(item))))
        return tuple(records)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FactError(
            f"{path}:{line}", f"is not YAML: {error.problem}", "Correct the indentation or quote the text."
        ) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise FactError(path, f"is not YAML: {type(error).__name__}", "Check the file in a YAML editor.") from None
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise FactError(f"{path}:{line}", "holds half of a surrogate pair", "Save the file as UTF-8 again.") from None
    finally:
        if loader is not None:
            loader.dispose()


def _refuse_unbounded(path: str, text: str) -> None:
    """Nesting that would exhaust the stack of the C composer, and anchors that multiply, are refused before composing."""
    sizes: dict[str, int] = {}  # anchor -> nodes below it, aliases written out
    above: list[tuple[str | None, int]] = []
    count = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.CollectionStartEvent):
            if len(above) == MAX_DEPTH:
                raise FactError(f"{path}:{line}", f"is nested over {MAX_DEPTH} deep", "Write it flatter.")
            above.append((event.anchor, count))
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = above.pop()
            if anchor is not None:
                sizes[anchor] = count - before + 1
        elif not isinstance(event, yaml.NodeEvent):
            continue
        count += sizes.get(event.anchor or "", 1) if isinstance(event, yaml.AliasEvent) else 1
        if count > MAX_NODES:
            raise FactError(f"{path}:{line}", f"holds over {MAX_NODES:,} values", "Split it; write anchors out.")


def _lines(node: yaml.Node, key: str = "") -> Iterator[tuple[str, int]]:
    """The line of every mapping below a node: "provisions.0", "provisions.0.cases.3"."""
    if isinstance(node, yaml.MappingNode):
        if key:
            yield key, node.start_mark.line + 1
        pairs: Iterable[tuple[Any, Any]] = ((name.value, value) for name, value in node.value)
    elif isinstance(node, yaml.SequenceNode):
        pairs = enumerate(node.value)
    else:
        return
    for name, value in pairs:
        yield from _lines(value, f"{key}.{name}" if key else str(name))


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _plain(node: yaml.Node, path: str, above: set[int]) -> Any:
    """A node as plain values. Loops through anchors and duplicate keys are refused."""
    where = f"{path}:{node.start_mark.line + 1}"
    if id(node) in above:
        raise FactError(where, "an anchor refers to itself", "Write the value out instead of using an anchor.")
    if node.tag not in _PLAIN_TAGS:
        raise FactError(
            where, f"tag {node.tag} is not a plain value", "Use text, numbers, true, false, null, lists, mappings."
        )
    if isinstance(node, yaml.MappingNode):
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in values:
                raise FactError(
                    f"{path}:{key_node.start_mark.line + 1}", f"'{key}' stands twice", "Keep one of the two."
                )
            values[key] = _plain(value_node, path, above | {id(node)})
        return values
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, path, above | {id(node)}) for item in node.value]
    return _scalar(node.tag, str(node.value))


def _scalar(tag: str, text: str) -> Any:
    kind = tag.rsplit(":", 1)[-1]
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in ("true", "yes", "on")
    if kind == "int":
        try:
            return int(text.replace("_", ""), 0)
        except ValueError:
            return text
    if kind == "float":
        try:
            return float(text)
        except ValueError:
            return text
    return text
