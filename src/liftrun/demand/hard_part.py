"""How much hard running one run may have, by the week's distance and the runner's experience."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.domain.units import SECONDS_PER_MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from liftrun.domain import Experience, RunKind
    from liftrun.domain.workout import Step, Workout
    from liftrun.rulebook.workout_tables import WorkoutBook


@dataclass(frozen=True, slots=True)
class HardPartLimit:
    """The most hard running of one run.

    Attributes:
        book: All templates; they have the limits.
        level: Running experience.
        week_metres: Metres of all runs of the week together.
    """

    book: WorkoutBook
    level: Experience
    week_metres: float

    def allows(self, workout: Workout, kind: RunKind) -> bool:
        """Whether the work of a run is within the limits of the week, and of the level for its kind."""
        work = [(times, step) for times, step in workout.run_steps() if step.role == "work"]
        if self._share_of_limit(work) > self.week_metres:
            return False
        limit = self.book.hard_part.of(self.level)
        if kind not in limit.minutes:
            return True
        seconds = sum(times * step.estimate_s for times, step in work)
        within_run = workout.work_m <= limit.most_of_run * workout.estimate_m
        return within_run and seconds <= limit.minutes[kind] * SECONDS_PER_MINUTE

    def _share_of_limit(self, work: Iterable[tuple[int, Step]]) -> float:
        """The week's metres for which the work would be the most; of several efforts, all together."""
        shares = {name: effort.most_of_week for name, effort in self.book.efforts.items()}
        return sum(times * step.estimate_m / shares[step.target.effort] for times, step in work if step.target)
