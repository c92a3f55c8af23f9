"""The origin of a measurement: the measured code, the versions of libraries, the machine."""

from __future__ import annotations

import hashlib
from importlib import metadata

from liftrun import __version__
from liftrun.bench.runs.machine import machine as describe
from liftrun.files.package_data import PACKAGE_DIR

MEASURED_FILES = (
    "domain/*.py",
    "rules/*.py",
    "checks/plan.py",
    "model/*.py",
    "bench/tasks/*.py",
    "bench/settings/*.py",
    "bench/core/*.py",
    "bench/solvers/*.py",
    "squad/rooms/capacity.py",
    "squad/optimise/*.py",
)
_LIBRARIES = ("ortools", "clingo")


def code_hash() -> str:
    """SHA-256 of the source that a run executes between reading an instance and checking its plan."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in MEASURED_FILES for path in PACKAGE_DIR.glob(pattern)}):
        digest.update(path.relative_to(PACKAGE_DIR).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def version() -> str:
    """A text that differs between results that must not be mixed: liftrun, its measured code, and the solvers."""
    parts = [f"liftrun {__version__} ({code_hash()[:12]})"]
    return ", ".join([*parts, *(f"{name} {found}" for name in _LIBRARIES if (found := _installed(name)))])


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def machine() -> str:
    """The machine in a line."""
    found = describe()
    return f"{found['processor']}, {found['cores']} cores, {found['system']}, Python {found['python'].split()[-1]}"
