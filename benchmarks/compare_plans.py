"""Compare what this tree plans with what another revision of liftrun plans.

    python benchmarks/compare_plans.py REVISION [--weeks N] [--jobs N] [--no-instances] [--sentences N]

The other revision is unpacked into a temporary folder. Both trees plan the examples of that revision over several
weeks, check the weeks and the plans, plan the club, and solve their frozen instances. Facts must be equal: placements,
lengths, places, costs, bounds, statuses, what was dropped. Fields that were renamed on purpose are listed in
`documents_compared.py`. Changed sentences are counted and shown apart. The exit code is 1 if a fact differs.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from documents_compared import DocumentComparison, compared
from tree_runs import LibraryTree, every_job, run_jobs, solved_instances

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Compare, print, and return 1 if a fact differs."""
    options = _arguments()
    with tempfile.TemporaryDirectory(prefix="liftrun-compare-") as name:
        folder = Path(name)
        other = unpack(options.revision, folder / "tree")
        trees = LibraryTree("old", other, folder / "old"), LibraryTree("new", ROOT, folder / "new")
        jobs = every_job(other / "examples", options.weeks)
        old, new = (run_jobs(tree, other / "examples", jobs, options.jobs) for tree in trees)
        result = compared(old, new)
        print(f"{len(jobs)} commands in each tree, {len(old)} documents of {options.revision} compared")
        if not options.no_instances:
            solved_old, solved_new = (solved_instances(tree) for tree in trees)
            result += compared({"frozen instances": solved_old}, {"frozen instances": solved_new})
            print(f"{len(solved_old)} frozen instances solved in each tree")
    return report(result, options.sentences)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("revision", help="a revision of this repository, as 5c3f69d")
    parser.add_argument("--weeks", type=int, default=9, help="plan each example in so many weeks, at most 9 [9]")
    parser.add_argument("--jobs", type=int, default=2, help="commands that run at the same time [2]")
    parser.add_argument("--no-instances", action="store_true", help="leave the frozen instances out")
    parser.add_argument("--sentences", type=int, default=20, help="show so many changed sentences [20]")
    return parser.parse_args()


def unpack(revision: str, folder: Path) -> Path:
    """Write the files of a revision into a folder. It leaves nothing in the repository, even if it is interrupted."""
    command = ["git", "-C", str(ROOT), "archive", "--format=tar", revision]
    archive = subprocess.run(command, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    return folder


def report(result: DocumentComparison, sentences: int) -> int:
    """Print the differences; returns the exit code."""
    distinct = list(dict.fromkeys((str(one.old), str(one.new)) for one in result.sentences))
    print(f"{len(distinct)} sentences differ")
    for old, new in distinct[:sentences]:
        print(f"  - {old}\n  + {new}")
    print(f"{len(result.facts)} facts differ")
    for one in result.facts:
        print(f"  {one.document}: {one.field}: {one.old!r} -> {one.new!r}")
    return 1 if result.facts else 0


if __name__ == "__main__":
    sys.exit(main())
