"""Plans a whole run-up as an athlete would: week by week, each with the plans of the weeks before."""

from __future__ import annotations

import json
from datetime import timedelta

import liftrun
from tests.panel.coach import CoachedWeek, objections

REMEMBERED_WEEKS = 5


def run_up(runner, folder):
    """The plans of a runner's weeks, and what a coach would object to in each: (Monday, objection)."""
    file = folder / "athlete.toml"
    file.write_text(runner.toml(), encoding="utf-8")
    plans, found, written = [], [], []
    for monday in runner.mondays:
        plan = liftrun.plan(file, week=monday, busy=[], after=written[-REMEMBERED_WEEKS:], now=f"{monday}T00:00Z")
        written.append(folder / f"{monday}.json")
        written[-1].write_text(plan.to_json(), encoding="utf-8")
        plans.append(json.loads(plan.to_json()))
        week = CoachedWeek(runner, tuple(plans), weeks_to_go(runner, monday))
        found += [(monday, objection) for objection in objections(week)]
    return plans, found


def weeks_to_go(runner, monday):
    if runner.race is None:
        return None
    race_week = runner.race_day - timedelta(days=runner.race_day.weekday())
    return (race_week - monday) // timedelta(weeks=1)
