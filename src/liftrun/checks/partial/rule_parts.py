"""The parts of a week that a rule judges one by one; what its check finds in the week is what it finds in them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.rules.base import Scope
    from liftrun.schedules.model import ReadSession

_DAYS = range(7)
_FIRST_OF_TWO = range(-1, 7)


def parts_of(sessions: Sequence[ReadSession], scope: Scope) -> Iterator[tuple[ReadSession, ...]]:
    """All parts of one sort, each with its sessions in their order; those around the week have days outside 0 to 6."""
    if scope == "session":
        yield from ((one,) for one in sessions if one.day in _DAYS)
    elif scope == "pair":
        yield from (pair for pair in combinations(sessions, 2) if any(one.day in _DAYS for one in pair))
    elif scope == "day":
        yield from filter(None, (_on(sessions, day, day) for day in _DAYS))
    elif scope == "two days":
        yield from filter(None, (_on(sessions, day, day + 1) for day in _FIRST_OF_TWO))
    elif scope == "week":
        yield _on(sessions, _DAYS[0], _DAYS[-1])
    else:
        assert_never(scope)


def _on(sessions: Sequence[ReadSession], first: int, last: int) -> tuple[ReadSession, ...]:
    return tuple(one for one in sessions if first <= one.day <= last)
