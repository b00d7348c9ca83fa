"""`python -m camcensus`."""

from camcensus.cli import main

main()
