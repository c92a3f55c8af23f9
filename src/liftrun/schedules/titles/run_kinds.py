"""Which kinds of run the pieces of a title allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.schedules.titles.parsed_title import RUN_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liftrun.domain import RunKind
    from liftrun.schedules.titles.pieces import Piece

    Kinds = frozenset[RunKind]

_ANY: Kinds = frozenset({"easy", "tempo", "speed", "long"})
_FAST: Kinds = frozenset({"tempo", "speed"})
_SPEED: Kinds = frozenset({"speed"})
_EASY: Kinds = frozenset({"easy"})
_LONG: Kinds = frozenset({"long"})
_RACE: Kinds = frozenset({"race"})
_NONE: Kinds = frozenset()
# Repetitions no longer than these are speed work; longer ones may be at tempo pace.
_SPEED_METRES = 800
_SPEED_SECONDS = 120
_LONG_STRIDE_SECONDS = 60


def run_kinds(pieces: Sequence[Piece]) -> tuple[RunKind, ...]:
    """The kinds that a run may be; several where the title leaves it open.

    Easy parts do not make a hard run easy, repetitions make an easy run hard, and a long run with fast miles is a long
    run.
    """
    kinds = _kinds([piece for piece in pieces if piece.role == "main"], pieces)
    return tuple(kind for kind in RUN_KINDS if kind in kinds)


def _kinds(mains: Sequence[Piece], pieces: Sequence[Piece]) -> Kinds:
    header = [piece for piece in mains if not piece.detail]
    base = _combined(_sets(header)) or _event(pieces) or _around_nothing(mains, pieces)
    if base >= _RACE and len(base) == 1:
        return base
    shape = [frozenset(one.kinds) for piece in header for one in piece.meanings if one.shape]
    if shape:
        return _LONG if _LONG in set(_sets(header)) else shape[0]
    if _walked(pieces) and not (base & _FAST and base != _ANY):
        return _LONG if base == _LONG else _EASY
    return _with_strides(_with_fast_parts(base, mains), pieces) | _named_easy(base, mains, pieces)


def _named_easy(base: Kinds, mains: Sequence[Piece], pieces: Sequence[Piece]) -> Kinds:
    """Easy as well, if a title calls strides speed: "general aerobic + speed, 10 x 100 m strides"."""
    strides = any(piece.role == "strides" for piece in pieces) and not any(piece.interval for piece in mains)
    return _EASY if strides and base == _SPEED and _EASY in _sets(mains) else _NONE


def _with_fast_parts(base: Kinds, mains: Sequence[Piece]) -> Kinds:
    """The kinds of a run with what its details and repetitions make of it."""
    details = _combined(_sets(piece for piece in mains if piece.detail)) - _EASY
    default = _combined([frozenset(one.kinds) for piece in mains for one in piece.meanings if one.default])
    interval = [piece for piece in mains if piece.interval]
    details = details if details & _FAST else _NONE
    if not interval:
        return _merged(base or default or (_NONE if details else _ANY), details)
    fast = base if base and base <= _FAST else _NONE
    made = _both(fast, details & _FAST or _NONE) or default or _by_size(interval)
    if made == _FAST and not any(piece.paced for piece in mains):
        made = _by_size(interval)
    return _merged(base or made, made)


def _merged(base: Kinds, fast: Kinds) -> Kinds:
    """A run of some kinds with fast parts in it."""
    if not fast or base == _LONG or "race" in base:
        return base
    if base <= _FAST:
        return _both(base, fast)
    return base | fast if "long" in base and base != _ANY else fast


def _both(one: Kinds, other: Kinds) -> Kinds:
    """What two statements on the same run allow: what both allow, or what either does if they differ."""
    if not one or not other:
        return one or other
    return one & other or one | other


def _sets(pieces: Iterable[Piece]) -> list[Kinds]:
    return [frozenset(one.kinds) for piece in pieces for one in piece.meanings if one.kinds and not one.default]


def _combined(sets: Sequence[Kinds]) -> Kinds:
    """The kinds that all words allow; where words name different ones ("tempo long run"), each of these."""
    if not sets:
        return _NONE
    single = frozenset(kind for kinds in sets if len(kinds) == 1 for kind in kinds)
    if single:
        return single - _EASY or single
    narrow = [kinds for kinds in sets if kinds != _ANY] or list(sets)
    return frozenset.intersection(*narrow) or frozenset.union(*narrow)


def _event(pieces: Sequence[Piece]) -> Kinds:
    """A title that is only the name of a race: it is the race, or a long run of that length."""
    return frozenset({"long", "race"}) if any(one.event for piece in pieces for one in piece.meanings) else _NONE


def _around_nothing(mains: Sequence[Piece], pieces: Sequence[Piece]) -> Kinds:
    """A warm-up or cool-down that is a title of its own is an easy run."""
    return _EASY if pieces and not mains else _NONE


def _walked(pieces: Sequence[Piece]) -> bool:
    """Whether running and walking alternate."""
    walk = any(one.part == "walk" for piece in pieces for one in piece.meanings)
    return walk and any(piece.interval for piece in pieces)


def _by_size(intervals: Sequence[Piece]) -> Kinds:
    """Short repetitions are speed; of longer ones it is open."""
    tokens = [token for piece in intervals for token in piece.repeats]
    short = [0 < token.each_metres <= _SPEED_METRES or 0 < token.each_seconds <= _SPEED_SECONDS for token in tokens]
    return _SPEED if tokens and all(short) else _FAST


def _with_strides(kinds: Kinds, pieces: Sequence[Piece]) -> Kinds:
    """Strides keep a run as it is; pick-ups of a minute, or sprints up a hill, may make it speed work."""
    strides = [piece for piece in pieces if piece.role == "strides"]
    long_ones = any(token.each_seconds >= _LONG_STRIDE_SECONDS for piece in strides for token in piece.repeats)
    fast = any("speed" in one.kinds for piece in strides for one in piece.meanings)
    return kinds | _SPEED if (long_ones or fast) and "easy" in kinds else kinds
