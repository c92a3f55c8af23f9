"""The jumps of a lift: simple or complex ones, as the equipment allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.demand.exercise_choice import possible_exercises, turned
from liftrun.domain.units import SECONDS_PER_MINUTE
from liftrun.domain.workout import ExerciseSet

if TYPE_CHECKING:
    from liftrun.rulebook.exercise_tables import Equipment, Exercise, ExerciseBook

_SIDES = 2


def jump_sets(
    minutes: int, equipment: Equipment, book: ExerciseBook, *, simple: bool, advanced: bool = False, turn: int = 0
) -> tuple[ExerciseSet, ...]:
    """Jumps for so many minutes: complex ones or simple ones, and no box jumps without a box."""
    wanted = "simple" if simple else "complex"
    fitting = [one for one in possible_exercises(book, "jump", equipment, advanced=advanced) if one.jump == wanted]
    chosen = turned(fitting, turn)[: book.jumps.most_exercises]
    set_s = max(_jump_set_s(one, book) for one in chosen)
    sets = max(minutes * SECONDS_PER_MINUTE // (set_s * len(chosen)), 1)
    return tuple(_jumps(exercise, sets, book) for exercise in chosen)


def _jumps(exercise: Exercise, sets: int, book: ExerciseBook) -> ExerciseSet:
    low, high = book.jumps.reps
    seconds = sets * _jump_set_s(exercise, book)
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
        how=exercise.how,
    )


def _jump_set_s(exercise: Exercise, book: ExerciseBook) -> int:
    """Seconds of a set of jumps at its highest repetitions, rest included."""
    return book.jumps.reps[1] * book.jumps.rep_s * (_SIDES if exercise.each_side else 1) + book.jumps.rest_s
