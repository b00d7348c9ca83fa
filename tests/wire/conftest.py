"""What the tests of wire share."""

import pytest

from camcensus.store.shipped import shipped_facts


@pytest.fixture(scope="session")
def field_names() -> frozenset[str]:
    """The names of data/fields.yaml."""
    return frozenset(record.text("name") for record in shipped_facts().records("fields.yaml"))
