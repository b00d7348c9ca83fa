"""What hostile code in the child can and cannot do. Each attack ends in one InputError that says what happened."""

from __future__ import annotations

import io
import os
import socket
import time
from pathlib import Path

import pytest

from camcensus.collect.bounded import BoundedReading, Isolation, Limits
from camcensus.model.errors import InputError

CHILD = ("-I", "-X", "utf8", str(Path(__file__).with_name("hostile_child.py")))
MEGABYTE = 1024 * 1024
LIMITS = Limits()


def run(task, *, limits=LIMITS, data=b"", **options):
    values = []
    with BoundedReading(task, io.BytesIO(data), "evil.xlsx", options, limits, CHILD) as reading:
        for value in reading.values():
            values.append(value)
    return values, reading


def fails(task, *, limits=LIMITS, **options):
    with pytest.raises(InputError, match=r"^evil\.xlsx") as error:
        run(task, limits=limits, **options)
    return str(error.value)


def test_honest_task_answers_and_says_how_it_was_shut_in():
    values, reading = run("echo", data=b"12345", a=1)
    assert values == [{"length": 5, "options": {"a": 1}}]
    assert reading.isolation in (Isolation.NAMESPACES, Isolation.LIMITS)


def kept(values, so_far):
    """Keeps each value as it comes, so that those before an error are not lost."""
    for value in values:
        so_far.append(value)
    return ()


def test_native_abort_comes_after_the_values_before_it():
    values = []
    reading = BoundedReading("abort", io.BytesIO(b""), "evil.xlsx", child=CHILD)
    with reading, pytest.raises(InputError, match=r"broke off \(SIGABRT\)"):
        values.extend(kept(reading.values(), values))
    assert values == ["before"]


def test_endless_computing_is_ended():
    assert "over 1 seconds of computing" in fails("loop", limits=Limits(cpu_seconds=1))


def test_endless_waiting_is_ended():
    began = time.monotonic()
    assert "took over 1 seconds" in fails("sleep", limits=Limits(wall_seconds=1))
    assert time.monotonic() - began < 10


def test_memory_is_bounded():
    assert "more memory than its reader may use" in fails("eat", limits=Limits(memory_bytes=256 * MEGABYTE))


def test_no_network():
    _, reading = run("echo")
    if reading.isolation is not Isolation.NAMESPACES:
        pytest.skip("this host forbids network namespaces; the weaker isolation is recorded")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        assert "ended early" in fails("call_out", port=server.getsockname()[1])
        with pytest.raises(TimeoutError):
            server.accept()


def test_endless_output_is_ended():
    assert "more than 1000000 bytes" in fails("talk", limits=Limits(output_bytes=1_000_000))


def test_endless_line_is_ended():
    assert "longer than 100000 bytes" in fails("one_long_line", limits=Limits(line_bytes=100_000))


def test_no_child_of_its_own():
    assert "ended early" in fails("fork")


def test_no_file_is_written(tmp_path):
    tmp_path.chmod(0o777)
    victim = tmp_path / "victim"
    victim.write_text("kept")
    victim.chmod(0o666)
    fails("write_file", path=str(victim))
    assert victim.read_text() == "kept"


def test_no_program_is_run():
    assert "ended early" in fails("run_program")


@pytest.mark.parametrize("task", ["say_nonsense", "nest"])
def test_answers_that_are_no_values(task):
    assert "something that is not a value" in fails(task)


def test_leaving_without_an_end_is_not_the_end():
    assert "ended early (status 0)" in fails("leave")


def test_declared_error_is_passed_on_without_control_characters():
    assert fails("refuse") == "evil.xlsx: sheet 'A': is[2J locked. Unlockit."


def test_a_bug_in_the_task_shows_no_trace(capfd):
    assert "ended early (status 1)" in fails("raise_bug")
    assert capfd.readouterr().err == ""


def test_input_is_bounded():
    limits = Limits(input_bytes=10)
    assert run("echo", limits=limits, data=b"x" * 10)[0][0]["length"] == 10
    with pytest.raises(InputError, match="longer than 10 bytes"):
        run("echo", limits=limits, data=b"x" * 11)


def test_leaving_early_ends_the_child():
    reading = BoundedReading("talk", io.BytesIO(b""), "evil.xlsx", child=CHILD)
    with reading:
        next(reading.values())
        pid = reading._process.pid
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
