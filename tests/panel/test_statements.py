"""Each statement of the coach has a week that breaks it, and a quiet week in which nothing breaks any."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.panel import coach
from tests.panel.athletes import GYM, MAT, Runner
from tests.panel.coach import CoachedWeek, objections

MONDAY = date(2027, 3, 1)
MILE = 1609
BLOCKS = {"run": "run", "lift": "weights"}
RUNNER = Runner("Quiet Quinn", 26, 4, "half", recent=(26, 9))


def session(kind, day, clock, minutes, **values):
    """A session of the week, or of the week before for a negative day."""
    activity = "run" if kind in {"easy", "tempo", "speed", "long", "race"} else "lift"
    start = datetime.combine(MONDAY + timedelta(days=day), time.fromisoformat(clock), UTC)
    end = start + timedelta(minutes=minutes)
    hard = kind in coach.HARD_RUNS
    legs = {"easy": 1, "tempo": 2, "speed": 3, "long": 3, "race": 3, "heavy": 3, "light": 1, "upper": 0}[kind]
    made = {
        "id": f"{activity}-{kind}-{day}",
        "title": f"{kind} on day {day}",
        "activity": activity,
        "kind": kind if activity == "run" else None,
        "focus": None if activity == "run" else "upper" if kind == "upper" else "full",
        "hard": hard,
        "start": start.isoformat(),
        "end": end.isoformat(),
        "place": "road" if activity == "run" else "gym",
        "metres": round(minutes / 9.5 * MILE) if activity == "run" else None,
        "shortened": False,
        "blocks": [{"kind": BLOCKS[activity], "start": start.isoformat(), "end": end.isoformat()}],
        "load": {"legs": legs, "upper": 1, "trunk": 1, "impact": activity == "run", "hard": hard},
        "prescription": None,
    } | values
    made.setdefault("workout", run_workout(made, minutes) if activity == "run" else lift_workout(minutes))
    return made


def step(role, seconds, metres, effort="easy", pace=None):
    target = {"effort": effort, "rpe": [3, 4], "pace": pace, "rough": False, "heart_rate": None}
    return {"role": role, "estimate_s": seconds, "estimate_m": metres, "target": target}


def run_workout(made, minutes):
    seconds, metres = minutes * 60, made["metres"]
    if made["kind"] in coach.QUALITY:
        work = round(0.2 * seconds), round(0.2 * metres)
        ends = [(round(0.5 * seconds), round(0.5 * metres)), (round(0.3 * seconds), round(0.3 * metres))]
        parts = [step("warm_up", *ends[0]), step("work", *work, "threshold"), step("cool_down", *ends[1])]
    else:
        parts = [step("warm_up", seconds, metres)]
    return {"template": f"{made['kind']}-{made['start'][:10]}", "name": "", "parts": parts}


def exercise(minutes, **values):
    return {
        "exercise": "back-squat",
        "name": "Back squat",
        "role": "main",
        "estimate_s": minutes * 60,
        "reps_in_reserve": [2, 3],
    } | values


def lift_workout(minutes):
    return {"template": "lift", "name": "", "parts": [exercise(minutes)]}


def plan(*sessions, phase="build", **values):
    return {"sessions": list(sessions), "dropped": [], "notes": [], "phase": phase} | values


def quiet():
    """A week to which nobody objects: 27 miles, two hard days, two lifts."""
    return [
        session("tempo", 1, "07:00", 60),
        session("heavy", 1, "17:00", 45),
        session("easy", 3, "07:00", 60),
        session("upper", 4, "17:00", 45),
        session("easy", 5, "07:00", 45),
        session("long", 6, "09:00", 90),
    ]


def week(sessions, *, runner=RUNNER, before=(), to_go=8, **values):
    return CoachedWeek(runner, (*before, plan(*sessions, **values)), to_go)


def changed(number, **values):
    found = quiet()
    found[number] = found[number] | values
    return found


def with_jumps(made):
    start = made["start"]
    return made | {"blocks": [{"kind": "plyometrics", "start": start, "end": start}, *made["blocks"]]}


def pushed():
    """Six easy weeks of 30 miles."""
    return [plan(session("easy", -7, "07:00", 285, id="x")) for _ in range(6)]


def printed_pace():
    found = quiet()
    found[0]["workout"]["parts"][1] = step("work", 720, 2032, "threshold", [300, 300])
    return found


def hard_all_the_time():
    found = quiet()
    made = found[2]
    made["workout"] = {"template": "x", "parts": [step("work", made["metres"] // 3, made["metres"], "threshold")]}
    found[0]["workout"]["parts"][1]["estimate_m"] = 6000
    return found


BOX_JUMPS = {"template": "lift", "name": "", "parts": [exercise(45, exercise="box-jump", name="Box jump")]}
NEW = replace(RUNNER, lifting="beginner")
BREAK = replace(RUNNER, recent=(0, 0))
BROKEN = {
    coach.the_long_run_is_a_share_of_the_week: week([*quiet()[:5], session("long", 6, "09:00", 180)]),
    coach.the_long_run_is_not_too_long: week([*quiet()[:5], session("long", 6, "09:00", 230)]),
    coach.not_more_than_three_hard_days: week([*quiet(), *(session("speed", day, "12:00", 40) for day in (2, 3, 4))]),
    coach.no_two_hard_days_in_a_row: week([*quiet(), session("speed", 2, "12:00", 40)]),
    coach.a_day_off: week([session("easy", day, "07:00", 30) for day in range(7)]),
    coach.at_most_six_days_in_a_row: week(
        [session("easy", day, "07:00", 30) for day in range(4)],
        before=[plan(*(session("easy", day, "07:00", 30) for day in (-3, -2, -1)))],
    ),
    coach.a_night_between_evening_and_morning: week([*quiet(), session("easy", 0, "22:00", 40)]),
    coach.fresh_legs_for_hard_runs: week([*quiet()[1:], session("speed", 2, "10:00", 40)]),
    coach.jumps_on_fresh_legs: week([quiet()[0], with_jumps(quiet()[1]), *quiet()[2:]]),
    coach.no_heavy_legs_two_days_in_a_row: week([*quiet(), session("heavy", 2, "17:00", 45)]),
    coach.two_hours_around_runs_over_six_miles: week([*quiet(), session("upper", 6, "11:00", 45)]),
    coach.quality_runs_have_a_frame: week(
        changed(0, workout={"template": "x", "parts": [step("work", 3600, 10160, "threshold")]})
    ),
    coach.minutes_and_miles_add_up: week(changed(0, end=quiet()[0]["start"])),
    coach.no_pace_that_nobody_gave: week(printed_pace()),
    coach.most_running_is_easy: week(hard_all_the_time()),
    coach.the_longest_run_grows_slowly: week(quiet(), runner=replace(RUNNER, recent=(26, 6))),
    coach.no_quality_run_twice: week(
        changed(0, workout=quiet()[0]["workout"] | {"template": "same"}),
        before=[plan(session("tempo", -6, "07:00", 60) | {"workout": quiet()[0]["workout"] | {"template": "same"}})],
    ),
    coach.the_taper_tapers: week(quiet(), before=pushed(), to_go=0),
    coach.no_heavy_lift_without_means: week(quiet(), runner=replace(RUNNER, means=MAT, lifts_heavily=False)),
    coach.no_box_jumps_without_a_box: week(
        changed(1, place="home", workout=BOX_JUMPS),
        runner=replace(RUNNER, means=f"{GYM}\n{MAT}"),
    ),
    coach.returns_are_eased: week(quiet(), runner=BREAK),
    coach.beginners_lift_briefly_at_first: week([*quiet(), session("light", 0, "07:00", 70)], runner=NEW),
    coach.strength_is_kept: week([one for one in quiet() if one["activity"] == "run"]),
    coach.no_lift_close_to_the_race: week([*quiet()[:5], session("race", 6, "09:00", 90)], to_go=0, phase="race"),
    coach.rest_after_a_half_or_full: week(quiet(), to_go=-1),
    coach.the_rest_day_is_kept: week(quiet(), runner=replace(RUNNER, rest_day="tue")),
    coach.runs_of_a_day_are_apart: week([*quiet(), session("easy", 1, "09:00", 30)]),
    coach.the_miles_are_those_wished_for: week(quiet()[2:]),
    coach.effort_texts_agree: week(quiet(), phase="peak", notes=["Next time go heavier."]),
}


def test_nobody_objects_to_the_quiet_week():
    assert objections(week(quiet())) == []


@pytest.mark.parametrize("statement", coach.STATEMENTS, ids=lambda statement: statement.__name__)
def test_a_week_breaks_each_statement(statement):
    assert list(statement(BROKEN[statement]))
