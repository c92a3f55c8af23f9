"""Writing over an older file: what changed is raised, what did not keeps its bytes, what is gone is cancelled."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liftrun.calendars.own_marks import event_uid
from liftrun.calendars.writing.export import ExportOptions, is_ours
from liftrun.calendars.writing.previous_file import read_written
from liftrun.calendars.writing.revision import LARGEST_SEQUENCE, Revision, first_revision
from liftrun.documents.plan import DroppedPart, PlanDocument
from tests.calendars.writing.weeks import NOW, export
from tests.support.factories.plans import MONDAY, build_week, empty_week, peak_week

ATHLETE = Path(__file__).parents[3] / "examples" / "base-phase" / "athlete.toml"
FIRST = first_revision(NOW).sequence
FIRST_LINE = f"SEQUENCE:{FIRST}".encode()
HOUR = timedelta(hours=1)
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
    """Session id -> the lines of its event, its UID first."""
    text = content.decode().replace("\r\n ", "").split("\r\n")
    found = {}
    for session in build_week().sessions:
        uid = f"UID:{event_uid(plan.athlete, plan.week_start, session.id)}"
        if uid in text:
            begin = max(n for n in range(text.index(uid)) if text[n] == "BEGIN:VEVENT")
            lines = text[begin + 1 : text.index("END:VEVENT", begin)]
            found[session.id] = [uid, *(line for line in lines if line != uid)]
    return found


def revision_of(lines):
    """SEQUENCE and DTSTAMP of an event."""
    values = dict(line.split(":", 1) for line in lines if ":" in line)
    return int(values["SEQUENCE"]), values["DTSTAMP"]


def test_planning_twice_gives_the_same_bytes():
    plan = build_week()
    content = export(plan)
    assert export(build_week()) == content
    assert export(plan, previous=content) == content
    assert export(PlanDocument.model_validate_json(plan.model_dump_json()), previous=content) == content


def test_the_bytes_are_the_same_in_another_process_with_another_hash_seed_clock_and_locale():
    code = "import sys; from tests.support.factories.plans import build_week; "
    code += "from tests.calendars.writing.weeks import export; sys.stdout.buffer.write(export(build_week()))"
    contents = set()
    for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
        environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        command = [sys.executable, "-c", code]
        contents.add(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert contents == {export(build_week())}


@pytest.mark.parametrize(("kind", "imported"), [("json", False), ("html", False), ("svg", False), ("ics", True)])
def test_icalendar_is_imported_only_where_a_calendar_is_written(kind, imported, tmp_path):
    athlete = shutil.copy(ATHLETE, tmp_path)
    code = "import sys\nfrom liftrun.cli import main\ntry: main()\n"
    code += "finally: print('icalendar' in sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, "plan", athlete, "--week", "2026-11-23", f"--{kind}", tmp_path / f"w.{kind}"]
    done = subprocess.run(command, env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (0, f"{imported}\n")


def test_a_changed_session_raises_the_sequence_and_stamps_of_that_event_only():
    plan = build_week()
    old = export(plan)
    new = export(changed(plan, "lift-2", why="The family calendar moved."), previous=old, now=NOW + HOUR)
    before, after = events_of(old, plan), events_of(new, plan)
    assert {name for name in before if before[name] != after[name]} == {"lift-2"}
    assert f"SEQUENCE:{FIRST + 60}" in after["lift-2"]
    assert "LAST-MODIFIED:20261011T190000Z" in after["lift-2"]
    assert "DTSTAMP:20261011T190000Z" in after["lift-2"]
    assert f"SEQUENCE:{FIRST}" in before["lift-2"]


def test_planning_again_at_another_time_changes_no_byte():
    plan = build_week()
    content = export(plan)
    for now in (NOW + HOUR, NOW - timedelta(days=400), NOW + timedelta(days=4000)):
        assert export(plan, previous=content, now=now) == content


def test_after_a_lost_file_neither_sequence_nor_stamp_goes_back():
    plan = build_week()
    contents = [export(plan)]
    for number in range(3):
        moved = changed(plan, "lift-2", why=f"Reason {number}.")
        contents.append(export(moved, previous=contents[-1], now=NOW + number * HOUR))
    fresh = export(plan, now=NOW + 4 * HOUR)
    for lines in events_of(contents[-1], plan).values():
        uid, (sequence, stamp) = lines[0], revision_of(lines)
        again = next(event for event in events_of(fresh, plan).values() if event[0] == uid)
        assert revision_of(again) > (sequence, stamp)
        assert revision_of(again)[1] > stamp


@given(
    st.integers(0, LARGEST_SEQUENCE),
    *[st.datetimes(datetime(1971, 1, 1), datetime(8999, 1, 1), timezones=st.just(UTC)) for _ in range(2)],
)
def test_a_change_raises_the_sequence_and_never_puts_the_stamp_back(sequence, stamp, now):
    after = Revision(sequence, stamp).after_change(now)
    assert after.sequence > sequence or after.sequence == LARGEST_SEQUENCE
    assert after.sequence >= first_revision(now).sequence
    assert after.stamp >= stamp


def test_a_clock_that_is_wrong_gives_a_sequence_that_every_program_can_read():
    assert first_revision(datetime(1971, 1, 1, tzinfo=UTC)).sequence == 0
    assert first_revision(datetime(8999, 1, 1, tzinfo=UTC)).sequence == LARGEST_SEQUENCE


def test_a_session_that_changes_back_is_raised_again():
    plan = build_week()
    moved = changed(plan, "run-tempo", start=plan.sessions[0].start + timedelta(minutes=15))
    contents = [export(plan)]
    for step in (moved, plan, plan):
        contents.append(export(step, previous=contents[-1]))
    sequences = [next(line for line in events_of(c, plan)["run-tempo"] if "SEQ" in line) for c in contents]
    assert sequences == [f"SEQUENCE:{FIRST + changes}" for changes in (0, 1, 2, 2)]
    assert contents[2] == contents[3]


def test_another_pack_status_or_solver_time_changes_nothing():
    plan = build_week()
    old = export(plan)
    assert export(plan.model_copy(update={"pack": "helms", "status": "feasible", "bound": 3}), previous=old) == old


@pytest.mark.parametrize("options", [ExportOptions(alarm_minutes=20), ExportOptions(transparent=True)])
def test_an_option_that_changes_the_events_raises_all_of_them_once(options):
    plan = build_week()
    new = export(plan, previous=export(plan), options=options)
    assert all(f"SEQUENCE:{FIRST + 1}" in lines for lines in events_of(new, plan).values())
    assert export(plan, previous=new, options=options) == new


def test_a_session_that_is_gone_is_cancelled_and_raised_once():
    plan = build_week()
    old = export(plan, options=ExportOptions(alarm_minutes=20))
    new = export(without(plan, "run-long"), previous=old, options=ExportOptions(alarm_minutes=20))
    lines = events_of(new, plan)["run-long"]
    assert {"STATUS:CANCELLED", f"SEQUENCE:{FIRST + 1}", "TRANSP:TRANSPARENT"} <= set(lines)
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
    assert {"STATUS:CONFIRMED", f"SEQUENCE:{FIRST + 2}", "TRANSP:OPAQUE"} <= set(back)


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
    assert event_uid("Jona Albers", date(2026, 10, 12), "run-long") == (
        "2026-10-12-878d9e5440282a942af6cb3eeefeea94@liftrun.invalid"
    )
    other = {
        event_uid("Jona Albers", date(2026, 10, 12), "run-long"),
        event_uid("Jona Alber", date(2026, 10, 12), "run-long"),
        event_uid("Jona Albers", date(2026, 10, 19), "run-long"),
        event_uid("Jona Albers", date(2026, 10, 12), "run-easy"),
    }
    assert len(other) == 4


def test_a_name_in_either_unicode_form_is_one_athlete():
    assert event_uid("Jo\u00eb", MONDAY, "lift-1") == event_uid("Joe\u0308", MONDAY, "lift-1")


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
        export(build_week()).replace(FIRST_LINE, b"SEQUENCE:none", 1),
        export(build_week()).replace(FIRST_LINE, b"SEQUENCE:" + b"9" * 40, 1),
        export(build_week()).replace(b"Europe/Berlin", b"Europe/Atlantis"),
        export(build_week()).replace(b"Berlin:20261012T0615", b"Berlin:00010101T0615", 1),
        export(build_week()).replace(b"DTSTART;TZID=Europe/Berlin:20261012T061500\r\n", b""),
    ],
    ids=[
        "empty", "binary", "web page", "another program's", "cut off", "two calendars", "a task added",
        "a foreign event", "no number", "a huge number", "an unknown zone", "another week", "no start",
    ],
)  # fmt: skip
def test_a_file_that_is_not_ours_counts_as_none(content):
    assert not is_ours(content)
    assert export(build_week(), previous=content) == export(build_week())


@given(st.data())
def test_a_damaged_file_of_ours_never_breaks_the_next_export(data):
    content = bytearray(export(build_week()))
    for _ in range(data.draw(st.integers(1, 3))):
        begin = data.draw(st.integers(0, len(content)))
        content[begin : begin + data.draw(st.integers(0, 80))] = data.draw(st.binary(max_size=20))
    assert is_ours(export(build_week(), previous=bytes(content)))


def test_our_own_file_is_recognised_with_the_line_ends_of_another_system():
    content = export(build_week()).replace(b"\r\n", b"\n")
    assert is_ours(content)
    assert export(build_week(), previous=content) == export(build_week())
