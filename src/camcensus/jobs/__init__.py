"""One module per job a user would name; each wires edges to the core and decides nothing itself."""
