"""Weeks for Hypothesis: up to nine sessions over up to seven days, with random rules or with the rulebook's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from liftrun.domain import Experience, Instance, Phase, RaceDistance, Span
from liftrun.rulebook.resolve import resolve
from liftrun.rulebook.rulebook_files import load_rulebook
from liftrun.rulebook.situation import Situation
from liftrun.rules.problem import WeekProblem
from tests.oracle.random_weeks import random_instance, random_rules
from tests.profile import share

if TYPE_CHECKING:
    from random import Random

PACKS = ("default", "bui", "helms")
PROFILE = settings(
    max_examples=share(40, 2000),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""The same weeks in every run; more of them in the long profile."""


def _instance(random: Random) -> Instance:
    return random_instance(random, sizes=(3, 5, 7, 9), most_days=7)


instances = st.randoms(use_true_random=False).map(_instance)
"""Weeks of three to nine sessions."""

rulebooks = st.integers(0, 2**32 - 1).map(random_rules)
"""A few random rules."""

problems = st.builds(WeekProblem, instances, rulebooks)
"""Such a week with such rules."""

situations = st.builds(
    Situation,
    st.sampled_from(get_args(Phase)),
    st.sampled_from((None, *get_args(RaceDistance))),
    st.sampled_from(get_args(Experience)),
)
"""Any phase, race and lifting experience."""


@st.composite
def rulebook_problems(draw: st.DrawFn) -> WeekProblem:
    """A week with the rules of the rulebook, under any pack and in any situation."""
    rules = resolve(load_rulebook(), draw(situations), pack=draw(st.sampled_from(PACKS))).rules
    return WeekProblem(draw(instances), rules)


@st.composite
def busy_times(draw: st.DrawFn) -> tuple[Span, ...]:
    """One to four events of half an hour to three hours, at any quarter of the week."""
    starts = draw(st.lists(st.integers(0, 7 * 96 - 1), min_size=1, max_size=4))
    return tuple(Span(15 * start, 15 * (start + draw(st.integers(2, 12)))) for start in starts)


def without(instance: Instance, busy: tuple[Span, ...]) -> Instance:
    """The week with less free time."""
    openings = {
        identity: {place: _cut(spans, busy) for place, spans in places.items()}
        for identity, places in instance.openings.items()
    }
    return replace(instance, openings=openings)


def _cut(spans: tuple[Span, ...], busy: tuple[Span, ...]) -> tuple[Span, ...]:
    left = list(spans)
    for event in busy:
        pieces = [(Span(s.start, min(s.end, event.start)), Span(max(s.start, event.end), s.end)) for s in left]
        left = [piece for pair in pieces for piece in pair if piece.start < piece.end]
    return tuple(sorted(set(left)))
