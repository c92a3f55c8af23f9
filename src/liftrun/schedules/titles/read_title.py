"""What the title of a session says: "Tempo 6 x 1k", "Strength: legs", "Easy 5k + lift".

Every word must be known, or the title is not recognised: nothing is guessed from half of it. What a title leaves open
stays open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.schedules.titles.combine_phrases import (
    DistanceContext,
    NotATitleError,
    Phrase,
    activity_of,
    belongs_to,
    combined,
)
from liftrun.schedules.titles.tokens import tokens
from liftrun.schedules.titles.vocabulary import Meaning, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from liftrun.domain import RaceDistance
    from liftrun.domain.units import Units
    from liftrun.schedules.titles.combine_phrases import Joint
    from liftrun.schedules.titles.parsed_title import ParsedTitle
    from liftrun.schedules.titles.tokens import Token

__all__ = ["known_phrases", "read_title", "unknown_words"]

_MEASURES = ("distance", "minutes", "repeats", "sets", "number")
_SPECIFIC = 2
_FILLER = Meaning()
_PartWithJoint = tuple["Joint", list[Phrase]]


def read_title(
    title: str,
    race_metres: Mapping[RaceDistance, int],
    units: Units | None = None,
    likely: Units | None = None,
) -> tuple[ParsedTitle, ...] | None:
    """The sessions that a title names; none if it names rest, and None if it is not recognised.

    Args:
        title: The title.
        race_metres: Metres of the distances that have a name.
        units: The unit of a number without one, if the title's author says so.
        likely: The unit that such a number probably has; a session so read says what was `unitless` of a unit.
    """
    found = tokens(title)
    for attempt in (_whole(found), _without_remark(found)):
        try:
            return _sessions(list(_phrases(attempt)), DistanceContext(race_metres, units, likely))
        except NotATitleError:
            continue
    return None


def unknown_words(title: str) -> tuple[str, ...]:
    """The words of a title that stand in no phrase."""
    known = set(vocabulary().single_words)
    return tuple(token.text for token in tokens(title) if token.kind == "word" and token.text not in known)


def known_phrases(title: str) -> tuple[Phrase, ...]:
    """The phrases of a title that the vocabulary knows, whatever stands between them."""
    found, known, at = tokens(title), [], 0
    while at < len(found):
        try:
            phrase, length = _phrase_at(found, at)
        except NotATitleError:
            phrase, length = None, 1
        known += [phrase] if phrase else []
        at += length
    return tuple(known)


def _whole(found: Sequence[Token]) -> tuple[Token, ...]:
    """The title with its brackets as words like others."""
    return tuple(token for token in found if token.kind not in ("open", "close"))


def _without_remark(found: Sequence[Token]) -> tuple[Token, ...]:
    """The title up to a remark, or nothing if there is none that may be passed over."""
    opener = next((at for at, token in enumerate(found) if _opens_remark(token)), None)
    if opener is None:
        return ()
    head, remark = tuple(found[:opener]), found[opener:]
    if any(_could_matter(token) for token in remark) or sum(map(_could_matter, head)) < _SPECIFIC:
        return ()
    return head


def _opens_remark(token: Token) -> bool:
    return token.kind == "open" or token.text in vocabulary().remark


def _could_matter(token: Token) -> bool:
    """Whether a token alone could say something of a session."""
    if token.kind == "word":
        return not vocabulary().phrases.get((token.text,), _FILLER).filler
    return token.kind in _MEASURES


def _phrases(found: Sequence[Token]) -> Iterator[Phrase]:
    """The longest phrases, from left to right.

    Raises:
        NotATitleError: if a word or sign stands in none.
    """
    at = 0
    while at < len(found):
        phrase, length = _phrase_at(found, at)
        if phrase is not None:
            yield phrase
        at += length


def _phrase_at(found: Sequence[Token], at: int) -> tuple[Phrase | None, int]:
    token, words = found[at], vocabulary()
    if token.kind in _MEASURES:
        return Phrase(token=token), 1
    if token.kind == "joint":
        return Phrase(joint="then" if token.text in ("->", "→") else "also"), 1
    if token.kind in ("pace", "clock"):
        return None, 1
    for length in range(min(words.longest + 1, len(found) - at), 0, -1):
        texts = tuple(one.text for one in found[at : at + length])
        if all(one.kind == "word" for one in found[at : at + length]) and (read := _meant(texts)):
            return read[0], length
    raise NotATitleError(token.text)


def _meant(texts: tuple[str, ...]) -> tuple[Phrase | None] | None:
    """What some words say together, in a tuple; nothing for a pace; None if they are no phrase."""
    words = vocabulary()
    if texts in words.paces or (texts[0] == "at" and texts[1:] in words.paces):
        return (None,)
    if texts in words.phrases:
        return (Phrase(words.phrases[texts]),)
    if texts in words.then:
        return (Phrase(joint="then"),)
    return (Phrase(joint="also"),) if texts in words.also else None


def _sessions(phrases: Sequence[Phrase], context: DistanceContext) -> tuple[ParsedTitle, ...]:
    """The sessions that the phrases of a title name; none for rest.

    Raises:
        NotATitleError: if they name neither.
    """
    parts = _parts(phrases)
    if parts and not any(phrase.meaning.rest for phrase in phrases):
        return tuple(combined(part, context, joint) for joint, part in parts)
    if parts and all(phrase.meaning.rest for phrase in phrases):
        return ()
    raise NotATitleError


def _parts(phrases: Sequence[Phrase]) -> list[_PartWithJoint]:
    """The phrases of each session with how it is joined to the one before; joints within it stay among its phrases."""
    parts: list[_PartWithJoint] = []
    for joint, piece in _pieces(phrases):
        activity = activity_of(piece)
        before = activity_of(parts[-1][1]) if parts else None
        if parts and (before is None or (activity in (None, before) and _goes_with(parts[-1][1], piece))):
            parts[-1][1].extend((Phrase(joint=joint), *piece))
        else:
            parts.append((joint, piece))
    return parts


def _goes_with(part: Sequence[Phrase], piece: Sequence[Phrase]) -> bool:
    """Whether a piece may belong to a part: jumps do not belong to a run."""
    return activity_of(piece) is not None or belongs_to(piece) in (None, activity_of(part))


def _pieces(phrases: Sequence[Phrase]) -> Iterator[_PartWithJoint]:
    """What stands between joints."""
    joint: Joint = ""
    piece: list[Phrase] = []
    for phrase in phrases:
        if not phrase.joint:
            piece.append(phrase)
            continue
        if piece:
            yield joint, piece
            joint, piece = "", []
        joint = "then" if "then" in (joint, phrase.joint) else phrase.joint
    if piece:
        yield joint, piece
