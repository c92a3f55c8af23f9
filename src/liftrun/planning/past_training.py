"""The training of the weeks before, from every source, as the history of the athlete.

One session of the past counts once, from the first of these sources that has it: the log, a plan (one given by hand,
else that of the state), liftrun's own events in a calendar, the `[[history]]` of the athlete's file. What was planned
counts as done unless the log has it as missed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from liftrun.athlete import PastSession
from liftrun.athlete.training import Recent
from liftrun.calendars.clock import minute_of, moment_of, monday_of
from liftrun.domain.activities import ACTIVITIES
from liftrun.domain.units import distance_of
from liftrun.state.records import StateContent, slot_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date, datetime

    from liftrun.athlete import Athlete
    from liftrun.documents.plan import PlanDocument, SessionPart
    from liftrun.domain import Week
    from liftrun.state.records import LogEntry, SlotKey

FROM_LOG, FROM_STATE, FROM_PLAN = "log", "plan in the state", "earlier plan"
FROM_CALENDAR, FROM_FILE = "own calendar", "athlete file"
REMEMBERED_DAYS = 42
DAYS = 7
_DONE = frozenset({"done", "moved"})
_USUAL_MINUTES = 60


class SourceUsed(NamedTuple):
    """A source of the history, and the day of the earliest session that comes from it."""

    source: str
    since: date


@dataclass(frozen=True, slots=True)
class PastTraining:
    """An athlete with their whole history, and where it comes from.

    Attributes:
        athlete: The athlete; `history` contains the sessions of all sources.
        sources: The sources that were used, the one of the highest rank first; empty if only the athlete's file was.
        revision: The last change of the state that the history depends on; None without a state.
    """

    athlete: Athlete
    sources: tuple[SourceUsed, ...] = ()
    revision: int | None = None


def days_off(log: Iterable[LogEntry]) -> Iterator[date]:
    """The days on which the athlete was ill or had a break."""
    for entry in log:
        yield from (entry.date + timedelta(days=number) for number in range(entry.days or 0))


class _Log(NamedTuple):
    """The log: what it has of each slot, and the days of illness or of a break."""

    by_slot: Mapping[SlotKey, LogEntry]
    days_off: frozenset[date]


@dataclass(frozen=True, slots=True)
class _Found:
    """A session of the past, and the source that it comes from."""

    session: PastSession
    source: str
    day: int


def past_training(
    athlete: Athlete,
    week: Week,
    plans: Iterable[PlanDocument] = (),
    state: StateContent | None = None,
    calendar: Iterable[PastSession] = (),
) -> PastTraining:
    """The athlete with the training of the weeks before a week.

    Args:
        athlete: The athlete, with the history of their file.
        week: The week to plan.
        plans: Plans of weeks before, given by hand. On days that the athlete's file has, the file counts.
        state: Plans and log of the state. They outrank the athlete's file.
        calendar: Sessions of liftrun's own events. They count in weeks of which there is no plan.
    """
    stored = state or StateContent()
    by_hand = {plan.week_start: plan for plan in plans}
    kept = [plan for plan in stored.plans if plan.document.week_start not in by_hand]
    log = _Log({entry.slot: entry for entry in stored.log if entry.slot is not None}, frozenset(days_off(stored.log)))
    known = {*by_hand, *(plan.document.week_start for plan in kept)}
    events = [past for past in calendar if past.date is not None and monday_of(past.date) not in known]
    found = [
        *_planned((plan.document for plan in kept), FROM_STATE, athlete, week, log),
        *_planned(by_hand.values(), FROM_PLAN, athlete, week, log),
        *(_of(past, FROM_CALENDAR, week) for past in events if past.date not in log.days_off),
        *_unplanned(stored.log, known, athlete, week),
    ]
    recent = [one for one in found if -REMEMBERED_DAYS <= one.day < 0]
    covered = {plan.document.week_start for plan in kept} | {monday_of(past.date) for past in events if past.date}
    own = tuple(_own(athlete, recent, covered, week))
    stated = {past.day_before(week.start) for past in own}
    used = [one for one in recent if one.source != FROM_PLAN or one.day not in stated]
    changed = athlete.model_copy(update={"history": (*own, *(one.session for one in used))})
    changed = _as_reported(changed, stored.log, week)
    sources = tuple(_sources([*used, *(_of(past, FROM_FILE, week) for past in own)], week)) if used else ()
    return PastTraining(changed, sources, None if state is None else _revision(state, week))


def _as_reported(athlete: Athlete, log: Iterable[LogEntry], week: Week) -> Athlete:
    """The athlete as the log has them: sore last week."""
    sore = [one.sore for one in log if one.sore and -DAYS <= week.day_of_date(one.date) < 0]
    if sore:
        recent = (athlete.recent or Recent()).model_copy(update={"sore": sore[-1]})
        athlete = athlete.model_copy(update={"recent": recent})
    return athlete


def _own(athlete: Athlete, found: list[_Found], covered: set[date], week: Week) -> Iterator[PastSession]:
    """The sessions of the file that no source of a higher rank has."""
    logged = {(one.day, _activity(one.session)) for one in found if one.source == FROM_LOG}
    for past in athlete.history:
        day = past.day_before(week.start)
        if monday_of(week.date_of(day)) not in covered and (day, _activity(past)) not in logged:
            yield past


def _activity(past: PastSession) -> str:
    return next((name for name, entry in ACTIVITIES.items() if past.session in (*entry.pins, *entry.kinds)), "")


def _planned(plans: Iterable[PlanDocument], source: str, athlete: Athlete, week: Week, log: _Log) -> Iterator[_Found]:
    """The sessions of plans that were not missed, as the log has them where it does; on a day of illness all were."""
    for plan in plans:
        for part in plan.sessions:
            entry = log.by_slot.get(slot_key(part.slot)) if part.slot else None
            if entry is None and _local_day(part, week) not in log.days_off:
                yield _of(_session(part, athlete, week), source, week)
            elif entry is not None and entry.status in _DONE:
                yield _of(_as_done(_session(part, athlete, week), entry, athlete), FROM_LOG, week)


def _local_day(part: SessionPart, week: Week) -> date:
    return moment_of(week, minute_of(week, part.start)).date()


def _of(session: PastSession, source: str, week: Week) -> _Found:
    return _Found(session, source, session.day_before(week.start))


def _session(part: SessionPart, athlete: Athlete, week: Week) -> PastSession:
    start = moment_of(week, minute_of(week, part.start))
    traits = ACTIVITIES[part.activity]
    return PastSession.model_construct(
        session=str(part.kind or part.activity),
        day=None,
        date=start.date(),
        at=60 * start.hour + start.minute,
        minutes=round((part.end - part.start).total_seconds() / 60),
        distance=_distance(part, athlete) if traits.has_distance else None,
        focus=part.focus or "full",
        heavy=part.heavy,
        hard=part.hard and traits.hard_as_stated,
        workout=part.workout.template if part.workout else None,
    )


def _distance(part: SessionPart, athlete: Athlete) -> float:
    """A run's distance in the athlete's unit; a run by time counts by the estimate of its workout."""
    metres = part.metres
    if metres is None and part.workout is not None:
        metres = part.workout.estimate_m
    return distance_of(metres or 0, athlete.units)


def _as_done(planned: PastSession, entry: LogEntry, athlete: Athlete) -> PastSession:
    """A planned session with the time, length and distance of the log; what the log leaves out was as planned."""
    changes: dict[str, object] = {"date": entry.date}
    if entry.start is not None:
        changes["at"] = _clock(entry.start)
    if entry.minutes is not None:
        changes["minutes"] = entry.minutes
    if planned.distance is not None:
        metres = entry.metres
        if metres is None and entry.minutes is not None:  # a shorter run is shorter in distance too
            metres = athlete.metres(planned.distance * entry.minutes / planned.minutes)
        changes["distance"] = planned.distance if metres is None else distance_of(metres, athlete.units)
    return planned.model_copy(update=changes)


def _clock(start: datetime) -> int:
    return 60 * start.hour + start.minute


def _unplanned(log: Iterable[LogEntry], weeks: set[date], athlete: Athlete, week: Week) -> Iterator[_Found]:
    """Training of the log that is in no plan: extra sessions, and those of a week whose plan is gone."""
    for entry in log:
        is_planned = entry.slot is not None and entry.slot.week in weeks
        if entry.status in _DONE and entry.activity is not None and not is_planned:
            yield _of(_extra(entry, athlete), FROM_LOG, week)


def _extra(entry: LogEntry, athlete: Athlete) -> PastSession:
    activity = next(one for one in ACTIVITIES.values() if one.name == entry.activity)
    usual = "easy" if "easy" in activity.pins else activity.pins[0]
    minutes = entry.minutes or _USUAL_MINUTES
    return PastSession.model_construct(
        session=entry.kind_or_focus if entry.kind_or_focus in activity.kinds else usual,
        day=None,
        date=entry.date,
        at=_clock(entry.start) if entry.start else 12 * 60,
        minutes=minutes,
        distance=distance_of(entry.metres, athlete.units) if activity.has_distance and entry.metres else None,
        focus=entry.kind_or_focus if entry.kind_or_focus in {"lower", "upper"} else "full",
        heavy=True,
        hard=False,
        workout=None,
    )


def _sources(found: list[_Found], week: Week) -> Iterator[SourceUsed]:
    for source in (FROM_LOG, FROM_STATE, FROM_PLAN, FROM_CALENDAR, FROM_FILE):
        days = [one.day for one in found if one.source == source]
        if days:
            yield SourceUsed(source, week.date_of(min(days)))


def _revision(state: StateContent, week: Week) -> int:
    """The last change that wrote something about the time before a week."""
    plans = [plan.revision for plan in state.plans if plan.document.week_start < week.start]
    return max([0, *plans, *(entry.revision for entry in state.log if entry.date < week.start)])
