"""Lease files of DHCP servers."""
