"""How much may come out of one input, however it is packed."""

from __future__ import annotations

from dataclasses import dataclass, field

from camcensus.model.errors import InputError

_MEGABYTE = 1024 * 1024
_MEND = "If the file is what you think it is, unpack it yourself and hand in what is inside."


@dataclass(slots=True)
class Budget:
    """For one argument of the command line. Streams may be long; what swells like a bomb may not."""

    total_bytes: int = 8 * 1024 * _MEGABYTE  # unpacked, all members and layers together
    ratio: int = 250  # nmap XML and JSON lines pack 10 to 60 times; a run of one byte packs 1,030 times by gzip
    ratio_from: int = 64 * _MEGABYTE  # below this a high ratio does no harm
    spool_bytes: int = 2 * 1024 * _MEGABYTE  # of an archive that must be kept on disk to be opened
    entries: int = 20_000  # members of one archive
    depth: int = 3  # packed in packed in packed
    listing_bytes: int = 64 * _MEGABYTE  # the table of contents of an archive
    _spent: int = field(default=0, repr=False)

    def spend(self, name: str, produced: int, packed: int, piece: int) -> None:
        """Count a piece that was unpacked.

        Args:
            produced: bytes that this layer has given so far, the piece included.
            packed: bytes that this layer has taken for them.

        Raises: InputError where the total or the ratio is over its bound.
        """
        self._spent += piece
        if self._spent > self.total_bytes:
            raise InputError(name, "", f"unpacks to more than {self.total_bytes} bytes", _MEND)
        if produced > self.ratio_from and produced > self.ratio * max(packed, 1):
            raise InputError(name, "", f"unpacks to over {self.ratio} times its size, as a bomb does", _MEND)
