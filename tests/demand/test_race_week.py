"""Race week asks for what its days before the race can hold, and after a half or full for nothing more."""

from __future__ import annotations

import pytest

from liftrun.calendars.policy import CalendarReading
from liftrun.domain.units import METRES_PER_MILE
from liftrun.domain.workout import Repeat
from liftrun.planning.prepare import plan_week, prepare
from liftrun.rulebook import load_rulebook
from tests.demand.people import WEEK, athlete, kinds, runs_of, wanted

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


def before_the_race(weekday=6, race="full", **facts):
    """The runs before a race, the first one first."""
    facts = {"running": {"days": 5, "weekly_distance": 60}, "paces": {"easy": "8:00"}, **facts}
    return [s for s in wanted(athlete(race, 0, race_weekday=weekday, **facts)).sessions if s.kind == "easy"]


def test_a_run_gets_shorter_because_the_days_for_others_are_missing():
    (early,), (*_, late) = before_the_race(1), before_the_race(6)
    assert early.lengths == late.lengths


@pytest.mark.parametrize("distance", [12, 20, 30, 60, 90])
@pytest.mark.parametrize("days", [3, 5, 7])
def test_the_runs_of_race_week_shrink_towards_the_race(distance, days):
    runs = before_the_race(running={"days": days, "weekly_distance": distance})
    metres = [run.lengths[0].metres for run in runs]
    assert metres == sorted(metres, reverse=True)
    assert distance < 20 or len(set(metres)) == len(metres)
    assert sum(metres) <= (0.35 * distance + 0.25 * len(runs)) * METRES_PER_MILE


def test_no_run_of_race_week_is_long_however_much_an_athlete_runs():
    runs = before_the_race(running={"days": 7, "weekly_distance": 120})
    assert [round(run.lengths[0].metres / METRES_PER_MILE, 2) for run in runs] == [7.5, 5, 3.5]
    assert all(run.lengths[0].minutes <= most + 10 for run, most in zip(runs, (60, 40, 30), strict=True))


def strides_of(run):
    return [part for part in run.workouts[0].parts if isinstance(part, Repeat)]


def test_the_last_runs_of_race_week_end_with_short_strides_and_are_no_hard_runs():
    first, *last = before_the_race()
    assert strides_of(first) == []
    for run in last:
        (strides,) = strides_of(run)
        assert run.workouts[0].parts[-1] == strides
        assert [step.role for step in strides.steps] == ["strides", "recovery"]
        assert strides.times * strides.steps[0].estimate_s <= 120
        assert not run.hard
        assert run.workouts[0].work_m == 0
        assert run.workouts[0].estimate_m == run.lengths[0].metres


@pytest.mark.parametrize("weekday", [5, 6])
def test_the_longest_run_of_race_week_is_days_before_the_race_and_the_last_day_has_at_most_three_miles(weekday):
    someone = athlete("full", 0, race_weekday=weekday, running={"days": 6, "weekly_distance": 65}, **ONE_LIFT)
    placed = plan_week(prepare(someone, WEEK, CalendarReading(), load_rulebook())).outcome.plan.schedule.placed
    (race,) = (one for one in placed if one.session.kind == "race")
    easy = sorted((one for one in placed if one.session.kind == "easy"), key=lambda one: one.start)
    assert easy[0].metres == max(one.metres for one in easy)
    assert not [one for one in easy if one.metres > 5 * METRES_PER_MILE + 1 and race.start - one.end < 90 * 60]
    assert not [one for one in easy if one.metres > 3 * METRES_PER_MILE + 1 and race.start - one.end < 36 * 60]


def test_who_returns_runs_no_strides():
    assert not any(strides_of(run) for run in before_the_race(returning=True))


def test_a_run_too_short_for_strides_has_none():
    (run,) = before_the_race(running={"days": 2, "weekly_distance": 1}, units="km")
    assert strides_of(run) == []
    assert run.lengths[0].metres == 1000


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
