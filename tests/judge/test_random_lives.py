"""An independent judge finds nothing in random weeks in thirty zones; and it finds a fault where there is one."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.judge import judge
from tests.judge.judge import findings, moment
from tests.judge.planning import plan_of
from tests.judge.random_life import ZONES, random_life
from tests.profile import share

LIVES = share(200, 2000)
CHUNK = 25


@pytest.mark.parametrize("first", range(0, LIVES, CHUNK))
def test_nothing_is_wrong_with_the_plan_of_a_random_life(first, tmp_path):
    wrong = {}
    for seed in range(first, first + CHUNK):
        life = random_life(seed)
        if found := findings(plan_of(life, tmp_path), life):
            wrong[seed, life.zone, str(life.monday)] = found
    assert wrong == {}


def test_the_lives_are_in_thirty_zones():
    assert len(ZONES) == len(set(ZONES)) == 30
    assert {random_life(seed).zone for seed in range(200)} == set(ZONES)


# --- The judge itself: for each statement a plan that breaks it


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """A life with everything: a build week with lifts at home and in the gym, a race, an event, a ban and history."""
    seed, life = next((n, life) for n in range(1000) if rich(life := random_life(n)))
    return plan_of(life, tmp_path_factory.mktemp(f"life-{seed}")), life


def rich(life):
    return bool(
        life.race
        and life.race[0] == "full"
        and judge.expected_phase(life) == "build"
        and life.gym
        and life.travel
        and not life.home
        and life.days >= 4
        and len(life.events) > 5
        and life.days * 7 < life.distance
    )


def shifted(text, minutes):
    return (datetime.fromisoformat(text) + timedelta(minutes=minutes)).isoformat()


def move(session, minutes):
    """Move a session with its blocks."""
    for part in (session, *session["blocks"]):
        part["start"], part["end"] = shifted(part["start"], minutes), shifted(part["end"], minutes)


def move_to(session, start):
    move(session, (moment(start) - moment(session["start"])) // timedelta(minutes=1))


def first(plan, **values):
    return next(s for s in plan["sessions"] if all(s[key] == value for key, value in values.items()))


def lasts(plan, life):
    return first(plan, activity="lift")


def unproven(plan, life):
    plan["status"] = "feasible"


def a_gap(plan, life):
    plan["gap"] = 0.1


def next_week(plan, life):
    move(plan["sessions"][0], 7 * 1440)


def another_offset(plan, life):
    session = plan["sessions"][0]
    session["start"] = session["start"][:-6] + "+12:34"


def backwards(plan, life):
    session = plan["sessions"][0]
    session["start"], session["end"] = session["end"], session["start"]


def in_the_night(plan, life):
    session = first(plan, activity="run")
    midnight = datetime.fromisoformat(session["start"]).replace(hour=2, minute=0)
    move_to(session, midnight.isoformat())


def in_an_event(plan, life):
    move_to(plan["sessions"][0], life.events[0][0].isoformat())


def closed_gym(plan, life):
    lift = lasts(plan, life)
    move_to(lift, datetime.fromisoformat(lift["start"]).replace(hour=3, minute=0).isoformat())


def run_at_home(plan, life):
    first(plan, activity="run")["place"] = "home"


def lift_at_no_home(plan, life):
    lasts(plan, life)["place"] = "home"


def on_the_way(plan, life):
    lift, run = lasts(plan, life), first(plan, activity="run")
    move_to(run, shifted(lift["end"], life.travel - 1))


def off_the_grid(plan, life):
    move(first(plan, activity="run"), 3)


def a_gap_between_blocks(plan, life):
    block = plan["sessions"][0]["blocks"][0]
    block["end"] = shifted(block["end"], -5)


def weights_first(plan, life):
    lift = lasts(plan, life)
    start, end = lift["start"], lift["end"]
    middle = shifted(start, 20)
    lift["blocks"] = [
        {"kind": "weights", "start": start, "end": middle, "drills": ""},
        {"kind": "plyometrics", "start": middle, "end": end, "drills": ""},
    ]


def two_runs_on_a_day(plan, life):
    runs = [s for s in plan["sessions"] if s["activity"] == "run"]
    move_to(runs[1], runs[0]["end"])


def no_day_off(plan, life):
    session = first(plan, activity="run")
    for day in range(7):
        extra = copy.deepcopy(session) | {"id": f"extra-{day}", "kind": "easy"}
        noon = datetime.fromisoformat(session["start"]).replace(hour=12, minute=0)
        move_to(extra, (noon + timedelta(days=day - noon.weekday())).isoformat())
        plan["sessions"].append(extra)


def hard_every_day(plan, life):
    hard = [s for s in plan["sessions"] if s["kind"] in judge.HARD]
    move_to(hard[1], shifted(hard[0]["start"], 1440))


def legs_every_day(plan, life):
    lift = lasts(plan, life) | {"focus": "full"}
    extra = copy.deepcopy(lift) | {"id": "lift-extra"}
    lasts(plan, life)["focus"] = "full"
    move(extra, 1440)
    plan["sessions"].append(extra)


def lift_right_after_the_long_run(plan, life):
    run = max((s for s in plan["sessions"] if s["activity"] == "run"), key=lambda s: s["metres"])
    run["metres"] = max(run["metres"], 10000)
    move_to(lasts(plan, life), shifted(run["end"], 60))


def five_lifts(plan, life):
    for number in range(5):
        plan["sessions"].append(copy.deepcopy(lasts(plan, life)) | {"id": f"more-{number}"})


def a_race_of_nobody(plan, life):
    first(plan, activity="run")["kind"] = "race"


def the_same_name(plan, life):
    plan["sessions"][1]["id"] = plan["sessions"][0]["id"]


def no_reason(plan, life):
    plan["dropped"].append({"id": "run-x", "title": "x", "priority": "other_run", "reason": "No."})


def wrong_sum(plan, life):
    plan["tiers"]["training"]["cost"] += 1


def costs_of_nothing(plan, life):
    plan["tiers"]["keep"]["cost"] = 5
    plan["dropped"] = []
    plan["penalties"] = [one for one in plan["penalties"] if one["tier"] != "keep"]
    for session in plan["sessions"]:
        session["shortened"] = False


def another_phase(plan, life):
    plan["phase"] = "taper"


FAULTS = {
    judge.proven: (unproven, a_gap),
    judge.within_the_week: (next_week,),
    judge.offsets_are_those_of_the_zone: (another_offset,),
    judge.positive_lengths: (backwards,),
    judge.available: (in_the_night,),
    judge.not_busy: (in_an_event,),
    judge.gym_is_open: (closed_gym,),
    judge.places_exist: (run_at_home, lift_at_no_home),
    judge.one_thing_at_a_time: (on_the_way,),
    judge.on_the_grid: (off_the_grid,),
    judge.blocks_fill_the_session: (a_gap_between_blocks,),
    judge.plyometrics_come_first: (weights_first,),
    judge.one_a_day: (two_runs_on_a_day,),
    judge.one_full_day_off: (no_day_off,),
    judge.hard_runs_have_a_day_between: (hard_every_day,),
    judge.legs_have_a_day_between: (legs_every_day,),
    judge.hours_around_long_runs: (lift_right_after_the_long_run,),
    judge.lifts_of_the_phase: (five_lifts,),
    judge.race_is_there: (a_race_of_nobody,),
    judge.names_are_unique: (the_same_name,),
    judge.dropped_sessions_have_a_reason: (no_reason,),
    judge.costs_add_up: (wrong_sum, costs_of_nothing),
    judge.phase_is_that_of_the_calendar: (another_phase,),
}


@pytest.mark.parametrize(
    ("statement", "spoil"), [(statement, spoil) for statement, spoils in FAULTS.items() for spoil in spoils]
)
def test_the_judge_finds_a_fault(statement, spoil, example):
    plan, life = example
    assert not list(statement(plan, life))
    spoiled = copy.deepcopy(plan)
    spoil(spoiled, life)
    assert list(statement(spoiled, life))


def test_the_judge_finds_a_session_in_a_ban(example):
    plan, life = example
    day = datetime.fromisoformat(first(plan, activity="run")["start"]).weekday()
    assert list(judge.bans_are_respected(plan, replace(life, bans=(("run", day, None),))))


def test_the_judge_finds_a_session_in_the_rest_after_a_race(example):
    plan, life = example
    assert list(judge.rest_after_the_race(plan, replace(life, race=("full", life.monday - timedelta(days=1)))))


def test_each_statement_of_the_judge_has_a_plan_that_breaks_it():
    by_hand = {judge.bans_are_respected, judge.rest_after_the_race}
    assert set(judge.STATEMENTS) == set(FAULTS) | by_hand
