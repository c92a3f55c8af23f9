"""A season on the terminal, as a picture and as a page."""
