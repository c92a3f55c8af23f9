"""A strip of seven days below a session: where it is, where it could be, and where it could not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import TIERS
from liftrun.report.markup import element
from liftrun.report.week import week_words as words

if TYPE_CHECKING:
    from liftrun.documents.plan import SessionPart, WhyDayPart
    from liftrun.report.markup import Markup

_MEANINGS = {
    "here": "the day in this plan",
    "free": "possible without cost",
    "costs": "possible at a cost",
    "impossible": "impossible",
    "unsettled": "not settled in time",
}


def day_strip(session: SessionPart) -> Markup:
    """The strip of a session whose days are known."""
    return element("ol", *map(_day, session.why_days), class_="strip", aria_label="Days on which it could be")


def _day(part: WhyDayPart) -> Markup:
    name = part.day.capitalize()
    return element("li", name, class_=part.status, title=f"{name}: {_meaning(part)}")


def _meaning(part: WhyDayPart) -> str:
    """`possible at a cost (training advice 10 more)`."""
    known = [(words.TIER_HEADS[tier], part.costs[tier]) for tier in TIERS if tier in part.costs]
    if part.costs.get("keep"):
        return f"{_MEANINGS[part.status]} (sessions are left out or shorter)"
    facts = [f"{head.lower()} {abs(cost)} {'more' if cost > 0 else 'less'}" for head, cost in known]
    return f"{_MEANINGS[part.status]} ({', '.join(facts)})" if facts else _MEANINGS[part.status]
