"""How far a run goes and how long it takes, by the measures in the pieces of its title."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, NamedTuple

from liftrun.schedules.extents import MOST_METRES, MOST_MINUTES
from liftrun.schedules.model import Extent
from liftrun.schedules.titles.phrases import NotATitleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.schedules.titles.pieces import Piece

_SAME_DISTANCE = 1.04  # "6 mi (10 km)" is one distance, rounded
_LEAST_RUN_METRES = 1000  # a shorter distance beside strides is theirs
_EQUAL = 1.01  # so close that the first of two is as good as both


class RunLength(NamedTuple):
    """Metres and minutes of a run; None where nothing is stated of them."""

    metres: Extent | None = None
    minutes: Extent | None = None


class _Measure(NamedTuple):
    """The measures of one piece."""

    piece: Piece
    metres: Extent | None
    minutes: Extent | None


def run_length(pieces: Sequence[Piece]) -> RunLength:
    """The length of a run.

    What is stated of the whole run counts. Otherwise its parts are added up; with repetitions the sum is the least,
    for their pauses are not known. Where it is open whether a measure is a part or the whole, both are possible.

    Raises:
        NotATitleError: if two distances are beside each other and nothing relates them.
    """
    walked = any(piece.interval for piece in pieces)
    counted = [piece for piece in pieces if not (walked and piece.role == "walk")]
    rounds = prod(_factor(piece) for piece in pieces if piece not in counted)
    found = _without_same_distance([_repeated(one, rounds) for one in map(_measure, counted) if one])
    whole = _whole(found)
    if whole is not None:
        return RunLength(whole.metres, whole.minutes)
    if any(one.piece.link == "slash" and _alike(one, found[0]) for one in found[1:]):
        raise NotATitleError
    at_least = rounds > 1 or any(one.piece.interval for one in found) or _only_shares(found, pieces)
    return RunLength(
        _sum([one.metres for one in found], MOST_METRES, found, at_least=at_least),
        _sum([one.minutes for one in found], MOST_MINUTES["run"], found, at_least=at_least),
    )


def _only_shares(found: Sequence[_Measure], pieces: Sequence[Piece]) -> bool:
    """Whether only shares of the run are measured, as in "Long run with the last 3 mi at tempo"."""
    shares = [one.piece.share or one.piece.link == "with" or (one.piece.detail and one.piece.meanings) for one in found]
    return bool(found) and all(shares) and found[0].piece is not pieces[0]


def _repeated(one: _Measure, rounds: int) -> _Measure:
    """The measures of a piece that is done several times: "run 3 min, walk 1 min, repeat 5 times"."""
    metres = _scaled(one.metres, rounds) if one.metres else None
    return one._replace(metres=metres, minutes=_scaled(one.minutes, rounds) if one.minutes else None)


def _alike(one: _Measure, other: _Measure) -> bool:
    """Whether two pieces state the same kind of measure."""
    return (one.metres is None) == (other.metres is None)


def _measure(piece: Piece) -> _Measure | None:
    """The measures of a piece of a run; none for strides."""
    if piece.role == "strides":
        far = [one for one in piece.metres if one.low >= _LEAST_RUN_METRES]
        return _Measure(piece, far[0], None) if far else None
    several = bool(piece.tokens("times"))
    repeats = piece.tokens("repeats", *(("one_repeat",) if several else ()))
    factor = _factor(piece)
    metres = _one(
        [
            *(_scaled(one, factor) for one in piece.metres),
            *(_scaled(token.metres, factor) for token in repeats if token.metres),
        ]
    )
    minutes = _one([*_inner_minutes(piece), *(_scaled(token.minutes, factor) for token in repeats if token.minutes)])
    return _Measure(piece, metres, minutes) if metres or minutes or repeats or piece.interval else None


def _inner_minutes(piece: Piece) -> list[Extent]:
    """The times of a piece; in "run 1 min x 8" each is multiplied."""
    return [_scaled(one, _factor(piece)) for one in piece.minutes]


def _factor(piece: Piece) -> int:
    """How often the measures of a piece are repeated: 2 in "2 x (4 x 400 m)"."""
    factor = 1
    for token in piece.tokens("times"):
        factor *= int(token.value)
    return factor


def _scaled(extent: Extent, factor: int) -> Extent:
    return Extent(extent.low * factor, extent.high * factor)


def _one(extents: Sequence[Extent]) -> Extent | None:
    """One quantity of several in one piece: the same in two units, or not known to be parts or a whole."""
    if len(extents) <= 1:
        return extents[0] if extents else None
    if _same(extents[0], extents[1]):
        return _united(extents[0], extents[1])
    return Extent(max(one.low for one in extents), sum(one.high for one in extents))


def _same(one: Extent, other: Extent) -> bool:
    """Whether two distances are one, in two units."""
    ends = zip(one, other, strict=True)
    return all(max(pair) <= min(pair) * _SAME_DISTANCE for pair in ends)


def _united(one: Extent, other: Extent) -> Extent:
    if all(max(pair) <= min(pair) * _EQUAL for pair in zip(one, other, strict=True)):
        return one
    return Extent(min(one.low, other.low), max(one.high, other.high))


def _without_same_distance(found: Sequence[_Measure]) -> list[_Measure]:
    """The measures, a distance that is given again in another unit left out."""
    kept: list[_Measure] = []
    for one in found:
        before = kept[-1] if kept else None
        again = one.piece.link in ("bracket", "slash", "comma") and not one.piece.interval
        if (
            before
            and again
            and before.metres
            and one.metres
            and _same(before.metres, one.metres)
            and _differ(before, one)
        ):
            kept[-1] = before._replace(metres=_united(before.metres, one.metres), minutes=before.minutes or one.minutes)
        else:
            kept.append(one)
    return kept


def _differ(one: _Measure, other: _Measure) -> bool:
    """Whether two distances are in two units; in brackets they may be in the same."""
    units = [{"mi" in token.text for token in measure.piece.tokens("distance")} for measure in (one, other)]
    return other.piece.link == "bracket" or units[0] != units[1]


def _whole(found: Sequence[_Measure]) -> _Measure | None:
    """The measure of the whole run, if there is one beside its details."""
    if len(found) <= 1:
        return None
    return _stated_total(found) or _both_measures(found) or _first_is_whole(found) or _last_is_whole(found)


def _stated_total(found: Sequence[_Measure]) -> _Measure | None:
    """The measure that the title calls the total."""
    return next((one for one in found if any(phrase.text == "total" for phrase in one.piece.phrases)), None)


def _both_measures(found: Sequence[_Measure]) -> _Measure | None:
    """Distance and time of the same run: "65 min | 9 km"."""
    if len(found) != 2 or found[1].piece.meanings or any(one.piece.interval for one in found):  # noqa: PLR2004  # a pair
        return None
    first, second = found
    if (first.metres is None) != (second.metres is None):
        return first._replace(metres=first.metres or second.metres, minutes=first.minutes or second.minutes)
    return None


def _first_is_whole(found: Sequence[_Measure]) -> _Measure | None:
    """The first measure is that of the run: "8 mi with 5 x 1 km", "Long run 16 mi, 8 at marathon pace"."""
    if found[0].piece.interval or found[0].piece.role != "main":
        return None
    first, details = found[0], list(_details(found[0], found[1:]))
    if len(details) < len(found) - 1 or not _fits(first, details):
        return None
    also = next((one.minutes for one in details if _time_alone(one)), None)
    return first._replace(minutes=first.minutes or also)


def _details(first: _Measure, later: Sequence[_Measure]) -> Iterator[_Measure]:
    """The later measures that are details of the first, as far as they follow each other."""
    begun = False
    for one in later:
        timed = first.metres is not None and first.piece.words_first and one.metres is None
        begun = begun or one.piece.detail or (timed and one.piece.role == "main")
        if not begun:
            return
        yield one


def _time_alone(one: _Measure) -> bool:
    """Whether it is a time without words, as in "Easy 5 mi (45 min)": it is that of the run."""
    return one.metres is None and one.minutes is not None and not one.piece.interval and not one.piece.meanings


def _fits(whole: _Measure, details: Sequence[_Measure]) -> bool:
    """Whether the details are not more than the whole."""
    far = sum(one.metres.low for one in details if one.metres)
    long = sum(one.minutes.low for one in details if one.minutes)
    ends = ((whole.metres, far), (whole.minutes, long))
    return all(extent is None or part <= extent.high * _SAME_DISTANCE for extent, part in ends)


def _last_is_whole(found: Sequence[_Measure]) -> _Measure | None:
    """The last measure is that of the run: "6 x 800 m (8 mi)", "total 8 mi"."""
    last = found[-1]
    bare = last.metres is not None and not last.piece.meanings and not last.piece.interval
    return last if bare and last.piece.link == "bracket" and _fits(last, found[:-1]) else None


def _sum(parts: Sequence[Extent | None], most: int, found: Sequence[_Measure], *, at_least: bool) -> Extent | None:
    """All parts together, or from the largest to all where it is open whether they are parts."""
    known = [part for part in parts if part]
    if not known:
        return None
    low, high = sum(part.low for part in known), sum(part.high for part in known)
    if at_least or len(known) < len(found):
        return Extent(low, most)
    return Extent(low if _are_parts(found) else max(part.low for part in known), high)


def _are_parts(found: Sequence[_Measure]) -> bool:
    """Whether the pieces are done one after the other."""
    named = any(one.piece.role != "main" for one in found)
    joined = all(one.piece.link in ("", "also", "then") for one in found)
    listed = all(not one.piece.words_first and one.piece.meanings for one in found)
    return len(found) == 1 or named or joined or listed
