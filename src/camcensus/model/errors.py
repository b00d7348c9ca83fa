"""Three kinds of error, by who must act. Each says what, where, and how to mend."""

from __future__ import annotations


class CamcensusError(Exception):
    """The root of the errors that camcensus raises on purpose; its text is fit to be shown to a user."""


class WireError(CamcensusError):
    """The peer sent something that is not the protocol: record it and go on."""


class FactError(CamcensusError):
    """One of our own records (or a user's instrument file) is wrong: stop, name file and line, say how to mend it."""

    def __init__(self, where: str, problem: str, mend: str) -> None:
        super().__init__(f"{where}: {problem}\n{mend}")
        self.where = where  # "data/brands/example.yaml:7", the line is left out where it is not known
        self.problem = problem
        self.mend = mend


class InputError(CamcensusError):
    """What the user handed in cannot be read: one line that says which file, where, what was expected, what to do."""

    def __init__(self, source: str, place: str, problem: str, mend: str) -> None:
        where = f"{source}: {place}" if place else source
        super().__init__(f"{where}: {problem}. {mend}")
        self.source = source  # the file as the user named it
        self.place = place  # "line 12", "byte 40960", "sheet 'Cameras' row 3"; empty for the whole file
        self.problem = problem
        self.mend = mend
