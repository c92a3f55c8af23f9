"""What `liftrun bench` shows while it measures: the progress, and in red the wrong answers."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from liftrun.bench.runs.result_store import MeasuredRun
    from liftrun.bench.runs.runner import CampaignProgress


@contextmanager
def progress() -> Iterator[Callable[[CampaignProgress], None]]:
    """A bar with the time left, if standard error is a terminal; else nothing.

    The bar has no thread of its own, because the bench forks and threads do not survive a fork.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415  # only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task, drawn = bar.add_task("starting", total=None), 0.0

        def report(now: CampaignProgress) -> None:
            nonlocal drawn
            cell = now.next
            bar.update(
                task, completed=now.done, total=now.total, description=f"{cell.setting.name} on {cell.instance.name}"
            )
            if time.monotonic() - drawn > 1 / 4:
                bar.refresh()
                drawn = time.monotonic()

        yield report


def report_wrong_answers(measured: Sequence[MeasuredRun]) -> bool:
    """Print each wrong answer; returns whether there are any."""
    from liftrun.bench.statistics.wrong_answers import wrong_answers  # noqa: PLC0415  # `liftrun --help` needs none of these

    wrong = wrong_answers(measured)
    for one in wrong:
        click.secho(f"WRONG: {one}", fg="red", bold=True, err=True)
    return bool(wrong)
