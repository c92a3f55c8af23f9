"""Clock times in the athlete's time zone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date, datetime

    from liftrun.documents.plan import PlanDocument, SessionPart


def local_day(plan: PlanDocument, session: SessionPart) -> date:
    """The date on which a session starts in the athlete's time zone."""
    return session.start.astimezone(ZoneInfo(plan.timezone)).date()


def clock_span(plan: PlanDocument, session: SessionPart) -> str:
    """`06:15–07:07`; an end on a later day is marked `+1`, a time that the clock shows twice carries its zone."""
    zone = ZoneInfo(plan.timezone)
    start, end = session.start.astimezone(zone), session.end.astimezone(zone)
    later = (end.date() - start.date()).days
    return f"{_clock(start)}–{_clock(end)}{f' +{later}' if later else ''}"


def continued_span(plan: PlanDocument, session: SessionPart) -> str:
    """`00:00–01:15`: the part of a session on the day after its start."""
    return f"00:00–{_clock(session.end.astimezone(ZoneInfo(plan.timezone)))}"


def clock_start(plan: PlanDocument, session: SessionPart) -> str:
    """`06:15`, with its zone if the clock shows that time twice."""
    return _clock(session.start.astimezone(ZoneInfo(plan.timezone)))


def _clock(local: datetime) -> str:
    shown = f"{local:%H:%M}"
    twice = local.replace(fold=1 - local.fold).utcoffset() != local.utcoffset()
    return f"{shown} {local.tzname()}" if twice else shown


def iso_minutes(plan: PlanDocument, session: SessionPart) -> str:
    """The start in the form of the `datetime` attribute of an HTML `time` element."""
    return session.start.astimezone(ZoneInfo(plan.timezone)).isoformat(timespec="minutes")
