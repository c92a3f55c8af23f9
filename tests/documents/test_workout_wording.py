"""A run's workout in words: its parts once, in the athlete's units, with no pace that nobody gave."""

from __future__ import annotations

import re

import pytest

from liftrun.documents.session_wording import how_hard, in_one_line, in_short, what_to_do
from liftrun.documents.workout import RepeatPart, StepPart, TargetPart, WorkoutPart
from tests.support.factories.plans import build_week

TEMPO = next(session for session in build_week().sessions if session.id == "run-tempo")
MILE = 1609


def step(role, metres=None, seconds=None, effort=None, text="", **target):
    aim = TargetPart(effort=effort, rpe=(6, 7), **target) if effort else None
    return StepPart(
        role=role,
        metres=metres,
        seconds=seconds,
        target=aim,
        estimate_s=seconds or 600,
        estimate_m=metres or 0,
        text=text,
    )


def lines_of(*parts, units="miles", **changes):
    workout = WorkoutPart(template="t", name="Mile tempo", parts=parts)
    return what_to_do(TEMPO.model_copy(update={"workout": workout, "drills": "", **changes}), units)


def repeats(**target):
    jog = step("recovery", seconds=180, effort="easy", text="jog")
    work = step("work", metres=MILE, effort="threshold", **target)
    return (
        step("warm_up", metres=2 * MILE, effort="easy"),
        RepeatPart(times=4, steps=(work, jog)),
        step("cool_down", metres=MILE, effort="easy"),
    )


def test_a_run_is_its_parts_and_their_sum():
    assert lines_of(*repeats(pace=(301.4, 301.4))) == (
        "Mile tempo: 2 mi easy, 4 × 1 mi at 8:05/mi with 3 min jog, 1 mi easy. Together 6 mi, about 52 min.",
    )


def test_without_a_pace_the_effort_is_the_order_and_no_pace_is_printed():
    first, *more = lines_of(*repeats())
    assert "at threshold effort" in first
    assert "/mi" not in first
    assert more == ["Threshold effort: 6–7 on a scale of 10."]


def test_a_pace_far_from_the_result_is_called_rough():
    assert "at about 8:00–8:10/mi" in lines_of(*repeats(pace=(298.3, 304.5), rough=True))[0]


def test_an_easy_run_of_one_part_is_named_once():
    easy = step("warm_up", metres=4 * MILE, effort="easy", pace=(354.2, 354.2))
    assert lines_of(easy) == ("4 mi easy at 9:30/mi, about 52 min.",)


@pytest.mark.parametrize(("units", "other"), [("miles", "km"), ("km", "mi")])
def test_only_the_units_of_the_athlete_are_printed(units, other):
    text = " ".join(lines_of(*repeats(pace=(301.4, 301.4)), units=units))
    assert not re.search(rf"[ /]{other}\b", text)
    assert re.search(rf"[ /]{'km' if units == 'km' else 'mi'}\b", text)


def test_a_run_by_time_ends_in_its_time_alone():
    assert lines_of(step("warm_up", seconds=3120, effort="easy"), metres=None) == ("52 min easy.",)


def test_drills_within_the_workout_are_not_repeated():
    drills = step("drills", seconds=300, text="2 sets of squat jumps")
    lines = lines_of(drills, *repeats(), drills="Squat jumps.")
    assert sum("quat jumps" in line for line in lines) == 1


def run(*parts, **changes):
    workout = WorkoutPart(template="t", name="T", parts=parts)
    return TEMPO.model_copy(update={"workout": workout, "drills": "", **changes})


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "Tempo run, 6 mi at 9:30/mi"),
        ({"optional": True}, "Tempo run, 6 mi at 9:30/mi (optional)"),
        ({"metres": None}, "Tempo run, 52 min at 9:30/mi"),
    ],
)
def test_a_run_of_one_part_is_one_line_with_its_pace(changes, line):
    easy = step("warm_up", metres=6 * MILE, effort="easy", pace=(354.2, 354.2))
    assert in_one_line(run(easy, **changes), "miles") == line
    assert in_short(run(easy, **changes), "miles") == ""


def test_an_easy_run_without_a_pace_is_not_called_easy_twice():
    easy = step("warm_up", seconds=2700, effort="easy")
    assert in_one_line(run(easy, kind="easy", title="Easy run", metres=None), "km") == "Easy run, 52 min"


def test_how_hard_names_each_effort_without_a_pace_once():
    workout = repeats(feels="you can speak a few words at a time; a pace for an hour")
    line = how_hard([run(*workout), run(*workout)])
    assert line == "How hard: threshold 6–7 of 10 (you can speak a few words at a time)."
    assert how_hard([run(*repeats(pace=(301.4, 301.4)))]) == ""


@pytest.mark.parametrize(("seconds", "words"), [(60, "60 s"), (90, "90 s"), (150, "2 min 30 s"), (180, "3 min")])
def test_times_are_in_minutes_where_they_are_long(seconds, words):
    assert lines_of(step("warm_up", seconds=seconds, effort="easy"), metres=None) == (f"{words} easy.",)


def test_a_workout_named_in_miles_has_no_name_for_those_who_run_in_kilometres():
    assert lines_of(*repeats(), units="km")[0].startswith("3.2 km easy, ")
