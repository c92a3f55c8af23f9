"""Lifts as workouts: exercises by pattern, as the equipment, the minutes and the phase allow."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from liftrun.domain.workout import ExerciseSet, Workout

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from liftrun.domain import Focus
    from liftrun.domain.session import Prescription
    from liftrun.rulebook.exercise_tables import Equipment, Exercise, ExerciseBook, Pattern

_MINUTE = 60
_PERCENT = 100


@dataclass(frozen=True, slots=True)
class LiftFrame:
    """A lift to be filled.

    Attributes:
        focus: What it trains.
        minutes: The most that it may take, plyometrics not counted.
        prescription: Sets, repetitions and effort of the phase.
        heavy: Whether the phase lifts heavily.
        equipment: What there is to lift with.
        advanced: Whether the athlete may do exercises for advanced lifters.
        turn: Which of equally good exercises to take: rises with each training block.
        one_rep_max: Kilograms by lift, as far as the athlete gave them.
    """

    focus: Focus
    minutes: int
    prescription: Prescription
    heavy: bool
    equipment: Equipment
    advanced: bool = False
    turn: int = 0
    one_rep_max: Mapping[str, float] | None = None


def lift_workout(frame: LiftFrame, book: ExerciseBook) -> Workout:
    """The exercises of a lift, warm-up sets included, within its minutes; at least two exercises."""
    maker = _LiftMaker(frame, book)
    parts: list[ExerciseSet] = []
    for sets in maker.by_pattern():
        seconds = sum(part.estimate_s for part in (*parts, *sets))
        enough = len({part.exercise for part in parts}) >= book.timing.least_exercises
        if enough and seconds > frame.minutes * _MINUTE:
            break
        parts += sets
    return Workout(f"lift-{frame.focus}", f"{frame.focus} body", tuple(parts))


def lifts_heavily(workout: Workout, book: ExerciseBook, equipment: Equipment) -> bool:
    """Whether at least one exercise of a lift is loaded heavily."""
    by_id = {exercise.id: exercise for exercise in book.exercises}
    main = [by_id[part.exercise] for part in workout.parts if isinstance(part, ExerciseSet) and part.role == "main"]
    return any(can_be_heavy(exercise, equipment) for exercise in main)


def jump_sets(
    minutes: int, equipment: Equipment, book: ExerciseBook, *, simple: bool, advanced: bool = False, turn: int = 0
) -> tuple[ExerciseSet, ...]:
    """Jumps for so many minutes: complex ones or simple ones, and no box jumps without a box."""
    wanted = "simple" if simple else "complex"
    fitting = [one for one in _possible(book, "jump", equipment, advanced=advanced) if one.jump == wanted]
    chosen = _turned(fitting, turn)[: book.jumps.most_exercises]
    set_s = book.jumps.reps[0] * book.jumps.rep_s + book.jumps.rest_s
    sets = max(minutes * _MINUTE // (set_s * len(chosen)), 1)
    return tuple(_jumps(exercise, sets, book) for exercise in chosen)


def can_be_heavy(exercise: Exercise, equipment: Equipment) -> bool:
    """Whether the weight of an exercise can be made heavy with this equipment."""
    return exercise.heavy and (exercise.loaded_by != "dumbbells" or equipment.heavy_dumbbells)


def _possible(book: ExerciseBook, pattern: Pattern, equipment: Equipment, *, advanced: bool) -> list[Exercise]:
    return [
        exercise
        for exercise in book.exercises
        if exercise.pattern == pattern
        and set(exercise.needs) <= equipment.things
        and (advanced or exercise.level == "all")
    ]


def _turned(exercises: Sequence[Exercise], turn: int) -> list[Exercise]:
    start = turn % len(exercises) if exercises else 0
    return [*exercises[start:], *exercises[:start]]


def _jumps(exercise: Exercise, sets: int, book: ExerciseBook) -> ExerciseSet:
    low, high = book.jumps.reps
    seconds = sets * (low * book.jumps.rep_s + book.jumps.rest_s)
    return ExerciseSet(
        exercise=exercise.id,
        name=exercise.name,
        role="plyometrics",
        sets=sets,
        estimate_s=seconds,
        reps=(low, high),
        each_side=exercise.each_side,
        body_weight=True,
        rest_s=book.jumps.rest_s,
    )


class _LiftMaker:
    """Makes the sets of a lift, pattern by pattern."""

    def __init__(self, frame: LiftFrame, book: ExerciseBook) -> None:
        self._frame, self._book = frame, book

    def by_pattern(self) -> Iterator[list[ExerciseSet]]:
        """The sets of each pattern, the most important first; the first heavy one with its warm-up."""
        warm, used = False, set[str]()
        patterns: Iterable[Pattern] = getattr(self._book.patterns, self._frame.focus)
        for pattern in patterns:
            found = [exercise for exercise in self._choice(pattern) if exercise.id not in used]
            if not found:
                continue
            used.add(found[0].id)
            main = self._main(found[0], found[1].name if len(found) > 1 else "")
            heavy = self._frame.heavy and can_be_heavy(found[0], self._frame.equipment)
            yield [self._warm_up(main), main] if heavy and not warm else [main]
            warm = warm or heavy

    def _choice(self, pattern: Pattern) -> list[Exercise]:
        """Exercises of a pattern in order of preference: those that can be as heavy as the phase wants come first."""
        frame = self._frame
        possible = _possible(self._book, pattern, frame.equipment, advanced=frame.advanced)
        weighted = [one for one in possible if one.loaded_by not in {"body weight", "seconds"}]
        heavy = [one for one in possible if can_be_heavy(one, frame.equipment)]
        best = heavy if frame.heavy and heavy else weighted or possible
        return [*_turned(best, frame.turn), *(one for one in possible if one not in best)]

    def _main(self, exercise: Exercise, alternate: str) -> ExerciseSet:
        todo, timing = self._frame.prescription, self._book.timing
        small = exercise.pattern in timing.small
        sets, reps = self._sets_and_reps(exercise)
        held = timing.held_s if exercise.loaded_by == "seconds" else None
        rep_s = timing.rep_slow_s if todo.tempo.startswith("slow") else timing.rep_fast_s
        sides = 2 if exercise.each_side else 1
        rest = self._rest(exercise, small=small)
        percent, kg = self._weight(exercise, reps)
        return ExerciseSet(
            exercise=exercise.id,
            name=exercise.name,
            role="main",
            sets=sets,
            estimate_s=sets * ((held or reps[1] * rep_s) * sides + rest),
            reps=None if held else reps,
            seconds=held,
            each_side=exercise.each_side,
            kg=kg,
            percent_1rm=percent,
            body_weight=exercise.loaded_by in {"body weight", "seconds"},
            reps_in_reserve=None if held else todo.reps_in_reserve,
            rest_s=rest,
            tempo=todo.tempo,
            alternate=alternate,
        )

    def _sets_and_reps(self, exercise: Exercise) -> tuple[int, tuple[int, int]]:
        todo, timing = self._frame.prescription, self._book.timing
        if exercise.pattern in timing.small:
            return timing.small_sets, timing.small_reps
        if exercise.loaded_by == "body weight":
            return todo.sets, timing.body_weight_reps
        if exercise.big_lift and todo.big_lifts:
            sets, reps = todo.big_lifts
            return sets, (reps, reps)
        return todo.sets, todo.reps

    def _rest(self, exercise: Exercise, *, small: bool) -> int:
        timing = self._book.timing
        if small:
            return timing.rest_small_s
        heavy = self._frame.heavy and can_be_heavy(exercise, self._frame.equipment)
        return timing.rest_heavy_s if heavy else timing.rest_light_s

    def _weight(self, exercise: Exercise, reps: tuple[int, int]) -> tuple[int | None, float | None]:
        """Percent of the one-repetition maximum and kilograms, if the athlete gave that maximum (Epley 1985)."""
        known, share = self._frame.one_rep_max or {}, exercise.one_rep_max
        if share is None or share.lift not in known:
            return None, None
        numbers = self._book.one_rep_max
        to_failure = reps[1] + self._frame.prescription.reps_in_reserve[1]
        part = 1 / (1 + to_failure / numbers.divisor)
        kg = known[share.lift] * share.share * part // numbers.step_kg * numbers.step_kg
        return round(part * _PERCENT), kg

    def _warm_up(self, main: ExerciseSet) -> ExerciseSet:
        warm_up, rep_s = self._book.warm_up, self._book.timing.rep_fast_s
        seconds = warm_up.sets * (warm_up.reps * rep_s * (2 if main.each_side else 1) + warm_up.rest_s)
        return replace(
            main,
            role="warm_up",
            sets=warm_up.sets,
            reps=(warm_up.reps, warm_up.reps),
            estimate_s=seconds,
            kg=None,
            percent_1rm=None,
            reps_in_reserve=None,
            rest_s=warm_up.rest_s,
            alternate="",
        )
