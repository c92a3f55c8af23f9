"""Squads on the bench: frozen and read back, priced and compared, exported and solved by others."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from ortools.linear_solver.python import model_builder
from ortools.sat.python import cp_model

from liftrun.bench.core.linear_adapter import CpsatLinear
from liftrun.bench.export.export_formats import exported
from liftrun.bench.export.squad_core import linear_squad, room_limits
from liftrun.bench.instances.find import read_instance
from liftrun.bench.instances.frozen import write_once
from liftrun.bench.instances.frozen_squad import load_squad
from liftrun.bench.runs.measure import measure
from liftrun.bench.runs.runner import plan
from liftrun.bench.settings.bench_settings import MODELS, SolverSetting
from liftrun.bench.solvers import cpsat_pricing
from liftrun.bench.solvers import registry as solvers
from liftrun.bench.solvers.registry import SOLVERS
from liftrun.bench.tasks.task import BenchTask
from liftrun.checks.plan import check_plan
from liftrun.domain import Span
from liftrun.domain.errors import InputError
from liftrun.model.objective import LEVELS
from liftrun.model.solve import SolveOptions, run
from liftrun.squad.optimise.joint_model import JointModel
from liftrun.squad.rooms.capacity import gym_spans, overfull
from tests.cli.bench.squads import fewest_dropped, frozen_squad
from tests.cli.bench.test_peers_and_formats import READ_BY_HIGHS, installed, solver_of
from tests.cli.bench.weeks import bench_folder, measured
from tests.squad.optimise.test_joint import plans_of

PRICING = SolverSetting(name="default", problem="pricing", workers=1)


def test_a_squad_comes_back_from_its_file_as_it_was(tmp_path):
    squad = frozen_squad()
    (tmp_path / "squad").mkdir()
    path = write_once(tmp_path / "squad", squad)
    assert load_squad(path) == squad
    assert load_squad(path).hash == squad.hash
    instance = read_instance(path)
    assert (instance.name, instance.group, instance.kind) == ("squad/tight-3", "squad tight", "squad")
    assert instance.problem == squad.weeks


def test_the_hash_is_of_the_problem_and_not_of_what_is_known_of_it():
    squad = frozen_squad()
    assert squad.hash == squad.model_copy(update={"name": "other", "best": {"priced": 7}}).hash
    assert squad.hash != squad.model_copy(update={"prices": ()}).hash


def cheapest(priced):
    """The least that an athlete loses and pays, by looking at every plan."""
    terms = priced.terms
    found = []
    for losses, held in plans_of(priced.problem):
        if all(loss <= cap for loss, cap in zip(losses, terms.caps, strict=False)):
            paid = sum(terms.paid(minute, 30) for minute in held)
            found.append(sum(weight * losses[level] for level, weight in terms.weights) + paid)
    return min(found)


def answer_of(squad, setting=PRICING, limit=30):
    return measure(SOLVERS["pricing", "interval"], BenchTask(squad.weeks, setting, 0, limit)).answer


def test_the_pricing_of_a_squad_is_as_cheap_as_the_cheapest_of_all_plans():
    squad = frozen_squad()
    answer = answer_of(squad)
    assert (answer.status, answer.fault) == ("optimal", "")
    assert answer.cost == (sum(map(cheapest, squad.weeks)),)
    assert answer.bound == answer.total == answer.cost[0] > 0


def test_out_of_time_a_squad_is_not_called_priced():
    answer = answer_of(frozen_squad(), PRICING.model_copy(update={"parameters": {"max_deterministic_time": 1e-9}}))
    assert answer.status in ("unknown", "feasible")


def test_a_wrong_price_is_found_out(monkeypatch):
    monkeypatch.setattr(cpsat_pricing, "cost_of", lambda *_: 1)
    assert "the solver claims" in answer_of(frozen_squad()).fault


def squads_in(folder, settings, *, priced):
    """A settings file over a week and a squad."""
    file = bench_folder(folder, settings, weeks=1)
    (folder / "instances" / "squad").mkdir()
    for athletes in (2, 3):
        squad = frozen_squad(athletes, name=f"tight-{athletes}")
        best = {**squad.best, "priced": priced(squad)}
        write_once(folder / "instances" / "squad", squad.model_copy(update={"best": best}))
    text = file.read_text("utf-8").replace("instances/week/*.json", "instances/*/*.json*")
    file.write_text(text, "utf-8")
    return file


BOTH = """
[[setting]]
name = "week"
[[setting]]
name = "pricing"
problem = "pricing"
[[setting]]
name = "bare pricing"
problem = "pricing"
defaults = "solver"
"""


def optimum(squad):
    return sum(map(cheapest, squad.weeks))


def test_each_setting_meets_the_instances_of_its_kind(tmp_path):
    summary, made = measured(squads_in(tmp_path, BOTH, priced=optimum), tmp_path / "r.sqlite")
    assert made == 1 + 2 * 2
    assert {section.problem: len(section.rows) for section in summary.sections} == {"week": 1, "pricing": 2}
    assert summary.wrong == ()


def test_a_record_that_a_squad_does_not_reach_is_told_as_wrong(tmp_path):
    settings = squads_in(tmp_path, BOTH, priced=lambda squad: optimum(squad) - 1)
    summary, _ = measured(settings, tmp_path / "r.sqlite")
    assert {wrong.row for wrong in summary.wrong} == {"pricing", "bare pricing"}


def test_a_setting_without_an_instance_of_its_kind_is_refused(tmp_path):
    settings = bench_folder(tmp_path, '[[setting]]\nname = "lonely"\nproblem = "pricing"\n')
    with pytest.raises(InputError, match="lonely"):
        plan(settings)


def test_every_form_that_a_settings_file_may_name_can_be_run():
    assert {(problem, model) for problem, models in MODELS.items() for model in models} <= solvers.SOLVERS.keys()


def test_a_crowd_is_met_where_places_run_out():
    hours = {(0, "a"): [Span(0, 60)], (1, "a"): [Span(30, 90)], (2, "a"): [Span(200, 260)]}
    found = [(crowd.minute, crowd.might, crowd.places) for crowd in room_limits(hours, ((Span(0, 300), 1),))]
    assert found == [(30, [(0, "a"), (1, "a")], 1)]
    (closed,) = room_limits({(0, "a"): [Span(0, 60)]}, ((Span(0, 30), 1),))
    assert (closed.minute, closed.places) == (30, 0)


@pytest.fixture(scope="module")
def core_optimum():
    """The squad's core, solved by CP-SAT: its cost, and plans that keep the room."""
    squad, face = frozen_squad(), CpsatLinear()
    weeks = linear_squad(squad.joint, face)
    face.finish()
    status, response = run(face.model, SolveOptions())
    face.take(list(response.solution))
    plans = [week.plan() for week in weeks]
    assert status == "optimal"
    assert all(check_plan(week.core, plan).kept for week, plan in zip(weeks, plans, strict=True))
    assert not overfull(squad.places[0], [span for plan in plans for span in gym_spans(plan)])
    return round(response.objective_value)


def test_the_room_of_a_squad_binds_in_what_is_exported(core_optimum):
    squad, face = frozen_squad(places=9), CpsatLinear()
    linear_squad(squad.joint, face)
    face.finish()
    assert round(run(face.model, SolveOptions())[1].objective_value) < core_optimum


@pytest.mark.parametrize("solver", ["SCIP", "HIGHS"])
def test_a_squad_as_mps_is_solved_by_scip_and_highs(tmp_path, solver, core_optimum):
    file = tmp_path / "squad.mps"
    file.write_bytes(exported(frozen_squad().joint, "mps"))
    model = model_builder.Model()
    assert model.import_from_mps_file(str(file))
    backend = model_builder.Solver(solver)
    assert backend.solve(model) == model_builder.SolveStatus.OPTIMAL
    assert round(backend.objective_value) == core_optimum


def test_a_squad_as_lp_is_solved_by_highs_own_python_package(tmp_path, core_optimum):
    file = tmp_path / "squad.lp"
    file.write_bytes(exported(frozen_squad().joint, "lp"))
    done = subprocess.run(
        [sys.executable, "-c", READ_BY_HIGHS, str(file)], capture_output=True, text=True, timeout=120, check=True
    )
    assert int(done.stdout.split()[-1]) == core_optimum


@pytest.mark.parametrize(
    ("form", "command"), [("minizinc", ["minizinc", "--solver", "org.gecode.gecode"]), ("flatzinc", ["fzn-gecode"])]
)
def test_a_squad_is_solved_by_gecode(tmp_path, form, command, core_optimum):
    if not installed("gecode"):
        pytest.xfail("MiniZinc and Gecode are not installed")
    file = tmp_path / f"squad.{'mzn' if form == 'minizinc' else 'fzn'}"
    file.write_bytes(exported(frozen_squad().joint, form))
    output = subprocess.run([*command, str(file)], capture_output=True, text=True, timeout=120, check=True).stdout
    assert "==========" in output
    assert int(re.findall(r"^cost = (\d+);", output, re.MULTILINE)[-1]) == core_optimum


@pytest.mark.parametrize("form", ["cp-sat-text", "cp-sat-binary"])
def test_a_squad_as_protocol_buffer_is_solved_to_what_the_joint_model_loses(form):
    squad = frozen_squad()
    solver, model = solver_of(exported(squad.joint, form), form)
    assert solver.solve(model) == cp_model.OPTIMAL
    first, *_ = JointModel(squad.joint).loss_sums(len(LEVELS))
    assert round(solver.objective_value) == first.value(fewest_dropped(squad)) > 0
