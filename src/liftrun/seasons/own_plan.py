"""The athlete's own plan: runs with a date each, which liftrun places in time; it adds the lifts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.athlete import Run
from liftrun.demand.runs import run_name
from liftrun.domain import WEEKDAYS
from liftrun.domain.units import distance_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from liftrun.athlete import Athlete
    from liftrun.athlete.sections import PlannedRunKind
    from liftrun.domain import Week


@dataclass(frozen=True, slots=True)
class OwnRun:
    """One run of the athlete's own plan.

    Attributes:
        day: Its date.
        kind: What kind of run it is.
        metres: Its distance, or None for a run by time.
        minutes: Its length, if it has no distance.
        title: As the plan names it.
    """

    day: date
    kind: PlannedRunKind
    metres: int | None
    minutes: int | None
    title: str


@dataclass(frozen=True, slots=True)
class OwnPlan:
    """The athlete's own plan.

    Attributes:
        runs: By date.
        unread: What was not read, a sentence each.
        may_move: Whether a run may be on another day of its week.
    """

    runs: tuple[OwnRun, ...]
    unread: tuple[str, ...] = ()
    may_move: bool = False

    def of(self, week: Week) -> tuple[OwnRun, ...]:
        """The runs of a week."""
        return tuple(run for run in self.runs if 0 <= week.day_of_date(run.day) < len(WEEKDAYS))

    def athlete_in(self, athlete: Athlete, week: Week) -> Athlete:
        """The athlete with these runs as those of a week."""
        runs = tuple(
            Run.model_construct(
                kind=run.kind,
                distance=None if run.metres is None else distance_of(run.metres, athlete.units),
                minutes=run.minutes if run.metres is None else None,
                optional=False,
                label=run.title,
            )
            for run in self.of(week)
        )
        return athlete.model_copy(update={"running": None, "runs": runs})

    def days_in(self, week: Week) -> dict[str, int]:
        """Session id -> the day of the week on which it must be; nothing if runs may move."""
        if self.may_move:
            return {}
        return {name: week.day_of_date(run.day) for name, run in self._named(week)}

    def usual_days(self, week: Week) -> dict[str, object]:
        """The wishes that keep the runs of a week on the days that the plan gives them."""
        days: dict[str, set[int]] = {}
        for run in self.of(week):
            days.setdefault(f"usual_{run.kind}_days", set()).add(week.day_of_date(run.day))
        return {name: tuple(WEEKDAYS[day] for day in sorted(found)) for name, found in days.items()}

    def _named(self, week: Week) -> Iterator[tuple[str, OwnRun]]:
        seen: Counter[str] = Counter()
        for run in self.of(week):
            seen[run.kind] += 1
            yield run_name(run.kind, seen[run.kind]), run
