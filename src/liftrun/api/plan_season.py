"""`liftrun.season`: every week from now through the race and the rest after it, each proven given the weeks before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from liftrun.api.arguments import calendars_argument, file_argument, moment_argument, whole_number_argument
from liftrun.api.athlete_argument import GivenAthlete, athlete_argument
from liftrun.api.plan_options import PlanOptions
from liftrun.api.season_plan import SeasonPlan
from liftrun.api.state_argument import state_content
from liftrun.domain.errors import InputError
from liftrun.domain.plan import DEFAULT_GRID_MINUTES
from liftrun.domain.week import MOST_SEASON_WEEKS
from liftrun.rulebook import load_rulebook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from liftrun.athlete import Athlete
    from liftrun.domain import Week
    from liftrun.inputs.text_files import Source
    from liftrun.rulebook import Rulebook
    from liftrun.seasons.own_plan import OwnPlan
    from liftrun.seasons.season_weeks import SeasonWeeks
    from liftrun.state.records import StateContent


@dataclass(frozen=True, slots=True)
class SeasonRequest:
    """A season to be planned, read and checked; nothing is planned yet.

    Attributes:
        given: The athlete, and where they came from.
        ahead: The weeks of the season.
        calendars: The busy calendars, not yet read.
        rulebook: The rulebook.
        options: How to plan each week.
        now: The time of planning.
        state: Plans and log so far; None without a state.
    """

    given: GivenAthlete
    ahead: SeasonWeeks
    calendars: tuple[Source, ...]
    rulebook: Rulebook
    options: PlanOptions
    now: datetime
    state: StateContent | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that the season is made from; standard input is not among them."""
        athlete = (self.given.path,) if self.given.path else ()
        return (*athlete, *(one for one in self.calendars if one != "-"))


@dataclass(frozen=True, slots=True)
class OwnPlanFile:
    """The file of the athlete's own plan, not yet read, and whether its runs may be on other days of their weeks."""

    path: Path
    may_move: bool = False

    def read(self, athlete: Athlete, ahead: SeasonWeeks, weeks: Sequence[Week], rulebook: Rulebook) -> OwnPlan:
        """The plan.

        Raises:
            InputError: if the file cannot be read, or contains no run.
        """
        from liftrun.rulebook import race_metres  # noqa: PLC0415  # only with such a plan
        from liftrun.seasons.read_own_plan import read_own_plan  # noqa: PLC0415  # as above

        return read_own_plan(self.path, athlete, ahead, weeks, race_metres(rulebook), may_move=self.may_move)


def _own_plan_path(runs: object) -> Path:
    path = file_argument(runs, "runs", "a file")
    if path == "-":
        raise InputError("", "runs", '"-"', "a file", "Save it as a file first.")
    return path


def season(  # noqa: PLR0913  # each is one choice that a caller may make by name
    athlete: str | Path | Mapping[str, Any] | Athlete,
    *,
    busy: str | Path | Iterable[str | Path] | None = None,
    weeks: int | None = None,
    pack: str | None = None,
    grid_minutes: int = DEFAULT_GRID_MINUTES,
    seed: int = 0,
    time_limit_seconds: float | None = None,
    show_titles: bool = False,
    now: datetime | str | None = None,
    state: bool = True,
    runs: str | Path | None = None,
    may_move: bool = False,
) -> SeasonPlan:
    """Plan a season: every week from now through the last race and the rest after it.

    Each week is planned with the weeks before it as history, and proven given them. The season as a whole is not.

    Args:
        athlete: The athlete's file, a dict with the keys of such a file, or an `Athlete`.
        busy: Busy calendars (.ics). Without it, those that the athlete's file names; an empty list for none.
        weeks: How many weeks to plan; without it, through the last race and its rest, or eight without a race.
        pack: School of advice: `default`, `bui` or `helms`; without it, the athlete's.
        grid_minutes: Minutes between possible starts: 5, 10, 15 or 30.
        seed: Random seed of the solver.
        time_limit_seconds: For each week: stop then, with the best week found; without it, the optimum is proven.
        show_titles: Keep the titles of busy events, which are private otherwise.
        now: The time of planning, with its zone or as `2026-11-22T18:00Z`: it decides which week is the first, until
            when the calendars are known, and the stamp of new and changed events. Without it, the current time.
        state: Use the plans and the log in the state file beside the athlete's file, if there is one. Nothing is
            written into it.
        runs: The athlete's own plan: a CSV, a calendar (.ics) or JSON. Its runs take the place of those that liftrun
            would choose; liftrun places them in time, and adds the lifts.
        may_move: Whether a run of the own plan may be on another day of its week.

    Returns:
        The season. Its `status` is `infeasible` or `unknown` if a week has no plan.

    Raises:
        InputError: for the first thing wrong with an argument or a file.
        BrokenPlanError: if a plan fails its check: a bug in liftrun.
        KeyboardInterrupt: if interrupted.
    """
    options = PlanOptions(grid_minutes=grid_minutes, seed=seed, time_limit_seconds=time_limit_seconds)
    request = season_request(athlete, busy=busy, weeks=weeks, pack=pack, options=options, now=now, state=state)
    own = None if runs is None else OwnPlanFile(_own_plan_path(runs), may_move=may_move)
    return season_from(request, show_titles=show_titles, own=own)


def season_request(  # noqa: PLR0913  # each is one choice that a caller may make by name
    athlete: str | Path | Mapping[str, Any] | Athlete,
    *,
    busy: str | Path | Iterable[str | Path] | None = None,
    weeks: int | None = None,
    pack: str | None = None,
    options: PlanOptions | None = None,
    now: datetime | str | None = None,
    state: bool = True,
) -> SeasonRequest:
    """The first half of `season`: read the athlete and settle the weeks. See `season` for the arguments and errors."""
    from liftrun.seasons.season_weeks import season_weeks  # noqa: PLC0415  # `--help` needs no rulebook's files

    if weeks is not None:
        whole_number_argument("weeks", weeks, 1, MOST_SEASON_WEEKS)
    moment, book = moment_argument(now), load_rulebook()
    given = athlete_argument(athlete, book, pack)
    today = moment.astimezone(ZoneInfo(given.athlete.timezone)).date()
    ahead = season_weeks(given.athlete, today, book, weeks)
    calendars = calendars_argument(busy)
    named = given.athlete.calendars.busy if calendars is None else calendars
    content = state_content(given.path, ahead.mondays[0]) if state else None
    return SeasonRequest(given, ahead, named, book, options or PlanOptions(), moment.astimezone(UTC), content)


def season_from(
    request: SeasonRequest,
    *,
    show_titles: bool = False,
    report: Callable[[int], None] = lambda _finished: None,
    own: OwnPlanFile | None = None,
) -> SeasonPlan:
    """The second half of `season`: read the calendars, plan, check and publish. See `season` for arguments and errors.

    Args:
        request: The first half.
        show_titles: Keep the titles of busy events.
        report: Is called with the number of finished weeks, after each week.
        own: The athlete's own plan.
    """
    from liftrun.calendars.clock import week_of  # noqa: PLC0415  # an output may be refused before this
    from liftrun.calendars.reading.busy import calendar_contents  # noqa: PLC0415  # as above
    from liftrun.planning.prepare import calendar_policy  # noqa: PLC0415  # as above
    from liftrun.planning.recorded_inputs import InputFiles, file_part  # noqa: PLC0415  # as above
    from liftrun.seasons.plan_season import SeasonOptions, SeasonPlanner  # noqa: PLC0415  # as above
    from liftrun.seasons.publish_season import publish_season  # noqa: PLC0415  # as above
    from liftrun.seasons.season_calendar import season_calendar  # noqa: PLC0415  # as above

    given, athlete = request.given, request.given.athlete
    policy = calendar_policy(athlete)
    contents = calendar_contents(request.calendars, policy)
    weeks = [week_of(monday, athlete.timezone) for monday in request.ahead.mondays]
    calendar = season_calendar(contents, weeks, policy, request.now)
    pairs = zip(request.calendars, contents, strict=True)
    calendars = tuple(file_part(None if one == "-" else one, content) for one, (_, content) in pairs)
    files_read = (*request.files, *([own.path] if own else ()))
    plan = own.read(athlete, request.ahead, weeks, request.rulebook) if own else None
    files = InputFiles(file_part(given.path, given.content) if given.path else None, calendars)
    options = SeasonOptions(
        request.options.solve_options(),
        request.options.grid_minutes,
        files,
        given.file,
        show_titles,
        request.state,
        plan,
    )
    planned = SeasonPlanner(athlete, request.ahead, request.rulebook, calendar, options).plan(report)
    if planned.status not in {"optimal", "feasible"}:
        missing = request.ahead.mondays[len(planned.weeks)]
        return SeasonPlan(planned.status, None, missing, files_read, request.now)
    document = publish_season(athlete, request.ahead, planned, plan)
    return SeasonPlan(document.status, document, None, files_read, request.now)
