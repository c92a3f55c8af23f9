"""What the title of a session says."""
