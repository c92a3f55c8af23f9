"""Every number of every input has a range: whatever number is in its place, there is a plan, a check or one message."""

from __future__ import annotations

import json
import math
import tomllib
from datetime import date
from pathlib import Path

import pytest

from liftrun.api.check_week import check
from liftrun.api.plan_week import plan, plan_request
from liftrun.domain.errors import InputError
from liftrun.inputs.toml_files import MAX_NUMBER, refuse_huge_numbers
from tests.cli.running import run

ROOT = Path(__file__).parents[2]
EXTREMES = (1e307, 1e308, -1e308, math.inf, math.nan, MAX_NUMBER, MAX_NUMBER + 1, 10**400, -1, 0, 0.5, 1e-300)
ATHLETE = {
    "name": "Extreme",
    "timezone": "Europe/Berlin",
    "units": "miles",
    "experience": "intermediate",
    "lifts_per_week": 2,
    "paces": {"easy": "10:00"},
    "running": {"days": 3, "weekly_distance": 20.0},
    "race": {"distance": "half", "date": date(2027, 4, 25)},
    "availability": {"every_day": ["06:00-09:00", "18:00-21:00"]},
    "gym": {"travel_minutes": 5, "open": {"every_day": "06:00-22:00"}},
    "calendars": {"buffer_minutes": 5},
    "pin": [{"session": "easy", "at": "Sat 07:00", "distance": 5.0}],
    "history": [{"session": "easy", "day": "sun", "at": "09:00", "minutes": 60, "distance": 6.0}],
    "rules": {"gap-around-long-runs": {"strength": "weighted", "weight": 10}},
}
RUNS = {**ATHLETE, "running": None, "runs": [{"kind": "easy", "distance": 5.0}, {"kind": "long", "distance": 8.0}]}
HAND = {"phase": "build", "race": "half", "weeks_to_race": 9, "run_days": 3, "mon": ["tempo 6mi"], "sat": ["long 12mi"]}


def places(value, place=()):
    """Where the numbers of tables are: the keys and indexes that lead to each."""
    if isinstance(value, dict):
        yield from (found for key, item in value.items() for found in places(item, (*place, key)))
    elif isinstance(value, list | tuple):
        yield from (found for number, item in enumerate(value) for found in places(item, (*place, number)))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield place


def with_number(value, place, number):
    """The same tables with another number in one place."""
    if not place:
        return number
    first, *rest = place
    items = value.items() if isinstance(value, dict) else enumerate(value)
    changed = {key: with_number(item, rest, number) if key == first else item for key, item in items}
    return changed if isinstance(value, dict) else list(changed.values())


def given(tables):
    return {key: item for key, item in tables.items() if item is not None}


def fault_of(function, *arguments, **options):
    """The one message with which an input is refused, None if it is accepted; any other error fails the test."""
    try:
        function(*arguments, **options)
    except InputError as fault:
        return fault
    return None


@pytest.fixture(scope="module")
def plan_tables():
    return json.loads(plan(given(ATHLETE), week="2026-11-23").to_json())


@pytest.mark.parametrize("tables", [ATHLETE, RUNS], ids=["running", "runs"])
def test_a_number_of_an_athlete_is_accepted_or_refused_by_its_key(tables):
    tables = given(tables)
    assert len(list(places(tables))) >= 7
    for place in places(tables):
        for number in EXTREMES:
            fault = fault_of(plan_request, with_number(tables, place, number), week="2026-11-23")
            assert fault is None or str(place[0]).split("[")[0] in fault.key, fault


def test_a_number_of_a_plan_is_accepted_or_refused_by_its_key(plan_tables, tmp_path):
    found = list(places(plan_tables))
    assert len(found) > 40
    for place in found:
        for number in EXTREMES:
            file = tmp_path / "plan.json"
            file.write_text(json.dumps(with_number(plan_tables, place, number)), encoding="utf-8")
            fault = fault_of(check, file)
            assert fault is None or fault.file == str(file)


def test_a_number_of_a_week_written_by_hand_is_accepted_or_refused(tmp_path):
    for place in places(HAND):
        for number in EXTREMES[:5] + EXTREMES[7:]:
            fault = fault_of(check, with_number(HAND, place, number))
            assert fault is None or fault.expected


def test_the_longest_number_in_a_title_is_no_fault():
    for title in ("9" * 150 + " miles", "1e308 mi", "6 x " + "9" * 150 + " km", "9" * 190):
        check({"mon": [title], "tue": ["long 12mi"]})


@pytest.mark.parametrize("key", ["over_miles", "over_km", "at_most_miles"])
@pytest.mark.parametrize("number", [1e307, math.inf, -1, 1001])
def test_a_distance_in_a_change_of_a_rule_has_a_range(key, number):
    change = {"gap-around-long-runs": {"one": [{"activity": "run", key: number}]}}
    with pytest.raises(InputError, match=r"rules\.gap-around-long-runs") as caught:
        plan({**given(ATHLETE), "rules": change}, week="2026-11-23")
    assert "from 0 to 1000" in str(caught.value) or "from -9e18 to 9e18" in str(caught.value)


def test_a_number_far_outside_any_range_is_refused_with_its_place():
    with pytest.raises(InputError) as caught:
        refuse_huge_numbers({"room": ({"places": 10**30},)}, "squad.toml")
    assert str(caught.value) == (
        "squad.toml: room[1].places: got a huge number, expected a number from -9e18 to 9e18. Correct the number."
    )
    refuse_huge_numbers({"a": (MAX_NUMBER, -MAX_NUMBER, 1.5, True)}, "a.toml")


def test_one_line_of_a_squad_with_a_huge_distance_fails_alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "examples" / "base-phase" / "athlete.toml").read_text(encoding="utf-8")
    tables = {key: item for key, item in tomllib.loads(text).items() if key in ATHLETE and key != "race"}
    tables |= {"running": {"days": 3, "weekly_distance": 20}}
    tables.pop("runs", None)
    huge = json.dumps({**tables, "name": "Y", "running": {"days": 3, "weekly_distance": 1e308}}, default=str)
    lines = [json.dumps({**tables, "name": "X"}, default=str), huge]
    Path("a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    Path("s.toml").write_text('name = "S"\ntimezone = "Europe/Berlin"\nathletes = "a.jsonl"\n', encoding="utf-8")
    done = run("squad", "plan", "s.toml", "--out", "out", "--week", "2026-11-23", "--jobs", "1")
    assert done.code == 3, done.err
    assert "1 athlete planned" in done.out
    assert "a.jsonl, line 2: running.weekly_distance: got 1e+308, expected a distance of at most 217 mi" in done.err
