"""The command line: parses options, calls a job, shows the result. Each command imports its job when it runs."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """The `camcensus` program. Ends the process with the exit status of docs/reference/exit-status.md."""
    from camcensus.cli.app import run

    status = 70  # EX_SOFTWARE of sysexits.h
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("\ncamcensus: interrupted\n")
        status = 130
    except BrokenPipeError:
        # the reader of our output went away (`| head`): say nothing more, and keep Python from trying at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 141
    except Exception as error:  # the top of the process: a defect of ours is told in one line, its trace on request
        if os.environ.get("CAMCENSUS_TRACE"):
            raise
        sys.stderr.write(
            f"camcensus: a defect of camcensus ({type(error).__name__}): please report it with the command you typed; "
            "CAMCENSUS_TRACE=1 shows where it happened.\n"
        )
    sys.exit(status)
