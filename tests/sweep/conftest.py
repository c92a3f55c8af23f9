"""Lines that a sweep reports, shown when all tests are done."""

from __future__ import annotations

import pytest

LINES = pytest.StashKey[list[str]]()


@pytest.fixture
def report(request):
    """Add a line to the summary at the end of the run."""
    return request.config.stash.setdefault(LINES, []).append


def pytest_terminal_summary(terminalreporter, config):
    lines = config.stash.get(LINES, [])
    if lines:
        terminalreporter.section("generated weeks")
        for line in lines:
            terminalreporter.write_line(line)
