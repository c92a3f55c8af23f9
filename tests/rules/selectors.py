"""Selectors that the tests of rules share, and those that random rules draw from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.rules.selector import Selector

if TYPE_CHECKING:
    from random import Random

ANY = (Selector(),)
RUNS = (Selector(activity="run"),)
HARD_RUNS = (Selector(activity="run", hard=True),)
EASY_RUNS = (Selector(activity="run", hard=False),)
LONG_RUNS = (Selector(kind="long"),)
FAR_RUNS = (Selector(activity="run", over_miles=6),)
TEMPO_RUNS = (Selector(kind="tempo"),)
RACES = (Selector(kind="race"),)
LIFTS = (Selector(activity="lift"),)
LEG_LIFTS = (Selector(activity="lift", focus=("lower", "full")),)
HEAVY = (Selector(heavy=True),)
PLYOMETRIC = (Selector(plyometrics=True),)
PLYOMETRIC_LIFTS = (Selector(activity="lift", plyometrics=True),)
LIFTS_WITHOUT_PLYOMETRICS = (Selector(activity="lift", plyometrics=False),)
LONG_OR_LOWER = (Selector(kind="long"), Selector(focus="lower"))
FAR_OR_PLYOMETRIC = FAR_RUNS + PLYOMETRIC

_DRAWN_FROM = (
    *(RUNS, HARD_RUNS, EASY_RUNS, FAR_RUNS, LONG_RUNS, LIFTS, LEG_LIFTS, PLYOMETRIC_LIFTS, HEAVY, ANY),
    (Selector(heavy=False, activity="lift"),),
)


def one_selector(random: Random) -> tuple[Selector, ...]:
    """A selector at random, as a rule's parameter."""
    return random.choice(_DRAWN_FROM)


def two_selectors(random: Random) -> list[tuple[Selector, ...]]:
    """Two different ones."""
    return random.sample(_DRAWN_FROM, 2)
