"""Quick commands run without Python's collector of cyclic garbage; it is on again after them, and for all others."""

from __future__ import annotations

import gc

import pytest

from liftrun.cli import COMMANDS, DONE, QUICK_COMMANDS, group
from tests.cli.running import run


@pytest.mark.parametrize("name", COMMANDS)
def test_the_collector_is_off_while_a_quick_command_runs_and_on_for_the_others(name):
    try:
        group.get_command(None, name)
        assert gc.isenabled() == (name not in QUICK_COMMANDS)
    finally:
        gc.enable()


def test_the_collector_is_on_after_a_command():
    assert run("rules").code == DONE
    assert gc.isenabled()


def test_commands_that_plan_many_weeks_are_not_quick():
    assert not {"squad", "bench", "season", "serve"} & set(QUICK_COMMANDS)
