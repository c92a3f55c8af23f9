"""Joins the pieces of one session: a watch that is stopped for a moment records two runs."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING

from liftrun.domain import HARD_RUNS, Length, Span
from liftrun.schedules.model import Extent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.domain import Session
    from liftrun.schedules.model import ReadSession

PAUSE_MINUTES = 15
"""Pieces less than this apart are one session."""

_BRISK_SECONDS_PER_METRE = 0.24  # four minutes a kilometre: a piece without an end takes at least about so long


def joined(sessions: Sequence[ReadSession]) -> tuple[ReadSession, ...]:
    """The sessions, with pieces of one session of the same activity joined into one."""
    return tuple(_joined(sessions))


def _joined(sessions: Sequence[ReadSession]) -> Iterator[ReadSession]:
    pieces: list[ReadSession] = []
    for one in sessions:
        if pieces and not _is_continued(pieces[-1], one):
            yield reduce(_both, pieces)
            pieces = []
        pieces.append(one)
    if pieces:
        yield reduce(_both, pieces)


def _is_continued(one: ReadSession, other: ReadSession) -> bool:
    """Whether one session goes on in the other: the same activity, and a short pause at most."""
    same = one.variants[0].activity == other.variants[0].activity and one.day == other.day
    if not same or one.start is None or other.start is None or other.start <= one.start:
        return False
    return 0 <= other.start - _likely_end(one, other.start) < PAUSE_MINUTES


def _likely_end(one: ReadSession, latest: int) -> int:
    """The end of a piece; without one, as for a brisk run, and not after the next piece starts."""
    if one.start is None or one.end is not None:
        return latest if one.end is None else one.end
    brisk = int(one.metres.low * _BRISK_SECONDS_PER_METRE / 60)
    return min(latest, one.start + max(brisk, one.minutes.low))


def _both(one: ReadSession, other: ReadSession) -> ReadSession:
    """Two pieces as one session, with the pause between them."""
    metres = Extent(one.metres.low + other.metres.low, one.metres.high + other.metres.high)
    before = 0 if one.start is None or other.start is None else other.start - one.start
    minutes = Extent(before + other.minutes.low, before + other.minutes.high)
    variants = _variants(one.variants, other.variants, Length(minutes.low, metres.low))
    identity = _main(one, other).id
    return replace(
        one,
        id=identity,
        title=one.title if one.title == other.title else f"{one.title} + {other.title}",
        variants=tuple(replace(found, id=identity) for found in variants),
        heavy=_either(one.heavy, other.heavy),
        metres=metres,
        minutes=minutes,
        window=Span(one.window.start, other.window.end),
        end=other.end,
        plyometrics=one.plyometrics if other.plyometrics == "none" else "unsaid",
        place=one.place or other.place,
    )


def _main(one: ReadSession, other: ReadSession) -> ReadSession:
    """The piece that gives the session its name: the hard one, else the first."""
    return other if _is_hard(other) and not _is_hard(one) else one


def _is_hard(session: ReadSession) -> bool:
    return all(one.kind in HARD_RUNS for one in session.variants)


def _variants(one: Sequence[Session], other: Sequence[Session], length: Length) -> tuple[Session, ...]:
    """What both together may be: a run with a hard piece is hard, a lift of two parts of the body is full."""
    pairs = [_united(a, b) for a in one for b in other if a.activity == b.activity]
    kept = {(found.activity, found.kind, found.focus): replace(found, lengths=(length,)) for found in pairs}
    return tuple(kept.values())


def _united(one: Session, other: Session) -> Session:
    if one.activity == "lift" and one.focus != other.focus:
        return replace(one, focus="full")
    return other if other.kind in HARD_RUNS and one.kind not in HARD_RUNS else one


def _either(one: bool | None, other: bool | None) -> bool | None:  # noqa: FBT001  # two facts of the same kind
    """Whether one of two pieces is heavy; None if that is open."""
    if one or other:
        return True
    return None if None in (one, other) else False
