"""A calendar that breaks off is named on the default screen, because what is missing counts as free time."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import run

ATHLETE = Path(__file__).parents[2] / "examples" / "first-10k" / "athlete.toml"
BEGIN = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"


@pytest.mark.parametrize(
    ("text", "named"), [(BEGIN + "BEGIN:VEVENT\r\nUID:1\r\nDTSTART:2026", True), (BEGIN + "END:VCALENDAR\r\n", False)]
)
def test_a_calendar_that_breaks_off_is_named(tmp_path, text, named):
    (tmp_path / "work.ics").write_bytes(text.encode())
    shutil.copy(ATHLETE, tmp_path / "athlete.toml")
    done = run("plan", tmp_path / "athlete.toml", "--week", "2026-11-30", "--busy", tmp_path / "work.ics")
    assert done.code == 0
    assert ("breaks off inside its calendar" in " ".join(done.out.split())) == named
