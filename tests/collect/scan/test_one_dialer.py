"""Only the dialer opens sockets: what the import contract and the linter cannot see is looked for in the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import camcensus

ROOT = Path(camcensus.__file__).parent
DIALER = ROOT / "collect" / "scan" / "dial.py"
# The lab's servers answer a scan, in namespaces and on loopback addresses of their own.
WITHOUT_LAB = sorted(
    path for path in ROOT.rglob("*.py") if "lab" not in path.relative_to(ROOT).parts and path != DIALER
)

# Whatever opens a socket or sends by one that is open: of asyncio, of its loops, of socket, ssl and multiprocessing.
OPENERS = {
    "create_connection",
    "create_datagram_endpoint",
    "create_server",
    "create_unix_connection",
    "create_unix_server",
    "fromfd",
    "get_server_certificate",
    "getaddrinfo",
    "gethostbyaddr",
    "gethostbyname",
    "getnameinfo",
    "open_connection",
    "open_unix_connection",
    "sendto",
    "sock_accept",
    "sock_connect",
    "sock_recv",
    "sock_recvfrom",
    "sock_sendall",
    "sock_sendto",
    "start_server",
    "start_unix_server",
    "urlopen",
    "urlretrieve",
    "wrap_socket",
}
MODULES = {"socket", "_socket", "ssl", "_ssl", "http.client", "http.server", "urllib.request", "socketserver"}
# Our own readers, by a name of ours. A pair of sockets joined to the bounded child that opens hostile files: no network. TLS computed on bytes in memory.
KNOWN = {
    ("collect/bounded_child.py", "importlib.import_module(module)"),
    ("collect/importers/registry.py", "import_module(f'camcensus.collect.importers.{module}.importer')"),
    ("collect/documents/readers.py", "import socket"),
    ("collect/documents/reader_child.py", "import socket"),
    ("collect/scan/_tls.py", "import ssl"),
}
_WORDS = {"socket", "ssl", "http.server"}  # also words of our own: the last is a field


def openings(source: str) -> Iterator[str]:
    """What in a module opens sockets or could reach what does."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (f"import {name.name}" for name in node.names if name.name in MODULES)
        elif isinstance(node, ast.ImportFrom):
            names = {node.module or "", *(f"{node.module}.{name.name}" for name in node.names)}
            yield from (f"import {name}" for name in names & MODULES)
            yield from (f"from {node.module} {name.name}" for name in node.names if name.name in OPENERS)
        elif isinstance(node, ast.Attribute) and node.attr in OPENERS:
            yield node.attr
        elif isinstance(node, ast.Constant) and node.value in (OPENERS | MODULES) - _WORDS:
            yield f"text {node.value!r}"  # getattr, import_module
        elif (
            isinstance(node, ast.Call)
            and ast.unparse(node.func).endswith(("import_module", "__import__"))
            and not all(isinstance(argument, ast.Constant) and argument.value not in MODULES for argument in node.args)
        ):
            yield ast.unparse(node)


def test_no_other_module_opens_sockets():
    found = {
        (path.relative_to(ROOT).as_posix(), what)
        for path in WITHOUT_LAB
        for what in openings(path.read_text(encoding="utf-8"))
    }
    assert found == KNOWN


def test_known_exceptions_open_no_network():
    for name, module in KNOWN:
        if not module.startswith("import "):
            continue
        text = (ROOT / name).read_text(encoding="utf-8")
        made = {ast.unparse(node.func) for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)}
        allowed = {"socket.socketpair", "socket.recv_fds", "socket.send_fds", "ssl.SSLContext", "ssl.MemoryBIO"}
        library = module.removeprefix("import ")
        constructors = {what for what in made if what.startswith(f"{library}.")} - allowed
        if "socket.socket" in constructors:  # the child takes up the end of the pair that it was given
            assert "socket.socket(fileno=" in text
            constructors.discard("socket.socket")
        assert constructors == set(), name


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "from socket import create_connection",
        "import http.client",
        "from urllib import request",
        "from urllib.request import urlopen",
        "import asyncio\nasyncio.open_connection('a', 1)",
        "loop.create_datagram_endpoint(x)",
        "await_ = getattr(loop, 'sock_connect')",
        "importlib.import_module(name)",
        "__import__('socket')",
    ],
)
def test_the_search_finds_what_it_looks_for(source):
    assert list(openings(source))


def test_the_dialer_is_where_they_are():
    assert {"import socket", "sendto"} <= set(openings(DIALER.read_text(encoding="utf-8")))
    assert "getaddrinfo" not in DIALER.read_text(encoding="utf-8")
