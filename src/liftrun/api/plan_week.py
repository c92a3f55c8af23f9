"""`liftrun.plan`: an athlete, a week and busy calendars in, a proven plan out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from liftrun.api.arguments import calendars_argument, moment_argument, monday_of_week
from liftrun.api.athlete_argument import GivenAthlete, athlete_argument
from liftrun.api.plan_options import PlanExtras, PlanOptions
from liftrun.api.state_argument import state_content
from liftrun.api.week_plan import WeekPlan
from liftrun.calendars.clock import week_of
from liftrun.calendars.policy import BusyTime
from liftrun.documents.read_plan import plan_file
from liftrun.domain import WEEKDAYS
from liftrun.domain.plan import DEFAULT_GRID_MINUTES
from liftrun.rulebook import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from liftrun.athlete import Athlete, PastSession
    from liftrun.calendars.policy import CalendarReading
    from liftrun.documents.plan import PlanDocument
    from liftrun.domain import Week
    from liftrun.inputs.text_files import Source
    from liftrun.planning.past_training import PastTraining
    from liftrun.planning.prepare import SolvedWeek
    from liftrun.rulebook import Rulebook
    from liftrun.state.records import StateContent


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What is to be planned, read and checked; nothing is planned yet.

    Attributes:
        given: The athlete, and where they came from.
        week: The week to plan.
        calendars: The busy calendars, not yet read.
        rulebook: The rulebook.
        options: How to plan.
        now: The time of writing.
        past: Plans of the weeks before.
        state: What is in the athlete's state; None if there is none, or it is not used.
        own_calendar: Content of the calendar that the plan will be written into: its earlier weeks are history.
    """

    given: GivenAthlete
    week: Week
    calendars: tuple[Source, ...]
    rulebook: Rulebook
    options: PlanOptions
    now: datetime
    past: tuple[PlanDocument, ...] = ()
    state: StateContent | None = None
    own_calendar: bytes = b""

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that the plan is made from; standard input is not among them."""
        athlete = (self.given.path,) if self.given.path else ()
        return (*athlete, *(one for one in self.calendars if one != "-"))


def plan(  # noqa: PLR0913  # each is one choice that a caller may make by name
    athlete: str | Path | Mapping[str, Any] | Athlete,
    *,
    week: date | str | None = None,
    busy: str | Path | Iterable[str | Path] | None = None,
    pack: str | None = None,
    grid_minutes: int = DEFAULT_GRID_MINUTES,
    seed: int = 0,
    workers: int = 1,
    time_limit_seconds: float | None = None,
    parameters: Mapping[str, Any] | None = None,
    show_titles: bool = False,
    timings: bool = False,
    why_days: bool = False,
    alternatives: int = 0,
    now: datetime | str | None = None,
    after: str | Path | Iterable[str | Path] | None = None,
    state: bool = True,
) -> WeekPlan:
    """Plan a week: place an athlete's runs and lifts in the free time of their calendars.

    Args:
        athlete: The athlete's file, a dict with the keys of such a file, or an `Athlete`.
        week: A day of the week to plan, as a date or as `2026-11-23`; without it, the week that begins next.
        busy: Busy calendars (.ics). Without it, those that the athlete's file names; an empty list for none.
        pack: School of advice: `default`, `bui` or `helms`; without it, the athlete's.
        grid_minutes: Minutes between possible starts: 5, 10, 15 or 30.
        seed: Random seed of the solver.
        workers: Threads of the solver. Only one gives the same plan every time.
        time_limit_seconds: Stop then, with the best week found; without it, the optimum is proven.
        parameters: CP-SAT parameters by name, over liftrun's own choice.
        show_titles: Keep the titles of busy events, which are private otherwise.
        timings: Record wall times, which differ from run to run.
        why_days: For each session, also find out whether it could be on each other day, and what that would cost.
        alternatives: How many other weeks to list, 0 to 9: on other days, and little more expensive.
        now: The time of writing, with its zone or as `2026-11-22T18:00Z`: the stamp of new and changed events in the
            calendar, and the day after which the next week begins. Without it, the current time, to the minute.
        after: Plans of the weeks before, as JSON files: the week builds on them, and recovers from them.
        state: Use the plans and the log in the state file beside the athlete's file, if there is one. Nothing is
            written into it; `plan.record()` does that.

    Returns:
        The plan. Its `status` is `infeasible` or `unknown` if there is none.

    Raises:
        InputError: for the first thing wrong with an argument or a file.
        BrokenPlanError: if the plan fails its check: a bug in liftrun.
        KeyboardInterrupt: if interrupted.
    """
    options = PlanOptions(
        grid_minutes=grid_minutes,
        seed=seed,
        workers=workers,
        time_limit_seconds=time_limit_seconds,
        parameters=parameters or {},
    )
    request = plan_request(athlete, week=week, busy=busy, pack=pack, options=options, now=now, after=after, state=state)
    extras = PlanExtras(why_days=why_days, alternatives=alternatives)
    return plan_from(request, show_titles=show_titles, timings=timings, extras=extras)


def plan_request(  # noqa: PLR0913  # each is one choice that a caller may make by name
    athlete: str | Path | Mapping[str, Any] | Athlete,
    *,
    week: date | str | None = None,
    busy: str | Path | Iterable[str | Path] | None = None,
    pack: str | None = None,
    options: PlanOptions | None = None,
    now: datetime | str | None = None,
    after: str | Path | Iterable[str | Path] | None = None,
    state: bool = True,
) -> PlanRequest:
    """The first half of `plan`: read the athlete and settle the week. See `plan` for the arguments and errors."""
    moment, book = moment_argument(now), load_rulebook()
    given = athlete_argument(athlete, book, pack)
    zone = given.athlete.timezone
    calendars = calendars_argument(busy)
    named = given.athlete.calendars.busy if calendars is None else calendars
    monday = monday_of_week(week, zone, moment)
    past = tuple(plan_file(path) for path in calendars_argument(after) or ())
    frame, content = week_of(monday, zone), state_content(given.path, monday) if state else None
    return PlanRequest(given, frame, named, book, options or PlanOptions(), moment, past, content)


def solved_week(request: PlanRequest) -> tuple[SolvedWeek, list[tuple[str, bytes]]]:
    """Read the calendars and solve the week. Returns the solved week, and name and content of each calendar."""
    from liftrun.calendars.reading.busy import calendar_contents, read_busy  # noqa: PLC0415  # an output may be refused before this
    from liftrun.planning.prepare import calendar_policy, plan_week, prepare  # noqa: PLC0415  # as above

    given, options = request.given, request.options
    solve_options = options.solve_options()
    policy = calendar_policy(given.athlete)
    contents = calendar_contents(request.calendars, policy)
    reading = with_days_off(read_busy(contents, request.week, policy), request)
    prepared = prepare(
        past_of(request).athlete,
        request.week,
        reading,
        request.rulebook,
        grid_minutes=options.grid_minutes,
        file=given.file,
    )
    return plan_week(prepared, solve_options), contents


def with_days_off(reading: CalendarReading, request: PlanRequest) -> CalendarReading:
    """The busy time with the days of illness or of a break that the log has: nothing is planned on them."""
    from liftrun.planning.past_training import days_off  # noqa: PLC0415  # an output may be refused before this

    week = request.week
    days = {week.day_of_date(day) for day in days_off(request.state.log if request.state else ())}
    off = tuple(BusyTime(week.day_span(day), "Day off") for day in sorted(days) if 0 <= day < len(WEEKDAYS))
    busy = tuple(sorted((*reading.busy, *off), key=lambda taken: taken.span))
    return replace(reading, busy=busy) if off else reading


def past_of(request: PlanRequest) -> PastTraining:
    """The athlete of a request with the training of the weeks before."""
    from liftrun.planning.past_training import past_training  # noqa: PLC0415  # an output may be refused before this

    athlete, week = request.given.athlete, request.week
    events: tuple[PastSession, ...] = ()
    if request.own_calendar:
        from liftrun.planning.past_calendar import past_of_calendar  # noqa: PLC0415  # loads icalendar

        events = past_of_calendar(request.own_calendar, athlete, week)
    return past_training(athlete, week, request.past, request.state, events)


def plan_from(
    request: PlanRequest, *, show_titles: bool = False, timings: bool = False, extras: PlanExtras | None = None
) -> WeekPlan:
    """The second half of `plan`: read the calendars, solve, check and publish. See `plan` for arguments and errors."""
    planned, contents = solved_week(request)
    if planned.outcome.plan is None:
        return WeekPlan(planned.outcome.status, None, request.files, request.now, request.given.path)
    from liftrun.planning.publish import publish  # noqa: PLC0415  # only where there is a plan
    from liftrun.planning.recorded_inputs import InputFiles, file_part  # noqa: PLC0415  # as above
    from liftrun.planning.stable_ids import with_stable_ids  # noqa: PLC0415  # as above

    given = request.given
    pairs = zip(request.calendars, contents, strict=True)
    calendars = tuple(file_part(None if one == "-" else one, content) for one, (_, content) in pairs)
    files = InputFiles(file_part(given.path, given.content) if given.path else None, calendars)
    document = publish(planned, files, past_of(request), show_titles=show_titles, timings=timings)
    document = _with_extras(planned, document, extras or PlanExtras())
    if request.state is not None:
        document = with_stable_ids(document, request.state.sessions or {})
    return WeekPlan(document.status, document, request.files, request.now, given.path, planned, show_titles)


def _with_extras(planned: SolvedWeek, document: PlanDocument, extras: PlanExtras) -> PlanDocument:
    """The document with what was requested beside the plan itself."""
    if extras.why_days:
        from liftrun.explanations.why_days import why_days  # noqa: PLC0415  # only where it is requested

        days = why_days(planned)
        sessions = tuple(part.model_copy(update={"why_days": days[part.id]}) for part in document.sessions)
        document = document.model_copy(update={"sessions": sessions})
    if extras.alternatives:
        from liftrun.explanations.alternatives import alternative_parts  # noqa: PLC0415  # as above

        others = alternative_parts(planned, extras.alternatives)
        document = document.model_copy(update={"alternatives": others})
    return document
