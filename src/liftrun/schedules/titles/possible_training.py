"""What a text that is no session may have been intended to be, and whether it may be training at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liftrun.inputs.tables import nearest
from liftrun.schedules.titles.read_title import phrases_known, read_title, unknown_words
from liftrun.schedules.titles.tokens import tokens
from liftrun.schedules.titles.unitless import in_both_units
from liftrun.schedules.titles.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.domain import RaceDistance
    from liftrun.schedules.titles.vocabulary import Meaning

_LIKE = 0.8  # how alike a misspelt word and the word intended are, at least
_SHORTEST_MISSPELT = 4  # letters; shorter words resemble too many others
_NUMBER = r"(?<![\w.,:])(\d{1,3}(?:\.\d{1,2})?)"
_LONE_NUMBER = re.compile(rf"{_NUMBER}(?![\w.,:]*\w)")
_NUMBER_M = re.compile(rf"{_NUMBER}\s*m\b", re.IGNORECASE)
_MEASURES = {"distance", "repeats", "minutes", "number", "times", "sets"}
_CODE_LETTERS = 1


def hint_for_line(text: str, race_metres: Mapping[RaceDistance, int]) -> str:
    """What may have been intended by a line that somebody wrote as a session; `""` if nothing comes to mind."""
    return next(filter(None, (nearest(word, _words(), similarity=_LIKE) for word in unknown_words(text))), "") or next(
        _units_wanted(text, race_metres), ""
    )


def hint_for_title(title: str, race_metres: Mapping[RaceDistance, int]) -> str:
    """The same for an event among others: only what would make a session of it, for most events are none."""
    intended = {word: nearest(word, _words(), similarity=_LIKE) for word in unknown_words(title)}
    if intended and all(word and len(wrong) >= _SHORTEST_MISSPELT for wrong, word in intended.items()):
        corrected = " ".join(intended.get(token.text) or token.text for token in tokens(title))
        if read_title(corrected, race_metres):
            return next(iter(intended.values())) or ""
    return next(_units_wanted(title, race_metres), "")


def may_be_training(title: str, hint: str) -> bool:
    """Whether an event that is not recognised looks like a session: a false all-clear would hide it.

    A word that names one is enough ("Yasso run"); one that says little ("long lunch") needs a number beside it.
    """
    if hint:
        return True
    known = [phrase for phrase in phrases_known(title) if len(phrase.text) != _CODE_LETTERS]
    meanings = [phrase.meaning for phrase in known]
    kinds = {token.kind for token in tokens(title)}
    if any(_names_session(one) and (not one.company or one.event or kinds & _MEASURES) for one in meanings):
        return True
    words_known = bool(meanings) and not unknown_words(title) and any(map(_matters, meanings))
    return bool(kinds & {"distance", "repeats"}) or words_known


def _matters(meaning: Meaning) -> bool:
    return not meaning.filler and not meaning.link


def _names_session(meaning: Meaning) -> bool:
    named = (meaning.kinds, meaning.names_lift, meaning.mobility, meaning.cross, meaning.distance, meaning.part)
    return any(named)


def _words() -> tuple[str, ...]:
    return vocabulary().telling_words


def _units_wanted(text: str, race_metres: Mapping[RaceDistance, int]) -> Iterator[str]:
    """What to write for a number, if a unit is all that is missing: `say "12 mi" or "12 km"`."""
    for pattern, unit in ((_LONE_NUMBER, "mi"), (_LONE_NUMBER, "min"), (_NUMBER_M, "mi")):
        found = pattern.search(text)
        if found and read_title(pattern.sub(rf"\1 {unit}", text), race_metres):
            minutes = f'"{found[1]} min"'
            yield f"say {minutes}" if unit == "min" else f"say {in_both_units(found[1])}"
