"""The account of the lab's owner, and whether a question carries it: for the roll-call of recorders.

The account exists in the lab only and is no product's default. Source: RFC 7616 section 3.4, RFC 7617.
"""

from __future__ import annotations

import hashlib
import hmac
import re

OWNER, PASSWORD = "lab-owner", "known to the lab alone"
_HEADER = re.compile(rb"^authorization:[ \t]*digest[ \t]+(.+?)\r?$", re.I | re.M)
_PARAMETER = re.compile(r'(\w+)[ \t]*=[ \t]*(?:"([^"]*)"|([^\s,]+))')


def is_owner(head: bytes, method: str, target: str) -> bool:
    """True where a question's head answers a Digest challenge (MD5, with qop auth or none) as the owner would."""
    header = _HEADER.search(head)
    if header is None:
        return False
    given = {name.lower(): quoted or bare for name, quoted, bare in _PARAMETER.findall(header[1].decode("latin-1"))}
    if given.get("username") != OWNER or given.get("uri") != target:
        return False
    secret = _md5(f"{OWNER}:{given.get('realm', '')}:{PASSWORD}")
    middle = [given.get(name, "") for name in ("nc", "cnonce", "qop")] if "qop" in given else []
    wanted = _md5(":".join([secret, given.get("nonce", ""), *middle, _md5(f"{method}:{target}")]))
    return hmac.compare_digest(wanted.encode(), given.get("response", "").encode("utf-8", "replace"))


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
