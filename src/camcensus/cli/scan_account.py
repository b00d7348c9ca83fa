"""The owner's own account for a roll-call: from the environment or the keyring, never from an option or a file."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

from camcensus.model.errors import InputError
from camcensus.wire.conversations.login import Account

USER, PASSWORD, SERVICE = "CAMCENSUS_SCAN_USER", "CAMCENSUS_SCAN_PASSWORD", "camcensus-scan"


def account_from(where: str) -> Account:
    """The account. Raises InputError where there is none."""
    user, password = _from_environment() if where == "env" else _from_keyring()
    try:
        return Account(user, password)
    except ValueError as fault:
        raise InputError("--credentials-from", "", f"the account cannot be used: {fault}", "Use another one.") from None


def _from_environment() -> tuple[str, str]:
    user, password = os.environ.get(USER), os.environ.get(PASSWORD)
    if not user or not password:
        missing = USER if not user else PASSWORD
        raise InputError("--credentials-from env", "", f"{missing} is not set", f"Set {USER} and {PASSWORD}.")
    return user, password


def _from_keyring() -> tuple[str, str]:
    try:
        keyring: Any = import_module("keyring")
    except ImportError:
        mend = "Install it beside camcensus (pip install keyring), or use --credentials-from env."
        raise InputError("--credentials-from keyring", "", "the package keyring is not installed", mend) from None
    found = keyring.get_credential(SERVICE, os.environ.get(USER))
    if found is None or not found.username or not found.password:
        problem = f"the keyring has no account for {SERVICE!r}"
        raise InputError("--credentials-from keyring", "", problem, f"Store one: keyring set {SERVICE} USER")
    return str(found.username), str(found.password)
