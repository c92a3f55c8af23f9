"""The weeks of the `week` suite, and how one is frozen.

A *class* is how tight a week is. An `easy` week has few busy events and a `busy` one many; both keep every session.
An `over-full` week has to drop something, as its proven optimum shows.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from liftrun.bench.instances.frozen import FrozenWeek
from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES, AthleteMix
from liftrun.model.solve import solve
from liftrun.planning.prepare import prepare

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.model.solve import Outcome
    from liftrun.rulebook import Rulebook

Tightness = Literal["easy", "busy", "over-full"]

EVENTS: Mapping[Tightness, range] = {"easy": range(3, 11), "busy": range(22, 41), "over-full": range(36, 61)}
"""How many busy events the weeks of a class have."""
MOST_SEEDS = 400

WEEK_MIXES = (
    *MIXES,
    AthleteMix("full-build-high", "Europe/Berlin", "advanced", ("full", 13), 6, 62, gym=True, home=True),
    AthleteMix("full-peak", "Europe/Dublin", "beginner", ("full", 5), 4, 34, gym=True, home=False),
    AthleteMix("full-taper", "America/New_York", "intermediate", ("full", 2), 5, 44, gym=True, home=True),
    AthleteMix("full-race", "Europe/Berlin", "advanced", ("full", 0), 5, 50, gym=False, home=True),
    AthleteMix("half-taper", "Asia/Kolkata", "beginner", ("half", 1), 3, 22, gym=False, home=True),
    AthleteMix("half-race", "Europe/Dublin", "intermediate", ("half", 0), 4, 28, gym=True, home=False),
    AthleteMix("half-base", "America/New_York", "intermediate", ("half", 15), 5, 28, gym=True, home=False, club=True),
    AthleteMix("10k-base", "Africa/Casablanca", "beginner", ("10k", 12), 3, 15, gym=False, home=True, mobility=1),
    AthleteMix("10k-build-high", "Asia/Kolkata", "advanced", ("10k", 3), 6, 40, gym=True, home=False, club=True),
    AthleteMix("10k-race", "Europe/Berlin", "intermediate", ("10k", 0), 5, 30, gym=True, home=True, mobility=1),
    AthleteMix("5k-race", "America/New_York", "beginner", ("5k", 0), 4, 18, gym=False, home=True),
    AthleteMix("none-base", "Africa/Casablanca", "advanced", None, 4, 25, gym=True, home=True),
    AthleteMix("none-base-few", "Europe/Dublin", "beginner", None, 2, 10, gym=True, home=False, lifts=1),
    AthleteMix(
        "full-build-autumn",
        "Europe/Berlin",
        "intermediate",
        ("full", 9),
        5,
        40,
        gym=True,
        home=True,
        monday=date(2026, 10, 19),
    ),
    AthleteMix(
        "half-build-twelve", "Europe/Dublin", "advanced", ("half", 7), 6, 48, gym=True, home=True, mobility=2, lifts=4
    ),
)
"""Every race and none, every phase with sessions, every experience; a week whose Sunday has 25 hours; 3 to 12
sessions."""
BY_NAME = {mix.name: mix for mix in WEEK_MIXES}


class WeekRecipe(NamedTuple):
    """The origin of a frozen week: arguments of the generator, and the grid."""

    mix: AthleteMix
    seed: int
    busy_events: int
    grid_minutes: int


class WantedWeek(NamedTuple):
    """A week that a suite needs: the first of this mix, class and grid, from a seed on."""

    mix: AthleteMix
    tightness: Tightness
    grid_minutes: int
    first_seed: int

    @property
    def name(self) -> str:
        """Name of the instance and of its file."""
        return f"{self.tightness}-{self.mix.name}-{self.grid_minutes}min"


def week_suite() -> Iterator[WantedWeek]:
    """The weeks of the `week` suite: each mix once in each class, with alternating grids."""
    for number, mix in enumerate(WEEK_MIXES):
        for turn, tightness in enumerate(EVENTS):
            yield WantedWeek(mix, tightness, (15, 5)[(number + turn) % 2], number)


def frozen(wanted: WantedWeek, rulebook: Rulebook) -> FrozenWeek:
    """The first week, by seed, that is of the class wanted, with its optimum.

    Raises:
        LookupError: if none of the first seeds gives one.
    """
    events = EVENTS[wanted.tightness]
    for seed in range(wanted.first_seed, wanted.first_seed + MOST_SEEDS):
        recipe = WeekRecipe(wanted.mix, seed, events[7 * seed % len(events)], wanted.grid_minutes)
        week = from_recipe(wanted.name, recipe, rulebook)
        outcome = solve(week.problem)
        if outcome.status == "optimal" and has_to_drop(outcome) == (wanted.tightness == "over-full"):
            return week.model_copy(update={"best": dict(outcome.objective), "proven": True})
    raise LookupError(f"none of {MOST_SEEDS} seeds makes a week for {wanted.name}")


def has_to_drop(outcome: Outcome) -> bool:
    """Whether a solved week has to drop a session."""
    return outcome.plan is None or bool(outcome.plan.dropped)


def from_recipe(name: str, recipe: WeekRecipe, rulebook: Rulebook) -> FrozenWeek:
    """The week of a recipe under a rulebook, not yet solved; its origin names both.

    Prescriptions are left out: they do not affect the plan, and their wording changes often.
    """
    athlete, week, reading = generate(recipe.mix, recipe.seed, recipe.busy_events)
    prepared = prepare(athlete, week, reading, rulebook, grid_minutes=recipe.grid_minutes)
    origin: dict[str, str | int] = {**recipe._asdict(), "mix": recipe.mix.name, "rulebook": prepared.rules.hash}
    problem = prepared.problem
    sessions = tuple(replace(session, prescription=None) for session in problem.instance.sessions)
    instance = replace(problem.instance, sessions=sessions)
    return FrozenWeek(name=name, origin=origin, instance=instance, rules=problem.rules)


def recipe_of(week: FrozenWeek) -> WeekRecipe:
    """The recipe of a frozen week of the suite."""
    origin = week.origin
    numbers = (int(origin[key]) for key in ("seed", "busy_events", "grid_minutes"))
    return WeekRecipe(BY_NAME[str(origin["mix"])], *numbers)
