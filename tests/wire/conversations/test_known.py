"""What is known of a host grows with each exchange and counts what was asked."""

from __future__ import annotations

from datetime import UTC, datetime

from camcensus.model.scan import Exchange, ScanEnd, Transport
from camcensus.wire.conversations.known import begin, learn, quiet_ports, web_ports
from camcensus.wire.conversations.plan import next_question

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HERE = "192.0.2.7"


def test_a_port_found_open_later_is_asked() -> None:
    host = begin(HERE, ())
    host = learn(host, Exchange(NOW, HERE, 80, Transport.TCP, "connect", None, ScanEnd.ANSWERED))
    host = learn(host, Exchange(NOW, HERE, 81, Transport.TCP, "connect", None, ScanEnd.REFUSED))
    assert host.open_ports == {80}
    question = next_question(host)
    assert question is not None
    assert (question[0].id, question[1].port) == ("http.root", 80)


def test_a_certificate_is_no_question() -> None:
    host = begin(HERE, (443,))
    host = learn(
        host,
        Exchange(NOW, HERE, 443, Transport.TLS, "tls.certificate", "tls", ScanEnd.ANSWERED, b"", b"subject: O=Axis"),
    )
    assert host.questions == 0
    assert "asks:axis" in host.signs


def test_what_a_group_was_asked_is_no_question_to_the_host() -> None:
    host = begin(HERE, (80,))
    said = Exchange(
        NOW,
        "239.255.255.250",
        3702,
        Transport.UDP,
        "onvif.wsdiscovery",
        "onvif-wsd",
        ScanEnd.ANSWERED,
        b"",
        b"<ProbeMatch/>",
        HERE,
    )
    host = learn(host, said)
    assert (host.questions, host.answered) == (0, {"onvif.wsdiscovery"})


def test_a_port_that_fell_silent_counts_as_quiet() -> None:
    host = begin(HERE, (80,))
    host = learn(
        host,
        Exchange(NOW, HERE, 80, Transport.TCP, "http.root", "http", ScanEnd.ANSWERED, b"", b"HTTP/1.1 200 OK\r\n\r\n"),
    )
    assert web_ports(host) == [(80, Transport.TCP)]
    host = learn(
        host, Exchange(NOW, HERE, 80, Transport.TCP, "onvif.information", "onvif", ScanEnd.TIMED_OUT, seconds=4.0)
    )
    assert (web_ports(host), quiet_ports(host), host.seconds) == ([], {80}, 4.0)


def test_knowledge_is_not_changed_but_made_anew() -> None:
    host = begin(HERE, (80,))
    learn(host, Exchange(NOW, HERE, 80, Transport.TCP, "http.root", "http", ScanEnd.TIMED_OUT))
    assert host == begin(HERE, (80,))
