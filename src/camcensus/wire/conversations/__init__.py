"""Questions to devices, without input or output: what is sent, and when an answer is whole. One module a protocol."""
