"""Writing a plan as a calendar."""
