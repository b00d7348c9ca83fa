"""The page of the commands, from the program's own description of itself."""

from __future__ import annotations

from enum import EnumType
from typing import Any

import typer
from reference_text import cell, code, table

from camcensus.cli.app import app


def commands() -> dict[str, Any]:
    """Every command as it is typed, without the name of the program: "" is the program itself."""
    found: dict[str, Any] = {}

    def walk(name: str, command: Any) -> None:
        found[name] = command
        for sub, child in getattr(command, "commands", {}).items():
            walk(f"{name} {sub}".strip(), child)

    walk("", typer.main.get_command(app))
    return found


def commands_page() -> str:
    parts = [
        "# Commands\n",
        "Data goes to standard output, talk to standard error. [Exit statuses](exit-status.md) are the same for all commands.",
        "Every command also has `-h` and `--help`.\n",
    ]
    for name, command in commands().items():
        options = [param for param in command.params if not hasattr(param, "hidden") or not param.hidden]
        arguments = [param for param in options if not param.opts[0].startswith("-")]
        options = [param for param in options if param.opts[0].startswith("-")]
        words = ["camcensus", name, *(_argument(param) for param in arguments)]
        parts.append(f"## `{' '.join(word for word in words if word)}{' [OPTIONS]' if options else ''}`\n")
        parts.append(f"{cell((command.help or '').strip())}\n")
        if rows := [(code(_argument(param)), cell(param.help or "")) for param in arguments]:
            parts.append(table(("argument", "says"), rows))
        if options:
            rows_of_options = [(_option(param), cell(_says(param)), _default(param)) for param in options]
            parts.append(table(("option", "says", "default"), rows_of_options))
        if (command.epilog or "").startswith("Example: "):
            parts.append(f"```\n{command.epilog.removeprefix('Example: ')}\n```\n")
    return "\n".join(parts)


def _argument(param: Any) -> str:
    name = str(param.metavar or param.name.upper())
    return name if param.required else f"[{name}]"


def _option(param: Any) -> str:
    if param.is_flag:
        return ", ".join(map(code, param.opts))
    return ", ".join(map(code, param.opts)) + f" {cell(str(param.metavar or _kind(param)))}"


def _kind(param: Any) -> str:
    annotation = param.type_descriptor.annotation
    return {"Path": "FILE", "int": "NUMBER"}.get(getattr(annotation, "__name__", ""), "VALUE")


def _says(param: Any) -> str:
    annotation = param.type_descriptor.annotation
    words = str(param.help or "")
    if isinstance(annotation, EnumType):
        words += f" One of: {', '.join(item.value for item in annotation)}."  # type: ignore[var-annotated]
    return words + (" May be given more than once." if param.multiple and "Repeatable" not in words else "")


def _default(param: Any) -> str:
    if param.required:
        return "must be given"
    if isinstance(param.show_default, str):
        return cell(param.show_default)
    value = getattr(param.default, "value", param.default)
    return "" if value in (None, False, "") else code(str(value))
