"""Plans a whole run-up as an athlete would: week by week, each with the plans of the weeks before."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple
from unittest.mock import patch

import liftrun
from tests.panel.coach import CoachedWeek, objections
from tests.panel.exceptions import is_proven

REMEMBERED_WEEKS = 5


class Finding(NamedTuple):
    """An objection of the coach to a week."""

    monday: date
    statement: str
    text: str


@dataclass
class Judgement:
    """A run-up and what the coach says of it.

    Attributes:
        plans: The plan of each week, as published.
        findings: What the coach objects to.
        exceptions: Objections that are proven to be the price of a session.
        broken: Required rules that a week breaks together with the week before it.
    """

    plans: list[dict] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    exceptions: list[Finding] = field(default_factory=list)
    broken: list[Finding] = field(default_factory=list)


def run_up(runner, folder):
    """Plan and judge the weeks of a runner."""
    file = folder / "athlete.toml"
    file.write_text(runner.toml(), encoding="utf-8")
    judgement, written, before = Judgement(), [], b""
    for monday in runner.mondays:
        week = {"week": monday, "after": written[-REMEMBERED_WEEKS:], "now": f"{monday}T00:00Z"}
        plan = liftrun.plan(file, busy=[], **week)
        written.append(folder / f"{monday}.json")
        written[-1].write_text(plan.to_json(), encoding="utf-8")
        judgement.plans.append(json.loads(plan.to_json()))
        _judge(judgement, runner, monday, folder, week)
        if plan.sessions:
            two_weeks = folder / "two-weeks.ics"
            two_weeks.write_bytes(before + plan.to_ics())
            judgement.broken += _broken_rules(file, two_weeks, monday)
        before = plan.to_ics()
    return judgement


def _judge(judgement, runner, monday, folder, week):
    """Sort the objections to the last week into findings and proven exceptions."""
    coached = CoachedWeek(runner, tuple(judgement.plans), weeks_to_go(runner, monday))
    dropped = len(coached.plan["dropped"])
    for statement, text in objections(coached):
        proven = is_proven(statement, runner.toml(), dropped, folder, **week)
        (judgement.exceptions if proven else judgement.findings).append(Finding(monday, statement, text))


def _broken_rules(file, calendar, monday):
    """Required rules that a week breaks, against the week before it too: both are in one calendar."""
    with patch("liftrun.checks.schedule.grade_of", return_value=None):  # the grade plans the week again and again
        found = liftrun.check(calendar, athlete=file, busy=[], week=monday)
    return [Finding(monday, one.rule, one.detail) for one in found.broken]


def weeks_to_go(runner, monday):
    if runner.race is None:
        return None
    race_week = runner.race_day - timedelta(days=runner.race_day.weekday())
    return (race_week - monday) // timedelta(weeks=1)
