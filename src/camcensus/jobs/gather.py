"""From the arguments of a command to the evidence in them: every input opened, recognised and read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from camcensus.collect.catalogues import read_catalogue
from camcensus.collect.catalogues import recognises as recognises_catalogue
from camcensus.collect.importers.registers.importer import shipped_vocabulary
from camcensus.collect.importers.registry import all_importers
from camcensus.collect.opening import InputReading, read_inputs
from camcensus.jobs.check import Evidence
from camcensus.model.errors import InputError
from camcensus.model.observation import Note, Observation, Rejected
from camcensus.read.columns import parse_mapping, parse_mapping_file

Progress = Callable[[str, int], None]
MAX_MAPPING_BYTES = 250_000


def gather(arguments: Sequence[str], columns: Mapping[str, str], progress: Progress) -> Evidence:
    """Read all inputs. What cannot be read is in the evidence as rejected; nothing is raised for it."""
    evidence = Evidence()
    for reading in read_inputs(arguments, all_importers(columns), is_catalogue=recognises_catalogue):
        if reading.is_catalogue:
            _add_catalogue(evidence, reading)
        else:
            _add_items(evidence, reading, progress)
        if not reading.is_aside:
            evidence.inputs.append(reading.summary())
    return evidence


def column_mapping(settings: Sequence[str], file: Path | None) -> Mapping[str, str]:
    """The user's corrections of column names, from options and from a TOML file; options win. Raises InputError."""
    vocabulary = shipped_vocabulary()
    chosen: dict[str, str] = {}
    if file is not None:
        try:
            with file.open("rb") as opened:
                content = opened.read(MAX_MAPPING_BYTES + 1)
            if len(content) > MAX_MAPPING_BYTES:
                problem = f"is longer than {MAX_MAPPING_BYTES:,} bytes"
                raise InputError(str(file), "", problem, "Name only the columns that are not understood by themselves.")
            chosen.update(parse_mapping_file(content.decode("utf-8"), vocabulary, str(file)))
        except UnicodeDecodeError:
            raise InputError(str(file), "", "is not UTF-8 text", "Save it as UTF-8.") from None
        except OSError as error:
            raise InputError(str(file), "", f"cannot be read ({error.strerror})", "Check the name.") from None
    chosen.update(parse_mapping(settings, vocabulary))
    return chosen


def _add_items(evidence: Evidence, reading: InputReading, progress: Progress) -> None:
    for item in reading.items():
        if isinstance(item, Observation):
            evidence.observations.append(item)
            if len(evidence.observations) % 500 == 0:
                progress(f"reading {reading.name}", len(evidence.observations))
        elif isinstance(item, Rejected):
            evidence.rejected.append(item)
        elif isinstance(item, Note):
            evidence.notes.append(item)


def _add_catalogue(evidence: Evidence, reading: InputReading) -> None:
    assert reading.stream is not None
    try:
        evidence.catalogues.append(read_catalogue(reading.stream, reading.name))
    except InputError as error:
        evidence.rejected.append(reading.reject(error))
