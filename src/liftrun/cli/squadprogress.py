"""How a long run goes: rate, time left, drops and failures so far; nothing where nobody watches."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from liftrun.squad.store import Row


@contextmanager
def progress() -> Iterator[Callable[[Row], None]]:
    """What to call with each athlete's row as it is written."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415  # only where somebody watches
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    counted = {"failed": 0}
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("planning", total=None)

        def told(row: Row) -> None:
            counted["failed"] += row.document is None
            speed = bar.tasks[task].speed or 0.0
            bar.update(task, advance=1, description=f"{speed:.1f} a second, {counted['failed']} failed")

        yield told
