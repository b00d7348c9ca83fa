"""What a file seems to be that no reader takes, and what its owner can do."""

from __future__ import annotations

_MARKS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", "Copy its table into a spreadsheet and save that as CSV."),
    (b"\xff\xd8\xff", "a JPEG picture", "Type the model numbers into a text file, one a line."),
    (b"\x89PNG", "a PNG picture", "Type the model numbers into a text file, one a line."),
    (b"GIF8", "a GIF picture", "Type the model numbers into a text file, one a line."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it and hand in what is inside."),
    (b"Rar!", "a RAR archive", "Unpack it and hand in what is inside."),
    (b"BZh", "a bzip2 file", "Unpack it (bunzip2) and hand in what is inside."),
    (b"\xfd7zXZ", "an xz file", "Unpack it (unxz) and hand in what is inside."),
    (b"\x7fELF", "a program", "Name a scan, a capture or a register instead."),
    (b"MZ", "a Windows program", "Name a scan, a capture or a register instead."),
    (b"SQLite format 3", "an SQLite database", "Export its table as CSV."),
    (b"PAR1", "a Parquet file", "Use `camcensus classify` for Parquet."),
    (b"{\\rtf", "an RTF document", "Copy its table into a spreadsheet and save that as CSV."),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Save its table as CSV or XLSX."),
    (b"# Nmap ", "nmap's normal or grepable output", "Scan again with -oX scan.xml, or -oA for all forms."),
    (b"Starting Nmap", "nmap's output on the screen", "Scan again with -oX scan.xml."),
    (b"From ", "a mailbox", "Use `camcensus read` for answers to requests."),
    (b"<!DOCTYPE html", "a web page", "Copy its table into a spreadsheet and save that as CSV."),
    (b"<!doctype html", "a web page", "Copy its table into a spreadsheet and save that as CSV."),
    (b"<html", "a web page", "Copy its table into a spreadsheet and save that as CSV."),
)


def guess_kind(head: bytes) -> tuple[str, str]:
    """What the beginning of a file looks like, and what to do with it."""
    for mark, kind, mend in _MARKS:
        if head.startswith(mark):
            return kind, mend
    if head.startswith(b"PK"):
        if b"word/" in head:
            return "a Word document", "Copy its table into a spreadsheet and save that as CSV."
        if b"ppt/" in head:
            return "a presentation", "Copy its table into a spreadsheet and save that as CSV."
        return "an Office document or archive", "Unpack it, or save its table as CSV."
    if head[257:262] == b"ustar":
        return "a tar archive", "Unpack it and hand in what is inside."
    if head.lstrip()[:1] in (b"{", b"["):
        return (
            "JSON of a form that is not known",
            "Check which program wrote it; observation lines need id, kind and raw.",
        )
    if head.lstrip()[:1] == b"<":
        return "XML of a form that is not known", "Check which program wrote it; nmap XML begins with <nmaprun."
    if b"\0" in head[:1024]:
        return "binary data", "Check that it is the file you meant."
    return "text without a table that is known", "Give columns headings such as Manufacturer, Model, Serial number."
