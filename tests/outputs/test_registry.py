"""An output format is one entry of the registry: options, files of squads and what may be replaced follow from it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from liftrun.outputs.registry import FORMATS, OutputOptions, squad_formats
from tests.house.source_tree import ROOT
from tests.squad.small import WEEK, folder_of
from tests.support.factories.plans import build_week

ONE_ENTRY = """
from liftrun.outputs.registry import FORMATS, OutputFormat

FORMATS["txt"] = OutputFormat(
    name="txt",
    media_type="text/plain",
    help="Write the titles, one on each line.",
    make=lambda plan, _options: "".join(f"{part.title}\\n" for part in plan.sessions).encode(),
    words="a list of titles",
    recognises=lambda head: b"run" in head,
)
"""


@pytest.fixture
def liftrun(tmp_path):
    """Runs the command line with a tiny format registered, in workers too: Python starts with `sitecustomize`."""
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "sitecustomize.py").write_text(ONE_ENTRY, "utf-8")
    path = os.pathsep.join([str(tmp_path / "more"), str(ROOT / "src")])
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1", "COLUMNS": "200"}

    def run(*arguments):
        command = [sys.executable, "-m", "liftrun", *map(str, arguments)]
        return subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def test_a_new_entry_is_an_option_of_plan_and_its_files_are_safe(liftrun, tmp_path):
    shutil.copytree(ROOT / "examples" / "base-phase", tmp_path, dirs_exist_ok=True)
    assert "--txt FILE" in liftrun("plan", "--help").stdout
    plan = ("plan", "athlete.toml", "--week", "2026-12-07", "--txt")
    assert liftrun(*plan, "week.txt").returncode == 0
    titles = (tmp_path / "week.txt").read_text("utf-8").splitlines()
    assert "Long run" in titles
    assert liftrun(*plan, "-").stdout.splitlines() == titles
    assert liftrun(*plan, "week.txt").returncode == 0
    (tmp_path / "diary.txt").write_text("Dear diary", "utf-8")
    refused = liftrun(*plan, "diary.txt")
    assert refused.returncode == 2
    assert (
        "expected a new file, or a list of titles that liftrun wrote. Name another file with --txt." in refused.stderr
    )


def test_a_new_entry_is_a_file_of_each_athlete_of_a_squad(liftrun, tmp_path):
    squad = folder_of(tmp_path, 2)
    assert "[ics|json|html|svg|txt]" in liftrun("squad", "plan", "--help").stdout
    command = ("squad", "plan", squad, "--week", WEEK, "--out", "out", "--jobs", "1")
    assert liftrun(*command, "--write", "txt").returncode in {0, 3}
    files = sorted((tmp_path / "out" / "athletes").iterdir())
    assert [file.suffix for file in files] == [".txt", ".txt"]
    assert all("Long run" in file.read_text("utf-8") for file in files)
    liftrun(*command)
    assert {file.suffix for file in (tmp_path / "out" / "athletes").iterdir()} == {".ics", ".json", ".html", ".txt"}


def test_formats_of_a_squad_are_those_that_say_so():
    assert squad_formats() == ("ics", "json", "html")


@pytest.mark.parametrize("entry", FORMATS.values(), ids=FORMATS)
def test_an_entry_is_complete_and_recognises_what_it_writes(entry):
    plan = build_week()
    content = entry.make(plan, OutputOptions())
    assert (FORMATS[entry.name], entry.option, entry.suffix) == (entry, f"--{entry.name}", f".{entry.name}")
    assert re.fullmatch(r"[a-z]+/[a-z+]+", entry.media_type)
    assert entry.help.endswith(".")
    assert entry.refuse(content if entry.read_bytes < 0 else content[: entry.read_bytes], plan.athlete) is None
    assert entry.refuse(b"Dear diary", plan.athlete) is not None
