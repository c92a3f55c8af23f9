"""Sentences about one session, for the athlete.

The terminal, the pages and the calendar show the same sentences, each in its own layout. Distances and paces are in the
athlete's units. The sentences contain no control characters (see `domain.plain_text`). They are not escaped: each
output format does this itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.plain_text import plain_line
from liftrun.domain.units import distance_of, unit_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.documents.plan import BlockPart, PrescriptionPart, SessionPart
    from liftrun.domain.units import Units

PLACES = {"road": "", "home": "Home", "gym": "Gym"}


def headline(session: SessionPart, units: Units) -> str:
    """The session in a few words: "Long run, 16 mi", "Lift: lower body + plyometrics", "Easy run, 5 mi (optional)"."""
    far = f", {distance(session.metres, units)}" if session.metres else ""
    words = [plain_line(session.title) + far]
    if _has_plyometrics(session):
        words.append("+ plyometrics")
    if session.optional:
        words.append("(optional)")
    return " ".join(words)


def what_to_do(session: SessionPart, units: Units) -> tuple[str, ...]:
    """What to do in the session, in sentences, in the order in which it is done. `advice` is separate."""
    return tuple(_run(session, units) if session.activity == "run" else _workout(session)) + tuple(_remarks(session))


def advice(sessions: Iterable[SessionPart]) -> tuple[str, ...]:
    """The advice in the prescriptions of the sessions, each sentence once."""
    notes = (note for session in sessions if session.prescription for note in session.prescription.notes)
    return tuple(dict.fromkeys(plain_line(note) for note in notes))


def why_here(session: SessionPart) -> str:
    """Why the session is where it is, or `""` if the plan has no reason."""
    reason = plain_line(session.why)
    return f"Why here: {reason}" if reason else ""


def place_name(session: SessionPart) -> str:
    """The place of the session: "Home", "Gym", or `""` for the road."""
    return PLACES[session.place]


def distance(metres: int, units: Units) -> str:
    """A distance to a tenth of the athlete's unit: "6 mi", "9.7 km"."""
    amount = distance_of(metres, units)
    return f"{amount:.1f}".removesuffix(".0") + f" {unit_name(units)}"


def duration(minutes: int) -> str:
    """A length of time: "45 min", "2 h", "2 h 40 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} min")
    return " ".join(parts)


def sets_and_reps(prescription: PrescriptionPart) -> str:
    """Sets and repetitions in short: "4×6–8"."""
    return f"{prescription.sets}×{_extent(prescription.reps)}"


def minutes_of(part: SessionPart | BlockPart) -> int:
    """Elapsed minutes of a session or block."""
    return round((part.end - part.start).total_seconds() / 60)


def _run(session: SessionPart, units: Units) -> Iterator[str]:
    drills = _without_full_stop(session.drills)
    if drills:
        yield f"Warm up with: {drills}."
    far = distance(session.metres, units) if session.metres else duration(minutes_of(session))
    pace = f" at {session.pace.text}" if session.pace else ""
    time = f", about {duration(minutes_of(session))}" if session.metres else ""
    yield f"Run {far}{pace}{time}."
    if session.kind != "race":
        yield "This is a hard run." if session.hard else "Keep it easy."


def _workout(session: SessionPart) -> Iterator[str]:
    for block in session.blocks:
        length = duration(minutes_of(block))
        if block.kind == "plyometrics":
            yield _plyometrics(block, length, first=block is session.blocks[0])
        elif block.kind == "weights" and session.prescription:
            yield from _weights(length, session.prescription)
        else:
            yield f"{length} of {_work(session, block)}."
    if ACTIVITIES[session.activity].hard_as_stated and session.hard:
        yield "This is a hard session."


def _work(session: SessionPart, block: BlockPart) -> str:
    """What is done in a block: "weights", "mobility work", "cross-training"."""
    entry = ACTIVITIES[session.activity]
    return entry.work if block.kind == entry.block else str(block.kind)


def _plyometrics(block: BlockPart, length: str, *, first: bool) -> str:
    drills = _without_full_stop(block.drills)
    begin, fresh = ("First ", ", on fresh legs") if first else ("", "")
    return f"{begin}{length} of plyometrics{fresh}{': ' if drills else ''}{drills}."


def _weights(length: str, todo: PrescriptionPart) -> Iterator[str]:
    yield f"Weights, {length}: {_sets(todo.sets, todo.reps)}, {plain_line(todo.load)}."
    if todo.big_lifts:
        sets, reps = todo.big_lifts
        yield f"Squat and deadlift: {_sets(sets, (reps, reps))}."
    yield f"Speed of each repetition: {plain_line(todo.tempo)}."
    if todo.eccentric:
        yield "Emphasise the lowering half of each repetition."
    yield f"End each set when {_extent(todo.reps_in_reserve)} good repetitions are still possible."


def _remarks(session: SessionPart) -> Iterator[str]:
    if session.shortened:
        yield "Shorter than in a week with more free time."
    if session.optional:
        yield "Optional: leave it out if you are tired."


def _without_full_stop(text: str) -> str:
    return plain_line(text).rstrip(".")


def _has_plyometrics(session: SessionPart) -> bool:
    return any(block.kind == "plyometrics" for block in session.blocks)


def _sets(sets: int, reps: tuple[int, int]) -> str:
    return f"{sets} {'set' if sets == 1 else 'sets'} of {_extent(reps)} repetitions"


def _extent(bounds: tuple[int, int]) -> str:
    low, high = bounds
    return str(low) if low == high else f"{low}–{high}"
