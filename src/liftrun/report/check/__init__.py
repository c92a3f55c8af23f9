"""What a check found, as tables and as lines."""
