"""One fact about the place of a session, and the view of a plan from which facts are found."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from liftrun.reasons.clock_words import listed
from liftrun.reasons.session_names import mention, mention_around

if TYPE_CHECKING:
    from collections.abc import Mapping

    from liftrun.domain import Instance, Placed, Schedule
    from liftrun.rules.base import Rule
    from liftrun.rules.problem import WeekProblem

    R = TypeVar("R", bound=Rule)


class Fact(NamedTuple):
    """A sentence about a session, and the rule that it follows from, if any; the rule's sentence may be added."""

    says: str
    rule: Rule | None = None

    @property
    def advice(self) -> str:
        """The rule's sentence with its authors: `Rule (Bui): Leave two hours ...`; `""` without a rule."""
        if self.rule is None:
            return ""
        voice = f" ({self.rule.voice})" if self.rule.voice else ""
        return f"{'Rule' if self.rule.required else 'Advice'}{voice}: {self.rule.says}"


class View(NamedTuple):
    """A plan with its problem and the titles of its sessions."""

    problem: WeekProblem
    schedule: Schedule
    titles: Mapping[str, str]

    @property
    def instance(self) -> Instance:
        """Sessions, openings and pins of the week."""
        return self.problem.instance

    def rules(self, kind: type[R]) -> list[R]:
        """The rules in force of one kind."""
        return [rule for rule in self.problem.rules if isinstance(rule, kind)]

    def name(self, placed: Placed) -> str:
        """A session in the middle of a sentence."""
        if self.schedule.around(placed):
            return mention_around(placed)
        return mention(placed.session, self.titles[placed.session.id])

    def day(self, placed: Placed) -> int:
        """The day on which a session starts."""
        return self.schedule.day(placed)

    def company(self, placed: Placed) -> list[Placed]:
        """The other sessions of its day, by start."""
        return [one for one in self.schedule.placed if one is not placed and self.day(one) == self.day(placed)]


def against_advice(*broken: Rule) -> str:
    """`, against advice` if one of the broken rules is weighted; `""` for required ones, whose sentence follows."""
    return "" if all(rule.required for rule in broken) else ", against advice"


def as_advised(rule: Rule) -> str:
    """The authors of advice that is followed: `as Bui advises`, `as Bui and Helms advise`; without any `as advised`."""
    voices = rule.voice.split(", ") if rule.voice else []
    return f"as {listed(voices)} {'advise' if len(voices) > 1 else 'advises'}" if voices else "as advised"


def by_authors(rule: Rule) -> str:
    """The authors of advice in brackets: ` (Bui and Helms)`; without any `, as advised`."""
    voices = rule.voice.split(", ") if rule.voice else []
    return f" ({listed(voices)})" if voices else ", as advised"


def capital(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
