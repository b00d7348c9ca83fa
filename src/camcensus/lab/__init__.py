"""A network of emulated devices, made in network namespaces of its own, to try a scan on. Holds no real device's data."""
