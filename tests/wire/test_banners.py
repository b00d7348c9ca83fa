import time
from collections.abc import Callable

import pytest

from camcensus.model.observation import Field
from camcensus.wire.banners import read_ftp, read_sip, read_smtp, read_ssh, read_telnet


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("220 AXIS 205 ready.\r\n", "AXIS 205 ready.", id="one line"),
        pytest.param("220-Hello\r\n220 there\r\n", "Hello there", id="two lines"),
        pytest.param("AXIS 205 ready.", "AXIS 205 ready.", id="code already gone"),
    ],
)
def test_an_ftp_greeting(raw: str, expected: str) -> None:
    assert read_ftp(raw) == (Field("ftp.banner", expected),)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("\xff\xfd\x01\xff\xfb\x03\r\nIMDVRS login: ", "IMDVRS login:", id="negotiation dropped"),
        pytest.param("\x1b[1;31mDVTel\x1b[0m x", "DVTel x", id="terminal escapes dropped"),
        pytest.param("a\x00b", "a b", id="a NUL is a blank"),
    ],
)
def test_what_telnet_shows(raw: str, expected: str) -> None:
    assert read_telnet(raw) == (Field("telnet.banner", expected),)


def test_the_software_of_ssh() -> None:
    assert read_ssh("SSH-2.0-dropbear_2017.75\r\nmore") == (
        Field("ssh.banner", "SSH-2.0-dropbear_2017.75"),
        Field("ssh.software", "dropbear_2017.75"),
    )


def test_an_smtp_greeting() -> None:
    assert read_smtp("220 mail.example.org ESMTP") == (Field("smtp.banner", "mail.example.org ESMTP"),)


@pytest.mark.parametrize(
    ("field", "raw", "expected"),
    [
        pytest.param("sip.user-agent", "User-Agent: AXIS X", Field("sip.user-agent", "AXIS X"), id="named part"),
        pytest.param(
            "sip_server", "Server: Grandstream", Field("sip.server", "Grandstream"), id="name of a collection"
        ),
        pytest.param(
            None, "SIP/2.0 200 OK\r\nUser-Agent: AXIS X\r\n\r\n", Field("sip.user-agent", "AXIS X"), id="whole"
        ),
    ],
)
def test_sip(field: str | None, raw: str, expected: Field) -> None:
    assert read_sip(raw, field) == (expected,)


@pytest.mark.parametrize("read", [read_ftp, read_smtp])
@pytest.mark.parametrize("line", ["\n", "\r\n", " \n", " "])
def test_a_greeting_of_empty_lines_takes_linear_time(read: Callable[[str], tuple[Field, ...]], line: str) -> None:
    started = time.process_time()
    assert read(line * 100_000 + "220 ready")[0].value == "ready"
    assert time.process_time() - started < 1  # seconds; twelve and more where each line looks through all after it
