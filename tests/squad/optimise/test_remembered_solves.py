"""Solves of a squad: each result is stored once, a failure never."""

from __future__ import annotations

import pytest

from liftrun.domain.errors import BrokenPlanError
from liftrun.squad.optimise.remembered_solves import RememberedSolves
from liftrun.squad.workers.engine import LostTask
from liftrun.squad.workers.store import ResultStore
from tests.squad.optimise.small_squads import SameProcessEngine

TASKS = [("a",), ("b",), ("c",)]


class LosingEngine(SameProcessEngine):
    """An engine that loses the task `b`."""

    def run(self, work, tasks, *, chunk=1):
        for task in tasks:
            yield task, LostTask() if task[1] == ("b",) else work(task)


def upper(task):
    if task == ("c",):
        raise OverflowError("too large")
    return task[0].upper().encode()


@pytest.fixture
def store(tmp_path):
    with ResultStore(tmp_path / "s", resume=False) as found:
        yield found


def test_a_stored_result_is_not_computed_again(store):
    assert list(RememberedSolves(SameProcessEngine(), store, "key").each(upper, TASKS[:2])) == [
        (("a",), b"A"), (("b",), b"B"),
    ]  # fmt: skip
    assert list(RememberedSolves(LosingEngine(), store, "key").each(upper, TASKS[:2])) == [
        (("a",), b"A"), (("b",), b"B"),
    ]  # fmt: skip


def test_a_task_that_fails_has_a_message_and_the_others_their_results(store):
    found = dict(RememberedSolves(LosingEngine(), store, "key").attempts(upper, TASKS))
    assert found == {
        ("a",): b"A",
        ("b",): "every process that planned this athlete died; please report it",
        ("c",): "a bug, please report it: OverflowError: too large",
    }


def test_a_failure_is_not_stored(store):
    list(RememberedSolves(LosingEngine(), store, "key").attempts(upper, TASKS[:2]))
    assert dict(RememberedSolves(SameProcessEngine(), store, "key").each(upper, TASKS[:2]))[("b",)] == b"B"


def test_where_every_result_is_necessary_a_failure_ends_the_run(store):
    with pytest.raises(BrokenPlanError, match="died"):
        list(RememberedSolves(LosingEngine(), store, "key").each(upper, TASKS[:2]))
    with pytest.raises(OverflowError):
        list(RememberedSolves(SameProcessEngine(), store, "key").each(upper, TASKS))
