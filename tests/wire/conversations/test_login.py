"""HTTP's two ways to log in, against the examples of their RFCs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from camcensus.wire.conversations.login import (
    MAX_CHALLENGES,
    Account,
    Challenge,
    answer,
    best_challenge,
    challenges_in,
    without_secrets,
)

RFC_7616 = {
    "realm": "http-auth@example.org",
    "qop": "auth, auth-int",
    "nonce": "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
    "opaque": "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS",
}
CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
MUFASA = Account("Mufasa", "Circle of Life")


@pytest.mark.parametrize(
    ("algorithm", "response"),
    [
        ("MD5", "8ca523f5e9506fed4657c9700eebdbec"),
        ("SHA-256", "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"),
    ],
)
def test_the_examples_of_rfc_7616(algorithm: str, response: str) -> None:
    challenge = Challenge("digest", {**RFC_7616, "algorithm": algorithm})
    assert answer(challenge, MUFASA, "GET", "/dir/index.html", CNONCE) == (
        f'Digest username="Mufasa", realm="http-auth@example.org", nonce="{RFC_7616["nonce"]}", uri="/dir/index.html", '
        f'response="{response}", algorithm={algorithm}, opaque="{RFC_7616["opaque"]}", qop=auth, nc=00000001, '
        f'cnonce="{CNONCE}"'
    )


@pytest.mark.parametrize(
    ("extra", "response"),
    [({"qop": "auth"}, "6629fae49393a05397450978507c4ef1"), ({}, "670fd8c2df070c60b045671b8b24ff02")],
)
def test_the_example_of_rfc_2617_with_and_without_qop(extra: dict[str, str], response: str) -> None:
    given_ = {"realm": "testrealm@host.com", "nonce": "dcd98b7102dd2f0e8b11d0f600bfb0c093", **extra}
    made = answer(
        Challenge("digest", given_), Account("Mufasa", "Circle Of Life"), "GET", "/dir/index.html", "0a4f113b"
    )
    assert f'response="{response}"' in made
    assert ("cnonce" in made) == bool(extra)


def test_a_session_and_a_hashed_name_differ_from_plain_ones() -> None:
    plain = answer(Challenge("digest", RFC_7616), MUFASA, "GET", "/", CNONCE)
    session = answer(Challenge("digest", {**RFC_7616, "algorithm": "MD5-sess"}), MUFASA, "GET", "/", CNONCE)
    hashed = answer(Challenge("digest", {**RFC_7616, "userhash": "true"}), MUFASA, "GET", "/", CNONCE)
    assert plain.partition("response=")[2][:34] != session.partition("response=")[2][:34]
    assert "Mufasa" not in hashed
    assert "userhash=true" in hashed


@pytest.mark.parametrize(
    ("user", "password", "expected"),
    [("Aladdin", "open sesame", "QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), ("test", "123£", "dGVzdDoxMjPCow==")],
)
def test_the_examples_of_rfc_7617(user: str, password: str, expected: str) -> None:
    assert answer(Challenge("basic", {}), Account(user, password), "GET", "/", "") == f"Basic {expected}"


def test_an_account_does_not_tell_its_password() -> None:
    assert "Circle" not in repr(MUFASA)
    assert "Circle" not in str(MUFASA)


@pytest.mark.parametrize(
    ("user", "password"), [("", "x"), ("a:b", "x"), ("a\r\nX: y", "x"), ("a", "x\n"), ("prüfer", "x")]
)
def test_an_account_that_cannot_be_sent_is_refused(user: str, password: str) -> None:
    with pytest.raises(ValueError):
        Account(user, password)


def head(*lines: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 401 Unauthorized", *lines, "", ""]).encode("latin-1", "replace")


def test_challenges_in_several_lines_and_in_one() -> None:
    digest, basic = 'Digest realm="Login to 0", nonce="1", qop="auth"', 'Basic realm="x"'
    apart = challenges_in(head(f"WWW-Authenticate: {digest}", f"www-authenticate: {basic}"))
    together = challenges_in(head(f"WWW-Authenticate: {digest}, {basic}"))
    assert apart == together
    assert [challenge.scheme for challenge in apart] == ["digest", "basic"]
    assert apart[0].parameters == {"realm": "Login to 0", "nonce": "1", "qop": "auth"}


def test_a_realm_that_looks_like_a_challenge_is_a_realm() -> None:
    found = challenges_in(head(r'WWW-Authenticate: Digest realm="a, Basic b=\"c\"", nonce="1"'))
    assert found == (Challenge("digest", {"realm": 'a, Basic b="c"', "nonce": "1"}),)


def test_other_schemes_are_left_out() -> None:
    assert challenges_in(head("WWW-Authenticate: Negotiate", "WWW-Authenticate: Bearer realm=x")) == ()


@pytest.mark.parametrize(
    ("offered", "chosen"),
    [
        (["Basic realm=x", 'Digest realm=x, nonce=1, qop="auth"'], "digest"),
        (["Digest realm=x, nonce=1", "Digest realm=x, nonce=2, algorithm=SHA-256"], "SHA-256"),
        (["Digest realm=x, nonce=1, algorithm=SHA-512-256", "Basic realm=x"], "basic"),
        (['Digest realm=x, nonce=1, qop="auth-int"'], None),
        (["Digest realm=x"], None),
        (['Digest realm="é", nonce=1'], None),
        ([], None),
    ],
)
def test_the_strongest_that_is_known(offered: list[str], chosen: str | None) -> None:
    best = best_challenge(challenges_in(head(*(f"WWW-Authenticate: {challenge}" for challenge in offered))))
    assert chosen in ((None,) if best is None else (best.scheme, best.parameters.get("algorithm")))


def test_an_unanswerable_challenge_is_refused() -> None:
    with pytest.raises(ValueError):
        answer(Challenge("digest", {"realm": "x"}), MUFASA, "GET", "/", "1")


@given(st.binary(max_size=300), st.text(max_size=200))
def test_any_head_gives_challenges_that_can_be_answered_on_one_line(data: bytes, text: str) -> None:
    for received in (data, head(f"WWW-Authenticate: Digest realm={text}, nonce=1, {text}")):
        found = challenges_in(received)
        assert len(found) <= MAX_CHALLENGES
        best = best_challenge(found)
        if best is not None:
            made = answer(best, MUFASA, "GET", "/", "1")
            assert made.isascii()
            assert made.isprintable()


@pytest.mark.parametrize(
    ("data", "secret"),
    [
        (b"GET / HTTP/1.1\r\nAuthorization: Basic QWxhZGRpbg==\r\n\r\n", b"QWxhZ"),
        (b'GET / HTTP/1.1\r\nauthorization: Digest username="auditor", response="00"\r\n\r\n', b"auditor"),
        (b"table.RemoteDevice.uuid:System_CONFIG_NETCAMERA_INFO_0.Password=12345\r\n", b"12345"),
        (b"table.RemoteDevice[3].UserName=someone\n", b"someone"),
        (b"<userName>someone</userName><password>12345</password>", b"12345"),
        (b"<userName>someone</userName><password>12345</password>", b"someone"),
    ],
)
def test_secrets_are_blotted_out(data: bytes, secret: bytes) -> None:
    assert secret not in without_secrets(data)
    assert b"********" in without_secrets(data)


def test_what_is_no_secret_stays() -> None:
    data = b"HTTP/1.1 200 OK\r\nServer: x\r\n\r\ntable.RemoteDevice[0].DeviceType=IPC-HDW1025C\r\n"
    assert without_secrets(data) == data


@given(st.binary(max_size=400))
def test_blotting_never_raises_and_is_done_once(data: bytes) -> None:
    once = without_secrets(data)
    assert without_secrets(once) == once
