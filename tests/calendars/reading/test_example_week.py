"""The busy week of the example: two calendars with events of every kind, and the busy time that they give."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest

from liftrun.calendars.reading.busy import CalendarPolicy, load_busy
from tests.calendars.reading.build import WEEK, clock

EXAMPLE = Path(__file__).parents[3] / "examples" / "busy-week"
FILES = [EXAMPLE / "work.ics", EXAMPLE / "family.ics"]
MAYA = ("maya.lindqvist@example.org",)

BUSY = """
Sun 22 22:30 - Mon 06:10 Night train from the book fair
Mon 07:35 - Mon 08:10 School run
Mon 09:00 - Mon 09:15 Stand-up
Mon 09:30 - Mon 12:00 Spring catalogue: proofs
Mon 13:00 - Mon 15:00 Cover review
Mon 15:30 - Mon 16:00 Pick up Ida and Emil (earlier from now on)
Mon 16:20 - Mon 17:00 Dentist (Emil)
Mon 17:45 - Mon 20:00 Dinner and bedtime
Tue 07:35 - Tue 08:10 School run
Tue 09:00 - Tue 09:15 Stand-up
Tue 09:30 - Tue 11:30 Spring catalogue: second proofs
Tue 12:15 - Tue 12:45 Physio
Tue 13:00 - Tue 14:00
Tue 14:30 - Tue 15:15
Tue 16:00 - Tue 17:00 Workshop with the printers?
Tue 17:45 - Tue 20:00 Dinner and bedtime
Tue 19:00 - Tue 20:30 Parents' evening, class 3b
Wed 07:35 - Wed 08:10 School run
Wed 09:00 - Wed 09:15 Stand-up
Wed 09:30 - Wed 11:30
Wed 13:00 - Wed 14:30 Editorial meeting (moved, Jonas is ill)
Wed 14:30 - Wed 15:15 Monthly figures
Wed 15:30 - Wed 16:00 Pick up Ida and Emil (earlier from now on)
Wed 16:30 - Wed 17:30 Emil: football practice
Wed 17:45 - Wed 20:00 Dinner and bedtime
Thu 07:35 - Thu 08:10 School run
Thu 09:00 - Thu 09:15 Stand-up
Thu 11:00 - Thu 11:30 1:1 Maya / Katrin
Thu 14:00 - Thu 14:45 Mentoring Anna (brought forward)
Thu 16:30 - Thu 17:15 Ida: violin lesson
Thu 18:00 - Thu 19:00 Call with the New York agency
Thu 19:30 - Thu 21:15 Choir
Fri 00:00 - Sat 00:00 Off-site at the lake house
Fri 07:35 - Fri 08:10 School run
Fri 09:00 - Fri 09:15 Stand-up
Sat 10:30 - Sat 12:30 Emil: football match away
Sat 15:00 - Sat 18:00 Coffee with the grandparents
Sun 11:30 - Sun 14:00 Brunch with the neighbours
Sun 15:30 - Sun 17:30 Advent crafts at school
Sun 20:30 - Mon 30 08:45 Night train to Zurich
Mon 30 07:35 - Mon 30 08:10 School run
Mon 30 09:00 - Mon 30 09:15 Stand-up
Mon 30 15:30 - Mon 30 16:00 Pick up Ida and Emil (earlier from now on)
Mon 30 17:45 - Mon 30 20:00 Dinner and bedtime
"""


@pytest.fixture(scope="module")
def reading():
    return load_busy(FILES, WEEK, CalendarPolicy(own_addresses=MAYA))


def test_the_example_is_busy_exactly_then(reading):
    assert clock(reading) == BUSY.strip().splitlines()


def test_the_example_is_accounted_for(reading):
    assert reading.events_read == 47
    zone = "(UTC+01:00) Amsterdam, Berlin, Bern, Rom"
    sentence = f"1 event in a time zone known by other words, '{zone}', read as Europe/Amsterdam (on line 112)"
    assert reading.assumed == (f"{EXAMPLE}/family.ics: {sentence}",)
    assert [sentence.removeprefix(f"{EXAMPLE}/") for sentence in reading.skipped] == [
        "work.ics: 2 events cancelled",
        "work.ics: 1 event declined by you",
        "work.ics: 3 events shown as free",
        "family.ics: 1 event that liftrun planned",
        "family.ics: 1 event cancelled",
        "family.ics: 2 events shown as free",
    ]


def test_another_policy_gives_other_busy_times():
    other = clock(load_busy(FILES, WEEK, CalendarPolicy(all_day="free", tentative="free")))
    usual = set(BUSY.strip().splitlines())
    assert usual - set(other) == {
        "Tue 14:30 - Tue 15:15",
        "Tue 16:00 - Tue 17:00 Workshop with the printers?",
        "Fri 00:00 - Sat 00:00 Off-site at the lake house",
    }
    assert set(other) - usual == {"Tue 17:30 - Tue 19:00 Farewell drinks for Ole"}


def test_at_least_twenty_five_events_touch_the_week(reading):
    left_out = sum(int(sentence.split(": ")[1].split()[0]) for sentence in reading.skipped)
    assert len({busy.title for busy in reading.busy}) + left_out >= 25


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_example_is_valid_as_other_readers_see_it(file):
    parsed = icalendar.Calendar.from_ical(file.read_bytes())
    assert not [component.errors for component in parsed.walk() if component.errors]
    assert all(len(line) <= 75 for line in file.read_bytes().split(b"\r\n"))
