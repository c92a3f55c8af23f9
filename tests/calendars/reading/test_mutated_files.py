"""Real calendars, damaged at random: reading them ends with a reading or an `InputError`, never with anything else."""

from __future__ import annotations

import random
import re
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from liftrun.calendars.reading.busy import CalendarPolicy, read_busy
from liftrun.domain.errors import InputError
from tests.calendars.reading.build import WEEK

ROOT = Path(__file__).parents[3]
FILES = [
    *sorted((ROOT / "examples" / "busy-week").glob("*.ics")),
    *sorted((Path(__file__).parent / "data").glob("*.ics")),
]
TEXT = rb"""BEGIN:VEVENT BEGIN:VCALENDAR END:VEVENT END:VCALENDAR BEGIN:VTIMEZONE BEGIN:STANDARD BEGIN:VALARM
RRULE:FREQ=DAILY RRULE:FREQ=YEARLY;BYDAY=53SU RRULE:FREQ=HOURLY;BYSETPOS=-1 ;TZID= ;VALUE=DATE ;RANGE=THISANDFUTURE
00010101T000000Z 99991231T235959 20261124 P99999W PT -PT1H 20261124T090000Z/PT1H : ; , = " \ RECURRENCE-ID: EXDATE:
RDATE: UNTIL= COUNT=99999 INTERVAL=999999999 BYMONTHDAY=-31 WKST=SU DURATION: DTEND: FREEBUSY: TZID:Europe/Berlin
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE TZOFFSETTO:-2359"""
WORDS = [*TEXT.split(), b"\0", b"\xff", b"\xc3", b"\r", b"\n", b"\n "]


def damaged(content: bytes, rng: random.Random) -> bytes:
    """The content with a few random words put in, and pieces moved, doubled or lost."""
    for _ in range(rng.randint(1, 6)):
        first, last = sorted(rng.randrange(len(content) + 1) for _ in range(2))
        last = min(last, first + rng.choice((1, 8, 80, 800)))
        piece = rng.choice((b"", rng.choice(WORDS), b"\r\n" + rng.choice(WORDS), content[first:last] * 2))
        at = rng.choice((first, content.find(b"\n", first) + 1, content.find(b":", first) + 1))
        content = content[:at] + piece + content[at + rng.choice((0, last - first)) :]
    if rng.random() < 0.2:
        content = re.sub(rb"\d", lambda digit: rng.choice((digit[0], digit[0], b"9", b"0")), content)
    return content


@pytest.mark.parametrize("seed", range(120))
def test_a_damaged_calendar_is_read_or_refused(seed):
    rng = random.Random(seed)
    sources = [(file.name, damaged(file.read_bytes(), rng)) for file in rng.sample(FILES, 2)]
    policy = CalendarPolicy(all_day=rng.choice(("busy", "free")), tentative=rng.choice(("busy", "free")), seconds=60)
    with suppress(InputError):
        reading = read_busy(sources, WEEK, policy)
        assert all(-1440 <= one.span.start < one.span.end <= WEEK.minutes + 1440 for one in reading.busy)
        assert all((one.span, one.title) < (other.span, other.title) for one, other in pairwise(reading.busy))
        assert reading == read_busy(sources, WEEK, policy)
