"""`--week`: which weeks can be chosen."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from liftrun.api.arguments import moment_argument, monday_of_week
from liftrun.calendars.clock import YEARS
from liftrun.cli import BAD_INPUT
from liftrun.domain.errors import InputError
from liftrun.schedules import model
from tests.cli.running import run

NOW = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1970-12-31", "9000-01-01"])
def test_a_week_where_dates_come_to_their_end_is_refused(day):
    with pytest.raises(InputError, match=f"week: got {day}, expected a year from 1971 to 8999"):
        monday_of_week(day, "Europe/Berlin")


def test_the_first_and_the_last_year_can_be_chosen():
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


def test_without_a_day_it_is_the_week_that_begins_next_where_the_athlete_lives():
    assert monday_of_week(None, "Europe/London", NOW) == date(2026, 11, 23)
    assert monday_of_week(None, "Europe/Berlin", NOW) == date(2026, 11, 23)
    assert monday_of_week(None, "Europe/Berlin", NOW + timedelta(days=1)) == date(2026, 11, 30)


def test_now_is_a_time_with_its_offset():
    assert moment_argument("2026-11-22T18:00+01:00") == datetime(2026, 11, 22, 17, tzinfo=UTC)
    assert moment_argument("2026-11-22 18:00:05.9Z") == datetime(2026, 11, 22, 18, 0, 5, tzinfo=UTC)
    assert moment_argument(NOW) == NOW


def test_without_a_time_it_is_the_current_minute():
    now = moment_argument(None)
    assert (now.second, now.microsecond) == (0, 0)
    assert timedelta() <= datetime.now(UTC) - now < timedelta(minutes=2)


@pytest.mark.parametrize("text", ["", "now", "2026-11-22", "2026-11-22T18:00", "9999-12-31T23:59-12:00", "1\x1b[2J"])
@pytest.mark.parametrize("command", [("plan", "athlete.toml"), ("squad", "plan", "squad.toml", "--out", "out")])
def test_what_is_no_such_time_is_one_message(command, text, tmp_path, monkeypatch):
    for example in ("base-phase", "club"):
        shutil.copytree(EXAMPLES / example, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    done = run(*command, "--now", text)
    assert (done.code, done.out) == (BAD_INPUT, "")
    assert done.err.startswith("liftrun: --now: got ")
    assert "expected a time with its offset from UTC, such as 2026-11-22T18:00Z." in done.err
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("now", [5, date(2026, 11, 22), datetime(2026, 11, 22, 18)])  # what is refused
def test_what_is_no_such_time_is_refused_in_python(now):
    with pytest.raises(InputError, match=r"now: got .*, expected a time with its offset from UTC"):
        moment_argument(now)
