"""The parts of a week that a rule judges one by one; what its check finds in the week is what it finds in them."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.rules.base import Rule
    from liftrun.schedules.model import ReadSession

_DAYS = range(7)


def parts_of(sessions: Sequence[ReadSession], rule: Rule) -> Iterator[tuple[ReadSession, ...]]:
    """The parts that a rule judges, each with its sessions in their order.

    Sessions before and after the week have days outside 0 to 6; no part is wholly outside the week.
    """
    if rule.scope == "session":
        yield from ((one,) for one in sessions if one.day in _DAYS)
    elif rule.scope == "pair":
        yield from (pair for pair in combinations(sessions, 2) if any(one.day in _DAYS for one in pair))
    elif rule.scope == "days":
        longer = rule.scope_days - 1
        yield from filter(None, (_on(sessions, day, day + longer) for day in range(-longer, len(_DAYS))))
    elif rule.scope == "week":
        yield _on(sessions, _DAYS[0], _DAYS[-1])
    else:
        assert_never(rule.scope)


def _on(sessions: Sequence[ReadSession], first: int, last: int) -> tuple[ReadSession, ...]:
    return tuple(one for one in sessions if first <= one.day <= last)
