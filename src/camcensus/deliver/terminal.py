"""How we write to a terminal: rich for layout and colour, and nothing that acts on the text it is given."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console

from camcensus.model.law import Verdict

PLAIN_WIDTH = 120  # columns where no terminal says how many
MIN_WIDTH = 60
STYLES = {Verdict.COVERED: "bold red", Verdict.UNDETERMINED: "bold yellow", Verdict.NOT_COVERED: "green", None: "bold"}


@contextmanager
def open_console(stream: TextIO, width: int | None, colour: bool) -> Iterator[Console]:
    """A console whose text reaches the stream when the block ends well, without blanks at the ends of lines.

    It reads no markup, makes no emoji and asks no environment; without colour it writes no escape sequence at all.
    """
    drawn = io.StringIO()
    yield Console(
        file=drawn,
        width=max(MIN_WIDTH, width or PLAIN_WIDTH),
        force_terminal=colour,
        no_color=not colour,
        color_system="standard" if colour else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    stream.write(re.sub(r" +$", "", drawn.getvalue(), flags=re.MULTILINE))
