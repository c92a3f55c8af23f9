"""The activities: one entry for each, from which everything else reads.

To add an activity, add its entry to `ACTIVITIES` and its name to `Activity`. Whether it appears in reports, calendars,
rules, pins and titles follows from the entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Activity = Literal["run", "lift", "mobility", "cross_training"]
RunKind = Literal["easy", "tempo", "speed", "long", "race"]
CrossTrainingKind = Literal["bike", "swim", "row", "class"]
SessionKind = Literal["easy", "tempo", "speed", "long", "race", "bike", "swim", "row", "class"]
Focus = Literal["full", "lower", "upper"]
BlockKind = Literal["run", "plyometrics", "weights", "mobility", "cross_training"]
Where = Literal["road", "weights", "home"]

QUALITY = "quality"
QUALITY_RUNS: frozenset[RunKind] = frozenset({"tempo", "speed"})
"""What a pin or a ban of `quality` is for."""

HARD_RUNS: frozenset[RunKind] = frozenset({"tempo", "speed", "long", "race"})


@dataclass(frozen=True, slots=True)
class Colours:
    """Ground, edge and text of a session's box."""

    ground: str
    edge: str
    ink: str


@dataclass(frozen=True, slots=True)
class ActivityType:
    """Everything that differs from activity to activity.

    Attributes:
        name: Its name in files and documents.
        title: As a heading ("Lift").
        noun: In the middle of a sentence ("lift", "mobility session").
        block: The kind of the block of its work.
        where: `road` anywhere outside, `weights` at home or in a gym, `home` at home.
        kinds: Its kinds by the word in files, with their title ("easy" -> "Easy run"); empty without kinds.
        pins: The words by which a pin or a ban names it or one of its kinds.
        has_distance: Whether it has a distance in miles or kilometres.
        hard_as_stated: Whether its athlete states if a session is hard. Runs are hard by kind; nothing else is hard.
        work: What its block is called in instructions ("mobility work").
        most_minutes: No session takes longer. It bounds what a week of others does not state, and is no advice.
        icon: Strokes of its sign, 15 wide and 12 tall: path and width.
        mark: The character at the edge of its box on a terminal.
        light: Colours on a light page.
        dark: Colours on a dark page.
        legend: Its words in the legend of the picture.
    """

    name: Activity
    title: str
    noun: str
    block: BlockKind
    where: Where
    kinds: Mapping[SessionKind, str]
    pins: tuple[str, ...]
    has_distance: bool
    hard_as_stated: bool
    work: str
    most_minutes: int
    icon: tuple[tuple[str, float], ...]
    mark: str
    light: Colours
    dark: Colours
    legend: str


_RUN = ActivityType(
    name="run",
    title="Run",
    noun="run",
    block="run",
    where="road",
    kinds={"easy": "Easy run", "tempo": "Tempo run", "speed": "Speed session", "long": "Long run", "race": "Race"},
    pins=("easy", "tempo", "speed", "long", QUALITY),
    has_distance=True,
    hard_as_stated=False,
    work="running",
    most_minutes=360,
    icon=(("M1 6 H4.5 M7 1.5 L12 6 L7 10.5", 1.8),),
    mark="│",
    light=Colours("#d3e8f6", "#0072b2", "#06263b"),
    dark=Colours("#12334a", "#56b4e9", "#dcf0fc"),
    legend="easy run",
)
_LIFT = ActivityType(
    name="lift",
    title="Lift",
    noun="lift",
    block="weights",
    where="weights",
    kinds={},
    pins=("lift",),
    has_distance=False,
    hard_as_stated=False,
    work="weights",
    most_minutes=240,
    icon=(("M0.5 6 H14.5", 1.6), ("M3 1.5 V10.5 M12 1.5 V10.5", 2.4), ("M0.8 3.5 V8.5 M14.2 3.5 V8.5", 1.4)),
    mark="║",
    light=Colours("#f2b040", "#7a4300", "#231500"),
    dark=Colours("#dc9a1c", "#ffdf9e", "#1d1100"),
    legend="lift",
)
_MOBILITY = ActivityType(
    name="mobility",
    title="Mobility",
    noun="mobility session",
    block="mobility",
    where="home",
    kinds={},
    pins=("mobility",),
    has_distance=False,
    hard_as_stated=False,
    work="mobility work",
    most_minutes=240,
    icon=(("M1 8 C3 2 6 2 7.5 6 S12 10 14 4", 1.8),),
    mark="~",
    light=Colours("#d2efe4", "#007a5a", "#05291e"),
    dark=Colours("#133c31", "#3fc79f", "#d6f7ec"),
    legend="mobility",
)
_CROSS_TRAINING = ActivityType(
    name="cross_training",
    title="Cross-training",
    noun="cross-training session",
    block="cross_training",
    where="road",
    kinds={"bike": "Bike session", "swim": "Swim session", "row": "Row session", "class": "Class"},
    pins=("bike", "swim", "row", "class"),
    has_distance=False,
    hard_as_stated=True,
    work="cross-training",
    most_minutes=480,
    icon=(("M4 8.2 m-3 0 a3 3 0 1 0 6 0 a3 3 0 1 0 -6 0 M11 8.2 m-3 0 a3 3 0 1 0 6 0 a3 3 0 1 0 -6 0", 1.4),),
    mark="○",
    light=Colours("#e8dcf3", "#6a3d9a", "#24103a"),
    dark=Colours("#35234a", "#c3a2e8", "#f0e4fb"),
    legend="cross-training",
)

ACTIVITIES: Mapping[Activity, ActivityType] = {entry.name: entry for entry in (_RUN, _LIFT, _MOBILITY, _CROSS_TRAINING)}
"""Every activity, in the order in which equals are listed."""

PIN_WORDS: Mapping[str, ActivityType] = {word: entry for entry in ACTIVITIES.values() for word in entry.pins}
"""The words by which an athlete's file names a session: kinds of runs and of cross-training, `lift`, `mobility`."""
