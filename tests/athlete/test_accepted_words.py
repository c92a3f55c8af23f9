"""Words that people write are accepted in an athlete's file."""

from __future__ import annotations

import pytest

from liftrun.availability.free_time import banned_spans
from tests.athlete.files import TOP, athlete
from tests.demand.people import WEEK, runs_of, session, wanted
from tests.demand.people import athlete as person

RACE_DAY = "date = 2027-01-31"


@pytest.mark.parametrize(
    ("written", "distance"),
    [("marathon", "full"), ("Half Marathon", "half"), ("half-marathon", "half"), ("10 km", "10k"), ("5K", "5k")],
)
def test_a_race_may_be_written_as_runners_write_it(tmp_path, written, distance):
    assert athlete(tmp_path, race=f'distance = "{written}"\n{RACE_DAY}').race.distance == distance


def test_no_race_may_be_written(tmp_path):
    assert athlete(tmp_path, top=f'{TOP}race = "none"\n').race is None
    assert athlete(tmp_path, race=f'distance = "none"\n{RACE_DAY}').race is None


def test_experience_may_be_written_in_other_words(tmp_path):
    assert athlete(tmp_path, top=TOP.replace("beginner", "Novice")).experience == "beginner"


@pytest.mark.parametrize(
    ("written", "word"), [("Long run", "long"), ("intervals", "speed"), ("strength", "lift"), ("yoga", "mobility")]
)
def test_a_pin_and_a_ban_may_name_a_session_as_people_do(tmp_path, written, word):
    more = f'[[pin]]\nsession = "{written}"\nat = "Sat 08:00"\n[[ban]]\nactivity = "{written}"\nday = "mon"'
    someone = athlete(tmp_path, more=more)
    assert (someone.pins[0].session, someone.bans[0].activity) == (word, word)


@pytest.mark.parametrize(("written", "focus"), [("full body", "full"), ("legs", "lower"), ("upper-body", "upper")])
def test_a_focus_may_be_written_in_full(tmp_path, written, focus):
    lift = f'session = "weights"\nday = "sun"\nat = "16:00"\nminutes = 60\nfocus = "{written}"'
    (past,) = athlete(tmp_path, more=f"[[history]]\n{lift}").history
    assert (past.session, past.focus) == ("lift", focus)


def test_a_quality_run_of_which_no_more_is_known_is_a_tempo_run(tmp_path):
    more = '[[history]]\nsession = "quality"\nday = "sun"\nat = "16:00"\nminutes = 60\ndistance = 6'
    (past,) = athlete(tmp_path, more=more).history
    assert past.session == "tempo"


@pytest.mark.parametrize("kind", ["tempo", "speed"])
def test_a_pin_of_a_quality_run_fixes_a_tempo_or_a_speed_run(kind):
    someone = person(pin=({"session": "quality", "at": "Tue 18:00"},), **runs_of((kind, 5), ("easy", 5)))
    demanded = wanted(someone)
    assert list(demanded.bound) == [f"run-{kind}"]
    assert demanded.unmet == ()


def test_a_pin_of_a_quality_run_in_a_week_without_one_is_reported():
    someone = person(pin=({"session": "quality", "at": "Tue 18:00"},), **runs_of(("easy", 5), ("easy", 4)))
    (unmet,) = wanted(someone).unmet
    assert "no quality run" in unmet.reason


@pytest.mark.parametrize(("kind", "banned"), [("tempo", True), ("speed", True), ("long", False), ("easy", False)])
def test_a_ban_of_quality_runs_is_for_tempo_and_speed_runs(kind, banned):
    someone = person(ban=({"activity": "quality", "day": "mon"},), **runs_of((kind, 5), ("easy", 4), ("easy", 4)))
    name = "run-easy-1" if kind == "easy" else f"run-{kind}"
    assert bool(banned_spans(someone, WEEK, session(wanted(someone), name))) == banned


def test_opening_hours_without_a_day_are_those_of_every_day(tmp_path):
    short = athlete(tmp_path, gym='open = "06:00-22:00"').gym
    assert short == athlete(tmp_path, gym='open = { every_day = "06:00-22:00" }').gym
    several = athlete(tmp_path, gym='open = ["06:00-10:00", "16:00-22:00"]').gym
    assert [str(window) for window in several.open.on(6)] == ["06:00-10:00", "16:00-22:00"]
