"""Who registered the block a MAC address is from.

The registrant bought the block; the device may be somebody else's. Source: IEEE Registration Authority, through the
dated table data/ouis.csv.
"""

from __future__ import annotations

import re

from camcensus.facts.book import FactBook, Oui
from camcensus.identify.rebrand import find_brand

LENGTHS = (9, 7, 6)  # hexadecimal digits of a block: 36, 28 and 24 bits, the most specific first

_FORMS = re.compile(
    r"[0-9A-F]{12}"  # 001122aabbcc
    r"|[0-9A-F]{1,2}(?::[0-9A-F]{1,2}){5}"  # 0:11:22:aa:bb:cc as well
    r"|[0-9A-F]{1,2}(?:-[0-9A-F]{1,2}){5}"
    r"|[0-9A-F]{1,2}(?: [0-9A-F]{1,2}){5}"
    r"|[0-9A-F]{4}(?:[.:-][0-9A-F]{4}){2}"  # Cisco, H3C
    r"|[0-9A-F]{6}[-:][0-9A-F]{6}",
    re.IGNORECASE,
)


def registrant_of(book: FactBook, mac: str) -> Oui | None:
    """The block of the address, in whatever way it is written; the longest known prefix wins.

    None for a text that is no MAC address, for a locally administered or multicast address (nobody registered it), and
    for a block that is not in the table.
    """
    digits = hexadecimal(mac)
    if digits is None or int(digits[1], 16) & 0b11:  # the two low bits of the first octet: local, group
        return None
    for length in LENGTHS:
        block = book.ouis.get(digits[:length])
        if block is not None:
            return block
    return None


def badge_of(book: FactBook, block: Oui) -> str | None:
    """The badge of a seller that registered its own block, as printed on its products: "Amcrest", "LTS".

    None where the registrant is a maker, or where no rebrand fact speaks of its name (a homonym of a maker has none).
    """
    if block.manufacturer is not None:
        return None
    brand = find_brand(book, block.registrant)
    return next((row.brand for row in book.rebrands if row.brand_id == brand), None)


def hexadecimal(mac: str) -> str | None:
    """A MAC address as twelve hexadecimal digits in upper case; None for a text that is none."""
    text = mac.strip() if len(mac) <= 64 else ""
    if not _FORMS.fullmatch(text):
        return None
    parts = re.split(r"[:. -]", text)
    if len(parts) == 6:
        parts = [part.zfill(2) for part in parts]
    return "".join(parts).upper()
