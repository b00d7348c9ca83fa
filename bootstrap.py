#!/usr/bin/env python3
"""Set camcensus up in this folder and run one command. Needs Python 3.11 or newer and its pip, nothing else.

    python3 bootstrap.py demo      set up, then run the main job on the shipped sample estate
    python3 bootstrap.py test      set up with the development tools, then run the tests
    python3 bootstrap.py setup     set up with the development tools only

Everything lands in two folders beside this file, .tools (uv, which installs the locked packages) and .venv; delete
them to start afresh. Works as root or not, and on systems whose Python is "externally managed" (PEP 668).
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOOLS = HERE / ".tools"
UV = TOOLS / "bin" / "uv"
UV_VERSION = "0.13.9"


def main(arguments: list[str]) -> int:
    command = arguments[0] if arguments else ""
    if command not in ("demo", "test", "setup"):
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - it is run by whatever python3 is there, to say so
        print(f"camcensus needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 2
    try:
        set_up(with_tools=command != "demo")
    except subprocess.CalledProcessError as error:
        print(f"Setting up failed at: {' '.join(map(str, error.cmd))}", file=sys.stderr)
        print("Is the package index reachable? The lines above say what it answered.", file=sys.stderr)
        return 2
    bin_ = HERE / ".venv" / "bin"
    if command == "demo":
        return subprocess.call([bin_ / "camcensus", "demo", *arguments[1:]], cwd=HERE)
    if command == "test":
        return subprocess.call([bin_ / "python", "-m", "pytest", "-n", "auto", *arguments[1:]], cwd=HERE)
    print(f"Ready. Run {bin_ / 'camcensus'} --help")
    return 0


def set_up(with_tools: bool) -> None:
    """Install uv into .tools and the locked packages into .venv; seconds when that was done before."""
    if not UV.exists():
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--target", TOOLS, f"uv=={UV_VERSION}"]
        subprocess.run(pip, check=True, stdout=sys.stderr)
    sync: list[str | Path] = [UV, "sync", "--frozen", "--quiet", "--compile-bytecode", "--python", sys.executable]
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", UV_PROJECT_ENVIRONMENT=str(HERE / ".venv"))
    environment.pop("VIRTUAL_ENV", None)
    if not with_tools and not (HERE / ".venv" / "bin" / "pytest").exists():
        sync.append("--no-dev")
    subprocess.run(sync, check=True, cwd=HERE, env=environment, stdout=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
