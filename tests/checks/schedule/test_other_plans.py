"""Weeks as other people write them: what is certain, what is open, and what the verdict must not hide."""

from __future__ import annotations

import pytest

from liftrun.checks.schedule import CheckOptions, check_schedule
from tests.schedules.weeks import calendar, event

OPTIONS = CheckOptions(phase="build", race="full", experience="intermediate", timezone="Europe/Berlin")
LIFT_AT_8 = event("Lift legs", 20261124, "0800", "0900")
TEMPO_ON_WED = event("Tempo 8 km", 20261125)
EASY_ON_FRI = event("Easy run 5 km", 20261127)


def checked(path, text, options=OPTIONS):
    path.write_text(text, encoding="utf-8")
    return check_schedule(path, options)


def of_calendar(tmp_path, *events):
    return checked(tmp_path / "plan.ics", calendar(*events))


def by_hand(tmp_path, text):
    return checked(tmp_path / "week.toml", text, CheckOptions())


def broken(found):
    return {part.rule for part in found.broken}


def open_rules(found):
    return {part.rule for part in found.cannot_tell}


@pytest.mark.parametrize(
    "title",
    [
        "5 x 4 min hard with 2 min easy",
        "1 mi easy, 5 x 1000 m, 1 mi easy",
        "10 x 300 m, 300 m jog between",
        "10x400",
        "15 min easy, 6 x 2 min fast, 10 min easy",
        "3 x 10 min, 3 min easy jog",
        "12 x 1 min on, 1 min off",
        "Easy run 10 km with 6 x 2 min hard",
        "2 km ein, 6 x 800 m, 2 km aus",
    ],
)
def test_repetitions_with_easy_parts_are_a_hard_run(tmp_path, title):
    found = of_calendar(tmp_path, event(title, 20261124), TEMPO_ON_WED, EASY_ON_FRI)
    assert "hard-runs-not-consecutive" in broken(found)


@pytest.mark.parametrize(
    "title", ["Easy 5 mi (8 km)", "Easy 8 km / 5 mi", "Easy 5 mi plus 6 x 100 m strides", "Easy 5 mi, 8 strides"]
)
def test_an_easy_run_of_five_miles_may_be_near_a_lift_whatever_else_its_title_has(tmp_path, title):
    found = of_calendar(tmp_path, event(title, 20261124, "0630", "0730"), LIFT_AT_8, EASY_ON_FRI)
    assert "gap-around-long-runs" not in broken(found) | open_rules(found)
    assert found.sessions[0].kinds == ("easy",)
    assert found.sessions[0].miles == pytest.approx((5, 5), abs=0.04)


@pytest.mark.parametrize(
    ("title", "miles", "state"),
    [
        ("Easy run 4 mi-6 mi", (4, 6), "kept"),
        ("Easy run 4 to 6 miles", (4, 6), "kept"),
        ("Easy run 5 mi-7 mi", (5, 7), "open"),
        ("Easy run 7 mi-9 mi", (7, 9), "broken"),
    ],
)
def test_a_range_of_distances_is_kept_open_or_broken_by_both_of_its_ends(tmp_path, title, miles, state):
    found = of_calendar(tmp_path, event(title, 20261124, "0630", "0730"), LIFT_AT_8, EASY_ON_FRI)
    rule = "gap-around-long-runs"
    assert found.sessions[0].miles == pytest.approx(miles, abs=0.01)
    assert (rule in broken(found), rule in open_rules(found)) == (state == "broken", state == "open")


def test_minutes_of_a_part_do_not_end_the_run(tmp_path):
    week = 'phase = "build"\nrace = "full"\ntue = ["06:30 Threshold 8 mi with 25 min at tempo", "09:00 lift lower"]'
    found = by_hand(tmp_path, week)
    run = found.sessions[0]
    assert run.miles == (8, 8)
    assert run.minutes[0] > 25
    assert "gap-around-long-runs" in open_rules(found)


@pytest.mark.parametrize(
    "title", ["AM 5 mi easy, PM 4 mi easy", "5 mi easy AM, 4 mi easy PM", "Morning: easy 5 mi; evening: easy 4 mi"]
)
def test_a_title_with_both_halves_of_the_day_is_two_runs_in_their_order(tmp_path, title):
    found = of_calendar(tmp_path, event(title, 20261124), event("Long run 12 mi", 20261128))
    runs = [one for one in found.sessions if one.day == "tue"]
    assert [one.miles for one in runs] == [(5, 5), (4, 4)]
    assert all(one.kinds == ("easy",) for one in runs)


def test_a_half_marathon_race_is_a_race(tmp_path):
    found = of_calendar(tmp_path, event("Half marathon race (13.1 mi)", 20261129), event("Easy 5 mi", 20261124))
    (race,) = (one for one in found.sessions if one.day == "sun")
    assert race.kinds == ("race",)
    assert race.miles == pytest.approx((13.11, 13.11), abs=0.01)


def test_an_18_miler_is_a_long_run(tmp_path):
    found = of_calendar(tmp_path, event("18 miler", 20261128), event("Easy 5 km", 20261124))
    (long,) = (one for one in found.sessions if one.day == "sat")
    assert (long.kinds, long.miles) == (("long",), (18, 18))


@pytest.mark.parametrize(
    "title", ["HIIT 30 min", "Easy run or bike 40 min", "Yasso party run", "Berlin Marathon", "Gym"]
)
def test_what_may_be_training_and_was_not_understood_is_in_the_verdict(tmp_path, title):
    found = of_calendar(tmp_path, event(title, 20261124), EASY_ON_FRI)
    assert [(one.title, one.may_be_training) for one in found.unrecognised] == [(title, True)]


def test_the_words_of_published_plans_are_understood(tmp_path):
    titles = (
        *("General aerobic 8 mi", "VO2max 8 mi w/ 5 x 1000 m", "Medium-long run 11 mi", "Upper body"),
        *("Recovery 4 mi", "Marathon pace 6 mi", "16 mi"),
    )
    days = (event(title, 20261123 + number) for number, title in enumerate(titles))
    found = of_calendar(tmp_path, *days)
    assert found.unrecognised == ()
    kinds = [one.kinds or one.focuses for one in found.sessions]
    every = ("easy", "tempo", "speed", "long")
    assert kinds == [("easy",), ("speed",), ("easy", "long"), ("upper",), ("easy",), ("tempo",), every]


def test_the_words_that_people_write_are_understood(tmp_path):
    week = """
        phase = "race_week"
        race = "marathon"
        mon = ["legs"]
        tue = ["6x800m at 10K pace"]
        wed = ["zone 2, 45 min"]
        thu = ["squats 5x5", "core"]
        fri = ["upper", "quality"]
        sat = ["medium-long run 9 mi"]
        sun = ["plyometrics", "full body"]
    """
    found = by_hand(tmp_path, week)
    assert found.unrecognised == ()
    assert (found.phase, found.race, len(found.sessions)) == ("race", "full", 10)


def test_a_week_may_state_that_there_is_no_race(tmp_path):
    found = by_hand(tmp_path, 'race = "none"\nmon = ["easy 5 km"]')
    assert found.race is None
    assert not any("No race" in sentence for sentence in found.assumed)


def test_pieces_less_than_15_minutes_apart_are_one_run(tmp_path):
    monday = 'mon = ["06:00 easy 2mi", "06:24 easy 2mi", "06:47 easy 1mi"]'
    found = by_hand(tmp_path, f'{monday}\nwed = ["07:00 easy 5mi"]')
    assert [(one.id, one.miles) for one in found.sessions] == [("mon-easy", (5, 5)), ("wed-easy", (5, 5))]
    assert "one-run-a-day" not in broken(found)


def test_two_runs_with_a_longer_pause_between_them_are_two(tmp_path):
    found = by_hand(tmp_path, 'mon = ["06:00-06:30 easy 5 km", "06:45-07:15 easy 5 km"]')
    assert [one.id for one in found.sessions] == ["mon-easy", "mon-easy-2"]


def test_a_warm_up_and_intervals_that_a_watch_recorded_apart_are_one_hard_run(tmp_path):
    pieces = (
        event("Warm up 2 km", 20261124, "0600", "0612"),
        event("Intervals 6 x 800 m", 20261124, "0615", "0645"),
        event("Cool down 1 km", 20261124, "0647", "0655"),
    )
    (run,) = of_calendar(tmp_path, *pieces).sessions
    assert run.kinds == ("speed",)
    assert run.minutes == (55, 55)


def test_work_for_the_trunk_counts_as_a_lift_or_as_mobility_work(tmp_path):
    week = 'phase = "build"\nmon = ["lift lower"]\ntue = ["lift upper"]\nthu = ["lift full"]\nfri = ["core 15 min"]'
    assert "lifts-per-phase" in open_rules(by_hand(tmp_path, week))


def test_cross_training_of_which_it_is_open_whether_it_is_hard_is_both(tmp_path):
    found = by_hand(tmp_path, 'mon = ["bike 60 min"]\ntue = ["easy 5 km"]')
    assert found.unrecognised == ()
    assert found.sessions[0].activity == "cross_training"
