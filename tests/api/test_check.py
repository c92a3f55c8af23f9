"""`liftrun.check` as a Python caller meets it."""

from __future__ import annotations

import json
from datetime import date

import pytest

import liftrun
from tests.api.test_plan import SMALL, WEEK
from tests.cli.running import run
from tests.house.source_tree import ROOT
from tests.schedules.weeks import HAND

HAND_WRITTEN = ROOT / "examples" / "handwritten" / "half-build.toml"
BROKEN = {
    "phase": "build",
    "race": "half",
    "mon": "07:00-08:00 tempo 8 mi",
    "wed": ["07:00-08:30 long 9 mi", "09:00 lift"],
}


@pytest.fixture(scope="module")
def plan():
    return liftrun.plan(SMALL, week=WEEK)


def fault(*schedule, **arguments):
    with pytest.raises(liftrun.InputError) as error:
        liftrun.check(*(schedule or (HAND_WRITTEN,)), **arguments)
    return str(error.value)


def test_a_plan_of_our_own_keeps_every_required_rule_in_each_of_its_forms(plan):
    forms = (plan, plan.document, json.loads(plan.to_json()))
    checks = [liftrun.check(one, athlete=SMALL) for one in forms]
    assert all(one.kept and not one.broken and not one.cannot_tell for one in checks)
    assert checks[0].document.model_copy(update={"schedule": ""}) == checks[2].document.model_copy(
        update={"schedule": ""}
    )


def test_the_result_is_what_the_command_prints():
    found = liftrun.check(HAND_WRITTEN)
    assert found.to_json() + "\n" == run("check", HAND_WRITTEN, "--json").out
    assert found.to_summary() + "\n" == run("check", HAND_WRITTEN).out
    assert found.to_text() + "\n" == run("check", HAND_WRITTEN, "--verbose").out


def test_a_week_in_a_dict_is_read_as_one_written_by_hand(tmp_path):
    path = tmp_path / "week.toml"
    path.write_text(HAND, "utf-8")
    import tomllib  # noqa: PLC0415  # only this test needs it

    given, read = liftrun.check(tomllib.loads(HAND)), liftrun.check(path)
    assert given.document.model_copy(update={"schedule": ""}) == read.document.model_copy(update={"schedule": ""})


def test_texts_of_a_dict_keep_their_quotes_and_letters():
    found = liftrun.check({"week_start": date(2026, 11, 23), "mon": 'läuft "schnell" \\ 🏃', "tue": ["easy 5 km"]})
    assert found.document.week_start == date(2026, 11, 23)
    assert [part.title for part in found.unrecognised] == ['läuft "schnell" \\ 🏃']


def test_what_is_broken_is_listed_and_framed():
    found = liftrun.check(BROKEN)
    frame = found.to_frame()
    assert not found.kept
    assert [part.rule for part in found.broken] == frame.loc[frame["result"] == "broken", "rule"].tolist()
    assert len(frame) == len(found.broken) + len(found.paid) + len(found.cannot_tell)
    assert (
        found.totals["training"].cost == frame.loc[frame["tier"] == "training", "cost"][frame["result"] == "paid"].sum()
    )
    assert repr(found).startswith("WeekCheck(broken, 3 sessions, ")
    assert found._repr_html_().count("<li>") == len(found.to_text().splitlines())


def test_the_situation_is_chosen_by_arguments():
    found = liftrun.check(BROKEN, phase="peak", race="full", experience="advanced", pack="bui", week="2026-11-25")
    document = found.document
    assert (document.phase, document.race, document.experience, document.pack) == ("peak", "full", "advanced", "bui")
    assert document.week_start == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"phase": "bild"}, 'phase: got "bild", expected "base", "build", '),
        ({"race": 10}, "race: got 10, expected "),
        ({"experience": "proo"}, 'experience: got "proo", expected "beginner", "intermediate" or "advanced".'),
        ({"pack": "nobody"}, 'pack: got "nobody", expected "default", "bui" or "helms".'),
        ({"week": "someday"}, 'week: got "someday", expected a date such as 2026-11-23.'),
        ({"timezone": "Berlin"}, 'timezone: got "Berlin", expected a time zone such as "Europe/Berlin".'),
        ({"timezone": 3}, "timezone: got 3, expected a time zone"),
        ({"busy": "work.ics"}, "busy: got work.ics, expected an athlete beside it."),
        ({"athlete": 3}, "athlete: got 3, expected a path, a dict or an Athlete."),
    ],
)
def test_a_wrong_argument_is_one_message(arguments, message):
    assert fault(**arguments).startswith(message)


@pytest.mark.parametrize(
    ("schedule", "message"),
    [
        (3, "schedule: got 3, expected a path, a plan, or a dict"),
        ("nothing.toml", "nothing.toml: got no such file"),
        ({}, "schedule: "),
        ({"monday": "tempo"}, "schedule: monday: "),
        ({"mon": 3}, "schedule: mon: "),
        ({"format": "another/1"}, "schedule: format: "),
    ],
)
def test_a_wrong_schedule_is_one_message(schedule, message):
    assert fault(schedule).startswith(message)
