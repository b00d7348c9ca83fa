"""Shadowserver reports as CSV."""
