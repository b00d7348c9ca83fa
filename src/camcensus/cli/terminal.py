"""What the terminal is: its width, and whether colour is wanted."""

from __future__ import annotations

import os
import shutil
from typing import TextIO


def width(stream: TextIO) -> int | None:
    """Columns of the terminal; None where the stream is none (then nothing is cut)."""
    return shutil.get_terminal_size((100, 24)).columns if stream.isatty() else None


def colour_wanted(stream: TextIO) -> bool:
    """Colour on a terminal only, and never where NO_COLOR is set to anything (no-color.org) or TERM is dumb."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
