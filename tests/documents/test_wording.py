"""What the athlete is told about a session."""

from __future__ import annotations

import pytest

from liftrun.documents.session_wording import (
    advice,
    distance,
    duration,
    headline,
    minutes_of,
    place_name,
    sets_and_reps,
    what_to_do,
    why_here,
)
from liftrun.domain.units import metres_of_miles
from tests.support.factories.plans import HEAVY, TAPER_LIFT, build_week, peak_week, race_week

BUILD = {session.id: session for session in build_week().sessions}
PEAK = {session.id: session for session in peak_week(units="km").sessions}
RACE = {session.id: session for session in race_week().sessions}


@pytest.mark.parametrize(
    ("miles", "units", "words"),
    [
        (6, "miles", "6 mi"),
        (7.04, "miles", "7 mi"),
        (7.06, "miles", "7.1 mi"),
        (26.22, "miles", "26.2 mi"),
        (6.21, "km", "10 km"),
        (13.11, "km", "21.1 km"),
        (0.62, "km", "1 km"),
    ],
)
def test_distances_are_given_in_tenths_of_the_athletes_unit(miles, units, words):
    assert distance(metres_of_miles(miles), units) == words


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (45, "45 min"), (120, "2 h"), (160, "2 h 40 min")])
def test_lengths_of_time_are_given_in_hours_and_minutes(minutes, words):
    assert duration(minutes) == words


def test_minutes_are_elapsed_also_across_a_clock_change():
    assert minutes_of(BUILD["run-long"]) == 160


@pytest.mark.parametrize(
    ("session", "units", "words"),
    [
        (BUILD["run-long"], "miles", "Long run, 16 mi"),
        (PEAK["run-long"], "km", "Long run, 19.3 km"),
        (BUILD["lift-1"], "miles", "Lift: lower body + plyometrics"),
        (BUILD["lift-2"], "miles", "Lift: upper body"),
        (BUILD["run-easy-2"], "miles", "Easy run, 5 mi (optional)"),
        (BUILD["mobility-1"], "miles", "Mobility"),
    ],
)
def test_the_headline_names_the_session_and_how_far(session, units, words):
    assert headline(session, units) == words


def test_a_hard_run_is_described_with_warm_up_distance_pace_and_time():
    assert what_to_do(PEAK["run-tempo"], "km") == (
        "Warm up with: Squat jumps 2×8, pogo jumps 2×20.",
        "Run 9.7 km at 5:23/km, about 52 min.",
        "This is a hard run.",
    )


def test_an_easy_run_is_described_as_easy_and_optional_or_shortened_where_it_is():
    assert what_to_do(BUILD["run-easy-1"], "miles")[1:] == (
        "Keep it easy.",
        "Shorter than in a week with more free time.",
    )
    assert what_to_do(BUILD["run-easy-2"], "miles")[-1] == "Optional: leave it out if you are tired."


def test_a_race_needs_no_word_about_effort():
    assert what_to_do(RACE["run-race"], "miles") == ("Run 26.2 mi at 9:15/mi, about 4 h 3 min.",)


def test_a_lift_is_described_in_the_order_in_which_it_is_done_plyometrics_first():
    assert what_to_do(BUILD["lift-1"], "miles") == (
        "First 15 min of plyometrics, on fresh legs: Box jumps 3×5, drop jumps 3×4, one minute of rest between sets.",
        "Weights, 45 min: 4 sets of 6–8 repetitions, heavy.",
        "Squat and deadlift: 5 sets of 5 repetitions.",
        "Speed of each repetition: slow.",
        "Emphasise the lowering half of each repetition.",
        "Each set ends with 1–2 good repetitions left.",
    )


def test_advice_that_comes_with_several_lifts_is_given_once():
    assert advice(build_week().sessions) == ("If the stairs hurt tomorrow, go lighter next week.",)


def test_a_light_lift_is_described_without_missing_parts():
    assert what_to_do(RACE["lift-1"], "miles") == (
        "Weights, 30 min: 2 sets of 5 repetitions, moderate.",
        "Speed of each repetition: controlled, faster.",
        "Each set ends with 2–3 good repetitions left.",
    )


def test_jumps_after_weights_are_not_called_the_first_thing():
    lift = BUILD["lift-1"]
    turned = lift.model_copy(update={"blocks": lift.blocks[::-1]})
    assert what_to_do(turned, "miles")[-1].startswith("15 min of plyometrics: Box jumps")


def test_blocks_without_instructions_are_described_by_their_length():
    lift = BUILD["lift-2"].model_copy(update={"prescription": None, "shortened": False})
    assert what_to_do(lift, "miles") == ("40 min of weights.",)
    assert what_to_do(BUILD["mobility-1"], "miles") == ("20 min of mobility work.",)


def test_a_run_without_a_distance_is_described_by_its_time():
    run = BUILD["run-tempo"].model_copy(update={"metres": None, "pace": None})
    assert what_to_do(run, "miles")[0] == "Run 52 min."


def test_drills_that_end_in_a_stop_get_no_second_one():
    run = PEAK["run-tempo"].model_copy(update={"drills": "Pogo jumps."})
    assert what_to_do(run, "km")[0] == "Warm up with: Pogo jumps."


def test_one_set_is_a_set():
    lift = BUILD["lift-2"].model_copy(update={"prescription": HEAVY.model_copy(update={"sets": 1})})
    assert "1 set of 6–8 repetitions" in what_to_do(lift, "miles")[0]


def test_places_and_reasons_are_shown_if_there_are_any():
    assert [place_name(BUILD[name]) for name in ("run-long", "lift-1", "lift-2")] == ["", "Gym", "Home"]
    assert why_here(BUILD["run-long"]) == "Why here: Saturday morning is free until 10:30."
    assert why_here(BUILD["mobility-1"]) == ""


@pytest.mark.parametrize(("prescription", "words"), [(HEAVY, "4×6–8"), (TAPER_LIFT, "2×5")])
def test_sets_and_repetitions_have_a_short_form(prescription, words):
    assert sets_and_reps(prescription) == words


def test_no_sentence_contains_control_characters_from_data():
    evil = "a\x1b[31m\r\nb\u202ec"
    run = BUILD["run-tempo"].model_copy(update={"title": evil, "drills": evil, "why": evil})
    weights = HEAVY.model_copy(update={"load": evil, "tempo": evil, "notes": (evil,)})
    lift = BUILD["lift-1"].model_copy(update={"title": evil, "prescription": weights})
    told = [headline(run, "miles"), why_here(run), *what_to_do(run, "miles"), *what_to_do(lift, "miles")]
    told += advice([lift])
    assert not set("\x1b\r\n\u202e") & set("".join(told))
    assert sum("a[31m bc" in line for line in told) == 6
