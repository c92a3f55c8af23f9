"""Measure reading one week out of a large calendar, against icalendar's parse of the same file.

    python benchmarks/large_calendar.py [--events 10000] [--recurring 1000] [--rounds 5]

Three readers take turns, each in a process of its own: `read_busy` for one week, with its guards; the same again, which
uses the cache; and `Calendar.from_ical`, which only parses. The script prints the seconds of each (best and median),
the ratio of the first to the last, and the most memory of a process. The target: at most 0.2 of the parse, and 400 MB.
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
        print(json.dumps(_measured(options.one, options.events, options.recurring)))
        return 0
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
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--one", choices=READERS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_a_process(reader: str, options: argparse.Namespace) -> dict[str, float]:
    counts = ("--events", str(options.events), "--recurring", str(options.recurring))
    done = subprocess.run((sys.executable, __file__, "--one", reader, *counts), check=True, capture_output=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def _measured(reader: str, events: int, recurring: int) -> dict[str, float]:
    """Seconds and peak memory of one reading; imports and the creation of the calendar do not count."""
    from tests.calendars.reading.build import WEEK, large_calendar  # noqa: PLC0415 - each process loads what it measures

    content = large_calendar(events, recurring)
    if reader != "icalendar":
        begin = _read(content, WEEK, again=reader == "again")
    else:
        import icalendar  # noqa: PLC0415 - as above

        begin = time.perf_counter()
        icalendar.Calendar.from_ical(content)
    seconds = time.perf_counter() - begin
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return {"seconds": seconds, "megabytes": max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024}


def _read(content: bytes, week: Week, *, again: bool) -> float:
    """Read a calendar, the second time if `again`; returns when that began."""
    from liftrun.calendars.reading.busy import CalendarPolicy, read_busy  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory() as folder:
        os.environ["LIFTRUN_CACHE_DIR"] = folder
        for _ in range(1 + again):
            begin = time.perf_counter()
            read_busy([("large.ics", content)], week, CalendarPolicy(seconds=60))
    return begin


def _median(measured: list[dict[str, float]]) -> float:
    return statistics.median(one["seconds"] for one in measured)


if __name__ == "__main__":
    sys.exit(main())
