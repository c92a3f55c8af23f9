"""The wheel is built from the tree, installs, and plans a week outside the repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from zipfile import ZipFile

import pytest

from tests.house.source_tree import PACKAGE, ROOT

EXAMPLE = ROOT / "examples" / "busy-week"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built without fetching anything: the build backend is in the lock of the tests."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    done = subprocess.run(build, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder with liftrun installed from the wheel and nothing else; libraries come from the environment."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip"] if find_spec("pip") else ["uv", "pip"]
    options = ["--no-deps", "--no-index", "--quiet", "--target", str(folder), str(wheel)]
    done = subprocess.run([*pip, "install", *options], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


def outside(installed, folder, *arguments):
    """Run Python with the installed liftrun, far from the repository."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(installed), "PYTHONUTF8": "1"},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_wheel_has_every_module_the_data_and_the_rulebook(wheel):
    names = set(ZipFile(wheel).namelist())
    source = {f"liftrun/{path.relative_to(PACKAGE).as_posix()}" for path in PACKAGE.rglob("*") if kept(path)}
    rulebook = {f"liftrun/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "constraints").rglob("*.toml")}
    assert source | rulebook <= names
    assert not [name for name in names if name.startswith(("tests/", "examples/", "benchmarks/"))]


def kept(path):
    return path.is_file() and "__pycache__" not in path.parts


def test_the_installed_package_is_the_one_that_runs(installed, tmp_path):
    done = outside(installed, tmp_path, "-c", "import liftrun; print(liftrun.__file__, liftrun.__version__)")
    assert done.stdout.startswith(str(installed / "liftrun" / "__init__.py")), done.stderr


def test_the_installed_command_plans_the_busy_week_outside_the_repository(installed, tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "week")
    done = outside(
        installed, tmp_path / "week", "-m", "liftrun", "plan", "athlete.toml", "--week", "2026-11-23", "--json", "-"
    )
    assert (done.returncode, done.stderr) == (0, "")
    plan = json.loads(done.stdout)
    assert (plan["status"], len(plan["sessions"])) == ("optimal", 8)
    assert plan["inputs"]["athlete"]["path"] == "athlete.toml"


def test_the_installed_package_has_types(installed):
    assert (installed / "liftrun" / "py.typed").is_file()
