"""The pieces of a title between its joints, and which part of a session each is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from liftrun.schedules.titles.phrases import NotATitleError, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.domain import Activity
    from liftrun.schedules.model import Extent
    from liftrun.schedules.titles.tokens import Token
    from liftrun.schedules.titles.vocabulary import Meaning

PieceLink = Literal["", "also", "comma", "slash", "then", "with", "bracket", "or"]
Role = Literal["main", "warm_up", "cool_down", "strides", "walk"]
_JOINTS: dict[str, PieceLink] = {
    "+": "also",
    ",": "comma",
    ";": "comma",
    "|": "bracket",
    "/": "slash",
    "->": "then",
    "→": "then",
}
_STRONGER: tuple[PieceLink, ...] = ("", "comma", "slash", "also", "with", "bracket", "then", "or")
_SPRINT_SECONDS = 20  # repetitions so short after a run leave its length as it is, as strides do


@dataclass(frozen=True, slots=True)
class Piece:
    """What is between two joints of a title.

    Attributes:
        link: How it is joined to the piece before.
        phrases: Its phrases, without joints.
        share: Whether it is named as a share of the run ("last 4 mi").
    """

    link: PieceLink
    phrases: tuple[Phrase, ...]
    share: bool = False

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        """What its phrases mean, fillers left out."""
        return tuple(phrase.meaning for phrase in self.phrases if not phrase.meaning.filler)

    def tokens(self, *kinds: str) -> list[Token]:
        """Its tokens of some kinds."""
        return [phrase.token for phrase in self.phrases if phrase.token and phrase.token.kind in kinds]

    @property
    def repeats(self) -> list[Token]:
        """Its repetitions."""
        return self.tokens("repeats", "one_repeat")

    @property
    def metres(self) -> list[Extent]:
        """Distances, repetitions left out."""
        return [token.metres for token in self.tokens("distance") if token.metres]

    @property
    def minutes(self) -> list[Extent]:
        """Times, repetitions left out."""
        return [token.minutes for token in self.tokens("minutes") if token.minutes]

    @property
    def interval(self) -> bool:
        """Whether it consists of repetitions."""
        return bool(self.tokens("repeats", "one_repeat", "times"))

    @property
    def measured(self) -> bool:
        """Whether it states how far or how long."""
        return bool(self.metres or self.minutes or self.interval)

    @property
    def paced(self) -> bool:
        """Whether it names a pace."""
        return any(one.pace for one in self.meanings)

    @property
    def sprints(self) -> bool:
        """Whether it consists of very short repetitions."""
        found = self.repeats
        return bool(found) and all(0 < one.each_seconds <= _SPRINT_SECONDS for one in found)

    @property
    def role(self) -> Role:
        """Which part of a run it is."""
        parts = {meaning.part for meaning in self.meanings}
        if "strides" in parts or (self.link and self.sprints):
            return "strides"
        if "warm_up" in parts:
            return "warm_up"
        if "cool_down" in parts:
            return "cool_down"
        return "walk" if "walk" in parts and not any(one.kinds for one in self.meanings) else "main"

    @property
    def detail(self) -> bool:
        """Whether it describes a share of what is before it."""
        return self.share or self.link in ("with", "bracket")

    @property
    def words_first(self) -> bool:
        """Whether words that name something are before its first measure ("Long run 16 mi")."""
        first = next((n for n, phrase in enumerate(self.phrases) if phrase.token), len(self.phrases))
        return any(not phrase.meaning.filler for phrase in self.phrases[:first])


def pieces_of(phrases: Sequence[Phrase]) -> tuple[Piece, ...]:
    """The pieces of a title, in their order."""
    pieces = [part for piece in _pieces(phrases) if piece.phrases for part in _split(piece)]
    return tuple(_with_multipliers(pieces))


def _split(piece: Piece) -> Iterator[Piece]:
    """A piece, cut where another measured part begins: "2 mi warm up 5 x 600 m 2 mi cool down"."""
    cuts = [at for at in range(1, len(piece.phrases)) if _begins_part(piece.phrases, at)]
    for start, end in pairwise([0, *cuts, len(piece.phrases)]):
        yield replace(piece, link="comma" if start else piece.link, phrases=piece.phrases[start:end])


def _begins_part(phrases: Sequence[Phrase], at: int) -> bool:
    """Whether a measure, with another one before it, has words of its own before or after it."""
    if not _is_length(phrases[at]) or phrases[at - 1].text == "with" or not any(map(_is_length, phrases[:at])):
        return False
    last = max(n for n in range(at) if _is_length(phrases[n]))
    parted = any(_names_part(phrase) for phrase in phrases[last + 1 : at])
    after = phrases[at + 1] if at + 1 < len(phrases) else None
    return parted or (after is not None and _names_part(after))


def _is_length(phrase: Phrase) -> bool:
    return phrase.token is not None and phrase.token.kind in ("distance", "minutes", "repeats")


def _names_part(phrase: Phrase) -> bool:
    return phrase.meaning.pace or phrase.meaning.part in ("warm_up", "cool_down", "strides")


def _pieces(phrases: Sequence[Phrase]) -> Iterator[Piece]:
    link: PieceLink = ""
    share = False
    piece: list[Phrase] = []
    for phrase in phrases:
        new = _link_of(phrase)
        begins_share = phrase.meaning.part == "share"
        if new is None and not begins_share:
            piece.append(phrase)
            continue
        if piece:
            yield Piece(link, tuple(piece), share)
            link, share, piece = "", False, []
        link = max(link, new or "", key=_STRONGER.index)
        share = share or begins_share
    yield Piece(link, tuple(piece), share)


def _link_of(phrase: Phrase) -> PieceLink | None:
    """The link that a phrase makes; `""` for a bracket that closes, None for what is no joint."""
    token = phrase.token
    if token is None:
        return phrase.meaning.link or None
    if token.kind == "open":
        return "bracket"
    return "" if token.kind == "close" else _JOINTS[token.text] if token.kind == "joint" else None


def _with_multipliers(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; a multiplier before a bracket is put into it: "2 x (4 x 400 m)"."""
    waiting: tuple[Phrase, ...] = ()
    for piece in pieces:
        if all(phrase.token and phrase.token.kind == "times" for phrase in piece.phrases):
            waiting = (*waiting, *piece.phrases)
        else:
            yield Piece("" if waiting else piece.link, (*waiting, *piece.phrases), piece.share)
            waiting = ()


def activity_of(meanings: Sequence[Meaning]) -> Activity | None:
    """The activity that phrases name, or None if they name none.

    Raises:
        NotATitleError: if they name more than one.
    """
    named: dict[Activity, bool] = {
        "run": any(one.kinds or (one.distance and not one.pace) for one in meanings),
        "lift": any(one.names_lift for one in meanings),
        "mobility": any(one.mobility for one in meanings),
        "cross_training": any(one.cross for one in meanings),
    }
    found = [activity for activity, here in named.items() if here]
    if len(found) > 1 and found[0] == "run" and _only_adjectives(meanings, found[1]):
        return found[1]
    if len(found) > 1:
        raise NotATitleError
    return found[0] if found else None


def _only_adjectives(meanings: Sequence[Meaning], other: Activity) -> bool:
    """Whether the words of a run only describe another activity: "easy bike", "tempo ride", "easy yoga"."""
    runs = [one for one in meanings if one.kinds or one.distance]
    plain = all(not one.noun and not one.distance and not one.pace for one in runs)
    return plain and (other == "cross_training" or all(one.kinds == ("easy",) for one in runs))
