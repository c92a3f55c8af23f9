"""Measure reading one week out of a large calendar, against icalendar's parse of the same file.

    python benchmarks/large_calendar.py [--events 10000] [--recurring 1000] [--since 2018] [--rounds 5] [--max-mb 20]

Three readers take turns, each in a process of its own: `read_busy` for one week, with its guards; the same again, which
uses the cache; and `Calendar.from_ical`, which only parses. The script prints the seconds of each (best and median),
the ratio of the first to the last, and the most memory of a process. The target: at most 0.2 of the parse, and 400 MB.

`--events 500 --recurring 500 --since 2005` measures series only, an eighth of them with a `COUNT`. A calendar over the
size limit (`--max-mb`) is refused, as in `liftrun plan`: 100,000 events have 76 MB and need `--max-mb 100`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from liftrun.domain import Week

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
MOST_RATIO, MOST_MB = 0.2, 400
READERS = ("liftrun", "again", "icalendar")


def main() -> int:
    """Measure and print; 1 if a target is missed."""
    options = _arguments()
    if options.one:
        return _child(options)
    rounds = [{reader: _in_a_process(reader, options) for reader in READERS} for _ in range(options.rounds)]
    figures = {reader: [measured[reader] for measured in rounds] for reader in READERS}
    for reader, measured in figures.items():
        seconds = [one["seconds"] for one in measured]
        memory = max(one["megabytes"] for one in measured)
        print(
            f"{reader:10} best {min(seconds):6.3f} s  median {statistics.median(seconds):6.3f} s  peak {memory:4.0f} MB"
        )
    ratio = _median(figures["liftrun"]) / _median(figures["icalendar"])
    memory = max(one["megabytes"] for one in figures["liftrun"])
    print(f"ratio of medians {ratio:.3f} (target {MOST_RATIO}), peak {memory:.0f} MB (target {MOST_MB})")
    return int(ratio > MOST_RATIO or memory > MOST_MB)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=10_000)
    parser.add_argument("--recurring", type=int, default=1_000)
    parser.add_argument("--since", type=int, default=2018, help="the year in which the ten years begin [2018]")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--max-mb", type=int, default=20, help="the size limit of a calendar, in MB [20]")
    parser.add_argument("--one", choices=READERS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_a_process(reader: str, options: argparse.Namespace) -> dict[str, float]:
    numbers = [
        f"--{name}={getattr(options, name.replace('-', '_'))}" for name in ("events", "recurring", "since", "max-mb")
    ]
    done = subprocess.run((sys.executable, __file__, "--one", reader, *numbers), stdout=subprocess.PIPE, check=False)
    if done.returncode:  # its message is on the standard error
        sys.exit(done.returncode)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _child(options: argparse.Namespace) -> int:
    """Print the figures of one reading as JSON; 2 and one message if the calendar is refused."""
    from liftrun.domain.errors import InputError  # noqa: PLC0415 - each process loads what it measures

    try:
        print(json.dumps(_measured(options)))
    except InputError as refused:
        print(f"{refused}\nraise the limit with --max-mb", file=sys.stderr)
        return 2
    return 0


def _measured(options: argparse.Namespace) -> dict[str, float]:
    """Seconds and peak memory of one reading; imports and the creation of the calendar do not count."""
    from tests.calendars.reading.build import WEEK, large_calendar  # noqa: PLC0415 - each process loads what it measures

    content = large_calendar(options.events, options.recurring, since=options.since)
    if options.one != "icalendar":
        begin = _read(content, WEEK, options.max_mb, again=options.one == "again")
    else:
        import icalendar  # noqa: PLC0415 - as above

        begin = time.perf_counter()
        icalendar.Calendar.from_ical(content)
    seconds = time.perf_counter() - begin
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return {"seconds": seconds, "megabytes": max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024}


def _read(content: bytes, week: Week, max_mb: int, *, again: bool) -> float:
    """Read a calendar, the second time if `again`; returns when that began."""
    from tests.calendars.reading.build import calendar, event  # noqa: PLC0415 - as above

    from liftrun.calendars.reading.busy import CalendarPolicy, read_busy  # noqa: PLC0415 - as above

    policy = CalendarPolicy(seconds=60, max_bytes=1_000_000 * max_mb)
    read_busy([("small.ics", calendar(event("DTSTART:20261124T080000Z\nRRULE:FREQ=DAILY")))], week, policy)  # imports
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LIFTRUN_CACHE_DIR"] = folder
        for _ in range(1 + again):
            begin = time.perf_counter()
            read_busy([("large.ics", content)], week, policy)
    return begin


def _median(measured: list[dict[str, float]]) -> float:
    return statistics.median(one["seconds"] for one in measured)


if __name__ == "__main__":
    sys.exit(main())
