"""Observations + facts -> identifications, each with its reasons for and against."""
