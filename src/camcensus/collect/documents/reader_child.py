"""The child that reads documents, many one after the other: shut in once, bounded anew for each.

Started by `readers.py` as `python -I -m camcensus.collect.documents.reader_child ORDER` with one end of a socket as
standard input. Each order comes as a datagram: a line of JSON, and the file behind it or, where it is long, as an open
descriptor. Frames go out by standard output, one with "end" last. Whatever else happens to the child is seen by its end.
"""

from __future__ import annotations

import ctypes
import gc
import json
import os
import resource
import signal
import socket
import sys

from camcensus.collect.bounded_child import shut_in
from camcensus.collect.documents.formats import load_all, read_found
from camcensus.collect.documents.frames import FrameWriter, write_json
from camcensus.collect.documents.pieces import Problem
from camcensus.model.errors import InputError

_ORDER_BYTES = 65_536  # more than the longest order with a document behind it
_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG, linux/prctl.h; it means the thread that started us
_BIG_BYTES = 320 * 1024 * 1024  # resident; past it we ask to be replaced


def main() -> int:
    """Serve until the socket closes. Returns 0."""
    limits = json.loads(sys.argv[1])
    connection = socket.socket(fileno=0)
    out = os.fdopen(1, "wb", buffering=1 << 16)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is for the parent, who then ends us
    load_all()
    isolation = shut_in(limits)
    _outlive_the_thread()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)  # what a letter makes is let go by counting; cycles are seldom
    write_json(out, {"isolation": isolation})
    out.flush()
    while True:
        message, descriptors, _, _ = socket.recv_fds(connection, _ORDER_BYTES, 1)
        if not message:
            return 0
        words, _, data = message.partition(b"\n")
        order = json.loads(words)
        _bound_time(order["cpu_seconds"])
        if descriptors:
            with os.fdopen(descriptors[0], "rb") as file:
                data = file.read()
        writer = FrameWriter(out)
        serve(data, order, writer)
        writer.end(end=_resident() < _BIG_BYTES)
        out.flush()


def _outlive_the_thread() -> None:
    """Other threads of our parent go on borrowing us when the one that started us has ended; the socket's end ends us."""
    ctypes.CDLL(None).prctl(_END_WITH_PARENT, 0, 0, 0, 0)


def serve(data: bytes, order: dict[str, str], writer: FrameWriter) -> None:
    """Frames of one document; why it cannot be read, where that can still be said."""
    try:
        writer.write(read_found(data, order["name"], order["as"]))
    except InputError as error:
        writer.write([Problem(error.place, error.problem, error.mend)])
    except MemoryError:
        writer.write([Problem("", "it asks for more memory than its reader may use", "")])
    except RecursionError:
        writer.write([Problem("", "it is nested too deeply", "")])


def _bound_time(seconds: int) -> None:
    """So many seconds of computing from now on; the signal that ends us at the bound cannot be caught by a library."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    until = int(used.ru_utime + used.ru_stime) + 1 + seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until if hard == resource.RLIM_INFINITY else min(until, hard), hard))


def _resident() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    sys.exit(main())
