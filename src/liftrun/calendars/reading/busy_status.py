"""Whether an event takes its time: cancelled, declined, shown as free, not confirmed, or busy after all."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from liftrun.calendars.reading.properties import first_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.calendars.reading.properties import Properties, Property

BUSY = "busy"
_MICROSOFT = ("X-MICROSOFT-CDO-BUSYSTATUS", "X-MICROSOFT-MSNCALENDAR-BUSYSTATUS")
STATUS_PROPERTIES = ("STATUS", "TRANSP", "SUMMARY", "ATTENDEE", "ORGANIZER", *_MICROSOFT)
_CANCELLED = frozenset({
    "canceled", "cancelled", "canceled event", "cancelled event", "abgesagt", "abgesagter termin", "annulé", "annulée",
    "événement annulé", "cancelado", "cancelada", "evento cancelado", "annullato", "annullata", "evento annullato",
    "geannuleerd", "inställd", "inställt", "aflyst", "avlyst", "peruttu", "peruutettu", "odwołane", "odwołano",
    "anulowano", "anulowane", "zrušeno", "zrušené", "törölve", "lemondva", "anulat", "anulată", "отменено", "отменена",
    "скасовано", "iptal edildi", "i̇ptal edildi", "ακυρώθηκε", "取消", "已取消", "キャンセル",
    "キャンセル済み", "취소됨", "취소",
})  # fmt: skip
"""How calendar programs of several languages begin the title of a cancelled meeting, before a colon."""
_MOST_OF_TITLE = 200
_ELSEWHERE = "WORKINGELSEWHERE"
_TAKES_TIME = frozenset({"BUSY", "OOF", "OUTOFOFFICE", "TENTATIVE"})


def busy_status(found: Properties, policy: CalendarPolicy, *, all_day: bool) -> str:
    """`BUSY`, or the key of `account.SKIPPED` that says why the event takes no time.

    Microsoft's busy status outranks `TRANSP`, which Outlook leaves at `OPAQUE` for events shown as free.
    """
    status = _word(found, "STATUS")
    if status == "CANCELLED" or _is_cancelled_title(first_value(found, "SUMMARY")):
        return "cancelled"
    answers = _own_answers(found, policy.own_addresses)
    if "DECLINED" in answers:
        return "declined"
    shown = next((word for name in _MICROSOFT if (word := _word(found, name))), "")
    if shown == "FREE" or (shown not in _TAKES_TIME and _word(found, "TRANSP") == "TRANSPARENT"):
        return "free"
    if shown == _ELSEWHERE and policy.working_elsewhere == "free":
        return "elsewhere"
    unconfirmed = shown == "TENTATIVE" or "TENTATIVE" in answers or (not shown and status == "TENTATIVE")
    if policy.tentative == "free" and (unconfirmed or ("NEEDS-ACTION" in answers and shown not in _TAKES_TIME)):
        return "tentative" if unconfirmed else "unanswered"
    return "all-day" if all_day and policy.all_day == "free" else BUSY


def _is_cancelled_title(title: str) -> bool:
    begin, colon, _ = unicodedata.normalize("NFC", title[:_MOST_OF_TITLE]).replace("：", ":").partition(":")
    return bool(colon) and begin.strip().casefold() in _CANCELLED


def _word(found: Properties, name: str) -> str:
    return first_value(found, name).strip().upper()


def _own_answers(found: Properties, own_addresses: Sequence[str]) -> set[str]:
    """How the athlete answered the invitation, in capitals; who invites has nothing to answer."""
    own = {_address(address) for address in own_addresses}
    answers = {one.parameters.get("PARTSTAT", "").upper() for one in found.get("ATTENDEE", ()) if own & _addresses(one)}
    invites = any(own & _addresses(one) for one in found.get("ORGANIZER", ()))
    return answers - {"NEEDS-ACTION"} if invites else answers


def _addresses(person: Property) -> set[str]:
    return {_address(person.value), _address(person.parameters.get("EMAIL", ""))}


def _address(text: str) -> str:
    return text.strip().casefold().removeprefix("mailto:").strip()
