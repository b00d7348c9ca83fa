"""Programs that other people keep and we call where they are installed: tesseract for OCR, LibreOffice for DOC."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import BoundedSemaphore

from camcensus.collect.documents.layout import PageLine, lay_out
from camcensus.collect.documents.pieces import Convert, Picture, Piece, Problem
from camcensus.model.document import SegmentKind

OCR_SECONDS = 120  # of computing, a page
_OCR_MEMORY = 2 * 1024 * 1024 * 1024
_OFFICE_SECONDS = 90
_OFFICE_MEMORY = 6 * 1024 * 1024 * 1024  # address space; LibreOffice maps far more than it uses
_MOST_TEXT = 16 * 1024 * 1024  # of one page's answer
_FEWEST_DOTS = 70  # tesseract refuses a picture that does not state a finer size
_INSTALL_OCR = "Install tesseract-ocr and tesseract-ocr-cym and read it again."
_INSTALL_OFFICE = "Install LibreOffice and read it again, or save the file as DOCX or PDF."
_CONFINED = str(Path(__file__).with_name("confined.py"))

_cores = os.cpu_count() or 1
_waiting = BoundedSemaphore(2 * _cores)  # pages held in memory


@cache
def _workers() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(_cores, thread_name_prefix="ocr")


@cache
def find_ocr(languages: tuple[str, ...]) -> tuple[str, str] | None:
    """The program, and those of the languages that it has ("eng+cym"); None where it is not installed or has none."""
    program = shutil.which("tesseract")
    if program is None:
        return None
    try:
        answer = subprocess.run([program, "--list-langs"], capture_output=True, timeout=20, check=False).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    known = set(answer.decode("utf-8", "replace").split())
    chosen = [language for language in languages if language in known]
    return (program, "+".join(chosen)) if chosen else None


def forget_programs() -> None:
    """Look for the programs anew; for tests and for after an installation."""
    find_ocr.cache_clear()


def recognise(picture: Picture, languages: Sequence[str]) -> Future[list[Piece | Problem]]:
    """The words of a picture, to come: one process a core, the rest wait. Blocks while many pages are waiting."""
    _waiting.acquire()
    future = _workers().submit(_recognise, picture, tuple(languages))
    future.add_done_callback(lambda _: _waiting.release())
    return future


def _recognise(picture: Picture, languages: tuple[str, ...]) -> list[Piece | Problem]:
    found = find_ocr(languages)
    if found is None:
        return [Problem(picture.place, "is an image, and no program to recognise its text is installed", _INSTALL_OCR)]
    program, chosen = found
    if picture.width:
        dots = max(picture.dots_per_inch, _FEWEST_DOTS)
        data = b"P5\n%d %d\n255\n" % (picture.width, picture.height) + picture.data
        extra = ["--dpi", str(dots)]
    else:
        data, extra = picture.data, []
    arguments = [program, "stdin", "stdout", "-l", chosen, *extra, "tsv"]
    code, answer = run_confined(arguments, data, _OCR_MEMORY, OCR_SECONDS, 0)
    if code != 0:
        problem = f"is an image whose text could not be recognised ({_ended(code)})"
        return [Problem(picture.place, problem, "Look at it, or ask for a copy with text in it.")]
    pieces: list[Piece | Problem] = list(pieces_of_tsv(answer.decode("utf-8", "replace"), picture.place))
    if not pieces:
        return [Problem(picture.place, "is an image in which no text was found", "Look at it.")]
    return pieces


def _ended(code: int) -> str:
    return f"ended by {signal.Signals(-code).name}" if code < 0 else f"status {code}"


def run_confined(arguments: Sequence[str], data: bytes, memory: int, seconds: int, written: int) -> tuple[int, bytes]:
    """A program's status and answer; shut in by `confined.py`. Status 124 where it was ended for taking too long."""
    with tempfile.TemporaryFile() as source:
        source.write(data)
        source.seek(0)
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", _CONFINED, str(memory), str(seconds), str(written), *arguments],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={
                "LC_ALL": "C.UTF-8",
                "OMP_THREAD_LIMIT": "1",
                "PATH": os.environ.get("PATH", ""),
                "HOME": "/nonexistent",
            },
            start_new_session=True,
        )
        try:
            answer, _ = process.communicate(timeout=2 * seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return 124, b""
    return process.returncode, answer[:_MOST_TEXT]


def pieces_of_tsv(text: str, place: str) -> list[Piece]:
    """Tesseract's table of words -> paragraphs and table rows with the confidence of their words, 0..1."""
    lines: list[PageLine] = []
    current: tuple[str, ...] = ()
    words: list[tuple[int, int, int, int, float, str]] = []
    page = place
    pieces: list[Piece] = []
    shown = 1
    for row in text.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != "5" or not cells[11].strip():
            continue
        try:
            left, top, width, height = (int(cell) for cell in cells[6:10])
            confidence = max(0.0, min(1.0, float(cells[10]) / 100))
            number = int(cells[1])
        except ValueError:
            continue
        if tuple(cells[1:5]) != current and words:
            lines.append(_line(words))
            words = []
        if number != shown:  # an image file of several pages
            pieces += _without_furniture(lines, page)
            lines, shown = [], number
            page = f"{place} page {number}"
        current = tuple(cells[1:5])
        words.append((left, top, left + width, top + height, confidence, cells[11]))
    if words:
        lines.append(_line(words))
    return pieces + _without_furniture(lines, page)


def _without_furniture(lines: list[PageLine], page: str) -> list[Piece]:
    """Specks and rules that were taken for letters are left out."""
    lines = _rejoin_rows(lines)
    return [
        piece
        for piece in lay_out(lines, page)
        if any(sign.isalnum() for sign in piece.text) or piece.kind is SegmentKind.TABLE_ROW
    ]


def _rejoin_rows(lines: list[PageLine]) -> list[PageLine]:
    """Columns of a table that were recognised as blocks of their own: pieces of one height put into one line again."""
    if not any(later.top < earlier.bottom - 2 for earlier, later in pairwise(lines)):
        return lines
    ordered = sorted(lines, key=lambda line: (line.top + line.bottom) / 2)
    rows: list[list[PageLine]] = []
    for line in ordered:
        middle = (line.top + line.bottom) / 2
        if (
            rows
            and rows[-1][0].top <= middle <= rows[-1][0].bottom
            and all(one.right <= line.left or line.right <= one.left for one in rows[-1])
        ):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_one_row(sorted(row, key=lambda line: line.left)) for row in rows]


def _one_row(row: list[PageLine]) -> PageLine:
    if len(row) == 1:
        return row[0]
    cells = [cell for line in row for cell in (line.cells or [(line.left, line.text)])]
    stated = [line.confidence for line in row if line.confidence is not None]
    return PageLine(
        " ".join(line.text for line in row),
        row[0].left,
        row[-1].right,
        min(line.top for line in row),
        max(line.bottom for line in row),
        cells=cells,
        confidence=sum(stated) / len(stated) if stated else None,
    )


def _line(words: list[tuple[int, int, int, int, float, str]]) -> PageLine:
    top, bottom = min(word[1] for word in words), max(word[3] for word in words)
    height = sorted(word[3] - word[1] for word in words)[len(words) // 2]
    cells: list[tuple[float, str]] = []
    right = None
    for left, _, end, _, _, text in words:
        if right is not None and left - right < 1.6 * height:
            cells[-1] = (cells[-1][0], f"{cells[-1][1]} {text}")
        else:
            cells.append((float(left), text))
        right = end
    signs = sum(len(word[5]) for word in words)
    confidence = sum(word[4] * len(word[5]) for word in words) / signs
    text = " ".join(word[5] for word in words)
    found = cells if len(cells) > 1 else []
    return PageLine(text, words[0][0], words[-1][2], top, bottom, cells=found, confidence=confidence)


def find_office() -> str | None:
    """LibreOffice, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(data: bytes, how: Convert) -> bytes | Problem:
    """The file as LibreOffice saves it, without network and macros; or why that cannot be had."""
    program = find_office()
    if program is None:
        problem = f"is a {how.suffix[1:].upper()} file, and no program to open it is installed"
        return Problem("", problem, _INSTALL_OFFICE)
    with tempfile.TemporaryDirectory(prefix="convert-") as folder:
        source = Path(folder, f"file{how.suffix}")
        source.write_bytes(data)
        profile = Path(folder, "profile").as_uri()
        arguments = [
            program,
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--nodefault",
            f"-env:UserInstallation={profile}",
            "--convert-to",
            how.to,
            "--outdir",
            folder,
            str(source),
        ]
        code, _ = run_confined(arguments, b"", _OFFICE_MEMORY, _OFFICE_SECONDS, 256 * 1024 * 1024)
        made = source.with_suffix(f".{how.to}")
        if code == 0 and made.is_file():
            return made.read_bytes()
    return Problem("", f"could not be opened by LibreOffice ({_ended(code)})", "Save the file as DOCX or PDF.")
