"""A file that is not there: the remedy is that of the command."""

from __future__ import annotations

import pytest

from liftrun.cli import BAD_INPUT
from tests.cli.running import run


@pytest.mark.parametrize("command", [("squad", "plan", "nope.toml", "--out", "out"), ("bench", "run", "nope.toml")])
def test_who_lacks_another_file_is_not_told_to_begin_an_athletes(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run(*command)
    assert done.code == BAD_INPUT
    assert done.err == "liftrun: nope.toml: expected a file that exists. Check the name.\n"
