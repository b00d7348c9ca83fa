"""Image files, for OCR. Their size is read from their head before anything unpacks them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from camcensus.collect.documents.pieces import About, Found, Picture
from camcensus.model.errors import InputError

MAX_DOTS = 60_000_000  # of one picture
MAX_BYTES = 96 * 1024 * 1024
_TIFF = {b"II*\x00": "<", b"MM\x00*": ">"}


def picture_format(data: bytes) -> str | None:
    """ "PNG", "JPEG", "TIFF", "GIF", "BMP", "WebP" or None, by the first bytes."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data[:4] in _TIFF:
        return "TIFF"
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    if data[:2] == b"BM" and len(data) > 26 and data[6:10] == b"\x00" * 4:
        return "BMP"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    return None


def read_picture(data: bytes, form: str) -> Iterator[Found]:
    """The picture as it came, for OCR. Raises InputError where it is damaged or too large to unpack."""
    if len(data) > MAX_BYTES:
        raise InputError("", "", f"is a picture of more than {MAX_BYTES} bytes", "Save it smaller.")
    width, height = _size(data, form)
    if width <= 0 or height <= 0:
        raise InputError("", "", f"is a damaged {form} picture", "Ask for another copy.")
    if width * height > MAX_DOTS:
        problem = f"is a picture of {width} by {height} dots, over {MAX_DOTS} in all"
        raise InputError("", "", problem, "Save it smaller.")
    yield About(f"{form} image")
    yield Picture("image", data)


def _size(data: bytes, form: str) -> tuple[int, int]:
    try:
        if form == "PNG":
            return struct.unpack_from(">II", data, 16)
        if form == "GIF":
            return struct.unpack_from("<HH", data, 6)
        if form == "BMP":
            width, height = struct.unpack_from("<ii", data, 18)
            return width, abs(height)
        if form == "WebP":
            return _webp(data)
        return _tiff(data) if form == "TIFF" else _jpeg(data)
    except (struct.error, IndexError):
        return 0, 0


def _jpeg(data: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            at += 1
            continue
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        if marker in (0xFF, 0x00, 0x01) or 0xD0 <= marker <= 0xD8:
            at += 1 if marker == 0xFF else 2
            continue
        at += 2 + max(2, struct.unpack_from(">H", data, at + 2)[0])
    return 0, 0


def _tiff(data: bytes) -> tuple[int, int]:
    """The largest of its pages."""
    order = _TIFF[data[:4]]
    at = struct.unpack_from(order + "I", data, 4)[0]
    best = (0, 0)
    for _ in range(500):
        if not at:
            break
        count = struct.unpack_from(order + "H", data, at)[0]
        size = [0, 0]
        for entry in range(count):
            tag, kind = struct.unpack_from(order + "HH", data, at + 2 + 12 * entry)
            if tag in (256, 257):
                size[tag - 256] = struct.unpack_from(order + ("H" if kind == 3 else "I"), data, at + 10 + 12 * entry)[0]
        if size[0] * size[1] > best[0] * best[1]:
            best = (size[0], size[1])
        at = struct.unpack_from(order + "I", data, at + 2 + 12 * count)[0]
    return best


def _webp(data: bytes) -> tuple[int, int]:
    if data[12:16] == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF
