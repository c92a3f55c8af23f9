"""Whether an event takes its time: cancelled, declined, shown as free, not confirmed, or busy after all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.calendars.reading.properties import first_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.calendars.reading.properties import Properties

BUSY = "busy"
_MICROSOFT = ("X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-MSNCALENDAR-BUSYSTATUS")
STATUS_PROPERTIES = ("STATUS", "TRANSP", "SUMMARY", "ATTENDEE", *_MICROSOFT)
_CANCELLED_TITLES = ("canceled:", "cancelled:")
_TAKES_TIME = frozenset({"BUSY", "OOF", "OUTOFOFFICE", "TENTATIVE"})


def busy_status(found: Properties, policy: CalendarPolicy, *, all_day: bool) -> str:
    """`BUSY`, or the key of `account.SKIPPED` that says why the event takes no time.

    Microsoft's busy status outranks `TRANSP`, which Outlook leaves at `OPAQUE` for events shown as free.
    """
    status, title = _word(found, "STATUS"), first_value(found, "SUMMARY").strip().casefold()
    if status == "CANCELLED" or title.startswith(_CANCELLED_TITLES):
        return "cancelled"
    answers = _own_answers(found, policy.own_addresses)
    if "DECLINED" in answers:
        return "declined"
    shown = next((word for name in _MICROSOFT if (word := _word(found, name))), "")
    if shown == "FREE" or (shown not in _TAKES_TIME and _word(found, "TRANSP") == "TRANSPARENT"):
        return "free"
    unconfirmed = shown == "TENTATIVE" or "TENTATIVE" in answers or (not shown and status == "TENTATIVE")
    if unconfirmed and policy.tentative == "free":
        return "tentative"
    return "all-day" if all_day and policy.all_day == "free" else BUSY


def _word(found: Properties, name: str) -> str:
    return first_value(found, name).strip().upper()


def _own_answers(found: Properties, own_addresses: Sequence[str]) -> set[str]:
    """How the athlete answered the invitation, in capitals."""
    own = {_address(address) for address in own_addresses}
    return {
        attendee.parameters.get("PARTSTAT", "").upper()
        for attendee in found.get("ATTENDEE", ())
        if own & {_address(attendee.value), _address(attendee.parameters.get("EMAIL", ""))}
    }


def _address(text: str) -> str:
    return text.strip().casefold().removeprefix("mailto:").strip()
