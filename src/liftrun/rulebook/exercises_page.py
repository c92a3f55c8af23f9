"""docs/exercises.md: every exercise in one sentence, made from `exercises.toml`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.rulebook.exercise_tables import Exercise, ExerciseBook, Pattern

_HEAD = """# Exercises

<!-- Made from constraints/exercises.toml by `python -m liftrun.rulebook`; edit that file, not this page. -->

The exercises of liftrun's lifts, by the movement that they train. liftrun takes those for which you have the equipment.
"Easier" is another form for the first weeks. In `equipment` of `[home]` these words are understood:
"""

_PATTERNS: Mapping[Pattern, str] = {
    "squat": "Squats",
    "hinge": "Hips and the back of the legs",
    "single_leg": "One leg at a time",
    "calf": "Calves",
    "push": "Push",
    "pull": "Pull",
    "trunk": "Trunk",
    "jump": "Jumps",
}


def exercises_page(book: ExerciseBook) -> str:
    """The page as Markdown."""
    words = ", ".join(f"`{word}`" for word in book.equipment.words)
    parts = [_HEAD, f"{words}, and `{book.equipment.body_weight}`.\n"]
    for pattern, found in groupby(book.exercises, key=lambda exercise: exercise.pattern):
        parts += [f"## {_PATTERNS[pattern]}\n", *map(_line, found), ""]
    return "\n".join(parts).rstrip() + "\n"


def _line(exercise: Exercise) -> str:
    return f"- **{exercise.name}**{''.join(_needs(exercise))}: {exercise.how}{''.join(_easier(exercise))}"


def _needs(exercise: Exercise) -> Iterator[str]:
    if exercise.needs:
        yield f" ({', '.join(exercise.needs)})"


def _easier(exercise: Exercise) -> Iterator[str]:
    if exercise.easier:
        yield f" Easier: {exercise.easier}."
