"""The published part of one week of a season, and what the next week needs from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.documents.season import SeasonWeekPart
from liftrun.domain import WEEKDAYS
from liftrun.domain.units import metres_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from liftrun.athlete import Race
    from liftrun.demand import PlannedVolume
    from liftrun.documents.plan import PlanDocument, SessionPart
    from liftrun.seasons.mileage import Role
    from liftrun.seasons.season_calendar import Basis

USUAL = "usual-"
"""How the ids of the rules on usual days begin."""
USUAL_LIFT_DAYS = "usual_lift_days"
"""The wish that keeps lifts on their weekdays."""


def week_part(
    plan: PlanDocument, role: Role | None, basis: Basis, volume: PlannedVolume | None, *, peak_mileage: bool
) -> SeasonWeekPart:
    """The part of a planned week; `volume` is what its runs should add up to."""
    runs = [session for session in plan.sessions if session.activity == "run"]
    plain = [run_metres(run) for run in runs if run.kind != "race"]
    return SeasonWeekPart(
        week_start=plan.week_start,
        phase=plan.phase,
        weeks_to_race=plan.weeks_to_race,
        role=role,
        calendar=basis,
        wanted_metres=metres_of(volume.total, plan.units) if volume else None,
        metres=sum(plain),
        race_metres=sum(run_metres(run) for run in runs if run.kind == "race"),
        longest_metres=max(plain, default=0),
        lifts=sum(session.activity == "lift" for session in plan.sessions),
        peak_mileage=peak_mileage,
        other_days=tuple(_other_days(plan)),
        plan=plan,
    )


def run_metres(run: SessionPart) -> int:
    """Metres of a run; of a run by time, the estimate of its workout."""
    if run.metres is not None:
        return run.metres
    return run.workout.estimate_m if run.workout else 0


def training_metres(plan: PlanDocument, races: Iterable[Race]) -> int:
    """Metres of all runs of a week without the race that is trained for; B and C races count."""
    main = {race.date for race in races if race.priority == "A"}
    runs = [session for session in plan.sessions if session.activity == "run"]
    return sum(run_metres(run) for run in runs if run.kind != "race" or run.start.date() not in main)


def usual_days(plan: PlanDocument) -> dict[str, object]:
    """The wishes that keep each kind of session on the weekdays that it has in a plan."""
    days: dict[str, set[int]] = {}
    for session in plan.sessions:
        name = session.kind if session.activity == "run" else session.activity
        if name in {"long", "tempo", "speed", "easy", "lift"}:
            days.setdefault(f"usual_{name}_days", set()).add(session.start.weekday())
    return {name: tuple(WEEKDAYS[day] for day in sorted(found)) for name, found in days.items()}


def _other_days(plan: PlanDocument) -> Iterator[str]:
    """A sentence for each session that is on another weekday than before."""
    for paid in plan.penalties:
        if paid.rule.startswith(USUAL):
            yield f"{paid.detail[:1].upper()}{paid.detail[1:]}."
