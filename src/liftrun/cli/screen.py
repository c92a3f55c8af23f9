"""The terminal to print on."""

from __future__ import annotations

from rich.console import Console


class Screen(Console):
    """Standard output, on which a reader who has gone away is not an error: `main` knows what to do then."""

    def on_broken_pipe(self) -> None:
        """Rich would leave with exit code 1, which means something else here."""
        raise BrokenPipeError
