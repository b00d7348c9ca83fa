from __future__ import annotations

import contextlib
import hashlib
import re
from dataclasses import fields, replace
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collect.scan.scopes import scope_of

from camcensus.collect.scan._hosts import FALTERS, GAP, LOST_HOSTS, LOST_SHARE, REST
from camcensus.collect.scan.scope import KINDS
from camcensus.collect.scan.scope_file import read_scope, scope_text
from camcensus.model.errors import InputError
from camcensus.model.scan import MAX_HOST_BYTES, MAX_HOST_SECONDS, MAX_PROBES, MAX_RATE

WHOLE = """\
body = "Example Council"
authorised_by = "A. Officer, head of estates"
contact = "it-desk@example.org"
valid_from = 2026-12-01T08:00:00Z
valid_until = 2026-12-01T18:00:00+01:00
networks = [
  "10.20.0.0/24",
  "10.20.4.7",      # the gate house
  "fd00:20::/112",
]
exclusions = ["10.20.0.66"]
ports = [80, 554, 80]
rate = 100
interfaces = ["eth0"]
"""


def test_a_whole_file():
    scope = read_scope(WHOLE.encode(), "scope.toml")
    assert scope.body == "Example Council"
    assert [str(network) for network in scope.networks] == ["10.20.0.0/24", "10.20.4.7/32", "fd00:20::/112"]
    assert [str(network) for network in scope.exclusions] == ["10.20.0.66/32"]
    assert scope.valid_until == datetime(2026, 12, 1, 17, tzinfo=UTC)
    assert scope.ports == (80, 554)
    assert (scope.rate, scope.also, scope.interfaces) == (100, frozenset(), ("eth0",))
    assert scope.digest == hashlib.sha256(WHOLE.encode()).hexdigest()


def without(key):
    return re.sub(rf"^{key} = (\[\n.*?^\]|.*?)\n", "", WHOLE, count=1, flags=re.MULTILINE | re.DOTALL)


def with_(key, value):
    return f"{without(key)}{key} = {value}"


@pytest.mark.parametrize(
    ("text", "place", "problem", "mend"),
    [
        pytest.param("", "", "'body' is missing", 'Write body = "', id="an empty file"),
        pytest.param(without("authorised_by"), "", "'authorised_by' is missing", "Write authorised_by", id="no leave"),
        pytest.param(with_("contact", '""'), "last", "'contact' is empty", "Write contact", id="empty contact"),
        pytest.param(with_("body", '" "'), "last", "'body' is empty", "Write body", id="a blank"),
        pytest.param(with_("body", "7"), "last", "'body' is not a text", "Write body", id="a number for a text"),
        pytest.param(without("valid_until"), "", "'valid_until' is missing", "Write valid_until = 20", id="no end"),
        pytest.param(
            with_("valid_from", "2026-12-01T08:00:00"), "last", "no time zone", "= 2026-12-01T08:00:00Z", id="no zone"
        ),
        pytest.param(with_("valid_from", '"today"'), "last", "not a moment", "Write valid_from = 20", id="a word"),
        pytest.param(with_("valid_from", "2026-12-01"), "last", "not a moment", "Write valid_from", id="a bare day"),
        pytest.param(
            with_("valid_until", "2026-12-01T08:00:00Z"), "last", "not after valid_from", "end", id="no time at all"
        ),
        pytest.param(
            with_("valid_from", "0001-01-01T00:00:00+23:00"), "last", "in the year 1", "Write", id="before the calendar"
        ),
        pytest.param(without("networks"), "", "'networks' is missing", "Write for example", id="no networks"),
        pytest.param(with_("networks", "[]"), "last", "'networks' is empty", "Write for example", id="empty networks"),
        pytest.param(WHOLE.replace("4.7", "4.700"), "line 8", "'10.20.4.700' is not a network", "Write", id="a typo"),
        pytest.param(
            WHOLE.replace("10.20.0.0/24", "10.20.0.9/24"),
            "line 7",
            "is not a network",
            'Write "10.20.0.0/24" for the network or "10.20.0.9" for the one address.',
            id="host bits",
        ),
        pytest.param(
            WHOLE.replace("10.20.4.7", "camera.example.org"), "line 8", "is not a network", "not looked up", id="a name"
        ),
        pytest.param(
            WHOLE.replace("10.20.4.7", "admin:12345@10.20.4.7"), "line 8", "name or password", "alone", id="a password"
        ),
        pytest.param(
            WHOLE.replace("10.20.4.7", "::ffff:10.20.4.0/120"),
            "line 8",
            "IPv4 network in disguise",
            'Write "10.20.4.0/24".',
            id="mapped network",
        ),
        pytest.param(WHOLE.replace("10.20.4.7", "fe80::1%eth0"), "line 8", "", "", id="a zone"),
        pytest.param(
            WHOLE.replace("10.20.0.0/24", "10.20.0.0/15"), "line 7", "more than 65,536", "/16", id="larger than /16"
        ),
        pytest.param(
            WHOLE.replace("fd00:20::/112", "fd00:20::/64"), "line 9", "more than 65,536", "/112", id="a whole IPv6 link"
        ),
        pytest.param(
            with_("networks", '["10.20.0.0/16", "10.21.0.0/16"]'),
            "last",
            "side by side make 10.20.0.0/15",
            "/16",
            id="one large network in two pieces",
        ),
        pytest.param(
            with_("networks", '["8.8.8.0/24"]'), "last", "holds public addresses", 'also = ["public"]', id="public"
        ),
        pytest.param(
            with_("networks", '["127.0.0.0/24"]'), "last", "holds loopback", 'also = ["loopback"]', id="loopback"
        ),
        pytest.param(
            with_("networks", '["172.31.0.0/16", "172.32.0.0/24"]'), "last", "172.32.0.0/24 holds public", "", id="edge"
        ),
        pytest.param(with_("networks", '"10.20.0.0/24"'), "last", "is not a list", "[...]", id="one text"),
        pytest.param(with_("networks", "[10]"), "last", "not a text", "in quotes", id="a number for a network"),
        pytest.param(with_("ports", "[80, 65536]"), "last", "'65536' is not a port", "65535", id="no such port"),
        pytest.param(with_("ports", "[true]"), "last", "'True' is not a port", "1 to", id="a yes for a port"),
        pytest.param(with_("rate", str(MAX_RATE + 1)), "last", "over the ceiling of 4,000", "4000", id="too fast"),
        pytest.param(with_("rate", "0"), "last", "not a number of packets", "250", id="no rate"),
        pytest.param(with_("rate", "true"), "last", "not a number of packets", "250", id="a yes for a rate"),
        pytest.param(WHOLE + 'also = ["publik"]', "line 15", "'publik'", "Did you mean 'public'?", id="kind misspelt"),
        pytest.param(WHOLE + "also = [[]]", "line 15", "is not a kind", "The kinds are public", id="a list for a kind"),
        pytest.param(with_("interfaces", '["../eth0"]'), "last", "not an interface", "ip link", id="a path"),
        pytest.param(WHOLE + "exclusion = []", "line 15", "not a key", "Did you mean 'exclusions'?", id="key misspelt"),
        pytest.param(WHOLE + "exclude = []", "line 15", "not a key", "Did you mean 'exclusions'?", id="another word"),
        pytest.param(WHOLE + "[notes]\nx = 1", "line 15", "'notes' is not a key", "", id="a table nobody reads"),
        pytest.param(
            WHOLE + 'password = "12345"', "line 15", "looks like a credential", "Take the line out", id="secret"
        ),
        pytest.param(WHOLE + "[credentials]", "line 15", "looks like a credential", "", id="a table of secrets"),
        pytest.param(WHOLE + "rate = 5", "line 15", "is not TOML", "Quote texts", id="a key twice"),
        pytest.param("body = Example", "line 1", "is not TOML", "Quote texts", id="not TOML"),
        pytest.param("x = " + "[" * 1900, "", "is not TOML", "", id="nested without end"),
        pytest.param("a." * 1500 + "b = 1", "line 1", "longer than 2,000", "", id="a key without end"),
        pytest.param(WHOLE.replace("Example Council", "a\\u001b]0;x"), "line 1", "control characters", "", id="escape"),
    ],
)
def test_errors_say_where_what_and_how_to_mend(text, place, problem, mend):
    with pytest.raises(InputError) as error:
        read_scope(text.encode(), "scope.toml")
    if place == "last":
        place = f"line {len(text.splitlines())}"
    assert (error.value.place, problem in error.value.problem, mend in error.value.mend) == (place, True, True), str(
        error.value
    )
    assert "12345" not in str(error.value)


def test_a_file_of_other_bytes():
    with pytest.raises(InputError, match=r"scope\.toml: line 2: is not UTF-8"):
        read_scope(b'body = "x"\ncontact = "\xff"', "scope.toml")
    with pytest.raises(InputError, match="longer than"):
        read_scope(b"#" * 300_000, "scope.toml")


def test_limits_and_one_more():
    assert read_scope(with_("rate", str(MAX_RATE)).encode(), "scope.toml").rate == MAX_RATE
    whole = read_scope(with_("networks", '["10.20.0.0/16", "10.22.0.0/16"]').encode(), "scope.toml")
    assert sum(network.num_addresses for network in whole.networks) == 2 * 65_536


@given(
    st.lists(st.tuples(st.integers(0, 2**16 - 1), st.integers(24, 32)), min_size=1, max_size=5),
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn", "Zs")), min_size=1, max_size=40
    ),
    st.integers(1, MAX_RATE),
    st.frozensets(st.sampled_from(KINDS)),
    st.lists(st.integers(1, 65_535), unique=True, max_size=5),
)
def test_what_is_written_is_read_again(places, body, rate, also, ports):
    networks = [str(ip_network(((10 << 24) | place << 8, length), strict=False)) for place, length in places]
    scope = replace(
        scope_of(*networks, exclusions=("10.0.0.1/32",), also=tuple(also), ports=tuple(ports), rate=rate), body=body
    )
    text = scope_text(scope)
    again = read_scope(text.encode(), "scope.toml")
    assert replace(again, digest=scope.digest) == scope


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_a_scope_or_an_input_error(data):
    with pytest.raises(InputError):
        read_scope(data, "scope.toml")


@given(st.integers(0, len(WHOLE)), st.text(max_size=8))
def test_a_damaged_file_is_a_scope_or_an_input_error(at, put):
    try:
        scope = read_scope((WHOLE[:at] + put + WHOLE[at + len(put) :]).encode("utf-8", "replace"), "scope.toml")
    except InputError:
        return
    assert scope.networks
    assert 1 <= scope.rate <= MAX_RATE


@given(st.integers(0, len(WHOLE)))
def test_a_beginning_of_a_file_is_a_scope_or_an_input_error(end):
    if end <= WHOLE.index("]"):  # all that must be there is not there yet
        with pytest.raises(InputError):
            read_scope(WHOLE[:end].encode(), "scope.toml")
    else:
        with contextlib.suppress(InputError):
            assert len(read_scope(WHOLE[:end].encode(), "scope.toml").networks) == 3


PAGE = Path(__file__).parents[3] / "docs" / "reference" / "scope-and-audit.md"


def test_the_reference_shows_a_scope_with_every_key_and_every_kind():
    text = PAGE.read_text(encoding="utf-8")
    sample = text.partition("```toml\n")[2].partition("```")[0]
    read_scope(sample.encode(), "scope.toml")
    keys = {field.name for field in fields(scope_of("10.0.0.0/24"))} - {"digest"}
    assert set(re.findall(r"^(\w+) = ", sample, re.MULTILINE)) == keys
    assert all(f"`{name}`" in text for name in (*keys, *KINDS))


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("packets a second in all", f"{MAX_RATE:,}"),
        ("pause between two questions to one host", f"{GAP:g} s"),
        ("questions to one host", f"{MAX_PROBES};"),
        ("bytes from one host", f"{MAX_HOST_BYTES // 1024} kB"),
        ("time of all questions to one host", f"{MAX_HOST_SECONDS:g} s"),
        ("time-outs or resets in a row", f"{FALTERS}, then {REST:g} s of rest"),
        (
            "hosts that had answered and fell silent",
            f"more than {LOST_SHARE:.0%} and at least {LOST_HOSTS}".replace("%", " %"),
        ),
    ],
)
def test_the_reference_states_the_limits_of_the_code(limit, value):
    assert f"| {limit} | {value}" in PAGE.read_text(encoding="utf-8")
