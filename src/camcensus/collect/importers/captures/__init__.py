"""Captures of our own scans."""
