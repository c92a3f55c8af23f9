"""Progress of a squad on a terminal: rate, time left, sessions dropped and failures so far."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from liftrun.squad.run.plan_squad import counts
from liftrun.squad.workers.watcher import Watcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

    from liftrun.squad.workers.store import AthleteRow


@contextmanager
def progress(everybody: Callable[[], int]) -> Iterator[Watcher]:
    """A watcher that shows the progress on a terminal; elsewhere it shows nothing. `everybody` counts the athletes."""
    if not sys.stderr.isatty():
        yield Watcher()
        return
    from rich.console import Console  # noqa: PLC0415  # only on a terminal
    from rich.progress import (  # noqa: PLC0415
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    left = (TimeElapsedColumn(), TextColumn("left:"), TimeRemainingColumn())
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), *left)
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield _OnScreen(bar, bar.add_task("planning", total=everybody()))


class _OnScreen(Watcher):
    """Shows the progress in one line."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self._bar, self._task = bar, task
        self._failed = self._dropped = 0

    def stage(self, words: str) -> None:
        """Show the present step."""
        self._bar.update(self._task, description=words)

    def row(self, row: AthleteRow) -> None:
        """Show the athletes planned each second, and the dropped sessions and failures so far."""
        if row.document is None:
            self._failed += 1
        else:
            self._dropped += counts(row.document)[1]
        speed = self._bar.tasks[self._task].speed or 0.0
        words = f"{speed:.1f} a second, {self._dropped} sessions dropped, {self._failed} failed"
        self._bar.update(self._task, advance=1, description=words)
