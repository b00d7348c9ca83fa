"""nmap and masscan XML."""
