from __future__ import annotations

import pytest
from tests.collect.scan.scopes import scope_of

from camcensus.jobs.scan_checks import check_interfaces, exclusions_beside
from camcensus.model.errors import InputError

TABLE = """\
Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo:       0       0    0    0    0     0          0         0        0       0    0    0    0     0       0          0
  eth0: 1234567    1234    0    0    0     0          0         0   123456     123    0    0    0     0       0          0
"""


def test_a_link_is_looked_for_among_those_of_the_machine(tmp_path):
    table = tmp_path / "dev"
    table.write_text(TABLE)
    check_interfaces(("eth0", "lo"), table)
    check_interfaces((), table)
    for name in ("eth1", "eth", "face |bytes", ""):
        with pytest.raises(InputError, match=r"It has eth0, lo;") as error:
            check_interfaces(("eth0", name), table)
        assert repr(name) in error.value.problem


def test_where_no_table_tells_every_link_is_left_to_the_dialer(tmp_path):
    check_interfaces(("eth9",), tmp_path / "none")


@pytest.mark.parametrize(
    ("excluded", "beside"),
    [
        ("10.1.2.9/32", False),
        ("10.1.2.0/24", False),
        ("10.1.0.0/16", False),
        ("fd00::7/128", False),
        ("10.1.3.9/32", True),
        ("10.2.1.0/24", True),
        ("fd01::/64", True),
        ("::/0", False),
    ],
)
def test_exclusions_that_lie_beside_the_networks(excluded, beside):
    scope = scope_of("10.1.2.0/24", "fd00::/112", exclusions=("10.1.2.1/32", excluded))
    assert [str(network) for network in exclusions_beside(scope)] == ([excluded] if beside else [])
