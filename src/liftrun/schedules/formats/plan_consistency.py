"""What a plan says twice must be said alike: a plan changed by hand in one place is refused, not believed by half."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import HARD_RUNS
from liftrun.domain.errors import InputError, shown
from liftrun.domain.units import miles_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.documents.plan import SessionPart

    _Fault = tuple[str, str, str, str]  # key, value, expected, remedy

_MOST_METRES = 500_000  # no run of a day goes farther
_ROUNDED = 0.0051  # miles: they are written to the hundredth


def refuse_contradictions(part: SessionPart, key: str, file: str) -> None:
    """Refuse a session of a plan that contradicts itself.

    Args:
        part: The session.
        key: Where it stands: `sessions[2]`.
        file: How to call the file in messages.

    Raises:
        InputError: for the first contradiction.
    """
    for name, value, expected, remedy in (*_activity(part), *_distance(part), *_hardness(part), *_blocks(part)):
        raise InputError(file, f"{key}.{name}", value, expected, remedy)


def _activity(part: SessionPart) -> Iterator[_Fault]:
    """What belongs to a run stands in runs alone, and what belongs to a lift in lifts."""
    remedy = "Remove it, or correct the activity."
    if part.activity != "run":
        for name in ("kind", "miles", "metres"):
            if (value := getattr(part, name)) is not None:
                what = "kind of run" if name == "kind" else "distance"
                yield name, shown(value), f"no {what} for what is none", remedy
    if part.activity != "lift" and part.focus is not None:
        yield "focus", shown(part.focus), "no focus for what is no lift", remedy


def _distance(part: SessionPart) -> Iterator[_Fault]:
    """Metres and miles lie within what anybody runs, and tell the same."""
    most = {"miles": round(miles_of(_MOST_METRES)), "metres": _MOST_METRES}
    for name, least in (("miles", 0.01 if part.metres is None else 0), ("metres", 1)):
        value = getattr(part, name)
        if value is not None and not least <= value <= most[name]:
            expected = f"a distance of {least} to {most[name]} {name}"
            yield name, shown(value), expected, "Correct it, or remove the session."
    if part.miles is not None and part.metres is not None:
        told = miles_of(part.metres)
        if abs(part.miles - told) > _ROUNDED:
            remedy = "Change the two together, or remove metres."
            yield "miles", shown(part.miles), f"{told:.2f}, the miles of {part.metres} metres", remedy


def _hardness(part: SessionPart) -> Iterator[_Fault]:
    """Whether a run is hard follows from its kind."""
    hard = part.kind in HARD_RUNS
    if part.hard != hard and (part.kind is not None or part.activity != "run"):
        what = f"a run of the kind {part.kind}" if part.kind else "what is no run"
        remedy = f"Write {shown(hard)}, or correct the kind." if part.kind else "Write false."
        yield "hard", shown(part.hard), f"{shown(hard)}, for {what}", remedy


def _blocks(part: SessionPart) -> Iterator[_Fault]:
    """The blocks of a session, where there are some, fill its time in their order."""
    ends = [part.start, *(one for block in part.blocks for one in (block.start, block.end)), part.end]
    joints = zip(ends[::2], ends[1::2], strict=True)
    lengths = [block.end > block.start for block in part.blocks]
    if part.blocks and not (all(lengths) and all(before == after for before, after in joints)):
        first, last = part.blocks[0].start.isoformat(), part.blocks[-1].end.isoformat()
        expected = (
            f"blocks without pauses from {part.start.isoformat()} to {part.end.isoformat()}, as start and end say"
        )
        yield "blocks", f"{first} to {last}", expected, "Move start, end and blocks together."
