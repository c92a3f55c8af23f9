"""A core problem as a MiniZinc model, in the usual form for finite-domain solvers.

Each session chooses one of its possible starts by number; tables give start, day and price. The starts are numbered
from the cheapest to the most expensive, and the last number is for a dropped session. The search tries low numbers
first, so a solver that only branches and propagates finds good weeks before bad ones.
"""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

from liftrun.rules import (
    DailyCap,
    DaysOff,
    Frequency,
    MinimumGap,
    NotConsecutiveDays,
    PreferredDay,
    PreferredTime,
    SameDay,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from liftrun.bench.core.start_costs import StartCosts
    from liftrun.rules.base import Rule

_NOWHERE = -1
_VALUE = re.compile(r"(\w+) = (-?\d+);")


class MiniZincText:
    """The text of the model, and the start of each number of a choice.

    Attributes:
        numbering: Session id -> for each number from 1 the index of the start in `start_costs.starts`; None if dropped.
    """

    def __init__(self, start_costs: StartCosts, prefix: str = "") -> None:
        """Write the model of a week; the prefix separates its variables from those of other weeks."""
        self.start_costs = start_costs
        self.ids = {name: f"{prefix}{number}" for number, name in enumerate(start_costs.starts, start=1)}
        self.numbering = {name: self._ranked(name) for name in start_costs.starts}
        self._prefix = prefix
        self._lines: list[str] = []
        self._costs: list[str] = []
        self._most = 0
        self._write()

    @property
    def text(self) -> str:
        """The complete model."""
        return joint_text("A week's core problem", [self])

    def _ranked(self, name: str) -> list[int | None]:
        many = self.start_costs.starts[name]
        return [*sorted(range(len(many)), key=lambda number: many[number].price), None]

    def _write(self) -> None:
        for name in self.ids:
            self._session(name)
        for one, other in combinations(self.ids, 2):
            self._apart(one, other, 0, "")
        for rule in self.start_costs.core.rules:
            _WRITERS[type(rule)](self, rule)

    def lasts_at(self, name: str, minute: int) -> str:
        """Whether a session takes place at a minute, as an expression."""
        number = self.ids[name]
        ends = f"start_{number} + {self._minutes(name)}"
        return f"(day_{number} >= 0 /\\ start_{number} <= {minute} /\\ {ends} > {minute})"

    def _session(self, name: str) -> None:
        """The choice of a session, with its start, day and price."""
        number, many = self.ids[name], self.start_costs.starts[name]
        rows = [many[place] for place in self.numbering[name] if place is not None]
        tables = {
            "start": [*(row.placed.start for row in rows), 0],
            "day": [*(row.day for row in rows), _NOWHERE],
            "price": [*(row.price for row in rows), self.start_costs.drop[name]],
        }
        self._lines += [f"% {name}", f"var 1..{len(rows) + 1}: choice_{number};"]
        for what, values in tables.items():
            self._lines.append(f"array[1..{len(values)}] of int: {what}s_{number} = {values};")
            self._lines.append(f"var {min(values)}..{max(values)}: {what}_{number};")
            self._lines.append(f"constraint {what}_{number} = {what}s_{number}[choice_{number}];")
        self._costs.append(f"price_{number}")
        self._most += max(tables["price"])

    def _minutes(self, name: str) -> int:
        session = next(one for one in self.start_costs.core.instance.sessions if one.id == name)
        return session.lengths[0].minutes

    def _apart(self, one: str, other: str, gap: int, unless: str) -> None:
        """Two sessions have at least a gap between them, unless one is dropped or a breach is paid."""
        first, second = self.ids[one], self.ids[other]
        ends = f"start_{first} + {self._minutes(one) + gap}", f"start_{second} + {self._minutes(other) + gap}"
        dropped = f"day_{first} = {_NOWHERE} \\/ day_{second} = {_NOWHERE}"
        apart = f"{ends[0]} <= start_{second} \\/ {ends[1]} <= start_{first}"
        self._lines.append(f"constraint {dropped} \\/ {apart}{unless};")

    def breach(self, rule: Rule, most: int = 1) -> str:
        """The name of a variable that counts the breaches of a rule; `0` for a required rule."""
        if rule.required:
            return "0"
        name = f"breach_{self._prefix}{len(self._costs)}"
        self._lines.append(f"var 0..{most}: {name}; % {rule.id}")
        self._costs.append(f"{rule.weight} * {name}")
        self._most += rule.weight * most
        return name

    def _on(self, names: Iterable[str], day: int) -> str:
        """How many of some sessions are on a day."""
        return " + ".join(f"(day_{self.ids[name]} = {day})" for name in names) or "0"

    def gap(self, rule: MinimumGap) -> None:
        """Each pair is apart by the gap, in minutes."""
        for one in self.start_costs.matching(rule.one):
            for other in self.start_costs.matching(rule.other):
                if one != other:
                    breach = self.breach(rule)
                    self._apart(one, other, rule.gap_minutes, f" \\/ {breach} >= 1" if breach != "0" else "")

    def same_day(self, rule: SameDay) -> None:
        """The session is dropped, or has one of the others on its day, or a breach is paid."""
        others = self.start_costs.matching(rule.alongside)
        for name in self.start_costs.matching(rule.each):
            here = f"day_{self.ids[name]}"
            shared = "".join(f" \\/ day_{self.ids[other]} = {here}" for other in others)
            self._lines.append(f"constraint {here} = {_NOWHERE}{shared} \\/ {self.breach(rule)} >= 1;")

    def frequency(self, rule: Frequency) -> None:
        """The number of placed sessions."""
        names = self.start_costs.matching(rule.of)
        placed = " + ".join(f"(day_{self.ids[name]} >= 0)" for name in names) or "0"
        if rule.at_most is not None:
            self._lines.append(f"constraint {placed} <= {rule.at_most} + {self.breach(rule, len(self.ids))};")
        if rule.at_least:
            self._lines.append(f"constraint {placed} + {self.breach(rule, rule.at_least)} >= {rule.at_least};")

    def daily_cap(self, rule: DailyCap) -> None:
        """The number of sessions on each day."""
        names = self.start_costs.matching(rule.of)
        for day in range(7):
            paid = self.breach(rule, len(self.ids))
            self._lines.append(f"constraint {self._on(names, day)} <= {rule.at_most} + {paid};")

    def days_off(self, rule: DaysOff) -> None:
        """The number of days without a session."""
        names = self.start_costs.matching(rule.of)
        off = " + ".join(f"({self._on(names, day)} = 0)" for day in range(7))
        self._lines.append(f"constraint {off} + {self.breach(rule, rule.at_least)} >= {rule.at_least};")

    def not_consecutive_days(self, rule: NotConsecutiveDays) -> None:
        """No session today or none tomorrow, or a breach is paid."""
        names = self.start_costs.matching(rule.of)
        for day in range(6):
            today, tomorrow = self._on(names, day), self._on(names, day + 1)
            self._lines.append(f"constraint {today} = 0 \\/ {tomorrow} = 0 \\/ {self.breach(rule)} >= 1;")

    def priced(self, rule: PreferredDay | PreferredTime) -> None:
        """Preferences are part of the price of each start."""


_WRITERS: dict[type, Callable[[MiniZincText, Any], None]] = {
    DailyCap: MiniZincText.daily_cap,
    DaysOff: MiniZincText.days_off,
    Frequency: MiniZincText.frequency,
    MinimumGap: MiniZincText.gap,
    NotConsecutiveDays: MiniZincText.not_consecutive_days,
    PreferredDay: MiniZincText.priced,
    PreferredTime: MiniZincText.priced,
    SameDay: MiniZincText.same_day,
}


def joint_text(title: str, weeks: Sequence[MiniZincText], more: Sequence[str] = ()) -> str:
    """One model of several weeks, with constraints between them; it minimises the sum of their costs."""
    lines = [line for week in weeks for line in week._lines]  # noqa: SLF001  # its own kind
    choices = ", ".join(f"choice_{number}" for week in weeks for number in week.ids.values())
    costs = [cost for week in weeks for cost in week._costs]  # noqa: SLF001  # the same
    closing = [
        f"var 0..{sum(week._most for week in weeks)}: cost;",  # noqa: SLF001  # the same
        f"constraint cost = {' + '.join(costs)};",
        f"solve :: int_search([{choices}], dom_w_deg, indomain_min) minimize cost;",
    ]
    return "\n".join([f"% {title}, written by liftrun bench export.", *lines, *more, *closing]) + "\n"


def chosen(model: MiniZincText, output: str) -> tuple[dict[str, int], int]:
    """The choice of a solver's last solution, as `StartCosts.plan` takes it, and the cost that the solver claims.

    Raises:
        LookupError: if the output contains no solution.
    """
    values = dict(_VALUE.findall(output))  # the last solution, which is the best, overwrites the others
    picked = {name: model.numbering[name][int(values[f"choice_{number}"]) - 1] for name, number in model.ids.items()}
    return {name: place for name, place in picked.items() if place is not None}, int(values["cost"])
