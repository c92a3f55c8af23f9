"""Reads the title of a session: "Tempo 6 x 1k", "Strength: legs", "Easy 5k + lift", "AM 5 mi easy, PM 4 mi easy".

Every word must be in the vocabulary. Otherwise the title is not recognised, and no part of it is used. What a title
does not state stays unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.schedules.titles.company import check_company
from liftrun.schedules.titles.group_pieces import session_pieces
from liftrun.schedules.titles.phrases import NotATitleError, known_phrases, phrases_of, without_remark
from liftrun.schedules.titles.sessions import DistanceContext, parsed
from liftrun.schedules.titles.tokens import tokens
from liftrun.schedules.titles.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.domain import RaceDistance
    from liftrun.domain.units import Units
    from liftrun.schedules.titles.parsed_title import ParsedTitle
    from liftrun.schedules.titles.phrases import Phrase
    from liftrun.schedules.titles.tokens import Token

__all__ = ["phrases_known", "read_title", "unknown_words"]


def read_title(
    title: str,
    race_metres: Mapping[RaceDistance, int],
    units: Units | None = None,
    likely: Units | None = None,
    *,
    all_training: bool = False,
) -> tuple[ParsedTitle, ...] | None:
    """The sessions that a title names: an empty tuple for a rest day, None if the title is not recognised.

    Args:
        title: The title.
        race_metres: Named race distance -> metres.
        units: The unit of a number without one, if the title's author states it.
        likely: The probable unit of such a number. A session read in it keeps the number as `unitless`.
        all_training: Whether the title is known to be of training, so that a word such as "hills" is enough.
    """
    found = tokens(title)
    for attempt in (found, without_remark(found)):
        try:
            return _sessions(attempt, DistanceContext(race_metres, units, likely), all_training=all_training)
        except NotATitleError:
            continue
    return None


def _sessions(found: Sequence[Token], context: DistanceContext, *, all_training: bool) -> tuple[ParsedTitle, ...]:
    phrases = phrases_of(found)
    if not phrases:
        raise NotATitleError
    if all(phrase.meaning.rest or phrase.token for phrase in phrases) and any(one.meaning.rest for one in phrases):
        return _rest(phrases)
    sessions = session_pieces(phrases)
    if not sessions:
        raise NotATitleError
    for session in sessions:
        beside = [phrase for other in sessions if other is not session for phrase in other.phrases]
        check_company(session, beside, units=context.units, all_training=all_training)
    return tuple(parsed(session, context) for session in sessions)


def _rest(phrases: Sequence[Phrase]) -> tuple[ParsedTitle, ...]:
    """An empty tuple, for a title that names only rest.

    Raises:
        NotATitleError: if the title also contains numbers.
    """
    if any(phrase.token and phrase.token.kind not in ("joint", "open", "close") for phrase in phrases):
        raise NotATitleError
    return ()


def unknown_words(title: str) -> tuple[str, ...]:
    """The words of a title that are in no phrase."""
    known = set(vocabulary().single_words)
    return tuple(token.text for token in tokens(title) if token.kind == "word" and token.text not in known)


def phrases_known(title: str) -> tuple[Phrase, ...]:
    """The phrases of a title that the vocabulary contains, whatever is between them."""
    return known_phrases(tokens(title))
