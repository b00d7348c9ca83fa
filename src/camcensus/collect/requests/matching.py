"""Which request a message belongs to: by what it answers, by a reference, by who wrote it; never by a guess.

Strongest first: a Message-ID that it answers, a reference that stands in it, the address of a body that was asked only
once. A message that two requests could claim goes to nobody: it is handed back with the reason.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from camcensus.collect.requests.mailbox import Mail, day_of
from camcensus.model.correspondence import ArrivedFile, Correspondence, ExportRead, Message
from camcensus.model.observation import Note, Origin, Rejected

SITE = "mailbox"
# Mail providers of the public: two bodies with such addresses have nothing in common.
_SHARED_DOMAINS = frozenset(["gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "btinternet.com"])
_WITH_SLASHES = re.compile(r"[\w/-]+")
_PREFIX = re.compile(r"^(?:\s*(?:re|fw|fwd|ateb|aw|automatic reply|auto)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """A request that was sent."""

    request_id: str
    body: str = ""
    address: str = ""  # of the body
    references: tuple[str, ...] = ()  # ours and, where known, the body's
    message_ids: tuple[str, ...] = ()  # of what was sent
    text: str = ""
    sent_on: str = ""


@dataclass(frozen=True, slots=True)
class _Match:
    request: str
    by: str


def match_mail(mail: Iterable[Mail | Rejected], known: Sequence[Known] = (), own: Sequence[str] = ()) -> ExportRead:
    """Sort messages to the requests they belong to.

    Args:
        known: requests that were sent; empty: each thread becomes a request, named after its first message.
        own: the requester's addresses: what comes from them is going out. Empty: what goes to the address of a body
            that was asked, and does not come from one, is taken to go out.
    """
    everything = list(mail)
    rejected = [one for one in everything if isinstance(one, Rejected)]
    messages = _in_order([one for one in everything if isinstance(one, Mail)])
    mine = {address.lower() for address in own}
    index = _Index(known)
    if not mine:
        mine = index.senders_to_bodies(messages)
    for one in messages:  # what we sent first teaches the index its Message-IDs
        if one.sender in mine:
            index.learn_sent(one)
    sorted_to: defaultdict[str, list[Message]] = defaultdict(list)
    unmatched: list[Message] = []
    for one in messages:
        match, why = index.find(one)
        if match is None and not known:
            match = _Match(index.open_thread(one), "subject")
        if match is None:
            unmatched.append(_message(one, mine, why))
            continue
        index.learn(one, match.request)
        sorted_to[match.request].append(_message(one, mine, match.by))
    names = [one.request_id for one in known] or sorted(sorted_to)
    by_id = {one.request_id: one for one in known}
    requests = [_correspondence(by_id.get(name, Known(name)), sorted_to.get(name, [])) for name in names]
    notes = []
    if unmatched:
        notes.append(
            Note(Origin(SITE), f"{len(unmatched)} messages belong to no request for certain; sort them by hand")
        )
    return ExportRead(tuple(requests), tuple(unmatched), tuple(rejected), tuple(notes))


class _Index:
    """What is known of each request, growing as messages are sorted."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._by_id: dict[str, str] = {}
        self._references: defaultdict[str, set[str]] = defaultdict(set)
        self._odd_references: set[str] = set()  # of more than one word, or with other signs in them
        self._addresses: defaultdict[str, set[str]] = defaultdict(set)
        self._domains: defaultdict[str, set[str]] = defaultdict(set)
        self._subjects: dict[str, str] = {}
        for one in known:
            for message_id in one.message_ids:
                self._by_id[message_id] = one.request_id
            for reference in one.references:
                if len(reference) >= 4:  # a shorter one stands in texts by chance
                    self._references[reference.casefold()].add(one.request_id)
                    if not _WITH_SLASHES.fullmatch(reference):
                        self._odd_references.add(reference.casefold())
            address = one.address.lower()
            if "@" in address:
                self._addresses[address].add(one.request_id)
                self._domains[address.rpartition("@")[2]].add(one.request_id)

    def senders_to_bodies(self, messages: Sequence[Mail]) -> set[str]:
        """Who wrote to the bodies that were asked, and is none of them."""
        return {
            one.sender
            for one in messages
            if any(address in self._addresses for address in one.recipients)
            and one.sender not in self._addresses
            and one.sender.rpartition("@")[2] not in self._domains
        }

    def learn_sent(self, mail: Mail) -> None:
        """A message of ours: its Message-ID belongs to the request whose reference it carries or body it went to."""
        match, _ = self._by_reference(mail)
        if match is None:
            match, _ = self._by_address(mail.recipients)
        if match is not None and mail.message_id:
            self._by_id.setdefault(mail.message_id, match.request)

    def learn(self, mail: Mail, request: str) -> None:
        if mail.message_id:
            self._by_id.setdefault(mail.message_id, request)

    def open_thread(self, mail: Mail) -> str:
        """The name of a thread nobody knows, by its subject without "Re:"."""
        subject = _PREFIX.sub("", mail.subject).casefold() or mail.message_id or mail.name
        return self._subjects.setdefault(subject, f"thread-{len(self._subjects) + 1:04d}")

    def find(self, mail: Mail) -> tuple[_Match | None, str]:
        """The request a message belongs to, or None and why."""
        own = self._by_id.get(mail.message_id) if mail.message_id else None
        answered = {self._by_id[one] for one in mail.answers if one in self._by_id}
        if own:
            return _Match(own, "Message-ID of a message that was sent"), ""
        if len(answered) == 1:
            return _Match(next(iter(answered)), "Message-ID that it answers"), ""
        match, why = self._by_reference(mail)
        if match is not None:
            return match, ""
        if len(answered) > 1:
            return None, f"answers messages of several requests: {', '.join(sorted(answered)[:5])}"
        if why:
            return None, why
        return self._by_address((mail.sender, *mail.recipients))

    def _by_reference(self, mail: Mail) -> tuple[_Match | None, str]:
        if not self._references:
            return None, ""
        text = mail.searched().casefold()
        words = _words(text)
        names = [ref for ref in words if ref in self._references]
        names += [ref for ref in self._odd_references if ref in text and _stands(ref, text)]
        found = [(ref, self._references[ref]) for ref in sorted(names)]
        requests = set[str]().union(*(ids for _, ids in found)) if found else set[str]()
        if len(requests) == 1:
            return _Match(next(iter(requests)), f"reference {found[0][0].upper()}"), ""
        return None, f"has references of several requests: {', '.join(sorted(requests)[:5])}" if requests else ""

    def _by_address(self, addresses: Sequence[str]) -> tuple[_Match | None, str]:
        for what, table, keys in (
            ("address", self._addresses, addresses),
            ("domain", self._domains, [one.rpartition("@")[2] for one in addresses]),
        ):
            for key in keys:
                requests = table.get(key, set())
                if what == "domain" and key in _SHARED_DOMAINS:
                    continue
                if len(requests) == 1:
                    return _Match(next(iter(requests)), f"{what} {key}"), ""
                if requests:
                    return None, f"{key} was asked {len(requests)} times, and nothing else tells them apart"
        return None, "its reference, sender and thread belong to no request"


def _words(text: str) -> set[str]:
    """The words of a text, with and without slashes: CC-1 is not in CC-12, and FOI/7 is one word and two."""
    whole = {word.strip("-/") for word in _WITH_SLASHES.findall(text)}
    return whole | {part.strip("-") for word in whole if "/" in word for part in word.split("/")}


def _stands(reference: str, text: str) -> bool:
    """Whether a reference that is more than one word stands by itself."""
    return re.search(rf"(?<![\w-]){re.escape(reference)}(?![\w-])", text) is not None


def _in_order(mail: list[Mail]) -> list[Mail]:
    """By time; what states none keeps its place behind the one before it."""
    last, keyed = "", []
    for place, one in enumerate(mail):
        last = one.sent_at or last
        keyed.append((one.sent_at or last, place, one))
    return [one for _, _, one in sorted(keyed, key=lambda item: item[:2])]


def _message(mail: Mail, mine: set[str], by: str) -> Message:
    return Message(
        "out" if mail.sender in mine else "in",
        mail.sent_at,
        mail.sender,
        mail.subject,
        "",
        (ArrivedFile(mail.name, None, load=mail.load),),
        mail.message_id,
        by,
    )


def _correspondence(known: Known, messages: Sequence[Message]) -> Correspondence:
    first = next((one for one in messages if one.direction == "out"), None)
    sent_on = known.sent_on or (day_of(first.sent_at) if first else "")
    blank = Correspondence(
        known.request_id, SITE, "", known.body, known.text, "", None, sent_on, "", "", "", "", tuple(messages)
    )
    return replace(
        blank,
        title=messages[0].subject if messages else "",
        reference=next(iter(known.references), ""),
    )
