"""The same results from a Dask cluster, byte for byte, also when its workers are killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from tests.squad.small import ROOM, contents, environment, folder_of, run
from tests.support.factories.weeks import LONG_PROFILE

MOMENTS = 50 if LONG_PROFILE else 1


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and two workers on this machine; yields its address and the workers."""
    address = f"tcp://127.0.0.1:{random.Random(os.getpid()).randrange(20000, 60000)}"
    scheduler = dask("scheduler", "--port", address.rpartition(":")[2], "--no-dashboard", "--host", "127.0.0.1")
    workers = [dask("worker", address, "--nthreads", "1", "--local-directory", str(tmp_path / "w")) for _ in range(2)]
    yield address, workers
    for process in [*workers, scheduler]:
        process.kill()
        process.wait()


def dask(*arguments):
    line = [sys.executable, "-m", "dask", *arguments]
    return subprocess.Popen(line, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("room", ["", ROOM])
def test_the_engines_agree(tmp_path, cluster, room):
    file = folder_of(tmp_path, 3)
    file.write_text(file.read_text("utf-8") + room, "utf-8")
    run(file, tmp_path / "local")
    done = run(file, tmp_path / "dask", "--engine", "dask", "--scheduler", cluster[0])
    assert done.returncode in {0, 3}, done.stderr
    assert contents(tmp_path / "dask") == contents(tmp_path / "local")


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_work_of_a_killed_worker_is_done_elsewhere(tmp_path, cluster, moment):
    address, workers = cluster
    file = folder_of(tmp_path, 6)
    run(file, tmp_path / "local")
    line = [sys.executable, "-m", "liftrun", "squad", "plan", str(file), "--week", "2026-11-23"]
    line += ["--now", "2026-11-22T18:00Z", "--out", str(tmp_path / "dask"), "--engine", "dask", "--scheduler", address]
    started = subprocess.Popen(line, env=environment(), stderr=subprocess.PIPE, text=True)
    time.sleep(random.Random(moment).uniform(2.0, 6.0))
    with suppress(ProcessLookupError):
        os.kill(workers[0].pid, signal.SIGKILL)
    _, message = started.communicate(timeout=300)
    assert started.returncode in {0, 3}, message
    assert contents(tmp_path / "dask") == contents(tmp_path / "local")


def test_no_scheduler_is_one_message(tmp_path):
    file = folder_of(tmp_path, 1)
    done = run(file, tmp_path / "out", "--engine", "dask")
    assert done.returncode == 2
    assert "--scheduler" in done.stderr


def test_a_scheduler_that_does_not_answer_is_one_message(tmp_path):
    file = folder_of(tmp_path, 1)
    done = run(file, tmp_path / "out", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert done.returncode == 2
    assert "a scheduler that answers" in done.stderr
    assert "Traceback" not in done.stderr
