"""Where the project's files are, and what Python says of a fresh interpreter's imports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "liftrun"


def modules_after(statement):
    """Names of all modules that a fresh interpreter holds after one statement."""
    program = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def tracked_files():
    """Every file of the project as git knows it; in an unpacked archive, where git knows none, every file there is."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=False, capture_output=True, text=True)
    if listed.returncode == 0:
        return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and not _made(path.relative_to(ROOT))]


def _made(path):
    return any(part in {"build", "node_modules", "__pycache__"} or part.startswith(".") for part in path.parts)
