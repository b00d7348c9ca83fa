"""The addresses of a scope, one after the other, and how many they are."""

from __future__ import annotations

from collections.abc import Iterator

from camcensus.collect.scan.scope import address_refusal
from camcensus.model.scan import Scope


def addresses(scope: Scope) -> Iterator[str]:
    """Every address that may be asked, each once, in the order of the scope's networks; never held all at once."""
    for place, network in enumerate(scope.networks):
        before = scope.networks[:place]
        for address in network:
            if any(address in earlier for earlier in before if earlier.version == network.version):
                continue
            if address_refusal(scope, address) is None:
                yield str(address)


def count_addresses(scope: Scope) -> int:
    """How many addresses may be asked."""
    return sum(1 for _ in addresses(scope))
