"""Peers agree with intervals on every optimum, and what is exported is solved to the same optimum by others."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from ortools.linear_solver.python import model_builder
from ortools.sat import cp_model_pb2
from ortools.sat.python import cp_model

from liftrun.bench.core.core_problem import core_of, flat_cost
from liftrun.bench.core.start_costs import StartCosts
from liftrun.bench.export.export_formats import FORMATS, exported
from liftrun.bench.instances.frozen import load_frozen_week
from liftrun.bench.runs.measure import measure
from liftrun.bench.settings.bench_settings import PEERS, SolverSetting
from liftrun.bench.solvers import minizinc
from liftrun.bench.solvers.minizinc_text import MiniZincText, chosen
from liftrun.bench.solvers.registry import SOLVERS, missing
from liftrun.bench.tasks.task import BenchTask
from liftrun.cli import group
from liftrun.cli.bench import export as bench_export
from liftrun.model.solve import solve

FOLDER = Path(__file__).parents[3] / "benchmarks" / "instances" / "week"
NAMES = (
    "over-full-half-peak-15min",
    "easy-10k-base-15min",
    "busy-half-race-5min",
    "over-full-full-build-15min",
    "over-full-half-build-twelve-5min",
)
SMALL = "busy-none-base-few-15min"
EXACT = [name for name in ("time_indexed", *PEERS) if name not in ("greedy", "restarts")]


def problem_of(name):
    return load_frozen_week(FOLDER / f"{name}.json").problem


def answer_of(name, model, limit=10):
    setting = SolverSetting(name="x", problem="core", model=model, defaults="solver", workers=1)
    return measure(SOLVERS["core", model], BenchTask(problem_of(name), setting, 0, limit)).answer


def installed(model):
    return not missing(SolverSetting(name="x", problem="core", model=model))


@pytest.fixture(scope="module")
def optimum():
    return {name: answer_of(name, "interval").cost for name in (*NAMES, SMALL)}


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_exact_solver_that_is_here_proves_the_same_optimum(name, optimum):
    answers = {model: answer_of(name, model) for model in EXACT if installed(model)}
    assert len(answers) >= 3
    assert {model: answer.fault for model, answer in answers.items() if answer.fault} == {}
    proven = {model: answer.cost for model, answer in answers.items() if answer.status == "optimal"}
    assert set(proven.values()) == {optimum[name]}
    assert {"scip", "highs"} <= proven.keys()


@pytest.mark.parametrize("model", ["greedy", "restarts"])
@pytest.mark.parametrize("name", NAMES)
def test_a_heuristic_finds_a_legal_week_that_is_no_better_than_the_optimum(name, model, optimum):
    answer = answer_of(name, model)
    assert (answer.status, answer.fault) == ("feasible", "")
    assert answer.cost >= optimum[name]


def test_the_greedy_week_is_worse_somewhere():
    assert any(answer_of(name, "greedy").cost > answer_of(name, "interval").cost for name in NAMES)


def test_restarts_are_the_same_for_the_same_seed():
    assert answer_of(SMALL, "restarts") == answer_of(SMALL, "restarts")


def test_a_missing_program_is_named(monkeypatch):
    monkeypatch.setattr(minizinc, "program_at", lambda _: None)
    assert missing(SolverSetting(name="gecode", problem="core", model="gecode")) == "minizinc is not installed"


def solver_of(content, form):
    """The solver's usual Python face with what was exported, and that as its model."""
    model = cp_model.CpModel()
    if form == "cp-sat-text":
        assert model.proto.parse_text_format(content.decode())
    else:
        proto = cp_model_pb2.CpModelProto()
        proto.ParseFromString(content)
        assert model.proto.parse_text_format(str(proto))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False  # else this process has no handler of interrupts from here on
    return solver, model


@pytest.mark.parametrize("form", ["cp-sat-text", "cp-sat-binary"])
def test_the_protocol_buffer_is_read_and_solved_by_the_solvers_usual_python_face(form):
    problem = problem_of(SMALL)
    solver, model = solver_of(exported(problem, form), form)
    assert solver.solve(model) == cp_model.OPTIMAL
    assert round(solver.objective_value) == solve(problem).cost


@pytest.mark.parametrize("solver", ["SCIP", "HIGHS"])
def test_mps_is_read_and_solved_by_scip_and_highs(tmp_path, solver, optimum):
    file = tmp_path / "week.mps"
    file.write_bytes(exported(problem_of(SMALL), "mps"))
    model = model_builder.Model()
    assert model.import_from_mps_file(str(file))
    backend = model_builder.Solver(solver)
    assert backend.solve(model) == model_builder.SolveStatus.OPTIMAL
    assert (round(backend.objective_value),) == optimum[SMALL]


READ_BY_HIGHS = """
import sys, highspy
solver = highspy.Highs()
solver.silent()
assert solver.readModel(sys.argv[1]) == highspy.HighsStatus.kOk
solver.setOptionValue("mip_rel_gap", 0.0)
solver.run()
assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
print(round(solver.getObjectiveValue()))
"""


@pytest.mark.parametrize("form", ["mps", "lp"])
def test_a_linear_program_is_read_and_solved_by_highs_own_python_package(tmp_path, form, optimum):
    file = tmp_path / f"week.{form}"
    file.write_bytes(exported(problem_of(SMALL), form))
    # A process of its own: highspy and OR-Tools do not bear each other.
    done = subprocess.run(
        [sys.executable, "-c", READ_BY_HIGHS, str(file)], capture_output=True, text=True, timeout=120, check=True
    )
    assert (int(done.stdout.split()[-1]),) == optimum[SMALL]


def solved_by_gecode(arguments):
    return subprocess.run(arguments, capture_output=True, text=True, timeout=120, check=True).stdout


def test_minizinc_is_solved_by_gecode_to_the_same_optimum(tmp_path, optimum):
    if not installed("gecode"):
        pytest.xfail("MiniZinc and Gecode are not installed")
    file = tmp_path / "week.mzn"
    file.write_bytes(exported(problem_of(SMALL), "minizinc"))
    output = solved_by_gecode(["minizinc", "--solver", "org.gecode.gecode", str(file)])
    core = core_of(problem_of(SMALL))
    choice, claimed = chosen(MiniZincText(StartCosts(core)), output)
    assert "==========" in output
    assert (claimed,) == (flat_cost(core, StartCosts(core).plan(choice)),) == optimum[SMALL]


def test_flatzinc_is_solved_by_gecode_to_the_same_optimum(tmp_path, optimum):
    if not installed("gecode"):
        pytest.xfail("MiniZinc and Gecode are not installed")
    file = tmp_path / "week.fzn"
    file.write_bytes(exported(problem_of(SMALL), "flatzinc"))
    output = solved_by_gecode(["fzn-gecode", str(file)])
    assert "==========" in output
    assert (int(re.findall(r"^cost = (\d+);", output, re.MULTILINE)[-1]),) == optimum[SMALL]


def test_minizinc_holds_one_choice_a_session_without_any_program():
    text = exported(problem_of(SMALL), "minizinc").decode()
    sessions = problem_of(SMALL).instance.sessions
    assert text.count(": choice_") == len(sessions)
    assert text.count("minimize cost;") == 1


def test_the_command_knows_every_format():
    assert tuple(FORMATS) == bench_export.FORMATS


def test_the_command_writes_a_file(tmp_path):
    out = tmp_path / "week.lp"
    given = ["bench", "export", str(FOLDER / f"{SMALL}.json"), "--format", "lp", "--out", str(out)]
    assert CliRunner().invoke(group, given, standalone_mode=False).exception is None
    assert out.read_bytes() == exported(problem_of(SMALL), "lp")
