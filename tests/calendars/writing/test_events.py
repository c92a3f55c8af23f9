"""What one event contains."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from liftrun.calendars.own_marks import event_uid
from liftrun.calendars.writing.export import ExportOptions
from liftrun.calendars.writing.revision import first_revision
from liftrun.domain.errors import InputError
from tests.calendars.writing.weeks import NOW, export
from tests.support.factories.plans import Frame, build_week, race_week


def lines_of(content):
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_a_lift_in_the_gym_reads_like_this():
    lines = lines_of(export(build_week()))
    begin = lines.index("SUMMARY:Lift: lower body + plyometrics")
    assert lines[begin - 1 : begin + 15] == [
        "BEGIN:VEVENT",
        "SUMMARY:Lift: lower body + plyometrics",
        "DTSTART;TZID=Europe/Berlin:20261013T061500",
        "DTEND;TZID=Europe/Berlin:20261013T071500",
        "DTSTAMP:20261011T180000Z",
        f"UID:{event_uid('Jona Albers', date(2026, 10, 12), 'lift-1')}",
        f"SEQUENCE:{first_revision(NOW).sequence}",
        "CATEGORIES:Lift,Lower,Plyometrics",
        (
            r"DESCRIPTION:First 15 min of plyometrics\, on fresh legs: Box jumps 3×5\, drop jumps 3×4\, one minute of"
            r" rest between sets.\nWeights\, 45 min: 4 sets of 6–8 repetitions\, heavy.\nSquat and deadlift: 5 sets of"
            r" 5 repetitions.\nSpeed of each repetition: slow.\nEmphasise the lowering half of each repetition.\nEach"
            r" set ends with 1–2 good repetitions left.\n\nWhy here: The gym's one opening"
            r" on an early day."
        ),
        "LAST-MODIFIED:20261011T180000Z",
        "LOCATION:Gym",
        "STATUS:CONFIRMED",
        "TRANSP:OPAQUE",
        "X-LIFTRUN-SESSION:id=lift-1 heavy=no place=gym blocks=plyometrics:15+weights:45",
        "X-LIFTRUN-WEEK:phase=build race=full weeks_to_race=10",
        "END:VEVENT",
    ]


def test_places_are_named_but_for_the_road():
    lines = lines_of(export(build_week()))
    assert [line for line in lines if line.startswith("LOCATION")] == [
        "LOCATION:Gym", "LOCATION:Home", "LOCATION:Home", "LOCATION:Gym",
    ]  # fmt: skip


def test_categories_are_activity_kind_and_traits():
    lines = lines_of(export(race_week()))
    assert [line.partition(":")[2] for line in lines if line.startswith("CATEGORIES")] == [
        "Lift,Upper", "Run,Easy", "Mobility", "Run,Easy,Optional", "Run,Race,Hard",
    ]  # fmt: skip


def test_nobody_is_invited_and_nothing_rings_without_the_option():
    content = export(build_week())
    assert b"ORGANIZER" not in content
    assert b"ATTENDEE" not in content
    assert b"VALARM" not in content


def test_with_the_option_every_event_has_a_reminder():
    lines = lines_of(export(build_week(), options=ExportOptions(alarm_minutes=15)))
    assert lines.count("TRIGGER:-PT15M") == lines.count("BEGIN:VEVENT") == lines.count("END:VALARM")


def test_time_can_be_left_free_for_others():
    content = export(build_week(), options=ExportOptions(transparent=True))
    assert b"TRANSP:TRANSPARENT" in content
    assert b"TRANSP:OPAQUE" not in content


def test_every_line_ends_in_crlf_and_has_at_most_75_octets():
    content = export(build_week("America/Argentina/Buenos_Aires"))
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in lines) == 75


def test_a_session_in_the_hour_that_comes_twice_is_given_in_utc():
    frame = Frame(build_week().week_start + timedelta(weeks=1))
    for elapsed, utc in ((0, "20261025T001500Z"), (60, "20261025T011500Z")):
        start = frame.after(frame.at(6, "02:15"), elapsed)
        session = build_week().sessions[0].model_copy(update={"start": start, "end": frame.after(start, 30)})
        plan = build_week(monday=frame.monday).model_copy(update={"sessions": (session,)})
        assert f"DTSTART:{utc}" in lines_of(export(plan))


def test_a_session_across_the_change_ends_by_the_new_clock():
    frame = Frame(build_week().week_start + timedelta(weeks=1))
    start = frame.at(6, "01:30")
    session = build_week().sessions[0].model_copy(update={"start": start, "end": frame.after(start, 180)})
    lines = lines_of(export(build_week(monday=frame.monday).model_copy(update={"sessions": (session,)})))
    assert "DTSTART;TZID=Europe/Berlin:20261025T013000" in lines
    assert "DTEND;TZID=Europe/Berlin:20261025T033000" in lines


@pytest.mark.parametrize("timezone", ["Europe/Atlantis", "", "../../etc/passwd", "Europe/Berlin\nX", "Europe"])
def test_a_plan_in_a_zone_that_does_not_exist_is_refused(timezone):
    with pytest.raises(InputError, match=r"timezone: got .*expected a zone such as Europe/Berlin"):
        export(build_week().model_copy(update={"timezone": timezone}))


@pytest.mark.parametrize("status", ["infeasible", "unknown", "invalid"])
def test_no_calendar_is_made_of_a_plan_without_a_week(status):
    with pytest.raises(ValueError, match=status):
        export(build_week().model_copy(update={"status": status, "sessions": ()}))


def test_titles_and_names_with_markup_come_out_harmless():
    plan = build_week()
    nasty = "<b>Club</b>\r\nATTENDEE:mailto:coach@example.org\x1b[2J\u202e"
    session = plan.sessions[0].model_copy(update={"title": nasty, "why": nasty})
    content = export(plan.model_copy(update={"sessions": (session,), "athlete": nasty}))
    text = "\n".join(lines_of(content))
    assert "\nATTENDEE" not in text
    assert "SUMMARY:‹b›Club‹/b› ATTENDEE:mailto:coach@example.org[2J\\, 6 mi" in text
    assert not set("<>\x1b\u202e") & set(text)
