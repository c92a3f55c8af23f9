"""How much reading calendars may cost: counted in steps, the same on every machine; processor time comes second.

Time is that of the processor in this thread, never that of the clock: a busy machine refuses no file.
"""

from __future__ import annotations

import time

from liftrun.domain.errors import InputError

_MOST_STEPS = 1_000_000
_MOST_BUSY_TIMES = 20_000
_COUNTED_SHARE = 0.85
"""Of the seconds allowed: the rest is left for the piece of work that is under way when they are used up."""


class Budget:
    """Steps and seconds of processor time that one reading may take; a step is about a microsecond of work."""

    def __init__(self, seconds: float) -> None:
        """Start to count."""
        self._steps = _MOST_STEPS
        self._seconds = seconds
        self._deadline = time.thread_time() + _COUNTED_SHARE * seconds

    def spend(self, file: str, steps: int) -> None:
        """Take steps for something in a file.

        Raises:
            InputError: when steps or time are used up.
        """
        self._steps -= steps
        if self._steps < 0:
            raise too_much(file, "too many events and repetitions near one week")
        if time.thread_time() > self._deadline:
            raise too_slow(file, self._seconds)


def allow_busy_times(file: str, count: int) -> None:
    """Accept so many busy times, of which the last came from a file.

    Raises:
        InputError: when there are more than a week can contain.
    """
    if count > _MOST_BUSY_TIMES:
        raise too_much(file, f"more than {_MOST_BUSY_TIMES:,} busy times around one week")


_REMEDY = "Export a shorter stretch of the calendar, or remove the event that repeats so often."


def too_much(file: str, found: str) -> InputError:
    """A calendar that needs more work than a person's calendar can."""
    return InputError(file, "", found, "a calendar that a person could keep", _REMEDY)


def too_slow(file: str, seconds: float) -> InputError:
    """A calendar that takes longer than allowed."""
    return InputError(
        file, "", "", f"a calendar that can be read within {seconds:g} seconds of processor time", _REMEDY
    )


def too_heavy(file: str) -> InputError:
    """A calendar that takes more memory than allowed."""
    return InputError(file, "", "", "a calendar that can be read within 512 MB of memory", _REMEDY)


def too_large(file: str, found: str, most_bytes: int) -> InputError:
    """A file over the size limit."""
    expected = f"a calendar of at most {most_bytes:,} bytes"
    return InputError(file, "", found, expected, "Export a shorter stretch of the calendar.")
