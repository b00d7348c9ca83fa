"""Scopes for tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_network

from camcensus.model.scan import MAX_RATE, Scope

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def scope_of(
    *networks: str,
    exclusions: tuple[str, ...] = (),
    also: tuple[str, ...] = (),
    ports: tuple[int, ...] = (),
    interfaces: tuple[str, ...] = (),
    valid_from: datetime = NOON - timedelta(hours=1),
    valid_until: datetime = NOON + timedelta(hours=1),
    rate: int = MAX_RATE,
) -> Scope:
    """A scope around noon of one day."""
    return Scope(
        body="Example Council",
        authorised_by="A. Officer",
        contact="it@example.org",
        networks=tuple(map(ip_network, networks)),
        valid_from=valid_from,
        valid_until=valid_until,
        exclusions=tuple(map(ip_network, exclusions)),
        ports=ports,
        rate=rate,
        also=frozenset(also),
        interfaces=interfaces,
        digest="0" * 64,
    )
