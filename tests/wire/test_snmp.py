import pytest

from camcensus.model.observation import Field
from camcensus.wire.snmp import read_snmp


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("1.3.6.1.2.1.1.2.0 = 1.3.6.1.4.1.39165.1", id="bare"),
        pytest.param(".1.3.6.1.2.1.1.2.0 = OID: .1.3.6.1.4.1.39165.1", id="snmpwalk with numbers"),
        pytest.param("SNMPv2-MIB::sysObjectID.0 = OID: SNMPv2-SMI::enterprises.39165.1", id="snmpwalk with names"),
        pytest.param("1.3.6.1.2.1.1.2.0|6|1.3.6.1.4.1.39165.1", id="a recording"),
    ],
)
def test_the_enterprise_number_is_found(line: str) -> None:
    assert Field("snmp.enterprise", "39165") in read_snmp(line, None)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        pytest.param("1.3.6.1.2.1.1.1.0 = STRING: NVR", "NVR", id="typed"),
        pytest.param('1.3.6.1.2.1.1.1.0 = "; AXIS P1; x"', "; AXIS P1; x", id="quoted"),
        pytest.param("1.3.6.1.2.1.1.1.0|4|; AXIS P1; x", "; AXIS P1; x", id="a recording"),
        pytest.param("Canon Network Camera VB-C60", "Canon Network Camera VB-C60", id="the description alone"),
    ],
)
def test_the_description(line: str, value: str) -> None:
    assert Field("snmp.sysdescr", value) in read_snmp(line, None)


def test_values_of_a_maker_are_kept_with_their_number() -> None:
    assert read_snmp(".1.3.6.1.4.1.39165.1.1.0 = STRING: DS-1", None) == (
        Field("snmp.value", "1.3.6.1.4.1.39165.1.1.0 = DS-1"),
    )


def test_other_branches_say_nothing() -> None:
    assert read_snmp("1.3.6.1.2.1.1.3.0 = 12\n1.3.6.1.2.1.1.1.0 = x", None) == (Field("snmp.sysdescr", "x"),)


def test_a_named_object_id_may_carry_a_description_behind_it() -> None:
    fields = read_snmp("1.3.6.1.4.1.311.1 Hardware: x86", "snmp.sysobjectid")
    assert Field("snmp.enterprise", "311") in fields
