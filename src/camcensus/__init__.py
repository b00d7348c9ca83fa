"""camcensus: whose surveillance cameras a body really runs, and which rules reach them.

Nothing is imported here, so that `import camcensus.identify` loads the core and nothing else.
"""

__version__ = "0.1.0"
