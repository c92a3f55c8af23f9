"""The published form of a check, `liftrun.check/1`: what was read, what is broken at what cost, what cannot be told."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from liftrun.documents.part import Part
from liftrun.domain import Activity, Experience, Focus, Phase, Place, RaceDistance, SessionKind, Tier


class ReadPart(Part):
    """A session as it was read; what is null is not said, and lists of several are possibilities."""

    id: str
    title: str = Field(description="As written.")
    day: str = Field(description="`mon` to `sun`; of the week before `last sun`, of the one after `next mon`.")
    when: str = Field(description="Weekday and clock time as far as they are said: `Thu 06:30`.")
    start: AwareDatetime | None = Field(None, description="Null where it is not said, or the week has no date.")
    end: AwareDatetime | None = None
    activity: Activity
    kinds: tuple[SessionKind, ...] = Field((), description="Of a run, the kinds that it may be.")
    focuses: tuple[Focus, ...] = Field((), description="Of a lift, the focuses that it may have.")
    heavy: bool | None = Field(None, description="Of a lift, whether it is taken to be heavy.")
    miles: tuple[float, float] | None = Field(None, description="Of a run, the least and the most that it may be.")
    minutes: tuple[int, int] = Field(description="The shortest and the longest that it may take.")
    plyometrics: Literal["none", "first", "last", "unsaid"] = "none"
    place: Place | None = None


class RulePart(Part):
    """The rule that a finding is about."""

    rule: str = Field(description="Its id.")
    says: str
    source: str
    voice: str = ""
    required: bool
    tier: Tier | None = Field(None, description="Of a weighted rule, the tier in which it is paid.")
    weight: int | None = Field(None, description="Of a weighted rule, the price of one.")


class FindingPart(RulePart):
    """A rule that is broken."""

    amount: int = Field(description="How much, in the rule's own unit; mostly the number of places.")
    cost: int = Field(description="Amount times weight; 0 for a required rule, which has no price.")
    sessions: tuple[str, ...]
    when: str = Field(description="Weekdays and clock times of the sessions; `the week` where it is about all of it.")
    detail: str


class OpenPart(RulePart):
    """A rule that may be broken or kept: the schedule does not say enough to tell."""

    amount: int = Field(description="How much is broken at most, beyond what is known to be.")
    cost: int = Field(description="What that would cost at most; 0 for a required rule.")
    sessions: tuple[str, ...]
    when: str
    missing: tuple[str, ...] = Field(description="What would have to be said, as noun phrases.")
    around_midnight: bool = Field(
        False, description="Whether it is broken only if two sessions of neighbouring days both stand around midnight."
    )


class UnrecognisedPart(Part):
    """Something in the schedule that is no session for all that liftrun knows."""

    title: str
    when: str
    hint: str = Field("", description='A word that may have been meant, or what to say: `say "12 mi" or "12 km"`.')
    may_be_training: bool = Field(
        True, description="Whether it looks like training, as every line of a week written by hand does."
    )


class TotalPart(Part):
    """What the weighted rules of a tier cost."""

    cost: int
    at_most: int = Field(description="With everything that cannot be told taken to be broken.")


class CheckDocument(Part):
    """One schedule, checked."""

    format: Literal["liftrun.check/1"] = "liftrun.check/1"
    schedule: str = Field(description="The file as it was named.")
    source: Literal["plan", "liftrun calendar", "calendar", "written by hand"]
    kept: bool = Field(description="Whether no required rule is known to be broken.")
    week_start: date | None = Field(None, description="The Monday; null for a week without a date.")
    timezone: str | None = None
    phase: Phase
    race: RaceDistance | None = None
    experience: Experience
    pack: str
    sessions: tuple[ReadPart, ...]
    broken: tuple[FindingPart, ...] = Field((), description="Required rules that are broken.")
    paid: tuple[FindingPart, ...] = Field((), description="Weighted rules that are broken.")
    totals: dict[Tier, TotalPart]
    cannot_tell: tuple[OpenPart, ...] = ()
    unrecognised: tuple[UnrecognisedPart, ...] = ()
    entries: int = Field(0, description="How many lines or events of the week were looked at, recognised or not.")
    assumed: tuple[str, ...] = ()
    rules_checked: int = Field(description="How many rules held for this week.")
    rulebook_version: str
    rulebook_hash: str
