"""The words by which sessions are known, read from the package's own table: a phrase and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from liftrun.domain import RaceDistance, RunKind
from liftrun.files.package_data import data_file
from liftrun.inputs.tables import Table
from liftrun.inputs.toml_files import load_toml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.domain import Focus

FILE = data_file("vocabulary.toml")
Words = tuple[str, ...]
Company = Literal["", "needed", "needed beside fillers"]


class RunWords(Table):
    """Words for a run, with the kinds that they may mean."""

    kinds: tuple[RunKind, ...]
    words: Words


class FocusWords(Table):
    """Words for what a lift trains."""

    full: Words
    lower: Words
    upper: Words


class PlaceWords(Table):
    """Words for where a lift is held."""

    gym: Words
    home: Words


class LiftWords(Table):
    """Words for a lift, for its weight, its focus and its place."""

    words: Words
    heavy: Words
    light: Words
    focus: FocusWords
    place: PlaceWords


class WordList(Table):
    """Words that all say the same."""

    words: Words


class PaceWords(Table):
    """`of` which race or run, and the words for pace."""

    of: Words
    words: Words


class Together(Table):
    """How words go together; the file tells what each list means."""

    also: Words
    then: Words
    remark: Words
    needs_company: Words
    alone_or_in_company: Words


class VocabularyTable(Table):
    """The file."""

    run: tuple[RunWords, ...]
    lift: LiftWords
    plyometrics: WordList
    mobility: WordList
    rest: WordList
    distance: dict[RaceDistance, Words]
    pace: PaceWords
    beside: WordList
    optional: WordList
    together: Together


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one phrase says; most say one thing, "leg day" says two.

    Attributes:
        kinds: Kinds of run that it may mean.
        lift: It names a lift.
        focus: What a lift trains.
        heavy: Whether a lift is heavy.
        place: Where a lift is.
        plyometrics: It names jumps.
        mobility: It names mobility work.
        rest: It names rest.
        optional: The session may be left out.
        distance: A race distance.
        company: Whether it counts only beside other words.
    """

    kinds: tuple[RunKind, ...] = ()
    lift: bool = False
    focus: Focus | None = None
    heavy: bool | None = None
    place: Literal["gym", "home"] | None = None
    plyometrics: bool = False
    mobility: bool = False
    rest: bool = False
    optional: bool = False
    distance: RaceDistance | None = None
    company: Company = ""

    @property
    def filler(self) -> bool:
        """Whether it says nothing."""
        return self == Meaning()


@dataclass(frozen=True)
class Vocabulary:
    """All phrases.

    Attributes:
        phrases: A phrase as its words -> what it says; nothing for words that change nothing.
        also: Phrases that join two parts of a title.
        then: Phrases that join them in order.
        remark: Words that begin a remark.
        paces: Phrases that tell a pace.
        longest: Words in the longest phrase.
    """

    phrases: dict[Words, Meaning]
    also: frozenset[Words]
    then: frozenset[Words]
    remark: frozenset[str]
    paces: frozenset[Words]
    longest: int

    @property
    def single_words(self) -> tuple[str, ...]:
        """Every word of every phrase, sorted: what a misspelt word may have meant."""
        phrases = (*self.phrases, *self.also, *self.then, *self.paces, tuple(self.remark))
        return tuple(sorted({word for phrase in phrases for word in phrase}))

    @property
    def telling_words(self) -> tuple[str, ...]:
        """Those of them that say something of a session by themselves or in a phrase."""
        return tuple(sorted({word for phrase, said in self.phrases.items() if not said.filler for word in phrase}))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of liftrun."""
    table = load_toml(VocabularyTable, FILE)
    said: dict[Words, dict[str, Any]] = {}
    for words, facts in _said(table):
        for text in words:
            said.setdefault(tuple(text.split()), {}).update(facts)
    phrases = {words: Meaning(**facts) for words, facts in said.items()}
    also, then = (_split(words) for words in (table.together.also, table.together.then))
    paces = frozenset((*of.split(), word) for word in table.pace.words for of in (*table.pace.of, ""))
    longest = max(map(len, (*phrases, *paces, *then)))
    return Vocabulary(phrases, also, then, frozenset(table.together.remark), paces, longest)


def _split(texts: Words) -> frozenset[Words]:
    return frozenset(tuple(text.split()) for text in texts)


def _said(table: VocabularyTable) -> Iterator[tuple[Words, dict[str, Any]]]:
    """Lists of words, each with what they say."""
    yield table.beside.words, {}
    yield from ((one.words, {"kinds": one.kinds}) for one in table.run)
    yield table.lift.words, {"lift": True}
    yield from ((words, {"focus": name}) for name, words in table.lift.focus)
    yield from ((words, {"place": name}) for name, words in table.lift.place)
    yield table.lift.heavy, {"heavy": True}
    yield table.lift.light, {"heavy": False}
    yield table.plyometrics.words, {"plyometrics": True}
    yield table.mobility.words, {"mobility": True}
    yield table.rest.words, {"rest": True}
    yield table.optional.words, {"optional": True}
    yield from ((words, {"distance": name}) for name, words in table.distance.items())
    yield table.together.needs_company, {"company": "needed"}
    yield table.together.alone_or_in_company, {"company": "needed beside fillers"}
