"""The `week` suite: what it covers, that its optima are right, and that its weeks can be generated again."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from random import Random

import pytest

from liftrun.bench.instances.frozen import load_all
from liftrun.bench.instances.generator import _tables, generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.bench.instances.suites import (
    BY_NAME,
    EVENTS,
    WEEK_MIXES,
    WeekRecipe,
    from_recipe,
    frozen,
    recipe_of,
    week_suite,
)
from liftrun.model.solve import solve
from liftrun.planning.prepare import prepare
from liftrun.rulebook import load_rulebook
from tests.bench.folders import WEEK_SUITE

LEAST_INSTANCES = 30


@cache
def suite():
    return load_all(WEEK_SUITE)


def prepared(mix):
    return prepare(*generate(mix, 1, 10), load_rulebook())


def test_every_week_that_the_suite_names_is_on_disk():
    assert {wanted.name for wanted in week_suite()} <= {week.name for week in suite()}
    assert len(suite()) >= LEAST_INSTANCES


def test_every_instance_has_a_proven_optimum():
    assert all(week.proven and week.best for week in suite())


def test_the_suite_has_three_to_twelve_sessions_and_both_grids_in_every_class():
    counts = {len(week.instance.sessions) for week in suite()}
    assert (min(counts), max(counts)) == (3, 12)
    grids = {
        (tightness, week.instance.grid_minutes)
        for week in suite()
        for tightness in EVENTS
        if week.name.startswith(tightness)
    }
    assert grids == {(tightness, grid) for tightness in EVENTS for grid in (5, 15)}


def test_the_suite_has_every_race_and_none_every_phase_with_sessions_and_every_experience():
    situations = [prepared(mix).rules.situation for mix in WEEK_MIXES]
    assert {now.race for now in situations} == {None, "5k", "10k", "half", "full"}
    assert {now.phase for now in situations} == {"base", "build", "peak", "taper", "race"}
    assert {now.experience for now in situations} == {"beginner", "intermediate", "advanced"}


def test_the_suite_has_weeks_with_a_past_with_pins_and_with_a_clock_change():
    assert any(week.instance.history for week in suite())
    assert any(week.instance.pins for week in suite())
    assert any(week.instance.week.clock_changes for week in suite())


@pytest.mark.parametrize("number", range(0, 60, 6))
def test_a_frozen_week_still_has_the_optimum_that_was_proven(number):
    week = suite()[number]
    outcome = solve(week.problem)
    assert (outcome.status, dict(outcome.objective)) == ("optimal", week.best_costs)


def test_over_full_weeks_drop_something_and_the_others_nothing():
    for week in suite()[::7]:
        assert bool(solve(week.problem).plan.dropped) == week.name.startswith("over-full")


def test_a_week_made_again_from_its_recipe_is_the_frozen_one_unless_the_rulebook_has_changed():
    made = [week for week in suite() if "mix" in week.origin]
    for week in made:
        again = from_recipe(week.name, recipe_of(week), load_rulebook())
        assert again.instance.week == week.instance.week
        if again.origin["rulebook"] == week.origin["rulebook"]:
            assert again.hash == week.hash


def test_what_the_generator_makes_of_a_recipe_never_changes():
    made = []
    for mix in MIXES:
        _, week, reading = generate(mix, 11, 30)
        busy = [f"BusyTime(span={one.span!r}, title={one.title!r})" for one in reading.busy]
        made.append([week.day_starts, busy, _tables(mix, Random(mix.name))])
    digest = hashlib.sha256(json.dumps(made, default=str).encode()).hexdigest()
    assert digest[:12] == "1fbd67fff553"


def test_freezing_takes_the_first_seed_that_is_of_the_class():
    wanted = next(one for one in week_suite() if one.tightness == "over-full" and one.mix.name == "5k-build")
    week = frozen(wanted, load_rulebook())
    recipe = recipe_of(week)
    assert recipe.mix is BY_NAME["5k-build"]
    assert recipe.seed >= wanted.first_seed
    for seed in range(wanted.first_seed, recipe.seed):
        events = EVENTS["over-full"][7 * seed % len(EVENTS["over-full"])]
        earlier = from_recipe("earlier", WeekRecipe(wanted.mix, seed, events, wanted.grid_minutes), load_rulebook())
        assert not solve(earlier.problem).plan.dropped
