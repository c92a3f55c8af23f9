"""Which workout a run is: templates take turns from week to week, and the first that fits is taken."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from liftrun.demand.effort_paces import RaceResult, RunnerSpeed
from liftrun.demand.hard_part import HardPartLimit
from liftrun.demand.paces import easy_pace
from liftrun.demand.run_workouts import RunFrame, applies, built, by_time, steady
from liftrun.domain import Length
from liftrun.domain.units import DAYS_PER_WEEK, SECONDS_PER_MINUTE
from liftrun.rulebook import race_metres
from liftrun.rulebook.workout_tables import load_workouts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.athlete import Athlete
    from liftrun.domain import Phase, RunKind, Week
    from liftrun.domain.workout import Workout
    from liftrun.rulebook import ResolvedRulebook
    from liftrun.rulebook.workout_tables import MainSizes, RunTemplate, WorkoutBook


class WorkoutChoice:
    """Chooses the workouts of one athlete's week, whose runs have so many metres together."""

    def __init__(self, athlete: Athlete, week: Week, rulebook: ResolvedRulebook, week_metres: float) -> None:
        self._athlete, self._rulebook = athlete, rulebook
        self._turn = week.start.toordinal() // DAYS_PER_WEEK
        self._book: WorkoutBook = load_workouts(rulebook.book.folder)
        self._speed = runner_speed(athlete, rulebook)
        self._limit = HardPartLimit(self._book, athlete.running_level, week_metres)
        self._done = {
            past.workout
            for past in athlete.history
            if past.workout and -DAYS_PER_WEEK <= past.day_before(week.start) < 0
        }

    @property
    def most_hard(self) -> float:
        """The most of a week's distance that may be hard running, as a share."""
        return float(self._book.hard_share.most)

    @property
    def sizes(self) -> tuple[MainSizes, ...]:
        """Sizes of main sets in the order in which they are tried, until not too much of the week is hard."""
        return self._book.hard_share.sizes

    def has_room(self, kind: RunKind, metres: int) -> bool:
        """Whether a run of some distance has room for a main set of its kind."""
        run = RunFrame(metres, self._step(), self._drills(kind))
        return any(built(one, run, self._speed, self._book) for one in self._candidates(kind, 0))

    def workout(
        self, kind: RunKind, metres: int, number: int = 0, largest: float = 1, *, strides: bool = False
    ) -> Workout:
        """The workout of a run of some distance.

        A run that is too short for every template of its kind is one easy part, as an easy run and a race are. Of an
        athlete who runs by time, it takes no longer than the easy running of its distance does, if it can.

        Args:
            kind: The kind of run.
            metres: Its distance.
            number: Tells runs of one kind in a week apart.
            largest: The largest main set that is tried, as a share of the largest of the template; 0 on a long run
                leaves the main set out.
            strides: Whether an easy run ends with strides, if it is long enough.
        """
        candidates = self._candidates(kind, number)
        if kind == "long" and not largest:
            candidates = [one for one in candidates if not one.main]
        run = RunFrame(metres, self._step(), self._drills(kind), strides)
        if not runs_by_time(self._athlete):
            return self._chosen(kind, candidates, run, largest)
        return self._within_its_time(kind, candidates, run, largest)

    def _within_its_time(
        self, kind: RunKind, candidates: Sequence[RunTemplate], run: RunFrame, largest: float
    ) -> Workout:
        """The workout of a shorter and shorter distance, until recoveries included it takes its time."""
        limit = run.metres * self._speed.easy + SECONDS_PER_MINUTE
        while True:
            timed = by_time(self._chosen(kind, candidates, run, largest))
            if timed.estimate_s <= limit:
                return timed
            shorter = replace(run, metres=run.metres - self._book.scaling.metres_step)
            if shorter.metres <= 0 or not self._has_main(timed, self._chosen(kind, candidates, shorter, largest)):
                return timed
            run = shorter

    @staticmethod
    def _has_main(before: Workout, after: Workout) -> bool:
        """Whether a shorter run still has a main set, if the longer one had."""
        return bool(after.work_m) or not before.work_m

    def _chosen(self, kind: RunKind, candidates: Sequence[RunTemplate], run: RunFrame, largest: float) -> Workout:
        found = (workout for one in candidates if (workout := self._built(one, run, largest)))
        return next(found, None) or self._least_hard(candidates, run) or steady(kind, run, self._speed, self._book)

    def _built(self, template: RunTemplate, run: RunFrame, largest: float) -> Workout | None:
        return built(template, run, self._speed, self._book, largest, self._limit)

    def _least_hard(self, candidates: Sequence[RunTemplate], run: RunFrame) -> Workout | None:
        """Of the smallest main sets the one with the least hard running; last week's only if there is no other."""
        smallest = (built(one, run, self._speed, self._book, largest=0) for one in candidates)
        found = [workout for workout in smallest if workout]
        return min(found, key=lambda one: (one.template in self._done, one.work_m), default=None)

    def length(self, workout: Workout) -> Length:
        """The minutes of a workout, rounded up to a step, and its metres."""
        step = self._rulebook.runs.rounding.minutes_step
        return Length(ceil(workout.estimate_s / SECONDS_PER_MINUTE / step) * step, workout.estimate_m)

    def _candidates(self, kind: RunKind, number: int) -> list[RunTemplate]:
        """The templates in the order in which they are tried: this week's turn first, last week's at the end."""
        now = self._rulebook.situation
        fitting = self._fitting(kind, now.phase)
        if len(fitting) <= 1:
            return fitting
        start = (self._turn + number) % len(fitting)
        turned = [*fitting[start:], *fitting[:start]]
        before = self._fitting(kind, self._phase_before())
        last = {before[(self._turn - 1 + number) % len(before)].id} if before else set()
        avoided = self._done or last
        return sorted(turned, key=lambda one: one.id in avoided and bool(one.main))

    def _fitting(self, kind: RunKind, phase: Phase) -> list[RunTemplate]:
        race, level = self._rulebook.situation.race, self._athlete.running_level
        return [one for one in self._book.templates if applies(one, kind, phase, race, level)]

    def _phase_before(self) -> Phase:
        now = self._rulebook.situation
        weeks = None if now.weeks_to_race is None else now.weeks_to_race + 1
        return self._rulebook.book.phase_of(weeks, now.race)

    def _step(self) -> int:
        return self._athlete.metres(self._rulebook.runs.rounding.distance_step)

    def _drills(self, kind: RunKind) -> str:
        running = self._rulebook.numbers.running
        return running.drills if kind in running.drills_before else ""


def runs_by_time(athlete: Athlete) -> bool:
    """Whether an athlete runs by time: their week is given in minutes, or all their runs are."""
    if athlete.running is not None:
        return athlete.running.weekly_minutes is not None
    return all(run.minutes is not None for run in athlete.runs)


def runner_speed(athlete: Athlete, rulebook: ResolvedRulebook) -> RunnerSpeed:
    """What an athlete's file tells about their speed."""
    own = {kind: pace for kind, _ in athlete.paces if (pace := athlete.pace(kind)) is not None}  # type: ignore[arg-type]  # keys are kinds of runs
    result = athlete.result
    metres = race_metres(rulebook.book)
    return RunnerSpeed(
        easy=easy_pace(athlete, rulebook),
        own=own,  # type: ignore[arg-type]  # the same
        race=athlete.race.distance if athlete.race else None,
        result=RaceResult(metres[result.distance], result.time) if result else None,
        highest_heart_rate=athlete.heart_rate.highest if athlete.heart_rate else None,
    )
