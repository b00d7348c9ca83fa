"""zgrab2 results, one JSON object a line."""
