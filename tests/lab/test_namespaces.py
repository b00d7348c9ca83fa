"""Namespaces come and go without remains, also after a lab was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from camcensus.lab import namespaces
from camcensus.lab.namespaces import NamespacesRefusedError, left_over, make_namespaces, remove_left_behind
from camcensus.lab.network import LabNetwork, lab_network
from camcensus.lab.population import Placed

ONE = (Placed("10.77.0.1", "printer-hp"),)
CHILD = """
import sys, time
from camcensus.lab.network import lab_network
from camcensus.lab.population import Placed
with lab_network((Placed("10.77.0.1", "printer-hp"),), loopback=False) as net:
    print(net.namespaces.devices, net.namespaces.scanner, net._server.pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture(autouse=True)
def _permitted(in_namespaces: LabNetwork) -> None:
    """These tests need what the fixture has."""


def _all_names() -> set[str]:
    return {
        line.split()[0]
        for line in subprocess.run(["ip", "netns"], capture_output=True, text=True).stdout.splitlines()
        if line
    }


def _is_alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


def test_nothing_stays_behind() -> None:
    before = _all_names()
    with lab_network(ONE, loopback=False) as net:
        assert net.namespaces is not None
        mine = {net.namespaces.devices, net.namespaces.scanner}
        assert mine <= _all_names()
    assert _all_names() & mine == set()
    assert before - _all_names() == set()


def test_nothing_stays_behind_after_an_error() -> None:
    mine: set[str] = set()

    def fail() -> None:
        with lab_network(ONE, loopback=False) as net:
            assert net.namespaces is not None
            mine.update((net.namespaces.devices, net.namespaces.scanner))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert mine
    assert _all_names() & mine == set()


def test_what_a_killed_lab_left_is_removed_by_the_next() -> None:
    with subprocess.Popen([sys.executable, "-c", CHILD], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        devices, scanner, server = child.stdout.readline().split()
        remove_left_behind()
        assert {devices, scanner} <= _all_names()  # its owner lives
        os.kill(child.pid, signal.SIGKILL)
    for _ in range(50):
        if not _is_alive(int(server)):
            break
        time.sleep(0.02)
    assert not _is_alive(int(server))  # the devices die with their parent
    with lab_network(ONE, loopback=False):
        assert {devices, scanner} & _all_names() == set()


def test_names_of_others_are_left_alone() -> None:
    assert remove_left_behind() == []
    assert all(name.startswith(namespaces.PREFIX) for name in left_over())


def test_nothing_leads_out_of_the_lab(in_namespaces: LabNetwork) -> None:
    routes = in_namespaces.run(["ip", "route"], capture_output=True, text=True).stdout
    links = in_namespaces.run(["ip", "-o", "link"], capture_output=True, text=True).stdout
    assert "default" not in routes
    assert {line.split(": ")[1].partition("@")[0] for line in links.splitlines()} <= {
        "lo",
        namespaces.SCANNER_LINK,
        "sit0",
        "tunl0",
    }


def test_without_root_it_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(NamespacesRefusedError, match="needs root"):
        make_namespaces("10.77.1.1", "10.77.1.2", 23)
    with lab_network((Placed("10.77.0.1", "xiongmai-camera-quiet"),)) as net:
        assert net.why_loopback == "making network namespaces needs root"
        assert net.network.startswith("127.")


def test_without_ip_it_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NamespacesRefusedError, match="not installed"):
        make_namespaces("10.77.1.1", "10.77.1.2", 23)
