"""The nouns of camcensus: frozen values with no behaviour beyond their own consistency. Imports nothing of ours."""
