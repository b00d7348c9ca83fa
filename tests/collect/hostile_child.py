"""A child whose tasks attack: run by tests in place of camcensus.collect.bounded_child."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

from camcensus.collect.bounded_child import main
from camcensus.model.errors import InputError


def echo(file, options):
    """The honest one."""
    yield {"length": len(file.read()), "options": dict(options)}


def abort(file, options):
    """What a native library does where an allocation fails."""
    yield "before"
    sys.stdout.flush()
    os.abort()


def loop(file, options):
    """Computes without end."""
    while True:
        pass
    yield


def sleep(file, options):
    """Waits without end, using no processor time."""
    time.sleep(3600)
    yield


def eat(file, options):
    """Memory without end."""
    kept = []
    while True:
        kept.append(bytearray(16 * 1024 * 1024))
    yield


def call_out(file, options):
    """The network, by name and by address."""
    with socket.socket() as connection:
        connection.settimeout(2)
        connection.connect(("127.0.0.1", options["port"]))
    yield "connected"


def talk(file, options):
    """Output without end."""
    while True:
        yield "x" * 10_000


def one_long_line(file, options):
    """A line that never ends."""
    while True:
        sys.stdout.write("x" * 65_536)
    yield


def fork(file, options):
    """A child of its own that would outlive it."""
    if os.fork() == 0:
        time.sleep(3600)
    yield "forked"


def write_file(file, options):
    """A file of the user's, emptied."""
    Path(options["path"]).write_text("gone")
    yield "written"


def run_program(file, options):
    """Another program."""
    os.execv("/bin/true", ["true"])
    yield


def say_nonsense(file, options):
    """An answer that is no JSON."""
    sys.stdout.write("{nonsense\n")
    yield "x"


def nest(file, options):
    """An answer nested deeper than a parser can go."""
    sys.stdout.write("[" * 200_000 + "\n")
    yield "x"


def leave(file, options):
    """No end said."""
    yield "before"
    sys.stdout.flush()
    os._exit(0)


def refuse(file, options):
    """The declared error, with text that would disturb a terminal."""
    raise InputError("", "sheet 'A'", "is\x1b[2J locked", "Unlock\nit.")
    yield


def raise_bug(file, options):
    """A mistake of ours."""
    raise KeyError("bug")
    yield


TASKS = {
    name: task
    for name, task in list(globals().items())
    if callable(task) and getattr(task, "__module__", None) == __name__ and name != "main"
}

if __name__ == "__main__":
    sys.exit(main(TASKS))
