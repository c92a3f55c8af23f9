"""The week of a B or C race, and the week after it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from liftrun.athlete.sections import Race
from liftrun.calendars.policy import CalendarReading
from liftrun.domain.units import METRES_PER_MILE
from liftrun.planning.prepare import plan_week, prepare
from liftrun.rulebook import load_rulebook
from tests.demand.people import WEEK, athlete, kinds, wanted, week_in


def racing(priority, distance="half", day=5, **facts):
    """Someone with a marathon in twelve weeks, and another race on a day of the week."""
    side = {"distance": distance, "date": WEEK.start + timedelta(days=day), "priority": priority}
    someone = athlete("full", 12, **{"experience": "advanced", "lifts_per_week": 3, **facts})
    return someone.model_copy(update={"races": (*someone.races, Race.model_validate(side))})


def miles(demanded):
    """Distance of the week in miles at full lengths, races included."""
    return sum(one.lengths[0].metres for one in demanded.sessions if one.activity == "run") / METRES_PER_MILE


def test_a_b_race_is_the_only_hard_run_of_its_week():
    assert kinds(wanted(racing("B"))) == ["easy", "easy", "easy", "easy (optional)", "race"]


def test_beside_a_c_race_one_quality_run_remains():
    assert kinds(wanted(racing("C"))) == ["easy", "easy", "easy (optional)", "race", "tempo"]


@pytest.mark.parametrize(("priority", "share"), [("B", 0.85), ("C", 1.0)])
def test_the_race_is_part_of_the_weeks_distance(priority, share):
    ordinary = miles(wanted(athlete("full", 12, experience="advanced")))
    assert miles(wanted(racing(priority))) == pytest.approx(ordinary * share, abs=1)


def test_a_race_longer_than_the_week_leaves_some_easy_running():
    found = wanted(racing("B", "full"))
    assert 26 + 30 * 0.25 < miles(found) < 26.3 + 30 * 0.35


@pytest.mark.parametrize(("distance", "share"), [("half", 0.85), ("5k", 1.0)])
def test_the_week_after_a_long_b_race_is_easier(distance, share):
    after = wanted(racing("B", distance), week=week_in(1))
    assert miles(after) == pytest.approx(miles(wanted(racing("C", distance), week=week_in(1))) * share, abs=1)


def test_the_athlete_reads_why_the_week_is_easier():
    assert "This week is shorter than others because of the race in it." in wanted(racing("B")).notes
    assert not any("shorter than others" in note for note in wanted(racing("C")).notes)


def test_a_b_race_leaves_room_for_two_lifts():
    lifts = [len([s for s in wanted(racing(p)).sessions if s.activity == "lift"]) for p in ("B", "C")]
    assert lifts == [2, 3]


def test_nothing_else_is_on_the_day_of_the_race_and_no_lift_on_the_next():
    plan = plan_week(prepare(racing("B"), WEEK, CalendarReading(), load_rulebook())).outcome.plan
    days = [(plan.schedule.day(one), one.session) for one in plan.schedule.placed]
    assert [session.kind for day, session in days if day == 5] == ["race"]
    assert not [session for day, session in days if day == 6 and session.activity == "lift"]


def test_further_runs_of_days_with_two_are_shorter_and_there_are_none_beside_a_b_race():
    running = {"running": {"days": 6, "weekly_distance": 60, "doubles": True}}
    runs = [one for one in wanted(athlete("full", 12, **running)).sessions if one.kind == "easy" and not one.optional]
    metres = sorted(one.lengths[0].metres for one in runs)
    assert len(metres) == 4
    assert metres[1] < 0.8 * metres[2]
    assert kinds(wanted(racing("B", **running))).count("easy") == 4
