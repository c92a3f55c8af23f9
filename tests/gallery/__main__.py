"""Write docs/weeks.md and its pictures: `python -m tests.gallery`."""

from __future__ import annotations

from tests.gallery.weeks_page import write_gallery

if __name__ == "__main__":
    write_gallery()
