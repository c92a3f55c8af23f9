"""Made-up weeks are the same for the same seed, and hold what weeks hold."""

from __future__ import annotations

from itertools import product

import pytest

from liftrun.bench.instances.busy_life import MOST_EVENTS, OCCASIONS
from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.demand import demand
from liftrun.rulebook import load_rulebook, resolve_for

FULL_BUILD, HALF_BUILD, *_, TWELVE = MIXES


def weeks_of(mix):
    return [generate(mix, seed, 25) for seed in range(12)]


@pytest.mark.parametrize("mix", MIXES, ids=lambda mix: mix.name)
def test_the_same_arguments_make_the_same_week(mix):
    assert generate(mix, 7, 30) == generate(mix, 7, 30)


def test_every_argument_makes_another_week():
    weeks = [generate(*given) for given in product((FULL_BUILD, HALF_BUILD), (1, 2), (20, 21))]
    assert all(one != other for number, one in enumerate(weeks) for other in weeks[:number])


@pytest.mark.parametrize("count", [0, 3, 40, MOST_EVENTS])
def test_a_week_has_as_many_events_as_were_asked_for_and_begins_each_within_it(count):
    _, week, reading = generate(FULL_BUILD, 1, count)
    assert len(reading.busy) == reading.events_read == count
    assert all(0 <= taken.span.start < taken.span.end and week.day_of(taken.span.start) <= 6 for taken in reading.busy)


def test_more_events_than_a_week_can_have_are_refused():
    with pytest.raises(ValueError, match=f"at most {MOST_EVENTS} events, not {MOST_EVENTS + 1}"):
        generate(FULL_BUILD, 1, MOST_EVENTS + 1)


def test_an_occasion_comes_once_a_day_at_most():
    _, week, reading = generate(FULL_BUILD, 1, MOST_EVENTS)
    seen = [(taken.title, week.day_of(taken.span.start)) for taken in reading.busy]
    assert sorted(seen) == sorted((occasion.title, day) for occasion in OCCASIONS for day in occasion.days)


def test_some_weeks_have_a_past_and_some_do_not():
    pasts = [tuple(past.session for past in athlete.history) for athlete, *_ in weeks_of(FULL_BUILD)]
    assert set(pasts) == {(), ("long",), ("long", "lift")}


def test_the_club_run_is_pinned_in_some_weeks():
    pins = {tuple(pin.label for pin in athlete.pins) for athlete, *_ in weeks_of(HALF_BUILD)}
    assert pins == {(), ("club run",)}


def test_the_largest_mix_asks_for_twelve_sessions():
    for athlete, week, _ in weeks_of(TWELVE):
        assert len(demand(athlete, week, resolve_for(athlete, week, load_rulebook())).sessions) == 12
