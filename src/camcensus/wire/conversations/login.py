"""HTTP's two ways to log in: Digest, and Basic. Used by the roll-call alone.

Source: RFC 7616 sections 3.3, 3.4 and 4 (userhash), RFC 7617 section 2, RFC 9110 section 11.6.1 (lists of challenges).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as default

from camcensus.wire.conversations.evidence import split_http

MAX_CHALLENGES = 8
_HASHES = {
    "MD5": "md5",
    "SHA-256": "sha256",
}  # what RFC 7616 asks for; the third, SHA-512-256, no camera is known to use
_HEADER = re.compile(r"(?im)^www-authenticate[ \t]{0,8}:[ \t]{0,8}([^\r\n]{1,2048})")
_PARAMETER = re.compile(
    r"([A-Za-z][\w-]{0,31})[ \t]{0,4}=[ \t]{0,4}(?:\"((?:[^\"\\]|\\.){0,1024})\"|([^\s,\"]{1,1024}))"
)
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.){0,2048}\"")
_SCHEME = re.compile(r"(?:^|,)[ \t]{0,8}(Digest|Basic)[ \t]{1,8}(?=[A-Za-z][\w-]{0,31}[ \t]{0,4}=)", re.IGNORECASE)
_SECRET = re.compile(rb"(?im)^((?:proxy-)?authorization[ \t]{0,8}:[ \t]{0,8}[A-Za-z]{1,16})[^\r\n]*")
_ANSWERED_SECRET = re.compile(
    rb"(?im)^([\w.\[\]: -]{0,200}(?:password|passwd|username|user)=)[^\r\n]+|(<(?:password|userName)>)[^<]+"
)


@dataclass(frozen=True, slots=True)
class Account:
    """The owner's own account. The password is in no text that this value gives of itself."""

    user: str
    password: str = default(repr=False)

    def __post_init__(self) -> None:
        if (
            not self.user
            or ":" in self.user
            or not self.user.isascii()
            or not (self.user + self.password).isprintable()
        ):
            raise ValueError(
                "a user name of ASCII without a colon, and a password of printable characters, are expected"
            )


@dataclass(frozen=True, slots=True)
class Challenge:
    """One way to log in that a device offers."""

    scheme: str  # "digest" or "basic"
    parameters: Mapping[str, str]  # names in lower case

    @property
    def is_basic(self) -> bool:
        """True where the password would be sent readable."""
        return self.scheme == "basic"


def challenges_in(received: bytes) -> tuple[Challenge, ...]:
    """The challenges of an answer, in its order; schemes other than Digest and Basic are left out."""
    head = split_http(received)[0].decode("latin-1")
    found: list[Challenge] = []
    for line in _HEADER.findall(head)[:MAX_CHALLENGES]:
        unquoted = _QUOTED.sub(lambda text: '"' + "-" * (len(text[0]) - 2) + '"', line)  # a realm may hold any words
        starts = list(_SCHEME.finditer(unquoted))[:MAX_CHALLENGES]
        ends = [*(start.start() for start in starts[1:]), len(line)]
        for start, end in zip(starts, ends, strict=False):  # without a start there is one end too many
            pairs = _PARAMETER.findall(line[start.end() : end])
            values = {name.lower(): re.sub(r"\\(.)", r"\1", quoted) or bare for name, quoted, bare in reversed(pairs)}
            found.append(Challenge(start[1].lower(), values))
    return tuple(found[:MAX_CHALLENGES])


def best_challenge(challenges: Sequence[Challenge]) -> Challenge | None:
    """The strongest that can be answered: Digest by SHA-256, Digest by MD5, then Basic; None where there is none."""
    able = [challenge for challenge in challenges if challenge.is_basic or _can_answer(challenge)]
    return min(able, key=lambda c: (c.is_basic, not _algorithm(c).startswith("SHA")), default=None)


def answer(challenge: Challenge, account: Account, method: str, path: str, cnonce: str) -> str:
    """The value of the Authorization header. `cnonce`: fresh random text. Never tried again with the same account.

    Raises ValueError for a challenge that `best_challenge` would not give.
    """
    if challenge.is_basic:
        return "Basic " + base64.b64encode(f"{account.user}:{account.password}".encode()).decode("ascii")
    if not _can_answer(challenge):
        raise ValueError("a Digest challenge by MD5 or SHA-256, with qop auth or none, is expected")
    given = challenge.parameters
    name = _algorithm(challenge).removesuffix("-SESS")
    is_session = _algorithm(challenge) != name
    realm, nonce = given["realm"], given["nonce"]

    def digest(text: str) -> str:
        return hashlib.new(_HASHES[name], text.encode(), usedforsecurity=False).hexdigest()

    secret = digest(f"{account.user}:{realm}:{account.password}")
    if is_session:
        secret = digest(f"{secret}:{nonce}:{cnonce}")
    asked = digest(f"{method}:{path}")
    if "qop" in given:
        response = digest(f"{secret}:{nonce}:00000001:{cnonce}:auth:{asked}")
    else:
        response = digest(f"{secret}:{nonce}:{asked}")
    hashed = given.get("userhash", "").lower() == "true"
    parts = [f"username={_quoted(digest(f'{account.user}:{realm}') if hashed else account.user)}"]
    parts += [f"realm={_quoted(realm)}", f"nonce={_quoted(nonce)}", f"uri={_quoted(path)}", f'response="{response}"']
    parts += [f"algorithm={given['algorithm']}"] if "algorithm" in given else []
    parts += [f"opaque={_quoted(given['opaque'])}"] if "opaque" in given else []
    if "qop" in given or is_session:
        parts += ["qop=auth", "nc=00000001"] if "qop" in given else []
        parts.append(f"cnonce={_quoted(cnonce)}")
    parts += ["userhash=true"] if hashed else []
    return "Digest " + ", ".join(parts)


def without_secrets(data: bytes) -> bytes:
    """What was sent or received with every login, user name and password in it replaced by asterisks, for whoever shows
    or passes on a capture. Recorders put the passwords of their cameras into their lists in plain text."""
    data = _SECRET.sub(rb"\1 ********", data)
    return _ANSWERED_SECRET.sub(lambda match: (match[1] or match[2]) + b"********", data)


def _can_answer(challenge: Challenge) -> bool:
    given = challenge.parameters
    known = _algorithm(challenge).removesuffix("-SESS") in _HASHES
    offered = [word.strip().lower() for word in given["qop"].split(",")] if "qop" in given else ["auth"]
    plain = all(text.isascii() and text.isprintable() for text in given.values())
    return not challenge.is_basic and known and "auth" in offered and plain and {"realm", "nonce"} <= given.keys()


def _algorithm(challenge: Challenge) -> str:
    return challenge.parameters.get("algorithm", "MD5").upper()


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
