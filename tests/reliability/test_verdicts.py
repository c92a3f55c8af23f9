"""No answer is called what it is not: infeasible is asked twice, time-out and interrupt stand for themselves."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from itertools import combinations
from types import SimpleNamespace
from typing import NamedTuple

import pytest
from ortools.sat.python import cp_model_helper

from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.cli import INTERRUPTED, NO_PLAN
from liftrun.domain import Instance
from liftrun.domain.errors import BrokenPlanError
from liftrun.model import search as searching
from liftrun.model import solve as solving
from liftrun.model.cpsat import Model
from liftrun.model.solve import SolveOptions, solve
from liftrun.planning.prepare import prepare
from liftrun.rulebook import load_rulebook
from liftrun.rules import Frequency
from liftrun.rules.problem import WeekProblem
from liftrun.rules.selector import Selector
from tests.cli.running import run
from tests.oracle.random_weeks import random_problem
from tests.profile import share
from tests.support.factories.weeks import PLAIN, REQUIRED, lift, spans
from tests.support.factories.weeks import run as a_run

SOMEBODY = """
name = "Somebody"
timezone = "Europe/Berlin"
units = "km"
experience = "beginner"
paces.easy = "6:30"
running = { days = 3, weekly_distance = 25 }
availability.every_day = "06:00-08:00"
home.equipment = "dumbbells"
"""
WEEK = ("--week", "2026-11-23")
A_MOMENT = SolveOptions(parameters={"max_deterministic_time": 1e-6})
SLACK_SECONDS = 8
"""On top of the two seconds that an interrupt may take: for a machine that does other things, too."""


def lifts_at_least(most):
    """A rule that asks for so many lifts, whatever there is."""
    return Frequency(id="lifts", of=(Selector(activity="lift"),), at_least=most, **REQUIRED)


def a_week(*rules):
    """Two sessions, and room for both."""
    sessions = (a_run("run-easy-1"), lift("lift-1", "full", 60))
    hours = spans(PLAIN, ("mon", "wed"), "06:00-09:00")
    openings = {"run-easy-1": {"road": hours}, "lift-1": {"home": hours}}
    return WeekProblem(Instance(PLAIN, sessions, openings), rules)


POSSIBLE, IMPOSSIBLE = a_week(lifts_at_least(1)), a_week(lifts_at_least(2))


class Asked(NamedTuple):
    """A faked solver: the statuses that it tells instead of its own, and the options that it was asked with."""

    told: list
    options: list


@pytest.fixture
def asked(monkeypatch):
    """Puts a false status into the solver's mouth for as many calls as `told` holds; None tells the true one."""
    real, recorded = searching.run, Asked([], [])

    def lying(model, options):
        recorded.options.append(options)
        found = real(model, options)
        false = recorded.told.pop(0) if recorded.told else None
        return found._replace(status=false or found.status)

    monkeypatch.setattr(searching, "run", lying)
    return recorded


def presolve_of(options):
    return options.parameters.get("cp_model_presolve", True)


def test_a_false_infeasible_is_asked_again_with_presolve_flipped_and_not_shown(asked):
    asked.told[:] = ["infeasible"]
    outcome = solve(POSSIBLE)
    assert outcome.status == "optimal"
    assert len(outcome.plan.schedule.placed) == 2
    assert [presolve_of(options) for options in asked.options] == [False, True]


def test_a_false_infeasible_of_a_week_without_a_short_search_is_asked_again_too(asked):
    asked.told[:] = ["infeasible"]
    assert solve(POSSIBLE, SolveOptions(parameters={"linearization_level": 1})).status == "optimal"
    assert [presolve_of(options) for options in asked.options] == [True, False]


def test_who_solves_without_presolve_is_confirmed_with_it(asked):
    asked.told[:] = ["infeasible"]
    assert solve(POSSIBLE, SolveOptions(parameters={"cp_model_presolve": False})).status == "optimal"
    assert [presolve_of(options) for options in asked.options] == [False, True]


@pytest.mark.parametrize("second", ["unknown", "invalid"])
def test_an_infeasible_that_cannot_be_confirmed_is_not_called_so(asked, second):
    asked.told[:] = ["infeasible", second]
    outcome = solve(POSSIBLE)
    assert (outcome.status, outcome.plan) == (second, None)


def test_the_second_solve_keeps_seed_workers_limit_and_parameters(asked):
    solve(IMPOSSIBLE, SolveOptions(5, 1, 60.0, {"linearization_level": 1}))
    first, second = asked.options
    assert (second.seed, second.workers, second.time_limit_seconds) == (5, 1, 60.0)
    assert second.parameters == {**first.parameters, "cp_model_presolve": False}


def test_what_is_possible_is_asked_once(asked):
    assert solve(POSSIBLE).status == "optimal"
    assert len(asked.options) == 1


def test_what_is_truly_impossible_is_infeasible_and_has_no_plan(asked):
    outcome = solve(IMPOSSIBLE)
    assert (outcome.status, outcome.plan, outcome.verdict, dict(outcome.objective)) == ("infeasible", None, None, {})
    assert [presolve_of(options) for options in asked.options] == [False, True]


@pytest.fixture
def somebody(tmp_path):
    file = tmp_path / "somebody.toml"
    file.write_text(SOMEBODY, encoding="utf-8")
    return file


def test_the_command_says_that_an_impossible_week_is_impossible_and_writes_nothing(somebody, monkeypatch, asked):
    real = solving.solve

    def with_nine_lifts(problem, options):
        return real(WeekProblem(problem.instance, (*problem.rules, lifts_at_least(9))), options)

    monkeypatch.setattr("liftrun.planning.prepare.solve", with_nine_lifts)
    done = run("plan", somebody, *WEEK)
    assert (done.code, done.out, list(somebody.parent.iterdir())) == (NO_PLAN, "", [somebody])
    assert done.err == (
        "liftrun: no plan: no week can keep every required rule, not even an empty one; relax one of them.\n"
    )
    assert len(asked.options) == 2


def proof(done):
    document = json.loads(done.out)
    return document["status"], {tier: part["cost"] for tier, part in document["tiers"].items()}


def test_the_command_plans_a_week_that_only_seems_impossible(somebody, asked):
    honest = run("plan", somebody, *WEEK, "--json", "-")
    asked.told[:] = ["infeasible"]
    lied_to = run("plan", somebody, *WEEK, "--json", "-")
    assert len(asked.options) == 1 + 2
    assert (lied_to.code, lied_to.err) == (honest.code, honest.err)
    assert proof(lied_to) == proof(honest)
    assert proof(lied_to)[0] == "optimal"


@pytest.mark.parametrize(
    ("status", "words"), [("unknown", "time ran out before any week was found"), ("invalid", "which is a bug")]
)
def test_the_command_says_which_reason_there_is_for_having_no_plan(somebody, asked, status, words):
    asked.told[:] = [status, status]
    done = run("plan", somebody, *WEEK)
    assert (done.code, done.out, list(somebody.parent.iterdir())) == (NO_PLAN, "", [somebody])
    assert words in done.err
    assert "no week can keep" not in done.err


def busy_weeks(number):
    """Generated weeks of every mix, with many busy events."""
    book = load_rulebook()
    for seed in range(number):
        athlete, week, reading = generate(MIXES[seed % len(MIXES)], seed, 20)
        yield prepare(athlete, week, reading, book).problem


def test_running_out_of_time_is_unknown_or_feasible_at_every_limit():
    statuses = set()
    limits = [10.0**power for power in range(-6, 2) for _ in range(share(3, 50))]
    for problem, limit in zip(busy_weeks(len(limits)), limits, strict=True):
        outcome = solve(problem, SolveOptions(parameters={"max_deterministic_time": limit}))
        statuses.add(outcome.status)
        assert outcome.status in {"unknown", "feasible", "optimal"}
        assert (outcome.plan is None) == (outcome.status == "unknown")
        if outcome.status == "feasible":
            assert outcome.bound <= outcome.cost
        if outcome.status == "optimal":
            full = solve(problem)
            assert (outcome.cost, outcome.objective) == (full.cost, full.objective), "what is called optimal is"
    assert {"unknown", "optimal"} <= statuses


def test_running_out_of_time_on_impossible_weeks_is_never_a_plan():
    problems = [problem for problem in map(random_problem, range(60)) if solve(problem).status == "infeasible"]
    assert problems
    assert {solve(problem, A_MOMENT).status for problem in [*problems, IMPOSSIBLE]} <= {"unknown", "infeasible"}


@pytest.mark.parametrize("share_of_its_time", [0.2, 0.5, 0.9])
def test_a_plan_without_its_proof_is_feasible_checked_and_its_gap_told(share_of_its_time):
    statuses = set()
    for problem in busy_weeks(8):
        _, whole = solving.run(solving.build(problem)[0].model, SolveOptions())
        limit = whole.deterministic_time * share_of_its_time
        outcome = solve(problem, SolveOptions(parameters={"max_deterministic_time": limit}))
        statuses.add(outcome.status)
        assert 0 <= outcome.gap <= 1
        assert outcome.bound <= outcome.cost
        assert outcome.plan is None or outcome.verdict.kept
    assert "feasible" in statuses
    assert statuses <= {"feasible", "unknown"}


def test_a_malformed_model_is_invalid_and_nothing_else():
    week, _ = solving.build(POSSIBLE)
    week.model.proto.variables[1].domain.clear()
    week.model.proto.variables[1].domain.extend([5, 1])
    assert solving.run(week.model, SolveOptions())[0] == "invalid"


def test_an_unknown_status_of_a_later_solver_is_invalid_too(monkeypatch):
    class Wrapper:
        def set_parameters(self, _):
            pass

        def solve(self, _):
            return SimpleNamespace(status="a new word")

    monkeypatch.setattr(cp_model_helper, "SolveWrapper", Wrapper)
    assert solving.run(Model(), SolveOptions())[0] == "invalid"


@pytest.mark.parametrize("status", ["infeasible", "unknown", "invalid"])
def test_without_a_plan_no_value_of_a_variable_is_read(monkeypatch, status):
    class Silent:
        """Whoever asks it for anything reads what is not there."""

        def __getattr__(self, name):
            raise AssertionError(f"{name} was read from an answer without a solution")

    monkeypatch.setattr(searching, "run", lambda *_: searching.SearchResult(status, Silent()))
    outcome = solve(POSSIBLE)
    assert (outcome.status, outcome.plan, outcome.cost, dict(outcome.objective)) == (status, None, 0, {})


def test_values_that_are_no_plan_are_a_bug_and_never_a_plan(monkeypatch):
    """A solver that says `optimal` and tells another solution than it priced is found out."""
    real = searching.run

    def wrong(model, options):
        status, response = real(model, options)
        worse = SimpleNamespace(
            solution=list(response.solution),
            objective_value=response.objective_value - 1,
            best_objective_bound=response.best_objective_bound,
        )
        return searching.SearchResult(status, worse)

    monkeypatch.setattr(searching, "run", wrong)
    with pytest.raises(BrokenPlanError):
        solve(a_week(lifts_at_least(1), Frequency(id="no-runs", of=(Selector(activity="run"),), at_most=0, **REQUIRED)))


def a_hard_model():
    """Fourteen pigeons for thirteen holes, pair by pair: a proof that takes for ever for who does not count."""
    model = Model()
    pigeons = [[model.boolean() for _ in range(13)] for _ in range(14)]
    for holes in pigeons:
        model.clause(holes)
    for hole in zip(*pigeons, strict=True):
        for one, other in combinations(hole, 2):
            model.clause([~one, ~other])
    return model


HARD = {"cp_model_presolve": False, "symmetry_level": 0, "max_deterministic_time": 1e9}


@pytest.fixture
def interruptible():
    """Python's own handler, whatever an earlier solver or the shell that started the tests has put in its place."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_during_a_long_solve_is_an_interrupt_within_two_seconds():
    model, began = a_hard_model(), time.monotonic()
    asking = threading.Timer(1.0, os.kill, [os.getpid(), signal.SIGINT])
    asking.start()
    with pytest.raises(KeyboardInterrupt):
        solving.run(model, SolveOptions(parameters=HARD))
    assert time.monotonic() - began < 1 + 2 + SLACK_SECONDS


SLOW_COMMAND = """
import sys
from liftrun.model import search as searching
from tests.reliability.test_verdicts import HARD, a_hard_model
real = searching.run
def slow(model, options):
    print("solving", file=sys.stderr, flush=True)
    return real(a_hard_model(), searching.SolveOptions(parameters=HARD))
searching.run = slow
from liftrun.__main__ import main
sys.argv[0] = "liftrun"
main()
"""


def test_the_command_ends_with_130_in_a_solve_that_would_never_end(somebody):
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW_COMMAND, "plan", str(somebody), *WEEK],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stderr.readline() == b"solving\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    asked_at = time.monotonic()
    out, err = process.communicate(timeout=60)
    assert time.monotonic() - asked_at < 2 + SLACK_SECONDS
    assert (process.returncode, out, err.strip()) == (INTERRUPTED, b"", b"liftrun: interrupted")
    assert list(somebody.parent.iterdir()) == [somebody]
