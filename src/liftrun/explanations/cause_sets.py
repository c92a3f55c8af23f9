"""Finds an irreducible cause set: causes that together exclude a session, none of which is needless.

The solver names a first set (a core of assumptions). Then each cause is left out in turn: if the rest still excludes
the session, the cause was needless (deletion-based shrinking). The set is confirmed by a fresh solve with presolve
flipped. It is called smallest only if no smaller set can exist: every cause set contains a cause that each known way to
fit the session in gives up (implicit hitting sets).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from liftrun.explanations.cause import Change
from liftrun.model.solve import SolveOptions, run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from liftrun.explanations.cause import Cause
    from liftrun.explanations.cause_model import CauseModel

Answer = Literal["fits", "excluded", "unknown"]

MOST_TRIES = 12
"""Ways to fit the session in that are looked for only to prove that a set is smallest."""

MOST_CAUSES = 6
"""The largest set that is tested for being smallest; larger ones almost never are."""

_PARAMETERS: Mapping[str, object] = {"cp_model_presolve": False, "symmetry_level": 0, "max_deterministic_time": 1.0}
"""One question takes some milliseconds; presolve and the search for symmetries would take longer than the answer."""


@dataclass(frozen=True, slots=True)
class CauseSet:
    """Causes that together exclude a session.

    Attributes:
        causes: The causes; empty if nothing excludes the session.
        status: `proven` if each cause is needed and the set is confirmed; `fits` if nothing excludes the session;
            `unsettled` if time ran out for some question.
        smallest: Whether it is proven that no set has fewer causes.
    """

    causes: tuple[Cause, ...]
    status: Literal["proven", "fits", "unsettled"]
    smallest: bool = False


class CauseSearch:
    """The questions to one `CauseModel`.

    Attributes:
        given_up: For each way to fit the session in that was found, the causes that it gives up.
        unsettled: Whether some question was not answered in time.
    """

    def __init__(self, model: CauseModel, given: Sequence[int] = ()) -> None:
        """Take a model, and literals that are true in all questions."""
        self._model, self._given = model, given
        self._key = {literal: key for key, literal in model.literal.items()}
        self.given_up: list[frozenset[str]] = []
        self.unsettled = False

    def ask(self, keys: Iterable[str]) -> tuple[Answer, list[str]]:
        """Whether the session fits under some causes; if not, those of them that the solver used."""
        asked = list(keys)
        proto = self._model.week.model.proto
        proto.assumptions.clear()
        proto.assumptions.extend([*self._given, *(self._model.literal[key] for key in asked)])
        status, response = run(self._model.week.model, SolveOptions(parameters=_PARAMETERS))
        if status in ("optimal", "feasible"):
            self.given_up.append(frozenset(self._false(list(response.solution))))
            return "fits", []
        if status != "infeasible":
            self.unsettled = True
            return "unknown", asked
        used = {self._key.get(literal) for literal in response.sufficient_assumptions_for_infeasibility}
        core = [key for key in asked if key in used]
        return "excluded", core or asked

    def _false(self, values: Sequence[int]) -> list[str]:
        literals = self._model.literal.items()
        return [key for key, literal in literals if not (values[literal] if literal >= 0 else not values[~literal])]

    def confirm(self, keys: Collection[str]) -> Answer:
        """Ask once more, with presolve and the causes as facts, not as assumptions."""
        model = self._model.week.model.copy()
        model.proto.assumptions.clear()
        for literal in (*self._given, *(self._model.literal[key] for key in keys)):
            model.clause([literal])
        status, _ = run(model, SolveOptions())
        return "excluded" if status == "infeasible" else "fits" if status in ("optimal", "feasible") else "unknown"


def cause_set(model: CauseModel, given: Sequence[int] = (), *, sessions: bool = True) -> CauseSet:
    """An irreducible cause set, of causes that the athlete can change as far as possible.

    Args:
        model: The model.
        given: Literals that are true throughout, such as the day of the session.
        sessions: Whether it is a cause that the plan keeps another session.
    """
    search = CauseSearch(model, given)
    core = _first_core(search, [one for one in model.causes.values() if sessions or one.kind != "session"])
    if core is None:
        return CauseSet((), "unsettled" if search.unsettled else "fits")
    needed = _shrunk(search, core, model)
    confirmed = search.confirm(needed) == "excluded"
    settled = confirmed and not search.unsettled
    causes = tuple(model.named(key) for key in needed)
    return CauseSet(causes, "proven" if settled else "unsettled", settled and _is_smallest(search, needed))


def _first_core(search: CauseSearch, causes: Sequence[Cause]) -> list[str] | None:
    """A core of the causes that are easiest to change; None if all causes together exclude nothing."""
    for most in Change:
        keys = [cause.key for cause in causes if cause.change <= most]
        answer, core = search.ask(keys)
        if answer == "excluded":
            return core
    return None


def _shrunk(search: CauseSearch, core: list[str], model: CauseModel) -> list[str]:
    """The core without needless causes; those that are hardest to change are left out first."""
    left = list(core)
    for key in sorted(core, key=lambda name: -model.causes[name].change):
        if key in left:
            answer, used = search.ask([one for one in left if one != key])
            if answer == "excluded":
                left = used
    return left


def _is_smallest(search: CauseSearch, needed: Sequence[str]) -> bool:
    """Whether every cause set has at least as many causes, as far as a few more questions prove it."""
    for _ in range(MOST_TRIES if len(needed) <= MOST_CAUSES else 0):
        smaller = _hitting_set(search.given_up, len(needed) - 1)
        if smaller is None:
            return True
        answer, _ = search.ask(sorted(smaller))
        if answer != "fits":
            return False
    return False


def _hitting_set(sets: Sequence[frozenset[str]], most: int) -> frozenset[str] | None:
    """At most so many keys that are in each of the sets together; None if there are none."""
    if not sets:
        return frozenset()
    if most == 0:
        return None
    shortest = min(sets, key=len)
    for key in sorted(shortest):
        rest = _hitting_set([one for one in sets if key not in one], most - 1)
        if rest is not None:
            return rest | {key}
    return None
