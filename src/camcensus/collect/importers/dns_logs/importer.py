"""DNS query logs -> one observation for each name each host asked for, with the number of queries.

The cheapest census that touches nothing: cameras ask for their makers' clouds. A host that asks for others (a resolver,
a proxy) shows its own address, not theirs.
"""

from __future__ import annotations

import itertools
import re
from collections import OrderedDict
from collections.abc import Iterator
from types import MappingProxyType
from typing import BinaryIO, NamedTuple

from camcensus.collect.importer import Importer, Item
from camcensus.collect.importers.dns_logs.dialects import Query, reader_of
from camcensus.collect.importers.lines import Unread, decode_head, read_lines
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Origin

MAX_PAIRS = 200_000  # (host, name) pairs held; the one seen first is given out early where there are more
MAX_LINE = 16_384  # characters; a query takes a few hundred
_LOOKED_AT = 200  # lines that tell the dialect
_MEND = "Expected a query log of BIND, dnsmasq, Pi-hole, unbound, Windows DNS (debug log) or Zeek (dns.log)."


class _Seen(NamedTuple):
    line: int
    first: str | None
    last: str | None
    queries: int


def recognise(head: bytes, name: str) -> bool:
    """Do most lines of the head read as queries of one dialect?"""
    del name
    lines = decode_head(head).splitlines()[:_LOOKED_AT]
    return reader_of(lines if len(head) < 60_000 else lines[:-1]) is not None


def read(stream: BinaryIO, name: str) -> Iterator[Item]:
    """Observations of kind `dns-query`, field `dns.name`; host is the one that asks. Given out at the end of the log."""
    lines = read_lines(stream, name)
    head = list(itertools.islice(lines, _LOOKED_AT))
    reader = reader_of([line for _, line in head])
    if reader is None:
        raise InputError(name, "line 1", "not a DNS query log", _MEND)
    unread = Unread(name, "a line of a DNS query log", _MEND)
    pairs: OrderedDict[tuple[str, str], _Seen] = OrderedDict()
    queries = early = 0
    for number, line in itertools.chain(head, lines):
        query = reader(line) if len(line) <= MAX_LINE else None
        if query is None:
            if line.strip():
                yield from unread.reject(f"line {number}", line)
            continue
        if not isinstance(query, Query):
            continue
        queries += 1
        key = query.host, query.name
        known = pairs.get(key)
        pairs[key] = (
            _Seen(number, query.at, query.at, 1)
            if known is None
            else known._replace(last=query.at or known.last, queries=known.queries + 1)
        )
        if len(pairs) > MAX_PAIRS:
            early += 1
            yield _observe(name, *pairs.popitem(last=False))
    for key, seen in pairs.items():
        yield _observe(name, key, seen)
    yield from unread.total()
    if queries == 0:
        raise InputError(name, "", "holds no query of a host for a name", _MEND)
    text = f"{queries} queries read, {len(pairs) + early} pairs of host and name"
    if early:
        text += f"; over {MAX_PAIRS} pairs at a time, so some may be listed twice"
    yield Note(Origin(name), text)


def _observe(name: str, key: tuple[str, str], seen: _Seen) -> Observation:
    more = {"queries": str(seen.queries), "first_seen": seen.first or "", "last_seen": seen.last or ""}
    is_iso = re.match(r"\d{4}-\d\d-\d\dT", seen.first or "") is not None
    return Observation(
        id=f"{name}#{seen.line}",
        kind="dns-query",
        field="dns.name",
        raw=key[1],
        origin=Origin(name, f"line {seen.line}"),
        record=f"{name}#{key[0]}",
        host=key[0],
        observed_at=seen.first if is_iso else None,
        provenance=MappingProxyType({word: value for word, value in more.items() if value}),
    )


IMPORTER = Importer("dns-log", "DNS query log", recognise, read)
