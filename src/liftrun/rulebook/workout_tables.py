"""Templates of runs (`workouts.toml`): efforts, frames, main sets. All numbers are in the file."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, model_validator

from liftrun.domain import Experience, Phase, RaceDistance, RunKind
from liftrun.domain.units import SECONDS_PER_MINUTE
from liftrun.files.package_data import constraints_dir
from liftrun.inputs.tables import Table, fault
from liftrun.rulebook.number_types import Pair, Share
from liftrun.rulebook.toml_tables import checked, file_name, tables_of

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS = {"s": 1, "min": SECONDS_PER_MINUTE}
_MEASURE = re.compile(r"(\d+) (m|s|min)")


class Measure(NamedTuple):
    """A length of running: metres or seconds; the other one is None."""

    metres: int | None = None
    seconds: int | None = None


def _measure(text: object) -> Measure:
    found = _MEASURE.fullmatch(text) if isinstance(text, str) else None
    if not found or not int(found[1]):
        raise fault("a length such as 800 m, 5 min or 90 s", 'Write work = "800 m".', value=str(text))
    amount, unit = found.groups()
    return Measure(metres=int(amount)) if unit == "m" else Measure(seconds=int(amount) * _SECONDS[unit])


class Recovery(NamedTuple):
    """What is done between two pieces of work."""

    length: Measure
    how: str


def _recovery(text: object) -> Recovery:
    length, _, how = text.rpartition(" ") if isinstance(text, str) else ("", "", "")
    if how not in {"jog", "walk", "easy"}:
        raise fault("a length and jog, walk or easy", 'Write recovery = "60 s jog".', value=str(text))
    return Recovery(_measure(length), how)


def _range(value: object) -> tuple[Measure, Measure]:
    """One length, or the shortest and the longest."""
    ends = value if isinstance(value, tuple) else (value, value)
    match ends:
        case (shortest, longest):
            return _measure(shortest), _measure(longest)
    raise fault("one length, or the shortest and the longest", 'Write work = ["8 min", "20 min"].', value=str(value))


Length = Annotated[Measure, BeforeValidator(_measure)]
LengthRange = Annotated[tuple[Measure, Measure], BeforeValidator(_range)]


class Effort(Table):
    """How hard a part is, and where its pace comes from.

    Attributes:
        rpe: Perceived effort from 1 to 10, lowest and highest.
        feels: The talk test and other words.
        heart: Percent of the highest heart rate, lowest and highest; empty if it says nothing.
        estimate: Pace as a share of the easy pace, to compute a duration.
        most_of_week: The most of a week's distance at this effort in one run, as a share.
        own_pace: The kind of run whose pace of the athlete it is.
        own_race: The race whose pace it is, if the athlete trains for it.
        race_metres: The race distance whose speed it is.
        race_seconds: The race time whose speed it is.
        source: Where the numbers come from.
    """

    rpe: Pair
    feels: str
    heart: tuple[int, ...]
    estimate: Share
    most_of_week: Share
    own_pace: RunKind | None = None
    own_race: RaceDistance | None = None
    race_metres: int | None = None
    race_seconds: int | None = None
    source: str


class Frame(Table):
    """What surrounds the main set: least warm-up and cool-down, the share of the warm-up, the most for the main set."""

    least_warm_up: Length
    least_cool_down: Length
    warm_up_share: Share
    most: Share
    source: str


class MainPart(Table):
    """One part of a main set: repeats, a steady part, or a share of the whole run.

    Attributes:
        times: Fewest and most repeats; None for a steady part.
        work: Length of one repeat or of the steady part, shortest and longest.
        share: Instead of `work`: least and greatest share of the run.
        at: Name of the effort.
        recovery: After each repeat.
    """

    times: Pair | None = None
    work: LengthRange | None = None
    share: tuple[Share, Share] | None = None
    at: str
    recovery: Annotated[Recovery | None, BeforeValidator(_recovery)] = None

    @model_validator(mode="after")
    def _is_one_form(self) -> MainPart:
        if (self.work is None) == (self.share is None):
            raise fault("work or share", "Give one of them.")
        if (self.times is None) != (self.recovery is None):
            raise fault("times together with recovery", "Give both, or neither.")
        return self


class RunTemplate(Table):
    """A workout to choose from, and for whom it is; empty conditions mean everybody."""

    id: str
    kind: RunKind
    name: str
    source: str
    phases: tuple[Phase, ...] = ()
    races: tuple[RaceDistance | Literal["none"], ...] = ()
    levels: tuple[Experience, ...] = ()
    main: tuple[MainPart, ...]


class Drills(Table):
    """Jumps in a warm-up: their minutes, and how many."""

    minutes: int = Field(ge=1)
    sets: int = Field(ge=2)
    reps: int = Field(ge=2)
    source: str


class MainSizes(Table):
    """The largest main sets, as shares of those of the templates."""

    long: Share
    quality: Share


class Scaling(Table):
    """How a main set is made smaller to fit a run.

    Attributes:
        sizes: Sizes that are tried, from the largest to the smallest.
        metres_step: The length of one repeat by distance grows in such steps.
        seconds_step: The length of one repeat by time grows in such steps.
        step_part: The part of a step that the warm-up may miss of its least length.
    """

    sizes: int = Field(gt=1)
    metres_step: int = Field(ge=1)
    seconds_step: int = Field(ge=1)
    step_part: Share
    source: str


class HardShare(Table):
    """The most of a week's distance that may be hard running, and the sizes of main sets that are tried until it is."""

    most: Share
    sizes: tuple[MainSizes, ...] = Field(min_length=1)
    source: str


class HardPart(Table):
    """The most hard running in one tempo or speed run: minutes by kind of run, and the share of the run."""

    minutes: dict[RunKind, Annotated[int, Field(ge=1)]]
    most_of_run: Share


class HardParts(Table):
    """The most hard running in one run by running experience."""

    beginner: HardPart
    intermediate: HardPart
    advanced: HardPart
    source: str

    def of(self, level: Experience) -> HardPart:
        """The limits for a level."""
        return {"beginner": self.beginner, "intermediate": self.intermediate, "advanced": self.advanced}[level]


class Strides(Table):
    """Short fast stretches at the end of an easy run, after at least so much easy running."""

    times: int = Field(ge=1)
    work: Length
    recovery: Annotated[Recovery, BeforeValidator(_recovery)]
    least_easy: Length
    source: str


class Rotation(Table):
    """How many weeks in a row must differ."""

    weeks: int = Field(ge=1)
    source: str


class RaceFormula(Table):
    """How a race result becomes a time over another distance (Riegel 1981), and how far that is trusted."""

    exponent: float = Field(gt=1, lt=2)
    spread: Share
    most_factor: float = Field(gt=1)
    source: str
    rough_source: str


class WorkoutBook(Table):
    """All of `workouts.toml`."""

    efforts: dict[str, Effort]
    frames: dict[RunKind, Frame]
    hard_share: HardShare
    hard_part: HardParts
    scaling: Scaling
    drills: Drills
    strides: Strides
    rotation: Rotation
    race_formula: RaceFormula
    templates: tuple[RunTemplate, ...] = Field(alias="workout")

    @model_validator(mode="after")
    def _efforts_exist(self) -> WorkoutBook:
        for template in self.templates:
            for part in template.main:
                if part.at not in self.efforts:
                    raise fault("the name of an effort", "Use one of [efforts].", value=f"{template.id}: {part.at}")
        return self


@cache
def load_workouts(folder: Path | None = None) -> WorkoutBook:
    """The templates of runs in a folder of constraints, by default liftrun's own.

    Raises:
        InputError: naming file and key, if something in it is not as expected.
    """
    return checked(WorkoutBook, tables_of(folder or constraints_dir(), "workouts"), file_name("workouts"), "")
