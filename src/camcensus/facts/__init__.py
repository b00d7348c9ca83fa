"""Text of reviewed records -> typed facts, checked: names known, dates ordered, sources present."""
