"""One emulated device: a personality at an address."""

from __future__ import annotations

import os
import re
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import formatdate
from ipaddress import IPv4Address

from camcensus.lab.personality import Personality

_PLACEHOLDER = re.compile(rb"\{\{(\w+)\}\}")


@dataclass(frozen=True, slots=True)
class Host:
    """A device of the lab. `model` is one of its personality's."""

    address: str
    personality: Personality
    model: str

    @property
    def mac(self) -> str:
        """Its hardware address: the maker's block, then zero and the end of the address."""
        number = int(IPv4Address(self.address))
        return f"{self.personality.oui}:00:{number >> 8 & 0xFF:02x}:{number & 0xFF:02x}"

    def fill(self, text: bytes, **values: str) -> bytes:
        """Text with its placeholders filled. An unknown placeholder stays."""
        if b"{{" not in text:
            return text

        def filled(match: re.Match[bytes]) -> bytes:
            name = match[1].decode("ascii", "replace")
            value = values.get(name)
            return match[0] if value is None and (value := self._value(name)) is None else value.encode("utf-8")

        return _PLACEHOLDER.sub(filled, text)

    def _value(self, name: str) -> str | None:
        match name:
            case "address":
                return self.address
            case "mac":
                return self.mac
            case "MAC":
                return self.mac.replace(":", "").upper()
            case "mac_dash":
                return self.mac.replace(":", "-")
            case "realm_mac":
                return self.mac.replace(":", "")
            case "uuid":
                return str(uuid.UUID(f"4d454930-0000-1000-8000-{self.mac.replace(':', '')}"))
            case "model":
                return self.model
            case "date":
                return formatdate(usegmt=True)
            case "rtsp_date":
                return datetime.now(UTC).strftime("%a, %b %d %Y %H:%M:%S GMT")
            case "nonce":
                return os.urandom(16).hex()
            case _:
                return None
