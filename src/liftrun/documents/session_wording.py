"""Sentences about one session, for the athlete.

The terminal, the pages and the calendar show the same sentences, each in its own layout. Distances and paces are in the
athlete's units. The sentences contain no control characters (see `domain.plain_text`). They are not escaped: each
output format does this itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.exercise_wording import (
    easier_forms,
    exercise_in_short,
    exercise_lines,
    exercises_of,
    extent,
    how_to_do,
    reps_left,
)
from liftrun.documents.workout_wording import (
    effort_in_short,
    effort_name,
    efforts_of,
    efforts_to_feel,
    has_drills,
    only_part,
    run_parts,
    workout_name,
)
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.plain_text import plain_line
from liftrun.domain.units import distance_of, unit_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.documents.plan import BlockPart, PrescriptionPart, SessionPart
    from liftrun.documents.workout import ExerciseSetPart, WorkoutPart
    from liftrun.domain import Activity
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


def exercise_guide(sessions: Iterable[SessionPart]) -> tuple[str, ...]:
    """How to do each exercise of the sessions, a sentence each."""
    return tuple(plain_line(line) for line in how_to_do(session.workout for session in sessions))


def easier_exercises(sessions: Iterable[SessionPart]) -> str:
    """Easier forms of the exercises of the sessions with body weight, in a sentence; "" without any."""
    return plain_line(easier_forms(session.workout for session in sessions))


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
    return f"{prescription.sets}×{extent(prescription.reps)}"


def minutes_of(part: SessionPart | BlockPart) -> int:
    """Elapsed minutes of a session or block."""
    return round((part.end - part.start).total_seconds() / 60)


def in_short(session: SessionPart, units: Units) -> str:
    """What the session consists of in one line: the parts of a run, the exercises of a lift; "" if one part is all."""
    if session.activity == "run":
        several = session.workout is not None and len(session.workout.parts) > 1
        return parts_in_short(session.workout, "run", units) if session.workout and several else ""
    return parts_in_short(session.workout, session.activity, units) if session.workout else ""


def parts_in_short(workout: WorkoutPart, activity: Activity, units: Units) -> str:
    """All parts of a workout in one line, without the warm-up sets of a lift."""
    if activity == "run":
        return run_parts(workout, units)
    parts = [*exercises_of(workout, jumps=True), *exercises_of(workout, jumps=False)]
    return ", ".join(exercise_in_short(part) for part in parts if part.role != "warm_up")


def in_one_line(session: SessionPart, units: Units) -> str:
    """The headline of a session, with how to run it if it has one part: "Easy run 1, 4 mi at 9:30/mi"."""
    how = _how_to_run(session, units)
    if not how or (how == session.kind and session.metres):
        return headline(session, units)
    far = "" if session.metres else f", {duration(minutes_of(session))}"
    how = "" if how == session.kind else how
    joined = f" {how}" if how.startswith("at ") else f", {how}" * bool(how)
    plain = headline(session.model_copy(update={"optional": False}), units)
    return f"{plain}{far}{joined}{' (optional)' if session.optional else ''}"


def _how_to_run(session: SessionPart, units: Units) -> str:
    """`at 9:30/mi` or `easy` of a run of one part; "" for others."""
    if session.workout and session.activity == "run":
        return only_part(session.workout, units)
    return f"at {session.pace.text}" if session.pace else ""


def how_hard(sessions: Iterable[SessionPart]) -> str:
    """Each effort of the week that has no pace, once, and how near to failure the sets of its lifts go."""
    found = [session for session in sessions if session.workout]
    runs = (one.workout for one in found if one.activity == "run" and one.workout and one.kind != "race")
    efforts = {target.effort: target for workout in runs for target in efforts_of(workout)}
    parts = [f"{effort_name(name)} {words}" for name, one in efforts.items() if (words := effort_in_short(one))]
    left = {part.reps_in_reserve for one in found for part in exercises_of(one.workout, jumps=False)} - {None}
    bounds = [one for one in left if one]
    if bounds:
        reserve = reps_left((min(low for low, _ in bounds), max(high for _, high in bounds)))
        parts.append(f"each set of a lift ends with {reserve} left")
    return f"How hard: {'; '.join(parts)}." if parts else ""


def _run(session: SessionPart, units: Units) -> Iterator[str]:
    drills = _without_full_stop(session.drills)
    if drills and not has_drills(session.workout):
        yield f"Warm up with: {drills}."
    if session.workout and session.kind != "race":
        yield _parts_and_total(session, session.workout, units)
        yield from efforts_to_feel(session.workout)
        return
    far = distance(session.metres, units) if session.metres else duration(minutes_of(session))
    pace = f" at {session.pace.text}" if session.pace else ""
    time = f", about {duration(minutes_of(session))}" if session.metres else ""
    yield f"Run {far}{pace}{time}."
    if session.kind != "race":
        yield "This is a hard run." if session.hard else "Keep it easy."


def _parts_and_total(session: SessionPart, workout: WorkoutPart, units: Units) -> str:
    """The parts and their sum: `2 mi easy, 4 × 1 mi at 8:05/mi with 3 min jog, 1.5 mi easy: 7.5 mi, about 1 h`."""
    name = plain_line(workout_name(workout, units))
    parts = f"{name}: " * bool(name) + plain_line(run_parts(workout, units))
    time = duration(minutes_of(session))
    if len(workout.parts) == 1:
        return f"{parts}, about {time}." if session.metres else f"{parts}."
    total = f"{distance(session.metres, units)}, about {time}" if session.metres else time
    return f"{parts}. Together {total}." if name else f"{parts}: {total}."


def _workout(session: SessionPart) -> Iterator[str]:
    for block in session.blocks:
        length = duration(minutes_of(block))
        if block.kind == "plyometrics":
            jumps = exercises_of(session.workout, jumps=True)
            yield _plyometrics(block, length, first=block is session.blocks[0], listed=bool(jumps))
            yield from exercise_lines(jumps)
        elif block.kind == "weights" and session.prescription:
            yield from _weights(length, session.prescription, exercises_of(session.workout, jumps=False))
        else:
            yield f"{length} of {_work(session, block)}."
    if ACTIVITIES[session.activity].hard_as_stated and session.hard:
        yield "This is a hard session."


def _work(session: SessionPart, block: BlockPart) -> str:
    """What is done in a block: "weights", "mobility work", "cross-training"."""
    entry = ACTIVITIES[session.activity]
    return entry.work if block.kind == entry.block else str(block.kind)


def _plyometrics(block: BlockPart, length: str, *, first: bool, listed: bool) -> str:
    """The length, and what to do unless the exercises are listed below."""
    begin, fresh = ("First ", ", on fresh legs") if first else ("", "")
    if listed:
        return f"Plyometrics, {length}{fresh}:"
    drills = _without_full_stop(block.drills)
    return f"{begin}{length} of plyometrics{fresh}{': ' if drills else ''}{drills}."


def _weights(length: str, todo: PrescriptionPart, exercises: list[ExerciseSetPart]) -> Iterator[str]:
    """The exercises, or sets and repetitions for all of them where they are not known; then how to move the weight."""
    if exercises:
        yield f"Weights, {length}, {plain_line(todo.load)}:"
        yield from exercise_lines(exercises)
    else:
        yield from _sets_of_all(length, todo)
    yield f"Speed of each repetition: {plain_line(todo.tempo)}."
    if todo.eccentric:
        yield "Emphasise the lowering half of each repetition."
    if not exercises:
        yield f"Each set ends with {reps_left(todo.reps_in_reserve)} left."


def _sets_of_all(length: str, todo: PrescriptionPart) -> Iterator[str]:
    yield f"Weights, {length}: {_sets(todo.sets, todo.reps)}, {plain_line(todo.load)}."
    if todo.big_lifts:
        sets, reps = todo.big_lifts
        yield f"Squat and deadlift: {_sets(sets, (reps, reps))}."


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
    return f"{sets} {'set' if sets == 1 else 'sets'} of {extent(reps)} repetitions"
