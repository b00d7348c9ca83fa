"""What to do next, as values: deadlines, letters, plans. Sends nothing."""
