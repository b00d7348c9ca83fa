"""Names of makers and brands in a text that a person wrote.

Whole words, whatever the case and whatever stands between their parts ("TP-Link", "tp link", "TPLINK"); of two that
overlap the longer counts. A short name, or one that is also an ordinary word, counts only where the text can hardly
mean anything else: it is the whole text, or it opens the text and a model number or a word for equipment follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from camcensus.facts.book import FactBook

SHORT = 4  # letters; a name of so many or fewer is taken for one only where nothing else can be meant
MAX_TEXT = 4096  # characters looked at
MAX_MODEL_WORDS = 4
MAX_MODEL = 64  # characters

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
# Names of brands that are ordinary words of descriptions as well.
_ORDINARY = frozenset(
    [
        "capture",
        "umbrella",
        "watchman",
        "vision",
        "stanley",
        "sentient",
        "grizzly",
        "lynx",
        "gazer",
        "alibi",
        "luma",
        "safire",
        "revo",
        "capital",
        "honor",
        "matrix",
        "neutron",
        "optiview",
        "magnet",
        "sparsh",
        "pearl",
        "multistar",
        "eyemotion",
        "lince",
        "avio",
        "novus",
        "elvox",
        "ipcom",
        "canon",
        "canary",
        "milestone",
        "bolt",
        "ring",
        "nest",
        "arlo",
        "eagle",
        "summit",
        "apex",
        "viewpoint",
        "focus",
        "northern",
        "hills",
        "delta",
    ]
)
_EQUIPMENT = frozenset(
    [
        "camera",
        "cameras",
        "cam",
        "cams",
        "cctv",
        "ipc",
        "ip",
        "nvr",
        "dvr",
        "xvr",
        "recorder",
        "encoder",
        "dome",
        "bullet",
        "ptz",
        "turret",
        "network",
        "video",
        "doorbell",
        "intercom",
        "kamera",
        "caméra",
        "cámara",
        "câmera",
    ]
)
# What stands before a name that is not the device's own: a bracket "for" it, a successor "replacing" it.
_OTHERS = frozenset(
    ["for", "with", "replaces", "replacing", "replaced", "not", "non", "instead", "ex", "formerly", "versus", "vs"]
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name found in a text."""

    id: str  # manufacturer id, or brand id where no manufacturer has the name
    start: int  # span in the text
    end: int
    text: str  # as it stands there
    model: str | None  # what follows a name that opens the text, where it looks like a model number


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by their words, ready to be looked up."""

    by_words: Mapping[tuple[str, ...], str]  # words in lower case -> id
    longest: int  # words of the longest name
    han: re.Pattern[str] | None  # names in Chinese characters, which no blanks part from their neighbours
    by_han: Mapping[str, str]


def find_names(book: FactBook, text: str) -> tuple[Name, ...]:
    """The names of makers and brands in a text, in order of place; none overlap."""
    return find_indexed(_index_of(book), text)


def find_indexed(index: NameIndex, text: str) -> tuple[Name, ...]:
    """The same, of an index."""
    text = text[:MAX_TEXT]
    words = list(_WORD.finditer(text))
    lowered = [word.group().casefold() for word in words]
    found: list[Name] = []
    at = 0
    while at < len(words):
        length, owner = _longest_at(index, lowered, at)
        if owner is not None and _may_be_meant(lowered, at, length) and not _opens_a_number(text, words[at], length):
            start, end = words[at].start(), words[at + length - 1].end()
            model = _model_after(text, end, text[start:end]) if at == 0 else None
            found.append(Name(owner, start, end, text[start:end], model))
            at += length
        else:
            at += 1
    if index.han is not None and _HAN.search(text):
        found += [Name(index.by_han[m.group()], m.start(), m.end(), m.group(), None) for m in index.han.finditer(text)]
    return tuple(sorted(found, key=lambda name: name.start))


def index_names(names: Iterable[tuple[str, str]]) -> NameIndex:
    """An index of (name, id) pairs; where two ids share a name the first pair counts."""
    by_words: dict[tuple[str, ...], str] = {}
    by_han: dict[str, str] = {}
    for name, owner in names:
        if _HAN.search(name):
            by_han.setdefault(name.strip(), owner)
            continue
        words = tuple(word.casefold() for word in _WORD.findall(name))
        if not words:
            continue
        by_words.setdefault(words, owner)
        if len(words) > 1:
            by_words.setdefault(("".join(words),), owner)
    alternatives = "|".join(re.escape(name) for name in sorted(by_han, key=lambda name: (-len(name), name)))
    longest = max((len(words) for words in by_words), default=0)
    return NameIndex(by_words, longest, re.compile(alternatives) if alternatives else None, by_han)


@lru_cache(maxsize=4)
def _index_of(book: FactBook) -> NameIndex:
    return index_names(_names(book))


def _names(book: FactBook) -> Iterator[tuple[str, str]]:
    for maker in book.manufacturers.values():
        yield maker.name, maker.id
        for alias in maker.aliases:
            yield alias, maker.id
    for rebrand in book.rebrands:
        yield rebrand.brand, rebrand.brand_id


def _longest_at(index: NameIndex, words: Sequence[str], at: int) -> tuple[int, str | None]:
    for length in range(min(index.longest, len(words) - at), 0, -1):
        owner = index.by_words.get(tuple(words[at : at + length]))
        if owner is not None:
            return length, owner
    return 0, None


def _may_be_meant(words: Sequence[str], at: int, length: int) -> bool:
    """Whether a name found here is one: not somebody else's beside "for", and not an ordinary or short word in passing."""
    if at and words[at - 1] in _OTHERS:
        return False
    name = words[at : at + length]
    if length > 1 or (len(name[0]) > SHORT and name[0] not in _ORDINARY):
        return True
    if at:
        return False
    following = words[1] if len(words) > 1 else None
    return (
        following is None
        or following == name[0]
        or following in _EQUIPMENT
        or any(any(sign.isdigit() for sign in word) for word in words[1:3])
    )


def _opens_a_number(text: str, word: re.Match[str], length: int) -> bool:
    """Whether two or three letters are joined by a hyphen to what follows: the head of a model number ("DH-SD1A404XB")."""
    return length == 1 and len(word.group()) < SHORT and text[word.end() : word.end() + 1] == "-"


def _model_after(text: str, end: int, name: str) -> str | None:
    """What follows the name, without the name said again: a model number has a digit and is short."""
    rest = text[end:].strip(" \t,:;/-–—*")
    if rest.casefold().startswith(name.casefold() + " "):
        rest = rest[len(name) :].strip(" \t,:;/-–—*")
    if not rest or len(rest) > MAX_MODEL or len(rest.split()) > MAX_MODEL_WORDS:
        return None
    return rest if any(sign.isdigit() for sign in rest) else None
