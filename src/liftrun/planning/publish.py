"""From a solved week to its published form, `liftrun.plan/2`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from liftrun.availability.openings import openings
from liftrun.calendars.clock import moment_of
from liftrun.demand import sentences
from liftrun.documents.plan import (
    CalendarPart,
    DroppedPart,
    PenaltyPart,
    PlanDocument,
    RulebookPart,
    SolverPart,
    SpanPart,
)
from liftrun.domain import Priority, Span
from liftrun.domain.units import sentence_in
from liftrun.planning.input_parts import history_parts, inputs_part
from liftrun.planning.recorded_inputs import InputFiles
from liftrun.planning.session_parts import session_parts
from liftrun.planning.slots import slots_of
from liftrun.planning.tier_bounds import tier_parts
from liftrun.planning.week_summary import if_missed, race_title, totals
from liftrun.reasons.drop_reasons import reasons
from liftrun.reasons.session_names import pin_titles, titles_in_order

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.documents.plan import SessionPart, SlotPart, TierPart
    from liftrun.domain import Place, Plan, Session, Tier, Week
    from liftrun.domain.units import Units
    from liftrun.model.solve import Outcome
    from liftrun.planning.past_training import PastTraining
    from liftrun.planning.prepare import PreparedWeek, SolvedWeek


def publish(
    planned: SolvedWeek,
    files: InputFiles | None = None,
    past: PastTraining | None = None,
    *,
    published: Mapping[str, SessionPart] | None = None,
    show_titles: bool = False,
    timings: bool = False,
) -> PlanDocument:
    """The document of a planned week.

    Args:
        planned: The week, solved.
        files: The files that it was made from.
        past: Where the history comes from; None if it is that of the athlete's file alone.
        published: Session id -> the session of its slot in an earlier plan of the week, whose title it keeps.
        show_titles: Whether the document contains the titles of busy events, which are private.
        timings: Whether it contains wall times, which differ from run to run.

    Raises:
        ValueError: if there is no plan.
    """
    week, outcome = planned.prepared, planned.outcome
    if outcome.plan is None:
        raise ValueError("there is no plan to publish")
    names = titles_in_order(week.problem.instance.sessions, outcome.plan.schedule)
    names |= {name: part.title for name, part in (published or {}).items()}
    slots = slots_of(week.problem.instance.sessions, week.week.start)
    race = week.athlete.race
    sessions = tuple(session_parts(week, outcome.plan, names, slots))
    return PlanDocument(
        athlete=week.athlete.name,
        week_start=week.week.start,
        timezone=week.athlete.timezone,
        units=week.athlete.units,
        phase=week.demand.phase,
        race=race.distance if race else None,
        race_title=race_title(race, week.athlete.units) if race else "",
        weeks_to_race=week.demand.weeks_to_race,
        days_to_race=week.demand.days_to_race,
        strength=week.demand.strength,
        experience=week.rules.situation.experience,
        peak_lifting=week.rules.situation.lifting,
        run_days=week.rules.situation.run_days,
        first_weeks=week.rules.situation.first_weeks,
        priority=week.rules.situation.priority,
        weekly_miles=week.rules.situation.weekly_miles,
        lifts=week.rules.situation.lifts,
        pack=week.rules.pack,
        status=outcome.status,
        tiers=_tiers(outcome),
        bound=outcome.bound,
        gap=round(outcome.gap, 6),
        sessions=sessions,
        dropped=(*_unmet(week), *_dropped(week, outcome.plan, names, slots)),
        penalties=tuple(_penalties(outcome, week.athlete.units)),
        calendar=_calendar(week, show_titles=show_titles),
        notes=_notes(week, outcome.plan),
        totals=totals(sessions),
        focus=week.demand.focus,
        if_missed=if_missed(outcome.plan, names, week.rules),
        solver=_solver(planned, timings=timings),
        rulebook=RulebookPart(version=week.rules.version, hash=week.rules.hash),
        inputs=inputs_part(planned, files or InputFiles(), past.revision if past else None),
        history=tuple(history_parts(week, past)),
    )


def _tiers(outcome: Outcome) -> dict[Tier, TierPart]:
    assert outcome.scales is not None  # noqa: S101  # an outcome with a plan has scales
    return tier_parts(outcome.objective, outcome.scales.tier, outcome.bound)


def _dropped(
    prepared: PreparedWeek, plan: Plan, names: Mapping[str, str], slots: Mapping[str, SlotPart]
) -> Iterator[DroppedPart]:
    why_lost = reasons(prepared.problem, plan, names, _openings_next_door(prepared, plan))
    for lost in plan.dropped:
        session = lost.session
        priority = _priority(session)
        slot = slots[session.id]
        yield DroppedPart(
            id=session.id,
            slot=slot,
            title=names[session.id],
            priority=priority,
            reason=sentence_in(prepared.athlete.units, why_lost[session.id]),
        )


def _priority(session: Session) -> str:
    """The class of a session in messages; what ranks with mobility work has the name of its activity."""
    if session.priority is Priority.MOBILITY:
        return session.activity
    return session.priority.name.lower()


def _openings_next_door(prepared: PreparedWeek, plan: Plan) -> Mapping[str, Mapping[Place, tuple[Span, ...]]]:
    """Openings that dropped lifts without any would have, if the way to the gym took no time; nothing without a way."""
    gym, known = prepared.athlete.gym, prepared.problem.instance.openings
    lost = [one.session for one in plan.dropped if one.session.activity == "lift" and not known.get(one.session.id)]
    if gym is None or not gym.travel_minutes or not lost:
        return {}
    near = prepared.athlete.model_copy(update={"gym": gym.model_copy(update={"travel_minutes": 0})})
    return openings(near, prepared.week, lost, [busy.span for busy in prepared.reading.busy]).openings


def _unmet(prepared: PreparedWeek) -> Iterator[DroppedPart]:
    """Pins that fit no session of the week; they are listed with the dropped sessions."""
    unmet = prepared.demand.unmet
    names = pin_titles(one.pin for one in unmet)
    for number, (one, title) in enumerate(zip(unmet, names, strict=True), start=1):
        yield DroppedPart(id=f"pin-{one.pin.session}-{number}", title=title, priority="pinned", reason=one.reason)


def _penalties(outcome: Outcome, units: Units) -> Iterator[PenaltyPart]:
    for rule, found in outcome.verdict.paid if outcome.verdict else ():
        for violation in found:
            yield PenaltyPart(
                rule=rule.id,
                says=sentence_in(units, rule.says),
                tier=rule.tier,
                amount=violation.amount,
                cost=violation.amount * rule.weight,
                sessions=violation.sessions,
                detail=sentence_in(units, violation.detail),
            )


def _notes(prepared: PreparedWeek, plan: Plan) -> tuple[str, ...]:
    """The sentences of the demand, and those for a week without room for everything."""
    notes = prepared.demand.notes
    if plan.dropped:
        notes = (*notes, *sentences(prepared.rules, "week", {"crowded": {}}))
    return tuple(dict.fromkeys(sentence_in(prepared.athlete.units, note) for note in notes))


def _calendar(prepared: PreparedWeek, *, show_titles: bool) -> CalendarPart:
    reading, week = prepared.reading, prepared.week
    whole = Span(0, week.minutes)
    titled = [(busy.span, busy.title if show_titles else None) for busy in reading.busy]
    return CalendarPart(
        events_read=reading.events_read,
        busy=tuple(_span(week, span, title) for span, title in titled if span.overlaps(whole)),
        free=tuple(_span(week, span, None) for span in prepared.free),
        assumed=(*reading.assumed, *prepared.assumed),
        skipped=reading.skipped,
    )


def _span(week: Week, span: Span, title: str | None) -> SpanPart:
    return SpanPart(start=moment_of(week, span.start), end=moment_of(week, span.end), title=title)


def _solver(planned: SolvedWeek, *, timings: bool) -> SolverPart:
    timing = planned.outcome.timing
    return SolverPart(
        name="OR-Tools CP-SAT",
        version=_solver_version(),
        seed=planned.options.seed,
        workers=planned.options.workers,
        wall_ms=round(timing.solve_ms, 1) if timings else None,
        build_ms=round(timing.build_ms, 1) if timings else None,
    )


@cache
def _solver_version() -> str:
    from importlib.metadata import version  # noqa: PLC0415  # only where a solver has run

    return version("ortools")
