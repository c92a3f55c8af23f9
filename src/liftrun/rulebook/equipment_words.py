"""The words of an athlete's `equipment` that name nothing that liftrun has an exercise for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError, shown
from liftrun.inputs.tables import nearest
from liftrun.rulebook.exercise_tables import load_exercises

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from liftrun.athlete import Athlete

_WORD = re.compile(r"[^\W\d]+")


def check_equipment(athlete: Athlete, folder: Path | None, *, file: str) -> None:
    """Find a misspelt word in the equipment at home.

    Args:
        athlete: The athlete.
        folder: The folder of the rulebook, None for liftrun's own.
        file: How messages call the athlete's file.

    Raises:
        InputError: for the first text that names nothing known, but is similar to a known word.
    """
    things, share = _words_of_things(folder), load_exercises(folder).equipment.similar
    for text in _unknown(athlete, folder):
        parts = [text, *_WORD.findall(text)]
        similar = next((word for part in parts if (word := nearest(part, things, share))), None)
        if similar:
            names = ", ".join(load_exercises(folder).equipment.words)
            expected = f"equipment that exercises use: {names}; or body weight"
            raise InputError(file, "home.equipment", shown(text), expected, f'Write "{similar}".')


def unused_equipment(athlete: Athlete, folder: Path | None) -> tuple[str, ...]:
    """A sentence for each text of the equipment at home that no exercise uses."""
    return tuple(f"No exercise of liftrun uses this equipment of yours: {text}." for text in _unknown(athlete, folder))


def _unknown(athlete: Athlete, folder: Path | None) -> Iterator[str]:
    known = _known_words(folder)
    texts = athlete.home.equipment if athlete.home else ()
    return (text for text in texts if not any(word in text.casefold() for word in known))


def _known_words(folder: Path | None) -> list[str]:
    """Every word that a text may contain, the names of things first."""
    return [*_words_of_things(folder), *load_exercises(folder).equipment.nothing]


def _words_of_things(folder: Path | None) -> list[str]:
    """The words for things that exercises use: "one" is no misspelt "none"."""
    words = load_exercises(folder).equipment.words
    return list(dict.fromkeys([*words, *(word for some in words.values() for word in some)]))
