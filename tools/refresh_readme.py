"""Puts a true piece of what `camcensus demo` prints into README.md: the counts, and the devices that tell the story.

python tools/refresh_readme.py
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
TOLD = ("192.0.2.36 ", "192.0.2.37 ", "192.0.2.21 ", "192.0.2.26 ", "DHL-PHONE-07")  # of the covered devices
LEFT_OUT = "..."
_EXCERPT = re.compile(r"(The first shows, among more:\n\n```\n).*?(\n```\n)", re.DOTALL)


def excerpt(printed: list[str]) -> list[str]:
    """The counts up to the line on camera equipment, some covered devices, all devices that cannot be told."""
    counts = next(at for at, line in enumerate(printed) if "camera equipment" in line) + 1
    covered = _part(printed, "Covered:")
    told = [line for line in covered[2:] if line.strip().startswith(TOLD)]
    return [*printed[:counts], LEFT_OUT, *covered[:2], *told, LEFT_OUT, *_part(printed, "Cannot tell:")]


def _part(printed: list[str], title: str) -> list[str]:
    """A title and the lines below it, up to the next empty one."""
    begin = next(at for at, line in enumerate(printed) if line.startswith(title))
    return printed[begin : printed.index("", begin)]


def main() -> int:
    program = Path(sys.executable).parent / "camcensus"
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([str(program), "demo"], capture_output=True, text=True, check=False, cwd=folder)
    shown = "\n".join(excerpt(done.stdout.splitlines()))
    text, places = _EXCERPT.subn(lambda found: found[1] + shown + found[2], README.read_text(encoding="utf-8"))
    if places != 1:
        sys.stderr.write(f"README.md has {places} places for the excerpt, not one\n")
        return 1
    README.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
