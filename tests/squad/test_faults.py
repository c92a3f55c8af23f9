"""Processes are killed at random moments: no result is lost or repeated, and the bytes are the same."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import time
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path

import pytest

from liftrun.squad.workers.engine import LocalEngine, LostTask
from tests.squad.small import ROOM, command, contents, environment, folder_of, run
from tests.support.factories.weeks import LONG_PROFILE

MOMENTS = 50 if LONG_PROFILE else 3


@pytest.fixture(scope="module")
def squad(tmp_path_factory):
    """A small squad with a tight room, its undisturbed result, and how long that took."""
    folder = tmp_path_factory.mktemp("squad")
    file = folder_of(folder, 4)
    file.write_text(file.read_text("utf-8") + ROOM, "utf-8")
    began = time.monotonic()
    done = run(file, folder / "undisturbed")
    assert done.returncode in {0, 3}, done.stderr
    return file, contents(folder / "undisturbed"), time.monotonic() - began


@pytest.fixture
def out(squad, request):
    """A folder for one run, beside the undisturbed one: plans record their inputs relative to themselves."""
    return squad[0].parent / re.sub(r"\W", "-", request.node.name)


def children_of(pid):
    """The processes that a process has started."""
    with suppress(OSError):
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    return []


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_killed_run_is_resumed_to_the_same_bytes(squad, out, moment):
    file, undisturbed, seconds = squad
    started = subprocess.Popen(command(file, out), env=environment(), stderr=subprocess.DEVNULL)
    time.sleep(random.Random(moment).uniform(0, seconds))
    workers = children_of(started.pid)
    started.kill()
    started.wait()
    assert all_gone(workers)
    done = run(file, out, "--resume")
    assert done.returncode in {0, 3}, done.stderr
    assert contents(out) == undisturbed


def all_gone(workers):
    """Whether orphaned workers end by themselves, within a while."""
    for _ in range(100):
        if not any(alive(worker) for worker in workers):
            return True
        time.sleep(0.1)
    return False


def alive(pid):
    with suppress(OSError, IndexError):
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    return False


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_a_killed_worker_s_work_is_done_again(squad, out, moment):
    file, undisturbed, seconds = squad
    started = subprocess.Popen(command(file, out), env=environment(), stderr=subprocess.PIPE, text=True)
    time.sleep(random.Random(1000 + moment).uniform(0.3 * seconds, seconds))
    for worker in children_of(started.pid)[-1:]:
        with suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)
    _, message = started.communicate()
    assert started.returncode in {0, 3}, message
    assert contents(out) == undisturbed
    with sqlite3.connect(out / "results.sqlite") as base:
        assert base.execute("select count(*), count(distinct position) from athlete").fetchone() == (4, 4)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
@pytest.mark.parametrize("send", [os.kill, os.killpg])
def test_a_signal_to_end_is_one_line_and_130_and_keeps_what_is_done(squad, out, number, send):
    file, undisturbed, _ = squad
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    started = subprocess.Popen(command(file, out), env=environment(), start_new_session=True, **pipes)
    wait_for_a_solve(out / "results.sqlite-wal")
    send(started.pid, number)
    output, messages = started.communicate(timeout=30)
    assert (started.returncode, output, messages) == (130, "", "liftrun: interrupted\n")
    with closing(sqlite3.connect(out / "results.sqlite")) as base:
        assert base.execute("select count(*) from solved").fetchone()[0] > 0
    assert run(file, out, "--resume").stderr == ""
    assert contents(out) == undisturbed


def test_two_signals_in_one_second_are_one_interrupt(squad, out):
    file, _, _ = squad
    started = subprocess.Popen(
        command(file, out), env=environment(), start_new_session=True, stderr=subprocess.PIPE, text=True
    )
    wait_for_a_solve(out / "results.sqlite-wal")
    os.killpg(started.pid, signal.SIGTERM)
    os.killpg(started.pid, signal.SIGHUP)
    _, messages = started.communicate(timeout=30)
    assert (started.returncode, messages) == (130, "liftrun: interrupted\n")


def wait_for_a_solve(log):
    while not log.exists() or log.stat().st_size < 100_000:
        time.sleep(0.02)


def fatal(task):
    if task == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return task * task


def test_a_task_that_kills_every_worker_is_given_up_and_no_other():
    with LocalEngine(2) as engine:
        found = dict(engine.run(fatal, range(8), chunk=2))
    assert isinstance(found.pop(3), LostTask)
    assert found == {task: task * task for task in range(8) if task != 3}


def test_tasks_are_drawn_only_as_they_are_needed():
    drawn = []

    def tasks():
        for task in range(100):
            drawn.append(task)
            yield task

    with LocalEngine(1) as engine:
        results = engine.run(abs, tasks(), chunk=2)
        next(results)
        assert len(drawn) <= 10


def test_a_second_run_into_the_same_folder_is_refused(squad, tmp_path):
    file, _, _ = squad
    with sqlite3.connect(tmp_path / "results.sqlite") as base:
        base.execute("pragma locking_mode=exclusive")
        base.execute("create table taken (it integer)")
        base.commit()
        base.execute("begin exclusive")
        done = run(file, tmp_path)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "results.sqlite: got in use by another run, expected" in done.stderr
    assert "Wait until the other run has ended, or name another folder with --out." in done.stderr


def test_jobs_change_no_byte_of_a_squad_that_shares(squad):
    file, undisturbed, _ = squad
    for jobs in ("1", "4"):
        run(file, file.parent / f"jobs-{jobs}", "--jobs", jobs)
        assert contents(file.parent / f"jobs-{jobs}") == undisturbed


def test_the_room_is_kept_and_the_first_lifts_with_it(squad):
    file, undisturbed, _ = squad
    assert "squad.html" in undisturbed
    plans = [json.loads(p.read_text("utf-8")) for p in (file.parent / "undisturbed" / "athletes").glob("*.json")]
    held = sorted((s["start"], s["end"]) for plan in plans for s in plan["sessions"] if s["place"] == "gym")
    assert all(first[1] <= second[0] for first, second in pairwise(held))
    assert not [lost for plan in plans for lost in plan["dropped"] if lost["priority"] == "first_lift"]
