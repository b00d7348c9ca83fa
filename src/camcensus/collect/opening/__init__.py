"""Opens what the user names: files, folders, standard input, and what is packed in them."""

from camcensus.collect.opening.reading import InputReading, read_inputs

__all__ = ["InputReading", "read_inputs"]
