"""By what liftrun's own calendars and events are recognised."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

OWN_PRODUCT = "-//liftrun//"
"""How `PRODID` begins in a calendar that liftrun wrote."""

OWN_UID = "@liftrun.invalid"
"""How the UID of an event that liftrun wrote ends."""


def event_uid(athlete: str, week: date, session: str) -> str:
    """The identity of a session's event: its week, and a hash of athlete, week and session."""
    words = "\n".join((unicodedata.normalize("NFC", athlete), week.isoformat(), session))
    return f"{week.isoformat()}-{hashlib.sha256(words.encode()).hexdigest()[:32]}{OWN_UID}"
