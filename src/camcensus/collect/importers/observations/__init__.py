"""Our own observation lines."""
