"""Texts of invented answers, one module a part of a corpus; make_held_out_answers.py writes them as files."""
