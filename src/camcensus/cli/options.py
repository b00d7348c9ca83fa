"""Options that several commands share, and how their texts become values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated

import typer

from camcensus.model.interval import PartialDate


class Format(StrEnum):
    """How a result is written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    HTML = "html"
    MD = "md"
    SARIF = "sarif"
    CYCLONEDX = "cyclonedx"


class FailOn(StrEnum):
    """What makes the exit status 1."""

    COVERED = "covered"
    UNDETERMINED = "undetermined"
    NEVER = "never"


class SiteClass(StrEnum):
    """How sensitive the site is, for rules that ask."""

    SENSITIVE = "sensitive"
    ORDINARY = "ordinary"


def day(text: str) -> date:
    """A day as an option gives it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is not a day; write YYYY-MM-DD, such as 2025-04-30") from None


def partial_day(text: str) -> PartialDate:
    """A day, month or year as an option gives it."""
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise typer.BadParameter(f"{error}") from None


def today() -> date:
    """The day of the caller, for --as-of."""
    return datetime.now(UTC).astimezone().date()


Inputs = Annotated[
    list[str],
    typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input; recognised by content."),
]
AsOf = Annotated[
    date | None, typer.Option("--as-of", parser=day, metavar="DATE", help="Judge as of this day.", show_default="today")
]
