"""One lab on loopback addresses for all tests of this folder, and one in namespaces where they are permitted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from camcensus.lab.behaving import BEHAVIOURS
from camcensus.lab.namespaces import NamespacesRefusedError
from camcensus.lab.network import LOOPBACK_FIRST, LabNetwork, lab_network
from camcensus.lab.personality import personalities
from camcensus.lab.population import TARPIT, place


@pytest.fixture(scope="session")
def everything() -> Iterator[LabNetwork]:
    """Every personality, every behaviour and a tarpit, each at an address of 127.77.0.0/24."""
    population = place(LOOPBACK_FIRST, [*personalities(), *BEHAVIOURS, TARPIT])
    with lab_network(population, loopback=True, delay=0.0) as net:
        if net.not_opened:
            pytest.skip(f"low ports may not be opened here: {net.not_opened[0]}")
        yield net


@pytest.fixture
def address_of(everything: LabNetwork) -> dict[str, str]:
    """Where each stands, by its id."""
    return {each.plays: each.address for each in everything.placed}


@pytest.fixture(scope="session")
def in_namespaces() -> Iterator[LabNetwork]:
    """The default network in namespaces of its own."""
    try:
        with lab_network(loopback=False) as net:
            yield net
    except NamespacesRefusedError as refused:
        pytest.skip(f"network namespaces are not permitted here: {refused}")
