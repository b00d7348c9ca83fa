"""How long a host is left in peace after a question."""

from __future__ import annotations

import pytest
from tests.collect.scan.scopes import scope_of

from camcensus.collect.scan._hosts import GAP, REST, Hosts
from camcensus.model.scan import ScanEnd


@pytest.mark.parametrize(
    ("end", "opened", "tcp", "question", "rest"),
    [
        pytest.param(ScanEnd.ANSWERED, True, True, True, GAP, id="it answered"),
        pytest.param(ScanEnd.TIMED_OUT, True, True, True, REST, id="it accepted, and may still be at work"),
        pytest.param(ScanEnd.TIMED_OUT, False, True, True, GAP, id="it never accepted"),
        pytest.param(ScanEnd.TIMED_OUT, True, True, False, GAP, id="nothing was asked"),
        pytest.param(ScanEnd.TIMED_OUT, True, False, True, GAP, id="a datagram of another maker"),
        pytest.param(ScanEnd.RESET, True, True, True, GAP, id="it was done with us"),
    ],
)
def test_a_device_that_may_still_be_at_work_is_given_time(end, opened, tcp, question, rest) -> None:
    hosts = Hosts(scope_of("192.168.7.0/24"), lambda reason: None, clock=lambda: 100.0)
    host = hosts.find("192.168.7.9")
    hosts.done(host, 80, end, tcp=tcp, question=question, opened=opened)
    assert hosts.wait(host) == pytest.approx(rest)
