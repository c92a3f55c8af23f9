"""The placed sessions of a plan in their published form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.calendars.clock import moment_of
from liftrun.demand import paces
from liftrun.documents.plan import BlockPart, LoadPart, PacePart, PrescriptionPart, SessionPart
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.units import distance_of
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
    reason = why(prepared.problem, plan, names)
    pace = paces(prepared.athlete, prepared.rules)
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
            metres=placed.metres if ACTIVITIES[session.activity].has_distance else None,
            pace=_pace(pace[session.run_kind], prepared.athlete.units) if session.run_kind else None,
            start=moment_of(prepared.week, placed.start),
            end=moment_of(prepared.week, placed.end),
            place=placed.place,
            optional=session.optional,
            shortened=placed.shortened,
            blocks=tuple(_blocks(prepared.week, placed)),
            prescription=_prescription(session.prescription),
            drills=session.drills,
            why=reason.get(session.id, ""),
            load=_load(session),
        )


def _load(session: Session) -> LoadPart:
    load = session.load
    return LoadPart(legs=load.legs, upper=load.upper, trunk=load.trunk, impact=load.impact, hard=load.hard)


def _pace(seconds_per_metre: float, units: Units) -> PacePart:
    """A pace per unit of the athlete, to the second."""
    return PacePart(seconds=round(seconds_per_metre / distance_of(1, units)), per="km" if units == "km" else "mi")


def _blocks(week: Week, placed: Placed) -> Iterator[BlockPart]:
    jumps = placed.session.plyometrics
    for block in placed.blocks:
        drills = jumps.drills if jumps and block.kind == "plyometrics" else ""
        start, end = moment_of(week, block.start), moment_of(week, block.end)
        yield BlockPart(kind=block.kind, start=start, end=end, drills=drills)


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
