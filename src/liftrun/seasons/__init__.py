"""Every week from now through the race and the rest after it, each planned with the weeks before it as history."""
