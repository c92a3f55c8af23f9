"""The week as a picture: terminal, SVG and page."""
