"""What sessions are called."""

from __future__ import annotations

import pytest

from liftrun.reasons.session_names import mention, mention_around, titles, titles_in_order
from tests.support.factories.plans import build_week, race_week
from tests.support.factories.weeks import PLAIN, at, lift, mobility, put, run, schedule

LONG = run("run-long", "long")
EASY = run("run-easy-1")
JOG = run("run-easy-2")
LOWER = lift("lift-1", "lower")


@pytest.mark.parametrize(
    ("session", "title", "mentioned"),
    [
        (LONG, "Long run", "the long run"),
        (run("run-tempo", "tempo"), "Tempo run", "the tempo run"),
        (run("run-speed", "speed"), "Speed session", "the speed session"),
        (EASY, "Easy run", "the easy run"),
        (LOWER, "Lift: lower body", "the lower-body lift"),
        (lift("lift-1", "full"), "Lift: full body", "the full-body lift"),
        (lift("lift-1", "upper"), "Lift: upper body", "the upper-body lift"),
        (mobility("mobility-1"), "Mobility", "the mobility session"),
        (run("run-race", "race", (25, 3.107)), "Race: 5K", "the race"),
        (run("run-race", "race", (50, 6.214)), "Race: 10K", "the race"),
        (run("run-race", "race", (120, 13.109)), "Race: half marathon", "the race"),
        (run("run-race", "race", (240, 26.219)), "Race: marathon", "the race"),
        (run("run-race", "race", (90, 10.0)), "Race", "the race"),
        (run("run-speed", "speed", label="Track night"), "Track night", "Track night"),
        (lift("lift-1", "full", label="Barbell: the club"), "Barbell: the club", "Barbell: the club"),
        (run("run-long", "long", label="\x1b\u202e"), "Long run", "the long run"),
        (run("run-long", "long", label="Round\nthe  lake\x07"), "Round the lake", "Round the lake"),
    ],
)
def test_a_session_is_named_by_its_label_or_its_kind(session, title, mentioned):
    names = titles([session])
    assert names == {session.id: title}
    assert mention(session, title) == mentioned


def test_sessions_of_one_name_are_numbered_and_only_they():
    lifts = lift("lift-1", "full"), lift("lift-2", "full"), lift("lift-3", "upper")
    names = titles([LONG, EASY, *lifts, JOG])
    assert names == {
        "run-long": "Long run",
        "run-easy-1": "Easy run 1",
        "lift-1": "Lift: full body 1",
        "lift-2": "Lift: full body 2",
        "lift-3": "Lift: upper body",
        "run-easy-2": "Easy run 2",
    }
    assert mention(JOG, names["run-easy-2"]) == "easy run 2"
    assert mention(mobility("mobility-2"), "Mobility 2") == "mobility session 2"
    assert mention(lifts[1], names["lift-2"]) == "full-body lift 2"


def test_a_labelled_run_leaves_the_other_of_its_kind_without_a_number():
    assert titles([run("run-easy-1", label="Club run"), JOG]) == {"run-easy-1": "Club run", "run-easy-2": "Easy run"}


def test_a_session_of_last_week_is_named_as_one():
    assert mention_around(put(LONG, at(PLAIN, "last sun 08:00"))) == "last week's long run"
    assert mention_around(put(LOWER, at(PLAIN, "last sun 08:00"))) == "last week's lower-body lift"


def test_a_race_of_next_week_is_called_that():
    race = run("next-week-race", "race", (50, 6.2))
    assert mention_around(put(race, at(PLAIN, "next mon 10:00"))) == "next week's race"


def test_finished_plans_elsewhere_in_these_tests_speak_of_sessions_alike():
    usual = {"Long run", "Tempo run", "Easy run", "Lift: lower body", "Lift: upper body", "Lift: full body", "Mobility"}
    own = {"Club intervals", "Shake-out run", "Marathon"}
    shown = {session.title for week in (build_week(), race_week()) for session in week.sessions}
    made = set(titles([LONG, EASY, LOWER, run("t", "tempo"), lift("u", "upper"), lift("f"), mobility("m")]).values())
    assert shown - own == usual == made


def test_sessions_of_the_same_name_are_numbered_by_their_start():
    week = schedule(PLAIN, put(JOG, at(PLAIN, "mon 07:00")), put(EASY, at(PLAIN, "wed 07:00")))
    assert titles_in_order([EASY, JOG, run("run-easy-3")], week) == {
        "run-easy-1": "Easy run 2",
        "run-easy-2": "Easy run 1",
        "run-easy-3": "Easy run 3",
    }
