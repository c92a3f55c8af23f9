"""Dates in words. The names are fixed, not from the system's locale: equal input gives equal bytes everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """`31 January 2027`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
