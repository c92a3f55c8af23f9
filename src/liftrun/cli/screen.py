"""The terminal to print on."""

from __future__ import annotations

from rich.console import Console


class Screen(Console):
    """Standard output. If its reader has closed it, `main` ends without an error."""

    def on_broken_pipe(self) -> None:
        """Raise the error for `main`; rich would exit with code 1, which has another meaning here."""
        raise BrokenPipeError
