"""Shodan banners, one JSON object a line."""
