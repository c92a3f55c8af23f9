"""One small file for each shape that calendar programs give their exports; beside it is what it gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from liftrun.calendars.reading.busy import CalendarPolicy, read_busy
from tests.calendars.reading.build import WEEK, clock

DATA = Path(__file__).parent / "data"
FILES = sorted(DATA.glob("*.ics"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_gives_the_times_and_sentences_in_the_file_beside_it(file):
    policy = CalendarPolicy(own_addresses=("maya.lindqvist@example.org",))
    reading = read_busy([("file", file.read_bytes())], WEEK, policy)
    found = [*clock(reading), *(f"assumed: {line}" for line in reading.assumed)]
    found += [f"skipped: {line}" for line in reading.skipped]
    assert found == file.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
