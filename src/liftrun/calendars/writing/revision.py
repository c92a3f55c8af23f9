"""Which version of an event is the newer one: SEQUENCE and DTSTAMP (RFC 5545, sections 3.8.7.2 and 3.8.7.4).

Of two versions with one UID, calendar programs keep that with the higher SEQUENCE, and of equal ones that with the
later DTSTAMP. Neither may ever go back, also if the calendar file was lost and is written from nothing. So both start
from the time of writing, which is an input (`--now`): SEQUENCE in minutes since 2020, DTSTAMP as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

LARGEST_SEQUENCE = 2**31 - 1
_BEGIN = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Revision:
    """A version of an event: its SEQUENCE, and the UTC moment of its last change (DTSTAMP and LAST-MODIFIED)."""

    sequence: int
    stamp: datetime

    def after_change(self, now: datetime) -> Revision:
        """The version that follows it when the event changes at `now`: neither value goes back, whatever `now` is."""
        fresh = first_revision(now)
        sequence = min(max(self.sequence + 1, fresh.sequence), LARGEST_SEQUENCE)
        return Revision(sequence, max(self.stamp, fresh.stamp))


def first_revision(now: datetime) -> Revision:
    """The version of an event of which no earlier version is left; `now` is an aware time."""
    stamp = now.astimezone(UTC).replace(microsecond=0)
    minutes = (stamp - _BEGIN) // timedelta(minutes=1)
    return Revision(min(max(0, minutes), LARGEST_SEQUENCE), stamp)
