"""The roll-call of the lab's recorders: with the owner's account, and with none or another."""

from __future__ import annotations

import socket
from datetime import UTC, datetime

import pytest
import yaml

from camcensus.lab.owner import OWNER, PASSWORD, is_owner
from camcensus.lab.personality import DEVICES
from camcensus.model.scan import Exchange, ScanEnd, Target, Transport
from camcensus.wire.conversations.login import Account
from camcensus.wire.conversations.rollcall import RollCall, RollCallEnd, attached_in, questions_for

BEHIND = {
    record["id"]: record["behind"]
    for file in DEVICES.glob("*.yaml")
    for record in yaml.safe_load(file.read_text("utf-8"))
    if "behind" in record
}


def _call(address: str, maker: str, account: Account) -> tuple[RollCallEnd | None, list[str]]:
    target = Target(address, 80, Transport.TCP)
    questions = questions_for(frozenset({f"is:{maker}"}))
    call = RollCall(target, account, questions, tuple(f"nonce{number}" for number in range(len(questions))))
    models = []
    while (probe := call.next_probe()) is not None:
        asked = probe.ask(target)
        with socket.create_connection((address, 80), 3) as sock:
            sock.sendall(asked)
            reader, came = probe.reader(), b""
            while data := sock.recv(65_536):
                came += data
                if reader.feed(data):
                    break
        exchange = Exchange(
            datetime.now(UTC), address, 80, Transport.TCP, probe.id, probe.kind, ScanEnd.ANSWERED, asked, came
        )
        call.take(exchange)
        models += [camera.model for camera in attached_in(exchange) if camera.model]
    return call.end, models


@pytest.mark.parametrize("plays", sorted(BEHIND))
def test_the_owner_learns_what_is_behind(plays: str, address_of: dict[str, str]) -> None:
    end, models = _call(address_of[plays], plays.partition("-")[0], Account(OWNER, PASSWORD))
    assert (end, models) == (RollCallEnd.READ, BEHIND[plays])


@pytest.mark.parametrize("plays", sorted(BEHIND))
def test_another_account_is_refused(plays: str, address_of: dict[str, str]) -> None:
    end, models = _call(address_of[plays], plays.partition("-")[0], Account(OWNER, "another"))
    assert (end, models) == (RollCallEnd.ACCOUNT_REFUSED, [])


@pytest.mark.parametrize(
    ("head", "owner"),
    [
        pytest.param(b"GET /dir/index.html HTTP/1.1", False, id="no account"),
        pytest.param(b"Authorization: Basic bGFiLW93bmVyOng=", False, id="readable"),
        pytest.param(b'Authorization: Digest username="lab-owner", uri="/other"', False, id="for another page"),
        pytest.param(b'Authorization: Digest username="lab-owner", uri="/", response="\xff"', False, id="wrong answer"),
    ],
)
def test_what_is_not_the_owner(head: bytes, owner: bool) -> None:
    assert is_owner(b"GET / HTTP/1.1\r\n" + head, "GET", "/") is owner
