"""The sessions that the pieces of a title name, each as a `ParsedTitle`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain import HARD_RUNS
from liftrun.domain.units import metres_of
from liftrun.schedules.extents import MOST_METRES, MOST_MINUTES
from liftrun.schedules.model import Extent, exactly
from liftrun.schedules.titles.lift_details import focuses_of, heavy_of, is_trunk_only, plyometrics_order
from liftrun.schedules.titles.parsed_title import ParsedTitle
from liftrun.schedules.titles.phrases import NotATitleError
from liftrun.schedules.titles.pieces import activity_of
from liftrun.schedules.titles.run_kinds import run_kinds
from liftrun.schedules.titles.run_length import RunLength, run_length
from liftrun.schedules.titles.unitless import MOST_UNITLESS, likely_metres

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from liftrun.domain import CrossTrainingKind, Place, RaceDistance, RunKind
    from liftrun.domain.units import Units
    from liftrun.schedules.titles.pieces import Piece
    from liftrun.schedules.titles.session_pieces import SessionPieces
    from liftrun.schedules.titles.tokens import Token

_MOST_ORDINAL = 9
_ROUNDED = 0.04  # "half marathon, 13 mi"


class DistanceContext(NamedTuple):
    """How far what goes.

    Attributes:
        race_metres: Metres of the distances that have a name.
        units: The unit of a number without one, if its author states it.
        likely: The unit that such a number probably has, if anything suggests one.
    """

    race_metres: Mapping[RaceDistance, int]
    units: Units | None = None
    likely: Units | None = None


def parsed(session: SessionPieces, context: DistanceContext) -> ParsedTitle:
    """What the pieces of one session state together.

    Raises:
        NotATitleError: if they name no session, or state what does not go with it.
    """
    activity = activity_of(session.meanings)
    if activity == "run" or (activity is None and _only_distance(session)):
        return _run(session, context)
    if activity is None or _has_distance(session, beside=activity):
        raise NotATitleError
    _refuse_numbers(session, used=True)
    found = ParsedTitle(activity, minutes=_minutes(session), comes_next=session.comes_next, optional=_optional(session))
    if activity == "cross_training":
        return replace(found, cross_kind=_cross_kind(session), hard=_hard(session))
    return _lift(session, found) if activity == "lift" else found


def _cross_kind(session: SessionPieces) -> CrossTrainingKind | None:
    """The kind of cross-training, if the title names one and no more."""
    kinds = {one.cross_kind for one in session.meanings if one.cross}
    return kinds.pop() if len(kinds) == 1 else None


def _hard(session: SessionPieces) -> bool | None:
    """Whether cross-training is hard, by the words of a run that describe it; None if there are none."""
    hard = [set(one.kinds) <= HARD_RUNS for one in session.meanings if one.kinds]
    return any(hard) if hard else None


def _only_distance(session: SessionPieces) -> bool:
    """A distance, repetitions of metres, or a warm-up alone is a run."""
    parts = any(one.part in ("warm_up", "cool_down") for one in session.meanings)
    return parts or any(
        token.metres for piece in session.pieces for token in piece.tokens("distance", "repeats", "one_repeat")
    )


def _has_distance(session: SessionPieces, *, beside: str) -> bool:
    """Whether a session that is no run has a distance; only cross-training may have one."""
    far = any(piece.metres or any(one.metres for one in piece.repeats) for piece in session.pieces)
    return far and beside != "cross_training"


def _run(session: SessionPieces, context: DistanceContext) -> ParsedTitle:
    if any(one.heavy is not None for one in session.meanings) or any(piece.tokens("sets") for piece in session.pieces):
        raise NotATitleError
    kinds = run_kinds(session.pieces)
    length = _named_race(session, kinds, context) or run_length(session.pieces)
    unitless = None if length.metres else _unitless(session, length)
    if unitless is None:
        _refuse_numbers(session, used=length.metres is not None and not context.units)
    metres = _of_number(unitless, kinds, context) if unitless is not None else length.metres
    wider = _parts_only(session, kinds, RunLength(metres, length.minutes))
    return ParsedTitle(
        "run",
        kinds=kinds,
        metres=wider.metres,
        minutes=wider.minutes,
        place="road",
        optional=_optional(session),
        comes_next=session.comes_next,
        unitless=unitless if context.units is None else None,
    )


def _named_race(session: SessionPieces, kinds: Sequence[RunKind], context: DistanceContext) -> RunLength | None:
    """The length of a race by its name; the distance that is written beside it is the same, rounded."""
    name = next((one.distance for one in session.meanings if one.distance), None)
    written = any(piece.metres for piece in session.pieces)
    if name is None or any(one.pace for one in session.meanings) or (written and "race" not in kinds):
        return None
    metres = exactly(context.race_metres[name])
    far = [one for piece in session.pieces for one in piece.metres]
    if far and not all(abs(one.low - metres.low) <= _ROUNDED * metres.low for one in far):
        return RunLength(
            Extent(min(metres.low, *(one.low for one in far)), max(metres.low, *(one.high for one in far)))
        )
    return RunLength(metres)


def _of_number(number: float, kinds: tuple[RunKind, ...], context: DistanceContext) -> Extent | None:
    if context.units is None:
        return likely_metres(number, context.likely, kinds)
    metres = metres_of(number, context.units)
    if not 1 <= metres <= MOST_METRES:
        raise NotATitleError
    return exactly(metres)


def _unitless(session: SessionPieces, length: RunLength) -> float | None:
    """The one number of a run that has no unit, where nothing else states how far it goes; None for an ordinal."""
    numbers = [token.value for token in _numbers(session)]
    if any(piece.interval for piece in session.pieces if piece.role != "strides"):
        return None
    if len(numbers) != 1 or not 1 <= numbers[0] <= MOST_UNITLESS:
        return None
    ordinal = length.minutes is not None and numbers[0].is_integer() and numbers[0] <= _MOST_ORDINAL
    return None if ordinal else numbers[0]


def _numbers(session: SessionPieces) -> list[Token]:
    """Numbers that may be a distance: not those of strides, nor those of a share of the run."""
    pieces = [piece for piece in session.pieces if piece.role != "strides" and not _paced_share(piece)]
    return [token for piece in pieces for token in piece.tokens("number")]


def _paced_share(piece: Piece) -> bool:
    """Whether it names a share of the run by a pace, as "last 4 at marathon pace"."""
    return piece.link != "" and any(one.pace for one in piece.meanings)


def _refuse_numbers(session: SessionPieces, *, used: bool) -> None:
    """A number without a unit may be the ordinal of a name ("Lift 2").

    Raises:
        NotATitleError: for any other.
    """
    for token in _numbers(session):
        if not token.value.is_integer() or token.value > _MOST_ORDINAL or not (used or _measured(session)):
            raise NotATitleError


def _measured(session: SessionPieces) -> bool:
    return any(piece.measured for piece in session.pieces)


def _parts_only(session: SessionPieces, kinds: Sequence[RunKind], length: RunLength) -> RunLength:
    """A hard run of which perhaps only the hard part is measured: "20 min tempo", "6 mi at marathon pace"."""
    measured = [piece for piece in session.pieces if piece.measured and piece.role == "main"]
    fast = bool(kinds) and set(kinds) <= {"tempo", "speed"}
    if not fast or len(measured) != 1 or len(session.pieces) > 1 or any(one.noun for one in session.meanings):
        return length
    at = any(phrase.text.startswith("at ") or not phrase.text for phrase in session.phrases if phrase.meaning.pace)
    metres = Extent(length.metres.low, MOST_METRES) if length.metres and at else length.metres
    minutes = (
        Extent(length.minutes.low, MOST_MINUTES["run"]) if length.minutes and not length.metres else length.minutes
    )
    return RunLength(metres, minutes)


def _minutes(session: SessionPieces) -> Extent | None:
    """The minutes of what is no run, all parts together."""
    if any(piece.tokens("times") for piece in session.pieces):
        return None
    found = [one for piece in session.pieces for one in piece.minutes]
    return Extent(sum(one.low for one in found), sum(one.high for one in found)) if found else None


def _optional(session: SessionPieces) -> bool:
    return session.optional or any(one.optional for one in session.meanings)


def _lift(session: SessionPieces, found: ParsedTitle) -> ParsedTitle:
    meanings = session.meanings
    place: Place | None = next((one.place for one in meanings if one.place), None)
    return ParsedTitle(
        "lift",
        focuses=focuses_of(meanings),
        minutes=found.minutes,
        plyometrics=plyometrics_order(session),
        heavy=heavy_of(meanings),
        trunk_only=is_trunk_only(meanings),
        place=place,
        optional=found.optional,
        comes_next=found.comes_next,
    )
