"""The texts of the rulebook: notes for the athlete, the bibliography, the heads of packs."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from liftrun.domain import Phase
from liftrun.inputs.tables import Table
from liftrun.rulebook.situation import Lifting

Topic = Literal[
    "",  # whenever its conditions are true
    "lifting",  # lifts are wanted
    "no-weights",  # no lifts are wanted
    "heavy",  # some of the lifts are heavy
    "not-heavy",  # lifts are wanted, and none is heavy
    "heavier",  # of a lift: its weight can be raised
    "more-lifts-than-allowed",  # braces: wanted, at_most
    "home",  # there are weights at home
    "slower-than-plyometric-speed",  # braces: pace
    "faster-than-plyometric-speed",  # braces: pace
    "after-race",  # the first weeks of base after a maintenance
    "rest-after-race",  # the week has a race, and nothing is planned after it
    "race-long-past",  # the last race was so long ago that it no longer matters; braces: weeks
    "seven-days",  # runs on every day of the week, against the rule day-off
    "school-default",  # lifts are wanted, by the default rules
    "school-bui",  # lifts are wanted, by the rules of this pack
    "school-helms",  # lifts are wanted, by the rules of this pack
    "own-runs",  # the athlete lists each run
    "own-hard-runs",  # some of these runs are hard
    "drop",  # there are several sessions; braces: session, the one to drop first
    "make-up",  # there are runs of several kinds; braces: session, the run to make up, other, a later run it replaces
    "do-earlier",  # the same, where such runs are all before the run to make up; braces: session, other
    "crowded",  # something did not fit; known only when the plan is finished
]
"""What a note may depend on besides its conditions."""


class RulebookNote(Table):
    """A sentence for the athlete on the week, its lifts or its focus; with a `topic` only if the topic comes up."""

    id: str
    source: str
    place: Literal["warning", "week", "lift", "focus", "missed"]
    says: str
    voice: str = ""
    topic: Topic = ""


class SourceEntry(Table):
    """An entry of the bibliography."""

    title: str
    authors: str
    about: str
    where: str = ""
    year: int | None = None
    doi: str = ""


class PackHead(Table):
    """The head of a pack. Its rules and phases are read when the pack is used."""

    id: str
    title: str
    source: str
    voice: str = ""
    peak_lifting: Lifting | None = None


class PlyometricSpeed(Table):
    """The speed below which plyometrics help most, in km/h."""

    kmh: float = Field(gt=0)
    source: str


class StrengthPhases(Table):
    """The phases whose lifts build strength; those of all other phases maintain it."""

    builds: tuple[Phase, ...]
    source: str
