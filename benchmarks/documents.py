"""Reads the same documents with camcensus and with other libraries alone, and prints a table of figures.

    uv run --group bench python benchmarks/documents.py [FOLDER] [--files N] [--rounds N] [--only WORD] [--memory N]

FOLDER holds requests' folders as they arrived; its PDFs, DOCX and XLSX are read as well as those made up here.

A worker is the process that reads answers together with the shut-in child that opens files for it: the two take turns,
so a worker never keeps more than one core busy. "computing" is the processor time of both together. Ratios are how many
times as many files a second as the peer; the first number is by processor time, the second by the time that passed.
Peers run in this process, shut in by nothing, and give text: bare pypdfium2 the text of each page, kreuzberg its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pypdfium2

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks.answers import Letter, make_register
from benchmarks.measure import Spent, kept_children, resident, take_turns

from camcensus.collect.documents import close_readers, programs, read_bytes
from camcensus.jobs.census import read_census
from camcensus.jobs.readers import shipped_readers
from camcensus.model.request import Asked
from camcensus.store.shipped import shipped_facts

_OFFICE = "application/vnd.openxmlformats-officedocument."
_KINDS = {
    ".pdf": "application/pdf",
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
}
_ASKED = Asked("benchmark")


def read_bare(data: bytes) -> list[str]:
    """The text of each page, as the library's own example reads it."""
    document = pypdfium2.PdfDocument(data)
    texts = []
    for page in document:
        textpage = page.get_textpage()
        texts.append(textpage.get_text_range())
        textpage.close()
        page.close()
    document.close()
    return texts


def each(read: Callable[[bytes], object], files: Sequence[bytes]) -> None:
    for data in files:
        read(data)


def read_ours(data: bytes) -> object:
    return read_bytes(data, "file")


def read_and_classify() -> Callable[[bytes], object]:
    answer = shipped_readers().answer
    return lambda data: answer(_ASKED, read_bytes(data, "file"))


def read_kreuzberg(kind: str) -> Callable[[bytes], object] | None:
    try:
        from kreuzberg import ExtractionConfig, extract_bytes_sync  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        return None
    each_anew = ExtractionConfig(use_cache=False)
    return lambda data: extract_bytes_sync(data, kind, config=each_anew)


def compare_formats(files: dict[str, list[bytes]], rounds: int) -> None:
    """Every format against its peers."""
    for suffix, found in files.items():
        peers: dict[str, Callable[[bytes], object]] = {"bare pypdfium2": read_bare} if suffix == ".pdf" else {}
        if (kreuzberg := read_kreuzberg(_KINDS[suffix])) is not None:
            peers["kreuzberg"] = kreuzberg
        ours = {"read": read_ours, "read and classified": read_and_classify()}
        spent = take_turns({name: partial(each, read, found) for name, read in (peers | ours).items()}, rounds)
        print(f"{suffix[1:].upper()}, {len(found)} files")
        for name, one in spent.items():
            print(f"  {name:20} {each_ms(one.computing, found)} computing  {each_ms(one.passed, found)} passed")
        for name in ours:
            for peer in peers:
                print(f"  {name}: {ratio(spent[peer], spent[name])} {peer}")


def each_ms(seconds: float, files: Sequence[bytes]) -> str:
    return f"{1000 * seconds / len(files):8.3f} ms"


def ratio(peer: Spent, ours: Spent) -> str:
    return f"{peer.computing / ours.computing:.2f}x, {peer.passed / ours.passed:.2f}x"


def count_up(_: int) -> int:
    """Pure computing, to see what a second process gives on this machine at this moment."""
    return sum(at * at for at in range(3_000_000))


def compare_workers(files: dict[str, list[bytes]], rounds: int) -> None:
    """The whole job over one folder a request, with one worker and with two; beside it two loops of pure computing."""
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as state:
        os.environ["XDG_STATE_HOME"] = state
        count = 0
        for suffix, found in files.items():
            for data in found:
                count += 1
                Path(folder, f"R{count:05}").mkdir()
                Path(folder, f"R{count:05}", f"reply{suffix}").write_bytes(data)
        book = shipped_facts()

        def census(workers: int) -> None:
            close_readers()
            read = read_census(book, Path(folder), readers=shipped_readers, workers=workers)
            read.journal.close()

        def loops(processes: int) -> None:
            with ProcessPoolExecutor(processes, get_context("fork")) as pool:
                list(pool.map(count_up, range(8)))

        spent = take_turns(
            {
                "one worker": lambda: census(1),
                "two workers": lambda: census(2),
                "one loop": lambda: loops(1),
                "two loops": lambda: loops(2),
            },
            rounds,
        )
    print(f"Census of {count} requests, a letter or register each")
    for name in ("one worker", "two workers"):
        rate = count / spent[name].passed
        print(f"  {name:20} {rate:6.0f} requests/s  {1000 * spent[name].computing / count:.2f} ms computing a request")
    gain = spent["one worker"].passed / spent["two workers"].passed
    possible = spent["one loop"].passed / spent["two loops"].passed
    least = 2 * spent["one worker"].computing / spent["two workers"].computing
    print(
        f"  two workers {gain:.2f}x one; pure computing {possible:.2f}x at the same time; by processor time {least:.2f}x"
    )


def recognise_bare(pages: Sequence[bytes], language: str) -> None:
    """Bare tesseract on pages already drawn, one process a core."""
    program = shutil.which("tesseract") or ""

    def one(page: bytes) -> bytes:
        return subprocess.run(
            [program, "stdin", "stdout", "-l", language, "--dpi", "200", "tsv"],
            input=page, capture_output=True, check=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        ).stdout  # fmt: skip

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(one, pages))


def drawn(data: bytes) -> list[bytes]:
    document = pypdfium2.PdfDocument(data)
    pages = []
    for page in document:
        bitmap = page.render(scale=200 / 72, grayscale=True)
        rows = bytes(bitmap.buffer)
        lines = [rows[at * bitmap.stride : at * bitmap.stride + bitmap.width] for at in range(bitmap.height)]
        pages.append(b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height) + b"".join(lines))
    return pages


def scanned(letter: Letter) -> bytes:
    """The first page of a letter as a picture of 200 dots an inch."""
    from tests.collect.documents import writers

    head, _, rest = drawn(letter.as_pdf())[0].partition(b"\n255\n")
    wide, high = (int(word) for word in head.split()[1:])
    return writers.pdf([[]], [wide.to_bytes(4, "big") + high.to_bytes(4, "big") + rest])


def compare_ocr(count: int, rounds: int) -> None:
    """Pages without text, against the program alone on the same pages."""
    found = programs.find_ocr(("eng", "cym"))
    if not found:
        print("OCR: tesseract is not installed")
        return
    scans = [scanned(Letter(at)) for at in range(count)]
    pages = [page for data in scans for page in drawn(data)]

    def ours() -> None:
        with ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as pool:  # pages are drawn while others are recognised
            list(pool.map(lambda data: read_bytes(data, "scan"), scans))

    spent = take_turns({"tesseract": lambda: recognise_bare(pages, found[1]), "ours": ours}, rounds)
    print(f"OCR, {len(pages)} pages, one tesseract a core")
    for name, one in spent.items():
        print(f"  {name:20} {each_ms(one.computing, pages)} computing  {each_ms(one.passed, pages)} passed")
    print(f"  ours: {ratio(spent['tesseract'], spent['ours'])} tesseract alone")


def watch_memory(files: Sequence[bytes], count: int) -> None:
    """What the child that reads and this process hold, in the course of so many documents."""
    close_readers()
    classify = read_and_classify()
    start = time.perf_counter()
    print(f"Memory over {count} documents (of the child that reads; of this process)")
    for at in range(1, count + 1):
        classify(files[at % len(files)])
        if at % (count // 10) == 0:
            if not kept_children():  # it was replaced this moment
                read_ours(files[0])
            child, own = resident(kept_children()) >> 20, resident([os.getpid()]) >> 20
            print(f"  after {at:6}  {child:4} MB  {own:4} MB  {at / (time.perf_counter() - start):5.0f}/s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--files", type=int, default=60, help="files made of each format")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", choices=("formats", "workers", "ocr", "memory"))
    parser.add_argument("--memory", type=int, default=1000, help="documents read for the figure of memory")
    asked = parser.parse_args()
    letters = [Letter(number) for number in range(asked.files)]
    files = {
        ".pdf": [letter.as_pdf() for letter in letters],
        ".docx": [letter.as_docx() for letter in letters],
        ".xlsx": [make_register(number) for number in range(asked.files)],
    }
    for path in sorted(asked.folder.rglob("*")) if asked.folder else ():
        if path.suffix in files and path.is_file():
            data = path.read_bytes()
            if path.suffix != ".pdf" or any(text.strip() for text in read_bare(data)):
                files[path.suffix].append(data)
    others = " ".join(f"{load:.1f}" for load in os.getloadavg())
    print(f"{os.cpu_count()} cores; load of the machine over 1, 5, 15 minutes: {others}")
    if asked.only in (None, "formats"):
        compare_formats(files, asked.rounds)
    if asked.only in (None, "workers"):
        compare_workers(files, max(2, asked.rounds // 2))
    if asked.only in (None, "ocr"):
        compare_ocr(8, max(2, asked.rounds // 3))
    if asked.only in (None, "memory"):
        watch_memory([data for found in files.values() for data in found], max(10, asked.memory))


if __name__ == "__main__":
    main()
