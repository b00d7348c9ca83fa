"""Reads the same documents with camcensus and with the libraries alone, and prints one line of figures.

    uv run --with kreuzberg python benchmarks/documents.py [FOLDER] [--rounds N]

FOLDER holds requests' folders as they arrived (default: the sample answers beside the repository, else made here).
PDF: bare pypdfium2, the whole text of each page, in this process, against ours in one kept child. XLSX and DOCX: files a
second against kreuzberg, where it is installed. OCR: bare tesseract, one process a core, on pages drawn beforehand,
against ours from the PDF. Memory: of the child, after the first tenth and at the end.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import openpyxl
import pypdfium2

from camcensus.collect.documents import close_readers, programs, read_bytes, readers

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
SAMPLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "foi" / "files"
REPEATS = 3


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of a few runs: what else the machine does only adds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def read_bare(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        textpage = page.get_textpage()
        texts.append(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return texts


def read_ours(files: Sequence[bytes]) -> None:
    for data in files:
        read_bytes(data, "file")


def read_with_workers(files: Sequence[bytes], workers: int) -> float:
    """Seconds for all files shared out among so many processes, starting them not counted."""
    with get_context("spawn").Pool(workers) as pool:
        shares = [list(files[at::workers]) for at in range(workers)]
        pool.map(read_ours, [share[:3] for share in shares], chunksize=1)
        return best(lambda: pool.map(read_ours, shares, chunksize=1))


def read_kreuzberg(files: Sequence[bytes], kind: str) -> float | None:
    try:
        from kreuzberg import ExtractionConfig, extract_bytes_sync  # type: ignore[import-not-found]
    except ImportError:
        return None
    each_anew = ExtractionConfig(use_cache=False)
    return best(lambda: [extract_bytes_sync(data, kind, config=each_anew) for data in files])


def read_tesseract(pages: Sequence[bytes], language: str) -> float:
    """Bare tesseract on pages already drawn, one process a core."""
    program = shutil.which("tesseract") or ""

    def one(page: bytes) -> bytes:
        return subprocess.run(
            [program, "stdin", "stdout", "-l", language, "--dpi", "200", "tsv"],
            input=page, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        ).stdout  # fmt: skip

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return best(lambda: list(pool.map(one, pages)))


def drawn(data: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        bitmap = page.render(scale=200 / 72, grayscale=True)
        rows = bytes(bitmap.buffer)
        lines = [rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height)]
        pages.append(b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + b"".join(lines))
    return pages


def resident() -> int:
    """Kilobytes that the child which is idle now holds."""
    with readers.borrow_reader() as child:
        status = Path(f"/proc/{child._process.pid}/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def memory_over(files: Sequence[bytes], count: int) -> tuple[int, int]:
    close_readers()
    early = 0
    for at in range(count):
        read_bytes(files[at % len(files)], "file")
        if at == min(count // 10, 300):
            early = resident()
    return early, resident()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--memory", type=int, default=0, help="documents read for the figure of memory")
    asked = parser.parse_args()
    by_form = gather(asked.folder)
    figures: list[str] = []
    pdfs = by_form[".pdf"] * asked.rounds
    read_ours(pdfs[:3])
    bare, ours = best(lambda: [read_bare(data) for data in pdfs]), best(lambda: read_ours(pdfs))
    figures.append(f"PDF {len(pdfs) / ours:.0f}/s = {bare / ours:.2f}x bare pypdfium2")
    kinds = {
        ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }
    for suffix, kind in kinds.items():
        files = by_form[suffix] * asked.rounds
        taken = best(lambda files=files: read_ours(files))  # type: ignore[misc]
        peer = read_kreuzberg(files, kind)
        against = f" = {peer / taken:.2f}x kreuzberg" if peer else " (kreuzberg is not installed)"
        figures.append(f"{suffix[1:].upper()} {len(files) / taken:.0f}/s{against}")
    mixed = (by_form[".docx"] + by_form[".pdf"] + by_form[".xlsx"]) * asked.rounds * 2
    figures.append(f"two workers {read_with_workers(mixed, 1) / read_with_workers(mixed, 2):.2f}x one")
    found = programs.find_ocr(("eng", "cym"))
    if found and by_form["scan"]:
        scans = by_form["scan"][:8]
        alone = read_tesseract([page for data in scans for page in drawn(data)], found[1])
        with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:  # pages are drawn while others are recognised
            ours = best(lambda: list(pool.map(lambda data: read_bytes(data, "scan"), scans)))
        figures.append(f"OCR {len(scans) / ours:.2f} pages/s = {alone / ours:.2f}x bare tesseract")
    if asked.memory:
        early, late = memory_over(mixed, asked.memory)
        figures.append(f"memory of the child {early // 1024} MB, after {asked.memory} documents {late // 1024} MB")
    print("; ".join(figures))


def register() -> bytes:
    """A workbook of 1,500 cameras."""
    from tests.collect.documents import writers

    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet.append(["Site", "Make", "Model", "Type", "Installed", "Notes"])
        for at in range(1_500):
            sheet.append([f"Site {at % 40}", "Axis", "P3245-LV", "Fixed dome", 2015 + at % 9, f"Column {at}"])

    return writers.xlsx(fill)


def gather(folder: Path) -> dict[str, list[bytes]]:
    """Files by form; those that the folder lacks are made."""
    from tests.collect.documents import writers

    found: dict[str, list[bytes]] = {".pdf": [], ".docx": [], ".xlsx": [], "scan": []}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.suffix in found and path.is_file():
            data = path.read_bytes()
            is_scan = path.suffix == ".pdf" and not any(text.strip() for text in read_bare(data))
            found["scan" if is_scan else path.suffix].append(data)
    found[".xlsx"].append(register())  # a register as estates teams keep it, not a summary of ten rows
    made = {".pdf": writers.letter_pdf, ".docx": writers.letter_docx, ".xlsx": writers.cameras_xlsx}
    for suffix, write in made.items():
        found[suffix] = found[suffix] or [write()]
    return found


if __name__ == "__main__":
    main()
