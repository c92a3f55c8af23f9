"""A spinner for work that takes some seconds, on a terminal only."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE_SECONDS = 2.0


@contextmanager
def patience(message: str) -> Iterator[None]:
    """Show a spinner with a message on standard error, once the work inside has taken two seconds."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console  # noqa: PLC0415  # a tenth of the start-up time of a quick command
    from rich.status import Status  # noqa: PLC0415

    status = Status(message, console=Console(stderr=True))
    timer = threading.Timer(PATIENCE_SECONDS, status.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        status.stop()
