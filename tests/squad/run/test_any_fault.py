"""Whatever goes wrong with one athlete, a bug of liftrun included, the others are planned."""

from __future__ import annotations

import pytest

import liftrun
from liftrun.domain.errors import BrokenPlanError
from liftrun.squad.inputs import members as reading
from liftrun.squad.optimise import solve_tasks
from liftrun.squad.run import batch, tasks
from tests.squad.small import ROOM, WEEK, folder_of

SURPRISES = [OverflowError("too large"), RecursionError(), KeyError("x\x1b[31m"), MemoryError(), BrokenPlanError("gap")]


def failing_for(name, real, fault):
    """A function that raises a fault if the name is anywhere in its arguments."""

    def function(*arguments, **options):
        if name in repr(arguments):
            raise fault
        return real(*arguments, **options)

    return function


def planned(tmp_path, room=""):
    squad = folder_of(tmp_path, 3)
    squad.write_text(squad.read_text("utf-8") + room, "utf-8")
    return liftrun.plan_squad(squad, week=WEEK)


@pytest.mark.parametrize("fault", SURPRISES, ids=lambda fault: type(fault).__name__)
@pytest.mark.parametrize(
    ("module", "function", "room"),
    [(reading, "athlete_from", ""), (batch, "plan_week", ""), (batch, "publish", ""), (tasks, "prepared_week", ROOM)],
    ids=["reading", "planning", "publishing", "preparing"],
)
def test_a_fault_of_any_kind_fails_one_athlete(tmp_path, monkeypatch, fault, module, function, room):
    monkeypatch.setattr(module, function, failing_for("Ben Ferrow", getattr(module, function), fault))
    result = planned(tmp_path, room)
    assert (result.planned, result.failed) == (2, 1)
    (message,) = result.failures
    assert message.startswith("ben-ferrow: a bug, please report it: ")
    assert message.isprintable()


def test_a_fault_in_the_first_solve_of_a_squad_that_shares_fails_one_athlete(tmp_path, monkeypatch):
    real, calls = solve_tasks.solve, []

    def second_time(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise BrokenPlanError("a gap is too short")
        return real(*arguments)

    monkeypatch.setattr(solve_tasks, "solve", second_time)
    result = planned(tmp_path, ROOM)
    assert (result.planned, result.failed) == (2, 1)
    assert result.failures[0].endswith("the plan found fails its check (a gap is too short)")


def test_a_squad_in_which_everybody_fails_ends_with_their_messages(tmp_path, monkeypatch):
    monkeypatch.setattr(solve_tasks, "solve", failing_for("", None, OverflowError("too large")))
    result = planned(tmp_path, ROOM)
    assert (result.planned, result.failed) == (0, 3)


def test_a_fault_of_the_system_ends_the_squad(tmp_path, monkeypatch):
    monkeypatch.setattr(batch, "plan_week", failing_for("Ben Ferrow", batch.plan_week, OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        planned(tmp_path)
