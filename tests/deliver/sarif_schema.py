"""A JSON schema of SARIF 2.1.0 from the types of the package pysarif, which its authors made from the standard's schema.

Stricter than the standard in one point: a member that the types do not know is refused everywhere but in a property bag.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from typing import Any

import pysarif

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
_BAGS = ("PropertyBag", "MultiformatMessageString")


def build_schema() -> dict[str, Any]:
    """The schema of a whole log."""
    definitions: dict[str, Any] = {}
    root = _schema_of(pysarif.SarifLog, definitions)
    members = definitions["SarifLog"]["properties"]
    members["$schema"] = members.pop("schema")  # the one member whose name no Python field can have
    return {**root, "definitions": definitions}


def _schema_of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (part for part in typing.get_args(kind) if part is not type(None))
        return _schema_of(inner, definitions)
    if origin is list:
        return {"type": "array", "items": _schema_of(typing.get_args(kind)[0], definitions)}
    if origin is typing.Literal:
        return {"enum": list(typing.get_args(kind))}
    if dataclasses.is_dataclass(kind):
        return _object(kind, definitions)
    return {"type": _PLAIN[kind]} if kind in _PLAIN else {}


def _object(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in definitions:
        definitions[name] = {}
        hints = typing.get_type_hints(kind)
        fields = dataclasses.fields(kind)
        definitions[name] = {
            "type": "object",
            "properties": {_member(field): _schema_of(hints[field.name], definitions) for field in fields},
            "required": [_member(field) for field in fields if _is_required(field)],
            "additionalProperties": name in _BAGS,
        }
    return {"$ref": f"#/definitions/{name}"}


def _member(field: dataclasses.Field[Any]) -> str:
    stated = field.metadata.get("dataclasses_json", {}).get("letter_case")
    if stated is not None:
        return str(stated(field.name))
    head, *rest = field.name.split("_")
    return head + "".join(word.title() for word in rest)


def _is_required(field: dataclasses.Field[Any]) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
