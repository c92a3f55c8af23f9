"""Plan the weeks of a season, one after the other: each with the weeks before it as history, and proven given them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from liftrun.calendars.clock import week_of
from liftrun.calendars.policy import BusyTime
from liftrun.demand import PlannedVolume
from liftrun.domain import ACTIVITIES, WEEKDAYS
from liftrun.domain.plan import DEFAULT_GRID_MINUTES
from liftrun.model.solve import SolveOptions
from liftrun.planning.past_training import FROM_PLAN, REMEMBERED_DAYS, PastTraining, SourceUsed, days_off, past_training
from liftrun.planning.prepare import SeasonShare, plan_week, prepare
from liftrun.planning.publish import publish
from liftrun.planning.recorded_inputs import InputFiles
from liftrun.planning.stable_ids import with_stable_ids
from liftrun.rulebook import resolve_for
from liftrun.rulebook.season_tables import load_season
from liftrun.seasons.mileage import DoneWeek, Mileage, without_side_races
from liftrun.seasons.season_week import USUAL_LIFT_DAYS, training_metres, usual_days, week_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from liftrun.athlete import Athlete
    from liftrun.calendars.policy import CalendarReading
    from liftrun.documents.season import SeasonWeekPart
    from liftrun.domain import Activity, Status, Week
    from liftrun.rulebook import ResolvedRulebook, Rulebook
    from liftrun.seasons.mileage import Role
    from liftrun.seasons.own_plan import OwnPlan
    from liftrun.seasons.season_calendar import SeasonCalendar
    from liftrun.seasons.season_weeks import SeasonWeeks
    from liftrun.state.records import StateContent


@dataclass(frozen=True, slots=True)
class SeasonOptions:
    """How a season is planned: as `prepare`, `SolveOptions` and `publish` describe it.

    Attributes:
        solve: Options of each solve.
        grid_minutes: Minutes between possible starts.
        files: The files that the season is made from.
        file: How messages call the athlete's file.
        show_titles: Whether the titles of busy events are kept.
        state: Plans and log so far, or None.
        own: The athlete's own plan, or None.
    """

    solve: SolveOptions = field(default_factory=SolveOptions)
    grid_minutes: int = DEFAULT_GRID_MINUTES
    files: InputFiles = field(default_factory=InputFiles)
    file: str = ""
    show_titles: bool = False
    state: StateContent | None = None
    own: OwnPlan | None = None


@dataclass(frozen=True, slots=True)
class PlannedSeason:
    """The weeks of a season that are planned.

    Attributes:
        weeks: The planned weeks, in order.
        calendar: Their busy time.
        mileage: How their distance was computed; None if the athlete lists the runs.
        rulebook: The rulebook as resolved for the first week.
        status: `optimal` or `feasible`; else the status of the week after the last planned one, which has no plan.
    """

    weeks: tuple[SeasonWeekPart, ...]
    calendar: SeasonCalendar
    mileage: Mileage | None
    rulebook: ResolvedRulebook
    status: Status


class SeasonPlanner:
    """Plans the weeks of one athlete's season in order."""

    def __init__(
        self, athlete: Athlete, ahead: SeasonWeeks, rulebook: Rulebook, calendar: SeasonCalendar, options: SeasonOptions
    ) -> None:
        """Start with no week. `calendar` is the busy time of the weeks `ahead`."""
        self._rulebook, self._options = rulebook, options
        self._ahead, self._calendar = ahead, calendar
        self._done: list[DoneWeek] = []
        self._usual: dict[str, object] = {}
        self._parts: list[SeasonWeekPart] = []
        first = week_of(ahead.mondays[0], athlete.timezone)
        self._before = past_training(athlete, first, (), options.state)
        self._athlete = _dated(self._before.athlete, first.start)
        self._first_rules = resolve_for(_of_week(athlete, first), first, rulebook, file=options.file)
        self._mileage = (
            Mileage(self._athlete, first, self._first_rules) if athlete.running and not options.own else None
        )

    def plan(self, report: Callable[[int], None]) -> PlannedSeason:
        """Plan all weeks, up to the first that has no plan. `report` is called with the number of finished weeks."""
        status: Status = "optimal"
        for number, monday in enumerate(self._ahead.mondays, start=1):
            week_status = self._week(week_of(monday, self._athlete.timezone))
            if week_status != "optimal":
                status = week_status
            if week_status not in {"optimal", "feasible"}:
                break
            report(number)
        return PlannedSeason(tuple(self._parts), self._calendar, self._mileage, self._first_rules, status)

    def _week(self, week: Week) -> Status:
        own = self._options.own
        someone = self._partial(_of_week(self._athlete, week), week)
        someone = own.athlete_in(someone, week) if own else someone
        rules = resolve_for(someone, week, self._rulebook, file=self._options.file)
        role = self._mileage.role(rules, self._done) if self._mileage else None
        peak = bool(self._mileage and role and self._mileage.is_peak_mileage(role, rules))
        volume = self._volume(role, someone, week, rules)
        lifts = load_season(self._rulebook.folder).peak_mileage.lifts
        if peak and someone.lifts_per_week is None and rules.numbers.lifts.wanted > lifts:
            someone = someone.model_copy(update={"lifts_per_week": lifts})
        prepared = prepare(
            someone,
            week,
            self._reading(week),
            self._rulebook,
            grid_minutes=self._options.grid_minutes,
            file=self._options.file,
            given=SeasonShare(volume, self._usual_days(week), self._left_out(week), own.days_in(week) if own else {}),
        )
        solved = plan_week(prepared, self._options.solve)
        if solved.outcome.plan is None:
            return solved.outcome.status
        plan = publish(solved, self._options.files, self._past(week), show_titles=self._options.show_titles)
        if self._options.state is not None:
            plan = with_stable_ids(plan, self._options.state.sessions or {})
        self._parts.append(week_part(plan, role, self._calendar.basis(week), volume, peak_mileage=peak))
        following = week_of(week.start + timedelta(weeks=1), week.timezone)
        self._athlete = _rested(past_training(self._athlete, following, [plan]).athlete)
        self._usual.update(usual_days(plan))
        if role is not None:
            self._done.append(DoneWeek(role, training_metres(plan, self._athlete.races) / self._athlete.metres(1)))
        return solved.outcome.status

    def _volume(self, role: Role | None, someone: Athlete, week: Week, rules: ResolvedRulebook) -> PlannedVolume | None:
        if self._mileage is None or role is None:
            return None
        volume = self._mileage.volume(role, rules, self._done)
        if someone.running and self._athlete.running and someone.running.days < self._athlete.running.days:
            share = someone.running.days / self._athlete.running.days
            volume = PlannedVolume(volume.total * share, volume.reasons)
        return without_side_races(volume, someone, week, rules)

    def _reading(self, week: Week) -> CalendarReading:
        """The busy time of a week, with the days of illness or of a break that the log has."""
        reading = self._calendar.of(week, self._ahead.first_day)
        days = {week.day_of_date(day) for day in days_off(self._options.state.log if self._options.state else ())}
        off = [BusyTime(week.day_span(day), "Day off") for day in sorted(days) if 0 <= day < len(WEEKDAYS)]
        busy = sorted((*reading.busy, *off), key=lambda taken: (taken.span, taken.title, taken.series))
        return replace(reading, busy=tuple(busy))

    def _past(self, week: Week) -> PastTraining:
        """What the week builds on: the plans of the season, and at first what was before it."""
        if not self._parts:
            return self._before
        sources = [one for one in self._before.sources if one.since >= week.start - timedelta(days=REMEMBERED_DAYS)]
        plans = SourceUsed(FROM_PLAN, self._ahead.mondays[0])
        return PastTraining(self._athlete, (*sources, plans), self._before.revision)

    def _usual_days(self, week: Week) -> dict[str, object]:
        """The days that sessions had last; those of the runs of an own plan are the plan's."""
        own = self._options.own
        if own is None:
            return dict(self._usual)
        lifts = {name: days for name, days in self._usual.items() if name == USUAL_LIFT_DAYS}
        return {**lifts, **own.usual_days(week)}

    def _left_out(self, week: Week) -> frozenset[Activity]:
        """With a race tomorrow there is nothing but the race."""
        alone = week.start < self._ahead.first_day and any(
            race.date == self._ahead.first_day for race in self._ahead.races
        )
        if not alone:
            return frozenset()
        return frozenset(name for name, entry in ACTIVITIES.items() if not entry.has_distance)

    def _partial(self, athlete: Athlete, week: Week) -> Athlete:
        """The athlete with what the rest of a week has room for, if some days of it are over: fewer runs, no lift."""
        gone = (self._ahead.first_day - week.start).days
        race = next((race for race in self._ahead.races if week.day_of_date(race.date) in range(gone, 7)), None)
        if gone <= 0 or race is None:
            return athlete
        changes: dict[str, object] = {"lifts_per_week": 0}
        if athlete.running:
            days = min(athlete.running.days, (race.date - self._ahead.first_day).days + 1)
            changes["running"] = athlete.running.model_copy(update={"days": days})
        return athlete.model_copy(update=changes)


def _rested(athlete: Athlete) -> Athlete:
    """The athlete after a week: the soreness of before counted for that week."""
    if athlete.recent is None or athlete.recent.sore is None:
        return athlete
    recent = athlete.recent.model_copy(update={"sore": None})
    known = any(amount is not None for _, amount in recent)
    return athlete.model_copy(update={"recent": recent if known else None})


def _dated(athlete: Athlete, first: date) -> Athlete:
    """The athlete with a date for each session of the history: a weekday is one of the week before the first week."""
    dated = (
        past.model_copy(update={"day": None, "date": first + timedelta(days=past.day_before(first))})
        for past in athlete.history
    )
    return athlete.model_copy(update={"history": tuple(dated)})


def _of_week(athlete: Athlete, week: Week) -> Athlete:
    """The athlete with the pins of a week; those of other dates belong to other weeks."""
    return athlete.model_copy(
        update={"pins": tuple(pin for pin in athlete.pins if pin.at.day_in(week.start) is not None)}
    )
