"""The command line: parses options, calls a job, shows the result. Each command imports its job when it runs."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """The `camcensus` program. Ends the process with the exit status of docs/reference/exit-status.md."""
    from camcensus.cli.streams import OutputError, give_up_output, make_ready

    status = 70  # EX_SOFTWARE of sysexits.h
    try:
        make_ready()
        from camcensus.cli.app import run

        status = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("\ncamcensus: interrupted\n")
        status = 130
    except SystemExit as end:  # a signal that came while the program was being loaded
        status = end.code if isinstance(end.code, int) else 2
    except BrokenPipeError:
        # the reader of our output went away (`| head`): say nothing more, and keep Python from trying at exit
        give_up_output()
        status = 141
    except OutputError as error:
        sys.stderr.write(f"camcensus: standard output: cannot be written: {error.strerror}. Use --output FILE.\n")
        give_up_output()
        status = 2
    except MemoryError:
        sys.stderr.write("camcensus: not enough memory for these inputs at once. Hand in fewer, or parts of them.\n")
        status = 3
    except Exception as error:  # the top of the process: a defect of ours is told in one line, its trace on request
        if os.environ.get("CAMCENSUS_TRACE"):
            raise
        sys.stderr.write(
            f"camcensus: a defect of camcensus ({type(error).__name__}): please report it with the command you typed; "
            "CAMCENSUS_TRACE=1 shows where it happened.\n"
        )
    sys.exit(status)
