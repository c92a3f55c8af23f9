"""What the rulebook says in words: sentences for the athlete, the bibliography, what a pack says of itself."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from liftrun.inputs.tables import Table
from liftrun.rulebook.situation import Lifting

Topic = Literal[
    "",  # told whenever its conditions hold
    "lifting",  # lifts are wanted
    "no-weights",  # none are
    "more-lifts-than-allowed",  # braces: wanted, at_most
    "home",  # there is something to lift at home
    "slower-than-plyometric-speed",  # braces: kmh
    "faster-than-plyometric-speed",  # braces: kmh
    "after-race",  # the first weeks of base after a maintenance
    "rest-after-race",  # the week holds a race, and nothing is planned behind it
    "seven-days",  # runs on every day of the week, against the rule day-off
    "own-runs",  # the athlete lays down each run
    "own-hard-runs",  # hard ones among them
    "crowded",  # something did not fit; only a finished plan can tell
]
"""What may call for a sentence, besides its conditions."""


class Note(Table):
    """A sentence for the athlete, given with the week or with each lift; with a `topic`, when the week calls for it."""

    id: str
    source: str
    place: Literal["week", "lift"]
    says: str
    voice: str = ""
    topic: Topic = ""


class Source(Table):
    """An entry of the bibliography."""

    title: str
    authors: str
    about: str
    where: str = ""
    year: int | None = None
    doi: str = ""


class PackHead(Table):
    """What a pack says of itself; its rules and phases are overlays, read when it is used."""

    id: str
    title: str
    source: str
    voice: str = ""
    peak_lifting: Lifting | None = None


class PlyometricSpeed(Table):
    """The speed below which plyometrics help most, in km/h."""

    kmh: float = Field(gt=0)
    source: str
