"""The roll-call: one read of a recorder's list of cameras with its owner's own account.

It names cameras on the recorder's private network, which no scan can reach. Off unless the owner asks for it. A list is
read in two steps: the question without a login, which the recorder answers with a challenge, then the same question
with the answer to it. There is no third step: where the account is refused once, the host is asked nothing more, since
devices lock an account after a few failures.

The password leaves the machine as a digest. In plain (Basic) it is sent where the device offers nothing else, and over
unencrypted HTTP only if the caller allowed that as well.

Source: RFC 7616 section 3.4 (Digest), RFC 7617 (Basic); hikvision_next and rroller/dahua for the paths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field as default
from enum import StrEnum
from functools import partial

from camcensus.model.scan import Exchange, ScanEnd, Target, Transport
from camcensus.wire import dahua_cgi, hikvision_isapi
from camcensus.wire.conversations.conversation import Probe
from camcensus.wire.conversations.evidence import Part, split_http, status_of, text_of
from camcensus.wire.conversations.http import WEB, get, new_reader, request
from camcensus.wire.conversations.login import Account, Challenge, answer, best_challenge, challenges_in
from camcensus.wire.hikvision_isapi import AttachedCamera


class RollCallEnd(StrEnum):
    """How a roll-call of one host ended."""

    READ = "read"  # every list was answered
    NOT_OFFERED = "not-offered"  # the device has no such list: it answered that there is nothing there
    ACCOUNT_REFUSED = "account-refused"  # nothing more may be asked: a second failure could lock the account
    NO_SAFE_LOGIN = "no-safe-login"  # only a login that would send the password readable, or none that is known
    NO_ANSWER = "no-answer"


@dataclass(frozen=True, slots=True)
class Question:
    """One document of a recorder."""

    id: str
    title: str
    kind: str  # of the observation that its answer makes
    path: str
    maker: str


HIKVISION_CHANNELS = Question(
    "rollcall.hikvision-channels",
    "Cameras attached to a Hikvision recorder",
    "isapi",
    "/ISAPI/ContentMgmt/InputProxy/channels",
    "hikvision",
)
HIKVISION_CAPABILITIES = Question(
    "rollcall.hikvision-capabilities",
    "What the Hikvision firmware can do",
    "isapi-capabilities",
    "/ISAPI/System/capabilities",
    "hikvision",
)
DAHUA_CHANNELS = Question(
    "rollcall.dahua-channels",
    "Cameras attached to a Dahua recorder",
    "dahua-cgi",
    "/cgi-bin/configManager.cgi?action=getConfig&name=RemoteDevice",
    "dahua",
)
DAHUA_CAPABILITIES = Question(
    "rollcall.dahua-capabilities",
    "What the Dahua firmware can do",
    "dahua-cgi",
    "/cgi-bin/magicBox.cgi?action=getProductDefinition",
    "dahua",
)
QUESTIONS = (HIKVISION_CHANNELS, HIKVISION_CAPABILITIES, DAHUA_CHANNELS, DAHUA_CAPABILITIES)
LOGIN_PROBES = frozenset(f"{question.id}.login" for question in QUESTIONS)  # the only ones that carry an account


def questions_for(signs: frozenset[str]) -> tuple[Question, ...]:
    """The questions to a host whose own protocol proved its maker ("is:hikvision", "is:dahua"); none to any other, so
    that the account is shown to nothing that merely looks like a recorder."""
    return tuple(question for question in QUESTIONS if f"is:{question.maker}" in signs)


def shown(target: Target, account: Account, questions: Sequence[Question], *, allow_basic: bool = False) -> str:
    """What will be sent, in words and without the password, to be shown before anything is."""
    scheme = "https" if target.transport is Transport.TLS else "http"
    lines = [f"To {target.address} port {target.port} over {scheme}, as {account.user!r} (password: ********):"]
    lines += [f"  GET {question.path}   ({question.title})" for question in questions]
    lines.append(
        "Each is asked once without the account and, if the device asks for it, once with it; never a third time."
    )
    if target.transport is Transport.TLS:
        lines.append("The password is sent as a digest; readable, inside TLS, only if the device offers nothing else.")
    elif allow_basic:
        lines.append("The password is sent as a digest; READABLE ON THE NETWORK if the device offers nothing else.")
    else:
        lines.append("The password is sent as a digest only; a device that wants it readable is left alone.")
    lines.append("If the account is refused once, nothing more is asked of the device.")
    return "\n".join(lines)


@dataclass(slots=True)
class RollCall:
    """The conversation with one host. Ask `next_probe`, send it to `target`, give the exchange to `take`, until None.

    `nonces`: a fresh random text for each question, for the client's part of the digest.
    """

    target: Target
    account: Account
    questions: tuple[Question, ...]
    nonces: tuple[str, ...]
    allow_basic: bool = False
    end: RollCallEnd | None = None  # set when the conversation is over
    _at: int = default(default=0, init=False)
    _challenge: Challenge | None = default(default=None, init=False)
    _waiting: bool = default(default=False, init=False)
    _read: int = default(default=0, init=False)

    def __post_init__(self) -> None:
        if len(self.nonces) < len(self.questions):
            raise ValueError("a nonce for each question is needed")

    def next_probe(self) -> Probe | None:
        """The next thing to send, once; None when the conversation is over or the last answer is still awaited."""
        if self.end is not None or self._waiting:
            return None
        if self._at >= len(self.questions):
            self.end = RollCallEnd.READ if self._read else RollCallEnd.NOT_OFFERED
            return None
        self._waiting = True
        question = self.questions[self._at]
        if self._challenge is None:
            return _probe(question, question.id, None)
        header = answer(self._challenge, self.account, "GET", question.path, self.nonces[self._at])
        return _probe(question, f"{question.id}.login", header)

    def take(self, exchange: Exchange) -> None:
        """What came of the probe that `next_probe` gave last."""
        if not self._waiting:
            raise ValueError("an answer without a question")
        self._waiting = False
        with_account = self._challenge is not None
        self._challenge = None
        status = status_of(exchange.received)
        if exchange.end not in (ScanEnd.ANSWERED, ScanEnd.TOO_LONG) or status is None:
            self.end = RollCallEnd.NO_ANSWER
        elif status in (401, 403, 407) and with_account:
            self.end = RollCallEnd.ACCOUNT_REFUSED
        elif status == 401:
            best = best_challenge(challenges_in(exchange.received))
            if best is None or (best.is_basic and not self._may_send_readable()):
                self.end = RollCallEnd.NO_SAFE_LOGIN
            self._challenge = best
        else:
            self._read += status == 200
            self._at += 1

    def _may_send_readable(self) -> bool:
        return self.allow_basic or self.target.transport is Transport.TLS


def attached_in(exchange: Exchange) -> tuple[AttachedCamera, ...]:
    """The cameras in an answer to one of the channel questions; none in any other. Raises WireError if it is damaged."""
    if status_of(exchange.received) != 200:
        return ()
    body = text_of(split_http(exchange.received)[1])
    if exchange.probe.startswith(HIKVISION_CHANNELS.id):
        return hikvision_isapi.read_attached(body)
    if exchange.probe.startswith(DAHUA_CHANNELS.id):
        return dahua_cgi.read_attached(body)
    return ()


def attached_parts(camera: AttachedCamera) -> tuple[Part, ...]:
    """What a recorder says of an attached camera, as parts of kind "register": another device's claim about it. They
    belong to a device of their own, behind the recorder; its address is the recorder's private affair and no host."""
    said = (
        ("register.model", camera.model),
        ("register.serial", camera.serial),
        ("register.firmware", camera.firmware),
        ("register.mac", camera.mac),
    )
    known = tuple(Part("register", name, value) for name, value in said if value)
    # of one that gives no model it is at least known that there is one: whose it is stays open
    return known if camera.model else (*known, Part("register", "register.category", "network camera"))


def _probe(question: Question, name: str, header: str | None) -> Probe:
    ask = partial(get, question.path) if header is None else partial(_with_login, question.path, header)
    return Probe(
        id=name,
        title=question.title,
        kind=question.kind,
        transports=WEB,
        ask=ask,
        reader=new_reader,
        seconds=5.0,
        max_bytes=256 * 1024,
        source="RFC 7616, RFC 7617",
    )


def _with_login(path: str, header: str, target: Target) -> bytes:
    return request(target, path, headers=f"Authorization: {header}\r\n")
