from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from liftrun.athlete import check_against_week, load_athlete
from liftrun.calendars.clock import week_of

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/athlete.toml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_loads_and_goes_with_the_week_that_it_names(path):
    athlete = load_athlete(path)
    command = re.search(r"liftrun \w+ examples/(\S+)/athlete\.toml --(?:week|now) ([\d-]+)", path.read_text("utf-8"))
    name, week = command.groups()
    assert name == path.parent.name
    day = date.fromisoformat(week)
    check_against_week(athlete, week_of(day - timedelta(days=day.weekday()), athlete.timezone))


def test_the_examples_are_of_many_sorts():
    athletes = [load_athlete(path) for path in EXAMPLES]
    assert {one.units for one in athletes} == {"miles", "km"}
    assert {one.lifting_level for one in athletes} == {"beginner", "intermediate", "advanced"}
    assert {one.race and one.race.distance for one in athletes} >= {None, "10k", "half", "full"}
    assert {(one.gym is not None, one.home is not None) for one in athletes} == {
        (True, True),
        (True, False),
        (False, True),
    }
    assert any(one.runs for one in athletes)
    assert len({one.name for one in athletes}) == len(athletes)
