"""Race week asks for what its days before the race can hold, and after a half or full for nothing more."""

from __future__ import annotations

import pytest

from liftrun.calendars.policy import CalendarReading
from liftrun.planning.prepare import plan_week, prepare
from liftrun.rulebook import load_rulebook
from tests.demand.people import WEEK, athlete, kinds, runs_of, session, wanted

OFF = {"before-the-race": {"strength": "off"}}
ONE_LIFT = {"lifts_per_week": 1, "rules": {"lifts-per-phase": {"at_most": 1}}}


def counts(demanded):
    """Sessions besides the race: runs, lifts, mobility."""
    activities = [one.activity for one in demanded.sessions if one.kind != "race"]
    return tuple(activities.count(activity) for activity in ("run", "lift", "mobility"))


def planned(someone):
    """What a race week holds besides the race, each with whether it lies behind it; and whether it drops any."""
    plan = plan_week(prepare(someone, WEEK, CalendarReading(), load_rulebook())).outcome.plan
    (race,) = (one for one in plan.schedule.placed if one.session.kind == "race")
    others = [(one.session.activity, one.start > race.start) for one in plan.schedule.placed if one is not race]
    return others, bool(plan.dropped)


@pytest.mark.parametrize(
    ("race", "weekday", "held"),
    [
        ("full", 0, (0, 0, 0)),
        ("full", 1, (1, 0, 1)),
        ("half", 2, (2, 0, 2)),
        ("half", 6, (3, 1, 2)),
        ("10k", 0, (3, 0, 0)),
        ("5k", 1, (3, 0, 1)),
    ],
)
def test_race_week_asks_for_no_more_than_its_days_before_the_race_hold(race, weekday, held):
    assert counts(wanted(athlete(race, 0, race_weekday=weekday, **ONE_LIFT))) == held


def test_a_run_gets_no_longer_because_others_have_no_room():
    early, late = (wanted(athlete("full", 0, race_weekday=weekday)) for weekday in (1, 6))
    assert session(early, "run-easy-1").lengths == session(late, "run-easy-1").lengths


def test_optional_runs_are_the_first_without_room():
    own = runs_of(("easy", 3, {"optional": True}), ("easy", 4))
    assert kinds(wanted(athlete("half", 0, race_weekday=1, **own))) == ["easy", "race"]


@pytest.mark.parametrize("race", ["half", "full"])
@pytest.mark.parametrize("weekday", [0, 1, 3, 5, 6])
def test_nothing_is_planned_behind_a_half_or_full_and_nothing_is_dropped_for_it(race, weekday):
    others, dropped = planned(athlete(race, 0, race_weekday=weekday, **ONE_LIFT))
    assert not any(behind for _, behind in others)
    assert not dropped


@pytest.mark.parametrize("race", ["5k", "10k"])
@pytest.mark.parametrize("weekday", [0, 3])
def test_behind_a_short_race_there_are_easy_runs_and_nothing_else(race, weekday):
    others, dropped = planned(athlete(race, 0, race_weekday=weekday, **ONE_LIFT))
    assert {activity for activity, behind in others if behind} == {"run"}
    assert not dropped


def test_an_athlete_may_switch_the_rest_off():
    assert counts(wanted(athlete("full", 0, race_weekday=0, rules=OFF))) == (3, 0, 2)


def test_the_rest_is_told_where_it_holds():
    def told(*season, **facts):
        return any(note.startswith("Rest fully after the race") for note in wanted(athlete(*season, **facts)).notes)

    assert told("full", 0)
    assert told("half", 0)
    assert not told("10k", 0)
    assert not told("full", 1)
    assert not told("full", 0, rules=OFF)
