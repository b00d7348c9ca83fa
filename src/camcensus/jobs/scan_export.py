"""A masked copy of a capture."""

from __future__ import annotations

import gzip
import os
from contextlib import suppress
from pathlib import Path

from camcensus.collect.scan.capture_file import whole_lines
from camcensus.collect.scan.masking import masked
from camcensus.model.errors import InputError


def export_capture(capture: Path, output: Path) -> int:
    """Write it; how many lines. Raises InputError where `output` is there, or one of them cannot be read or written."""
    if not any(True for _ in whole_lines(capture)):
        raise InputError(str(capture), "", "is no capture of a scan", "Name a file that `camcensus scan` wrote.")
    count = 0
    try:
        with output.open("xb") as file, gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as packed:
            for line in masked(whole_lines(capture), whole_lines(capture), os.urandom(32)):
                packed.write(line)
                count += line.count(b"\n")
    except FileExistsError:
        raise InputError(str(output), "", "is there already", "Name another file, or remove it.") from None
    except OSError as error:
        raise InputError(str(output), "", f"cannot be written: {error.strerror}", "Name another file.") from None
    except InputError as error:
        with suppress(OSError):
            output.unlink()
        raise InputError(str(capture), error.place, error.problem, error.mend) from None
    return count
