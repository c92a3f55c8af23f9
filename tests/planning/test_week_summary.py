"""What a coach adds to a week: why it is shorter, totals, what matters, what to do if one is missed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import liftrun
from liftrun.report.week.week_words import in_brief
from tests.report.drawing import page_text

BUSY = Path(__file__).parents[2] / "examples" / "busy-week" / "athlete.toml"


@pytest.fixture(scope="module")
def document():
    return liftrun.plan(BUSY, week="2026-11-23", now="2026-11-22T18:00Z").document


def test_a_runner_who_gets_fewer_miles_than_wished_reads_why(document):
    first = document.notes[0]
    assert first == ("This week is shorter than you wish, 24 mi instead of 42 mi, because your recent weeks had 19 mi.")


def test_the_totals_are_those_of_the_runs(document):
    runs = [session for session in document.sessions if session.activity == "run"]
    assert document.totals.metres == sum(run.metres for run in runs) > 0
    assert document.totals.minutes == sum((run.end - run.start).total_seconds() for run in runs) / 60


def test_the_total_names_runs_distance_time_and_lifts(document):
    assert in_brief(document)[0] == "Total: 5 runs, 23.5 mi, 3 h 50 min; 3 lifts"


def test_the_focus_is_one_sentence_that_follows_from_the_phase(document):
    assert document.focus == "The long run and the hard runs matter most: rest enough to do them well."


def test_the_session_to_drop_is_the_optional_one_and_the_one_to_move_is_not(document):
    optional = next(session for session in document.sessions if session.optional)
    name = optional.title.lower()
    assert name in {"easy run 1", "easy run 2"}
    assert document.if_missed == (
        f"If time is short, drop {name} first. "
        f"If you miss the long run, do it on another day instead of {name}; "
        "make up nothing else."
    )


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("sun", "If you know in time that you cannot do the long run, do it on an earlier day instead of "),
        ("mon", "If you miss the long run, do it on another day instead of "),
    ],
)
def test_a_missed_long_run_replaces_a_run_that_is_still_ahead(day, sentence):
    document = planned(preferences={"long_run_days": [day]})
    long = next(session for session in document.sessions if session.kind == "long")
    assert long.start.strftime("%a").lower() == day
    _, _, advice = document.if_missed.partition(" first. ")
    assert advice.startswith(sentence)
    other = advice.removeprefix(sentence).partition(";")[0]
    (replaced,) = (session for session in document.sessions if other.endswith(session.title.lower()))
    assert (replaced.kind, replaced.start > long.start) == ("easy", day == "mon")


def test_the_page_shows_them_too(document):
    text = page_text(document)
    assert all(text.count(line) == 1 for line in in_brief(document))


def test_a_missed_run_replaces_another_run_and_not_a_lift():
    plan = liftrun.plan(
        {
            "name": "Robin Example",
            "timezone": "Europe/Berlin",
            "units": "km",
            "experience": "beginner",
            "paces": {"easy": "6:30"},
            "running": {"days": 4, "weekly_distance": 30},
            "availability": {"every_day": ["06:00-09:00", "17:00-21:00"]},
            "home": {"equipment": ["dumbbells"]},
        },
        week="2026-11-23",
    )
    sentence = plan.document.if_missed
    assert re.search(r"the long run, do it on (another|an earlier) day instead of (the )?easy run", sentence)


def planned(week="2026-11-23", **changes):
    table = {
        "name": "Robin Example",
        "timezone": "Europe/Berlin",
        "units": "km",
        "experience": "intermediate",
        "paces": {"easy": "6:00"},
        "running": {"days": 4, "weekly_distance": 60},
        "race": {"distance": "half", "date": "2027-01-24"},
        "availability": {"every_day": ["06:00-10:00", "17:00-21:00"]},
        "home": {"equipment": ["barbell", "rack", "bench"]},
    }
    return liftrun.plan({**table, **changes}, week=week).document


@pytest.mark.parametrize("week", ["2026-11-23", "2026-12-21", "2027-01-11", "2027-01-18"])
def test_who_runs_in_kilometres_reads_no_miles(week):
    text = page_text(planned(week))
    assert "km" in text
    assert not re.search(r"\bmi(les?)?\b", text)


def test_every_plan_states_whether_it_builds_or_maintains_strength():
    assert [planned(week).strength for week in ("2026-11-23", "2026-12-21", "2027-01-11")] == [
        "build",
        "maintain",
        "maintain",
    ]
    assert planned(lifts_per_week=0).strength is None


def test_the_days_to_the_race_count_from_the_monday():
    assert planned("2027-01-11").days_to_race == 13


def test_towards_the_race_nothing_is_made_up():
    assert planned("2027-01-11").if_missed.endswith("What you miss is not made up: rest does more for the race now.")


@pytest.mark.parametrize(("pack", "other"), [("default", "Helms also"), ("bui", "Helms would"), ("helms", "Bui would")])
def test_where_schools_differ_one_sentence_names_both(pack, other):
    found = [note for note in planned(pack=pack).notes if note.startswith("Where schools differ")]
    assert len(found) == 1
    assert other in found[0]


def test_the_focus_of_the_first_weeks_with_weights_is_to_learn_them():
    assert planned(lifting_experience="beginner").focus.startswith("Learn the lifts")


def test_a_race_of_another_distance_is_named_as_it_is():
    document = planned(race={"distance": "50 km", "date": "2027-01-24"})
    assert (document.race, document.race_title) == ("full", "50 km race, trained for as marathon,")
