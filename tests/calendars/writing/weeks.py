"""Weeks in many zones for the tests of the calendar writer, and the writer at a fixed time."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from liftrun.calendars.writing import export as writer
from tests.support.factories.plans import Frame, build_week

if TYPE_CHECKING:
    from liftrun.documents.plan import PlanDocument

NOW = datetime(2026, 10, 11, 18, tzinfo=UTC)


def export(plan: PlanDocument, **more: object) -> bytes:
    """The plan as a calendar, written at NOW if no other time is given."""
    return writer.export(plan, **{"now": NOW, **more})


# For each zone a Monday in winter, in summer, and of the two weeks in which its clock is changed (where it is).
MONDAYS = {
    "Europe/Berlin": ("2026-01-12", "2026-07-06", "2026-03-23", "2026-10-19"),
    "America/New_York": ("2026-01-12", "2026-07-06", "2026-03-02", "2026-10-26"),
    "Europe/Dublin": ("2026-01-12", "2026-07-06", "2026-03-23", "2026-10-19"),
    "Asia/Jerusalem": ("2026-01-12", "2026-07-06", "2026-03-23", "2026-10-19"),
    "Asia/Kolkata": ("2026-01-12", "2026-07-06", "2026-03-23", "2026-10-19"),
    "Africa/Casablanca": ("2026-01-12", "2026-07-06", "2026-02-09", "2026-03-16"),
}
ZONE_WEEKS = [(zone, date.fromisoformat(monday)) for zone, mondays in MONDAYS.items() for monday in mondays]


def round_the_clock(timezone: str, monday: date) -> PlanDocument:
    """The build week with a run every hour and a quarter instead, so that no hour of a changed clock is left out."""
    frame, week = Frame(monday, timezone), build_week(timezone, monday)
    begin = frame.at(0, "00:05")
    runs = []
    for count in range(130):
        blocks = frame.blocks(frame.after(begin, 75 * count), [("run", 40)])
        facts = {"id": f"run-{count}", "start": blocks[0].start, "end": blocks[0].end, "blocks": blocks}
        runs.append(week.sessions[0].model_copy(update=facts))
    return week.model_copy(update={"sessions": tuple(runs), "dropped": ()})
