"""Facts that a plan contains twice must agree: a plan that was changed by hand in one place is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.read_plan import MOST_METRES
from liftrun.domain import ACTIVITIES, HARD_RUNS
from liftrun.domain.errors import InputError, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.documents.plan import SessionPart

    _Fault = tuple[str, str, str, str]  # key, value, expected, remedy


def refuse_contradictions(part: SessionPart, key: str, file: str) -> None:
    """Refuse a session of a plan that contradicts itself.

    Args:
        part: The session.
        key: Its place: `sessions[2]`.
        file: How to call the file in messages.

    Raises:
        InputError: for the first contradiction.
    """
    for name, value, expected, remedy in (*_activity(part), *_distance(part), *_hardness(part), *_blocks(part)):
        raise InputError(file, f"{key}.{name}", value, expected, remedy)


def _activity(part: SessionPart) -> Iterator[_Fault]:
    """Only runs have what belongs to a run, and only lifts what belongs to a lift."""
    remedy = "Remove it, or correct the activity."
    entry = ACTIVITIES[part.activity]
    if part.kind is not None and part.kind not in entry.kinds:
        of_run = part.kind in ACTIVITIES["run"].kinds
        yield "kind", shown(part.kind), f"no kind of {'run' if of_run else 'cross-training'} for what is none", remedy
    if part.metres is not None and not entry.has_distance:
        yield "metres", shown(part.metres), "no distance for what is none", remedy
    if part.activity != "lift" and part.focus is not None:
        yield "focus", shown(part.focus), "no focus for what is no lift", remedy


def _distance(part: SessionPart) -> Iterator[_Fault]:
    """Metres are within what anybody runs."""
    if part.metres is not None and not 1 <= part.metres <= MOST_METRES:
        expected = f"a distance of 1 to {MOST_METRES} metres"
        yield "metres", shown(part.metres), expected, "Correct it, or remove the session."


def _hardness(part: SessionPart) -> Iterator[_Fault]:
    """Whether a run is hard follows from its kind. Cross-training is hard if its athlete says so; nothing else is."""
    if ACTIVITIES[part.activity].hard_as_stated:
        return
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
