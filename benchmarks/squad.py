"""Measure squads: independent athletes against bare solves, rooms against their proven bound and the exact optimum.

    python benchmarks/squad.py independent --athletes 1000
    python benchmarks/squad.py stream --athletes 10000
    python benchmarks/squad.py room --athletes 200 --places 10
    python benchmarks/squad.py exact --athletes 30 --places 2

It prints the machine, seconds of wall and processor time, memory, and the gap between the plan and the proven bound.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from squad_files import MONDAY, write_squad

from liftrun.bench.runs.provenance import machine

EXACT_SECONDS = 120.0


def planned(squad: Path, out: Path, jobs: int, *options: str) -> tuple[float, float]:
    """Plan a squad by the command and print what it took; returns seconds of wall and processor time."""
    line = [sys.executable, "-m", "liftrun", "squad", "plan", str(squad), "--week", str(MONDAY), "--out", str(out)]
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([*line, "--jobs", str(jobs), *options], capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    files = " ".join(option for option in options if option != "--write") or "all files"
    print(f"{files}: {wall:.1f} s wall, {cpu:.1f} s processor, exit {done.returncode}", end="; ")
    print(f"largest process {after.ru_maxrss / 1024:.0f} MB")
    print(done.stdout + done.stderr[:2000])
    return wall, cpu


def bare(squad: Path, jobs: int) -> tuple[float, float]:
    """Solve the same models in as many processes without any other work; seconds of wall and processor time."""
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(jobs)
    times_queue = context.SimpleQueue()
    workers = [context.Process(target=_solve_share, args=(squad, n, jobs, ready, times_queue)) for n in range(jobs)]
    for worker in workers:
        worker.start()
    times = [times_queue.get() for _ in workers]
    for worker in workers:
        worker.join()
    return max(wall for wall, _ in times), sum(cpu for _, cpu in times)


def _solve_share(squad: Path, number: int, jobs: int, ready, times_queue) -> None:  # noqa: ANN001  # of multiprocessing's own kinds
    """Solve the weeks of one process's share of the athletes, once all processes have read their data."""
    from liftrun.model.solve import SolveOptions, solve  # noqa: PLC0415  # the parent stays small
    from liftrun.squad.inputs.members import Member, members  # noqa: PLC0415
    from liftrun.squad.inputs.settings import SquadSettings, book_hash, prepared_week, the_rulebook  # noqa: PLC0415

    settings = SquadSettings(MONDAY, 15, 0, book_hash())
    everyone = members(squad.parent / "athletes.jsonl", the_rulebook().packs)
    mine = [one for one in everyone if isinstance(one, Member) and one.position % jobs == number]
    problems = [prepared_week(member, settings).problem for member in mine]
    ready.wait()
    wall, cpu = time.perf_counter(), time.process_time()
    for problem in problems:
        solve(problem, SolveOptions())
    times_queue.put((time.perf_counter() - wall, time.process_time() - cpu))


def exact(squad: Path, jobs: int) -> None:
    """Decomposition against one exact joint model of the sessions kept, down to further lifts."""
    from squad_setup import gathered  # noqa: PLC0415

    from liftrun.domain import Priority  # noqa: PLC0415
    from liftrun.model.solve import SolveOptions  # noqa: PLC0415
    from liftrun.squad.optimise.decompose import decompose  # noqa: PLC0415
    from liftrun.squad.optimise.joint_model import JointProblem  # noqa: PLC0415
    from liftrun.squad.optimise.joint_search import solve_jointly  # noqa: PLC0415
    from liftrun.squad.optimise.losses import DROPS  # noqa: PLC0415

    state, work, grid, engine = gathered(squad, jobs)
    with engine:
        began = time.perf_counter()
        bound = decompose(state, work, SolveOptions(), grid, lambda _: None).bound
        took = time.perf_counter() - began
    levels = DROPS[Priority.FURTHER_LIFT] + 1
    joint = JointProblem(tuple(p.problem for p in state.athletes), tuple(p.room for p in state.athletes), state.places)
    limit = SolveOptions(workers=jobs, time_limit_seconds=EXACT_SECONDS, parameters={"max_deterministic_time": 1e6})
    began = time.perf_counter()
    best = solve_jointly(joint, limit, depth=levels, start=[p.plan for p in state.athletes if p.plan])
    wanted = sum(len(p.problem.instance.sessions) for p in state.athletes)
    print(
        f"decomposition: {took:.1f} s, losses {state.losses[:levels]}, its own bound {bound.least} of {bound.dropped}"
    )
    took = time.perf_counter() - began
    print(f"joint, exact:  {took:.1f} s, losses {best.losses[:levels]}, bound {best.bound[:levels]}")
    dropped = sum(state.losses[:levels])
    proven = max(sum(best.bound[:levels]), bound.least)
    print(f"sessions dropped: {dropped}, by the joint model {sum(best.losses[:levels])}, proven at least {proven}")
    print(f"at most {(dropped - proven) / wanted:.2%} of {wanted} sessions from the optimum")


def main() -> None:
    """Run the chosen measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("independent", "stream", "room", "exact"))
    parser.add_argument("--athletes", type=int, default=200)
    parser.add_argument("--places", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    shares = given.what in ("room", "exact")
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        squad = write_squad(folder, given.athletes, given.places if shares else None, given.seed)
        if given.what == "exact":
            exact(squad, given.jobs)
        elif given.what == "independent":
            kinds = (("--write", "json"), ("--write", "json", "--write", "ics"), ())
            for number, kind in enumerate(kinds):
                before = bare(squad, given.jobs)
                took = planned(squad, folder / f"out-{number}", given.jobs, *kind)
                after = bare(squad, given.jobs)  # on both sides, for a machine that drifts
                wall, cpu = ((one + other) / 2 for one, other in zip(before, after, strict=True))
                print(f"bare solves in {given.jobs} processes: {wall:.1f} s wall, {cpu:.1f} s processor")
                print(f"{took[0] / wall:.2f} times the wall time, {took[1] / cpu:.2f} times the processor's\n")
        else:
            planned(squad, folder / "out", given.jobs, *(("--write", "json") if given.what == "stream" else ()))


if __name__ == "__main__":
    main()
