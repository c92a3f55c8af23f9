"""Lifts that a coach would sign: effort, equipment, first weeks, length and weights."""

from __future__ import annotations

import pytest

from liftrun.documents.session_wording import advice, what_to_do
from tests.advice.cases import CASES, case, exercises, lifts, planned, race, runner, running

BARS_AND_MACHINES = ("back squat", "deadlift", "leg press", "split squat with a barbell")


@pytest.mark.parametrize("name", ["peak-effort", "peak-start"])
def test_the_peak_has_few_repetitions_of_the_same_weight_with_more_than_two_in_reserve(name):
    plan = case(name)
    assert plan.phase == "peak"
    assert lifts(plan)
    for lift in lifts(plan):
        heavy = [one for one in exercises(lift) if one.reps == (3, 5)]
        assert len(heavy) >= 3
        assert all(2 <= one.sets <= 4 and one.reps_in_reserve[0] > 2 for one in heavy)
    assert not any("go heavier" in sentence for sentence in advice(lifts(plan)))


def test_the_taper_does_not_ask_for_the_last_repetitions_of_a_light_weight():
    (lift,) = lifts(case("taper-effort"))
    assert lift.prescription.load == "as light as in the peak"
    assert all(one.reps_in_reserve[0] > 2 for one in exercises(lift) if one.reps_in_reserve)
    assert not any("go heavier" in sentence for sentence in advice([lift]))


def test_heavy_lifts_are_in_the_gym_where_home_has_nothing_heavy():
    found = lifts(case("equipment"))
    assert len(found) == 3
    assert {one.place for one in found} == {"gym"}
    assert all(one.heavy for one in found)


@pytest.mark.parametrize(("name", "words"), [("mat-only", "body weight"), ("light-dumbbells", "as heavy as your")])
def test_what_cannot_be_loaded_heavily_is_not_called_heavy(name, words):
    found = lifts(case(name))
    assert found
    for lift in found:
        assert not lift.heavy
        assert max(lift.load.legs, lift.load.upper, lift.load.trunk) < 3
        assert lift.prescription.load.startswith(words)
        assert not any("heavy:" in line for line in what_to_do(lift, "miles"))
        assert not any("box jump" in part.name.lower() for part in lift.workout.parts)
        assert all(one.kg is None for one in exercises(lift))
    assert not any("heavier" in sentence for sentence in advice(found))


def test_jumps_on_a_box_are_in_the_gym_only():
    at_home = [one for name in ("mat-only", "back-from-injury") for one in lifts(case(name))]
    assert any(exercises(one, "plyometrics") for one in at_home)
    assert not any("box" in part.exercise for one in at_home for part in one.workout.parts)


def test_the_first_weeks_with_weights_are_short_and_light_with_simple_jumps():
    found = lifts(case("back-from-injury"))
    assert found
    for lift in found:
        weights = sum((block.end - block.start).total_seconds() / 60 for block in lift.blocks if not block.drills)
        assert weights <= 45
        assert not lift.heavy
        assert not lift.prescription.eccentric
        assert all(one.reps_in_reserve[0] >= 2 for one in exercises(lift) if one.reps_in_reserve)
        jumps = {one.exercise for one in exercises(lift, "plyometrics")}
        assert jumps <= {"squat-jump", "pogo-jump", "rope-skipping", "line-hop"}
    assert not any("heavier" in sentence for sentence in advice(found))


def test_a_strong_lifter_who_runs_little_is_not_told_of_many_miles():
    plan = case("crossfit")
    assert lifts(plan)[0].heavy
    assert not any("your many miles" in note or "With your training" in note for note in plan.notes)


def test_the_lift_minutes_of_the_athlete_are_kept_with_fewer_exercises():
    short, full = lifts(case("short-lifts")), lifts(planned(*_without_limit()))
    assert all((one.end - one.start).total_seconds() <= 30 * 60 for one in short)
    assert max(len(exercises(one)) for one in short) < max(len(exercises(one)) for one in full)
    assert all(len(exercises(one)) >= 2 for one in short)


def _without_limit():
    facts, week = CASES["short-lifts"]
    return {key: value for key, value in facts.items() if key != "lift_minutes"}, week


def test_a_known_maximum_gives_weights_and_others_are_found_by_feel():
    found = [one for lift in lifts(case("known-maxima")) for one in exercises(lift)]
    known = [one for one in found if one.kg]
    assert known
    assert all(one.kg % 2.5 == 0 and one.kg < 120 and one.percent_1rm < 100 for one in known)
    assert any(one.kg is None and not one.body_weight for one in found)


@pytest.mark.parametrize("name", sorted(CASES))
def test_each_exercise_is_one_line_and_the_minutes_add_up(name):
    for lift in lifts(case(name)):
        lines = what_to_do(lift, "miles")
        for part in lift.workout.parts:
            assert sum(f"{part.name} {part.sets} ×" in line for line in lines) >= 1
        seconds = sum(part.estimate_s for part in lift.workout.parts)
        assert seconds <= (lift.end - lift.start).total_seconds()


def test_a_band_is_never_pulled_for_few_repetitions_only():
    facts = {
        "race": race("10k", "2027-01-31"),
        "running": running(4, 20),
        "home": {"equipment": ["bands"]},
        "gym": None,
    }
    (lift,) = lifts(planned(runner(**facts), "2027-01-25"))
    bands = [one for one in exercises(lift) if "band" in one.name]
    assert bands
    assert all(one.reps[0] >= 8 for one in bands)


def test_two_lifts_of_one_focus_in_a_week_have_different_exercises():
    facts = runner(running_experience="advanced", lifting_experience="advanced", experience=None)
    plan = planned(facts | {"race": race("5k", "2027-05-09"), "running": running(5, 40)}, "2027-04-05")
    by_focus = {}
    for lift in lifts(plan):
        by_focus.setdefault(lift.focus, []).append([one.exercise for one in exercises(lift)])
    assert {focus: len(found) for focus, found in by_focus.items()} == {"lower": 2, "upper": 2}
    for first, second in by_focus.values():
        assert first != second
