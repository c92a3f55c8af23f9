"""What follows the progress while a squad is planned."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liftrun.squad.workers.store import AthleteRow


class Watcher:
    """Receives the progress of a run; this one ignores it."""

    def stage(self, words: str) -> None:
        """What is being done now for everybody together."""

    def row(self, row: AthleteRow) -> None:
        """An athlete's result has been written."""
