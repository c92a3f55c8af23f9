"""What an explanation found, as lines."""
