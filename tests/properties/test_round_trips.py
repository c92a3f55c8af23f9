"""JSON and calendars of random weeks have the same content when liftrun or another program reads them."""

from __future__ import annotations

from datetime import UTC, timedelta

import icalendar
from hypothesis import given, settings
from hypothesis import strategies as st

from liftrun import rulebook
from liftrun.bench.instances.busy_life import MOST_EVENTS
from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.calendars.clock import minute_of, week_of
from liftrun.calendars.reading.busy import CalendarPolicy, read_busy
from liftrun.documents.plan import PlanDocument
from liftrun.planning.prepare import plan_week, prepare
from liftrun.planning.publish import publish
from liftrun.rulebook import race_metres
from liftrun.schedules import Hints, read_schedule
from tests.calendars.writing.weeks import export
from tests.profile import share
from tests.properties.strategies import PROFILE

BOOK = rulebook.load_rulebook()
SOME = settings(PROFILE, max_examples=share(30, 400))
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")


@st.composite
def documents(draw):
    """A published week of a random athlete with a random calendar, in some zone, with or without titles."""
    athlete, week, reading = generate(
        draw(st.sampled_from(MIXES)), draw(st.integers(0, 10**6)), draw(st.integers(0, MOST_EVENTS))
    )
    zone, words = draw(st.sampled_from(ZONES)), draw(st.text(min_size=1, max_size=30).filter(str.strip))
    athlete = athlete.model_copy(update={"timezone": zone, "name": words})
    week = week_of(week.start + timedelta(weeks=draw(st.integers(-40, 4))), zone)
    planned = plan_week(prepare(athlete, week, reading, BOOK))
    return publish(planned, show_titles=draw(st.booleans()), timings=draw(st.booleans()))


def moments(document):
    return sorted((part.start.astimezone(UTC), part.end.astimezone(UTC)) for part in document.sessions)


@SOME
@given(documents())
def test_a_plan_in_json_is_the_same_when_read(document):
    written = document.model_dump_json(indent=2)
    again = PlanDocument.model_validate_json(written)
    assert again == document
    assert again.model_dump_json(indent=2) == written


@SOME
@given(documents())
def test_a_plan_as_a_calendar_has_the_same_times_in_other_programs(document):
    written = export(document)
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert sorted((one.start.astimezone(UTC), one.end.astimezone(UTC)) for one in events) == moments(document)
    assert len({str(one["UID"]) for one in events}) == len(document.sessions)
    assert export(document, previous=written) == written


@SOME
@given(documents())
def test_our_own_calendar_is_never_busy_time(document):
    week = week_of(document.week_start, document.timezone)
    assert read_busy([("ours.ics", export(document))], week, CalendarPolicy()).busy == ()


@SOME
@given(documents())
def test_json_and_calendar_are_checked_as_the_same_week(document):
    week = week_of(document.week_start, document.timezone)
    planned = [(part.id, minute_of(week, part.start), minute_of(week, part.end)) for part in document.sessions]
    kinds = {part.id: (part.activity, part.kind, part.focus, part.metres or 0) for part in document.sessions}
    for file, content in (("plan.json", document.model_dump_json().encode()), ("plan.ics", export(document))):
        read = read_schedule(content, file, race_metres(BOOK), Hints(timezone=document.timezone))
        assert sorted((one.id, one.start, one.end) for one in read.sessions) == sorted(planned)
        assert read.unrecognised == ()
        for one in read.sessions:
            (only,) = one.variants
            assert (only.activity, only.kind, only.focus, one.metres.low) == kinds[one.id]
            assert one.metres.known
