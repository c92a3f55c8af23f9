"""Writing over an older file: what changed is raised, what did not keeps its bytes, what is gone is cancelled."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liftrun.calendars.writing.export import ExportOptions, export, is_ours
from liftrun.calendars.writing.written_events import read_written, uid_of
from liftrun.documents.plan import DroppedPart, PlanDocument
from tests.support.factories.plans import MONDAY, build_week, empty_week, peak_week

HEADER = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Someone//Else//EN\r\n"


def changed(plan, name, **update):
    """The plan with one session changed."""
    sessions = (s.model_copy(update=update) if s.id == name else s for s in plan.sessions)
    return plan.model_copy(update={"sessions": tuple(sessions)})


def without(plan, name, reason=""):
    """The plan with one session gone, or dropped where there is a reason."""
    gone = next(session for session in plan.sessions if session.id == name)
    sessions = tuple(session for session in plan.sessions if session is not gone)
    part = DroppedPart(id=name, title=gone.title, priority="first_lift", reason=reason)
    return plan.model_copy(update={"sessions": sessions, "dropped": (part,) if reason else ()})


def events_of(content, plan):
    """Session id -> the lines of its event."""
    text = content.decode().replace("\r\n ", "").split("\r\n")
    found = {}
    for session in build_week().sessions:
        uid = f"UID:{uid_of(plan.athlete, plan.week_start, session.id)}"
        if uid in text:
            begin = text.index(uid)
            found[session.id] = text[begin : text.index("END:VEVENT", begin)]
    return found


def test_planning_twice_gives_the_same_bytes():
    plan = build_week()
    content = export(plan)
    assert export(build_week()) == content
    assert export(plan, previous=content) == content
    assert export(PlanDocument.model_validate_json(plan.model_dump_json()), previous=content) == content


def test_the_bytes_are_the_same_in_another_process_with_another_hash_seed_clock_and_locale():
    code = "import sys; from tests.support.factories.plans import build_week; "
    code += "from liftrun.calendars.writing.export import export; sys.stdout.buffer.write(export(build_week()))"
    contents = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        command = [sys.executable, "-c", code]
        contents.add(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert contents == {export(build_week())}


def test_writing_a_calendar_waits_for_no_calendar_library():
    code = "import sys, liftrun.calendars.writing.export; "
    code += "sys.exit(bool({'icalendar', 'dateutil', 'ortools'} & set(sys.modules)))"
    environment = {"PYTHONPATH": ":".join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


def test_a_changed_session_raises_the_sequence_and_stamps_of_that_event_only():
    plan = build_week()
    old = export(plan)
    new = export(changed(plan, "lift-2", why="The family calendar moved."), previous=old)
    before, after = events_of(old, plan), events_of(new, plan)
    assert {name for name in before if before[name] != after[name]} == {"lift-2"}
    assert "SEQUENCE:1" in after["lift-2"]
    assert "LAST-MODIFIED:20251013T000100Z" in after["lift-2"]
    assert "DTSTAMP:20251013T000100Z" in after["lift-2"]
    assert "SEQUENCE:0" in before["lift-2"]


def test_a_session_that_changes_back_is_raised_again():
    plan = build_week()
    moved = changed(plan, "run-tempo", start=plan.sessions[0].start + timedelta(minutes=15))
    contents = [export(plan)]
    for step in (moved, plan, plan):
        contents.append(export(step, previous=contents[-1]))
    sequences = [next(line for line in events_of(c, plan)["run-tempo"] if "SEQ" in line) for c in contents]
    assert sequences == ["SEQUENCE:0", "SEQUENCE:1", "SEQUENCE:2", "SEQUENCE:2"]
    assert contents[2] == contents[3]


def test_another_pack_status_or_solver_time_changes_nothing():
    plan = build_week()
    old = export(plan)
    assert export(plan.model_copy(update={"pack": "helms", "status": "feasible", "bound": 3}), previous=old) == old


@pytest.mark.parametrize("options", [ExportOptions(alarm_minutes=20), ExportOptions(transparent=True)])
def test_an_option_that_changes_the_events_raises_all_of_them_once(options):
    plan = build_week()
    new = export(plan, previous=export(plan), options=options)
    assert all("SEQUENCE:1" in lines for lines in events_of(new, plan).values())
    assert export(plan, previous=new, options=options) == new


def test_a_session_that_is_gone_is_cancelled_and_raised_once():
    plan = build_week()
    old = export(plan, options=ExportOptions(alarm_minutes=20))
    new = export(without(plan, "run-long"), previous=old, options=ExportOptions(alarm_minutes=20))
    lines = events_of(new, plan)["run-long"]
    assert {"STATUS:CANCELLED", "SEQUENCE:1", "TRANSP:TRANSPARENT"} <= set(lines)
    assert "BEGIN:VALARM" not in lines
    assert "SUMMARY:Long run\\, 16 mi" in lines
    assert export(without(plan, "run-long"), previous=new, options=ExportOptions(alarm_minutes=20)) == new


def test_a_dropped_session_is_cancelled_with_its_reason():
    plan = build_week()
    new = export(without(plan, "lift-1", reason="No window of 60 minutes, Tuesday is full."), previous=export(plan))
    lines = events_of(new, plan)["lift-1"]
    assert "STATUS:CANCELLED" in lines
    assert r"DESCRIPTION:Left out of the week: No window of 60 minutes\, Tuesday is full." in lines


def test_a_dropped_session_that_was_never_in_the_calendar_stays_out():
    assert b"CANCELLED" not in export(without(build_week(), "lift-1", reason="No room."))


def test_a_cancelled_session_that_comes_back_is_confirmed_and_raised():
    plan = build_week()
    gone = export(without(plan, "run-long"), previous=export(plan))
    back = events_of(export(plan, previous=gone), plan)["run-long"]
    assert {"STATUS:CONFIRMED", "SEQUENCE:2", "TRANSP:OPAQUE"} <= set(back)


def test_a_week_that_became_empty_cancels_all_its_sessions():
    plan = build_week()
    new = export(empty_week(), previous=export(plan))
    assert new.count(b"STATUS:CANCELLED") == len(plan.sessions)
    assert b"STATUS:CONFIRMED" not in new


def test_the_next_week_leaves_the_events_of_this_one_alone():
    plan, following = build_week(), peak_week(monday=MONDAY + timedelta(weeks=1))
    old = export(plan)
    both = export(following, previous=old)
    assert events_of(both, plan) == events_of(old, plan)
    assert len(read_written(both)) == len(plan.sessions) + len(following.sessions)
    assert export(plan, previous=both) == both


def test_a_move_to_another_zone_keeps_the_older_events_and_their_zone():
    old = export(build_week("Europe/Berlin"))
    both = export(build_week("America/New_York", MONDAY + timedelta(weeks=1)), previous=old)
    assert [line for line in both.split(b"\r\n") if line.startswith(b"TZID:")] == [
        b"TZID:America/New_York",
        b"TZID:Europe/Berlin",
    ]


def test_the_identity_of_a_session_is_stable_and_its_own():
    assert uid_of("Jona Albers", date(2026, 10, 12), "run-long") == (
        "2026-10-12-878d9e5440282a942af6cb3eeefeea94@liftrun.invalid"
    )
    other = {
        uid_of("Jona Albers", date(2026, 10, 12), "run-long"),
        uid_of("Jona Alber", date(2026, 10, 12), "run-long"),
        uid_of("Jona Albers", date(2026, 10, 19), "run-long"),
        uid_of("Jona Albers", date(2026, 10, 12), "run-easy"),
    }
    assert len(other) == 4


def test_a_name_in_either_unicode_form_is_one_athlete():
    assert uid_of("Jo\u00eb", MONDAY, "lift-1") == uid_of("Joe\u0308", MONDAY, "lift-1")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00",
        b"<!doctype html><title>Sign in</title>",
        HEADER + b"END:VCALENDAR\r\n",
        export(build_week())[:-40],
        export(build_week()) + export(build_week(monday=MONDAY + timedelta(weeks=1))),
        export(build_week()).replace(b"END:VCALENDAR", b"BEGIN:VTODO\r\nEND:VTODO\r\nEND:VCALENDAR"),
        export(build_week()).replace(b"@liftrun.invalid", b"@example.org", 1),
        export(build_week()).replace(b"SEQUENCE:0", b"SEQUENCE:none", 1),
        export(build_week()).replace(b"SEQUENCE:0", b"SEQUENCE:" + b"9" * 40, 1),
        export(build_week()).replace(b"Europe/Berlin", b"Europe/Atlantis"),
        export(build_week()).replace(b"Berlin:20261012T0615", b"Berlin:00010101T0615", 1),
        export(build_week()).replace(b"DTSTART;TZID=Europe/Berlin:20261012T061500\r\n", b""),
    ],
    ids=[
        "empty", "binary", "web page", "another program's", "cut off", "two calendars", "a task added",
        "a foreign event", "no number", "a huge number", "an unknown zone", "another week", "no start",
    ],
)  # fmt: skip
def test_a_file_that_is_not_ours_counts_as_none_and_is_told_apart(content):
    assert not is_ours(content)
    assert export(build_week(), previous=content) == export(build_week())


@given(st.data())
def test_a_damaged_file_of_ours_never_breaks_the_next_export(data):
    content = bytearray(export(build_week()))
    for _ in range(data.draw(st.integers(1, 3))):
        begin = data.draw(st.integers(0, len(content)))
        content[begin : begin + data.draw(st.integers(0, 80))] = data.draw(st.binary(max_size=20))
    assert is_ours(export(build_week(), previous=bytes(content)))


def test_ours_is_known_again_with_the_line_ends_of_another_system():
    content = export(build_week()).replace(b"\r\n", b"\n")
    assert is_ours(content)
    assert export(build_week(), previous=content) == export(build_week())
