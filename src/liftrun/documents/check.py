"""The published form of a check, `liftrun.check/1`: what was read, what is broken, what cannot be decided."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import AwareDatetime, Field

from liftrun.documents.part import Part
from liftrun.domain import Activity, Experience, Focus, Phase, Place, RaceDistance, SessionKind, Tier


class ReadPart(Part):
    """A session as it was read. Null means not known. Several values in a list are the possible ones."""

    id: str
    title: str = Field(description="As written.")
    day: str = Field(description="`mon` to `sun`; `last sun` is in the week before, `next mon` in the week after.")
    when: str = Field(description="Weekday and clock time, as far as they are known: `Thu 06:30`.")
    start: AwareDatetime | None = Field(None, description="Null if it is not known, or if the week has no date.")
    end: AwareDatetime | None = None
    activity: Activity
    kinds: tuple[SessionKind, ...] = Field((), description="Of a run, the kinds that it may be.")
    focuses: tuple[Focus, ...] = Field((), description="Of a lift, the focuses that it may have.")
    heavy: bool | None = Field(None, description="Of a lift, whether it counts as heavy.")
    miles: tuple[float, float] | None = Field(
        None, description="Of a run, its shortest and its longest possible distance."
    )
    minutes: tuple[int, int] = Field(description="The shortest and the longest time that it may take.")
    plyometrics: Literal["none", "first", "last", "unsaid"] = "none"
    place: Place | None = None


class RulePart(Part):
    """The rule of a finding."""

    rule: str = Field(description="Its id.")
    says: str
    source: str
    voice: str = ""
    required: bool
    tier: Tier | None = Field(None, description="Of a weighted rule, the tier that its cost belongs to.")
    weight: int | None = Field(None, description="Of a weighted rule, the cost of one breach.")


class FindingPart(RulePart):
    """A rule that is broken."""

    amount: int = Field(description="How much is broken, in the rule's unit; for most rules the number of breaches.")
    cost: int = Field(description="Amount times weight; 0 for a required rule, which has no weight.")
    sessions: tuple[str, ...]
    when: str = Field(description="Weekdays and clock times of the sessions; `the week` if it is the whole week.")
    detail: str


class OpenPart(RulePart):
    """A rule that cannot be decided, because the schedule does not contain enough facts."""

    amount: int = Field(description="The most that may be broken, in addition to what is known to be broken.")
    cost: int = Field(description="The most that this may cost; 0 for a required rule.")
    sessions: tuple[str, ...]
    when: str
    missing: tuple[str, ...] = Field(description="What is missing to decide it, as noun phrases.")
    around_midnight: bool = Field(
        False, description="Whether it is broken only if two sessions of neighbouring days are both around midnight."
    )


class UnrecognisedPart(Part):
    """Something in the schedule that was not read as a session."""

    title: str
    when: str
    hint: str = Field("", description='The nearest known word, or what to write: `say "12 mi" or "12 km"`.')
    may_be_training: bool = Field(
        True, description="Whether it looks like training, as every line of a week written by hand does."
    )


class TotalPart(Part):
    """What the weighted rules of a tier cost."""

    cost: int
    at_most: int = Field(description="The cost if everything that cannot be decided is broken.")


Letter = Literal["A", "B", "C", "D", "E"]


class GradePart(Part):
    """How much training advice a week gives up, compared with the best week that was found for the same sessions."""

    best: Letter = Field(description="The grade, if every open rule is kept; E if a required rule is broken.")
    worst: Letter = Field(description="The grade, if every open rule is broken.")
    score: tuple[int, int] = Field(
        description="The lowest and the highest possible score. 100 is the best week that was found, 0 the worst."
    )
    given_up: tuple[int, int] = Field(description="The fewest and the most points that the week may give up.")
    points: tuple[int, int] = Field(description="The fewest and the most points that the week may cost.")
    moves: tuple[str, ...] = Field((), description="Moves that lead to the better week: `Tue lift to Thu`.")


class CheckDocument(Part):
    """One schedule, checked."""

    format: Literal["liftrun.check/1"] = "liftrun.check/1"
    schedule: str = Field(description="The name of the file, as it was given.")
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
    entries: int = Field(0, description="How many lines or events the week has, recognised or not.")
    assumed: tuple[str, ...] = ()
    grade: GradePart | None = Field(None, description="Null for a week without sessions, or with very many sessions.")
    rules_checked: int = Field(description="How many rules apply to this week.")
    rulebook_version: str
    rulebook_hash: str
