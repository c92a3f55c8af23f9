"""Measures complete commands from outside: start, work and end of a process, and its peak memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LAUNCHER = Path(__file__).with_name("launcher.py")
_KIB_PER_MIB = 1024


class CommandCost(NamedTuple):
    """The cost of one run of a command.

    Attributes:
        wall_ms: From start to end.
        cpu_ms: Processor time in user and system mode, with child processes.
        peak_mib: The most memory at any time.
        exit_code: How it ended.
    """

    wall_ms: float
    cpu_ms: float
    peak_mib: float
    exit_code: int


def cost_of(command: Sequence[str]) -> CommandCost:
    """Run a command once without its output. The program is given by its path.

    Raises:
        subprocess.CalledProcessError: if it cannot be started.
    """
    launch = [sys.executable, "-I", "-S", str(_LAUNCHER), *command]
    cost = json.loads(subprocess.run(launch, check=True, capture_output=True).stdout)  # noqa: S603  # a list, no shell
    return CommandCost(cost["wall_ms"], cost["cpu_ms"], cost["peak_kib"] / _KIB_PER_MIB, cost["exit_code"])


def interleaved(commands: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[CommandCost]]:
    """The costs of several commands that take turns, so that a slow machine slows all of them.

    A first round, which fills caches and writes compiled modules, is not counted.
    """
    costs: dict[str, list[CommandCost]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, command in commands.items():
            cost = cost_of(command)
            if turn:
                costs[name].append(cost)
    return costs
