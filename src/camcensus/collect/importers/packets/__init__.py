"""Packet captures: what devices say of themselves on the wire, never what they film."""
