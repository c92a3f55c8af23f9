"""Which exercises can be done with some equipment, and how heavily."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.rulebook.exercise_tables import Equipment, Exercise, ExerciseBook, Pattern


def can_be_heavy(exercise: Exercise, equipment: Equipment) -> bool:
    """Whether the weight of an exercise can be made heavy with this equipment."""
    return exercise.heavy and (exercise.loaded_by != "dumbbells" or equipment.heavy_dumbbells)


def possible_exercises(book: ExerciseBook, pattern: Pattern, equipment: Equipment, *, advanced: bool) -> list[Exercise]:
    """The exercises of a pattern that the equipment and the level allow, in the order of the book."""
    return [
        exercise
        for exercise in book.exercises
        if exercise.pattern == pattern
        and set(exercise.needs) <= equipment.things
        and (advanced or exercise.level == "all")
    ]


def turned(exercises: Sequence[Exercise], turn: int) -> list[Exercise]:
    """The exercises in their order, from another one in each block."""
    start = turn % len(exercises) if exercises else 0
    return [*exercises[start:], *exercises[:start]]
