"""An answer of a device, saved as it came."""
