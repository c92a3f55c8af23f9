"""What we write, read back through ical.js: another reader, in another language, that has only our VTIMEZONE.

Needs Node.js with npm. The first run installs ical.js as `tests/support/ics_js/package-lock.json` pins it. On a machine
without Node.js, leave these tests out by name: `pytest -m "not icaljs"`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from liftrun.calendars.writing.export import ExportOptions
from liftrun.calendars.writing.revision import first_revision
from liftrun.documents.session_wording import headline, place_name, what_to_do
from tests.calendars.writing.weeks import NOW, ZONE_WEEKS, export, round_the_clock
from tests.support.factories.plans import build_week, peak_week

# One worker, so that npm installs ical.js once.
pytestmark = [pytest.mark.icaljs, pytest.mark.xdist_group("icaljs")]

READER = Path(__file__).parents[2] / "support" / "ics_js"
ADVICE = "install Node.js 18 or newer with npm, or leave these tests out with: pytest -m 'not icaljs'"
FURTHER_WEEKS = [
    ("Africa/Cairo", date(2026, 10, 26)),
    ("America/Nuuk", date(2026, 3, 23)),
    ("America/Santiago", date(2026, 4, 6)),
    ("America/St_Johns", date(2026, 3, 2)),
    ("Australia/Lord_Howe", date(2026, 10, 5)),
    ("Pacific/Chatham", date(2026, 9, 21)),
]


@pytest.fixture(scope="session")
def node():
    """The node command, with ical.js installed."""
    command = shutil.which("node")
    if command is None:
        pytest.fail(f"There is no node on the PATH: {ADVICE}")
    if not (READER / "node_modules" / "ical.js").is_dir():
        npm = shutil.which("npm")
        if npm is None:
            pytest.fail(f"There is no npm on the PATH: {ADVICE}")
        install = [npm, "ci", "--no-audit", "--no-fund"]
        done = subprocess.run(install, cwd=READER, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.fail(f"npm ci failed in tests/support/ics_js ({ADVICE}):\n{done.stderr}")
    return command


@pytest.fixture
def read(node):
    def read(content):
        command = [node, "read_calendar.mjs"]
        done = subprocess.run(command, cwd=READER, input=content, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return read


@pytest.mark.parametrize(("timezone", "monday"), ZONE_WEEKS + FURTHER_WEEKS)
def test_ical_js_finds_every_session_at_its_instants(read, timezone, monday):
    plan = round_the_clock(timezone, monday)
    found = [
        (datetime.fromisoformat(event["start"]), datetime.fromisoformat(event["end"]), event["minutes"])
        for event in read(export(plan))["events"]
    ]
    assert found == [(s.start.astimezone(UTC), s.end.astimezone(UTC), 40) for s in plan.sessions]


@pytest.mark.parametrize("plan", [build_week(), peak_week("Asia/Kolkata", units="km")])
def test_ical_js_finds_the_words_word_by_word(read, plan):
    for event, session in zip(read(export(plan))["events"], plan.sessions, strict=True):
        sentences = what_to_do(session, plan.units)
        assert event["zone"] == plan.timezone
        assert event["summary"] == headline(session, plan.units)
        assert event["location"] == (place_name(session) or None)
        assert tuple(event["description"].split("\n"))[: len(sentences)] == sentences
        assert session.why in event["description"]
        assert event["categories"][0] == session.activity.capitalize()


def test_ical_js_finds_the_properties_of_the_calendar(read):
    assert read(export(build_week()))["properties"] == {
        "version": "2.0",
        "prodid": "-//liftrun//liftrun//EN",
        "calscale": "GREGORIAN",
        "method": "PUBLISH",
        "x-wr-calname": "Jona Albers",
        "refresh-interval": "PT1H",
        "x-published-ttl": "PT1H",
    }


def test_ical_js_finds_revisions_cancellations_and_reminders(read):
    plan = build_week()
    fewer = plan.model_copy(update={"sessions": plan.sessions[1:]})
    options = ExportOptions(alarm_minutes=30, transparent=True)
    changed = first_revision(NOW).sequence + 1
    first, *others = read(export(fewer, previous=export(plan), options=options))["events"]
    assert (first["status"], first["sequence"], first["transp"], first["alarms"]) == (
        "CANCELLED", changed, "TRANSPARENT", [],
    )  # fmt: skip
    assert {(event["status"], event["sequence"]) for event in others} == {("CONFIRMED", changed)}
    assert {(event["transp"], *event["alarms"]) for event in others} == {("TRANSPARENT", "-PT30M")}
