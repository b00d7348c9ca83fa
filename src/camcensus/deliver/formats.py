"""One door to every format. Each writer is imported when it is asked for: a table needs no HTML, JSON needs no rich."""

from __future__ import annotations

import io
from typing import TextIO

from camcensus.account.result import CheckResult
from camcensus.model.errors import InputError

FORMATS = ("table", "json", "jsonl", "csv", "html", "md", "sarif", "cyclonedx")


def write(result: CheckResult, fmt: str, stream: TextIO, *, width: int | None = None, colour: bool = False) -> None:
    """Write a result in one of FORMATS.

    Args:
        width: columns of the terminal; None where there is none. Only the table looks at it.
        colour: escape sequences for colour may be written. Only the table looks at it.

    Raises: InputError for a format that is not there; whatever the stream raises.
    """
    _let_encode(stream)
    match fmt:
        case "table":
            from camcensus.deliver.table import write_table

            write_table(result, stream, width=width, colour=colour)
        case "json":
            from camcensus.deliver.json_lines import write_json

            write_json(result, stream)
        case "jsonl":
            from camcensus.deliver.json_lines import write_lines

            write_lines(result, stream)
        case "csv":
            from camcensus.deliver.csv_file import write_csv

            write_csv(result, stream)
        case "html":
            from camcensus.deliver.html import write_html

            write_html(result, stream)
        case "md":
            from camcensus.deliver.markdown import write_markdown

            write_markdown(result, stream)
        case "sarif":
            from camcensus.deliver.sarif import write_sarif

            write_sarif(result, stream)
        case "cyclonedx":
            from camcensus.deliver.cyclonedx import write_cyclonedx

            write_cyclonedx(result, stream)
        case _:
            raise InputError("--format", "", f"'{fmt}' is no format", f"Use one of {', '.join(FORMATS)}.")


def _let_encode(stream: TextIO) -> None:
    """A terminal of an old code page shows escapes for what it lacks, instead of ending the run."""
    if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
        stream.reconfigure(errors="backslashreplace")
