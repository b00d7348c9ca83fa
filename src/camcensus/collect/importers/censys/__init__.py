"""Censys hosts and services as JSON."""
