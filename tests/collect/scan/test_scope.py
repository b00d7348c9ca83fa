from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collect.scan.scopes import NOON, scope_of

from camcensus.collect.scan.scope import KINDS, group_refusal, kind_of, read_address, unwrap, verdict
from camcensus.model.scan import Transport

OWN = scope_of("10.20.0.0/24", exclusions=("10.20.0.66/32", "10.20.0.128/26"))


@pytest.mark.parametrize(
    ("address", "because"),
    [
        pytest.param("10.20.0.1", None, id="the first host"),
        pytest.param("10.20.0.254", None, id="the last host"),
        pytest.param("10.19.255.255", "in no network", id="one below"),
        pytest.param("10.20.1.0", "in no network", id="one above"),
        pytest.param("10.20.0.0", "of the network 10.20.0.0/24 itself", id="the network's own address"),
        pytest.param("10.20.0.255", "broadcast address of 10.20.0.0/24", id="the network's broadcast"),
        pytest.param("10.20.0.66", "excluded by 10.20.0.66/32", id="an excluded address"),
        pytest.param("10.20.0.128", "excluded by 10.20.0.128/26", id="first of an excluded network"),
        pytest.param("10.20.0.127", None, id="one before an excluded network"),
        pytest.param("10.20.0.191", "excluded by", id="last of an excluded network"),
        pytest.param("10.20.0.192", None, id="one after an excluded network"),
        pytest.param("::ffff:10.20.0.7", None, id="mapped is the IPv4 address"),
        pytest.param("::ffff:10.20.0.66", "excluded by", id="mapped does not get round an exclusion"),
        pytest.param("::ffff:0a14:0007", None, id="mapped, in hexadecimal"),
        pytest.param("64:ff9b::10.20.0.7", "in no network", id="NAT64 leaves as an IPv6 packet"),
        pytest.param("2002:0a14:0007::1", "in no network", id="6to4 leaves as an IPv6 packet"),
        pytest.param("camera.example.org", "not a numeric address", id="names are not looked up"),
        pytest.param("010.020.000.007", "not a numeric address", id="octal"),
        pytest.param("10.20.7", "not a numeric address", id="short form"),
        pytest.param("169083911", "not a numeric address", id="one decimal number"),
        pytest.param("0x0a140007", "not a numeric address", id="one hexadecimal number"),
        pytest.param("10.20.0.7 ", "not a numeric address", id="a blank after it"),
        pytest.param("10.20.0.7\x00", "not a numeric address", id="a zero byte after it"),
        pytest.param("10.20.0.7%eth0", "not a numeric address", id="IPv4 with a zone"),
        pytest.param("fe80::1%eth0", "not a numeric address", id="IPv6 with a zone"),
        pytest.param("[::1]", "not a numeric address", id="in brackets"),
        pytest.param("", "not a numeric address", id="nothing"),
    ],
)
def test_addresses_against_networks_and_exclusions(address, because):
    reason = verdict(OWN, address, 80, NOON)
    assert reason is None if because is None else because in str(reason)


SPECIAL = {
    "8.8.8.8": "public",
    "2606:4700::1": "public",
    "127.0.0.1": "loopback",
    "::1": "loopback",
    "169.254.169.254": "link-local",
    "fe80::1": "link-local",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "ff02::1": "multicast",
    "255.255.255.255": "broadcast",
    "0.0.0.0": "unspecified",
    "0.1.2.3": "unspecified",
    "::": "unspecified",
    "100.64.0.1": "shared",
    "192.0.2.1": "documentation",
    "2001:db8::1": "documentation",
    "198.18.0.1": "benchmark",
    "fec0::1": "site-local",
    "240.0.0.1": "reserved",
    "64:ff9b::a14:7": "translated",
    "2002:a14:7::1": "translated",
    "2001:0:a14:7::1": "translated",
    "::10.20.0.7": "translated",
}


@pytest.mark.parametrize(("address", "kind"), SPECIAL.items())
def test_what_is_not_private_needs_its_kind_in_so_many_words(address, kind):
    assert kind_of(ip_address(address)) == kind
    inner = [f"{form}/{form.max_prefixlen}" for form in unwrap(ip_address(address))]
    assert f"is a {kind} address" in str(verdict(scope_of(*inner), address, 80, NOON))
    others = tuple(set(KINDS) - {kind})
    assert f"is a {kind} address" in str(verdict(scope_of(*inner, also=others), address, 80, NOON))
    assert verdict(scope_of(*inner, also=KINDS), address, 80, NOON) is None


@pytest.mark.parametrize("address", ["10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.9.9", "fd00::1", "fc00::1"])
def test_private_addresses_need_no_further_word(address):
    assert kind_of(ip_address(address)) is None
    assert verdict(scope_of(f"{address}/{ip_address(address).max_prefixlen}"), address, 80, NOON) is None


@pytest.mark.parametrize("address", ["172.15.255.255", "172.32.0.1", "11.0.0.1", "9.255.255.255", "192.169.0.1"])
def test_neighbours_of_private_networks_are_public(address):
    assert kind_of(ip_address(address)) == "public"


@pytest.mark.parametrize(
    ("address", "inner"),
    [
        ("::ffff:127.0.0.1", "127.0.0.1"),
        ("64:ff9b::127.0.0.1", "127.0.0.1"),
        ("64:ff9b:1::127.0.0.1", "127.0.0.1"),
        ("64:ff9b:1:7f00:0:100::", "127.0.0.1"),  # /48 of RFC 6052
        ("64:ff9b:1:ab7f:0:1::", "127.0.0.1"),  # /56
        ("64:ff9b:1:abcd:7f:0:100:0", "127.0.0.1"),  # /64
        ("2002:7f00:1::", "127.0.0.1"),
        ("2001:0:102:304:0:0:80ff:fffe", "127.0.0.1"),  # Teredo, the client's bits turned
        ("2001:0:7f00:1::ffff:ffff", "127.0.0.1"),  # Teredo, the server
        ("::127.0.0.1", "127.0.0.1"),
        ("::ffff:0:127.0.0.1", "127.0.0.1"),
        ("fd00::5efe:127.0.0.1", "127.0.0.1"),
        ("fd00::200:5efe:127.0.0.1", "127.0.0.1"),
    ],
)
def test_wrapped_addresses_are_unwrapped_and_both_are_judged(address, inner):
    outer = ip_address(address)
    assert IPv4Address(inner) in unwrap(outer)
    whole = scope_of("127.0.0.0/16", *(f"{form}/{form.max_prefixlen}" for form in unwrap(outer)), also=KINDS)
    assert verdict(whole, address, 80, NOON) is None
    without_loopback = tuple(set(KINDS) - {"loopback"})
    assert "loopback" in str(verdict(scope_of(*map(str, whole.networks), also=without_loopback), address, 80, NOON))
    excluded = scope_of(*map(str, whole.networks), exclusions=(f"{inner}/32",), also=KINDS)
    assert "excluded" in str(verdict(excluded, address, 80, NOON))


@pytest.mark.parametrize(("network", "last"), [("10.0.0.0/31", True), ("10.0.0.0/32", False), ("10.0.0.0/30", None)])
def test_small_networks_have_no_broadcast_of_their_own(network, last):
    first = verdict(scope_of(network), "10.0.0.0", 80, NOON)
    assert (first is None) is (last is not None)  # RFC 3021: both addresses of a /31 are hosts


@pytest.mark.parametrize(
    ("moment", "because"),
    [
        (timedelta(hours=-1), None),
        (timedelta(hours=-1, microseconds=-1), "not valid before"),
        (timedelta(hours=1, microseconds=-1), None),
        (timedelta(hours=1), "expired at"),
    ],
    ids=["first moment", "just before it", "last moment", "the end itself"],
)
def test_time_of_the_scope(moment, because):
    reason = verdict(OWN, "10.20.0.7", 80, NOON + moment)
    assert reason is None if because is None else because in str(reason)


@pytest.mark.parametrize(
    ("port", "transport", "allowed"),
    [
        (80, Transport.TCP, True),
        (443, Transport.TLS, True),
        (81, Transport.TCP, False),
        (444, Transport.TLS, False),
        (3702, Transport.UDP, True),
        (0, Transport.UDP, False),
        (65_536, Transport.UDP, False),
        (-1, Transport.TCP, False),
    ],
)
def test_named_ports_bind_tcp_and_tls(port, transport, allowed):
    scope = scope_of("10.20.0.0/24", ports=(80, 443))
    assert (verdict(scope, "10.20.0.7", port, NOON, transport) is None) is allowed


@pytest.mark.parametrize(
    ("group", "port", "interface", "also", "because"),
    [
        ("239.255.255.250", 3702, "lan0", (), None),
        ("239.255.255.250", 37020, "lan0", (), None),
        ("ff02::c", 3702, "lan0", (), None),
        ("239.255.255.250", 80, "lan0", (), "not a discovery group"),
        ("239.255.255.250", 3702, "lan1", (), "'lan1' is not named"),
        ("224.0.0.1", 3702, "lan0", ("multicast",), "not a discovery group"),
        ("10.20.0.7", 3702, "lan0", (), "not a discovery group"),
        ("255.255.255.255", 37810, "lan0", (), "not named in the 'also'"),
        ("255.255.255.255", 37810, "lan0", ("broadcast",), None),
    ],
)
def test_discovery_groups_only_by_name_and_on_named_interfaces(group, port, interface, also, because):
    scope = scope_of("10.20.0.0/24", interfaces=("lan0",), also=also)
    reason = group_refusal(scope, group, port, interface, NOON)
    assert reason is None if because is None else because in str(reason)
    assert "expired" in str(group_refusal(scope, group, port, interface, NOON + timedelta(days=1)))


@given(st.integers(0, 2**128 - 1), st.integers(0, 2**32 - 1), st.integers(0, 128), st.integers(96, 128))
def test_whatever_is_allowed_lies_in_a_network_with_all_that_it_wraps(bits, low, prefix, length):
    """An oracle by the standard library alone: the packet's destination, and its own notion of wrapped addresses."""
    bits = (bits >> (128 - prefix) << (128 - prefix)) | low  # zeros in the middle, as real addresses have
    address = IPv6Address(bits)
    around = ip_network((address, length), strict=False)
    scope = scope_of(str(around), "10.20.0.0/24", also=KINDS)
    if verdict(scope, str(address), 80, NOON) is None:
        sent_to = address.ipv4_mapped or address
        assert any(sent_to in network for network in scope.networks)
        for inner in (address.ipv4_mapped, address.sixtofour, *(address.teredo or ())):
            assert inner is None or inner in ip_network("10.20.0.0/24")


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_a_valueerror(text):
    try:
        address = read_address(text)
    except ValueError:
        assert verdict(OWN, text, 80, NOON) is not None
    else:
        assert read_address(str(address)) == address
