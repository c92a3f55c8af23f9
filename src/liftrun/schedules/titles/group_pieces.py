"""Which pieces of a title belong to one session, and which sessions there are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from liftrun.schedules.titles.phrases import NotATitleError, Phrase
from liftrun.schedules.titles.pieces import activity_of, pieces_of
from liftrun.schedules.titles.session_pieces import SessionPieces
from liftrun.schedules.titles.vocabulary import Meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.domain import Activity
    from liftrun.schedules.titles.pieces import Piece

_ROW = Meaning(focus="upper", exercise=True)
_CROSS_TRAINING = Meaning(cross=True, company="needed beside fillers")


def session_pieces(phrases: Sequence[Phrase]) -> tuple[SessionPieces, ...]:
    """The sessions of a title, each with its pieces.

    Raises:
        NotATitleError: if two activities are beside each other in one piece, or are alternatives.
    """
    if any(phrase.meaning.unclear for phrase in phrases):
        raise NotATitleError
    halves = _halves_of_day(_with_walks(phrases))
    if len(halves) == 1:
        return tuple(_grouped(_cleared(pieces_of(halves[0]))))
    first, second = (list(_grouped(_cleared(pieces_of(half)))) for half in halves)
    return (*first, *(_after_noon(session, first, n) for n, session in enumerate(second)))


def _with_walks(phrases: Sequence[Phrase]) -> list[Phrase]:
    """The phrases; where there is no run, "walk" is cross-training, and no part of one."""
    if any(phrase.meaning.kinds for phrase in phrases):
        return list(phrases)
    return [one._replace(meaning=_CROSS_TRAINING) if one.meaning.part == "walk" else one for one in phrases]


def _cleared(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces; in "strength: 6 x 1 mile at marathon pace" the word means strength to run."""
    return [_without_strength(piece) if piece.paced and (piece.metres or piece.repeats) else piece for piece in pieces]


def _without_strength(piece: Piece) -> Piece:
    kept = tuple(phrase for phrase in piece.phrases if not phrase.meaning.lift)
    return replace(piece, phrases=kept)


def _after_noon(session: SessionPieces, before: Sequence[SessionPieces], number: int) -> SessionPieces:
    """A session after noon; a bare distance is a run of the kind that was named before noon."""
    pieces = session.pieces
    if activity_of(session.meanings) is None and before:
        words = tuple(phrase for phrase in before[-1].pieces[0].phrases if phrase.meaning.kinds)
        pieces = (replace(pieces[0], phrases=(*words, *pieces[0].phrases)), *pieces[1:])
    return session._replace(pieces=pieces, comes_next=session.comes_next or number == 0)


def _halves_of_day(phrases: Sequence[Phrase]) -> list[list[Phrase]]:
    """The phrases before and after noon, if the title has both ("AM easy 5 mi, PM lift"); else all of them."""
    marks = [n for n, phrase in enumerate(phrases) if phrase.meaning.time_of_day]
    if [phrases[n].meaning.time_of_day for n in marks] != ["am", "pm"]:
        return [list(phrases)]
    early, late = marks
    after = any(phrase.measured for phrase in phrases[:early])
    joints = (n for n in range(early, late) if phrases[n].token is not None and not phrases[n].measured)
    cut = next(joints, early + 1) if after else late
    halves = [list(phrases[:cut]), list(phrases[cut:])]
    return [[one for one in half if not one.meaning.time_of_day] for half in halves]


def _grouped(pieces: Sequence[Piece]) -> Iterator[SessionPieces]:
    groups: list[SessionPieces] = []
    for given in pieces:
        before = _activity_of_group(groups[-1]) if groups else None
        piece = _as_exercise(given) if before == "lift" else given
        activity = activity_of(piece.meanings)
        if piece.link == "or":
            _alternative(groups, piece, activity, before)
        elif any(one.rest for one in piece.meanings):
            groups.append(SessionPieces((piece,)))
        elif groups and (before is None or activity in (None, before)) and _goes_with(piece, before):
            groups[-1] = groups[-1]._replace(pieces=(*groups[-1].pieces, piece))
        else:
            groups.append(SessionPieces((piece,), comes_next=piece.link == "then"))
    if any(one.rest for group in groups for one in group.meanings):
        raise NotATitleError
    yield from (group._replace(pieces=tuple(_with_shares(group.pieces))) for group in groups)


def _as_exercise(piece: Piece) -> Piece:
    """A piece after another exercise: "row" is one as well, and no cross-training."""
    if [phrase.text for phrase in piece.phrases] != ["row"]:
        return piece
    return replace(piece, phrases=(Phrase(_ROW, text="row"),))


def _with_shares(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; after a run with its measure, "8 at marathon pace" names a share of it."""
    first = pieces[0]
    whole = first.role == "main" and not first.interval and first.measured
    whole = whole and (first.words_first or not any(one.kinds for one in first.meanings))
    for piece in pieces:
        fast = piece.paced or (piece.interval and piece.role == "main")
        yield replace(piece, share=True) if whole and piece.link == "comma" and fast else piece


def _activity_of_group(group: SessionPieces) -> Activity | None:
    return next((found for piece in group.pieces if (found := activity_of(piece.meanings))), None)


def _goes_with(piece: Piece, before: Activity | None) -> bool:
    """Whether a piece without an activity may belong to what is before it: weights do not belong to a run."""
    weights = any(one.heavy is not None for one in piece.meanings) or piece.tokens("sets")
    return not (weights and before not in (None, "lift"))


def _alternative(groups: list[SessionPieces], piece: Piece, activity: Activity | None, before: Activity | None) -> None:
    """Of two alternatives one is done: rest makes the other optional, and two of one activity are one session.

    Raises:
        NotATitleError: for two activities.
    """
    if not groups:
        raise NotATitleError
    if any(one.rest for one in piece.meanings):
        groups[-1] = groups[-1]._replace(optional=True)
    elif groups[-1].meanings and all(one.rest for one in groups[-1].meanings):
        groups[-1] = SessionPieces((piece,), optional=True)
    elif activity == before and activity is not None:
        groups[-1] = groups[-1]._replace(pieces=(*groups[-1].pieces, piece))
    else:
        raise NotATitleError
