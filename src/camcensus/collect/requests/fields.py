"""JSON of a stranger, bounded, and values taken from it that are what they should be or empty."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from camcensus.model.errors import InputError

MAX_JSON = 64 * 1024 * 1024  # bytes of one export; a Froide request with a hundred messages has 1 MB
MAX_MESSAGES = 5_000  # of one request
MAX_TEXT = 1_000_000  # characters of one message
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_MEND = "Export it again; it should be the JSON that the site's API gives."


def load_json(data: bytes, source: str) -> Any:
    """The value of a JSON file. Raises InputError for what is too long, not UTF-8, not JSON or nested too deep."""
    if len(data) > MAX_JSON:
        raise InputError(source, "", f"is over {MAX_JSON // 1024 // 1024} MB", "Export fewer requests at a time.")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(source, f"byte {error.start}", "is not UTF-8", _MEND) from None
    except json.JSONDecodeError as error:
        raise InputError(source, f"line {error.lineno}", f"is not JSON: {error.msg}", _MEND) from None
    except (ValueError, RecursionError):
        raise InputError(source, "", "is JSON nested too deep or with a number too long", _MEND) from None


def part(value: Any, key: str) -> Mapping[str, Any]:
    """A JSON object under a key; an empty one for anything else."""
    found = value.get(key) if isinstance(value, Mapping) else None
    return found if isinstance(found, Mapping) else {}


def parts(value: Any, key: str) -> list[Mapping[str, Any]]:
    """The JSON objects of an array under a key, at most MAX_MESSAGES; other items are passed over."""
    found = value.get(key) if isinstance(value, Mapping) else None
    return [item for item in found[:MAX_MESSAGES] if isinstance(item, Mapping)] if isinstance(found, list) else []


def text(value: Mapping[str, Any], *keys: str, limit: int = MAX_TEXT) -> str:
    """The first of the keys that has a text or a whole number; empty for anything else. Half surrogates become U+FFFD."""
    for key in keys:
        found = value.get(key)
        if isinstance(found, int) and not isinstance(found, bool) and abs(found) < 10**18:
            return str(found)
        if isinstance(found, str) and found.strip():
            return found[:limit].encode("utf-8", "replace").decode("utf-8")
    return ""


def line(value: Mapping[str, Any], *keys: str) -> str:
    """The same as one line of at most 500 characters."""
    return " ".join(text(value, *keys, limit=500).split())


def day(value: Mapping[str, Any], *keys: str) -> str:
    """The day of a time stamp, YYYY-MM-DD; empty where there is none."""
    found = _DAY.match(line(value, *keys))
    return found[0] if found else ""
