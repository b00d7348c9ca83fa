"""The scan job: what it plans, and how it stops, against servers of our own on loopback addresses."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

import pytest

from camcensus.collect.scan.capture_file import whole_lines
from camcensus.collect.scan.targets import addresses, count_addresses
from camcensus.jobs.scan import INTERRUPTED, ScanFiles, load_scope, plan_scan, run_scan
from camcensus.model.errors import InputError
from camcensus.model.scan import Scope
from camcensus.wire.conversations.plan import USUAL_PORTS

HOST = "127.98.0.7"


def scope_of(*networks, **changes):
    now = datetime.now(UTC)
    values = {"also": frozenset({"loopback"}), "rate": 4000, "digest": "0" * 64, **changes}
    span = values.pop("seconds", 3600)
    return Scope(
        "Council",
        "A. Adams",
        "a@example.org",
        tuple(map(ip_network, networks)),
        now,
        now + timedelta(seconds=span),
        **values,
    )


@pytest.fixture
def silent():
    """A port that accepts and says nothing."""
    with socket.create_server((HOST, 0), backlog=64) as server:
        held = []

        def accept():
            with contextlib.suppress(OSError):
                while True:
                    held.append(server.accept()[0])

        threading.Thread(target=accept, daemon=True).start()
        yield server.getsockname()[1]
        with contextlib.suppress(OSError):
            server.shutdown(socket.SHUT_RDWR)
        for line in held:
            line.close()


def files_in(folder, **changes):
    return ScanFiles(folder / "a.jsonl.gz", folder / "a.audit.jsonl", **changes)


def end_of(folder):
    *_, last = whole_lines(folder / "a.jsonl.gz")
    return json.loads(last)["end"]


def test_a_plan_counts_what_may_be_asked():
    plan = plan_scan(scope_of("10.1.2.0/24", exclusions=(ip_network("10.1.2.128/26"),), rate=100))
    assert plan.addresses == 254 - 64
    assert plan.ports == USUAL_PORTS
    assert plan.packets_for_ports == 190 * len(USUAL_PORTS)
    assert plan.seconds == pytest.approx(19 * len(USUAL_PORTS) / 10)
    assert plan.groups == ()


def test_each_address_comes_once_in_the_order_of_the_networks():
    scope = scope_of("10.1.2.4/31", "10.1.2.0/29", exclusions=(ip_network("10.1.2.2/32"),))
    assert list(addresses(scope)) == ["10.1.2.4", "10.1.2.5", "10.1.2.1", "10.1.2.3", "10.1.2.6"]
    assert count_addresses(scope) == 5


def test_only_links_that_the_scope_names_may_be_chosen():
    scope = scope_of("10.1.2.0/24", interfaces=("eth0", "eth1"))
    assert plan_scan(scope, ("eth1",)).interfaces == ("eth1",)
    assert len(plan_scan(scope).groups) > 3
    with pytest.raises(InputError, match="eth0, eth1"):
        plan_scan(scope, ("eth7",))


@pytest.mark.parametrize(
    "exclusions",
    [
        pytest.param(["10.1.2.0/24"], id="the network"),
        pytest.param(["10.0.0.0/8"], id="a larger one"),
        pytest.param([f"10.1.2.{n}/32" for n in range(1, 255)], id="every host of it"),
    ],
)
def test_exclusions_that_leave_nothing_are_refused(exclusions):
    scope = scope_of("10.1.2.0/24", exclusions=tuple(map(ip_network, exclusions)), interfaces=("lo",))
    with pytest.raises(InputError, match="exclusions: they leave no address"):
        plan_scan(scope)
    assert plan_scan(replace(scope, exclusions=tuple(map(ip_network, exclusions[1:])))).addresses in (1, 254)


def test_a_scope_that_is_not_there_is_told(tmp_path):
    with pytest.raises(InputError, match=r"no such file\. .* camcensus scan init"):
        load_scope(tmp_path / "none.toml")
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        load_scope(tmp_path)


def later(seconds, act):
    timer = threading.Timer(seconds, act)
    timer.start()
    return timer


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_it_and_is_given_back(tmp_path, silent, number):
    before = signal.getsignal(number)
    plan = plan_scan(scope_of(f"{HOST}/32", ports=(silent,)))
    later(0.5, lambda: os.kill(os.getpid(), number))
    began = time.monotonic()
    outcome = run_scan(plan, files_in(tmp_path))
    assert 0.5 <= time.monotonic() - began < 1.5
    assert (outcome.reason, outcome.hosts) == (INTERRUPTED, 0)
    assert end_of(tmp_path) == INTERRUPTED
    assert signal.getsignal(number) is before


def test_a_kill_file_stops_it(tmp_path, silent):
    plan = plan_scan(scope_of(f"{HOST}/32", ports=(silent,)))
    later(0.5, (tmp_path / "stop").touch)
    began = time.monotonic()
    outcome = run_scan(plan, files_in(tmp_path, kill_file=tmp_path / "stop"))
    assert time.monotonic() - began < 1.5
    assert "kill file" in (outcome.reason or "")
    assert "kill file" in end_of(tmp_path)


def test_the_end_of_the_scope_stops_it(tmp_path, silent):
    plan = plan_scan(scope_of(f"{HOST}/32", ports=(silent,), seconds=0.7))
    began = time.monotonic()
    outcome = run_scan(plan, files_in(tmp_path))
    assert time.monotonic() - began < 1.8
    assert "expired" in (outcome.reason or "")


def test_it_goes_on_where_it_was_stopped_and_asks_nothing_when_done(tmp_path, silent):
    plan = plan_scan(scope_of(f"{HOST}/32", "127.98.0.8/32", ports=(silent,)), wait=0.6)
    later(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
    assert run_scan(plan, files_in(tmp_path)).reason == INTERRUPTED
    outcome = run_scan(plan, files_in(tmp_path, resume=True))
    assert (outcome.reason, outcome.hosts) == (None, 2)
    log = (tmp_path / "a.audit.jsonl").read_text()
    again = run_scan(plan, files_in(tmp_path, resume=True))
    assert (again.reason, again.hosts, again.exchanges) == (None, 2, outcome.exchanges)
    assert (tmp_path / "a.audit.jsonl").read_text() == log


def test_nothing_is_sent_without_an_audit_log(tmp_path, silent):
    plan = plan_scan(scope_of(f"{HOST}/32", ports=(silent,)))
    (tmp_path / "log").mkdir()
    with pytest.raises(InputError, match=r"log: the audit log cannot be written: Is a directory\. It is a folder"):
        run_scan(plan, ScanFiles(tmp_path / "a.jsonl.gz", tmp_path / "log"))
    assert [file.name for file in tmp_path.iterdir()] == ["log"]


def test_a_full_disk_under_the_audit_log_is_told_and_no_capture_is_left(tmp_path, silent):
    plan = plan_scan(scope_of(f"{HOST}/32", ports=(silent,)))
    (tmp_path / "a.audit.jsonl").symlink_to("/dev/full")
    with pytest.raises(InputError, match=r"a\.audit\.jsonl: the audit log cannot .* No space left .*\. Make room"):
        run_scan(plan, files_in(tmp_path, resume=True))
    assert [file.name for file in tmp_path.iterdir()] == ["a.audit.jsonl"]


def test_a_full_disk_under_the_audit_log_leaves_an_earlier_capture(tmp_path, silent):
    plan = plan_scan(scope_of(f"{HOST}/32", ports=(silent,)))
    later(0.3, lambda: os.kill(os.getpid(), signal.SIGINT))
    run_scan(plan, files_in(tmp_path))
    (tmp_path / "a.audit.jsonl").unlink()
    (tmp_path / "a.audit.jsonl").symlink_to("/dev/full")
    with pytest.raises(InputError, match="Make room"):
        run_scan(plan, files_in(tmp_path, resume=True))
    assert end_of(tmp_path) == INTERRUPTED


def test_a_capture_that_is_there_already_gets_no_audit_log(tmp_path, silent):
    plan = plan_scan(scope_of(f"{HOST}/32", ports=(silent,)))
    (tmp_path / "a.jsonl.gz").write_bytes(b"something")
    with pytest.raises(InputError, match="there already"):
        run_scan(plan, files_in(tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == ["a.jsonl.gz"]
