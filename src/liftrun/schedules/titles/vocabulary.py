"""The words by which sessions are known, read from the package's own table: a phrase and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from liftrun.files.package_data import data_file
from liftrun.inputs.toml_files import load_toml
from liftrun.schedules.titles.vocabulary_table import VocabularyTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import CrossTrainingKind, Focus, RaceDistance, RunKind
    from liftrun.schedules.titles.vocabulary_table import JoiningWords, Words

FILE = data_file("vocabulary.toml")
Company = Literal["", "needed", "needed beside fillers", "distance"]
Link = Literal["", "also", "then", "with", "or"]
Part = Literal["", "warm_up", "cool_down", "strides", "share", "walk"]
_CROSS_KINDS: dict[str, CrossTrainingKind] = {"bike": "bike", "swim": "swim", "row": "row", "class_": "class"}
_PACE_KINDS: dict[str, tuple[RunKind, ...]] = {
    "easy": ("easy",),
    "tempo": ("tempo",),
    "hard": ("tempo", "speed"),
    "speed": ("speed",),
    "open": ("easy", "tempo"),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one phrase means; most mean one thing, "leg day" two.

    Attributes:
        kinds: Kinds of run that it may mean.
        noun: It names a whole run, as "run" and "footing" do.
        default: It gives the kind only where no other word does.
        shape: It names a run that changes its pace, whatever its parts are.
        pace: It names a pace.
        event: It names a race, if no other word gives the kind.
        part: It names a part of a run.
        lift: It names a lift.
        focus: What a lift trains.
        exercise: It names an exercise.
        trunk: It names work for the trunk.
        heavy: Whether a lift is heavy.
        place: Where a lift is.
        plyometrics: It names jumps.
        mobility: It names mobility work.
        cross: It names cross-training.
        cross_kind: Its kind, if the words name one.
        rest: It names rest.
        time_of_day: Before or after noon.
        optional: The session may be left out.
        unclear: It is of training, and names no session.
        distance: A race distance.
        link: It joins two parts of a title.
        company: Whether it counts only beside other words.
    """

    kinds: tuple[RunKind, ...] = ()
    noun: bool = False
    default: bool = False
    shape: bool = False
    pace: bool = False
    event: bool = False
    part: Part = ""
    lift: bool = False
    focus: Focus | None = None
    exercise: bool = False
    trunk: bool = False
    heavy: bool | None = None
    place: Literal["gym", "home"] | None = None
    plyometrics: bool = False
    mobility: bool = False
    cross: bool = False
    cross_kind: CrossTrainingKind | None = None
    rest: bool = False
    time_of_day: Literal["", "am", "pm"] = ""
    optional: bool = False
    unclear: bool = False
    distance: RaceDistance | None = None
    link: Link = ""
    company: Company = ""

    @property
    def filler(self) -> bool:
        """Whether it changes nothing."""
        return self == NOTHING or bool(self.time_of_day)

    @property
    def names_lift(self) -> bool:
        """Whether it names a lift, or what can only be one."""
        return self.lift or self.exercise or self.trunk or self.plyometrics or self.focus is not None


NOTHING = Meaning()


@dataclass(frozen=True)
class Vocabulary:
    """All phrases.

    Attributes:
        phrases: A phrase as its words -> what it means; `NOTHING` for words that change nothing.
        remark: Words that begin a remark.
        longest: Words in the longest phrase.
    """

    phrases: dict[Words, Meaning]
    remark: frozenset[str]
    longest: int

    @property
    def single_words(self) -> tuple[str, ...]:
        """All words of all phrases, sorted."""
        return tuple(sorted({word for phrase in (*self.phrases, tuple(self.remark)) for word in phrase}))

    @property
    def telling_words(self) -> tuple[str, ...]:
        """Those of them that name something of a session by themselves or in a phrase."""
        telling = (phrase for phrase, meaning in self.phrases.items() if not meaning.filler and not meaning.link)
        return tuple(sorted({word for phrase in telling for word in phrase}))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of liftrun."""
    table = load_toml(VocabularyTable, FILE)
    facts: dict[Words, dict[str, Any]] = {}
    for words, meaning in _entries(table):
        for text in words:
            facts.setdefault(tuple(text.split()), {}).update(meaning)
    phrases = {words: Meaning(**meaning) for words, meaning in facts.items()}
    return Vocabulary(phrases, frozenset(table.together.remark), max(map(len, phrases)))


def _entries(table: VocabularyTable) -> Iterator[tuple[Words, dict[str, Any]]]:
    """Lists of words, each with what they mean."""
    yield table.beside.words, {}
    yield from _run_entries(table)
    yield from _lift_entries(table)
    yield table.mobility.words, {"mobility": True}
    for name, words in table.cross_training:
        yield words, {"cross": True, "cross_kind": _CROSS_KINDS.get(name)}
    yield table.rest.words, {"rest": True}
    yield table.unclear.words, {"unclear": True}
    yield table.optional.words, {"optional": True}
    yield from ((words, {"time_of_day": name}) for name, words in table.time_of_day)
    yield from _link_entries(table.together)
    yield table.together.needs_company, {"company": "needed"}
    yield table.together.needs_distance, {"company": "distance"}
    yield table.together.alone_or_in_company, {"company": "needed beside fillers"}


def _link_entries(together: JoiningWords) -> Iterator[tuple[Words, dict[str, Any]]]:
    yield together.also, {"link": "also"}
    yield together.then, {"link": "then"}
    yield together.begins_details, {"link": "with"}
    yield together.either, {"link": "or"}


def _run_entries(table: VocabularyTable) -> Iterator[tuple[Words, dict[str, Any]]]:
    for name, words in table.pace.of:
        paces = tuple(f"{of} {word}" for word in table.pace.words for of in words)
        for phrases in (paces, tuple(f"at {one}" for one in (*paces, *words))):
            yield phrases, {"kinds": _PACE_KINDS[name], "pace": True}
    for one in table.run:
        yield one.words, {"kinds": one.kinds, "noun": one.noun, "default": one.default, "shape": one.shape}
    yield from ((words, {"distance": name}) for name, words in table.distance.items())
    yield table.event.words, {"event": True}
    yield from ((words, {"part": name}) for name, words in table.part)


def _lift_entries(table: VocabularyTable) -> Iterator[tuple[Words, dict[str, Any]]]:
    yield table.lift.words, {"lift": True}
    yield from ((words, {"focus": name}) for name, words in table.lift.focus)
    yield table.lift.exercises.words, {"exercise": True}
    yield table.lift.trunk.words, {"trunk": True}
    yield from ((words, {"place": name}) for name, words in table.lift.place)
    yield table.lift.heavy, {"heavy": True}
    yield table.lift.light, {"heavy": False}
    yield table.plyometrics.words, {"plyometrics": True}
