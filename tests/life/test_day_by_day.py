"""A runner's weeks, day by day: plans, meetings, colds, sore legs, a moved race, a lost calendar, another time zone."""

from __future__ import annotations

import random
import re
import shutil
from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

import liftrun
from liftrun.api.replan_weeks import undo_replan
from liftrun.calendars.own_marks import event_uid
from liftrun.state.athlete_state import AthleteState
from liftrun.state.records import slot_key
from liftrun.state.state_file import state_path
from tests.house.source_tree import ROOT
from tests.profile import share

FIRST = date(2026, 11, 23)
EVENT = (
    "BEGIN:VEVENT\r\nUID:{n}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:{start:%Y%m%dT%H%M00Z}\r\n"
    "DTEND:{end:%Y%m%dT%H%M00Z}\r\nEND:VEVENT\r\n"
)
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//example//example//EN\r\n"


class Life:
    """An athlete's folder, and what happens in it."""

    def __init__(self, folder, seed):
        self.chance = random.Random(seed)
        shutil.copytree(ROOT / "examples" / "busy-week", folder, ignore=shutil.ignore_patterns("athlete-*"))
        self.athlete, self.calendar = folder / "athlete.toml", folder / "all.ics"
        self.life = folder / "life.ics"
        self.meetings = []
        self._edit('"family.ics"', '"family.ics", "life.ics"')
        self._write_meetings()
        self.meanings, self.now = {}, datetime(2026, 11, 22, 18, tzinfo=UTC)
        self.happened = set()
        self.moved = False

    def _edit(self, old, new):
        text = self.athlete.read_text(encoding="utf-8")
        assert old in text
        self.athlete.write_text(text.replace(old, new), encoding="utf-8")

    def _write_meetings(self):
        events = "".join(EVENT.format(n=n, start=start, end=end) for n, (start, end) in enumerate(self.meetings))
        self.life.write_text(f"{HEAD}{events}END:VCALENDAR\r\n", encoding="utf-8", newline="")

    def documents(self):
        with AthleteState(state_path(self.athlete)) as state:
            return {stored.document.week_start: stored.document for stored in state.content().plans}

    def plan_next_week(self):
        monday = self.now.date() + timedelta(days=7 - self.now.weekday())
        plan = liftrun.plan(self.athlete, week=monday, now=self.now)
        plan.record(self.calendar)

    def day(self):
        """Something happens on a day, and the weeks are planned again."""
        events = [self.meet, self.miss, self.do, self.be_sore, self.fall_ill, self.lose_calendar, self.move_race]
        weights = [6, 5, 5, 2, 1, 1, 1]
        for event in self.chance.choices(events, weights, k=self.chance.randint(1, 3)):
            event()
            self.happened.add(event.__name__)
        return self.replan()

    def meet(self):
        start = self.now + timedelta(minutes=15 * self.chance.randrange(0, 400))
        self.meetings.append((start, start + timedelta(minutes=self.chance.choice([30, 60, 180]))))
        self._write_meetings()

    def _begun(self):
        parts = [part for plan in self.documents().values() for part in plan.sessions]
        return [part for part in parts if timedelta() <= self.now - part.start <= timedelta(days=2)]

    def miss(self):
        for part in self._begun()[-1:]:
            liftrun.log(self.athlete, part.id, "missed", now=self.now)

    def do(self):
        for part in self._begun()[:1]:
            liftrun.log(self.athlete, part.id, "done", minutes=self.chance.randint(20, 100), now=self.now)

    def be_sore(self):
        liftrun.log(self.athlete, sore=self.chance.choice(["pace", "life"]), now=self.now)

    def fall_ill(self):
        liftrun.log(self.athlete, ill=self.chance.randint(1, 7), now=self.now)

    def lose_calendar(self):
        self.calendar.unlink(missing_ok=True)

    def move_race(self):
        text = self.athlete.read_text(encoding="utf-8")
        found = re.search(r"date = (\d{4}-\d\d-\d\d)", text)
        later = date.fromisoformat(found[1]) + timedelta(days=self.chance.choice([-7, 7]))
        self._edit(found[0], f"date = {later}")

    def travel(self, zone):
        text = self.athlete.read_text(encoding="utf-8")
        self._edit(re.search(r'timezone = "[^"]+"', text)[0], f'timezone = "{zone}"')

    def events(self):
        if not self.calendar.exists():
            return {}
        calendar = icalendar.Calendar.from_ical(self.calendar.read_bytes())
        assert len({str(event["UID"]) for event in calendar.events}) == len(calendar.events)
        return {str(event["UID"]): event for event in calendar.events}

    def replan(self):
        """Plan again, and verify everything that must be true afterwards."""
        before, old = self.documents(), self.events()
        weeks = liftrun.replan(self.athlete, now=self.now)
        after, new = self.documents(), self.events()
        self.verify_past(before, after)
        self.verify_rules(weeks)
        self.verify_calendar(before, after, old, new)
        return weeks

    def verify_past(self, before, after):
        with AthleteState(state_path(self.athlete)) as state:
            log = state.content().log
        missed = {(entry.slot, entry.status) for entry in log}
        ill = {entry.date + timedelta(days=n) for entry in log for n in range(entry.days or 0)}
        for week, plan in before.items():
            kept = {part.slot: part for part in after[week].sessions}
            for part in plan.sessions:
                was_missed = (slot_key(part.slot), "missed") in missed or part.start.date() in ill
                if part.start <= self.now and not was_missed:
                    assert kept[part.slot] == part

    def verify_rules(self, weeks):
        for week in weeks:
            assert week.changes.fewest
            broken = any(note.startswith("What has happened breaks a rule") for note in week.document.notes)
            assert broken or liftrun.check(week.document.model_dump(mode="json")).kept

    def verify_calendar(self, before, after, old, new):
        for plan in after.values():
            for part in plan.sessions:
                uid = event_uid(plan.athlete, plan.week_start, part.id)
                assert self.meanings.setdefault(uid, slot_key(part.slot)) == slot_key(part.slot)
                if plan.week_start + timedelta(days=6) >= self.now.date():
                    assert new[uid]["DTSTART"].dt == part.start
                    assert new[uid]["STATUS"] == "CONFIRMED"
                earlier = before.get(plan.week_start)
                if uid in old and uid in new and earlier and part in earlier.sessions:
                    same = _without_facts(old[uid]) == _without_facts(new[uid])
                    assert not same or old[uid].to_ical() == new[uid].to_ical()
        for uid in set(old) & set(new):
            assert new[uid]["SEQUENCE"] >= old[uid]["SEQUENCE"]


def _without_facts(event):
    """An event without its revision."""
    return {name: event[name].to_ical() for name in event if name not in {"SEQUENCE", "DTSTAMP", "LAST-MODIFIED"}}


@pytest.mark.parametrize("seed", range(share(1, 40)))
def test_weeks_of_random_life(tmp_path, seed):
    life = Life(tmp_path / "life", seed)
    for week in range(3):
        life.plan_next_week()
        for day in range(7):
            life.now = datetime(2026, 11, 23, 10, 30, tzinfo=UTC) + timedelta(days=7 * week + day)
            if day < 6:
                life.day()
        life.now += timedelta(hours=9)
    assert len(life.documents()) == 3
    assert len(life.happened) >= 3


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "Pacific/Auckland"])
def test_a_journey_to_another_zone(tmp_path, zone):
    life = Life(tmp_path / "life", 7)
    life.plan_next_week()
    life.now = datetime(2026, 11, 25, 10, 30, tzinfo=UTC)
    life.travel(zone)
    (week,) = life.replan()
    assert week.document.timezone == zone


def test_every_replanning_can_be_taken_back(tmp_path):
    life = Life(tmp_path / "life", 3)
    life.plan_next_week()
    life.now = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)
    plans = [life.documents()]
    for hour in range(3):
        life.meetings.append((life.now, life.now + timedelta(days=1 + hour)))
        life._write_meetings()
        life.replan()
        plans.append(life.documents())
    for earlier in reversed(plans[:-1]):
        undo_replan(life.athlete, now=life.now)
        assert life.documents() == earlier
