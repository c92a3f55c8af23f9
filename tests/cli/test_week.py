"""`--week`: which weeks may be asked for."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from liftrun.api.arguments import monday_of_week
from liftrun.calendars.clock import YEARS
from liftrun.cli import BAD_INPUT
from liftrun.domain.errors import InputError
from liftrun.schedules import model
from tests.cli.running import run

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1970-12-31", "9000-01-01"])
def test_a_week_where_dates_come_to_their_end_is_refused(day):
    with pytest.raises(InputError, match=f"week: got {day}, expected a year from 1971 to 8999"):
        monday_of_week(day, "Europe/Berlin")


def test_the_first_and_the_last_year_can_be_asked_for():
    assert monday_of_week("1971-01-01", "Europe/Berlin") == date(1970, 12, 28)
    assert monday_of_week("8999-12-31", "Europe/Berlin") == date(8999, 12, 30)


@pytest.mark.parametrize("day", ["", " ", "tomorrow", "2026-13-01"])
def test_what_is_no_date_is_refused(day):
    with pytest.raises(InputError, match="expected a date such as 2026-11-23"):
        monday_of_week(day, "Europe/Berlin")


def test_weeks_that_can_be_planned_can_be_checked():
    assert model.YEARS == YEARS


@pytest.mark.parametrize("command", [("plan", "athlete.toml"), ("squad", "plan", "squad.toml", "--out", "out")])
@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", ""])
def test_a_wrong_week_is_one_message_in_every_command(command, day, tmp_path, monkeypatch):
    for example in ("base-phase", "club"):
        shutil.copytree(EXAMPLES / example, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    done = run(*command, "--week", day)
    assert (done.code, done.out) == (BAD_INPUT, "")
    assert done.err.startswith("liftrun: --week: got ")
    assert done.err.count("\n") == 1
