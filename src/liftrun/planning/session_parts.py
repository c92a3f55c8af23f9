"""The placed sessions of a plan in their published form."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from liftrun.athlete.races import races_in
from liftrun.calendars.clock import moment_of
from liftrun.demand.run_choice import runs_by_time
from liftrun.documents.plan import BlockPart, LoadPart, PacePart, PrescriptionPart, SessionPart
from liftrun.documents.session_wording import parts_in_short
from liftrun.documents.workout import WorkoutPart
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.plain_text import plain_line
from liftrun.domain.units import distance_of, sentence_in
from liftrun.inputs.fields import clock_text
from liftrun.reasons.session_facts import RACE_DAY
from liftrun.reasons.why_here import why

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.documents.plan import SlotPart
    from liftrun.domain import Placed, Plan, Prescription, Session, Week
    from liftrun.domain.units import Units
    from liftrun.planning.prepare import PreparedWeek


def session_parts(
    prepared: PreparedWeek, plan: Plan, names: Mapping[str, str], slots: Mapping[str, SlotPart]
) -> Iterator[SessionPart]:
    """The published form of each placed session.

    Args:
        prepared: The week.
        plan: The plan.
        names: Session id -> title.
        slots: Session id -> slot.
    """
    reason = {**why(prepared.problem, plan, names)}
    reason |= {name: text.replace(RACE_DAY, start) for name, start, text in _assumed_starts(prepared, reason)}
    for placed in plan.schedule.placed:
        session = placed.session
        yield SessionPart(
            id=session.id,
            slot=slots[session.id],
            title=names[session.id],
            activity=session.activity,
            kind=session.kind,
            focus=session.focus,
            hard=session.hard,
            heavy=session.heavy,
            metres=placed.metres if _has_distance(prepared, session) else None,
            pace=_pace(prepared, session),
            start=moment_of(prepared.week, placed.start),
            end=moment_of(prepared.week, placed.end),
            place=placed.place,
            optional=session.optional,
            shortened=placed.shortened,
            blocks=tuple(_blocks(prepared.week, placed)),
            prescription=_prescription(session.prescription),
            workout=_workout(placed),
            drills=session.drills,
            why=sentence_in(prepared.athlete.units, reason.get(session.id, "")),
            load=_load(session),
        )


def _assumed_starts(prepared: PreparedWeek, reason: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each race of the week whose start is not in the file: its id, a sentence on that, and why it is where it is."""
    for name, race in races_in(prepared.athlete.races, prepared.week.start).items():
        if "start" not in race.model_fields_set and name in reason:
            yield name, f"The start is not in your file: {clock_text(race.start)} is assumed.", reason[name]


def _load(session: Session) -> LoadPart:
    load = session.load
    return LoadPart(legs=load.legs, upper=load.upper, trunk=load.trunk, impact=load.impact, hard=load.hard)


def _pace(prepared: PreparedWeek, session: Session) -> PacePart | None:
    """The pace that the athlete gave for a kind of run, per unit and to the second; None where they gave none."""
    units = prepared.athlete.units
    seconds_per_metre = prepared.athlete.pace(session.run_kind) if session.run_kind else None
    if seconds_per_metre is None:
        return None
    return PacePart(seconds=round(seconds_per_metre / distance_of(1, units)), per="km" if units == "km" else "mi")


def _blocks(week: Week, placed: Placed) -> Iterator[BlockPart]:
    for block in placed.blocks:
        drills = _drills(placed) if block.kind == "plyometrics" else ""
        start, end = moment_of(week, block.start), moment_of(week, block.end)
        yield BlockPart(kind=block.kind, start=start, end=end, drills=drills)


def _drills(placed: Placed) -> str:
    """The jumps of a lift where it is done: "box jump, split jump"."""
    jumps = placed.session.plyometrics
    if jumps is None:
        return ""
    return ", ".join(one.name.lower() for one in jumps.exercises(placed.place)) or jumps.drills


def _has_distance(prepared: PreparedWeek, session: Session) -> bool:
    """Whether a session has a distance: a run, unless the athlete runs by time; a race always has one."""
    by_distance = session.is_race or not runs_by_time(prepared.athlete)
    return ACTIVITIES[session.activity].has_distance and by_distance


def _workout(placed: Placed) -> WorkoutPart | None:
    """What the session consists of where it is done, its jumps included if it has them."""
    jumps, session = placed.session.plyometrics, placed.session
    minutes = sum(block.end - block.start for block in placed.blocks if block.kind == "plyometrics")
    found = session.workout_of(placed.end - placed.start - minutes, placed.place)
    if found and jumps and minutes:
        found = replace(found, parts=(*jumps.exercises(placed.place), *found.parts))
    return WorkoutPart.model_validate(asdict(found)) if found else None


def workout_in_short(placed: Placed, units: Units) -> str:
    """What a placed session consists of, in one line; "" if nothing is known of it."""
    part = None if placed.session.is_race else _workout(placed)
    return plain_line(parts_in_short(part, placed.session.activity, units)) if part else ""


def _prescription(prescription: Prescription | None) -> PrescriptionPart | None:
    if prescription is None:
        return None
    return PrescriptionPart(
        sets=prescription.sets,
        reps=prescription.reps,
        big_lifts=prescription.big_lifts,
        load=prescription.load,
        tempo=prescription.tempo,
        eccentric=prescription.eccentric,
        reps_in_reserve=prescription.reps_in_reserve,
        notes=prescription.notes,
        source=prescription.source,
    )
