"""Plan many generated weeks and count the results: `python -m tests.soak [WEEKS] [PROCESSES]`, or `make soak`.

Every plan is checked again, every tenth week is planned a second time and must come out the same, and every tenth is
planned with one more busy hour, which must not improve it. The first week that breaks any of this is named and ends
the run with exit code 1.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections import Counter
from dataclasses import replace

from liftrun import rulebook
from liftrun.bench.instances.busy_life import MOST_EVENTS
from liftrun.bench.instances.generator import generate
from liftrun.bench.instances.mixes import MIXES
from liftrun.calendars.policy import BusyTime
from liftrun.checks.plan import check_plan
from liftrun.domain import TIERS, Span
from liftrun.planning.prepare import SolvedWeek, plan_week, prepare

BOOK = rulebook.load_rulebook()


def plan(mix, seed, busy_events, extra=()):
    """A generated week, planned, perhaps with more busy time."""
    athlete, week, reading = generate(mix, seed, busy_events)
    reading = replace(reading, busy=tuple(sorted((*reading.busy, *extra), key=lambda taken: taken.span)))
    return plan_week(prepare(athlete, week, reading, BOOK))


def costs(planned: SolvedWeek):
    """What is minimised, most important tier first."""
    return tuple(planned.outcome.objective[tier] for tier in TIERS)


def soak(number):
    """One week: `(what to count, fault or "")`."""
    mix, busy_events = MIXES[number % len(MIXES)], number * 7919 % (MOST_EVENTS + 1)
    planned = plan(mix, number, busy_events)
    outcome = planned.outcome
    name = f"{mix.name}, seed {number}, {busy_events} busy events"
    if outcome.status != "optimal" or not check_plan(planned.prepared.problem, outcome.plan).kept:
        return Counter(faults=1), f"{name}: {outcome.status}, {outcome.verdict}"
    count = Counter(
        weeks=1,
        sessions=len(planned.prepared.demand.sessions),
        dropped=len(outcome.plan.dropped),
        shortened=sum(placed.shortened for placed in outcome.plan.schedule.placed),
        weeks_with_drops=bool(outcome.plan.dropped),
    )
    if number % 10 == 0:
        count["planned_twice"] += 1
        if plan(mix, number, busy_events).outcome.plan != outcome.plan:
            return count, f"{name}: planned twice, two plans"
        start = 1440 * (number % 7) + 60 * (6 + number // 10 % 14)
        busier = plan(mix, number, busy_events, [BusyTime(Span(start, start + 60), "more")])
        count["made_busier"] += 1
        if costs(busier) < costs(planned):
            return count, f"{name}: one busy hour more, and a better week"
    return count, ""


def main():
    weeks = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    processes = int(sys.argv[2]) if len(sys.argv) > 2 else multiprocessing.cpu_count()
    total, began = Counter(), time.monotonic()
    with multiprocessing.Pool(processes) as pool:
        for done, (count, fault) in enumerate(pool.imap_unordered(soak, range(weeks), chunksize=50), start=1):
            total += count
            if fault:
                sys.exit(f"after {done} weeks: {fault}")
            if done % 1000 == 0:
                print(f"{done} weeks, {(time.monotonic() - began) / done * 1000:.0f} ms each", flush=True)
    print(", ".join(f"{name.replace('_', ' ')} {number}" for name, number in total.items()))
    print(f"{total['weeks']} passed, 0 failed")


if __name__ == "__main__":
    main()
