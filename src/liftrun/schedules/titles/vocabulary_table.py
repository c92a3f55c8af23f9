"""The form of `vocabulary.toml`; the file itself explains each list."""

from __future__ import annotations

from pydantic import Field

from liftrun.domain import RaceDistance, RunKind
from liftrun.inputs.tables import Table

Words = tuple[str, ...]


class WordList(Table):
    """Words that all mean the same."""

    words: Words


class RunWords(Table):
    """Words for a run, with the kinds that they may mean."""

    kinds: tuple[RunKind, ...]
    words: Words
    noun: bool = False
    default: bool = False
    shape: bool = False


class PaceOf(Table):
    """Which paces are those of which runs."""

    easy: Words
    tempo: Words
    hard: Words
    speed: Words
    open: Words


class PaceWords(Table):
    """Names of paces, and the words that follow them."""

    words: Words
    of: PaceOf


class PartWords(Table):
    """Words for parts of a run."""

    warm_up: Words
    cool_down: Words
    strides: Words
    share: Words
    walk: Words


class FocusWords(Table):
    """Words for what a lift trains."""

    full: Words
    lower: Words
    upper: Words


class PlaceWords(Table):
    """Words for where a lift takes place."""

    gym: Words
    home: Words


class LiftWords(Table):
    """Words for a lift, for its weight, its focus, its exercises and its place."""

    words: Words
    heavy: Words
    light: Words
    focus: FocusWords
    exercises: WordList
    trunk: WordList
    place: PlaceWords


class CrossTrainingWords(Table):
    """Words for cross-training, by its kind."""

    any: Words
    bike: Words
    swim: Words
    row: Words
    class_: Words = Field(alias="class")


class TimeOfDayWords(Table):
    """Words for before and after noon."""

    am: Words
    pm: Words


class JoiningWords(Table):
    """How words go together."""

    also: Words
    then: Words
    begins_details: Words
    either: Words
    remark: Words
    needs_company: Words
    needs_distance: Words
    alone_or_in_company: Words


class VocabularyTable(Table):
    """The file."""

    run: tuple[RunWords, ...]
    pace: PaceWords
    part: PartWords
    lift: LiftWords
    plyometrics: WordList
    mobility: WordList
    cross_training: CrossTrainingWords
    rest: WordList
    distance: dict[RaceDistance, Words]
    event: WordList
    beside: WordList
    time_of_day: TimeOfDayWords
    unclear: WordList
    optional: WordList
    together: JoiningWords
